//! Facts about earlier penalties within a time (two within a year), told by the earlier measures a case gives.

use crate::assessment::Assessment;
use crate::case::{Case, Prior};
use crate::condition::{Atom, Condition, Truth};
use crate::date::Date;
use crate::duty::Effect;
use crate::provision::{Provision, Tier};
use crate::rulebook::Rulebook;
use crate::vocabulary::{Class, FactId, Window};
use alloc::borrow::Cow;
use alloc::vec::Vec;

/// The case with the facts its earlier measures settle, and which these are. What is stated stays as it is.
pub(super) fn told<'c>(book: &Rulebook, case: &'c Case) -> (Cow<'c, Case>, Vec<(FactId, bool)>) {
    let Some(prior) = &case.prior else { return (Cow::Borrowed(case), Vec::new()) };
    let open = |f: FactId| case.facts.get(f) == Truth::Unknown;
    let windows = (0u16..).zip(book.facts.iter()).filter_map(|(n, f)| Some((FactId(n), f.window?))).filter(|(f, _)| open(*f));
    let settled: Vec<(FactId, bool)> = windows.filter_map(|(f, w)| Some((f, known(settle(book, case, prior, w))?))).collect();
    if settled.is_empty() {
        return (Cow::Borrowed(case), settled);
    }
    let mut case = case.clone();
    settled.iter().for_each(|(f, value)| case.facts.learn(book, *f, *value));
    (Cow::Owned(case), settled)
}

fn known(t: Truth) -> Option<bool> {
    match t {
        Truth::True => Some(true),
        Truth::False => Some(false),
        Truth::Unknown => None,
    }
}

/// Whether there were so many penalties. Measures of one day are one penalty.
fn settle(book: &Rulebook, case: &Case, prior: &[Prior], w: Window) -> Truth {
    let penalty = |p: &&Prior| book.measures.get(p.measure.index()).is_some_and(|m| m.class == Class::Penalty);
    let mut penalties: Vec<(Option<Date>, Truth)> = Vec::new();
    for p in prior.iter().filter(penalty) {
        let counts = within(case, p, w).and(by(book, p, w)).and(same(book, case, p, w));
        match penalties.iter_mut().find(|(d, _)| d.is_some() && *d == p.date) {
            Some((_, t)) => *t = t.or(counts),
            None => penalties.push((p.date, counts)),
        }
    }
    let (sure, perhaps) = (penalties.iter().filter(|(_, t)| *t == Truth::True).count(), penalties.iter().filter(|(_, t)| *t != Truth::False).count());
    let least = usize::from(w.least);
    match (sure >= least, perhaps >= least) {
        (true, _) => Truth::True,
        (_, false) if !w.proves_only => Truth::False,
        _ => Truth::Unknown,
    }
}

/// Within the time before the act and, where that day is known, before the decision.
fn within(case: &Case, p: &Prior, w: Window) -> Truth {
    let Some(day) = p.date else { return Truth::Unknown };
    let before = |end: Date| day <= end && day.months_on(w.months) >= end;
    match (before(case.act_to), case.decided.map(before)) {
        // what is too old for the act is too old for the decision
        (false, None) if day <= case.act_to => Truth::False,
        (act, Some(decision)) if act == decision => Truth::from(act),
        _ => Truth::Unknown,
    }
}

/// By the body asked for: named, or the only one that may penalise on the basis.
fn by(book: &Rulebook, p: &Prior, w: Window) -> Truth {
    let Some(body) = w.by else { return Truth::True };
    if let Some((by, _)) = p.authority {
        return Truth::from(by == body);
    }
    let Some(basis) = p.basis else { return Truth::Unknown };
    let there = |q: &&Provision| q.version == basis.version && (basis.at.covers(q.at) || q.at.covers(basis.at));
    let grants = || book.provisions.iter().filter(there).flat_map(|q| q.tiers.iter()).flat_map(|t| t.grants.iter()).filter(|g| g.measure == p.measure);
    let (mut theirs, mut others) = (false, false);
    for (a, _) in grants().flat_map(|g| g.authorities.iter()) {
        theirs |= *a == body;
        others |= *a != body;
    }
    match (theirs, others) {
        (true, false) => Truth::True,
        (false, true) => Truth::False,
        _ => Truth::Unknown,
    }
}

/// For the same kind of act: on a basis that answers the violations of this case.
fn same(book: &Rulebook, case: &Case, p: &Prior, w: Window) -> Truth {
    if !w.same_kind {
        return Truth::True;
    }
    let Some(basis) = p.basis else { return Truth::Unknown };
    let there = |q: &Provision| q.version == basis.version && (basis.at.covers(q.at) || q.at.covers(basis.at));
    let typed = case.violations.iter().filter_map(|v| book.answers.get(v.index())).flat_map(|a| a.iter()).filter_map(|a| book.provisions.get(usize::from(a.provision)));
    let cited = book.provisions.iter().filter(|q| case.breaches.iter().any(|b| b.version == q.version && q.breach_of.iter().any(|c| c.covers(b.at) || b.at.covers(*c))));
    Truth::from(typed.chain(cited).any(there))
}

/// Whether something in the case looks at the fact: a provision that applies, or what weighs on its penalties.
pub(super) fn matters(book: &Rulebook, out: &Assessment, fact: FactId) -> bool {
    let looks = |c: &Condition| {
        let mut found = false;
        c.atoms(&mut |a| found |= a == Atom::Fact(fact));
        found
    };
    let step = |t: &Tier| looks(&t.when) || t.grants.iter().any(|g| looks(&g.when));
    let mut applied = out.applies.iter().filter_map(|a| book.provisions.get(usize::from(a.provision)));
    let provision = applied.any(|p| looks(&p.when) || p.tiers.iter().any(step));
    let version = |v: u16| out.options.iter().filter_map(|o| o.source(book)).any(|(p, _)| p.version == v);
    let bears = |e: &&Effect| if e.general { !out.weighed.is_empty() } else { version(e.version) };
    provision || book.effects.iter().filter(bears).any(|e| looks(&e.when))
}
