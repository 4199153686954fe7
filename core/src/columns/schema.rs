//! Which columns a table of cases may have, and of which types: found by name, in any order.

use super::fault::Faults;
use crate::error::Error;
use crate::json::read::below;
use crate::procedure::Step;
use crate::rulebook::Rulebook;
use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use arrow_schema::{DataType, Schema};

/// What a column, or a field of a struct in it, holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Text,
    Texts,
    Day,
    Truth,
    Sum,
    Count,
    Object(&'static [(&'static str, Self)]),
    Objects(&'static [(&'static str, Self)]),
}

const AUTHORITY: &[(&str, Kind)] = &[("body", Kind::Text), ("level", Kind::Text)];
const DURATION: &[(&str, Kind)] = &[("unit", Kind::Text), ("n", Kind::Count), ("life", Kind::Truth)];
/// The keys of an earlier measure.
const PRIOR: &[(&str, Kind)] = &[("measure", Kind::Text), ("date", Kind::Day), ("basis", Kind::Text), ("authority", Kind::Object(AUTHORITY))];
/// The keys of a proposal.
const PROPOSAL: &[(&str, Kind)] = &[
    ("measure", Kind::Text),
    ("target", Kind::Text),
    ("person", Kind::Text),
    ("amount", Kind::Sum),
    ("duration", Kind::Object(DURATION)),
    ("basis", Kind::Text),
    ("authority", Kind::Object(AUTHORITY)),
    ("transfer_to", Kind::Texts),
];

/// Columns of a fixed name: the key of the case each gives, and the key below that.
const FIXED: &[(&str, &str, Option<&str>, Kind)] = &[
    ("id", "id", None, Kind::Text),
    ("violations", "violations", None, Kind::Texts),
    ("breaches", "breaches", None, Kind::Texts),
    ("subjects", "subjects", None, Kind::Texts),
    ("act.from", "act", Some("from"), Kind::Day),
    ("act.to", "act", Some("to"), Kind::Day),
    ("discovered", "discovered", None, Kind::Day),
    ("filed", "filed", None, Kind::Day),
    ("decided", "decided", None, Kind::Day),
    ("prior", "prior", None, Kind::Objects(PRIOR)),
    ("proposals", "proposals", None, Kind::Objects(PROPOSAL)),
];

impl Kind {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Text => ("文本", "text"),
            Self::Texts => ("文本列表或者文本", "lists of text, or text"),
            Self::Day => {
                ("日期（date32、date64、不带时区的零点 timestamp 或者文本 YYYY-MM-DD）", "days (date32, date64, timestamp at midnight without time zone, or text YYYY-MM-DD)")
            }
            Self::Truth => ("布尔值", "booleans"),
            Self::Sum => ("金额（decimal128、整数或者文本）", "sums (decimal128, integers or text)"),
            Self::Count => ("整数", "integers"),
            Self::Object(_) => ("结构", "structs"),
            Self::Objects(_) => ("结构列表", "lists of structs"),
        }
    }

    /// Tells what in a type does not fit.
    fn check(self, found: &DataType, pointer: &str, faults: &mut Faults) {
        let text = |t: &DataType| matches!(unpacked(t), DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View | DataType::Null);
        let integer = |t: &DataType| t.is_integer();
        let t = unpacked(found);
        let fits = match self {
            Self::Text => text(t),
            Self::Texts => text(t) || element(t).is_some_and(text),
            Self::Day => text(t) || matches!(t, DataType::Date32 | DataType::Date64 | DataType::Timestamp(_, None)),
            Self::Truth => matches!(t, DataType::Boolean | DataType::Null),
            Self::Sum => text(t) || integer(t) || matches!(t, DataType::Decimal128(..)),
            Self::Count => integer(t) || *t == DataType::Null,
            Self::Object(keys) => match t {
                DataType::Struct(fields) => {
                    fields.iter().for_each(|f| match keys.iter().find(|(k, _)| k == f.name()) {
                        Some((_, kind)) => kind.check(f.data_type(), &below(pointer, f.name()), faults),
                        None => faults.unknown(pointer, f.name(), &keys.iter().map(|(k, _)| (*k).to_owned()).collect::<Vec<_>>()),
                    });
                    true
                }
                t => *t == DataType::Null,
            },
            Self::Objects(keys) => match element(t).map(unpacked) {
                Some(inner @ (DataType::Struct(_) | DataType::Null)) => {
                    Self::Object(keys).check(inner, pointer, faults);
                    true
                }
                Some(_) => false,
                None => *t == DataType::Null,
            },
        };
        if !fits {
            faults.wrong_type(pointer.to_owned(), self.words(), found);
        }
    }
}

