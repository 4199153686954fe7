//! Each grant of each applicable provision: permitted, conditional on what, or none; and the bounds of its fine.

use super::standing::{Atoms, Standing};
use crate::assessment::{Assessment, Bounds, Choice, Status};
use crate::case::Case;
use crate::condition::{Atom, Truth};
use crate::provision::{Band, Grant, Kind};
use crate::rulebook::Rulebook;
use alloc::vec::Vec;

/// What is known of the breach a provision answers.
pub(super) fn applies(list: &[(u16, Truth)], provision: u16) -> Truth {
    list.binary_search_by_key(&provision, |(n, _)| *n).ok().and_then(|i| list.get(i)).map_or(Truth::False, |(_, t)| *t)
}

pub(super) fn options(book: &Rulebook, case: &Case, standing: &Standing<'_>, out: &mut Assessment) {
    let applicable = core::mem::take(&mut out.applies);
    for &(n, _) in &applicable {
        let Some(p) = book.provisions.get(usize::from(n)) else { continue };
        // its roles do not hold, or special or later law that certainly applies takes its place
        if standing.any_role(p.subjects) == Truth::False || p.prevailed_by.iter().any(|m| applies(&applicable, *m) == Truth::True) {
            continue;
        }
        let own;
        let standing = if case.scoped.is_empty() {
            standing
        } else {
            own = standing.within(p);
            &own
        };
        for (t, tier) in (0u8..).zip(p.tiers.iter()) {
            for (g, grant) in (0u8..).zip(tier.grants.iter()) {
                let start = mark(out.needs.len());
                let mut known = truth(n, grant, &applicable, &|a| standing.value(a));
                let unasked = p.kind == Kind::Power && !case.powers && !case.proposals.iter().any(|p| p.measure == grant.measure);
                if known == Truth::Unknown {
                    if unasked && grant.independent {
                        continue;
                    }
                    known = needs(n, grant, &applicable, standing, &mut out.needs);
                }
                let status = match known {
                    Truth::False => continue,
                    Truth::Unknown if unasked => {
                        out.needs.truncate(usize::try_from(start).unwrap_or(0));
                        continue;
                    }
                    Truth::Unknown => Status::Conditional,
                    Truth::True => Status::Permitted,
                };
                let first = mark(out.bands.len());
                out.bands.extend(grant.bands.iter().filter_map(|b| bounds(b, case)));
                if mark(out.bands.len()) == first && !grant.bands.is_empty() {
                    out.needs.truncate(usize::try_from(start).unwrap_or(0));
                    continue;
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
                });
            }
        }
    }
    out.applies = applicable;
}

fn mark(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Whether a grant stands: the breach, its condition, and no graver step in its place.
pub(super) fn truth(n: u16, grant: &Grant, applicable: &[(u16, Truth)], value: &impl Fn(Atom) -> Truth) -> Truth {
    let breach = |n: u16| match applies(applicable, n) {
        Truth::Unknown => value(Atom::Breach(n)),
        known => known,
    };
    let mut truth = grant.when.evaluate(value);
    if truth == Truth::False {
        return truth;
    }
    truth = truth.and(breach(n));
    for (m, when) in grant.replaced_by.iter() {
        if truth == Truth::False {
            break;
        }
        truth = truth.and(!breach(*m).and(when.evaluate(value)));
    }
    truth
}

/// The atoms an unknown grant rests on.
pub(super) fn unknown(n: u16, grant: &Grant, applicable: &[(u16, Truth)], standing: &Standing<'_>) -> Atoms {
    let value = |a| standing.value(a);
    let mut atoms = Atoms::new();
    let breach = |n: u16, atoms: &mut Atoms| {
        if applies(applicable, n) == Truth::Unknown {
            atoms.add(Atom::Breach(n));
        }
    };
    breach(n, &mut atoms);
    grant.when.unknown_atoms(&value, &mut |a| atoms.add(a));
    for (m, when) in grant.replaced_by.iter() {
        if applies(applicable, *m).and(when.evaluate(&value)) == Truth::Unknown {
            breach(*m, &mut atoms);
            when.unknown_atoms(&value, &mut |a| atoms.add(a));
        }
    }
    atoms
}

/// Adds the atoms for which some completion of the others changes the status. Where an atom stands twice, or two bear on
/// each other, unknown in three values may be settled all the same: then what every completion agrees on is the answer.
fn needs(n: u16, grant: &Grant, applicable: &[(u16, Truth)], standing: &Standing<'_>, out: &mut Vec<Atom>) -> Truth {
    let start = out.len();
    let settled = |n: u16| applies(applicable, n) != Truth::Unknown;
    if grant.independent && settled(n) && grant.replaced_by.iter().all(|(m, _)| settled(*m)) {
        // each atom stands once and alone in what is left of the formula, so each can tip it
        let value = |a| standing.value(a);
        if grant.replaced_by.is_empty() {
            grant.when.rests_on(&value, &mut |a| out.push(a));
        } else {
            grant.when.unknown_atoms(&value, &mut |a| out.push(a));
        }
        grant.replaced_by.iter().filter(|(m, _)| applies(applicable, *m) == Truth::True).for_each(|(_, c)| c.unknown_atoms(&value, &mut |a| out.push(a)));
        if let Some(new) = out.get_mut(start..).filter(|n| !n.is_sorted()) {
            new.sort_unstable();
        }
        return Truth::Unknown;
    }
    let atoms = unknown(n, grant, applicable, standing);
    let list = atoms.as_slice();
    let tied = atoms.repeated || list.iter().enumerate().any(|(i, a)| list.iter().take(i).any(|b| standing.related(*a, *b)));
    if !tied || atoms.over {
        out.extend_from_slice(list);
    } else {
        let holds = |bits: u32| {
            let value = |a: Atom| atoms.assigned(a, bits).map_or_else(|| standing.value(a), Truth::from);
            atoms.consistent(standing, bits).then(|| truth(n, grant, applicable, &value))
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

/// A band with the amounts applied; none if they rule it out.
pub(super) fn bounds(b: &Band, case: &Case) -> Option<Bounds> {
    let when = match &b.when {
        None => None,
        Some(t) => match case.amount_of(t.of) {
            Some(a) if t.holds(a) => None,
            Some(_) => return None,
            None => Some(*t),
        },
    };
    Some(match b.of {
        None => Bounds { when, min: b.min, max: b.max, formula: None, resolved: true },
        Some(of) => {
            let base = case.amount_of(of);
            let of_base = |factor: Option<crate::money::Money>| base.zip(factor).map(|(a, f)| a.times(f));
            Bounds { when, min: of_base(b.min), max: of_base(b.max), formula: Some((of, b.min, b.max)), resolved: base.is_some() }
        }
    })
}
