//! The general rules in company of a penalty, for what is proposed: who may impose them, and on what they wait.

use super::super::grants::Field;
use super::super::questions::asks;
use super::super::standing::Standing;
use super::alone::Alone;
use super::penalty;
use crate::assessment::{Ask, Assessment};
use crate::case::{Basis, Case};
use crate::condition::Truth;
use crate::grant::Grant;
use crate::order::InOrder;
use crate::provision::{Kind, Provision};
use crate::rulebook::Rulebook;
use crate::vocabulary::{AuthorityId, Class, Level};
use alloc::vec::Vec;

/// A general rule as it stands for a proposal: whoever imposes the penalty may impose it.
pub(in crate::assess) struct Company {
    pub(in crate::assess) index: u16,
    pub(in crate::assess) provision: Provision,
    /// Whether a penalty stands that it goes with.
    pub(in crate::assess) breach: Truth,
    /// What that waits on.
    pub(in crate::assess) asks: Vec<Ask>,
}

/// What a proposal looks for.
pub(in crate::assess) struct Sought<N, W> {
    pub(in crate::assess) basis: Option<Basis>,
    /// Whether a provision is the basis named.
    pub(in crate::assess) named: N,
    /// Whether a grant is what is proposed.
    pub(in crate::assess) wanted: W,
    /// Some special text grants it already.
    pub(in crate::assess) special: bool,
}

/// The general rules that carry a proposal: cited themselves, or with the penalties of the provision cited.
pub(in crate::assess) fn company(
    book: &Rulebook,
    case: &Case,
    standing: &Standing<'_>,
    out: &Assessment,
    sought: &Sought<impl Fn(&Provision) -> bool, impl Fn(&Grant) -> bool>,
) -> Vec<Company> {
    let Sought { basis, named, wanted, special } = sought;
    let mut all = Vec::new();
    let field = Field { book, applies: &out.applies, unless: &out.unless };
    for b in book.beside.iter() {
        let Some(q) = book.provisions.get(usize::from(b.provision)).filter(|q| q.in_force(case.act_to)) else { continue };
        let Some(grant) = q.tiers.iter().flat_map(|t| t.grants.iter()).find(|g| wanted(g)) else { continue };
        let cited = basis.is_some_and(|b| b.version == q.version && b.at.covers(q.at));
        let listed = basis.is_none() && out.options.iter().any(|o| o.provision == b.provision && wanted(grant));
        if *special && !cited && !listed {
            continue;
        }
        let alone = Alone { book, standing, field, grant };
        let (mut breach, mut waits, mut bodies, mut open) = (Truth::False, Vec::new(), Vec::new(), false);
        for a in out.applies.iter() {
            let Some(p) = alone.penalises(a.provision, b).filter(|p| cited || named(p)) else { continue };
            let truth = alone.truth(a.provision, p);
            if truth == Truth::False {
                continue;
            }
            breach = breach.or(truth);
            merge(&mut bodies, p);
            open |= p.authorities_open;
            alone.unknown(a.provision, p, &mut |atom| asks(book, case, a.provision, atom, &mut waits));
        }
        if breach == Truth::False {
            continue;
        }
        let mut provision = q.clone();
        provision.authorities_open = open;
        provision.tiers.to_mut().iter_mut().flat_map(|t| t.grants.to_mut()).for_each(|g| g.authorities = bodies.clone().into());
        all.push(Company { index: b.provision, provision, breach, asks: if breach == Truth::Unknown { waits } else { Vec::new() } });
    }
    all
}

/// The provisions whose penalties a general option goes with.
pub(in crate::assess) fn penalising<'b>(book: &'b Rulebook, out: &Assessment, general: u16) -> Vec<&'b Provision> {
    let except = book.beside.iter().find(|b| b.provision == general).map(|b| &b.except);
    let standing = out.options.iter().filter(|o| penalty(book, o)).map(|o| o.provision);
    let mut list: Vec<u16> = standing.chain(out.dropped.iter().map(|(n, _)| *n)).collect();
    list.order();
    list.dedup();
    let of = |n: u16| book.provisions.get(usize::from(n)).filter(|p| p.kind == Kind::Penalty && !except.is_some_and(|e| e.contains(&p.version)));
    list.into_iter().filter_map(of).collect()
}

/// The bodies that impose the penalties of a provision, each with the lowest level.
pub(in crate::assess) fn merge(into: &mut Vec<(AuthorityId, Level)>, p: &Provision) {
    let penalties = p.tiers.iter().flat_map(|t| t.grants.iter()).filter(|g| g.class == Class::Penalty);
    for (body, level) in penalties.flat_map(|g| g.authorities.iter().copied()) {
        match into.iter_mut().find(|(b, _)| *b == body) {
            Some((_, lowest)) => *lowest = level.min(*lowest),
            None => into.push((body, level)),
        }
    }
    into.order();
}
