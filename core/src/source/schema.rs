//! The rule-file format, as `rules/README.md` tells it. Unknown keys are errors.

#![allow(missing_docs, reason = "the keys are told in rules/README.md")]

use crate::date::Date;
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;
use serde::de::{self, MapAccess, Visitor, value::MapAccessDeserializer};
use serde::{Deserialize, Deserializer, Serialize};

/// A statute version.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Statute {
    pub statute: String,
    pub title: String,
    pub title_en: String,
    pub level: String,
    pub from: Date,
    pub repealed: Option<Date>,
    pub vouched: Option<Date>,
    pub checked: Date,
    #[serde(default)]
    pub source: Option<String>,
    #[serde(default)]
    pub competent: Vec<String>,
    #[serde(default)]
    pub duty: Vec<Duty>,
    #[serde(default)]
    pub provision: Vec<Provision>,
    #[serde(default)]
    pub refer: Vec<Referral>,
    #[serde(default)]
    pub effect: Vec<Effect>,
    #[serde(default)]
    pub limitation: Vec<Limitation>,
    #[serde(default)]
    pub unencoded: Vec<Unencoded>,
    #[serde(default)]
    pub in_engine: Vec<InEngine>,
    #[serde(default)]
    pub procedure: Vec<Procedure>,
    #[serde(default)]
    pub ceiling: Vec<Ceiling>,
    #[serde(default)]
    pub discretion: Vec<Discretion>,
    #[serde(default)]
    pub benchmark: Vec<Benchmark>,
}

/// A duty.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Duty {
    pub at: String,
    #[serde(default)]
    pub violations: Vec<String>,
    #[serde(default)]
    pub subjects: Vec<String>,
    pub when: Option<Condition>,
    pub was: Option<String>,
    #[serde(default)]
    pub counts_as: Vec<String>,
    pub reading: Option<Reading>,
    #[serde(default)]
    pub note: Option<String>,
}

/// A provision.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Provision {
    pub at: String,
    #[serde(default)]
    pub kind: Option<String>,
    #[serde(default)]
    pub breach_of: Vec<String>,
    #[serde(default)]
    pub violations: Vec<String>,
    #[serde(default)]
    pub subjects: Vec<String>,
    #[serde(default)]
    pub not_subjects: Vec<String>,
    #[serde(default)]
    pub authorities: Vec<String>,
    #[serde(default)]
    pub authorities_open: bool,
    pub when: Option<Condition>,
    #[serde(default)]
    pub graver_than: Vec<String>,
    pub details: Option<String>,
    #[serde(default)]
    pub prevails_over: BTreeMap<String, String>,
    #[serde(default)]
    pub residual_to: Vec<String>,
    #[serde(default, deserialize_with = "one_or_more")]
    pub was: Vec<String>,
    #[serde(default)]
    pub refer: Vec<Refer>,
    #[serde(default = "yes")]
    pub verified: bool,
    pub reading: Option<Reading>,
    #[serde(default)]
    pub mentions: Vec<String>,
    pub power: Option<String>,
    pub note: Option<String>,
    #[serde(default)]
    pub tier: Vec<Tier>,
}

/// A referral to another provision, resolved when compiled.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Refer {
    pub to: String,
    #[serde(default)]
    pub map: BTreeMap<String, Vec<String>>,
}

/// A tier.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Tier {
    pub when: Option<Condition>,
    #[serde(default)]
    pub must: Vec<Grant>,
    #[serde(default)]
    pub may: Vec<Grant>,
    #[serde(default)]
    pub group: Vec<Group>,
    pub note: Option<String>,
}

/// A set of alternatives.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Group {
    pub kind: String,
    pub at_least: Option<u8>,
    pub when: Option<Condition>,
    pub branches: Vec<Vec<Grant>>,
    pub note: Option<String>,
}

