//! Enforcement reports: what they say was done.

#![allow(missing_docs, reason = "the keys are told in rules/README.md")]

use super::{Bilingual, write_day};
use crate::date::Date;
use crate::source::read::tables;
use alloc::string::String;
use alloc::vec::Vec;

tables! { both:
    /// An enforcement report.
    Practice {
        report: String,
        title: String,
        title_en: String,
        #[serde(serialize_with = "write_day")]
        #[cfg_attr(test, schemars(with = "String"))]
        published: Date,
        year: u16,
        #[serde(default)]
        headline: Vec<Headline> = [],
        #[serde(default)]
        row: Vec<PracticeRow> = [],
        #[serde(default)]
        statement: Vec<Statement> = [],
    }
    /// A headline figure.
    Headline {
        measures: Vec<String>,
        zh: String,
        en: String,
        unit: String,
        count: u32,
        note: Option<String>,
    }
    /// A row of the report.
    PracticeRow {
        id: String,
        violations: Vec<String>,
        subjects: Vec<String>,
        measures: Vec<String>,
        condition: Option<Bilingual>,
        zh: Option<String>,
        en: Option<String>,
        note: Option<String>,
        #[serde(default)]
        targets: Vec<String> = [],
    }
    /// What the report says of how enforcement runs.
    Statement {
        id: String,
        zh: String,
        en: String,
    }
}
