//! Duties, provisions, tiers and grants as compiled from the rule files.

use crate::citation::Citation;
use crate::condition::Condition;
use crate::money::Money;
use crate::rulebook::{List, Str};
use crate::vocabulary::{AmountId, AuthorityId, Class, Level, MeasureId, TargetId, ViolationId};
use serde::Serialize;

/// An article that imposes an obligation.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Duty {
    /// Index of the statute version.
    pub version: u16,
    /// Where it stands.
    pub at: Citation,
    /// The violation types bound to it.
    pub violations: List<ViolationId>,
    /// Roles that bear it, one bit each; 0: anyone.
    pub subjects: u128,
    /// Only then is the violation a breach of this duty.
    pub when: Condition,
    /// Its place in the version before.
    pub was: Option<Place>,
    /// Duties of other statutes whose breach the same conduct is.
    pub counts_as: List<Place>,
    /// Set where the binding itself bears two readings.
    pub reading: Option<Reading>,
}

/// A place in a version of a statute.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
pub struct Place {
    /// Index of the statute version.
    pub version: u16,
    /// Where in it.
    pub at: Citation,
}

/// What sort of provision it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash, Serialize)]
pub enum Kind {
    /// Attaches penalties (and orders) to a breach.
    Penalty,
    /// Lets an authority act on subject and condition, without a breach.
    Power,
    /// Obliges a platform to act.
    PlatformDuty,
    /// Follows from a measure imposed.
    Consequence,
}

/// A text that bears two readings: which, and why this one.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Reading {
    /// The question, the reading chosen, the other, and the reason, in Chinese.
    pub zh: Str,
    /// The same in English.
    pub en: Str,
}

/// An article that attaches measures to breaches.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Provision {
    /// Index of the statute version.
    pub version: u16,
    /// Where it stands.
    pub at: Citation,
    /// What sort it is.
    pub kind: Kind,
    /// Duties whose breach it answers; article 0 stands for any duty of the statute.
    pub breach_of: List<Citation>,
    /// Only these violation types; empty: any breach.
    pub violations: List<ViolationId>,
    /// Roles, any of; 0: anyone.
    pub subjects: u128,
    /// The steps, in order.
    pub tiers: List<Tier>,
    /// Its list of authorities ends in 等.
    pub authorities_open: bool,
    /// False where it rests on a second-hand source.
    pub verified: bool,
    /// Set where the text bears two readings.
    pub reading: Option<Reading>,
    /// Special or later provisions of the same rank that prevail over it, by index.
    pub prevailed_by: List<u16>,
}

/// A step inside a provision.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Tier {
    /// What it grants; each grant carries the condition of its tier.
    pub grants: List<Grant>,
}

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
    /// The whole condition of this grant beside breach and replacement: provision, tier, grant, roles, gains, unit.
    pub when: Condition,
    /// No atom stands twice in its conditions and none bears on another: what is unknown can be read off.
    pub independent: bool,
    /// Conditions of graver tiers whose fine replaces this one, each with its provision (by index).
    pub replaced_by: List<(u16, Condition)>,
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

    /// The unit of that id.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Day, Self::Month, Self::Year].into_iter().find(|u| u.name() == text)
    }
}

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

/// A referral to other statutes that cannot be resolved: a note, never an option.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct OpenReferral {
    /// Index of the statute version.
    pub version: u16,
    /// Where it stands.
    pub at: Citation,
    /// Duties whose breach it concerns.
    pub breach_of: List<Citation>,
    /// Only these violation types; empty: any breach of those duties.
    pub violations: List<ViolationId>,
    /// What it says, in our own words, Chinese.
    pub zh: Str,
    /// The same in English.
    pub en: Str,
}

/// Heavier or lighter within the band: no measure of its own.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Effect {
    /// Index of the statute version.
    pub version: u16,
    /// Where it stands.
    pub at: Citation,
    /// 从重 rather than 从轻.
    pub heavier: bool,
    /// Duties whose breach it concerns; none, or article 0: any duty of the statute.
    pub breach_of: List<Citation>,
    /// Only these violation types; empty: any breach of those duties.
    pub violations: List<ViolationId>,
    /// Roles, any of; 0: anyone.
    pub subjects: u128,
    /// When.
    pub when: Condition,
    /// What it says, in our own words, Chinese.
    pub zh: Str,
    /// The same in English.
    pub en: Str,
}
