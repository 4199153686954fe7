//! Which rules of procedure concern a proposal: by its kind, its sum, the body that acts, and the statute it rests on.

use super::super::general::penal;
use crate::assessment::Finding;
use crate::case::{Case, Proposal};
use crate::condition::{Atom, Truth};
use crate::date::Date;
use crate::money::Money;
use crate::procedure::Formality;
use crate::rulebook::Rulebook;
use crate::vocabulary::Class;
use alloc::vec::Vec;

/// Whether a rule concerns a proposal.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Concern {
    Perhaps,
    Certainly,
}

/// The rules that concern a proposal; of those of one name, its own statute's, else its body's, else the general one.
pub(super) fn of<'a>(book: &'a Rulebook, case: &Case, f: &Finding, p: &Proposal) -> Vec<(u16, &'a Formality, Concern)> {
    let versions: Vec<u16> = f.basis.iter().filter_map(|n| book.provisions.get(usize::from(*n))).map(|p| p.version).chain(p.basis.map(|b| b.version)).collect();
    let day = case.decided.unwrap_or(Date::LAST);
    let named = |x: &Formality| (x.measures.is_empty() && x.perhaps.is_empty()) || x.measures.contains(&p.measure) || x.perhaps.contains(&p.measure);
    let closeness = |x: &Formality| {
        let statute = |v: u16| book.versions.get(usize::from(v)).map(|v| &v.statute);
        match (x.own, x.bodies.is_empty()) {
            // the substance may rest on an older version than the procedure
            (true, _) => versions.iter().any(|v| statute(*v) == statute(x.at.version)).then_some(3u8),
            // a body's rule for some measures leaves the others to the general one
            (false, false) => (p.authority.is_some_and(|(body, _)| x.bodies.contains(&body)) && named(x)).then_some(2),
            (false, true) => Some(1),
        }
    };
    let in_force = |x: &Formality| book.versions.get(usize::from(x.at.version)).is_some_and(|v| v.in_force(day) || (case.decided.is_none() && v.until.is_none()));
    let penalty = penal(book, p);
    let enforced = matches!(book.measures.get(p.measure.index()).map(|m| m.class), Some(Class::Penalty | Class::Order | Class::Supervision));
    let mut out: Vec<(u16, &Formality, u8)> = Vec::new();
    for (i, x) in (0u16..).zip(book.formalities.iter()).filter(|(_, x)| in_force(x) && (penalty || (x.every && enforced))) {
        let Some(near) = closeness(x) else { continue };
        match out.iter_mut().find(|(_, y, _)| y.code == x.code) {
            Some(slot) if slot.2 < near => *slot = (i, x, near),
            Some(_) => {}
            None => out.push((i, x, near)),
        }
    }
    out.into_iter().filter_map(|(i, x, _)| concern(book, case, x, p).map(|c| (i, x, c))).collect()
}

fn concern(book: &Rulebook, case: &Case, x: &Formality, p: &Proposal) -> Option<Concern> {
    if let Some((person, organization)) = x.up_to {
        let fine = p.measure == book.fine;
        let single = case.roles & book.subjects.get(book.person.index()).map_or(0, |s| s.is) != 0 || p.target != book.entity;
        let most = if single { person } else { organization };
        if fine && p.amount.is_none_or(|a| a > most) {
            return None;
        }
    }
    if x.measures.is_empty() && x.perhaps.is_empty() || x.measures.contains(&p.measure) {
        return Some(Concern::Certainly);
    }
    if !x.perhaps.contains(&p.measure) {
        return None;
    }
    let sum = if p.measure == book.confiscate_gains { case.amount_of(book.illegal_gains).or(p.amount) } else { p.amount };
    let counted = p.measure == book.fine || p.measure == book.confiscate_gains;
    let from = x.from_sum.or(book.large_fine).filter(|_| counted);
    match (from, sum) {
        (Some(from), Some(sum)) => (sum >= from).then_some(Concern::Certainly),
        (Some(_), None) | (None, _) => Some(Concern::Perhaps),
    }
    .filter(|_| sum.is_none_or(|s| s > Money::ZERO))
}

/// What a condition of procedure comes to in the case.
pub(super) fn value(case: &Case) -> impl Fn(Atom) -> Truth + '_ {
    |a| if let Atom::Fact(f) = a { case.facts.get(f) } else { Truth::Unknown }
}
