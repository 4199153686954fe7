//! The completions of what is unknown about a proposal: atoms, amounts by intervals, and which of two texts applies.

use super::Candidate;
use super::limits::fits;
use crate::assess::grants::{Field, truth, unknown};
use crate::assess::standing::{Atoms, Standing};
use crate::assessment::Text;
use crate::case::{Case, Proposal};
use crate::condition::{Atom, Truth};
use crate::money::Money;
use crate::order::InOrder;
use crate::rulebook::Rulebook;
use crate::vocabulary::{AmountId, FactId};
use alloc::vec;
use alloc::vec::Vec;

/// What comes out over all completions.
pub(super) struct Outcome {
    /// Permitted if one basis holds in every completion, not permitted if none holds in any.
    pub(super) status: Truth,
    /// The provisions that carry it: in every completion, or in some.
    pub(super) basis: Vec<u16>,
    /// Atoms that can tip it.
    pub(super) needs: Vec<Atom>,
    /// Only the choice between two texts decides it.
    pub(super) undecided: bool,
}

/// The question put: candidates in their field, displaced provisions, and facts that cannot be for want of an order.
pub(super) struct Question<'a, 'c> {
    pub(super) book: &'a Rulebook,
    pub(super) case: &'a Case,
    pub(super) standing: &'c Standing<'a>,
    pub(super) field: Field<'c>,
    pub(super) candidates: &'c [Candidate<'a>],
    pub(super) displaced: &'c [u16],
    pub(super) barred: &'c [FactId],
}

impl Question<'_, '_> {
    pub(super) fn answer(&self, p: &Proposal) -> Outcome {
        let texts: &[Text] = if self.candidates.iter().any(|c| c.text != Text::Settled) { &[Text::Old, Text::New] } else { &[Text::Settled] };
        let mut each = texts.iter().map(|t| self.under(p, *t));
        let Some(mut first) = each.next() else { return Outcome { status: Truth::False, basis: Vec::new(), needs: Vec::new(), undecided: false } };
        if let Some(second) = each.next() {
            first.undecided = first.status != second.status;
            if first.undecided {
                first.status = Truth::Unknown;
            }
            first.basis.extend(second.basis);
            first.needs.extend(second.needs);
            first.basis.order();
            first.basis.dedup();
            first.needs.order();
            first.needs.dedup();
        }
        first
    }

    /// Over the completions, with one of the two texts left out.
    fn under(&self, p: &Proposal, text: Text) -> Outcome {
        let candidates: Vec<&Candidate<'_>> = self.candidates.iter().filter(|c| c.text == Text::Settled || c.text == text).collect();
        let mut atoms = Atoms::new();
        let mut bases: Vec<AmountId> = Vec::new();
        for c in &candidates {
            unknown(c.rule, &self.field, &c.within.without(self.barred)).as_slice().iter().for_each(|a| atoms.add(*a));
            for b in c.rule.grant.bands.iter() {
                for of in b.of.into_iter().chain(b.when.map(|w| w.of)) {
                    if self.case.amount_of(of).is_none() && !bases.contains(&of) {
                        bases.push(of);
                    }
                }
            }
        }
        let worlds = worlds(self.case, &candidates, &bases, p.amount);
        let mut provisions: Vec<u16> = candidates.iter().map(|c| c.rule.index).collect();
        provisions.dedup();
        let (mut always, mut ever) = (vec![true; provisions.len()], vec![false; provisions.len()]);
        let mut outcomes: Vec<(u32, usize, bool)> = Vec::new();
        let consistency = atoms.consistency(self.standing);
        for (w, world) in worlds.iter().enumerate() {
            for bits in (0..atoms.assignments()).filter(|b| consistency.admits(*b)) {
                let mut any = false;
                for ((prov, always), ever) in provisions.iter().zip(&mut always).zip(&mut ever) {
                    let each = candidates.iter().filter(|c| c.rule.index == *prov && !self.displaced.contains(prov));
                    let holds = each.map(|c| self.holds(c, world, &bases, &atoms, bits).and(fits(self.book, self.case, world, c, p))).max().unwrap_or(Truth::False);
                    *always &= holds == Truth::True;
                    *ever |= holds != Truth::False;
                    let holds = holds != Truth::False;
                    any |= holds;
                }
                outcomes.push((bits, w, any));
            }
        }
        let status = match (always.iter().any(|x| *x), ever.iter().any(|x| *x)) {
            (true, _) => Truth::True,
            (_, true) => Truth::Unknown,
            _ => Truth::False,
        };
        let carries = |a: bool, e: bool| if status == Truth::True { a } else { e };
        let basis = provisions.iter().zip(always.iter().zip(&ever)).filter(|(_, (a, e))| carries(**a, **e)).map(|(p, _)| *p).collect();
        let needs = if status == Truth::Unknown { tipping(&atoms, &bases, &outcomes) } else { Vec::new() };
        Outcome { status, basis, needs, undecided: false }
    }

