//! Whether a later text is lighter or heavier than the one it follows (apl/37): per measure and target, penalties only.
//! Orders and supervision are no penalty and do not count; nor does the confiscation of gains, which goes with every penalty
//! whether the article says so or not (apl/28/2). Shared by the build, which proves it from the texts alone where
//! it can, and by the assessment, which compares in the case.

use crate::band::Band;
use crate::grant::{Duration, Grant};
use crate::money::Money;
use crate::vocabulary::{AmountId, Class, MeasureId, TargetId};
use alloc::vec::Vec;

/// In what the later text differs.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Difference {
    /// Lighter in some respect.
    pub lighter: bool,
    /// Heavier in some respect.
    pub heavier: bool,
    /// Some bounds cannot be compared without an amount.
    pub unclear: bool,
}

impl Difference {
    /// Both differences together.
    pub fn and(self, other: Self) -> Self {
        Self { lighter: self.lighter || other.lighter, heavier: self.heavier || other.heavier, unclear: self.unclear || other.unclear }
    }

    fn weigh<T: Ord>(&mut self, old: T, new: T) {
        self.lighter |= new < old;
        self.heavier |= new > old;
    }
}

/// Compares the grants that hold under the old text with those that hold under the new.
pub fn compare(old: &[&Grant], new: &[&Grant], gains: MeasureId, amount: &impl Fn(AmountId) -> Option<Money>) -> Difference {
    let mut keys: Vec<(MeasureId, TargetId)> = old.iter().chain(new).filter(|g| g.class == Class::Penalty && g.measure != gains).map(|g| (g.measure, g.target)).collect();
    keys.sort_unstable();
    keys.dedup();
    let mut all = Difference::default();
    for key in keys {
        let of = |side: &[&Grant]| -> Vec<usize> { (0..side.len()).filter(|i| side.get(*i).is_some_and(|g| (g.measure, g.target) == key)).collect() };
        let (before, after) = (of(old), of(new));
        let before: Vec<&Grant> = before.iter().filter_map(|i| old.get(*i).copied()).collect();
        let after: Vec<&Grant> = after.iter().filter_map(|i| new.get(*i).copied()).collect();
        all = all.and(match (before.is_empty(), after.is_empty()) {
            (false, true) => Difference { lighter: true, ..Difference::default() },
            (true, false) => Difference { heavier: true, ..Difference::default() },
            _ => sanction(&before, &after, amount),
        });
    }
    all
}

/// The same measure against the same target, under both texts.
fn sanction(old: &[&Grant], new: &[&Grant], amount: &impl Fn(AmountId) -> Option<Money>) -> Difference {
    let mut d = Difference::default();
    let weight = |side: &[&Grant]| {
        side.iter()
            .map(|g| match (g.group, g.must) {
                (Some(_), _) => 1u8,
                (None, true) => 2,
                (None, false) => 0,
            })
            .max()
    };
    d.weigh(weight(old), weight(new));
    let bands = |side: &[&Grant]| side.iter().flat_map(|g| g.bands.iter()).cloned().collect::<Vec<Band>>();
    let (before, after) = (bands(old), bands(new));
    if before != after {
        match (range(&before, amount), range(&after, amount)) {
            (Some((min, max)), Some((new_min, new_max))) => {
                d.weigh(min.unwrap_or(Money::ZERO), new_min.unwrap_or(Money::ZERO));
                let top = |m: Option<Money>| (m.is_none(), m);
                d.weigh(top(max), top(new_max));
            }
            _ => d.unclear = true,
        }
    }
    let longest = |side: &[&Grant]| side.iter().filter_map(|g| g.duration).max_by_key(|d| length(*d));
    match (longest(old), longest(new)) {
        (a, b) if a == b => {}
        (Some(a), Some(b)) => match (length(a), length(b)) {
            (Some(a), Some(b)) => d.weigh(a, b),
            _ => d.unclear = true,
        },
        _ => d.unclear = true,
    }
    d
}

/// Lowest and highest sum of the bands; none if an amount is wanting.
fn range(bands: &[Band], amount: &impl Fn(AmountId) -> Option<Money>) -> Option<(Option<Money>, Option<Money>)> {
    let mut out: Option<(Option<Money>, Option<Money>)> = None;
    for b in bands.iter().filter_map(|b| b.bounds(amount)) {
        if b.when.is_some() || !b.resolved {
            return None;
        }
        out = Some(match out {
            None => (b.min, b.max),
            Some((min, max)) => (min.zip(b.min).map(|(x, y)| x.min(y)), max.zip(b.max).map(|(x, y)| x.max(y))),
        });
    }
    out
}

/// Days at most, roughly: only to compare.
fn length(d: Duration) -> Option<u32> {
    match d {
        Duration::Life => Some(u32::MAX),
        Duration::Unspecified => None,
        Duration::Range { unit, max, .. } => max.map(|m| u32::from(m).saturating_mul(unit.days())),
    }
}
