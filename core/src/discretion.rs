//! The steps of discretion (裁量阶次): which share of a fine's span each takes, and the narrower ranges of a benchmark.

use crate::band::Bounds;
use crate::duty::Place;
use crate::grant::Grant;
use crate::money::Money;
use crate::vocabulary::{AmountId, AuthorityId, TargetId};
use serde::Serialize;

/// A step of discretion. No penalty at all is no step of a fine: it is left out.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash, Serialize)]
pub enum Degree {
    /// 减轻: below the minimum.
    Mitigated,
    /// 从轻: in the lower part of the span.
    Lighter,
    /// 一般: in the middle.
    Ordinary,
    /// 从重: in the upper part.
    Heavier,
}

impl Degree {
    /// All, lightest first.
    pub const ALL: [Self; 4] = [Self::Mitigated, Self::Lighter, Self::Ordinary, Self::Heavier];

    /// The name in rule files and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Mitigated => "mitigated",
            Self::Lighter => "lighter",
            Self::Ordinary => "ordinary",
            Self::Heavier => "heavier",
        }
    }

    fn bit(self) -> u8 {
        match self {
            Self::Mitigated => 1,
            Self::Lighter => 2,
            Self::Ordinary => 4,
            Self::Heavier => 8,
        }
    }
}

/// A set of steps.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Hash)]
pub struct Degrees(u8);

impl Degrees {
    /// These steps.
    pub fn of(list: &[Degree]) -> Self {
        Self(list.iter().fold(0, |bits, d| bits | d.bit()))
    }

    /// Those of either.
    pub fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether a step is among them.
    pub fn has(self, d: Degree) -> bool {
        self.0 & d.bit() != 0
    }

    /// The only one, if there is only one.
    pub fn only(self) -> Option<Degree> {
        Degree::ALL.into_iter().find(|d| d.bit() == self.0)
    }

    /// Lightest first.
    pub fn iter(self) -> impl Iterator<Item = Degree> {
        Degree::ALL.into_iter().filter(move |d| self.has(*d))
    }
}

/// One end of a range.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct End {
    /// Where it ends: a share of a span, a sum, or a factor.
    pub at: Money,
    /// Whether that is still within.
    pub included: bool,
}

impl End {
    fn below(self, sum: Money) -> bool {
        self.at < sum || (self.included && self.at == sum)
    }

    fn above(self, sum: Money) -> bool {
        self.at > sum || (self.included && self.at == sum)
    }
}

/// The share of the span between the least and the greatest fine that a step takes.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Share {
    /// Where it stands.
    pub at: Place,
    /// The step.
    pub degree: Degree,
    /// Whose fines it is about.
    pub body: AuthorityId,
    /// From which share of the span on.
    pub from: End,
    /// Up to which.
    pub to: End,
    /// By how much both may be moved, with reasons; and where that stands.
    pub float: Option<(Money, Place)>,
}

/// A narrower range for one step under one provision: a benchmark of a province, a city or a platform, from an overlay.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Benchmark {
    /// Where it stands.
    pub at: Place,
    /// Index of the provision.
    pub provision: u16,
    /// Against whom.
    pub target: TargetId,
    /// The step.
    pub degree: Degree,
    /// The amount that the ends are factors of; none: they are sums.
    pub of: Option<AmountId>,
    /// Least fine.
    pub min: Money,
    /// Greatest fine.
    pub max: Money,
}

/// The range of a fine at one step, within one band.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Range {
    /// The step.
    pub degree: Degree,
    /// Which of the grant's bands it lies in.
    pub band: u8,
    /// Where it stands.
    pub at: Place,
    /// The amount that the ends are factors of, while that is unknown; none: they are sums.
    pub of: Option<AmountId>,
    /// Lower end.
    pub from: End,
    /// Upper end.
    pub to: End,
    /// The same with the float, and where that stands.
    pub float: Option<(End, End, Place)>,
}

impl Range {
    /// Whether a sum (or a factor, as its ends are) lies in it, the float included.
    pub fn takes(&self, sum: Money) -> bool {
        let floated = |(from, to, _): (End, End, Place)| from.below(sum) && to.above(sum);
        (self.from.below(sum) && self.to.above(sum)) || self.float.is_some_and(floated)
    }
}

/// The span of a band: least, whether that is a minimum of the text, and greatest; factors where the amount is unknown. None
/// where there is no greatest, or nothing between the two.
fn span(g: &Grant, b: &Bounds) -> Option<(Money, bool, Money, Option<AmountId>)> {
    let band = g.band(b)?;
    let (min, max, of) = if b.resolved { (b.min, b.max, None) } else { (band.min, band.max, band.of) };
    let (least, most) = (min.unwrap_or(Money::ZERO), max?);
    (least < most).then_some((least, min.is_some(), most, of))
}

impl Share {
    /// The range it gives within a band of the text.
    pub fn within(&self, g: &Grant, b: &Bounds) -> Option<Range> {
        let (least, stated, most, of) = span(g, b)?;
        let point = |share: Money| least.plus(most.minus(least).times(share));
        let whole = Money::ONE;
        let end = |e: End| if e.at == Money::ZERO { End { at: least, included: e.included && stated } } else { End { at: point(e.at), included: e.included } };
        let float = self.float.map(|(by, at)| {
            let down = End { at: self.from.at.minus(by), ..self.from };
            let up = End { at: self.to.at.plus(by).min(whole), ..self.to };
            let down = if self.from.at == Money::ZERO { self.from } else { down };
            let up = if self.to.at == whole { self.to } else { up };
            (end(down), end(up), at)
        });
        Some(Range { degree: self.degree, band: b.band, at: self.at, of, from: end(self.from), to: end(self.to), float })
    }
}

/// What 减轻 opens: below the minimum of a band.
pub fn mitigated(g: &Grant, b: &Bounds, at: Place) -> Option<Range> {
    let (least, stated, _, of) = span(g, b)?;
    let (from, to) = (End { at: Money::ZERO, included: false }, End { at: least, included: false });
    stated.then_some(Range { degree: Degree::Mitigated, band: b.band, at, of, from, to, float: None })
}

impl Benchmark {
    /// The range it gives within a band of the text, if it speaks of that band.
    pub fn within(&self, g: &Grant, b: &Bounds, base: Option<Money>) -> Option<Range> {
        let band = g.band(b)?;
        if band.of != self.of {
            return None;
        }
        let (from, to, of) = match (self.of, base) {
            (None, _) => (self.min, self.max, None),
            (Some(_), Some(base)) => (base.times(self.min), base.times(self.max), None),
            (Some(of), None) => (self.min, self.max, Some(of)),
        };
        let inside = band.min.is_none_or(|m| self.min >= m) && band.max.is_none_or(|m| self.max <= m);
        let end = |at| End { at, included: true };
        inside.then_some(Range { degree: self.degree, band: b.band, at: self.at, of, from: end(from), to: end(to), float: None })
    }
}
