//! The steps of a provision, those it refers to included, and which of its grants give way to a graver step.

use super::book::{Book, Grant, Provision, Tier, condition, covers, roles};
use super::formula::{Atom, Formula};
use std::collections::BTreeMap;

/// A grant in its step, against one target, with all it waits on beside the breach.
#[derive(Clone)]
pub struct Step {
    pub tier: usize,
    pub target: &'static str,
    pub grant: &'static Grant,
    /// The provision referred to whose words it is; none: its own.
    pub by_referral: Option<usize>,
    pub when: Formula,
}

impl Step {
    /// It has bounds, so that a graver one takes its place.
    pub fn bounded(&self) -> bool {
        !self.grant.bands.is_empty() || self.grant.duration.is_some()
    }
    pub fn same(&self, other: &Self) -> bool {
        self.grant.measure == other.grant.measure && self.target == other.target
    }
}

type Map = BTreeMap<&'static str, Vec<&'static str>>;

/// Steps in order, own before referred to: by which referral, what they wait on beside the step, and whom they hit.
fn tiers(book: &'static Book, index: usize, day: &str) -> Vec<(Option<usize>, Formula, Map, &'static Tier)> {
    let p = &book.provisions[index];
    let mut out: Vec<_> = p.tiers.iter().map(|t| (None, Formula::Is(true), Map::new(), t)).collect();
    for r in &p.refer {
        for to in book.followed(book.written(p.version(), r.to), day) {
            for (_, when, map, tier) in tiers(book, to, day) {
                let map = if r.map.is_empty() { map } else { r.map.clone() };
                out.push((Some(to), Formula::All(vec![when, condition(&book.provisions[to].when)]), map, tier));
            }
        }
    }
    out
}

/// The grants of a provision as they stand on a day.
pub fn steps(book: &'static Book, index: usize, day: &str) -> Vec<Step> {
    let p = &book.provisions[index];
    let mut out = Vec::new();
    for (tier, (by_referral, extra, map, t)) in tiers(book, index, day).into_iter().enumerate() {
        for grant in &t.grants {
            let targets = map.get(grant.target).cloned().unwrap_or_else(|| vec![grant.target]);
            for target in targets {
                let mut when = vec![extra.clone(), roles(&p.subjects), unless(&p.not_subjects), condition(&p.when), condition(&t.when)];
                when.extend([roles(&grant.subjects), unless(&grant.not_subjects), condition(&grant.when)]);
                when.extend(grant.group.as_ref().map(|g| condition(&g.when)));
                // persons in charge are those of a unit
                if target == "responsible-manager" || target == "other-responsible" {
                    when.push(Formula::Atom(Atom::Role("organization")));
                }
                if grant.measure == "confiscate-gains" {
                    when.push(Formula::Atom(Atom::Gains));
                }
                out.push(Step { tier: tier + 1, target, grant, by_referral, when: Formula::All(when) });
            }
        }
    }
    out
}

fn unless(not: &[&'static str]) -> Formula {
    if not.is_empty() { Formula::Is(true) } else { roles(not).not() }
}

/// Provisions that continue the ladder of this one.
pub fn gravers(book: &Book, index: usize) -> Vec<usize> {
    let p: &Provision = &book.provisions[index];
    let continues = |q: &Provision| {
        q.graver_than.iter().any(|g| {
            let (version, place) = book.written(q.version(), g);
            version == p.version() && covers(place, p.place())
        })
    };
    (0..book.provisions.len()).filter(|i| continues(&book.provisions[*i])).collect()
}
