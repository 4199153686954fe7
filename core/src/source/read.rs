//! How the types are read from rule files and exports: key by key, every fault told at once. Unknown keys are faults.

use super::check::{Fault, line_of};
use super::problem::Problem;
use super::tree::{Entry, Says, Tree};
use super::words::{Form, Found, Known, Wanted};
use crate::date::Date;
use crate::order::InOrder;
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde_json::Value;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What can be read from a tree.
pub trait Read: Sized {
    /// Reads it; where something is wrong, a fault is told and something stands in.
    fn read<'t>(tree: &'t Tree, faults: &mut Faults<'t>) -> Self;

    /// What it means that its key is absent; none: the key must be there.
    fn absent() -> Option<Self> {
        None
    }
}

/// Structs that are read from tables. `rules`: from rule files, keys with hyphens; `both`: written to the export as they are, too;
/// `export`: of the export alone. A key with `= …` may be left out, and then means that; so may a key of an optional type.
macro_rules! tables {
    (rules: $($rest:tt)*) => { tables! { @ "-" {} $($rest)* } };
    (both: $($rest:tt)*) => {
        tables! { @ "-" { #[derive(serde::Serialize)] #[cfg_attr(test, derive(schemars::JsonSchema))] #[serde(deny_unknown_fields, rename_all = "kebab-case")] } $($rest)* }
    };
    (export: $($rest:tt)*) => {
        tables! { @ "_" { #[derive(serde::Serialize)] #[cfg_attr(test, derive(schemars::JsonSchema))] #[serde(deny_unknown_fields)] } $($rest)* }
    };
    (@ $between:literal $all:tt $($(#[$doc:meta])* $name:ident { $($(#[$attr:meta])* $field:ident: $ty:ty $(= $absent:expr)?,)* })*) => {$(
        tables! { @struct $all $(#[$doc])* $name { $($(#[$attr])* $field: $ty,)* } }

        impl $crate::source::read::Read for $name {
            fn read<'t>(tree: &'t $crate::source::tree::Tree, faults: &mut $crate::source::read::Faults<'t>) -> Self {
                let mut table = $crate::source::read::Table::new(tree, faults, $between, &[$(stringify!($field)),*]);
                Self { $($field: tables!(@value table $field $ty $(= $absent)?),)* }
            }
        }
    )*};
    (@struct { $(#[$all:meta])* } $(#[$doc:meta])* $name:ident { $($(#[$attr:meta])* $field:ident: $ty:ty,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        $(#[$all])*
        pub struct $name { $($(#[$attr])* pub $field: $ty,)* }
    };
    (@value $table:ident $field:ident $ty:ty) => { $table.required(stringify!($field)) };
    (@value $table:ident $field:ident $ty:ty = $absent:expr) => { $table.optional(stringify!($field)).unwrap_or_else(|| <$ty>::from($absent)) };
}
pub(super) use tables;

/// Reads a rule file or an overlay.
///
/// # Errors
/// Every fault, with its line.
pub fn from_toml<T: Read>(name: &str, text: &str) -> Result<T, Vec<Fault>> {
    match DeTable::parse(text) {
        Ok(table) => whole(name, text, &Spanned::new(table.span(), DeValue::Table(table.into_inner())).into()),
        Err(e) => Err([Fault::new(name, line_of(text, e.span().unwrap_or_default().start), &Problem::NotToml { why: e.message() })].into()),
    }
}

/// Reads an export.
///
/// # Errors
/// Every fault; its line is known where the text is no JSON.
pub fn from_json<T: Read>(name: &str, text: &str) -> Result<T, Vec<Fault>> {
    match serde_json::from_str::<Value>(text) {
        Ok(value) => whole(name, text, &value.into()),
        Err(e) => Err([Fault::new(name, e.line(), &Problem::NotJson { why: &e.to_string() })].into()),
    }
}

fn whole<T: Read>(name: &str, text: &str, tree: &Tree) -> Result<T, Vec<Fault>> {
    let mut faults = Faults { key: name, told: Vec::new() };
    let value = T::read(tree, &mut faults);
    if faults.told.is_empty() { Ok(value) } else { Err(faults.told(name, text)) }
}

/// What is wrong, and at which byte.
#[derive(Default)]
pub struct Faults<'t> {
    /// The key whose value is read.
    key: &'t str,
    told: Vec<(usize, Fault)>,
}

impl<'t> Faults<'t> {
    /// Something is wrong at a byte.
    pub fn tell(&mut self, at: usize, problem: &Problem<'_>) {
        self.told.push((at, Fault::new("", 0, problem)));
    }

    /// All of them, with lines.
    fn told(mut self, name: &str, text: &str) -> Vec<Fault> {
        self.told.order_by_key(|(at, _)| *at);
        self.told.into_iter().map(|(at, fault)| Fault { file: name.to_string(), line: line_of(text, at), ..fault }).collect()
    }

    /// A value is not what was looked for.
    pub fn unfit(&mut self, tree: &Tree, wanted: Wanted) {
        let found = match &tree.says {
            Says::Nothing => Found::Nothing,
            Says::Truth(b) => Found::Truth(*b),
            Says::Number(Some(n)) => Found::Number(*n),
            Says::Number(None) => Found::OddNumber,
            Says::Text(text) => Found::Text(text),
            Says::List(_) => Found::List,
            Says::Table(_) => Found::Table,
        };
        self.tell(tree.at, &Problem::WrongType { key: self.key, wanted, found });
    }

    /// Reads the value of a key.
    fn read<T: Read>(&mut self, entry: &'t Entry) -> T {
        let outer = core::mem::replace(&mut self.key, &entry.key);
        let value = T::read(&entry.value, self);
        self.key = outer;
        value
    }
}

/// A table whose keys are read one by one.
pub struct Table<'t, 'f> {
    at: usize,
    /// None: it is no table, which has been told.
    entries: Option<&'t [Entry]>,
    /// What stands between the words of a key.
    between: &'static str,
    faults: &'f mut Faults<'t>,
}

impl<'t, 'f> Table<'t, 'f> {
    /// The table a value is; keys that are not among those given are faults.
    pub fn new(tree: &'t Tree, faults: &'f mut Faults<'t>, between: &'static str, keys: &[&str]) -> Self {
        let Says::Table(entries) = &tree.says else {
            faults.unfit(tree, Wanted::Table);
            return Self { at: tree.at, entries: None, between, faults };
        };
        for entry in entries.iter().filter(|e| !keys.iter().any(|key| e.is(key, between))) {
            let keys: Vec<String> = keys.iter().map(|key| key.replace('_', between)).collect();
            let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
            faults.tell(entry.at, &Problem::UnknownKey { key: &entry.key, known: Known::one_of(&entry.key, &keys) });
        }
        Self { at: tree.at, entries: Some(entries), between, faults }
    }

    /// The value of a key, if it is there.
    #[inline(never)]
    pub fn optional<T: Read>(&mut self, key: &str) -> Option<T> {
        let entry = self.entries?.iter().find(|e| e.is(key, self.between))?;
        Some(self.faults.read(entry))
    }

    /// The value of a key that must be there, unless its type tells what it means that it is not.
    #[inline(never)]
    pub fn required<T: Read>(&mut self, key: &str) -> T {
        self.optional(key).or_else(T::absent).unwrap_or_else(|| {
            if self.entries.is_some() {
                self.faults.tell(self.at, &Problem::Missing { key: &key.replace('_', self.between) });
            }
            T::read(&Tree { at: 0, says: Says::Nothing }, &mut Faults::default())
        })
    }
}

impl Entry {
    /// Whether its key is that of a field.
    fn is(&self, field: &str, between: &str) -> bool {
        self.key.len() == field.len() && self.key.bytes().zip(field.bytes()).all(|(k, f)| if f == b'_' { between.as_bytes() == [k] } else { k == f })
    }
}

impl Read for String {
    fn read<'t>(tree: &'t Tree, faults: &mut Faults<'t>) -> Self {
        if let Says::Text(text) = &tree.says {
            return text.clone();
        }
        faults.unfit(tree, Wanted::Text);
        Self::new()
    }
}

impl Read for bool {
    fn read<'t>(tree: &'t Tree, faults: &mut Faults<'t>) -> Self {
        if let Says::Truth(b) = tree.says {
            return b;
        }
        faults.unfit(tree, Wanted::Truth);
        false
    }
}

macro_rules! numbers {
    ($($t:ty: $wanted:ident)*) => {$(impl Read for $t {
        fn read<'t>(tree: &'t Tree, faults: &mut Faults<'t>) -> Self {
            let number = if let Says::Number(n) = tree.says { n.and_then(|n| Self::try_from(n).ok()) } else { None };
            number.unwrap_or_else(|| {
                faults.unfit(tree, Wanted::$wanted);
                0
            })
        }
    })*};
}
numbers!(u8: UpTo255 u16: UpTo65535 u32: UpTo4294967295);

impl Read for char {
    fn read<'t>(tree: &'t Tree, faults: &mut Faults<'t>) -> Self {
        if let Says::Text(text) = &tree.says {
            let mut letters = text.chars();
            if let (Some(letter), None) = (letters.next(), letters.next()) {
                return letter;
            }
        }
        faults.unfit(tree, Wanted::Letter);
        ' '
    }
}

impl Read for Date {
    fn read<'t>(tree: &'t Tree, faults: &mut Faults<'t>) -> Self {
        match &tree.says {
            Says::Text(text) => match Self::parse(text) {
                Some(day) => return day,
                None => faults.tell(tree.at, &Problem::Malformed { text, form: Form::Day }),
            },
            _ => faults.unfit(tree, Wanted::Day),
        }
        Self::LAST
    }
}

impl<T: Read> Read for Option<T> {
    fn read<'t>(tree: &'t Tree, faults: &mut Faults<'t>) -> Self {
        if matches!(tree.says, Says::Nothing) { None } else { Some(T::read(tree, faults)) }
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: Read> Read for Vec<T> {
    fn read<'t>(tree: &'t Tree, faults: &mut Faults<'t>) -> Self {
        if let Says::List(list) = &tree.says {
            return list.iter().map(|value| T::read(value, faults)).collect();
        }
        faults.unfit(tree, Wanted::List);
        Self::new()
    }
}

impl<T: Read> Read for BTreeMap<String, T> {
    fn read<'t>(tree: &'t Tree, faults: &mut Faults<'t>) -> Self {
        let mut map = Self::new();
        match &tree.says {
            Says::Table(entries) => entries.iter().for_each(|e| {
                map.insert(e.key.clone(), faults.read(e));
            }),
            _ => faults.unfit(tree, Wanted::Table),
        }
        map
    }
}

/// References, of which a single one may stand without brackets.
#[derive(Clone, Debug, Default)]
pub struct OneOrMore(pub Vec<String>);

impl Read for OneOrMore {
    fn read<'t>(tree: &'t Tree, faults: &mut Faults<'t>) -> Self {
        Self(match &tree.says {
            Says::Text(text) => [text.clone()].into(),
            _ => Vec::read(tree, faults),
        })
    }

    fn absent() -> Option<Self> {
        Some(Self::default())
    }
}

impl core::ops::Deref for OneOrMore {
    type Target = [String];

    fn deref(&self) -> &[String] {
        &self.0
    }
}
