//! What takes a penalty away: no penalty for this violator or violation (apl/30, 31, 33), discovered too late (36), a fine
//! after a fine (29).

use super::super::displaced::taken_out;
use super::{is_penalty, limitation};
use crate::assessment::{Assessment, Bar, ReasonCode};
use crate::case::Case;
use crate::condition::Truth;
use crate::duty::{Place, Weight};
use crate::grant::Grant;
use crate::provision::Provision;
use crate::rulebook::Rulebook;

/// What is known to bar penalties in a case.
#[derive(Clone, Copy)]
pub(in crate::assess) struct Bars<'a> {
    book: &'a Rulebook,
    case: &'a Case,
    grounds: &'a [u16],
    fined: bool,
}

impl<'a> Bars<'a> {
    /// None where nothing can bar one.
    pub(in crate::assess) fn of(book: &'a Rulebook, case: &'a Case, grounds: &'a [u16]) -> Option<Self> {
        let known = case.facts.any_true(&book.lenient_facts);
        let fined = known && book.phase("one-fine", case.act_to).and_then(|p| p.fact).is_some_and(|f| case.facts.get(f) == Truth::True);
        (fined || !grounds.is_empty() || case.discovered.is_some()).then_some(Self { book, case, grounds, fined })
    }

    /// What bars a grant, if it is a penalty. A fine on the violator bars another on the violator, not those on persons in charge.
    pub(in crate::assess) fn on(&self, p: &Provision, g: &Grant) -> Option<Bar> {
        if !is_penalty(p, g) {
            return None;
        }
        let waives = |n: &&u16| self.book.effects.get(usize::from(**n)).is_some_and(|e| e.weight == Weight::Waive && (e.general || e.version == p.version));
        if let Some(n) = self.grounds.iter().find(waives) {
            return Some(Bar::Waived(*n));
        }
        let late = self.case.discovered.and_then(|_| limitation::of(self.book, p.version, self.case.act_to));
        if let Some((n, _)) = late.filter(|(_, l)| limitation::run_out(l, self.case) == Truth::True) {
            return Some(Bar::Late(n));
        }
        (self.fined && g.measure == self.book.fine && g.target == self.book.entity).then_some(Bar::Fined)
    }

    /// The reason a proposal fails for it, and its article.
    pub(in crate::assess) fn reason(&self, bar: Bar) -> (ReasonCode, Option<Place>) {
        match bar {
            Bar::Waived(n) => (ReasonCode::NoPenalty, self.book.effects.get(usize::from(n)).map(|e| Place { version: e.version, at: e.at })),
            Bar::Late(n) => (ReasonCode::TimeBarred, self.book.limitations.get(usize::from(n)).map(|l| l.at)),
            Bar::Fined => (ReasonCode::SecondFine, self.book.phase("one-fine", self.case.act_to).map(|p| p.at)),
        }
    }
}

/// Takes barred penalties out of the options.
pub(super) fn drop(book: &Rulebook, case: &Case, out: &mut Assessment) {
    let Assessment { options, fines, grounds, dropped, .. } = out;
    let Some(bars) = Bars::of(book, case, grounds) else { return };
    let mut kept = 0usize;
    options.retain(|o| {
        let Some(bar) = o.source(book).and_then(|(p, g)| bars.on(p, g)) else {
            kept = kept.saturating_add(1);
            return true;
        };
        dropped.push((o.provision, bar));
        taken_out(fines, kept);
        false
    });
}
