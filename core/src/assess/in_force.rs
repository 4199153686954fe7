//! Which provisions in force on the act's last day answer the case's breaches, and how far the rulebook covers it.

use super::standing::Standing;
use crate::assessment::{Assessment, Coverage};
use crate::case::{Basis, Case};
use crate::condition::Truth;
use crate::provision::{Duty, Kind, Provision};
use crate::rulebook::Rulebook;

pub(super) fn applicable(book: &Rulebook, case: &Case, standing: &Standing<'_>, out: &mut Assessment) {
    let day = case.act_to;
    for &violation in &case.violations {
        let mut coverage = if day < book.vouched { Coverage::OutOfWindow } else { Coverage::NoProvision };
        for answer in book.answers.get(violation.index()).map(|a| a.iter()).into_iter().flatten() {
            let (Some(p), Some(d)) = (book.provisions.get(usize::from(answer.provision)), book.duties.get(usize::from(answer.duty))) else { continue };
            let Some(v) = book.versions.get(usize::from(p.version)) else { continue };
            if !v.in_force(day) {
                continue;
            }
            if day < v.vouched {
                coverage = coverage.max(Coverage::OutOfWindow);
                continue;
            }
            // a violation breaches a duty only where the duty's own roles and facts hold
            let breach = Truth::from(standing.any_role(d.subjects) != Truth::False).and(d.when.evaluate(&|a| standing.value(a)));
            if !cited(case, d) || breach == Truth::False {
                continue;
            }
            if matches!(p.kind, Kind::Penalty | Kind::PlatformDuty) {
                coverage = Coverage::Covered;
            }
            let coarse = answer.coarse && !finer_cited(case, p);
            add(out, answer.provision, if coarse { Truth::Unknown } else { breach });
        }
        out.coverage.push((violation, coverage));
        out.worst = out.worst.max(Some(coverage));
    }
    for breach in &case.breaches {
        let coverage = breached(book, case, breach, out);
        out.worst = out.worst.max(Some(coverage));
    }
    for &n in book.powers.iter() {
        let version = book.provisions.get(usize::from(n)).and_then(|p| book.versions.get(usize::from(p.version)));
        if version.is_some_and(|v| v.in_force(day) && v.vouched <= day) {
            add(out, n, Truth::True);
        }
    }
    if !out.applies.is_sorted_by_key(|(n, _)| *n) {
        out.applies.sort_unstable_by_key(|(n, _)| *n);
    }
}

/// A breach cited narrows a violation bound to several duties of that statute version.
#[inline]
fn cited(case: &Case, duty: &Duty) -> bool {
    if case.breaches.is_empty() {
        return true;
    }
    let mut same = case.breaches.iter().filter(|b| b.version == duty.version).peekable();
    same.peek().is_none() || same.any(|b| b.at.covers(duty.at) || duty.at.covers(b.at))
}

fn finer_cited(case: &Case, p: &Provision) -> bool {
    case.breaches.iter().any(|b| b.version == p.version && p.breach_of.iter().any(|c| c.covers(b.at)))
}

fn breached(book: &Rulebook, case: &Case, breach: &Basis, out: &mut Assessment) -> Coverage {
    let Some(v) = book.versions.get(usize::from(breach.version)) else { return Coverage::NoProvision };
    if case.act_to < v.vouched {
        return Coverage::OutOfWindow;
    }
    let mut coverage = Coverage::NoProvision;
    for (n, p) in (0u16..).zip(book.provisions.iter()).filter(|(_, p)| p.version == breach.version) {
        let certain = p.breach_of.iter().any(|c| c.article == 0 || c.covers(breach.at));
        let possible = p.breach_of.iter().any(|c| breach.at.covers(*c));
        if !certain && !possible {
            continue;
        }
        let listed = p.violations.is_empty() || p.violations.iter().any(|v| case.violations.contains(v));
        if matches!(p.kind, Kind::Penalty | Kind::PlatformDuty) {
            coverage = Coverage::Covered;
        }
        add(out, n, if certain && listed { Truth::True } else { Truth::Unknown });
    }
    coverage
}

fn add(out: &mut Assessment, provision: u16, truth: Truth) {
    match out.applies.iter_mut().find(|(n, _)| *n == provision) {
        Some((_, t)) => *t = t.or(truth),
        None => out.applies.push((provision, truth)),
    }
}