/// What a dictionary holds, or the type itself.
fn unpacked(t: &DataType) -> &DataType {
    match t {
        DataType::Dictionary(_, value) => value,
        t => t,
    }
}

/// What lists hold.
fn element(t: &DataType) -> Option<&DataType> {
    match t {
        DataType::List(f) | DataType::LargeList(f) | DataType::ListView(f) | DataType::LargeListView(f) | DataType::FixedSizeList(f, _) => Some(f.data_type()),
        _ => None,
    }
}

/// What a column gives: the key of the case, the key below that, and what it holds.
pub(super) type Place = (&'static str, Option<String>, Kind);

/// What the columns of a table give, one after the other, or all that is wrong with them.
pub(super) fn places(book: &Rulebook, schema: &Schema) -> Result<Vec<Place>, Error> {
    let mut faults = Faults::default();
    let mut places: Vec<Place> = Vec::new();
    for (n, field) in schema.fields().iter().enumerate() {
        let name = field.name();
        if schema.fields().iter().take(n).any(|f| f.name() == name) {
            faults.twice(name);
        } else if let Some(place) = locate(book, name, &mut faults) {
            place.2.check(field.data_type(), &below("", name), &mut faults);
            places.push(place);
        }
    }
    let has = |names: &[&str]| schema.fields().iter().any(|f| names.contains(&f.name().as_str()));
    if !has(&["violations", "breaches"]) {
        faults.missing("/violations", "violations 和 breaches 两列至少要有一列", "at least one of the columns `violations` and `breaches` is required");
    }
    if !has(&["subjects"]) {
        faults.missing("/subjects", "缺少列 subjects（其中的列表可以为空）", "the column `subjects` is missing (its lists may be empty)");
    }
    if !has(&["act.from", "act.to"]) {
        faults.missing("/act.from", "缺少行为时间：列 act.from 或者 act.to", "the day of the act is missing: a column `act.from` or `act.to`");
    }
    faults.none_or(places)
}

fn locate(book: &Rulebook, name: &str, faults: &mut Faults) -> Option<Place> {
    if let Some((_, key, below, kind)) = FIXED.iter().find(|(n, ..)| *n == name) {
        return Some((key, below.map(ToOwned::to_owned), *kind));
    }
    let (head, rest) = name.split_once('.').unwrap_or((name, ""));
    let (id, scope) = rest.split_once('@').map_or((rest, None), |(id, s)| (id, Some(s)));
    match (head, scope) {
        ("steps", _) if Step::STATED.iter().any(|s| s.name() == rest) => return Some(("steps", Some(rest.to_owned()), Kind::Day)),
        ("amount", _) if book.amount(rest).is_some() => return Some(("amounts", Some(rest.to_owned()), Kind::Sum)),
        ("fact", scope) => match book.fact(id).and_then(|f| book.facts.get(f.index())) {
            Some(f) if scope.is_none() || f.scoped => return Some(("facts", Some(rest.to_owned()), Kind::Truth)),
            Some(_) => {
                faults.not_scoped(name, id);
                return None;
            }
            None => {}
        },
        _ => {}
    }
    let tail = scope.map(|s| format!("@{s}")).unwrap_or_default();
    let fixed = FIXED.iter().map(|(n, ..)| (*n).to_owned());
    let steps = Step::STATED.iter().map(|s| format!("steps.{}", s.name()));
    let facts = book.facts.iter().filter(|f| scope.is_none() || f.scoped).map(|f| format!("fact.{}{tail}", f.term.id));
    let amounts = book.amounts.iter().map(|a| format!("amount.{}", a.term.id));
    let known: Vec<String> = fixed.chain(steps).chain(facts).chain(amounts).collect();
    faults.unknown("", name, &known);
    None
}

#[cfg(test)]
mod tests {
    use super::{PRIOR, PROPOSAL};
    use crate::json::read;

    #[test]
    fn structs_have_the_keys_of_the_json_objects() {
        assert!(PROPOSAL.iter().map(|(k, _)| *k).eq(read::PROPOSAL));
        assert!(PRIOR.iter().map(|(k, _)| *k).eq(read::PRIOR));
    }
}
