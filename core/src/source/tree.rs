//! A rule file (TOML) or an export (JSON) as a tree whose parts know where they stand in the text. Next: `read`, which reads the
//! types from it.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde_json::Value;
use toml::Spanned;
use toml::de::DeValue;

/// A value.
pub struct Tree {
    /// The byte where it starts in a rule file.
    pub at: usize,
    /// What it is.
    pub says: Says,
}

/// What a value is.
pub enum Says {
    /// Null.
    Nothing,
    /// A boolean.
    Truth(bool),
    /// A number; none: no whole number, or one below zero or beyond 64 bits.
    Number(Option<u64>),
    /// A string, or a day.
    Text(String),
    /// Values in their order.
    List(Vec<Tree>),
    /// Keys with their values.
    Table(Vec<Entry>),
}

/// A key and its value.
pub struct Entry {
    /// The byte where the key starts.
    pub at: usize,
    /// The key.
    pub key: String,
    /// Its value.
    pub value: Tree,
}

impl From<Spanned<DeValue<'_>>> for Tree {
    fn from(value: Spanned<DeValue<'_>>) -> Self {
        let at = value.span().start;
        let says = match value.into_inner() {
            DeValue::String(text) => Says::Text(text.into_owned()),
            DeValue::Integer(n) => Says::Number(u64::from_str_radix(n.as_str(), n.radix()).ok()),
            DeValue::Float(_) => Says::Number(None),
            DeValue::Boolean(b) => Says::Truth(b),
            // a day is read from its text, with quotes or without
            DeValue::Datetime(day) => Says::Text(day.to_string()),
            DeValue::Array(list) => Says::List(list.into_iter().map(Self::from).collect()),
            DeValue::Table(table) => {
                Says::Table(table.into_iter().map(|(key, value)| Entry { at: key.span().start, key: key.into_inner().into_owned(), value: value.into() }).collect())
            }
        };
        Self { at, says }
    }
}

impl From<Value> for Tree {
    fn from(value: Value) -> Self {
        let says = match value {
            Value::Null => Says::Nothing,
            Value::Bool(b) => Says::Truth(b),
            Value::Number(n) => Says::Number(n.as_u64()),
            Value::String(text) => Says::Text(text),
            Value::Array(list) => Says::List(list.into_iter().map(Self::from).collect()),
            Value::Object(table) => Says::Table(table.into_iter().map(|(key, value)| Entry { at: 0, key, value: value.into() }).collect()),
        };
        Self { at: 0, says }
    }
}
