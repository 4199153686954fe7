//! Which breaches a case tells of, and of what a provision answers: each as a formula.

use super::book::{Book, Version, covers};
use super::case::Case;
use super::formula::{Atom, Formula};
use std::collections::{BTreeMap, BTreeSet};

/// Violation types bound to a place, and when they breach what stands there.
pub struct Binding {
    pub place: &'static str,
    pub violations: Vec<&'static str>,
    pub when: Formula,
    /// The roles this asks for.
    pub bearers: Vec<&'static str>,
}

/// One way in which a case breaches what a provision answers.
#[derive(Clone)]
pub struct Ground {
    /// The violation that leads there; none: a citation.
    pub by: Option<&'static str>,
    pub when: Formula,
}

fn related(a: &str, b: &str) -> bool {
    covers(a, b) || covers(b, a)
}

/// The duties, and those of other statutes that the same conduct breaches, in every version these have.
pub fn bindings(book: &Book) -> BTreeMap<Version, Vec<Binding>> {
    let mut out: BTreeMap<Version, Vec<Binding>> = book.statutes.iter().map(|s| ((s.statute, s.from), Vec::new())).collect();
    let mut bind = |(version, place), d: &super::book::Duty, when: Formula| {
        let mut atoms = BTreeSet::new();
        when.atoms(&mut atoms);
        let bearers = atoms.iter().filter_map(|a| if let Atom::Role(r) = a { Some(*r) } else { None }).collect();
        out.get_mut(&version).unwrap().push(Binding { place, violations: d.violations.clone(), when, bearers });
    };
    for d in &book.duties {
        bind((d.version(), d.place()), d, d.binds());
        for (version, place) in d.counts_as.iter().flat_map(|c| counted(book, d.version(), c)) {
            bind((version, place), d, Formula::All(vec![d.binds(), borne(book, version, place)]));
        }
    }
    out
}

/// A duty named by `counts-as`, under its number in the version written and in each later one.
fn counted(book: &Book, own: Version, reference: &'static str) -> Vec<(Version, &'static str)> {
    let mut out = vec![book.written(own, reference)];
    loop {
        let (version, place) = out[out.len() - 1];
        let follows = |d: &&super::book::Duty| {
            let was = d.was.map(|w| book.written(d.version(), w));
            d.version().0 == version.0 && d.from > version.1 && was == Some((version, place))
        };
        match book.duties.iter().find(follows) {
            Some(d) => out.push((d.version(), d.place())),
            None => return out,
        }
    }
}

/// The roles and facts of the duties at a place: of those it lies within, else of those within it.
fn borne(book: &Book, version: Version, place: &str) -> Formula {
    let at = |near: &dyn Fn(&str) -> bool| book.duties.iter().filter(|d| d.version() == version && near(d.place())).map(super::book::Duty::binds).collect::<Vec<_>>();
    let around = at(&|d| covers(d, place));
    let within = at(&|d| covers(place, d));
    match (around.is_empty(), within.is_empty()) {
        (false, _) => Formula::Any(around),
        (true, false) => Formula::Any(within),
        (true, true) => Formula::Is(true),
    }
}

/// Every ground on which a provision answers the case; what is known is put in.
pub fn grounds(book: &Book, case: &Case, index: usize) -> Vec<Ground> {
    let p = &book.provisions[index];
    let mut out = Vec::new();
    if p.breach_of.is_empty() {
        out.push(Ground { by: None, when: Formula::Is(true) });
    }
    let finer = Formula::Atom(Atom::Finer(p.basis()));
    for v in &case.violations {
        for b in book.bindings[&p.version()].iter().filter(|b| b.violations.contains(v)) {
            let (fine, coarse) = (p.answers(b.place), p.breach_of.iter().any(|x| covers(b.place, x)));
            let listed = p.violations.contains(v);
            // a citation narrows a violation to the duties of that statute it names
            let mut cited = case.breaches.iter().filter(|(version, _)| *version == p.version()).map(|(_, place)| place.as_str()).peekable();
            let narrowed = cited.peek().is_some() && !cited.any(|place| related(place, b.place));
            if !(fine || coarse) || !(listed || p.violations.is_empty()) || narrowed {
                continue;
            }
            let sure = fine || listed || case.breaches.iter().any(|(version, place)| *version == p.version() && p.answers(place));
            let open = if sure { Formula::Is(true) } else { finer.clone() };
            out.push(Ground { by: Some(v), when: Formula::All(vec![b.when.clone(), open]) });
        }
    }
    for (version, place) in &case.breaches {
        // what is not in force binds nobody
        if book.stands_on(*version, &case.day) {
            cited(book, case, index, (*version, place), &Formula::Is(true), &mut out);
        }
    }
    for g in &mut out {
        g.when = g.when.settle(&|a| case.known(book, a));
    }
    out.retain(|g| !g.when.is(false));
    out
}

/// What a citation tells of the breach a provision answers, itself or through a duty of another statute.
fn cited(book: &Book, case: &Case, index: usize, (version, place): (Version, &str), certain: &Formula, out: &mut Vec<Ground>) {
    let p = &book.provisions[index];
    let finer = || Formula::Atom(Atom::Finer(p.basis()));
    if p.version() == version {
        let (fine, coarse) = (p.answers(place), p.breach_of.iter().any(|b| covers(place, b)));
        let listed = p.violations.is_empty() || p.violations.iter().any(|v| case.violations.contains(v));
        // a type stated that breaches what is cited tells which act it was
        let typed = book.bindings[&version].iter().any(|b| related(b.place, place) && b.violations.iter().any(|v| case.violations.contains(v)));
        if (fine || coarse) && (listed || !typed) {
            // as far as the roles and facts of some duty spoken of hold
            let spoken_of = |d: &&super::book::Duty| d.version() == version && related(d.place(), place) && p.breach_of.iter().any(|b| *b == "*" || related(b, d.place()));
            let duties: Vec<Formula> = book.duties.iter().filter(spoken_of).map(super::book::Duty::binds).collect();
            let duties = if duties.is_empty() { Formula::Is(true) } else { Formula::Any(duties) };
            let open = if fine && listed { Formula::Is(true) } else { finer() };
            out.push(Ground { by: None, when: Formula::All(vec![certain.clone(), duties, open]) });
        }
    }
    for d in book.duties.iter().filter(|d| d.version() == version && related(d.place(), place)) {
        // a citation coarser than the duty leaves open whether it is meant
        let open = if covers(d.place(), place) { Formula::Is(true) } else { Formula::Atom(Atom::Finer(d.at.to_owned())) };
        for (other, there) in d.counts_as.iter().flat_map(|c| counted(book, d.version(), c)).filter(|(v, _)| book.stands_on(*v, &case.day)) {
            cited(book, case, index, (other, there), &Formula::All(vec![certain.clone(), d.binds(), open.clone()]), out);
        }
    }
}

/// Whether the breach a provision answers is made out.
pub fn breach(grounds: &[Ground]) -> Formula {
    Formula::Any(grounds.iter().map(|g| g.when.clone()).collect())
}
