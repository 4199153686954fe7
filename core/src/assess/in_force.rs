//! Which provisions of the law in force on a day answer the case, and how far the rulebook covers it.

use super::standing::Standing;
use crate::assessment::{Applied, Assessment, Coverage, Text};
use crate::case::{Basis, Case};
use crate::condition::{Atom, Condition, Truth};
use crate::date::Date;
use crate::duty::Duty;
use crate::order::InOrder;
use crate::provision::{Kind, Provision};
use crate::rulebook::{Answer, Rulebook};
use crate::vocabulary::ViolationId;
use alloc::vec::Vec;

/// The law of the day of the act.
pub(super) fn applicable(book: &Rulebook, case: &Case, standing: &Standing<'_>, out: &mut Assessment) {
    let day = case.act_to;
    for &violation in &case.violations {
        let mut coverage = if day < book.vouched { Coverage::OutOfWindow } else { Coverage::NoProvision };
        let answers: &[Answer] = book.answers.get(violation.index()).map_or(&[], |a| a);
        for answer in answers {
            if day < answer.from || answer.until.is_some_and(|u| u <= day) {
                continue;
            }
            let (Some(p), Some(d)) = (book.provisions.get(usize::from(answer.provision)), book.duties.get(usize::from(answer.duty))) else { continue };
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
            out.may_yield |= p.may_yield();
            add(&mut out.applies, answer.provision, breach);
        }
        out.coverage.push((violation, coverage));
        out.worst = out.worst.max(Some(coverage));
    }
    for cited in &case.breaches {
        let coverage = breached(book, case, standing, (*cited, Truth::True), day, &mut out.applies);
        out.may_yield = true;
        out.worst = out.worst.max(Some(coverage));
    }
    if standing.undecided() {
        by_whichever(book, case, standing, &mut out.applies);
    }
    // most powers wait on a fact: where none of those is known, or asked for, they are passed over at once
    let all = case.powers || !case.proposals.is_empty() || case.prior.as_ref().is_some_and(|p| !p.is_empty()) || !case.scoped.is_empty();
    let mut listed = |powers: &[u16]| {
        for power in powers {
            if let Some(p) = book.provisions.get(usize::from(*power)).filter(|p| p.in_force(day) && p.vouched <= day) {
                out.may_yield |= p.may_yield();
                add(&mut out.applies, *power, Truth::True);
            }
        }
    };
    listed(if all { &book.powers } else { &book.at_once });
    case.facts.known(|f| book.brings_up.get(f).into_iter().for_each(|powers| listed(powers)));
    sort(&mut out.applies);
}

/// Whichever of several roles it was, some duty may bind it.
#[cold]
fn by_whichever(book: &Rulebook, case: &Case, standing: &Standing<'_>, applies: &mut [Applied]) {
    for a in applies.iter_mut().filter(|a| a.breach == Truth::Unknown) {
        let certain = |d: &Duty, coarse: bool| d.subjects != 0 && breach_by_anyone(case, standing, d, coarse) == Truth::True;
        let bearers = case.violations.iter().flat_map(|v| leading(book, case, *v, a.provision)).filter(|(d, coarse)| certain(d, *coarse)).fold(0, |bits, (d, _)| bits | d.subjects);
        if bearers != 0 && standing.any_role(bearers) == Truth::True {
            a.breach = Truth::True;
        }
    }
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

/// Whether someone the case is about bears a duty, and its facts hold. A role of which nothing is known leaves it open.
#[inline]
fn borne(standing: &Standing<'_>, d: &Duty) -> Truth {
    match standing.any_role(d.subjects) {
        Truth::False => Truth::False,
        bearer => bearer.and(d.when.evaluate(&|a| standing.value(a))),
    }
}

/// A violation breaches a duty only where the duty's own roles and facts hold; a coarse duty leaves the breach open.
#[inline]
fn breach(case: &Case, standing: &Standing<'_>, d: &Duty, coarse: bool) -> Truth {
    let bearer = standing.any_role(d.subjects);
    if bearer == Truth::False || d.when == Condition::Always && !coarse && case.breaches.is_empty() {
        return bearer;
    }
    bearer.and(breach_by_anyone(case, standing, d, coarse))
}

/// The same whoever bears the duty.
#[inline]
fn breach_by_anyone(case: &Case, standing: &Standing<'_>, d: &Duty, coarse: bool) -> Truth {
    if !cited(case, d) {
        return Truth::False;
    }
    let holds = d.when.evaluate(&|a| standing.value(a));
    if coarse { holds.and(Truth::Unknown) } else { holds }
}

/// The duties by which a violation leads to a provision, and whether the provision is finer than the duty.
fn leading<'a>(book: &'a Rulebook, case: &Case, v: ViolationId, provision: u16) -> impl Iterator<Item = (&'a Duty, bool)> {
    let answers = book.answers.get(v.index()).map(|a| a.iter()).into_iter().flatten().filter(move |a| a.provision == provision);
    let finer = book.provisions.get(usize::from(provision)).is_some_and(|p| finer_cited(case, p));
    answers.filter_map(move |a| Some((book.duties.get(usize::from(a.duty))?, a.coarse && !finer)))
}

