//! JSON Schemas of the public formats: the texts under `core/schemas`, which a test of `types` generates from the types that are
//! read and written, with the ids of the rulebook at hand.

#[cfg(all(test, feature = "load"))]
mod types;

use crate::rulebook::Rulebook;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde_json::{Value, json};

/// The public formats.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// What goes in.
    Case,
    /// What comes out.
    Assessment,
    /// What comes out for an entry that is not a valid case.
    Errors,
    /// The whole rulebook.
    Export,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Case, Self::Assessment, Self::Errors, Self::Export];

    /// Its name: `case`, `assessment`, `errors`, `export`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Case => "case",
            Self::Assessment => "assessment",
            Self::Errors => "errors",
            Self::Export => "export",
        }
    }

    /// The format of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|f| f.name() == name)
    }

    /// Its schema as published, with the ids of the embedded rulebook.
    fn text(self) -> &'static str {
        match self {
            Self::Case => include_str!("../../../schemas/case.schema.json"),
            Self::Assessment => include_str!("../../../schemas/assessment.schema.json"),
            Self::Errors => include_str!("../../../schemas/errors.schema.json"),
            Self::Export => include_str!("../../../schemas/export.schema.json"),
        }
    }
}

/// The schema of a format as JSON text, with the ids this rulebook knows.
///
/// ```
/// use fadu::json::schema::{Format, schema};
/// let text = schema(fadu::Rulebook::embedded(), Format::Case);
/// assert!(text.contains("security.logs-not-retained"));
/// ```
pub fn schema(book: &Rulebook, of: Format) -> String {
    // the texts are our own, and a test reads them all
    let mut value: Value = serde_json::from_str(of.text()).unwrap_or_default();
    if of == Format::Case {
        ids(book, &mut value);
    }
    value.to_string()
}

/// Puts the ids of the rulebook where names stand.
fn ids(book: &Rulebook, schema: &mut Value) {
    let list = |ids: &mut dyn Iterator<Item = &str>| ids.map(ToString::to_string).collect::<Vec<String>>();
    let scoped: Vec<&str> = book.facts.iter().filter(|f| f.scoped).map(|f| &*f.term.id).collect();
    let facts = list(&mut book.facts.iter().map(|f| &*f.term.id));
    let amounts = list(&mut book.amounts.iter().map(|a| &*a.term.id));
    for (name, ids) in [
        ("ViolationName", list(&mut book.violations.iter().map(|v| &*v.term.id))),
        ("SubjectName", list(&mut book.subjects.iter().map(|v| &*v.term.id))),
        ("MeasureName", list(&mut book.measures.iter().map(|v| &*v.term.id))),
        ("TargetName", list(&mut book.targets.iter().map(|v| &*v.id))),
        ("BodyName", list(&mut book.authorities.iter().map(|v| &*v.term.id))),
    ] {
        if let Some(def) = schema.pointer_mut(&format!("/$defs/{name}")).and_then(Value::as_object_mut) {
            def.insert("enum".to_string(), json!(ids));
        }
    }
    if let Some(o) = schema.pointer_mut("/properties/facts").and_then(Value::as_object_mut) {
        let pattern = format!("^({})@[a-z][a-z-]*(@\\d{{4}}-\\d{{2}}-\\d{{2}})?/[1-9]\\d*(/[1-9]\\d*){{0,2}}$", scoped.join("|"));
        o.insert("propertyNames".to_string(), json!({ "anyOf": [{ "enum": facts }, { "pattern": pattern }] }));
    }
    if let Some(o) = schema.pointer_mut("/properties/amounts").and_then(Value::as_object_mut) {
        o.insert("propertyNames".to_string(), json!({ "enum": amounts }));
    }
    if let Some(o) = schema.as_object_mut() {
        o.insert("anyOf".to_string(), json!([{ "required": ["violations"] }, { "required": ["breaches"] }]));
    }
}
