//! Provisions as compiled from the rule files: what answers a breach, in steps of grants.

use crate::citation::Citation;
use crate::condition::Condition;
use crate::date::Date;
use crate::duty::{Place, Reading};
use crate::grant::Grant;
use crate::rulebook::List;
use crate::vocabulary::ViolationId;
use serde::Serialize;

/// An article that attaches measures to breaches.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Provision {
    /// Index of the statute version.
    pub version: u16,
    /// Where it stands.
    pub at: Citation,
    /// First day in force: its version's, or a later one where a statute it refers to changed.
    pub from: Date,
    /// First day no longer in force.
    pub until: Option<Date>,
    /// Acts whose last day is earlier are out of the window.
    pub vouched: Date,
    /// The paragraphs of the version before that it follows.
    pub was: List<Place>,
    /// What sort it is.
    pub kind: Kind,
    /// Duties whose breach it answers; article 0 stands for any duty of the statute.
    pub breach_of: List<Citation>,
    /// Only these violation types; empty: any breach.
    pub violations: List<ViolationId>,
    /// Roles, any of; 0: anyone.
    pub subjects: u128,
    /// What all it grants waits on, beside the breach.
    pub when: Condition,
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
    /// Places of the higher provision it details, in each version.
    pub details: List<Place>,
    /// Silent once an instrument of one of these ranks penalises the conduct, one bit a [`Rank`].
    pub residual_to: u8,
    /// What a later version may change for an act of this one.
    pub later: Later,
}

impl Provision {
    /// Whether a later text, or a provision it gives way to, may keep it from applying.
    #[inline]
    pub(crate) fn may_yield(&self) -> bool {
        self.later == Later::Compare || self.residual_to != 0 || !self.prevailed_by.is_empty()
    }

    /// Whether it is in force on that day.
    pub fn in_force(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|u| day < u)
    }
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
    /// Goes with every penalty, of whatever statute (apl/28).
    General,
}

impl Kind {
    /// The id used in rule files and the export.
    pub fn name(self) -> &'static str {
        match self {
            Self::Penalty => "penalty",
            Self::Power => "power",
            Self::PlatformDuty => "platform-duty",
            Self::Consequence => "consequence",
            Self::General => "general",
        }
    }
}

/// A step inside a provision.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Tier {
    /// What all it grants waits on, beside the provision's condition.
    pub when: Condition,
    /// What it grants.
    pub grants: List<Grant>,
}

/// What a later version of the statute may change for an act under this one (apl/37), as far as the texts alone tell.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash, Serialize)]
pub enum Later {
    /// There is none, or it is lighter in nothing.
    NeverLighter,
    /// It may be lighter: compared case by case.
    Compare,
}

/// Rank of an instrument, highest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash, Serialize)]
pub enum Rank {
    /// 法律
    Law,
    /// 行政法规
    AdministrativeRegulation,
    /// 部门规章
    DepartmentRule,
    /// 规范性文件
    NormativeDocument,
    /// A platform's own policy, from an overlay.
    Policy,
}

impl Rank {
    /// All ranks, highest first.
    pub const ALL: [Self; 5] = [Self::Law, Self::AdministrativeRegulation, Self::DepartmentRule, Self::NormativeDocument, Self::Policy];

    /// The id used in rule files and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Law => "law",
            Self::AdministrativeRegulation => "administrative-regulation",
            Self::DepartmentRule => "department-rule",
            Self::NormativeDocument => "normative-document",
            Self::Policy => "policy",
        }
    }

    /// The rank of that id.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|r| r.name() == text)
    }

    /// Its bit in a set of ranks.
    pub fn bit(self) -> u8 {
        match self {
            Self::Law => 1,
            Self::AdministrativeRegulation => 2,
            Self::DepartmentRule => 4,
            Self::NormativeDocument => 8,
            Self::Policy => 16,
        }
    }
}