/// The breach of what a provision answers, by the violations named, where `value` tells that of each atom.
pub(super) fn made_out(book: &Rulebook, case: &Case, standing: &Standing<'_>, provision: u16, value: &dyn Fn(Atom) -> Truth) -> Truth {
    let each = case.violations.iter().flat_map(|v| leading(book, case, *v, provision)).filter(|(d, _)| cited(case, d));
    let holds = |(d, coarse): (&Duty, bool)| {
        let known = standing.any_role(d.subjects);
        let bearer = if known == Truth::Unknown { standing.open_roles(d.subjects).map(|s| value(Atom::Role(s))).max().unwrap_or(known) } else { known };
        let fine = if coarse { value(Atom::Breach(provision)) } else { Truth::True };
        bearer.and(d.when.evaluate(&value)).and(fine)
    };
    each.map(holds).max().unwrap_or(Truth::False)
}

/// Calls `found` for each atom on which that breach still rests.
pub(super) fn rests_on(book: &Rulebook, case: &Case, standing: &Standing<'_>, provision: u16, found: &mut impl FnMut(Atom)) {
    for (d, coarse) in case.violations.iter().flat_map(|v| leading(book, case, *v, provision)).filter(|(d, _)| cited(case, d)) {
        let bearer = standing.any_role(d.subjects);
        if bearer != Truth::False && d.when.evaluate(&|a| standing.value(a)) != Truth::False {
            if bearer == Truth::Unknown {
                standing.open_roles(d.subjects).for_each(|s| found(Atom::Role(s)));
            }
            d.when.unknown_atoms(&|a| standing.value(a), found);
            if coarse {
                found(Atom::Breach(provision));
            }
        }
    }
}

/// Whether a violation leads to a provision: as certainly as it breaches a duty this answers.
pub(super) fn leads(book: &Rulebook, case: &Case, standing: &Standing<'_>, v: ViolationId, provision: u16) -> Truth {
    leading(book, case, v, provision).map(|(d, coarse)| breach(case, standing, d, coarse)).max().unwrap_or(Truth::False)
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
    let near = |d: &&Duty| d.at.covers(breach.at) || breach.at.covers(d.at);
    // a type stated that breaches what is cited tells which act it was: of provisions that list acts, only those that list it
    let typed = book.duties_of(breach.version).filter(near).any(|d| d.violations.iter().any(|v| case.violations.contains(v)));
    let mut coverage = if typed { Coverage::Covered } else { Coverage::NoProvision };
    for (n, p) in book.provisions_of(breach.version).filter(|(_, p)| p.in_force(day)) {
        // a citation tells of the breach, as far as the duty's own roles and facts hold
        let spoken_of = |d: &&Duty| (d.at.covers(breach.at) || breach.at.covers(d.at)) && p.breach_of.iter().any(|c| c.article == 0 || c.covers(d.at) || d.at.covers(*c));
        let borne = book.duties_of(breach.version).filter(spoken_of).map(|d| borne(standing, d)).max().unwrap_or(Truth::True);
        if borne == Truth::False {
            continue;
        }
        let fine = p.breach_of.iter().any(|c| c.article == 0 || c.covers(breach.at));
        let coarse = p.breach_of.iter().any(|c| breach.at.covers(*c));
        if !fine && !coarse {
            continue;
        }
        let listed = p.violations.is_empty() || p.violations.iter().any(|v| case.violations.contains(v));
        if typed && !listed {
            continue;
        }
        if matches!(p.kind, Kind::Penalty | Kind::PlatformDuty) {
            coverage = Coverage::Covered;
        }
        add(list, n, if fine && listed { certain.and(borne) } else { Truth::Unknown });
    }
    // the same conduct breaches a duty of another statute, too
    for d in book.duties_of(breach.version).filter(near).filter(|d| !d.counts_as.is_empty()) {
        // only where that duty's own roles and facts hold; a citation coarser than it leaves open whether it is meant
        let holds = certain.and(borne(standing, d)).and(if d.at.covers(breach.at) { Truth::True } else { Truth::Unknown });
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
        list.order_by_key(|a| a.provision);
    }
}
