//! Works out beforehand what each value of a grant's atoms makes of it, over all completions of the unknown ones.

use super::proofs::{admits, atoms};
use super::*;
use crate::guard::{Guard, MOST, Outcome};
use crate::order::InOrder;

/// The guards of all grants, each once, and the tables of outcomes they number. Grants with too many atoms get none.
pub(super) fn guards(provisions: &mut [Provision], facts: &[Fact], subjects: &[Subject]) -> (Vec<Guard>, Vec<List<Outcome>>) {
    let mut guards: Vec<Guard> = Vec::new();
    let mut outcomes: Vec<List<Outcome>> = Vec::new();
    let mut known: Vec<Grant> = Vec::new();
    for g in provisions.iter_mut().flat_map(|p| p.tiers.to_mut()).flat_map(|t| t.grants.to_mut()) {
        let alike = |k: &&Grant| k.when == g.when && k.replaced_by.iter().map(|(_, c)| c).eq(g.replaced_by.iter().map(|(_, c)| c));
        if let Some(k) = known.iter().find(alike) {
            g.guard = k.guard;
            continue;
        }
        let mut list = atoms(&[g]);
        list.order();
        let guard = if list.len() <= MOST {
            let table: List<Outcome> = table(g, &list, facts, subjects).into();
            let place = outcomes.iter().position(|o| *o == table).unwrap_or_else(|| {
                outcomes.push(table);
                outcomes.len().saturating_sub(1)
            });
            Some(Guard::Table(list.into(), index(place)))
        } else {
            imposed(g)
        };
        g.guard = guard.map(|guard| {
            index(guards.iter().position(|x| *x == guard).unwrap_or_else(|| {
                guards.push(guard);
                guards.len().saturating_sub(1)
            }))
        });
        known.push(g.clone());
    }
    (guards, outcomes)
}

/// The measures of a grant that waits on any of them imposed and on nothing else.
fn imposed(g: &Grant) -> Option<Guard> {
    let Condition::Any(parts) = &g.when else { return None };
    let measures: Option<Vec<MeasureId>> = parts.iter().map(|c| if let Condition::Atom(Atom::Imposed(m)) = c { Some(*m) } else { None }).collect();
    let measures = measures.filter(|_| g.replaced_by.is_empty())?;
    let bits = measures.iter().fold(0, |bits, m| bits | 1u128.checked_shl(u32::from(m.0)).unwrap_or(0));
    Some(Guard::Imposed(measures.into(), bits))
}

/// The outcome for every value of the atoms.
fn table(g: &Grant, list: &[Atom], facts: &[Fact], subjects: &[Subject]) -> Vec<Outcome> {
    let many = list.iter().fold(1usize, |n, _| n.saturating_mul(3));
    (0..many)
        .map(|n| {
            let mut rest = n;
            let mut values: Vec<Truth> = Vec::new();
            for _ in list {
                values.push([Truth::False, Truth::Unknown, Truth::True].into_iter().nth(rest % 3).unwrap_or(Truth::Unknown));
                rest /= 3;
            }
            // the first atom weighs most
            values.reverse();
            outcome(g, list, &values, facts, subjects)
        })
        .collect()
}

fn outcome(g: &Grant, list: &[Atom], values: &[Truth], facts: &[Fact], subjects: &[Subject]) -> Outcome {
    let stands = |values: &[Truth]| {
        let value = |a: Atom| list.iter().position(|x| *x == a).and_then(|i| values.get(i)).copied().unwrap_or(Truth::Unknown);
        g.replaced_by.iter().fold(g.when.evaluate(&value), |t, (_, c)| t.and(!c.evaluate(&value)))
    };
    let now = stands(values);
    if now != Truth::Unknown {
        return Outcome { truth: now, tips: 0 };
    }
    let unknown: Vec<usize> = values.iter().enumerate().filter(|(_, v)| **v == Truth::Unknown).map(|(i, _)| i).collect();
    let set = |bits: u32, k: usize| bits & 1u32.checked_shl(u32::try_from(k).unwrap_or(31)).unwrap_or(0) != 0;
    let completed = |bits: u32| {
        let mut v = values.to_vec();
        for (k, i) in unknown.iter().enumerate() {
            if let Some(slot) = v.get_mut(*i) {
                *slot = Truth::from(set(bits, k));
            }
        }
        let pairs = list.iter().zip(&v);
        let consistent = pairs.clone().all(|(a, x)| pairs.clone().all(|(b, y)| admits(*a, *x == Truth::True, *b, *y == Truth::True, facts, subjects)));
        consistent.then(|| stands(&v) == Truth::True)
    };
    let all = 1u32.checked_shl(u32::try_from(unknown.len()).unwrap_or(0)).unwrap_or(1);
    let ends: Vec<Option<bool>> = (0..all).map(completed).collect();
    let mut met = ends.iter().flatten();
    if let Some(first) = met.next() {
        if met.all(|x| x == first) {
            return Outcome { truth: Truth::from(*first), tips: 0 };
        }
    }
    let end = |bits: u32| usize::try_from(bits).ok().and_then(|b| ends.get(b)).copied().flatten();
    let tips = |k: usize| {
        let flip = 1u32.checked_shl(u32::try_from(k).unwrap_or(31)).unwrap_or(0);
        (0..all).filter(|b| b & flip == 0).any(|b| end(b).zip(end(b | flip)).is_some_and(|(x, y)| x != y))
    };
    let place = |i: usize| u32::try_from(i).ok().and_then(|i| 1u8.checked_shl(i)).unwrap_or(0);
    Outcome { truth: Truth::Unknown, tips: unknown.iter().enumerate().filter(|(k, _)| tips(*k)).fold(0, |bits, (_, i)| bits | place(*i)) }
}
