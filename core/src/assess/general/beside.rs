//! What goes with every penalty (apl/28): the order to correct, and the confiscation of gains where the article is silent.
//! Each stands as certainly as some penalty does for which its own article provides no such measure.

use super::super::displaced::put_in;
use super::super::grants::{Field, mark, sort_from};
use super::super::questions::asks;
use super::super::standing::Standing;
use super::penalty;
use crate::assessment::{Ask, Assessment, Choice, Status, Text};
use crate::case::{Basis, Case};
use crate::condition::{Atom, Truth};
use crate::duty::Beside;
use crate::grant::Grant;
use crate::provision::{Kind, Provision, Tier};
use crate::rulebook::Rulebook;
use crate::vocabulary::{AuthorityId, Level};
use alloc::vec::Vec;

/// Adds them to the options.
pub(super) fn add(book: &Rulebook, case: &Case, standing: &Standing<'_>, out: &mut Assessment) {
    for b in book.beside.iter() {
        let Some(q) = book.provisions.get(usize::from(b.provision)).filter(|q| q.in_force(case.act_to)) else { continue };
        for (t, tier) in (0u8..).zip(q.tiers.iter()) {
            for (g, grant) in (0u8..).zip(tier.grants.iter()) {
                let own = own(q, tier, grant, standing);
                if own != Truth::False && !special(book, out, b.provision, grant) {
                    one(book, case, standing, out, (b, grant, own), (t, g));
                }
            }
        }
    }
}

/// What it waits on itself: gains.
fn own(q: &Provision, tier: &Tier, grant: &Grant, standing: &Standing<'_>) -> Truth {
    let value = |a| standing.value(a);
    q.when.evaluate(&value).and(tier.when.evaluate(&value)).and(grant.when.evaluate(&value))
}

/// Whether a special text already provides for the measure, whatever is still unknown (gains apart).
fn special(book: &Rulebook, out: &Assessment, general: u16, grant: &Grant) -> bool {
    let gains = Ask::Amount(book.illegal_gains);
    let settled = |o: &Choice| o.status == Status::Permitted || out.needs_of(o).iter().all(|n| *n == gains);
    out.options.iter().any(|o| o.measure == grant.measure && o.target == grant.target && o.provision != general && settled(o))
}

fn one(book: &Rulebook, case: &Case, standing: &Standing<'_>, out: &mut Assessment, (b, grant, own): (&Beside, &Grant, Truth), (tier, g): (u8, u8)) {
    let Assessment { applies, unless, options, fines, needs, .. } = out;
    let field = Field { applies, unless };
    let alone = Alone { book, standing, field, grant };
    let mut known = Truth::False;
    let mut last = None;
    for o in options.iter() {
        if last == Some(o.provision) || !penalty(book, o) || o.measure == grant.measure {
            continue;
        }
        let Some(p) = alone.penalises(o.provision, b) else { continue };
        if o.status == Status::Permitted && !provides(p, grant) {
            known = Truth::True;
            break;
        }
        last = Some(o.provision);
        known = known.or(alone.truth(o.provision, p));
    }
    let status = match known.and(own) {
        Truth::False => return,
        Truth::Unknown => Status::Conditional,
        Truth::True => Status::Permitted,
    };
    let start = needs.len();
    if known == Truth::Unknown {
        let mut last = None;
        for o in options.iter() {
            let Some(p) = alone.penalises(o.provision, b).filter(|_| last != Some(o.provision)) else { continue };
            last = Some(o.provision);
            alone.unknown(o.provision, p, &mut |a| asks(book, case, o.provision, a, needs));
        }
    }
    if own == Truth::Unknown {
        grant_atoms(book, b, grant, standing, &mut |a| asks(book, case, b.provision, a, needs));
    }
    sort_from(needs, start);
    let choice = Choice {
        provision: b.provision,
        tier,
        grant: g,
        measure: grant.measure,
        target: grant.target,
        status,
        displaced_by: None,
        needs: mark(start)..mark(needs.len()),
        bands: 0..0,
        text: Text::Settled,
    };
    let place = options.partition_point(|o| o.provision <= b.provision);
    put_in(fines, place);
    options.insert(place, choice);
}

fn grant_atoms(book: &Rulebook, b: &Beside, grant: &Grant, standing: &Standing<'_>, found: &mut impl FnMut(Atom)) {
    let value = |a| standing.value(a);
    let Some(q) = book.provisions.get(usize::from(b.provision)) else { return };
    q.when.unknown_atoms(&value, found);
    q.tiers.iter().filter(|t| t.grants.iter().any(|g| core::ptr::eq(g, grant))).for_each(|t| t.when.unknown_atoms(&value, found));
    grant.when.unknown_atoms(&value, found);
}

/// Whether a provision grants such a measure in any step.
fn provides(p: &Provision, grant: &Grant) -> bool {
    p.tiers.iter().flat_map(|t| t.grants.iter()).any(|x| x.measure == grant.measure && x.target == grant.target)
}

/// Penalties that stand without such a measure from their own article.
struct Alone<'c, 'a> {
    book: &'a Rulebook,
    standing: &'c Standing<'a>,
    field: Field<'c>,
    grant: &'c Grant,
}

