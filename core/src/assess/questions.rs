//! What could still change the answer, most decisive first. Empty means the answer is final.

use super::grants::Rule;
use super::standing::{Atoms, Standing};
use crate::assessment::{Ask, Assessment, Day, Question, Verdict};
use crate::case::Case;
use crate::citation::Citation;
use crate::condition::{Atom, Truth};
use crate::duty::{Duty, Place};
use crate::order::InOrder;
use crate::rulebook::Rulebook;
use alloc::vec::Vec;

/// What an unknown atom of a provision asks for.
#[inline]
pub(super) fn asks(book: &Rulebook, case: &Case, provision: u16, atom: Atom, out: &mut Vec<Ask>) {
    match atom {
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

/// Most open duties that are tried one by one; beyond, all they rest on is asked.
const MOST: usize = 16;

/// An unknown breach: the facts on which the violation breaches the duty, else each finer duty it could be.
#[cold]
fn breach(book: &Rulebook, case: &Case, provision: u16, out: &mut Vec<Ask>) {
    let Some(p) = book.provisions.get(usize::from(provision)) else { return };
    let cites = |d: &Duty| case.breaches.iter().any(|b| b.version == d.version && (b.at.covers(d.at) || d.at.covers(b.at)));
    let bound = |d: &&Duty| d.version == p.version && (cites(d) || d.violations.iter().any(|v| case.violations.contains(v)));
    let start = out.len();
    let standing = Standing::of(book, case);
    let value = |a: Atom| standing.value(a);
    let borne = |d: &Duty, value: &dyn Fn(Atom) -> Truth| {
        let known = standing.any_role(d.subjects);
        let bearer = if known == Truth::Unknown { standing.open_roles(d.subjects).map(|s| value(Atom::Role(s))).max().unwrap_or(known) } else { known };
        bearer.and(d.when.evaluate(&value))
    };
    // the duties whose breach is open; none where another is breached for certain: then what is cited is open for being coarse.
    // Told by violations, though, it is asked for as that of a rival, certain by one of them and open by another
    let (mut open, mut count) = ([None::<&Duty>; MOST], 0usize);
    for d in book.duties_of(p.version).filter(bound).filter(|d| p.breach_of.iter().any(|c| c.article == 0 || c.covers(d.at))) {
        match borne(d, &value) {
            Truth::False => {}
            Truth::True if case.breaches.is_empty() => {}
            Truth::True => {
                count = 0;
                break;
            }
            Truth::Unknown => {
                open.get_mut(count).into_iter().for_each(|slot| *slot = Some(d));
                count = count.saturating_add(1);
            }
        }
    }
    let over = count > MOST;
    let duties = || open.iter().take(count).flatten().copied();
    // only what the duties' bearers and conditions still rest on
    let mut atoms = Atoms::new();
    for d in duties() {
        let mut found = |a: Atom| {
            atoms.add(a);
            let ask = match a {
                Atom::Fact(f) => Ask::Fact(f),
                Atom::Role(s) => Ask::Role(s),
                _ => return,
            };
            if !out.get(start..).is_some_and(|new| new.contains(&ask)) {
                out.push(ask);
            }
        };
        if standing.any_role(d.subjects) == Truth::Unknown {
            standing.open_roles(d.subjects).for_each(|s| found(Atom::Role(s)));
        }
        d.when.unknown_atoms(&value, &mut found);
    }
    // and of that only what some completion turns on: of two duties breached at once, one may ask for more than the other,
    // and of roles that one of several holds, or one counts as another, not each tips
    if (count > 1 || standing.undecided()) && !atoms.over && !over {
        let consistency = atoms.consistency(&standing);
        let holds = |bits: u32| {
            let value = |a: Atom| atoms.assigned(a, bits).map_or_else(|| value(a), Truth::from);
            consistency.admits(bits).then(|| duties().map(|d| borne(d, &value)).max())
        };
        let tips = |ask: &Ask| {
            let atom = match ask {
                Ask::Fact(f) => Atom::Fact(*f),
                Ask::Role(s) => Atom::Role(*s),
                _ => return true,
            };
            let all = || 0..atoms.assignments();
            all().any(|b| atoms.assigned(atom, b) == Some(true) && atoms.flipped(atom, b).is_some_and(|o| holds(b).zip(holds(o)).is_some_and(|(x, y)| x != y)))
        };
        let mut kept = start;
        for i in start..out.len() {
            let Some(ask) = out.get(i).copied() else { break };
            if tips(&ask) {
                out.swap(kept, i);
                kept = kept.saturating_add(1);
            }
        }
        out.truncate(kept);
    }
    if out.len() > start {
        return;
    }
    // what is cited is known to be breached: of which of the acts that the provision lists it is, is not
    let exact = case.breaches.iter().any(|b| b.version == p.version && p.breach_of.iter().any(|c| c.article == 0 || c.covers(b.at)));
    if exact && !p.violations.is_empty() {
        let acts = book.duties_of(p.version).filter(|d| cites(d)).flat_map(|d| d.violations.iter().copied()).filter(|v| p.violations.contains(v));
        out.extend(acts.map(Ask::Violation));
        if out.len() == start {
            out.extend(p.violations.iter().copied().map(Ask::Violation));
        }
        return;
    }
    let known = |c: Citation| {
        let cited = case.breaches.iter().any(|b| b.version == p.version && b.at.covers(c));
        cited || book.duties_of(p.version).filter(bound).any(|d| d.at.covers(c) || c.covers(d.at))
    };
    out.extend(p.breach_of.iter().filter(|c| known(**c)).map(|c| Ask::Breach(Place { version: p.version, at: *c })));
    if out.len() == start {
        // or the duty of another statute whose breach counts as one
        let mut facts = Vec::new();
        let elsewhere = |d: &&Duty| cites(d) && d.counts_as.iter().any(|c| c.version == p.version && p.breach_of.iter().any(|b| b.article == 0 || b.covers(c.at)));
        for d in book.duties.iter().filter(elsewhere) {
            if standing.any_role(d.subjects) == Truth::Unknown {
                facts.extend(standing.open_roles(d.subjects).map(Ask::Role));
            }
            d.when.unknown_atoms(&value, &mut |a| {
                if let Atom::Fact(f) = a {
                    facts.push(Ask::Fact(f));
                }
            });
            // cited more coarsely, it is open whether this duty is meant
            if !case.breaches.iter().any(|b| b.version == d.version && d.at.covers(b.at)) {
                facts.push(Ask::Breach(Place { version: d.version, at: d.at }));
            }
        }
        out.extend(facts);
        if out.len() == start {
            out.extend(book.duties.iter().filter(elsewhere).map(|d| Ask::Breach(Place { version: d.version, at: d.at })));
        }
    }
    if out.len() == start {
        out.push(Ask::Breach(Place { version: p.version, at: p.at }));
    }
}

pub(super) fn ask(book: &Rulebook, case: &Case, out: &mut Assessment) {
    let mut questions: Vec<Question> = Vec::new();
    for o in &out.options {
        let mut seen: Vec<Ask> = out.needs_of(o).to_vec();
        for b in out.bands_of(o) {
            let Some(band) = o.source(book).and_then(|(_, g)| g.band(b)) else { continue };
            let threshold = band.when.filter(|_| b.waits).map(|w| w.of);
            seen.extend(threshold.into_iter().chain(band.of.filter(|_| !b.resolved)).map(Ask::Amount));
        }
        seen.order();
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
    questions.order_by(|a, b| b.decides.cmp(&a.decides).then_with(|| key(book, a.ask).cmp(&key(book, b.ask))));
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
    out.order();
    out.dedup();
    out
}

/// Facts first, measures imposed and places after what a person can find out; then by id.
pub(super) fn key(book: &Rulebook, a: Ask) -> (u8, &str, Option<Place>) {
    match a {
        Ask::Fact(f) => (0, book.facts.get(f.index()).map_or("", |t| &t.term.id), None),
        Ask::FactAt(f, at) => (0, book.facts.get(f.index()).map_or("", |t| &t.term.id), Some(at)),
        Ask::Amount(x) => (1, book.amounts.get(x.index()).map_or("", |t| &t.term.id), None),
        Ask::Role(x) => (2, book.subjects.get(x.index()).map_or("", |t| &t.term.id), None),
        Ask::Imposed(x) => (3, book.measures.get(x.index()).map_or("", |t| &t.term.id), None),
        Ask::Breach(at) => (4, "", Some(at)),
        Ask::Violation(v) => (5, book.violations.get(v.index()).map_or("", |t| &t.term.id), None),
        Ask::Date(d) => (6, d.name(), None),
    }
}

fn note(questions: &mut Vec<Question>, ask: Ask, because: &[u16]) {
    let q = match questions.iter_mut().find(|q| q.ask == ask) {
        Some(q) => q,
        None => {
            questions.push(Question { ask, decides: 0, because: Vec::new(), articles: Vec::new() });
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
