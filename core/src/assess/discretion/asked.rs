//! What is unknown of the grounds of discretion and could change a step.

use super::super::standing::Standing;
use super::grounds::Side;
use super::{applies, grounds, shares};
use crate::assessment::{Ask, Assessment, Day};
use crate::case::Case;
use crate::condition::{Atom, Truth};
use crate::duty::Place;
use crate::order::InOrder;
use crate::rulebook::Rulebook;

/// Something unknown that bears on the steps of fines.
pub(in crate::assess) struct Stake {
    /// What is asked.
    pub(in crate::assess) ask: Ask,
    /// Where it is written.
    pub(in crate::assess) at: Place,
    /// How many fines it bears on.
    pub(in crate::assess) fines: usize,
}

/// Calls `found` for each of them.
pub(in crate::assess) fn stakes(book: &Rulebook, case: &Case, standing: &Standing<'_>, out: &Assessment, found: &mut impl FnMut(Stake)) {
    let fines = || out.options.iter().filter_map(|o| o.source(book)).filter(|(p, g)| !g.bands.is_empty() && super::super::is_penalty(p, g));
    if let Some(s) = book.shares.iter().find(|s| applies(book, case, s.at.version) == Truth::Unknown) {
        let waiting = fines().filter(|(_, g)| shares(book, case, g, Truth::Unknown).next().is_some()).count();
        if waiting > 0 {
            found(Stake { ask: Ask::Date(Day::Decided), at: s.at, fines: waiting });
        }
    }
    let weighed = |version: u16| out.weighed.iter().filter_map(|w| out.options.get(usize::from(w.option))?.source(book)).filter(|(p, _)| p.version == version).count();
    let mut versions: alloc::vec::Vec<u16> = out.weighed.iter().filter_map(|w| out.options.get(usize::from(w.option))?.source(book)).map(|(p, _)| p.version).collect();
    versions.order();
    versions.dedup();
    for version in versions {
        let known = grounds::of(book, case, standing, version);
        for e in book.effects.iter() {
            let Some((side, Truth::Unknown)) = grounds::weight(book, case, standing, e, version) else { continue };
            // what is settled already is not unsettled by one more ground of the same kind
            let settled = match side {
                Side::Heavier => known.heavier,
                Side::MayWaive => known.may_waive.or(known.lighter),
                Side::Lighter => known.lighter,
            };
            if settled == Truth::True {
                continue;
            }
            e.when.unknown_atoms(&|a| standing.value(a), &mut |a| {
                if let Atom::Fact(f) = a {
                    found(Stake { ask: Ask::Fact(f), at: Place { version: e.version, at: e.at }, fines: weighed(version) });
                }
            });
        }
    }
}