impl<'a> Alone<'_, 'a> {
    /// The provision, if it attaches penalties the rule goes with.
    fn penalises(&self, n: u16, b: &Beside) -> Option<&'a Provision> {
        let p = self.book.provisions.get(usize::from(n)).filter(|p| p.kind == Kind::Penalty && !b.except.contains(&p.version))?;
        (self.standing.any_role(p.subjects) != Truth::False).then_some(p)
    }

    /// The penalties of a provision beside which its own text provides no such measure: neither in a step that certainly
    /// holds nor in the same one. That a graver one takes the place of another does not count: it is a penalty as well.
    fn each<'p>(&'p self, p: &'p Provision, value: &'p impl Fn(Atom) -> Truth) -> impl Iterator<Item = (&'p Tier, &'p Grant)> {
        let gains = |a: Atom| if a == Atom::Amount(self.book.illegal_gains) { Truth::True } else { value(a) };
        let such = |x: &Grant| x.measure == self.grant.measure && x.target == self.grant.target;
        let own = provides(p, self.grant);
        let certain = move |t: &Tier, step: bool| t.grants.iter().any(|x| such(x) && x.when.evaluate(&gains) == Truth::True) && (step || t.when.evaluate(&gains) == Truth::True);
        let all = own && p.tiers.iter().any(|t| certain(t, false));
        let left = p.tiers.iter().filter(move |t| !all && !(own && certain(t, true)));
        left.flat_map(|t| t.grants.iter().map(move |g| (t, g))).filter(|(_, g)| g.class == crate::vocabulary::Class::Penalty && g.measure != self.grant.measure)
    }

    fn truth(&self, n: u16, p: &Provision) -> Truth {
        let within = self.standing.within(p);
        let value = |a| within.value(a);
        let here = self.field.breach(n).and(p.when.evaluate(&value));
        let mut best = Truth::False;
        for (t, g) in self.each(p, &value) {
            best = best.or(here.and(t.when.evaluate(&value)).and(g.when.evaluate(&value)));
            if best == here {
                break;
            }
        }
        best
    }

    /// The atoms on which an unknown one rests.
    fn unknown(&self, n: u16, p: &Provision, found: &mut impl FnMut(Atom)) {
        let within = self.standing.within(p);
        let value = |a| within.value(a);
        if self.truth(n, p) != Truth::Unknown {
            return;
        }
        if self.field.breach(n) == Truth::Unknown {
            found(Atom::Breach(n));
        }
        p.when.unknown_atoms(&value, found);
        let step = |(t, g): (&Tier, &Grant)| t.when.evaluate(&value).and(g.when.evaluate(&value));
        if self.each(p, &value).any(|x| step(x) == Truth::True) {
            return;
        }
        for (t, g) in self.each(p, &value).filter(|x| step(*x) == Truth::Unknown) {
            t.when.unknown_atoms(&value, found);
            g.when.unknown_atoms(&value, found);
        }
    }
}

/// A general rule as it stands for a proposal: whoever imposes the penalty may impose it.
pub(in crate::assess) struct Company {
    pub(in crate::assess) index: u16,
    pub(in crate::assess) provision: Provision,
    /// Whether a penalty stands that it goes with.
    pub(in crate::assess) breach: Truth,
    /// What that waits on.
    pub(in crate::assess) asks: Vec<Ask>,
}

/// The general rules that carry a proposal: cited themselves, or with the penalties of the provision cited.
pub(in crate::assess) fn company(
    book: &Rulebook,
    case: &Case,
    standing: &Standing<'_>,
    out: &Assessment,
    basis: Option<Basis>,
    named: &impl Fn(&Provision) -> bool,
    wanted: &impl Fn(&Grant) -> bool,
    special: bool,
) -> Vec<Company> {
    let mut all = Vec::new();
    let field = Field { applies: &out.applies, unless: &out.unless };
    for b in book.beside.iter() {
        let Some(q) = book.provisions.get(usize::from(b.provision)).filter(|q| q.in_force(case.act_to)) else { continue };
        let Some(grant) = q.tiers.iter().flat_map(|t| t.grants.iter()).find(|g| wanted(g)) else { continue };
        let cited = basis.is_some_and(|b| b.version == q.version && b.at.covers(q.at));
        let listed = basis.is_none() && out.options.iter().any(|o| o.provision == b.provision && wanted(grant));
        if special && !cited && !listed {
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
    list.sort_unstable();
    list.dedup();
    let of = |n: u16| book.provisions.get(usize::from(n)).filter(|p| p.kind == Kind::Penalty && !except.is_some_and(|e| e.contains(&p.version)));
    list.into_iter().filter_map(of).collect()
}

/// The bodies that impose the penalties of a provision, each with the lowest level.
pub(in crate::assess) fn merge(into: &mut Vec<(AuthorityId, Level)>, p: &Provision) {
    let penalties = p.tiers.iter().flat_map(|t| t.grants.iter()).filter(|g| g.class == crate::vocabulary::Class::Penalty);
    for (body, level) in penalties.flat_map(|g| g.authorities.iter().copied()) {
        match into.iter_mut().find(|(b, _)| *b == body) {
            Some((_, lowest)) => *lowest = level.min(*lowest),
            None => into.push((body, level)),
        }
    }
    into.sort_unstable();
}