    fn holds(&self, c: &Candidate<'_>, world: &Case, bases: &[AmountId], atoms: &Atoms, bits: u32) -> Truth {
        let value = |a: Atom| match a {
            Atom::Fact(f) if self.barred.contains(&f) => Truth::False,
            Atom::Amount(x) if bases.contains(&x) => world.amount_of(x).map_or(Truth::Unknown, |m| Truth::from(m > Money::ZERO)),
            a => match c.within.value(a) {
                Truth::Unknown => atoms.assigned(a, bits).map_or(Truth::Unknown, Truth::from),
                known => known,
            },
        };
        truth(c.rule, &self.field, &value)
    }
}

/// Atoms and amounts of which some value, the rest being equal, changes the outcome.
fn tipping(atoms: &Atoms, bases: &[AmountId], outcomes: &[(u32, usize, bool)]) -> Vec<Atom> {
    let mut needs = Vec::new();
    for (i, a) in atoms.as_slice().iter().enumerate() {
        let flip = 1u32.checked_shl(u32::try_from(i).unwrap_or(31)).unwrap_or(0);
        let at = |bits: u32, w: usize| outcomes.iter().find(|(b, x, _)| *b == bits && *x == w).map(|(_, _, r)| *r);
        if outcomes.iter().any(|(b, w, r)| at(b ^ flip, *w).is_some_and(|other| other != *r)) && !matches!(a, Atom::Amount(x) if bases.contains(x)) {
            needs.push(*a);
        }
    }
    for of in bases {
        if outcomes.iter().any(|(b, w, r)| outcomes.iter().any(|(b2, w2, r2)| b == b2 && w != w2 && r != r2)) {
            needs.push(Atom::Amount(*of));
        }
    }
    needs.order();
    needs
}

/// The case with each unknown amount set to every value at which the answer can turn.
fn worlds(case: &Case, candidates: &[&Candidate<'_>], bases: &[AmountId], sum: Option<Money>) -> Vec<Case> {
    let mut bare = case.clone();
    bare.proposals.clear();
    let mut all = vec![bare];
    for of in bases {
        let mut values = vec![Money::ZERO, Money::FEN];
        for b in candidates.iter().flat_map(|c| c.rule.grant.bands.iter()) {
            if let Some(t) = b.when.filter(|t| t.of == *of) {
                values.extend([t.sum.previous(), t.sum, t.sum.next()]);
            }
            if b.of == Some(*of) {
                for turn in b.min.into_iter().chain(b.max).filter_map(|f| sum?.over(f)) {
                    values.extend([turn.previous(), turn, turn.next()]);
                }
            }
        }
        values.order();
        values.dedup();
        all = all
            .iter()
            .flat_map(|w| {
                values.iter().map(|v| {
                    let mut w = w.clone();
                    if let Some(slot) = w.amounts.get_mut(of.index()) {
                        *slot = Some(*v);
                    }
                    w
                })
            })
            .collect();
    }
    all
}
