//! Rules beside the provisions: ceilings on fines, steps of discretion, procedure, and what an overlay may set of them.

#![allow(missing_docs, reason = "the keys are told in rules/README.md")]

use super::write_day;
use crate::date::Date;
use crate::source::read::tables;
use alloc::string::String;
use alloc::vec::Vec;

tables! { both:
    /// How high a fine department rules from a day on may set by themselves. `from` stands in the export alone.
    Ceiling {
        /// Place.
        at: String,
        /// Start of its version.
        #[serde(skip_serializing_if = "Option::is_none")]
        from: Option<String>,
        /// Rules that take effect on this day or later.
        #[serde(serialize_with = "write_day")]
        #[cfg_attr(test, schemars(with = "String"))]
        rules_from: Date,
        /// Highest fine, in yuan.
        sum: String,
        /// A higher one where the step waits on one of these facts.
        #[serde(skip_serializing_if = "Option::is_none")]
        raised: Option<Raised>,
        /// False where it is known second-hand.
        #[cfg_attr(test, schemars(default = "yes"))]
        verified: bool = true,
        /// Where it is from.
        #[serde(skip_serializing_if = "Option::is_none")]
        note: Option<String>,
    }
    /// A higher ceiling.
    Raised {
        /// Highest fine, in yuan.
        sum: String,
        /// Any of these facts.
        when: Vec<String>,
    }
    /// The share of a fine's span that a step of discretion takes. `from` stands in the export alone.
    Discretion {
        /// Place.
        at: String,
        /// Start of its version.
        #[serde(skip_serializing_if = "Option::is_none")]
        from: Option<String>,
        /// lighter, ordinary or heavier.
        step: String,
        /// Whose fines it is about.
        authority: String,
        /// From this share on.
        #[serde(skip_serializing_if = "Option::is_none")]
        at_least: Option<String>,
        /// From above this share.
        #[serde(skip_serializing_if = "Option::is_none")]
        above: Option<String>,
        /// To this share.
        #[serde(skip_serializing_if = "Option::is_none")]
        at_most: Option<String>,
        /// To below this share.
        #[serde(skip_serializing_if = "Option::is_none")]
        below: Option<String>,
        /// How far both may be moved.
        #[serde(skip_serializing_if = "Option::is_none")]
        float: Option<Float>,
    }
    /// How far the ends of a step may be moved.
    Float {
        /// Place.
        at: String,
        /// Share of the span.
        by: String,
    }
    /// A rule of procedure. `from` stands in the export alone.
    Procedure {
        /// Place.
        at: String,
        /// Start of its version.
        #[serde(skip_serializing_if = "Option::is_none")]
        from: Option<String>,
        /// Its name, the code of its note.
        code: String,
        /// What it says, Chinese.
        #[serde(skip_serializing_if = "String::is_empty")]
        zh: String = "",
        /// What it says, English.
        #[serde(skip_serializing_if = "String::is_empty")]
        en: String = "",
        /// Bodies that follow it; none: any without a rule of their own.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        authorities: Vec<String> = [],
        /// Only for penalties resting on its own statute, and then in place of the same rule elsewhere.
        #[serde(skip_serializing_if = "is_false")]
        own: bool = false,
        /// On orders and supervision, too.
        #[serde(skip_serializing_if = "is_false")]
        every: bool = false,
        /// The measures it certainly concerns.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        measures: Vec<String> = [],
        /// Measures it may concern.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        perhaps: Vec<String> = [],
        /// A fine of this sum or more it certainly concerns, a lower one not.
        #[serde(skip_serializing_if = "Option::is_none")]
        from_sum: Option<String>,
        /// Only a fine up to these sums.
        #[serde(skip_serializing_if = "Option::is_none")]
        up_to: Option<UpTo>,
        /// What must have been done.
        #[serde(skip_serializing_if = "Option::is_none")]
        must: Option<Must>,
        /// Within which time.
        #[serde(skip_serializing_if = "Option::is_none")]
        limit: Option<Limit>,
        /// A note for readers of the file.
        #[serde(skip_serializing)]
        note: Option<String>,
    }
    /// Sums a fine must not exceed.
    UpTo {
        person: String,
        organization: String,
    }
    /// What must have been done before a decision.
    Must {
        /// The fact that says so.
        fact: String,
        /// Only where one of these lists of facts holds whole; none: always.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        when: Vec<Vec<String>> = [],
        /// Not where this fact holds.
        #[serde(skip_serializing_if = "Option::is_none")]
        unless: Option<String>,
    }
    /// A term.
    Limit {
        days: u16,
        #[serde(default, skip_serializing_if = "is_false")]
        working: bool = false,
        /// The step it runs from.
        from: String,
        /// The step due by then; none: it runs for the violator.
        #[serde(skip_serializing_if = "Option::is_none")]
        by: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        extension: Option<Extension>,
        /// The fact that, with time not counted taken off, the term is kept.
        #[serde(skip_serializing_if = "Option::is_none")]
        excluding: Option<String>,
    }
    /// Further days, where a fact holds.
    Extension {
        days: u16,
        fact: String,
    }
}

tables! { rules:
    /// A narrower range for one step under one provision, in an overlay.
    Benchmark {
        at: String,
        provision: String,
        target: Option<String>,
        step: String,
        range: Option<String>,
        times: Option<String>,
        rate: Option<String>,
        of: Option<String>,
    }
    /// Days off and days worked beyond the weekend.
    Calendar {
        off: Vec<Date> = [],
        on: Vec<Date> = [],
        /// Last day it knows of.
        through: Date,
    }
    /// What the law leaves to be set elsewhere.
    Parameter {
        /// The sum from which a fine or a confiscation is a large one (较大数额).
        large_fine: Option<String>,
    }
}

#[cfg(test)]
fn yes() -> bool {
    true
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it")]
fn is_false(b: &bool) -> bool {
    !b
}
