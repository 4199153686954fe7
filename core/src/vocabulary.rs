//! The ids that cases, assessments and rule files share, and their labels. Data, not code: a new fact touches no binding.

use crate::rulebook::{List, Str};
use serde::Serialize;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash, Serialize)]
        pub struct $name(pub(crate) u16);
        impl $name {
            /// Position in the rulebook's table.
            pub fn index(self) -> usize { usize::from(self.0) }
        }
    )*};
}

ids! {
    /// A measure.
    MeasureId;
    /// Against whom a measure runs.
    TargetId;
    /// A body that acts.
    AuthorityId;
    /// A role of the violator.
    SubjectId;
    /// A fact.
    FactId;
    /// An amount.
    AmountId;
    /// A violation type.
    ViolationId;
}

/// An id with its labels.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Term {
    /// The stable id.
    pub id: Str,
    /// The term the statutes use.
    pub zh: Str,
    /// The English label.
    pub en: Str,
}

/// Class of a measure in law.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash, Serialize)]
pub enum Class {
    /// An administrative penalty (apl/9).
    Penalty,
    /// An order (责令…; apl/28).
    Order,
    /// A regulatory step that is no penalty.
    Supervision,
    /// Taken by a platform under law and its terms.
    Platform,
    /// Follows from another measure.
    Consequence,
    /// A transfer to another body.
    Referral,
    /// A term of the enforcement report that no statute uses.
    ReportTerm,
}

impl Class {
    /// All of them.
    pub const ALL: [Self; 7] = [Self::Penalty, Self::Order, Self::Supervision, Self::Platform, Self::Consequence, Self::Referral, Self::ReportTerm];

    /// The name rule files use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Penalty => "penalty",
            Self::Order => "order",
            Self::Supervision => "supervision",
            Self::Platform => "platform",
            Self::Consequence => "consequence",
            Self::Referral => "referral",
            Self::ReportTerm => "report term",
        }
    }

    /// The class of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|c| c.name() == name)
    }
}

/// A measure with what realises it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Measure {
    /// Id and labels.
    pub term: Term,
    /// Usual class; a grant may override it.
    pub class: Class,
    /// The bodies that alone may take it; empty: no such limit.
    pub only_by: List<AuthorityId>,
    /// What realises a report term: measure, and target if given.
    pub realised_by: List<(MeasureId, Option<TargetId>)>,
}

/// A body, and the lowest level at which it exists.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Authority {
    /// Id and labels.
    pub term: Term,
    /// Lowest level by default.
    pub lowest: Level,
}

/// Level of an authority, lowest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash, Serialize)]
pub enum Level {
    /// 县级
    County,
    /// 设区的市级
    Municipal,
    /// 省级
    Provincial,
    /// 国家
    National,
}

impl Level {
    /// All levels, lowest first.
    pub const ALL: [Self; 4] = [Self::County, Self::Municipal, Self::Provincial, Self::National];

    /// The id used in rule files and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::County => "county",
            Self::Municipal => "municipal",
            Self::Provincial => "provincial",
            Self::National => "national",
        }
    }

    /// The level of that id.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|l| l.name() == text)
    }
}

/// A role, and the roles it also counts as (closed under `is`, itself included).
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Subject {
    /// Id and labels.
    pub term: Term,
    /// One bit per role that holds with this one.
    pub is: u128,
}

/// A set of facts, one bit each.
pub type FactBits = [u64; 4];

/// A fact with what it settles.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Fact {
    /// Id and labels.
    pub term: Term,
    /// A test of one provision: a case may state it per provision.
    pub scoped: bool,
    /// The question that states the legal test, Chinese.
    pub ask_zh: Str,
    /// The question, English.
    pub ask_en: Str,
    /// Facts true once this one is (itself included), closed.
    pub true_makes_true: FactBits,
    /// Facts false once this one is true, closed.
    pub true_makes_false: FactBits,
    /// Facts false once this one is false (itself included), closed.
    pub false_makes_false: FactBits,
    /// Measures, any of which must have been taken before the fact can be.
    pub presupposes: List<MeasureId>,
    /// Measures whose ground is gone once the fact holds.
    pub lifts: List<MeasureId>,
    /// Set where earlier penalties tell it.
    pub window: Option<Window>,
}

/// So many penalties within a time: a fact that earlier measures tell.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Window {
    /// Within so many months.
    pub months: u16,
    /// So many penalties.
    pub least: u16,
    /// By this body; none: by any.
    pub by: Option<AuthorityId>,
    /// For the same kind of act.
    pub same_kind: bool,
    /// Penalties can prove it, and their absence proves nothing.
    pub proves_only: bool,
}

/// An amount with its question.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Amount {
    /// Id and labels.
    pub term: Term,
    /// The question, Chinese.
    pub ask_zh: Str,
    /// The question, English.
    pub ask_en: Str,
}

/// A violation type.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Violation {
    /// Id and labels.
    pub term: Term,
    /// Roles that can commit it: one is implied, of several one must be named, none: anyone.
    pub subjects: List<SubjectId>,
    /// Why no provision answers it, if none does, in Chinese and English.
    pub unanswered: Option<(Str, Str)>,
}
