//! Each grant of each applicable provision: permitted, conditional on what, or none; and the bounds of its fine.

use super::questions::asks;
use super::standing::{Atoms, Standing};
use crate::assessment::{Applied, Ask, Assessment, Choice, Status};
use crate::case::Case;
use crate::condition::{Atom, Condition, Truth};
use crate::grant::Grant;
use crate::provision::{Kind, Provision, Tier};
use crate::rulebook::Rulebook;
use alloc::vec::Vec;

/// What applies, and what gives way if something else does.
#[derive(Clone, Copy)]
pub(super) struct Field<'a> {
    pub(super) applies: &'a [Applied],
    pub(super) unless: &'a [(u16, u16)],
}

impl Field<'_> {
    /// What is known of the breach a provision answers.
    pub(super) fn breach(&self, provision: u16) -> Truth {
        self.applies.binary_search_by_key(&provision, |a| a.provision).ok().and_then(|i| self.applies.get(i)).map_or(Truth::False, |a| a.breach)
    }

    /// Provisions whose breach, made out, silences this one.
    fn rivals(&self, provision: u16) -> impl Iterator<Item = u16> {
        self.unless.iter().filter(move |(p, _)| *p == provision).map(|(_, q)| *q)
    }
}

/// A grant in its place.
#[derive(Clone, Copy)]
pub(super) struct Rule<'a> {
    pub(super) index: u16,
    pub(super) provision: &'a Provision,
    pub(super) tier: &'a Tier,
    pub(super) grant: &'a Grant,
}

impl<'a> Rule<'a> {
    /// What it waits on beside breach and replacement, all of it.
    pub(super) fn conditions(&self) -> [&'a Condition; 3] {
        [&self.provision.when, &self.tier.when, &self.grant.when]
    }

    /// All grants of a provision, by index.
    pub(super) fn of(book: &'a Rulebook, index: u16) -> impl Iterator<Item = Self> + Clone {
        let provisions = book.provisions.get(usize::from(index)).into_iter();
        provisions.flat_map(move |provision| provision.tiers.iter().flat_map(move |tier| tier.grants.iter().map(move |grant| Self { index, provision, tier, grant })))
    }
}

pub(super) fn options(book: &Rulebook, case: &Case, standing: &Standing<'_>, out: &mut Assessment) {
    let (applies, unless, mut atoms) = (core::mem::take(&mut out.applies), core::mem::take(&mut out.unless), core::mem::take(&mut out.atoms));
    let field = Field { applies: &applies, unless: &unless };
    for a in &applies {
        let n = a.provision;
        let Some(p) = book.provisions.get(usize::from(n)) else { continue };
        if standing.any_role(p.subjects) == Truth::False {
            continue;
        }
        let own;
        let standing = if case.scoped.is_empty() {
            standing
        } else {
            own = standing.within(p);
            &own
        };
        // what all its grants wait on is looked at once
        let here = a.breach.and(p.when.evaluate(&|a| standing.value(a)));
        if here == Truth::False {
            continue;
        }
        for (t, tier) in (0u8..).zip(p.tiers.iter()) {
            let here = here.and(tier.when.evaluate(&|a| standing.value(a)));
            if here == Truth::False {
                continue;
            }
            for (g, grant) in (0u8..).zip(tier.grants.iter()) {
                // what a provision details is shown once, with the provision that details it
                let shown = |m: &u16| field.breach(*m) == Truth::True && book.provisions.get(usize::from(*m)).is_some_and(|q| standing.any_role(q.subjects) == Truth::True);
                if grant.shown_with.iter().any(shown) {
                    continue;
                }
                let rule = Rule { index: n, provision: p, tier, grant };
                let mut known = stands(rule, here, &field, &|a| standing.value(a));
                let unasked = p.kind == Kind::Power && !case.powers && !case.proposals.iter().any(|p| p.measure == grant.measure);
                atoms.clear();
                if known == Truth::Unknown {
                    if unasked && grant.independent {
                        continue;
                    }
                    known = needs(rule, &field, standing, &mut atoms);
                }
                let status = match known {
                    Truth::False => continue,
                    Truth::Unknown if unasked => continue,
                    Truth::Unknown => Status::Conditional,
                    Truth::True => Status::Permitted,
                };
                let first = mark(out.bands.len());
                out.bands.extend(grant.bands.iter().filter_map(|b| b.bounds(|of| case.amount_of(of))));
                if mark(out.bands.len()) == first && !grant.bands.is_empty() {
                    continue;
                }
                let start = mark(out.needs.len());
                if known == Truth::Unknown {
                    asks(book, case, n, &atoms, &mut out.needs);
                    sort_from(&mut out.needs, usize::try_from(start).unwrap_or(0));
                }
                out.options.push(Choice {
                    provision: n,
                    tier: t,
                    grant: g,
                    measure: grant.measure,
                    target: grant.target,
                    status,
                    displaced_by: None,
                    needs: start..mark(out.needs.len()),
                    bands: first..mark(out.bands.len()),
                    text: a.text,
                });
            }
        }
    }
    (out.applies, out.unless, out.atoms) = (applies, unless, atoms);
}

