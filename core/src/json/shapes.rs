//! The shapes of an assessment in JSON: keys in the fixed order, every key present.

use crate::error::Fault;
use alloc::string::String;
use alloc::vec::Vec;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct ErrorsOut<'a> {
    pub(super) format: u8,
    pub(super) id: Option<&'a str>,
    pub(super) errors: &'a [Fault],
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct Head<'a> {
    pub(super) id: &'a str,
    pub(super) version: &'a str,
    pub(super) digest: &'a str,
    pub(super) overlays: Vec<OverlayOut<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct OverlayOut<'a> {
    pub(super) id: &'a str,
    pub(super) digest: &'a str,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct CoverageOut<'a> {
    pub(super) worst: &'a str,
    #[cfg_attr(feature = "schema", schemars(with = "alloc::collections::BTreeMap<String, String>"))]
    pub(super) by: Pairs<'a>,
}

/// An object with keys in the order given.
pub(super) struct Pairs<'a>(pub(super) Vec<(&'a str, &'a str)>);

impl Serialize for Pairs<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_map(self.0.iter().copied())
    }
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct OptionOut<'a> {
    pub(super) measure: &'a str,
    pub(super) target: &'a str,
    pub(super) status: &'a str,
    pub(super) mode: &'a str,
    pub(super) group: Option<GroupOut>,
    pub(super) with: Vec<&'a str>,
    pub(super) bands: Vec<BandOut<'a>>,
    pub(super) discretion: Option<Vec<StepOut<'a>>>,
    pub(super) duration: Option<DurationOut<'a>>,
    pub(super) deadline: bool,
    pub(super) authorities: Vec<AuthorityOut<'a>>,
    pub(super) authorities_open: bool,
    pub(super) transfer_to: Vec<&'a str>,
    pub(super) basis: String,
    pub(super) details: Option<String>,
    pub(super) tier: u8,
    pub(super) needs: Vec<AskOut<'a>>,
    pub(super) displaced_by: Option<u16>,
    pub(super) origin: &'a str,
    pub(super) verified: bool,
    pub(super) reading: Option<ReadingOut<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct GroupOut {
    pub(super) id: u8,
    pub(super) kind: &'static str,
    pub(super) at_least: u8,
    pub(super) branch: String,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct BandOut<'a> {
    pub(super) min: Option<String>,
    pub(super) max: Option<String>,
    #[cfg_attr(feature = "schema", schemars(with = "Option<super::schema::Threshold>"))]
    pub(super) when: Option<ThresholdOut<'a>>,
    pub(super) formula: Option<FormulaOut<'a>>,
    pub(super) resolved: bool,
}

/// A step of discretion: whether the facts leave it, and the ranges it has.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct StepOut<'a> {
    pub(super) step: &'static str,
    pub(super) status: &'static str,
    pub(super) ranges: Vec<RangeOut<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct RangeOut<'a> {
    pub(super) band: u8,
    pub(super) of: Option<&'a str>,
    #[serde(flatten)]
    pub(super) ends: EndsOut,
    pub(super) basis: String,
    pub(super) origin: &'a str,
    pub(super) float: Option<FloatOut>,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct FloatOut {
    #[serde(flatten)]
    pub(super) ends: EndsOut,
    pub(super) basis: String,
}

/// Both ends of a range, each as one of two.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct EndsOut {
    pub(super) at_least: Option<String>,
    pub(super) above: Option<String>,
    pub(super) at_most: Option<String>,
    pub(super) below: Option<String>,
}

/// A threshold: `{ "of": …, "at_least": … }`.
pub(super) struct ThresholdOut<'a>(pub(super) &'a str, pub(super) &'static str, pub(super) String);

impl Serialize for ThresholdOut<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let mut m = s.serialize_map(Some(2))?;
        m.serialize_entry("of", self.0)?;
        m.serialize_entry(self.1, &self.2)?;
        m.end()
    }
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct FormulaOut<'a> {
    pub(super) of: &'a str,
    pub(super) min: Option<String>,
    pub(super) max: Option<String>,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub(super) enum DurationOut<'a> {
    Range { unit: &'a str, min: Option<u16>, max: Option<u16> },
    Life { life: bool },
    Unspecified { unspecified: bool },
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct AuthorityOut<'a> {
    pub(super) body: &'a str,
    pub(super) level: &'a str,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct ReadingOut<'a> {
    pub(super) zh: &'a str,
    pub(super) en: &'a str,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub(super) enum AskOut<'a> {
    Fact { fact: &'a str },
    FactAt { fact: &'a str, at: String },
    Amount { amount: &'a str },
    Role { role: &'a str },
    Imposed { imposed: &'a str },
    Breach { breach: String },
    Violation { violation: &'a str },
    Date { date: &'a str },
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct FindingOut<'a> {
    pub(super) proposal: Option<u16>,
    pub(super) status: &'a str,
    pub(super) basis: Vec<String>,
    pub(super) needs: Vec<AskOut<'a>>,
    pub(super) reasons: Vec<ReasonOut<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct ReasonOut<'a> {
    pub(super) code: &'a str,
    pub(super) status: &'a str,
    pub(super) basis: Option<String>,
    pub(super) needs: Vec<AskOut<'a>>,
    pub(super) zh: String,
    pub(super) en: String,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct PracticeOut<'a> {
    pub(super) report: &'a str,
    pub(super) row: &'a str,
    pub(super) measure: &'a str,
    pub(super) count: Option<u32>,
    pub(super) status: &'a str,
    pub(super) by: &'a [u16],
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct QuestionOut<'a> {
    pub(super) ask: AskOut<'a>,
    pub(super) decides: u32,
    pub(super) because: Vec<String>,
    pub(super) zh: String,
    pub(super) en: String,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct NoteOut<'a> {
    pub(super) code: &'a str,
    pub(super) proposal: Option<u16>,
    pub(super) basis: Option<String>,
    pub(super) zh: String,
    pub(super) en: String,
}
