//! Each grant of each applicable provision: permitted, conditional on what, or none; and the bounds of its fine.

use super::displaced::Fine;
use super::questions::asks;
use super::standing::{Atoms, Standing};
use crate::assessment::{Applied, Ask, Assessment, Choice, Status};
use crate::case::Case;
use crate::condition::{Atom, Condition, Truth};
use crate::grant::Grant;
use crate::guard::{Guard, Outcome};
use crate::order::InOrder;
use crate::provision::{Kind, Provision, Tier};
use crate::rulebook::Rulebook;
use crate::vocabulary::{MeasureId, SubjectId};
use alloc::vec::Vec;
use core::ops::Range;

/// What applies, and what gives way if something else does.
#[derive(Clone, Copy)]
pub(super) struct Field<'a> {
    pub(super) book: &'a Rulebook,
    pub(super) applies: &'a [Applied],
    pub(super) unless: &'a [(u16, u16, bool)],
}

impl Field<'_> {
    /// What is known of the breach a provision answers.
    pub(super) fn breach(&self, provision: u16) -> Truth {
        self.applies.binary_search_by_key(&provision, |a| a.provision).ok().and_then(|i| self.applies.get(i)).map_or(Truth::False, |a| a.breach)
    }

    /// What is known of the breach a graver provision answers, that of the lower one being made out: where it answers all the
    /// lower one does, it is made out with it.
    fn graver(&self, lower: u16, graver: u16) -> Truth {
        let known = self.breach(graver);
        let get = |n: u16| self.book.provisions.get(usize::from(n));
        let Some((p, q)) = get(lower).zip(get(graver)).filter(|_| known == Truth::Unknown && lower != graver) else { return known };
        let places = p.version == q.version && p.breach_of.iter().all(|b| q.breach_of.contains(b));
        let acts = q.violations.is_empty() || (!p.violations.is_empty() && p.violations.iter().all(|v| q.violations.contains(v)));
        if places && acts { Truth::True } else { known }
    }

    /// Calls `found` for what a provision gives way to: the roles of a rival, and its breach where that is open too.
    fn silencers(&self, provision: u16, found: &mut dyn FnMut(u128, Option<Atom>)) {
        for (_, q, open) in self.unless.iter().filter(|(p, ..)| *p == provision) {
            let roles = self.book.provisions.get(usize::from(*q)).map_or(0, |q| q.subjects);
            found(roles, open.then_some(Atom::Breach(*q)));
        }
    }

    /// Provisions whose breach, made out, silences this one.
    fn rivals(&self, provision: u16) -> impl Iterator<Item = u16> {
        self.unless.iter().filter(move |(p, ..)| *p == provision).map(|(_, q, _)| *q)
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
    pub(super) fn of(book: &'a Rulebook, index: u16) -> Rules<'a> {
        let provision = book.provisions.get(usize::from(index));
        Rules { index, provision, tiers: provision.map_or(&[][..], |p| &p.tiers).iter(), tier: None, grants: [].iter() }
    }
}

/// The grants of a provision. By hand: passed on from one function to the next, chained iterators are compiled into each.
#[derive(Clone)]
pub(super) struct Rules<'a> {
    index: u16,
    provision: Option<&'a Provision>,
    tiers: core::slice::Iter<'a, Tier>,
    tier: Option<&'a Tier>,
    grants: core::slice::Iter<'a, Grant>,
}

impl<'a> Iterator for Rules<'a> {
    type Item = Rule<'a>;

    fn next(&mut self) -> Option<Rule<'a>> {
        let provision = self.provision?;
        loop {
            if let Some((tier, grant)) = self.tier.zip(self.grants.next()) {
                return Some(Rule { index: self.index, provision, tier, grant });
            }
            let tier = self.tiers.next()?;
            (self.tier, self.grants) = (Some(tier), tier.grants.iter());
        }
    }
}

