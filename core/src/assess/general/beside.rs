//! What goes with every penalty (apl/28): the order to correct, and the confiscation of gains where the article is silent.
//! Each stands as certainly as some penalty does for which its own article provides no such measure.

use super::super::displaced::put_in;
use super::super::grants::{Field, mark, sort_from};
use super::super::questions::asks;
use super::super::standing::Standing;
use super::alone::{Alone, provides};
use super::penalty;
use crate::assessment::{Ask, Assessment, Choice, Status, Text};
use crate::case::Case;
use crate::condition::{Atom, Truth};
use crate::duty::Beside;
use crate::grant::Grant;
use crate::provision::{Provision, Tier};
use crate::rulebook::Rulebook;
use crate::vocabulary::{MeasureId, TargetId};

/// Adds them to the options.
pub(super) fn add(book: &Rulebook, case: &Case, standing: &Standing<'_>, out: &mut Assessment) {
    for b in book.beside.iter() {
        // most often the special text provides for it
        if special(book, out, b.provision, (b.measure, b.target)) {
            continue;
        }
        let Some(q) = book.provisions.get(usize::from(b.provision)).filter(|q| q.in_force(case.act_to)) else { continue };
        for (t, tier) in (0u8..).zip(q.tiers.iter()) {
            for (g, grant) in (0u8..).zip(tier.grants.iter()) {
                if special(book, out, b.provision, (grant.measure, grant.target)) {
                    continue;
                }
                let own = own(q, tier, grant, standing);
                if own != Truth::False {
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
fn special(book: &Rulebook, out: &Assessment, general: u16, (measure, target): (MeasureId, TargetId)) -> bool {
    let gains = Ask::Amount(book.illegal_gains);
    let settled = |o: &Choice| o.status == Status::Permitted || out.needs_of(o).iter().all(|n| *n == gains);
    out.options.iter().any(|o| o.measure == measure && o.target == target && o.provision != general && settled(o))
}

fn one(book: &Rulebook, case: &Case, standing: &Standing<'_>, out: &mut Assessment, (b, grant, own): (&Beside, &Grant, Truth), (tier, g): (u8, u8)) {
    let Assessment { applies, unless, options, fines, needs, .. } = out;
    let field = Field { book, applies, unless };
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
