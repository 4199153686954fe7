//! Bounds of a fine: sums, multiples and rates, and the thresholds on amounts that choose between them.

use crate::money::Money;
use crate::vocabulary::AmountId;
use serde::Serialize;

/// One range of a fine.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Band {
    /// The threshold it waits on; several bands partition the amount.
    pub when: Option<Threshold>,
    /// The base multiplied by the bounds; none: the bounds are sums.
    pub of: Option<AmountId>,
    /// Lower bound, included.
    pub min: Option<Money>,
    /// Upper bound, included.
    pub max: Option<Money>,
}

/// A threshold on an amount.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash, Serialize)]
pub struct Threshold {
    /// Which amount.
    pub of: AmountId,
    /// How it compares.
    pub side: Side,
    /// With what.
    pub sum: Money,
}

impl Threshold {
    /// Whether an amount lies on this side.
    pub fn holds(&self, amount: Money) -> bool {
        match self.side {
            Side::AtLeast => amount >= self.sum,
            Side::Above => amount > self.sum,
            Side::Below => amount < self.sum,
            Side::AtMost => amount <= self.sum,
        }
    }
}

/// Side of a threshold.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash, Serialize)]
pub enum Side {
    /// 以上
    AtLeast,
    /// 超过
    Above,
    /// 不足、低于
    Below,
    /// 以下
    AtMost,
}

impl Side {
    /// The key used in rule files and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::AtLeast => "at_least",
            Self::Above => "above",
            Self::Below => "below",
            Self::AtMost => "at_most",
        }
    }
}

/// A band of a fine, with its bounds as far as the amounts settle them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Bounds {
    /// Which of the grant's bands it is.
    pub band: u8,
    /// Whether it still waits on the band's threshold.
    pub waits: bool,
    /// Whether the bounds are known: the amount they are computed from is given, or none is needed.
    pub resolved: bool,
    /// Lower bound, included.
    pub min: Option<Money>,
    /// Upper bound, included; none: no bound.
    pub max: Option<Money>,
}

impl Band {
    /// The bounds with the amounts applied, for the band of that number; none if the amounts rule it out.
    #[inline]
    pub fn bounds(&self, band: u8, amount: impl Fn(AmountId) -> Option<Money>) -> Option<Bounds> {
        let waits = match &self.when {
            None => false,
            Some(t) => match amount(t.of) {
                Some(a) if t.holds(a) => false,
                Some(_) => return None,
                None => true,
            },
        };
        let Some(of) = self.of else { return Some(Bounds { band, waits, resolved: true, min: self.min, max: self.max }) };
        // a multiple of nothing is no fine
        let base = amount(of);
        if base == Some(Money::ZERO) {
            return None;
        }
        let of_base = |factor: Option<Money>| base.zip(factor).map(|(a, f)| a.times(f));
        Some(Bounds { band, waits, resolved: base.is_some(), min: of_base(self.min), max: of_base(self.max) })
    }
}