/// Sorts what was added from `start` on, each once.
fn sort_from(needs: &mut Vec<Ask>, start: usize) {
    let Some(new) = needs.get_mut(start..).filter(|n| !n.is_sorted_by(|a, b| a < b)) else { return };
    new.sort_unstable();
    let mut kept = start;
    for i in start..needs.len() {
        let Some(next) = needs.get(i).copied() else { break };
        if kept == start || kept.checked_sub(1).and_then(|k| needs.get(k)) != Some(&next) {
            if let Some(slot) = needs.get_mut(kept) {
                *slot = next;
            }
            kept = kept.saturating_add(1);
        }
    }
    needs.truncate(kept);
}

/// A length as a range's end.
pub(super) fn mark(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Whether a grant stands: the breach, its condition, and no graver step in its place.
pub(super) fn truth(rule: Rule<'_>, field: &Field<'_>, value: &impl Fn(Atom) -> Truth) -> Truth {
    let breach = match field.breach(rule.index) {
        Truth::Unknown => value(Atom::Breach(rule.index)),
        known => known,
    };
    let here = breach.and(rule.provision.when.evaluate(value)).and(rule.tier.when.evaluate(value));
    stands(rule, here, field, value)
}

/// The same with breach, provision and tier looked at already.
fn stands(rule: Rule<'_>, here: Truth, field: &Field<'_>, value: &impl Fn(Atom) -> Truth) -> Truth {
    let breach = |n: u16| match field.breach(n) {
        Truth::Unknown => value(Atom::Breach(n)),
        known => known,
    };
    let mut truth = here.and(rule.grant.when.evaluate(value));
    for (m, when) in rule.grant.replaced_by.iter() {
        if truth == Truth::False {
            return truth;
        }
        truth = truth.and(!breach(*m).and(when.evaluate(value)));
    }
    for m in field.rivals(rule.index) {
        truth = truth.and(!breach(m));
    }
    truth
}

/// The atoms an unknown grant rests on.
pub(super) fn unknown(rule: Rule<'_>, field: &Field<'_>, standing: &Standing<'_>) -> Atoms {
    let value = |a| standing.value(a);
    let mut atoms = Atoms::new();
    let breach = |n: u16, atoms: &mut Atoms| {
        if field.breach(n) == Truth::Unknown {
            atoms.add(Atom::Breach(n));
        }
    };
    breach(rule.index, &mut atoms);
    rule.conditions().into_iter().for_each(|c| c.unknown_atoms(&value, &mut |a| atoms.add(a)));
    for (m, when) in rule.grant.replaced_by.iter() {
        if field.breach(*m).and(when.evaluate(&value)) == Truth::Unknown {
            breach(*m, &mut atoms);
            when.unknown_atoms(&value, &mut |a| atoms.add(a));
        }
    }
    field.rivals(rule.index).for_each(|m| breach(m, &mut atoms));
    atoms
}

/// Adds the atoms for which some completion of the others changes the status. Where an atom stands twice, or two bear on
/// each other, unknown in three values may be settled all the same: then what every completion agrees on is the answer.
fn needs(rule: Rule<'_>, field: &Field<'_>, standing: &Standing<'_>, out: &mut Vec<Atom>) -> Truth {
    let (n, grant, start) = (rule.index, rule.grant, out.len());
    let settled = |n: u16| field.breach(n) != Truth::Unknown;
    if grant.independent && settled(n) && grant.replaced_by.iter().all(|(m, _)| settled(*m)) && field.rivals(n).next().is_none() {
        // each atom stands once and alone in what is left of the formula, so each can tip it
        let value = |a| standing.value(a);
        rule.conditions().into_iter().for_each(|c| c.unknown_atoms(&value, &mut |a| out.push(a)));
        grant.replaced_by.iter().filter(|(m, _)| field.breach(*m) == Truth::True).for_each(|(_, c)| c.unknown_atoms(&value, &mut |a| out.push(a)));
        if let Some(new) = out.get_mut(start..).filter(|n| !n.is_sorted()) {
            new.sort_unstable();
        }
        return Truth::Unknown;
    }
    let atoms = unknown(rule, field, standing);
    let list = atoms.as_slice();
    let tied = atoms.repeated || list.iter().enumerate().any(|(i, a)| list.iter().take(i).any(|b| standing.related(*a, *b)));
    if !tied || atoms.over {
        out.extend_from_slice(list);
    } else {
        let holds = |bits: u32| {
            let value = |a: Atom| atoms.assigned(a, bits).map_or_else(|| standing.value(a), Truth::from);
            atoms.consistent(standing, bits).then(|| truth(rule, field, &value))
        };
        let (mut always, mut never) = (true, true);
        for bits in 0..atoms.assignments() {
            if let Some(t) = holds(bits) {
                always &= t == Truth::True;
                never &= t == Truth::False;
            }
        }
        if always || never {
            return Truth::from(always);
        }
        for (i, atom) in list.iter().enumerate() {
            let flip = 1u32.checked_shl(u32::try_from(i).unwrap_or(31)).unwrap_or(0);
            let tips = (0..atoms.assignments()).filter(|b| b & flip == 0).any(|b| match (holds(b), holds(b | flip)) {
                (Some(x), Some(y)) => x != y,
                _ => false,
            });
            if tips {
                out.push(*atom);
            }
        }
    }
    if let Some(new) = out.get_mut(start..) {
        new.sort_unstable();
    }
    Truth::Unknown
}
