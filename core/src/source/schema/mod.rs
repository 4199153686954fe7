//! The rule-file format, as `rules/README.md` tells it. Unknown keys are errors.
//!
//! Here: a statute version and what stands in it. Next: `tiers` (what provisions grant), `general` (general rules and procedure),
//! `vocabulary`, `practice`.

#![allow(missing_docs, reason = "the keys are told in rules/README.md")]

mod general;
mod practice;
mod tiers;
mod vocabulary;

pub use general::*;
pub use practice::*;
pub use tiers::*;
pub use vocabulary::*;

use super::read::{OneOrMore, tables};
use crate::date::Date;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

tables! { rules:
    /// A statute version.
    Statute {
        statute: String,
        title: String,
        title_en: String,
        level: String,
        from: Date,
        repealed: Option<Date>,
        vouched: Option<Date>,
        checked: Date,
        source: Option<String>,
        competent: Vec<String> = [],
        duty: Vec<Duty> = [],
        provision: Vec<Provision> = [],
        refer: Vec<Referral> = [],
        effect: Vec<Effect> = [],
        limitation: Vec<Limitation> = [],
        unencoded: Vec<Unencoded> = [],
        in_engine: Vec<InEngine> = [],
        procedure: Vec<Procedure> = [],
        ceiling: Vec<Ceiling> = [],
        discretion: Vec<Discretion> = [],
        benchmark: Vec<Benchmark> = [],
    }
    /// A duty.
    Duty {
        at: String,
        violations: Vec<String> = [],
        subjects: Vec<String> = [],
        when: Option<Condition>,
        was: Option<String>,
        counts_as: Vec<String> = [],
        reading: Option<Reading>,
        note: Option<String>,
    }
    /// A provision.
    Provision {
        at: String,
        kind: Option<String>,
        breach_of: Vec<String> = [],
        violations: Vec<String> = [],
        subjects: Vec<String> = [],
        not_subjects: Vec<String> = [],
        authorities: Vec<String> = [],
        authorities_open: bool = false,
        when: Option<Condition>,
        graver_than: Vec<String> = [],
        details: Option<String>,
        prevails_over: BTreeMap<String, Bilingual> = [],
        residual_to: Vec<String> = [],
        was: OneOrMore,
        refer: Vec<Refer> = [],
        verified: bool = true,
        reading: Option<Reading>,
        mentions: Vec<String> = [],
        power: Option<String>,
        doubtful: Option<Bilingual>,
        note: Option<String>,
        tier: Vec<Tier> = [],
    }
    /// An open referral.
    Referral {
        at: String,
        breach_of: Vec<String> = [],
        violations: Vec<String> = [],
        to: Vec<String> = [],
        zh: String,
        en: String,
        was: OneOrMore,
        note: Option<String>,
    }
    /// Heavier or lighter within the band: no measure of its own.
    Effect {
        at: String,
        effect: String,
        /// It bears on every penalty, of whatever statute.
        general: bool = false,
        breach_of: Vec<String> = [],
        violations: Vec<String> = [],
        subjects: Vec<String> = [],
        when: Option<Condition>,
        zh: String,
        en: String,
        note: Option<String>,
    }
    /// How long after the act a violation must have been discovered for a penalty to be given.
    Limitation {
        at: String,
        months: u16,
        longer: Option<Longer>,
        /// For every penalty of a statute without a term of its own.
        general: bool = false,
        note: Option<String>,
    }
    /// What is left out, and why.
    Unencoded {
        at: String,
        zh: String,
        en: String,
        violations: Vec<String> = [],
        /// Provisions of the version before whose place this takes.
        was: OneOrMore,
        /// The general rule in whose place this stands, for what the statute punishes.
        instead_of: Option<String>,
    }
    /// What a phase of the engine carries out.
    InEngine {
        at: String,
        phase: String,
        /// The fact the phase looks at.
        fact: Option<String>,
        note: Option<String>,
    }
}

tables! { both:
    /// A referral to another provision, resolved when compiled.
    Refer {
        to: String,
        #[serde(default)]
        map: BTreeMap<String, Vec<String>> = [],
    }
    /// A longer term where a fact holds.
    Longer {
        months: u16,
        when: String,
    }
    /// Two languages.
    Bilingual {
        zh: String,
        en: String,
    }
    /// A text that bears two readings.
    Reading {
        issue: Bilingual,
        chosen: Bilingual,
        other: Bilingual,
        reason: Bilingual,
    }
}

fn write_day<S: serde::Serializer>(d: &Date, s: S) -> Result<S::Ok, S::Error> {
    s.collect_str(d)
}