/// A grant.
#[derive(Clone, Debug, Default)]
pub struct Grant {
    pub measure: String,
    pub targets: Vec<String>,
    pub bands: Vec<Band>,
    pub with: Vec<String>,
    pub deadline: bool,
    pub open: bool,
    pub duration: Option<Duration>,
    pub subjects: Vec<String>,
    pub not_subjects: Vec<String>,
    pub authorities: Vec<String>,
    pub transfer_to: Vec<String>,
    pub when: Option<Condition>,
    pub class: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct GrantTable {
    measure: String,
    target: Option<String>,
    #[serde(default)]
    targets: Vec<String>,
    range: Option<String>,
    times: Option<String>,
    rate: Option<String>,
    of: Option<String>,
    #[serde(default)]
    bands: Vec<Band>,
    #[serde(default)]
    with: Vec<String>,
    #[serde(default)]
    deadline: bool,
    #[serde(default)]
    open: bool,
    duration: Option<Duration>,
    #[serde(default)]
    subjects: Vec<String>,
    #[serde(default)]
    not_subjects: Vec<String>,
    #[serde(default)]
    authorities: Vec<String>,
    #[serde(default)]
    transfer_to: Vec<String>,
    when: Option<Condition>,
    class: Option<String>,
    #[serde(rename = "note")]
    _note: Option<String>,
}

impl<'de> Deserialize<'de> for Grant {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct V;
        impl<'de> Visitor<'de> for V {
            type Value = Grant;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a measure id or a table with `measure`")
            }
            fn visit_str<E: de::Error>(self, id: &str) -> Result<Grant, E> {
                Ok(Grant { measure: id.to_string(), ..Grant::default() })
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Grant, A::Error> {
                let t = GrantTable::deserialize(MapAccessDeserializer::new(map))?;
                let mut bands = t.bands;
                if t.range.is_some() || t.times.is_some() || t.rate.is_some() {
                    bands.push(Band { when: None, range: t.range, times: t.times, rate: t.rate, of: t.of });
                }
                let mut targets = t.targets;
                targets.extend(t.target);
                Ok(Grant {
                    measure: t.measure,
                    targets,
                    bands,
                    with: t.with,
                    deadline: t.deadline,
                    open: t.open,
                    duration: t.duration,
                    subjects: t.subjects,
                    not_subjects: t.not_subjects,
                    authorities: t.authorities,
                    transfer_to: t.transfer_to,
                    when: t.when,
                    class: t.class,
                })
            }
        }
        d.deserialize_any(V)
    }
}

/// One range of a fine.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Band {
    pub when: Option<Threshold>,
    pub range: Option<String>,
    pub times: Option<String>,
    pub rate: Option<String>,
    pub of: Option<String>,
}

/// A threshold on an amount.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Threshold {
    pub amount: String,
    pub at_least: Option<String>,
    pub above: Option<String>,
    pub below: Option<String>,
    pub at_most: Option<String>,
}

/// How long a measure runs.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Duration {
    pub unit: Option<String>,
    pub min: Option<u16>,
    pub max: Option<u16>,
    #[serde(default)]
    pub life: bool,
    #[serde(default)]
    pub unspecified: bool,
}

/// A condition.
#[derive(Clone, Debug)]
pub enum Condition {
    Fact(String),
    Role(String),
    Imposed(Vec<String>),
    All(Vec<Condition>),
    Any(Vec<Condition>),
    None(Vec<Condition>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct ConditionTable {
    all: Option<Vec<Condition>>,
    any: Option<Vec<Condition>>,
    none: Option<Vec<Condition>>,
    imposed: Option<Vec<String>>,
    role: Option<String>,
}

impl<'de> Deserialize<'de> for Condition {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct V;
        impl<'de> Visitor<'de> for V {
            type Value = Condition;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a fact id or a table with `all`, `any`, `none`, `imposed` or `role`")
            }
            fn visit_str<E: de::Error>(self, id: &str) -> Result<Condition, E> {
                Ok(Condition::Fact(id.to_string()))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Condition, A::Error> {
                let t = ConditionTable::deserialize(MapAccessDeserializer::new(map))?;
                let mut parts: Vec<Condition> = Vec::new();
                parts.extend(t.all.map(Condition::All));
                parts.extend(t.any.map(Condition::Any));
                parts.extend(t.none.map(Condition::None));
                parts.extend(t.imposed.map(Condition::Imposed));
                parts.extend(t.role.map(Condition::Role));
                match parts.pop() {
                    Some(only) if parts.is_empty() => Ok(only),
                    Some(last) => {
                        parts.push(last);
                        Ok(Condition::All(parts))
                    }
                    None => Err(de::Error::custom("an empty condition")),
                }
            }
        }
        d.deserialize_any(V)
    }
}

/// Two languages.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    pub zh: String,
    pub en: String,
}

/// A text that bears two readings.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Reading {
    pub issue: Bilingual,
    pub chosen: Bilingual,
    pub other: Bilingual,
    pub reason: Bilingual,
}

/// An open referral.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Referral {
    pub at: String,
    #[serde(default)]
    pub breach_of: Vec<String>,
    #[serde(default)]
    pub violations: Vec<String>,
    #[serde(default)]
    pub to: Vec<String>,
    pub zh: String,
    pub en: String,
    #[serde(default, deserialize_with = "one_or_more")]
    pub was: Vec<String>,
    pub note: Option<String>,
}

/// Heavier or lighter within the band: no measure of its own.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Effect {
    pub at: String,
    pub effect: String,
    /// It bears on every penalty, of whatever statute.
    #[serde(default)]
    pub general: bool,
    #[serde(default)]
    pub breach_of: Vec<String>,
    #[serde(default)]
    pub violations: Vec<String>,
    #[serde(default)]
    pub subjects: Vec<String>,
    pub when: Option<Condition>,
    pub zh: String,
    pub en: String,
    pub note: Option<String>,
}

