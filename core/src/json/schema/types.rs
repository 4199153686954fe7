//! The schemas as generated from the types: those of the export and of an answer are the ones that are written; the shapes of a
//! case are told here and read by `read`, which gathers every fault.

#![allow(dead_code, reason = "the shapes of a case are told, not read")]

use super::{Format, ids};
use crate::json::shapes::{CoverageOut, ErrorsOut, FindingOut, Head, NoteOut, OptionOut, PracticeOut, QuestionOut};
use crate::rulebook::Rulebook;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::num::NonZeroU16;
use schemars::{JsonSchema, SchemaGenerator, generate::SchemaSettings};
use serde_json::{Value, json};

fn generated(of: Format) -> Value {
    let settings = SchemaSettings::draft2020_12();
    // what is written has every key; what is read may leave out what is optional
    let generator = if of == Format::Case { settings } else { settings.for_serialize() }.into_generator();
    let mut value = match of {
        Format::Case => root::<Case>(generator),
        Format::Assessment => root::<Whole<'_>>(generator),
        Format::Errors => root::<ErrorsOut<'_>>(generator),
        Format::Export => root::<crate::source::exported::Export>(generator),
    };
    if of == Format::Case {
        places_for_ids(&mut value);
        ids(Rulebook::embedded(), &mut value);
    }
    value
}

/// What the types do not tell: which names there are, and that a case says what was breached.
#[expect(clippy::indexing_slicing, reason = "a test fails by panicking")]
fn places_for_ids(schema: &mut Value) {
    for name in ["ViolationName", "SubjectName", "MeasureName", "TargetName", "BodyName"] {
        schema["$defs"][name]["enum"] = Value::Null;
    }
    schema["properties"]["facts"]["propertyNames"] = json!({ "anyOf": [{ "enum": null }, { "pattern": null }] });
    schema["properties"]["amounts"]["propertyNames"] = json!({ "enum": null });
    schema["anyOf"] = json!([{ "required": ["violations"] }, { "required": ["breaches"] }]);
}

fn root<T: JsonSchema>(generator: SchemaGenerator) -> Value {
    generator.into_root_schema_for::<T>().to_value()
}

#[test]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
fn the_published_schemas_are_those_of_the_types() {
    extern crate std;
    for of in Format::ALL {
        let wanted = format!("{}\n", serde_json::to_string_pretty(&generated(of)).unwrap());
        if std::env::var_os("FADU_BLESS").is_some() {
            std::fs::write(format!("{}/schemas/{}.schema.json", env!("CARGO_MANIFEST_DIR"), of.name()), &wanted).unwrap();
        } else {
            assert!(of.text() == wanted, "core/schemas is stale: FADU_BLESS=1 cargo test -p fadu --features cli --lib --test fresh");
        }
    }
}

/// A case: what was done, by whom, when, and what is known about it. Absent and null both mean unknown.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Case {
    /// The caller's own id, repeated in the answer.
    id: Option<String>,
    /// Violation types; at least one of `violations` and `breaches`.
    violations: Option<Vec<ViolationName>>,
    /// Duties cited as breached: `csl/21/1/3`, `csl@2017-06-01/21/1/3`.
    breaches: Option<Vec<Reference>>,
    /// Every role that holds; may be empty.
    subjects: Vec<SubjectName>,
    /// When it was done; `to` alone means "not later than".
    act: Act,
    /// Day it was discovered.
    discovered: Option<Day>,
    /// Day the case was filed.
    filed: Option<Day>,
    /// Day of the decision.
    decided: Option<Day>,
    /// Days of the procedure.
    steps: Option<Steps>,
    /// Facts by id, or by id and provision: `serious@csl/68`.
    facts: Option<BTreeMap<FactName, Option<bool>>>,
    /// Sums in yuan by id.
    amounts: Option<BTreeMap<AmountName, Option<Sum>>>,
    /// Measures taken before; absent is unknown, empty is none.
    prior: Option<Vec<Prior>>,
    /// Measures someone intends to take.
    proposals: Option<Vec<Proposal>>,
}

