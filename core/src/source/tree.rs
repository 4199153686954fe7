//! A rule file (TOML) or an export (JSON) as a tree whose parts know where they stand in the text, and the one way from it to the
//! types: read straight from either parser, each type would be compiled several times over.

use super::check::{Fault, line_of};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;
use serde::de::value::{BorrowedStrDeserializer, MapAccessDeserializer};
use serde::de::{self, DeserializeOwned, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Unexpected, Visitor};
use serde_json::Value;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Reads a rule file or an overlay.
///
/// # Errors
/// The first fault, with its line.
pub fn from_toml<T: DeserializeOwned>(name: &str, text: &str) -> Result<T, Fault> {
    let told = |at: usize, message: &str| Fault { file: name.to_string(), line: line_of(text, at), message: message.to_string() };
    let table = DeTable::parse(text).map_err(|e| told(e.span().unwrap_or_default().start, e.message()))?;
    let tree = Tree::from(Spanned::new(table.span(), DeValue::Table(table.into_inner())));
    T::deserialize(&tree).map_err(|e| told(e.at.unwrap_or_default(), &e.message))
}

/// Reads an export.
///
/// # Errors
/// The first fault; its line is known where the text is no JSON.
pub fn from_json<T: DeserializeOwned>(name: &str, text: &str) -> Result<T, Fault> {
    let told = |line: usize, message: String| Fault { file: name.to_string(), line, message };
    let value: Value = serde_json::from_str(text).map_err(|e| told(e.line(), e.to_string()))?;
    T::deserialize(&Tree::from(value)).map_err(|e| told(1, e.message))
}

struct Tree {
    /// The byte where it starts in a rule file.
    at: usize,
    says: Says,
}

enum Says {
    Nothing,
    Truth(bool),
    /// None: no whole number, or one below zero or beyond 64 bits.
    Number(Option<u64>),
    Text(String),
    List(Vec<Tree>),
    /// Keys, each with the byte where it starts.
    Table(Vec<(usize, String, Tree)>),
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
            DeValue::Table(table) => Says::Table(table.into_iter().map(|(key, value)| (key.span().start, key.into_inner().into_owned(), value.into())).collect()),
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
            Value::Object(table) => Says::Table(table.into_iter().map(|(key, value)| (0, key, value.into())).collect()),
        };
        Self { at: 0, says }
    }
}

/// What is wrong, and where, as far as is known yet.
#[derive(Debug)]
struct Wrong {
    at: Option<usize>,
    message: String,
}

impl Wrong {
    fn within(self, at: usize) -> Self {
        Self { at: self.at.or(Some(at)), ..self }
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl core::error::Error for Wrong {}

impl de::Error for Wrong {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self { at: None, message: message.to_string() }
    }
}

impl Tree {
    /// It is not what was looked for.
    fn unfit(&self, wanted: &dyn de::Expected) -> Wrong {
        let found = match &self.says {
            Says::Nothing => Unexpected::Unit,
            Says::Truth(b) => Unexpected::Bool(*b),
            Says::Number(Some(n)) => Unexpected::Unsigned(*n),
            Says::Number(None) => Unexpected::Other("a number that is not whole, below zero or too large"),
            Says::Text(text) => Unexpected::Str(text),
            Says::List(_) => Unexpected::Seq,
            Says::Table(_) => Unexpected::Map,
        };
        de::Error::invalid_type(found, wanted)
    }
}

impl<'de> Deserializer<'de> for &'de Tree {
    type Error = Wrong;

    fn deserialize_any<V: Visitor<'de>>(self, v: V) -> Result<V::Value, Wrong> {
        match &self.says {
            Says::Truth(b) => v.visit_bool(*b),
            Says::Number(Some(n)) => v.visit_u64(*n),
            Says::Text(text) => v.visit_str(text),
            Says::List(list) => v.visit_seq(Items(list.iter())),
            Says::Table(table) => v.visit_map(Entries(table.iter(), None)),
            Says::Nothing | Says::Number(None) => Err(self.unfit(&v)),
        }
        .map_err(|e| e.within(self.at))
    }

    fn deserialize_option<V: Visitor<'de>>(self, v: V) -> Result<V::Value, Wrong> {
        if matches!(self.says, Says::Nothing) { v.visit_none() } else { v.visit_some(self) }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, v: V) -> Result<V::Value, Wrong> {
        match &self.says {
            Says::List(list) => v.visit_seq(Items(list.iter())),
            _ => Err(self.unfit(&v)),
        }
        .map_err(|e| e.within(self.at))
    }

    fn deserialize_map<V: Visitor<'de>>(self, v: V) -> Result<V::Value, Wrong> {
        match &self.says {
            Says::Table(table) => v.visit_map(Entries(table.iter(), None)),
            _ => Err(self.unfit(&v)),
        }
        .map_err(|e| e.within(self.at))
    }

    fn deserialize_struct<V: Visitor<'de>>(self, _: &'static str, _: &'static [&'static str], v: V) -> Result<V::Value, Wrong> {
        self.deserialize_map(v)
    }

    fn deserialize_enum<V: Visitor<'de>>(self, _: &'static str, _: &'static [&'static str], v: V) -> Result<V::Value, Wrong> {
        match &self.says {
            Says::Table(table) => v.visit_enum(MapAccessDeserializer::new(Entries(table.iter(), None))),
            _ => Err(self.unfit(&v)),
        }
        .map_err(|e| e.within(self.at))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct newtype_struct tuple
        tuple_struct identifier ignored_any
    }
}

/// The values of a list.
struct Items<'de>(core::slice::Iter<'de, Tree>);

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Wrong;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Wrong> {
        self.0.next().map(|value| seed.deserialize(value)).transpose()
    }
}

/// The keys of a table, and the value of the last one.
struct Entries<'de>(core::slice::Iter<'de, (usize, String, Tree)>, Option<&'de Tree>);

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = Wrong;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Wrong> {
        let Some((at, key, value)) = self.0.next() else { return Ok(None) };
        self.1 = Some(value);
        seed.deserialize(BorrowedStrDeserializer::new(key)).map(Some).map_err(|e: Wrong| e.within(*at))
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Wrong> {
        match self.1.take() {
            Some(value) => seed.deserialize(value),
            None => Err(de::Error::custom("a value without a key")),
        }
    }
}