/// How long after the act a violation must have been discovered for a penalty to be given.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Limitation {
    pub at: String,
    pub months: u16,
    pub longer: Option<Longer>,
    /// For every penalty of a statute without a term of its own.
    #[serde(default)]
    pub general: bool,
    pub note: Option<String>,
}

/// A longer term where a fact holds.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Longer {
    pub months: u16,
    pub when: String,
}

/// What is left out, and why.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Unencoded {
    pub at: String,
    pub reason: String,
    /// The reason in Chinese: required where `violations` are named, since answers then show it.
    pub zh: Option<String>,
    #[serde(default)]
    pub violations: Vec<String>,
    /// Provisions of the version before whose place this takes.
    #[serde(default, deserialize_with = "one_or_more")]
    pub was: Vec<String>,
    /// The general rule in whose place this stands, for what the statute punishes.
    pub instead_of: Option<String>,
}

/// What a phase of the engine carries out.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct InEngine {
    pub at: String,
    pub phase: String,
    /// The fact the phase looks at.
    pub fact: Option<String>,
    pub note: Option<String>,
}

/// How high a fine department rules from a day on may set by themselves. `from` stands in the export alone.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Ceiling {
    /// Place.
    pub at: String,
    /// Start of its version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Rules that take effect on this day or later.
    #[serde(serialize_with = "write_day")]
    #[cfg_attr(test, schemars(with = "String"))]
    pub rules_from: Date,
    /// Highest fine, in yuan.
    pub sum: String,
    /// A higher one where the step waits on one of these facts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub raised: Option<Raised>,
    /// False where it is known second-hand.
    #[serde(default = "yes")]
    pub verified: bool,
    /// Where it is from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A higher ceiling.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Raised {
    /// Highest fine, in yuan.
    pub sum: String,
    /// Any of these facts.
    pub when: Vec<String>,
}

/// The share of a fine's span that a step of discretion takes. `from` stands in the export alone.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Discretion {
    /// Place.
    pub at: String,
    /// Start of its version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// lighter, ordinary or heavier.
    pub step: String,
    /// Whose fines it is about.
    pub authority: String,
    /// From this share on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<String>,
    /// From above this share.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub above: Option<String>,
    /// To this share.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most: Option<String>,
    /// To below this share.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub below: Option<String>,
    /// How far both may be moved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub float: Option<Float>,
}

/// How far the ends of a step may be moved.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Float {
    /// Place.
    pub at: String,
    /// Share of the span.
    pub by: String,
}

/// A narrower range for one step under one provision, in an overlay.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Benchmark {
    pub at: String,
    pub provision: String,
    pub target: Option<String>,
    pub step: String,
    pub range: Option<String>,
    pub times: Option<String>,
    pub rate: Option<String>,
    pub of: Option<String>,
}

/// A rule of procedure. `from` stands in the export alone.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Procedure {
    /// Place.
    pub at: String,
    /// Start of its version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Its name, the code of its note.
    pub code: String,
    /// What it says, Chinese.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub zh: String,
    /// What it says, English.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub en: String,
    /// Bodies that follow it; none: any without a rule of their own.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub authorities: Vec<String>,
    /// Only for penalties resting on its own statute, and then in place of the same rule elsewhere.
    #[serde(skip_serializing_if = "is_false")]
    pub own: bool,
    /// On orders and supervision, too.
    #[serde(skip_serializing_if = "is_false")]
    pub every: bool,
    /// The measures it certainly concerns.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<String>,
    /// Measures it may concern.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub perhaps: Vec<String>,
    /// A fine of this sum or more it certainly concerns, a lower one not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from_sum: Option<String>,
    /// Only a fine up to these sums.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub up_to: Option<UpTo>,
    /// What must have been done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub must: Option<Must>,
    /// Within which time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<Limit>,
    /// A note for readers of the file.
    #[serde(skip_serializing)]
    pub note: Option<String>,
}

/// Sums a fine must not exceed.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct UpTo {
    pub person: String,
    pub organization: String,
}

/// What must have been done before a decision.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Must {
    /// The fact that says so.
    pub fact: String,
    /// Only where one of these lists of facts holds whole; none: always.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub when: Vec<Vec<String>>,
    /// Not where this fact holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unless: Option<String>,
}

/// A term.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Limit {
    pub days: u16,
    #[serde(default, skip_serializing_if = "is_false")]
    pub working: bool,
    /// The step it runs from.
    pub from: String,
    /// The step due by then; none: it runs for the violator.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extension: Option<Extension>,
    /// The fact that, with time not counted taken off, the term is kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub excluding: Option<String>,
}

/// Further days, where a fact holds.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Extension {
    pub days: u16,
    pub fact: String,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it")]
