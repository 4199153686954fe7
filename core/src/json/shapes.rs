//! The shapes of an assessment in JSON: keys in the fixed order, every key present.

use crate::error::Fault;
use crate::money::Money;
use alloc::string::String;
use alloc::vec::Vec;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// A sum, a multiple or a rate, written as plain decimal text.
#[derive(Clone, Copy)]
pub(crate) struct Sum(pub(crate) Money);

impl Serialize for Sum {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(&self.0)
    }
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct ErrorsOut<'a> {
    pub(crate) format: u8,
    pub(crate) id: Option<&'a str>,
    pub(crate) errors: &'a [Fault],
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Head<'a> {
    pub(crate) id: &'a str,
    pub(crate) version: &'a str,
    pub(crate) digest: &'a str,
    pub(crate) overlays: Vec<OverlayOut<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct OverlayOut<'a> {
    pub(crate) id: &'a str,
    pub(crate) digest: &'a str,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct CoverageOut<'a> {
    pub(crate) worst: &'a str,
    #[cfg_attr(test, schemars(with = "alloc::collections::BTreeMap<String, String>"))]
    pub(crate) by: Pairs<'a>,
}

/// An object with keys in the order given.
pub(crate) struct Pairs<'a>(pub(crate) Vec<(&'a str, &'a str)>);

impl Serialize for Pairs<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_map(self.0.iter().copied())
    }
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct OptionOut<'a> {
    pub(crate) measure: &'a str,
    pub(crate) target: &'a str,
    pub(crate) status: &'a str,
    pub(crate) mode: &'a str,
    pub(crate) group: Option<GroupOut>,
    pub(crate) with: Vec<&'a str>,
    pub(crate) bands: Vec<BandOut<'a>>,
    pub(crate) discretion: Option<Vec<StepOut<'a>>>,
    pub(crate) duration: Option<DurationOut<'a>>,
    pub(crate) deadline: bool,
    pub(crate) authorities: Vec<AuthorityOut<'a>>,
    pub(crate) authorities_open: bool,
    pub(crate) transfer_to: Vec<&'a str>,
    pub(crate) basis: String,
    pub(crate) details: Option<String>,
    pub(crate) tier: u8,
    pub(crate) needs: Vec<AskOut<'a>>,
    pub(crate) displaced_by: Option<u16>,
    pub(crate) origin: &'a str,
    pub(crate) verified: bool,
    pub(crate) reading: Option<ReadingOut<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct GroupOut {
    pub(crate) id: u8,
    pub(crate) kind: &'static str,
    pub(crate) at_least: u8,
    pub(crate) branch: String,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct BandOut<'a> {
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub(crate) min: Option<Sum>,
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub(crate) max: Option<Sum>,
    #[cfg_attr(test, schemars(with = "Option<Threshold>"))]
    pub(crate) when: Option<ThresholdOut<'a>>,
    pub(crate) formula: Option<FormulaOut<'a>>,
    pub(crate) resolved: bool,
}

/// A step of discretion: whether the facts leave it, and the ranges it has.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct StepOut<'a> {
    pub(crate) step: &'static str,
    pub(crate) status: &'static str,
    pub(crate) ranges: Vec<RangeOut<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct RangeOut<'a> {
    pub(crate) band: u8,
    pub(crate) of: Option<&'a str>,
    #[serde(flatten)]
    pub(crate) ends: EndsOut,
    pub(crate) basis: String,
    pub(crate) origin: &'a str,
    pub(crate) float: Option<FloatOut>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct FloatOut {
    #[serde(flatten)]
    pub(crate) ends: EndsOut,
    pub(crate) basis: String,
}

/// Both ends of a range, each as one of two.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct EndsOut {
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub(crate) at_least: Option<Sum>,
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub(crate) above: Option<Sum>,
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub(crate) at_most: Option<Sum>,
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub(crate) below: Option<Sum>,
}

/// A threshold on an amount; one side is given.
#[cfg(test)]
#[derive(schemars::JsonSchema)]
#[expect(dead_code, reason = "told in JSON Schema, not written")]
struct Threshold {
    /// Which amount.
    of: String,
    /// 以上
    #[schemars(skip_serializing_if = "Option::is_none")]
    at_least: Option<String>,
    /// 超过
    #[schemars(skip_serializing_if = "Option::is_none")]
    above: Option<String>,
    /// 不足、低于
    #[schemars(skip_serializing_if = "Option::is_none")]
    below: Option<String>,
    /// 以下
    #[schemars(skip_serializing_if = "Option::is_none")]
    at_most: Option<String>,
}

/// A threshold: `{ "of": …, "at_least": … }`.
pub(crate) struct ThresholdOut<'a>(pub(crate) &'a str, pub(crate) &'static str, pub(crate) Sum);

impl Serialize for ThresholdOut<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let mut m = s.serialize_map(Some(2))?;
        m.serialize_entry("of", self.0)?;
        m.serialize_entry(self.1, &self.2)?;
        m.end()
    }
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct FormulaOut<'a> {
    pub(crate) of: &'a str,
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub(crate) min: Option<Sum>,
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub(crate) max: Option<Sum>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
pub(crate) enum DurationOut<'a> {
    Range { unit: &'a str, min: Option<u16>, max: Option<u16> },
    Life { life: bool },
    Unspecified { unspecified: bool },
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct AuthorityOut<'a> {
    pub(crate) body: &'a str,
    pub(crate) level: &'a str,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct ReadingOut<'a> {
    pub(crate) zh: &'a str,
    pub(crate) en: &'a str,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
pub(crate) enum AskOut<'a> {
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
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct FindingOut<'a> {
    pub(crate) proposal: Option<u16>,
    pub(crate) status: &'a str,
    pub(crate) basis: Vec<String>,
    pub(crate) needs: Vec<AskOut<'a>>,
    pub(crate) reasons: Vec<ReasonOut<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct ReasonOut<'a> {
    pub(crate) code: &'a str,
    pub(crate) status: &'a str,
    pub(crate) basis: Option<String>,
    pub(crate) needs: Vec<AskOut<'a>>,
    pub(crate) zh: String,
    pub(crate) en: String,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct PracticeOut<'a> {
    pub(crate) report: &'a str,
    pub(crate) row: &'a str,
    pub(crate) measure: &'a str,
    pub(crate) count: Option<u32>,
    pub(crate) status: &'a str,
    pub(crate) by: &'a [u16],
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct QuestionOut<'a> {
    pub(crate) ask: AskOut<'a>,
    pub(crate) decides: u32,
    pub(crate) because: Vec<String>,
    pub(crate) zh: String,
    pub(crate) en: String,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct NoteOut<'a> {
    pub(crate) code: &'a str,
    pub(crate) proposal: Option<u16>,
    pub(crate) basis: Option<String>,
    pub(crate) zh: String,
    pub(crate) en: String,
}