/// Days of the act.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Act {
    /// First day.
    from: Option<Day>,
    /// Last day.
    to: Option<Day>,
}

/// Days of the procedure.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Steps {
    /// Content, facts, reasons, basis and rights were notified.
    notified: Option<Day>,
    /// The right to a hearing was notified.
    hearing_notified: Option<Day>,
    /// A hearing was requested.
    hearing_requested: Option<Day>,
    /// The hearing was held.
    hearing: Option<Day>,
    /// The decision was served.
    served: Option<Day>,
}

/// A measure taken before.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Prior {
    /// The measure.
    measure: MeasureName,
    /// When.
    date: Option<Day>,
    /// On what basis.
    basis: Option<Reference>,
    /// By whom.
    authority: Option<Authority>,
}

/// A measure someone intends to take.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Proposal {
    /// The measure.
    measure: MeasureName,
    /// Against whom; the entity if absent.
    target: Option<TargetName>,
    /// Label of one of several people.
    person: Option<String>,
    /// Sum of a fine, in yuan.
    amount: Option<Sum>,
    /// How long.
    duration: Option<Duration>,
    /// The provision it rests on; any, if absent.
    basis: Option<Reference>,
    /// Who decides, and at what level.
    authority: Option<Authority>,
    /// To whom it is transferred.
    transfer_to: Option<Vec<BodyName>>,
}

/// Who decides.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Authority {
    /// The body.
    body: BodyName,
    /// Its level.
    level: Level,
}

/// Level of a body, lowest first.
#[derive(JsonSchema)]
#[schemars(rename_all = "lowercase")]
enum Level {
    County,
    Municipal,
    Provincial,
    National,
}

/// How long: so many units, or for life.
#[derive(JsonSchema)]
#[schemars(untagged)]
enum Duration {
    Of(Length),
    Life(Life),
}

/// So many units.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Length {
    /// day, month or year.
    unit: Unit,
    /// How many.
    n: NonZeroU16,
}

/// Unit of a duration.
#[derive(JsonSchema)]
#[schemars(rename_all = "lowercase")]
enum Unit {
    Day,
    Month,
    Year,
}

/// For life.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Life {
    /// true.
    #[schemars(extend("const" = true))]
    life: bool,
}

macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident $(= $pattern:literal)?;)*) => {$(
        $(#[$doc])*
        #[derive(JsonSchema, PartialEq, Eq, PartialOrd, Ord)]
        struct $name($(#[schemars(regex(pattern = $pattern))])? String);
    )*};
}

texts! {
    /// A day, YYYY-MM-DD.
    Day = r"^\d{4}-\d{2}-\d{2}$";
    /// A sum in yuan: `0` or digits without a leading zero, at most 15, and up to two decimals.
    Sum = r"^(0|[1-9]\d{0,14})(\.\d{1,2})?$";
    /// A place: statute, perhaps its version, article, paragraph, item.
    Reference = r"^[a-z][a-z-]*(@\d{4}-\d{2}-\d{2})?/[1-9]\d*(/[1-9]\d*){0,2}$";
    /// A violation type.
    ViolationName;
    /// A role of the violator.
    SubjectName;
    /// A fact.
    FactName;
    /// An amount.
    AmountName;
    /// A measure.
    MeasureName;
    /// Against whom.
    TargetName;
    /// A body.
    BodyName;
}

/// The whole answer.
#[derive(JsonSchema)]
struct Whole<'a> {
    /// Goes up when a reader could break.
    format: u8,
    /// The caller's own id.
    id: Option<String>,
    /// Which rulebook answered.
    rulebook: Head<'a>,
    /// How far the rulebook covers the case.
    coverage: CoverageOut<'a>,
    /// Measures permitted or conditional, in a fixed order.
    options: Vec<OptionOut<'a>>,
    /// What the law says of each proposal.
    findings: Vec<FindingOut<'a>>,
    /// What enforcement reports name, and what grounds it.
    practice: Vec<PracticeOut<'a>>,
    /// What could still change the answer.
    questions: Vec<QuestionOut<'a>>,
    /// What else there is to say.
    notes: Vec<NoteOut<'a>>,
}
