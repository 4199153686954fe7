//! Whether a later text is lighter or heavier than the one it follows (apl/37): per measure and target, penalties only.
//! Orders and supervision are no penalty and do not count; nor does the confiscation of gains, which goes with every penalty
//! whether the article says so or not (apl/28/2). Shared by the build, which proves it from the texts alone where
//! it can, and by the assessment, which compares in the case.

use crate::band::Band;
use crate::grant::{Duration, Grant};
use crate::money::Money;
use crate::vocabulary::{AmountId, Class, MeasureId};

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

    /// Whether a person must choose, whatever else differs.
    pub fn undecided(self) -> bool {
        self.unclear || (self.lighter && self.heavier)
    }

    fn weigh<T: Ord>(&mut self, old: T, new: T) {
        self.lighter |= new < old;
        self.heavier |= new > old;
    }
}

/// Compares the grants that hold under the old text with those that hold under the new. Allocates nothing.
pub fn compare<'a, O, N>(old: &O, new: &N, gains: MeasureId, amount: &impl Fn(AmountId) -> Option<Money>) -> Difference
where
    O: Iterator<Item = &'a Grant> + Clone,
    N: Iterator<Item = &'a Grant> + Clone,
{
    let mut all = Difference::default();
    let penalties = || old.clone().chain(new.clone()).filter(|g| g.class == Class::Penalty && g.measure != gains);
    for (i, g) in penalties().enumerate() {
        let same = |x: &&Grant| x.measure == g.measure && x.target == g.target;
        if penalties().take(i).any(|x| same(&x)) {
            continue;
        }
        let (before, after) = (old.clone().filter(same), new.clone().filter(same));
        all = all.and(match (before.clone().next(), after.clone().next()) {
            (Some(_), None) => Difference { lighter: true, ..Difference::default() },
            (None, Some(_)) => Difference { heavier: true, ..Difference::default() },
            _ => sanction(&before, &after, amount),
        });
    }
    all
}

/// The same measure against the same target, under both texts.
fn sanction<'a, O, N>(old: &O, new: &N, amount: &impl Fn(AmountId) -> Option<Money>) -> Difference
where
    O: Iterator<Item = &'a Grant> + Clone,
    N: Iterator<Item = &'a Grant> + Clone,
{
    let mut d = Difference::default();
    let weight = |g: &Grant| match (g.group, g.must) {
        (Some(_), _) => 1u8,
        (None, true) => 2,
        (None, false) => 0,
    };
    d.weigh(old.clone().map(weight).max(), new.clone().map(weight).max());
    let (before, after) = (old.clone().flat_map(|g| g.bands.iter()), new.clone().flat_map(|g| g.bands.iter()));
    if !before.clone().eq(after.clone()) {
        match (range(before, amount), range(after, amount)) {
            (Some((min, max)), Some((new_min, new_max))) => {
                d.weigh(min.unwrap_or(Money::ZERO), new_min.unwrap_or(Money::ZERO));
                let top = |m: Option<Money>| (m.is_none(), m);
                d.weigh(top(max), top(new_max));
            }
            _ => d.unclear = true,
        }
    }
    let (longest, new_longest) = (old.clone().filter_map(|g| g.duration).max_by_key(|d| length(*d)), new.clone().filter_map(|g| g.duration).max_by_key(|d| length(*d)));
    match (longest, new_longest) {
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
fn range<'a>(bands: impl Iterator<Item = &'a Band>, amount: &impl Fn(AmountId) -> Option<Money>) -> Option<(Option<Money>, Option<Money>)> {
    let mut out: Option<(Option<Money>, Option<Money>)> = None;
    for b in bands.filter_map(|b| b.bounds(0, amount)) {
        if b.waits || !b.resolved {
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
