//! What weighs lighter and heavier on the penalties of a statute: the general rules (apl/30 to 32), the statute's own, and the
//! grounds of the benchmark (article 8).

use super::super::notes::bearing;
use super::super::standing::Standing;
use super::{all, applies};
use crate::assessment::Force;
use crate::case::Case;
use crate::condition::Truth;
use crate::discretion::{Degree, Degrees};
use crate::duty::{Effect, Place, Weight};
use crate::provision::Rank;
use crate::rulebook::Rulebook;
use alloc::vec::Vec;

/// What is known of the grounds, both ways.
#[derive(Clone)]
pub(super) struct Grounds {
    /// Whether something weighs lighter.
    pub(super) lighter: Truth,
    /// 可以 alone: nothing says that it shall be lighter.
    may: bool,
    /// What opens the way below the minimum, where that is known or may be.
    pub(super) below: Option<Place>,
    /// Whether the penalty may be left out (可以不予): then the ordinary step is not compelled (discretion/9).
    pub(super) may_waive: Truth,
    /// Whether something weighs heavier.
    pub(super) heavier: Truth,
    /// General effects known to weigh heavier: indexes in [`Rulebook::effects`].
    pub(super) known_heavier: Vec<u16>,
}

/// Which way an effect weighs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Lighter,
    MayWaive,
    Heavier,
}

/// How an effect bears on the penalties of a statute version in the case; none: not at all.
pub(super) fn weight(book: &Rulebook, case: &Case, standing: &Standing<'_>, e: &Effect, version: u16) -> Option<(Side, Truth)> {
    let heavier = e.weight == Weight::Heavier;
    let v = book.versions.get(usize::from(e.version))?;
    let in_force = if e.general && heavier { applies(book, case, e.version) == Truth::True } else { v.in_force(case.act_to) };
    let side = match e.weight {
        Weight::Heavier => Side::Heavier,
        Weight::MayWaive => Side::MayWaive,
        Weight::Waive => return None,
        _ => Side::Lighter,
    };
    // leniency is for statutes, regulations and rules to give (apl/32, item 5)
    let ranked = heavier || !matches!(v.rank, Rank::NormativeDocument | Rank::Policy);
    if !in_force || !ranked || !(e.general || e.version == version) {
        return None;
    }
    Some((side, bearing(book, case, standing, e)))
}

pub(super) fn of(book: &Rulebook, case: &Case, standing: &Standing<'_>, version: u16) -> Grounds {
    let mut found = Grounds { lighter: Truth::False, may: true, below: None, may_waive: Truth::False, heavier: Truth::False, known_heavier: Vec::new() };
    for (n, e) in (0u16..).zip(book.effects.iter()) {
        let Some((side, truth)) = weight(book, case, standing, e, version) else { continue };
        if truth == Truth::False {
            continue;
        }
        if side == Side::MayWaive {
            found.may_waive = found.may_waive.or(truth);
            continue;
        }
        if side == Side::Heavier {
            found.heavier = found.heavier.or(truth);
            if truth == Truth::True && e.general {
                found.known_heavier.push(n);
            }
            continue;
        }
        // once one is known, what else could weigh lighter opens nothing further
        let first = found.lighter != Truth::True && truth == Truth::True;
        if first || found.lighter != Truth::True || truth == Truth::True {
            let force = if e.weight == Weight::MayMitigate { Force::May } else { Force::Shall };
            found.may = (first || found.may) && force == Force::May;
            let at = e.weight.mitigates().then_some(Place { version: e.version, at: e.at });
            found.below = if first { at } else { found.below.or(at) };
        }
        found.lighter = found.lighter.or(truth);
    }
    found
}

impl Grounds {
    /// The steps that some value of what is unknown leaves.
    pub(super) fn possible(&self) -> Degrees {
        let of = |t: Truth| [true, false].into_iter().filter(move |x| t == Truth::Unknown || t == Truth::from(*x));
        let each = of(self.lighter).flat_map(|l| of(self.heavier).flat_map(move |h| of(self.may_waive).map(move |w| (l, h, w))));
        each.fold(Degrees::default(), |set, (l, h, w)| set.or(self.steps(l, h, w)))
    }

    /// The steps that the grounds known lead to, as if there were no other.
    pub(super) fn stated(&self) -> Degrees {
        self.steps(self.lighter == Truth::True, self.heavier == Truth::True, self.may_waive == Truth::True)
    }

    /// Whether some ground is known.
    pub(super) fn known(&self) -> bool {
        self.lighter == Truth::True || self.heavier == Truth::True || self.may_waive == Truth::True
    }

    fn steps(&self, lighter: bool, heavier: bool, may_waive: bool) -> Degrees {
        match (lighter, heavier) {
            (true, true) => all(self.below.is_some()),
            (false, false) if may_waive => Degrees::of(&[Degree::Lighter, Degree::Ordinary]),
            (false, true) => Degrees::of(&[Degree::Heavier]),
            (false, false) => Degrees::of(&[Degree::Ordinary]),
            (true, false) => {
                let below = if self.below.is_some() { Degrees::of(&[Degree::Mitigated]) } else { Degrees::default() };
                // 可以 leaves the ordinary step open
                let ordinary = if self.may && self.lighter == Truth::True { Degrees::of(&[Degree::Ordinary]) } else { Degrees::default() };
                Degrees::of(&[Degree::Lighter]).or(below).or(ordinary)
            }
        }
    }
}
