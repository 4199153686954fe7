//! What else there is to say of a case: how far the rulebook goes, what was left out, what bears two readings.

use super::standing::Standing;
use super::{discretion, general, windows};
use crate::assessment::{Assessment, Coverage, Note};
use crate::case::Case;
use crate::citation::Citation;
use crate::condition::{Atom, Truth};
use crate::duty::{Duty, Effect};
use crate::order::InOrder;
use crate::rulebook::Rulebook;
use crate::vocabulary::{Fact, FactId, ViolationId};
use alloc::vec::Vec;

pub(super) fn note(book: &Rulebook, case: &Case, standing: &Standing<'_>, out: &mut Assessment) {
    let mut notes = Vec::new();
    if case.act_from.is_none() {
        notes.push(Note::ActNotLaterThan);
    }
    if out.worst == Some(Coverage::OutOfWindow) {
        notes.push(Note::OutOfWindow);
    }
    let unanswered = |v: &ViolationId| book.violations.get(v.index()).is_some_and(|v| v.unanswered.is_some());
    notes.extend(out.coverage.iter().filter(|(v, c)| *c != Coverage::Covered && unanswered(v)).map(|(v, _)| Note::Unanswered(*v)));
    let concerned = |list: &[ViolationId]| list.iter().any(|v| case.violations.contains(v));
    let on_the_day = |version: u16| book.versions.get(usize::from(version)).is_some_and(|v| v.in_force(case.act_to));
    notes.extend((0u16..).zip(book.unencoded.iter()).filter(|(_, u)| concerned(&u.violations) && u.version.is_none_or(on_the_day)).map(|(n, _)| Note::NotEncoded(n)));
    let last = case.decided.unwrap_or(case.act_to);
    let mut versions: Vec<u16> = out.options.iter().filter_map(|o| o.source(book)).map(|(p, _)| p.version).collect();
    versions.order();
    versions.dedup();
    notes.extend(versions.iter().filter(|v| book.versions.get(usize::from(**v)).is_some_and(|v| last > v.checked)).map(|v| Note::RulebookAge(*v)));
    notes.extend((0u16..).zip(&out.successions).map(|(n, _)| Note::LaterText(n)));
    for (n, r) in (0u16..).zip(book.referrals.iter()).filter(|(_, r)| on_the_day(r.version)) {
        let named = |d: &Duty| d.violations.iter().any(|v| case.violations.contains(v) && (r.violations.is_empty() || r.violations.contains(v)));
        let borne = |d: &Duty| standing.any_role(d.subjects).and(d.when.evaluate(&|a| standing.value(a))) != Truth::False;
        let mut duties = book.duties_of(r.version).filter(|d| r.breach_of.iter().any(|b| b.article == 0 || b.covers(d.at) || d.at.covers(*b)));
        let cited = case.breaches.iter().any(|b| b.version == r.version && r.breach_of.iter().any(|x| x.article == 0 || x.covers(b.at) || b.at.covers(*x)));
        let vouched = book.versions.get(usize::from(r.version)).is_some_and(|v| v.vouched <= case.act_to);
        if vouched && (cited || (r.breach_of.is_empty() && concerned(&r.violations)) || duties.any(|d| named(d) && borne(d))) {
            notes.push(Note::OpenReferral(n));
        }
    }
    let told = |n: u16, e: &Effect| (e.general || on_the_day(e.version)) && general::bears(book, case, standing, out, (n, e));
    notes.extend((0u16..).zip(book.effects.iter()).filter(|(n, e)| told(*n, e)).map(|(n, _)| Note::Effect(n)));
    notes.extend(discretion::told(case, out).map(|(w, p)| Note::Discretion(w, p)));
    let gone = |f: &Fact| f.lifts.iter().any(|m| out.options.iter().any(|o| o.measure == *m) || case.proposals.iter().any(|p| p.measure == *m));
    let lifting = (0u16..).map(FactId).zip(book.facts.iter()).filter(|(n, f)| !f.lifts.is_empty() && standing.value(Atom::Fact(*n)) == Truth::True && gone(f));
    notes.extend(lifting.map(|(n, _)| Note::GroundGone(n)));
    notes.extend((0u16..).zip(&out.told).filter(|(_, (f, _))| windows::matters(book, out, *f)).map(|(n, _)| Note::Told(n)));
    general::note(book, case, out, &mut notes);
    notes.extend((0u16..).zip(&out.procedure).map(|(n, _)| Note::Procedure(n)));
    let mut provisions: Vec<u16> = out.options.iter().map(|o| o.provision).collect();
    provisions.dedup();
    for n in provisions {
        let Some(p) = book.provisions.get(usize::from(n)) else { continue };
        notes.extend(p.reading.as_ref().map(|_| Note::Reading(n)));
        notes.extend((!p.verified).then_some(Note::Unverified(n)));
    }
    let named = |d: &Duty| case.breaches.iter().any(|b| b.version == d.version && (b.at.covers(d.at) || d.at.covers(b.at)));
    let borne = |d: &Duty| standing.any_role(d.subjects).and(d.when.evaluate(&|a| standing.value(a))) != Truth::False;
    notes.extend(
        (0u16..)
            .zip(book.duties.iter())
            .filter(|(_, d)| d.reading.is_some() && on_the_day(d.version) && (concerned(&d.violations) || named(d)) && borne(d))
            .map(|(n, _)| Note::DutyReading(n)),
    );
    out.notes = notes;
}

/// Whether an effect is known to bear on the case.
pub(super) fn bears(book: &Rulebook, case: &Case, standing: &Standing<'_>, e: &Effect) -> bool {
    e.when.evaluate(&|a| standing.value(a)) == Truth::True && bearing(book, case, standing, e) != Truth::False
}

/// Whether an effect bears on the case: of the violations it names, else of the breach of a duty it speaks of.
pub(super) fn bearing(book: &Rulebook, case: &Case, standing: &Standing<'_>, e: &Effect) -> Truth {
    let own = e.violations.is_empty() && !e.general && !breached(book, case, standing, e);
    let other = !e.violations.is_empty() && !e.violations.iter().any(|v| case.violations.contains(v));
    if own || other {
        return Truth::False;
    }
    standing.any_role(e.subjects).and(e.when.evaluate(&|a| standing.value(a)))
}

/// Whether the case is about the breach of a duty an effect speaks of.
fn breached(book: &Rulebook, case: &Case, standing: &Standing<'_>, e: &Effect) -> bool {
    let spoken_of = |at: Citation| e.breach_of.is_empty() || e.breach_of.iter().any(|b| b.article == 0 || b.covers(at) || at.covers(*b));
    let typed =
        book.duties_of(e.version).filter(|d| spoken_of(d.at)).any(|d| d.violations.iter().any(|v| case.violations.contains(v)) && standing.any_role(d.subjects) != Truth::False);
    typed || case.breaches.iter().any(|b| b.version == e.version && spoken_of(b.at))
}
