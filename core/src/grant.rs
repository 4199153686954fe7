//! One measure against one target: how, beside what, for how long, by whom, when.

use crate::band::{Band, Bounds};
use crate::condition::Condition;
use crate::money::Money;
use crate::rulebook::List;
use crate::vocabulary::{AmountId, AuthorityId, Class, Level, MeasureId, TargetId};
use serde::Serialize;

/// One measure against one target.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Grant {
    /// The measure.
    pub measure: MeasureId,
    /// Its class here.
    pub class: Class,
    /// Against whom.
    pub target: TargetId,
    /// 应当 rather than 可以.
    pub must: bool,
    /// The set of alternatives it belongs to.
    pub group: Option<Group>,
    /// Principal measures beside which alone it is lawful.
    pub with: List<MeasureId>,
    /// Bounds of a fine.
    pub bands: List<Band>,
    /// How long.
    pub duration: Option<Duration>,
    /// 责令限期.
    pub deadline: bool,
    /// The list of measures ends in 等.
    pub open: bool,
    /// Who may impose it, and the lowest level.
    pub authorities: List<(AuthorityId, Level)>,
    /// Who acts in the end.
    pub transfer_to: List<AuthorityId>,
    /// What it waits on beside breach, replacement, and the conditions of its provision and tier.
    pub when: Condition,
    /// What its whole condition comes to, worked out beforehand: index in [`crate::Rulebook::guards`]; none: too many atoms.
    pub guard: Option<u16>,
    /// Provisions that detail this one and grant the same: shown with them instead.
    pub shown_with: List<u16>,
    /// Conditions of graver tiers whose fine replaces this one, each with its provision (by index).
    pub replaced_by: List<(u16, Condition)>,
}

impl Grant {
    /// The bounds of its fine with the amounts applied, those bands left out that the amounts rule out.
    #[inline]
    pub fn bounds(&self, amount: impl Fn(AmountId) -> Option<Money>) -> impl Iterator<Item = Bounds> {
        (0u8..).zip(self.bands.iter()).filter_map(move |(i, b)| b.bounds(i, &amount))
    }

    /// The band that bounds are of.
    pub fn band(&self, b: &Bounds) -> Option<&Band> {
        self.bands.get(usize::from(b.band))
    }
}

/// A set of alternatives within a tier.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash, Serialize)]
pub struct Group {
    /// Unique within the provision, from 1.
    pub id: u8,
    /// Exactly one branch, or any of at least `at_least`.
    pub one_of: bool,
    /// Least number of branches.
    pub at_least: u8,
    /// The branch, from 0 (`a`).
    pub branch: u8,
}

/// How long a measure runs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash, Serialize)]
pub enum Duration {
    /// Between two lengths, both included.
    Range {
        /// Day, month or year.
        unit: Unit,
        /// Shortest.
        min: Option<u16>,
        /// Longest.
        max: Option<u16>,
    },
    /// For life.
    Life,
    /// The text names a duration without bounds.
    Unspecified,
}

/// Unit of a duration.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash, Serialize)]
pub enum Unit {
    /// 日
    Day,
    /// 月
    Month,
    /// 年
    Year,
}

impl Unit {
    /// The id used in rule files and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Month => "month",
            Self::Year => "year",
        }
    }

    /// Days in it, a month being 30 and a year 365: only to compare durations.
    pub fn days(self) -> u32 {
        match self {
            Self::Day => 1,
            Self::Month => 30,
            Self::Year => 365,
        }
    }

    /// The unit of that id.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Day, Self::Month, Self::Year].into_iter().find(|u| u.name() == text)
    }
}
