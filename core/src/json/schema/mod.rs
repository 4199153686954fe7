//! JSON Schemas of the public formats: the texts under `core/schemas`, which a test of `types` generates from the types that are
//! read and written, with the ids of the rulebook at hand.

#[cfg(all(test, feature = "load"))]
mod types;

use crate::rulebook::Rulebook;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde_json::Value;

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

/// Puts the ids of the rulebook in the places for ids.
fn ids(book: &Rulebook, schema: &mut Value) {
    let list = |ids: &mut dyn Iterator<Item = &str>| Value::Array(ids.map(Value::from).collect());
    let scoped: Vec<&str> = book.facts.iter().filter(|f| f.scoped).map(|f| &*f.term.id).collect();
    let pattern = format!("^({})@[a-z][a-z-]*(@\\d{{4}}-\\d{{2}}-\\d{{2}})?/[1-9]\\d*(/[1-9]\\d*){{0,2}}$", scoped.join("|"));
    for (place, ids) in [
        ("/$defs/ViolationName/enum", list(&mut book.violations.iter().map(|v| &*v.term.id))),
        ("/$defs/SubjectName/enum", list(&mut book.subjects.iter().map(|v| &*v.term.id))),
        ("/$defs/MeasureName/enum", list(&mut book.measures.iter().map(|v| &*v.term.id))),
        ("/$defs/TargetName/enum", list(&mut book.targets.iter().map(|v| &*v.id))),
        ("/$defs/BodyName/enum", list(&mut book.authorities.iter().map(|v| &*v.term.id))),
        ("/properties/facts/propertyNames/anyOf/0/enum", list(&mut book.facts.iter().map(|f| &*f.term.id))),
        ("/properties/facts/propertyNames/anyOf/1/pattern", pattern.into()),
        ("/properties/amounts/propertyNames/enum", list(&mut book.amounts.iter().map(|a| &*a.term.id))),
    ] {
        if let Some(place) = schema.pointer_mut(place) {
            *place = ids;
        }
    }
}
