//! Duties, and what statutes say of their breach without a measure of their own: referrals elsewhere, heavier or lighter.

use crate::citation::Citation;
use crate::condition::Condition;
use crate::rulebook::{List, Str};
use crate::vocabulary::ViolationId;
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
