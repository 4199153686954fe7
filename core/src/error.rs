//! What is wrong with an entry: all faults at once, each with its field, both messages and the nearest right value.

use crate::nearest::{hint, nearest};
use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use serde::Serialize;

/// Kinds of faults; the names are part of the public format.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Code {
    /// The text is not JSON.
    NotJson,
    /// The text is not UTF-8.
    NotUtf8,
    /// The text is over 1 MiB.
    TooLong,
    /// Nested deeper than 32.
    TooDeep,
    /// No such key.
    UnknownKey,
    /// A key stands twice.
    DuplicateKey,
    /// Something required is absent.
    Missing,
    /// The value is of another type.
    WrongType,
    /// The rulebook does not know the id.
    UnknownId,
    /// A value stands twice.
    Duplicate,
    /// Not a day of the calendar, or not written YYYY-MM-DD.
    BadDate,
    /// Days out of order.
    DateOrder,
    /// Not a sum of money.
    BadAmount,
    /// Two statements exclude each other.
    Contradiction,
    /// The place imposes no duty.
    NotADuty,
    /// The duty stands under another number on that day.
    Moved,
}

impl Code {
    /// All of them.
    pub const ALL: [Self; 16] = [
        Self::NotJson,
        Self::NotUtf8,
        Self::TooLong,
        Self::TooDeep,
        Self::UnknownKey,
        Self::DuplicateKey,
        Self::Missing,
        Self::WrongType,
        Self::UnknownId,
        Self::Duplicate,
        Self::BadDate,
        Self::DateOrder,
        Self::BadAmount,
        Self::Contradiction,
        Self::NotADuty,
        Self::Moved,
    ];

    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::NotJson => "not-json",
            Self::NotUtf8 => "not-utf8",
            Self::TooLong => "too-long",
            Self::TooDeep => "too-deep",
            Self::UnknownKey => "unknown-key",
            Self::DuplicateKey => "duplicate-key",
            Self::Missing => "missing",
            Self::WrongType => "wrong-type",
            Self::UnknownId => "unknown-id",
            Self::Duplicate => "duplicate",
            Self::BadDate => "bad-date",
            Self::DateOrder => "date-order",
            Self::BadAmount => "bad-amount",
            Self::Contradiction => "contradiction",
            Self::NotADuty => "not-a-duty",
            Self::Moved => "moved",
        }
    }
}

/// One fault of an entry.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Fault {
    /// What kind.
    pub code: Code,
    /// RFC 6901 pointer to the field; empty for text that is not JSON.
    pub pointer: String,
    /// Line, for text that is not JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// Column, for text that is not JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<usize>,
    /// The message in Chinese.
    pub zh: String,
    /// The message in English.
    pub en: String,
    /// The nearest right value, where one is near.
    pub nearest: Option<String>,
}

/// An entry that is not a valid case: every fault of it.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{}", .faults.first().map_or("no fault", |f| f.en.as_str()))]
pub struct Error {
    /// The faults, in the order of the text.
    pub faults: Vec<Fault>,
}

impl Fault {
    pub(crate) fn new(code: Code, pointer: &str, zh: String, en: String) -> Self {
        Self { code, pointer: pointer.to_owned(), line: None, column: None, zh, en, nearest: None }
    }

    /// An id that is not known, with the nearest that is. `words`: what it should be an id of, Chinese and English.
    pub(crate) fn unknown<'c>(pointer: &str, words: (&str, &str), id: &str, known: impl Iterator<Item = &'c str>) -> Self {
        let near = nearest(id, known).map(ToOwned::to_owned);
        let (hint_zh, hint_en) = hint(near.as_deref());
        let (zh, en) = (format!("规则库没有{}“{}”{hint_zh}", words.0, short(id)), format!("the rulebook knows no {} `{}`{hint_en}", words.1, short(id)));
        Self { nearest: near, ..Self::new(Code::UnknownId, pointer, zh, en) }
    }
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        Self { faults: [fault].into() }
    }
}

/// Long input is cut in messages.
pub(crate) fn short(t: &str) -> String {
    if t.chars().count() <= 80 { t.to_owned() } else { t.chars().take(79).chain(core::iter::once('…')).collect() }
}
