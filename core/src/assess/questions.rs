//! What could still change the answer, most decisive first. Empty means the answer is final.

use crate::assessment::{Assessment, Question};
use crate::condition::Atom;
use crate::rulebook::Rulebook;
use alloc::vec::Vec;

pub(super) fn ask(book: &Rulebook, out: &mut Assessment) {
    let mut questions: Vec<Question> = Vec::new();
    for o in &out.options {
        let mut seen: Vec<Atom> = out.needs_of(o).to_vec();
        for b in out.bands_of(o) {
            let waits = b.when.map(|w| w.of).into_iter().chain(b.formula.filter(|_| !b.resolved).map(|(of, _, _)| of));
            seen.extend(waits.map(Atom::Amount));
        }
        seen.sort_unstable();
        seen.dedup();
        seen.iter().for_each(|a| note(&mut questions, *a, &[o.provision]));
    }
    for f in &out.findings {
        f.needs.iter().for_each(|a| note(&mut questions, *a, &f.basis));
    }
    // a breach is one question per place, and measures imposed are told by `prior`, so they come after what a person can find out
    questions.sort_by(|a, b| b.decides.cmp(&a.decides).then_with(|| key(book, a.ask).cmp(&key(book, b.ask))));
    out.questions = questions;
}

fn key(book: &Rulebook, a: Atom) -> (u8, &str) {
    match a {
        Atom::Fact(f) => (0, book.facts.get(f.index()).map_or("", |t| &t.term.id)),
        Atom::Amount(x) => (1, book.amounts.get(x.index()).map_or("", |t| &t.term.id)),
        Atom::Role(x) => (2, book.subjects.get(x.index()).map_or("", |t| &t.term.id)),
        Atom::Imposed(x) => (3, book.measures.get(x.index()).map_or("", |t| &t.term.id)),
        Atom::Breach(_) => (4, ""),
    }
}

fn note(questions: &mut Vec<Question>, ask: Atom, because: &[u16]) {
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
