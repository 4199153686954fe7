//! What could still change the answer, most decisive first. Empty means the answer is final.

use super::grants::Rule;
use crate::assessment::{Ask, Assessment, Day, Question, Verdict};
use crate::case::Case;
use crate::citation::Citation;
use crate::condition::{Atom, Truth};
use crate::duty::{Duty, Place};
use crate::rulebook::Rulebook;
use alloc::vec::Vec;

/// What unknown atoms of a provision ask for.
pub(super) fn asks(book: &Rulebook, case: &Case, provision: u16, atoms: &[Atom], out: &mut Vec<Ask>) {
    for a in atoms {
        match *a {
            Atom::Fact(f) if case.scoped.iter().any(|s| s.fact == f) => {
                out.extend(book.provisions.get(usize::from(provision)).map(|p| Ask::FactAt(f, Place { version: p.version, at: p.at })));
            }
            Atom::Fact(f) => out.push(Ask::Fact(f)),
            Atom::Amount(x) => out.push(Ask::Amount(x)),
            Atom::Role(s) => out.push(Ask::Role(s)),
            Atom::Imposed(m) => out.push(Ask::Imposed(m)),
            Atom::Breach(n) => breach(book, case, n, out),
        }
    }
}

/// An unknown breach: the facts on which the violation breaches the duty, else each finer duty it could be.
fn breach(book: &Rulebook, case: &Case, provision: u16, out: &mut Vec<Ask>) {
    let Some(p) = book.provisions.get(usize::from(provision)) else { return };
    let cites = |d: &Duty| case.breaches.iter().any(|b| b.version == d.version && (b.at.covers(d.at) || d.at.covers(b.at)));
    let bound = |d: &&Duty| d.version == p.version && (cites(d) || d.violations.iter().any(|v| case.violations.contains(v)));
    let start = out.len();
    for d in book.duties.iter().filter(bound).filter(|d| p.breach_of.iter().any(|c| c.article == 0 || c.covers(d.at))) {
        // only what the duty's condition still rests on
        let value = |a: Atom| if let Atom::Fact(f) = a { case.facts.get(f) } else { Truth::Unknown };
        d.when.unknown_atoms(&value, &mut |a| match a {
            Atom::Fact(f) if !out.get(start..).is_some_and(|new| new.contains(&Ask::Fact(f))) => out.push(Ask::Fact(f)),
            _ => {}
        });
    }
    if out.len() > start {
        return;
    }
    let known = |c: Citation| {
        let cited = case.breaches.iter().any(|b| b.version == p.version && b.at.covers(c));
        cited || book.duties.iter().filter(bound).any(|d| d.at.covers(c) || c.covers(d.at))
    };
    out.extend(p.breach_of.iter().filter(|c| known(**c)).map(|c| Ask::Breach(Place { version: p.version, at: *c })));
    if out.len() == start {
        out.push(Ask::Breach(Place { version: p.version, at: p.at }));
    }
}

pub(super) fn ask(book: &Rulebook, case: &Case, out: &mut Assessment) {
    let mut questions: Vec<Question> = Vec::new();
    for o in &out.options {
        let mut seen: Vec<Ask> = out.needs_of(o).to_vec();
        for b in out.bands_of(o) {
            let waits = b.when.map(|w| w.of).into_iter().chain(b.formula.filter(|_| !b.resolved).map(|(of, _, _)| of));
            seen.extend(waits.map(Ask::Amount));
        }
        seen.sort_unstable();
        seen.dedup();
        seen.iter().for_each(|a| note(&mut questions, *a, &[o.provision]));
    }
    for f in &out.findings {
        f.needs.iter().for_each(|a| note(&mut questions, *a, &f.basis));
        // a refusal presupposes an order: whether one was given is asked while earlier measures are not told
        if case.prior.is_none() && f.proposal.is_some() {
            presupposed(book, case, &f.basis).iter().for_each(|a| note(&mut questions, *a, &f.basis));
        }
    }
    for s in out.successions.iter().filter(|s| s.verdict == Verdict::IfDecidedLater) {
        note(&mut questions, Ask::Date(Day::Decided), &[s.old]);
    }
    questions.sort_by(|a, b| b.decides.cmp(&a.decides).then_with(|| key(book, a.ask).cmp(&key(book, b.ask))));
    out.questions = questions;
}

/// Measures presupposed by facts known true on which these provisions rest.
fn presupposed(book: &Rulebook, case: &Case, provisions: &[u16]) -> Vec<Ask> {
    let mut out = Vec::new();
    for condition in provisions.iter().flat_map(|n| Rule::of(book, *n)).flat_map(|r| r.conditions()) {
        condition.atoms(&mut |a| {
            let Atom::Fact(f) = a else { return };
            let presupposes = book.facts.get(f.index()).map(|f| &f.presupposes);
            let given = presupposes.is_some_and(|list| list.iter().any(|m| case.proposals.iter().any(|p| p.measure == *m)));
            if case.facts.get(f) == Truth::True && !given {
                out.extend(presupposes.into_iter().flat_map(|list| list.iter()).map(|m| Ask::Imposed(*m)));
            }
        });
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// Facts first, measures imposed and places after what a person can find out; then by id.
fn key(book: &Rulebook, a: Ask) -> (u8, &str, Option<Place>) {
    match a {
        Ask::Fact(f) => (0, book.facts.get(f.index()).map_or("", |t| &t.term.id), None),
        Ask::FactAt(f, at) => (0, book.facts.get(f.index()).map_or("", |t| &t.term.id), Some(at)),
        Ask::Amount(x) => (1, book.amounts.get(x.index()).map_or("", |t| &t.term.id), None),
        Ask::Role(x) => (2, book.subjects.get(x.index()).map_or("", |t| &t.term.id), None),
        Ask::Imposed(x) => (3, book.measures.get(x.index()).map_or("", |t| &t.term.id), None),
        Ask::Breach(at) => (4, "", Some(at)),
        Ask::Date(d) => (5, d.name(), None),
    }
}

fn note(questions: &mut Vec<Question>, ask: Ask, because: &[u16]) {
    let q = match questions.iter_mut().find(|q| q.ask == ask) {
        Some(q) => q,
        None => {
            questions.push(Question { ask, decides: 0, because: Vec::new() });
            let Some(q) = questions.last_mut() else { return };
            q
        }
    };
    q.decides = q.decides.saturating_add(1);
    for b in because {
        if !q.because.contains(b) {
            q.because.push(*b);
        }
    }
}
