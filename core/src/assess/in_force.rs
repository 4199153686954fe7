//! Which provisions of the law in force on a day answer the case, and how far the rulebook covers it.

use super::standing::Standing;
use crate::assessment::{Applied, Assessment, Coverage, Text};
use crate::case::{Basis, Case};
use crate::condition::Truth;
use crate::date::Date;
use crate::duty::Duty;
use crate::provision::{Kind, Provision};
use crate::rulebook::Rulebook;
use alloc::vec::Vec;

/// The law of the day of the act.
pub(super) fn applicable(book: &Rulebook, case: &Case, standing: &Standing<'_>, out: &mut Assessment) {
    let day = case.act_to;
    for &violation in &case.violations {
        let mut coverage = if day < book.vouched { Coverage::OutOfWindow } else { Coverage::NoProvision };
        for answer in book.answers.get(violation.index()).map(|a| a.iter()).into_iter().flatten() {
            let (Some(p), Some(d)) = (book.provisions.get(usize::from(answer.provision)), book.duties.get(usize::from(answer.duty))) else { continue };
            if !p.in_force(day) {
                continue;
            }
            if day < p.vouched {
                coverage = coverage.max(Coverage::OutOfWindow);
                continue;
            }
            let breach = breach(case, standing, d, answer.coarse && !finer_cited(case, p));
            if breach == Truth::False {
                continue;
            }
            if matches!(p.kind, Kind::Penalty | Kind::PlatformDuty) {
                coverage = Coverage::Covered;
            }
            add(&mut out.applies, answer.provision, breach);
        }
        out.coverage.push((violation, coverage));
        out.worst = out.worst.max(Some(coverage));
    }
    for cited in &case.breaches {
        let coverage = breached(book, case, standing, (*cited, Truth::True), day, &mut out.applies);
        out.worst = out.worst.max(Some(coverage));
    }
    // most powers wait on a fact: where none of those is known, or asked for, they are passed over at once
    let all = case.powers || !case.proposals.is_empty() || case.prior.as_ref().is_some_and(|p| !p.is_empty()) || !case.scoped.is_empty();
    for power in book.powers.iter().filter(|p| all || p.at_once || case.facts.any_of(&p.facts)) {
        if book.provisions.get(usize::from(power.provision)).is_some_and(|p| p.in_force(day) && p.vouched <= day) {
            add(&mut out.applies, power.provision, Truth::True);
        }
    }
    sort(&mut out.applies);
}

/// The law of a later day, of those statutes alone that were in force in another version on the day of the act.
pub(super) fn later(book: &Rulebook, case: &Case, standing: &Standing<'_>, day: Date, list: &mut Vec<Applied>) {
    list.clear();
    let changed = |p: &Provision| {
        let Some(v) = book.versions.get(usize::from(p.version)) else { return false };
        p.in_force(day) && !v.in_force(case.act_to) && book.version_on(&v.statute, case.act_to).is_some()
    };
    for answer in case.violations.iter().filter_map(|v| book.answers.get(v.index())).flat_map(|a| a.iter()) {
        let (Some(p), Some(d)) = (book.provisions.get(usize::from(answer.provision)), book.duties.get(usize::from(answer.duty))) else { continue };
        if changed(p) {
            // the case cites the old text: what it cites narrows the new one through `was`
            let cited = case.breaches.is_empty() || d.was.is_none_or(|w| case.breaches.iter().all(|b| b.version != w.version || b.at.covers(w.at) || w.at.covers(b.at)));
            let breach = if cited { breach(case, standing, d, answer.coarse) } else { Truth::False };
            if breach != Truth::False {
                add(list, answer.provision, breach);
            }
        }
    }
    for cited in &case.breaches {
        for d in book.duties.iter().filter(|d| d.was.is_some_and(|w| w.version == cited.version && cited.at.covers(w.at))) {
            let mut found = Vec::new();
            breached(book, case, standing, (Basis { version: d.version, at: d.at }, Truth::True), day, &mut found);
            found.iter().filter(|a| book.provisions.get(usize::from(a.provision)).is_some_and(changed)).for_each(|a| add(list, a.provision, a.breach));
        }
    }
    sort(list);
}

/// A violation breaches a duty only where the duty's own roles and facts hold; a coarse duty leaves the breach open.
fn breach(case: &Case, standing: &Standing<'_>, d: &Duty, coarse: bool) -> Truth {
    let holds = Truth::from(standing.any_role(d.subjects) != Truth::False && cited(case, d)).and(d.when.evaluate(&|a| standing.value(a)));
    if coarse { holds.and(Truth::Unknown) } else { holds }
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

/// What answers a breach cited, or one that counts as cited, as certainly as that holds.
fn breached(book: &Rulebook, case: &Case, standing: &Standing<'_>, (breach, certain): (Basis, Truth), day: Date, list: &mut Vec<Applied>) -> Coverage {
    let Some(v) = book.versions.get(usize::from(breach.version)) else { return Coverage::NoProvision };
    if day < v.vouched {
        return Coverage::OutOfWindow;
    }
    let mut coverage = Coverage::NoProvision;
    for (n, p) in book.provisions_of(breach.version).filter(|(_, p)| p.in_force(day)) {
        // a citation tells of the breach, as far as the duty's own roles and facts hold
        let spoken_of = |d: &&Duty| (d.at.covers(breach.at) || breach.at.covers(d.at)) && p.breach_of.iter().any(|c| c.article == 0 || c.covers(d.at) || d.at.covers(*c));
        let borne = |d: &Duty| Truth::from(standing.any_role(d.subjects) != Truth::False).and(d.when.evaluate(&|a| standing.value(a)));
        let borne = book.duties_of(breach.version).filter(spoken_of).map(borne).max().unwrap_or(Truth::True);
        if borne == Truth::False {
            continue;
        }
        let fine = p.breach_of.iter().any(|c| c.article == 0 || c.covers(breach.at));
        let coarse = p.breach_of.iter().any(|c| breach.at.covers(*c));
        if !fine && !coarse {
            continue;
        }
        let listed = p.violations.is_empty() || p.violations.iter().any(|v| case.violations.contains(v));
        if matches!(p.kind, Kind::Penalty | Kind::PlatformDuty) {
            coverage = Coverage::Covered;
        }
        add(list, n, if fine && listed { certain.and(borne) } else { Truth::Unknown });
    }
    // the same conduct breaches a duty of another statute, too
    for d in book.duties.iter().filter(|d| d.version == breach.version && d.at.covers(breach.at) && !d.counts_as.is_empty()) {
        // only where that duty's own roles and facts hold
        let holds = certain.and(Truth::from(standing.any_role(d.subjects) != Truth::False)).and(d.when.evaluate(&|a| standing.value(a)));
        for other in d.counts_as.iter().filter(|c| holds != Truth::False && book.versions.get(usize::from(c.version)).is_some_and(|v| v.in_force(day))) {
            coverage = coverage.min(breached(book, case, standing, (Basis { version: other.version, at: other.at }, holds), day, list));
        }
    }
    coverage
}

fn add(list: &mut Vec<Applied>, provision: u16, breach: Truth) {
    match list.iter_mut().find(|a| a.provision == provision) {
        Some(a) => a.breach = a.breach.or(breach),
        None => list.push(Applied { provision, breach, text: Text::Settled }),
    }
}

fn sort(list: &mut [Applied]) {
    if !list.is_sorted_by_key(|a| a.provision) {
        list.sort_unstable_by_key(|a| a.provision);
    }
}
