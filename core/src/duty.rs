//! Duties, and what statutes say of their breach without a measure of their own: referrals elsewhere, heavier or lighter.

use crate::citation::Citation;
use crate::condition::Condition;
use crate::rulebook::{List, Str};
use crate::vocabulary::{FactId, MeasureId, TargetId, ViolationId};
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
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash, Serialize)]
pub struct Place {
    /// Index of the statute version.
    pub version: u16,
    /// Where in it.
    pub at: Citation,
}

/// A text that bears two readings: which, and why this one.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Reading {
    /// The question, the reading chosen, the other, and the reason, in Chinese.
    pub zh: Str,
    /// The same in English.
    pub en: Str,
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
    /// Provisions of the version before whose place it takes.
    pub was: List<Place>,
    /// What it says, in our own words, Chinese.
    pub zh: Str,
    /// The same in English.
    pub en: Str,
}

/// What a circumstance does to the weight of a penalty.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash, Serialize)]
pub enum Weight {
    /// 从重: heavier within the band.
    Heavier,
    /// 从轻: lighter within the band, or a leniency whose reach the text leaves open.
    Lighter,
    /// 可以从轻或者减轻: may be lighter, or go below the minimum.
    MayMitigate,
    /// 应当从轻或者减轻: shall be lighter, or go below the minimum.
    Mitigate,
    /// 从轻、减轻或者不予处罚: shall be lighter, go below the minimum, or be left out.
    MitigateOrWaive,
    /// 可以不予处罚: may be left out.
    MayWaive,
    /// 不予处罚: no penalty.
    Waive,
}

impl Weight {
    /// All, in the order of the rule files.
    pub const ALL: [Self; 7] = [Self::Heavier, Self::Lighter, Self::MayMitigate, Self::Mitigate, Self::MitigateOrWaive, Self::MayWaive, Self::Waive];

    /// The name rule files use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Heavier => "heavier",
            Self::Lighter => "lighter",
            Self::MayMitigate => "may-mitigate",
            Self::Mitigate => "mitigate",
            Self::MitigateOrWaive => "mitigate-or-waive",
            Self::MayWaive => "may-waive",
            Self::Waive => "waive",
        }
    }

    /// Whether a penalty may go below its minimum (减轻).
    pub fn mitigates(self) -> bool {
        matches!(self, Self::MayMitigate | Self::Mitigate | Self::MitigateOrWaive)
    }

    /// Whether it reaches beyond the band: below the minimum, or to no penalty.
    pub fn beyond_the_band(self) -> bool {
        !matches!(self, Self::Heavier | Self::Lighter)
    }
}

/// How a circumstance weighs on a penalty: no measure of its own.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Effect {
    /// Index of the statute version.
    pub version: u16,
    /// Where it stands.
    pub at: Citation,
    /// What it does.
    pub weight: Weight,
    /// It bears on every penalty, of whatever statute.
    pub general: bool,
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

/// How long after the act a violation must have been discovered for a penalty to be given (apl/36).
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Limitation {
    /// Where it stands.
    pub at: Place,
    /// Months from the last day of the act.
    pub months: u16,
    /// Months where a fact holds.
    pub longer: Option<(u16, FactId)>,
    /// For every penalty of a statute without a term of its own.
    pub general: bool,
}

/// What goes with every penalty (apl/28): a provision of kind `general`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Beside {
    /// Index of the provision.
    pub provision: u16,
    /// Statute versions with a rule of their own in its place.
    pub except: List<u16>,
    /// The one measure it grants; where it grants several, none that there is.
    pub measure: MeasureId,
    /// Against whom.
    pub target: TargetId,
}

/// What a phase of the engine carries out, and where it is written.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Phase {
    /// The phase.
    pub name: Str,
    /// Where it is written.
    pub at: Place,
    /// The fact it looks at.
    pub fact: Option<FactId>,
}