fn is_false(b: &bool) -> bool {
    !b
}

/// Days off and days worked beyond the weekend.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calendar {
    #[serde(default)]
    pub off: Vec<Date>,
    #[serde(default)]
    pub on: Vec<Date>,
    /// Last day it knows of.
    pub through: Date,
}

/// What the law leaves to be set elsewhere.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Parameter {
    /// The sum from which a fine or a confiscation is a large one (较大数额).
    pub large_fine: Option<String>,
}

/// A vocabulary file: any of the tables.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Vocabulary {
    #[serde(default)]
    pub measure: BTreeMap<String, Entry>,
    #[serde(default)]
    pub target: BTreeMap<String, Entry>,
    #[serde(default)]
    pub authority: BTreeMap<String, Entry>,
    #[serde(default)]
    pub authority_level: BTreeMap<String, Entry>,
    #[serde(default)]
    pub subject: BTreeMap<String, Entry>,
    #[serde(default)]
    pub fact: BTreeMap<String, Entry>,
    #[serde(default)]
    pub amount: BTreeMap<String, Entry>,
    #[serde(default)]
    pub violation: BTreeMap<String, Entry>,
    pub calendar: Option<Calendar>,
    pub parameter: Option<Parameter>,
}

/// An entry of any vocabulary table; each table uses its own keys.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Entry {
    pub zh: String,
    pub en: String,
    pub class: Option<String>,
    pub only_by: Option<Vec<String>>,
    pub realised_by: Option<Vec<String>>,
    pub lowest: Option<String>,
    pub rank: Option<u8>,
    pub is: Option<Vec<String>>,
    pub used: Option<String>,
    pub scoped: Option<bool>,
    pub implies: Option<Vec<String>>,
    pub excludes: Option<Vec<String>>,
    pub question: Option<Bilingual>,
    pub subjects: Option<Vec<String>>,
    pub unanswered: Option<Bilingual>,
    /// What is known to bear on the violation and is not encoded, such as a newer rule known by its title only.
    pub not_encoded: Option<Bilingual>,
    /// Measures (any of) that must have been taken before the fact can be: an order before a refusal.
    pub presupposes: Option<Vec<String>>,
    /// Measures whose ground is gone once the fact holds.
    pub lifts: Option<Vec<String>>,
    /// Earlier penalties that tell the fact.
    pub window: Option<Window>,
    pub note: Option<String>,
}

/// So many penalties within a time.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Window {
    pub months: u16,
    pub least: u16,
    /// By this body.
    pub by: Option<String>,
    /// For the same kind of act.
    #[serde(default)]
    pub same_kind: bool,
    /// Penalties can prove it, their absence proves nothing.
    #[serde(default)]
    pub proves_only: bool,
}

/// An enforcement report.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Practice {
    pub report: String,
    pub title: String,
    pub title_en: String,
    #[serde(serialize_with = "write_day")]
    #[cfg_attr(test, schemars(with = "String"))]
    pub published: Date,
    pub year: u16,
    #[serde(default)]
    pub headline: Vec<Headline>,
    #[serde(default)]
    pub row: Vec<PracticeRow>,
    #[serde(default)]
    pub statement: Vec<Statement>,
}

/// A headline figure.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Headline {
    pub measures: Vec<String>,
    pub zh: String,
    pub en: String,
    pub unit: String,
    pub count: u32,
    pub note: Option<String>,
}

/// A row of the report.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PracticeRow {
    pub id: String,
    pub violations: Vec<String>,
    pub subjects: Vec<String>,
    pub measures: Vec<String>,
    pub condition: Option<Bilingual>,
    pub zh: Option<String>,
    pub en: Option<String>,
    pub note: Option<String>,
    #[serde(default)]
    pub targets: Vec<String>,
}

/// What the report says of how enforcement runs.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Statement {
    pub id: String,
    pub zh: String,
    pub en: String,
}

fn yes() -> bool {
    true
}

/// A text, or a list of them.
fn one_or_more<'de, D: Deserializer<'de>>(d: D) -> Result<Vec<String>, D::Error> {
    struct V;
    impl<'de> Visitor<'de> for V {
        type Value = Vec<String>;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a reference or a list of references")
        }
        fn visit_str<E: de::Error>(self, text: &str) -> Result<Vec<String>, E> {
            Ok([text.to_string()].into())
        }
        fn visit_seq<A: de::SeqAccess<'de>>(self, mut seq: A) -> Result<Vec<String>, A::Error> {
            let mut out = Vec::new();
            while let Some(text) = seq.next_element()? {
                out.push(text);
            }
            Ok(out)
        }
    }
    d.deserialize_any(V)
}

fn write_day<S: serde::Serializer>(d: &Date, s: S) -> Result<S::Ok, S::Error> {
    s.collect_str(d)
}