pub(super) fn options(book: &Rulebook, case: &Case, standing: &Standing<'_>, out: &mut Assessment) {
    let (applies, unless, mut atoms) = (core::mem::take(&mut out.applies), core::mem::take(&mut out.unless), core::mem::take(&mut out.atoms));
    let field = Field { book, applies: &applies, unless: &unless };
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
        let alone = field.rivals(n).next().is_none();
        // what is asked of an open breach, written once for the provision
        let mut open: Range<usize> = 0..0;
        let asked = |m: MeasureId| p.kind != Kind::Power || case.powers || case.proposals.iter().any(|p| p.measure == m);
        let mut last = Looked { guard: u16::MAX, outcome: None, needs: None };
        for (t, tier) in (0u8..).zip(p.tiers.iter()) {
            for (g, grant) in (0u8..).zip(tier.grants.iter()) {
                let sure = alone && grant.replaced_by.iter().all(|(m, _)| *m == n || field.graver(n, *m) == Truth::True);
                let guard = if sure { grant.guard } else { None };
                if let Some(i) = guard.filter(|i| *i != last.guard) {
                    last = Looked { guard: i, outcome: look(book, standing, i), needs: None };
                }
                let (status, needs) = if let Some(outcome) = last.outcome.filter(|_| guard.is_some()) {
                    match outcome.truth.and(a.breach) {
                        Truth::True => (Status::Permitted, (0, 0)),
                        Truth::Unknown if asked(grant.measure) => {
                            let needs = last.needs.unwrap_or_else(|| {
                                if a.breach == Truth::Unknown && open.is_empty() {
                                    open = breach_asks(book, case, n, &mut out.needs);
                                }
                                let start = out.needs.len();
                                match book.guards.get(usize::from(last.guard)) {
                                    Some(Guard::Imposed(measures, _)) => out.needs.extend(measures.iter().map(|m| Ask::Imposed(*m))),
                                    Some(table) => table.tipping(outcome, &mut |a| asks(book, case, n, a, &mut out.needs)),
                                    None => {}
                                }
                                if a.breach == Truth::Unknown || !case.scoped.is_empty() {
                                    out.needs.extend_from_within(open.clone());
                                    // a fact asked of one provision comes after the others
                                    sort_from(&mut out.needs, start);
                                }
                                (mark(start), mark(out.needs.len()))
                            });
                            last.needs = Some(needs);
                            (Status::Conditional, needs)
                        }
                        _ => continue,
                    }
                } else {
                    let Some(found) = walked(case, standing, &field, Rule { index: n, provision: p, tier, grant }, (asked(grant.measure), &mut atoms, &mut out.needs)) else {
                        continue;
                    };
                    found
                };
                // what a provision details is shown once, with the provision that details it
                let shown = |m: &u16| field.breach(*m) == Truth::True && book.provisions.get(usize::from(*m)).is_some_and(|q| standing.any_role(q.subjects) == Truth::True);
                if grant.shown_with.iter().any(shown) {
                    continue;
                }
                let first = mark(out.bands.len());
                for bounds in grant.bounds(|of| case.amount_of(of)) {
                    out.bands.push(bounds);
                }
                let bands = first..mark(out.bands.len());
                if bands.is_empty() && !grant.bands.is_empty() {
                    continue;
                }
                let (measure, target, needs) = (grant.measure, grant.target, needs.0..needs.1);
                let option = Choice { provision: n, tier: t, grant: g, measure, target, status, displaced_by: None, needs, bands, text: a.text };
                if measure == book.fine {
                    out.fines.extend(Fine::of(out.options.len(), &option, grant, out.bands_of(&option)));
                }
                out.options.push(option);
            }
        }
    }
    (out.applies, out.unless, out.atoms) = (applies, unless, atoms);
}

/// A grant whose conditions must be walked: whether it stands, and where what it waits on is written.
#[inline(never)]
fn walked(case: &Case, standing: &Standing<'_>, field: &Field<'_>, rule: Rule<'_>, (asked, atoms, needs): (bool, &mut Vec<Atom>, &mut Vec<Ask>)) -> Option<(Status, (u32, u32))> {
    atoms.clear();
    match walk(rule, field, standing, atoms) {
        Truth::True => Some((Status::Permitted, (0, 0))),
        Truth::Unknown if asked => {
            let start = needs.len();
            atoms.iter().for_each(|a| asks(field.book, case, rule.index, *a, needs));
            sort_from(needs, start);
            Some((Status::Conditional, (mark(start), mark(needs.len()))))
        }
        _ => None,
    }
}

