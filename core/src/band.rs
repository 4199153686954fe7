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
    /// The threshold it still waits on.
    pub when: Option<Threshold>,
    /// Lower bound, included.
    pub min: Option<Money>,
    /// Upper bound, included; none: no bound.
    pub max: Option<Money>,
    /// The base and its factors, where the bounds are computed.
    pub formula: Option<(AmountId, Option<Money>, Option<Money>)>,
    /// Whether the bounds are known.
    pub resolved: bool,
}

impl Band {
    /// The band with the amounts applied; none if they rule it out.
    pub fn bounds(&self, amount: impl Fn(AmountId) -> Option<Money>) -> Option<Bounds> {
        let when = match &self.when {
            None => None,
            Some(t) => match amount(t.of) {
                Some(a) if t.holds(a) => None,
                Some(_) => return None,
                None => Some(*t),
            },
        };
        Some(match self.of {
            None => Bounds { when, min: self.min, max: self.max, formula: None, resolved: true },
            Some(of) => {
                let base = amount(of);
                let of_base = |factor: Option<Money>| base.zip(factor).map(|(a, f)| a.times(f));
                Bounds { when, min: of_base(self.min), max: of_base(self.max), formula: Some((of, self.min, self.max)), resolved: base.is_some() }
            }
        })
    }
}