/// What a guard comes to; none where its conditions must be walked: that one of several roles holds binds two unknown ones
/// together, never one alone, since what all count as is known.
#[inline]
fn look(book: &Rulebook, standing: &Standing<'_>, guard: u16) -> Option<Outcome> {
    let guard = book.guards.get(usize::from(guard))?;
    let value = |a| standing.value(a);
    if standing.undecided() && guard.roles().filter(|s| value(Atom::Role(*s)) == Truth::Unknown).nth(1).is_some() {
        return None;
    }
    Some(guard.outcome(book, standing.imposed(), &value))
}

/// The guard looked at last, what it came to, and where its needs are written: grants side by side often wait on the same.
struct Looked {
    guard: u16,
    outcome: Option<Outcome>,
    needs: Option<(u32, u32)>,
}

/// Writes what is asked of an open breach, apart from what any one option waits on.
#[cold]
fn breach_asks(book: &Rulebook, case: &Case, provision: u16, needs: &mut Vec<Ask>) -> Range<usize> {
    let start = needs.len();
    asks(book, case, provision, Atom::Breach(provision), needs);
    start..needs.len()
}

/// Sorts what was added from `start` on, each once.
#[cold]
pub(super) fn sort_from(needs: &mut Vec<Ask>, start: usize) {
    let Some(new) = needs.get_mut(start..) else { return };
    new.order();
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

/// These roles, as atoms.
fn role_atoms(roles: u128) -> impl Iterator<Item = Atom> {
    (0u16..128).filter(move |n| roles.wrapping_shr(u32::from(*n)) & 1 != 0).map(|n| Atom::Role(SubjectId(n)))
}

/// Whether a grant stands: the breach, its condition, and no graver step in its place.
pub(super) fn truth(rule: Rule<'_>, field: &Field<'_>, value: &impl Fn(Atom) -> Truth) -> Truth {
    let breach = |n: u16| match field.breach(n) {
        Truth::Unknown => value(Atom::Breach(n)),
        known => known,
    };
    let mut truth = rule.conditions().into_iter().fold(breach(rule.index), |t, c| if t == Truth::False { t } else { t.and(c.evaluate(value)) });
    for (m, when) in rule.grant.replaced_by.iter() {
        if truth == Truth::False {
            return truth;
        }
        let graver = match field.graver(rule.index, *m) {
            Truth::Unknown => value(Atom::Breach(*m)),
            known => known,
        };
        truth = truth.and(!graver.and(when.evaluate(value)));
    }
    // rivals that certainly silence are gone already: of those left it is open whether they do
    field.silencers(rule.index, &mut |roles, breach| {
        let borne = role_atoms(roles).map(value).max().unwrap_or(Truth::True);
        truth = truth.and(!borne.and(breach.map_or(Truth::True, value)));
    });
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
        let graver = field.graver(rule.index, *m);
        if graver.and(when.evaluate(&value)) == Truth::Unknown {
            if graver == Truth::Unknown {
                atoms.add(Atom::Breach(*m));
            }
            when.unknown_atoms(&value, &mut |a| atoms.add(a));
        }
    }
    field.silencers(rule.index, &mut |roles, breach| {
        if role_atoms(roles).map(value).max() == Some(Truth::Unknown) {
            role_atoms(roles).filter(|a| value(*a) == Truth::Unknown).for_each(|a| atoms.add(a));
        }
        breach.into_iter().for_each(|a| atoms.add(a));
    });
    atoms
}

/// Whether a grant stands, walking its conditions, with the atoms for which some completion of the others changes that.
/// Where an atom stands twice, or two bear on each other, unknown in three values may be settled all the same: then what
/// every completion agrees on is the answer.
fn walk(rule: Rule<'_>, field: &Field<'_>, standing: &Standing<'_>, out: &mut Vec<Atom>) -> Truth {
    let known = truth(rule, field, &|a| standing.value(a));
    if known != Truth::Unknown {
        return known;
    }
    let atoms = unknown(rule, field, standing);
    let list = atoms.as_slice();
    let tied = atoms.repeated || standing.undecided() || list.iter().enumerate().any(|(i, a)| list.iter().take(i).any(|b| standing.related(*a, *b)));
    if !tied || atoms.over {
        out.extend_from_slice(list);
    } else {
        let consistency = atoms.consistency(standing);
        let holds = |bits: u32| {
            let value = |a: Atom| atoms.assigned(a, bits).map_or_else(|| standing.value(a), Truth::from);
            consistency.admits(bits).then(|| truth(rule, field, &value))
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
    out.order();
    Truth::Unknown
}
