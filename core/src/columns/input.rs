//! A row as a case: the tree that JSON text of the same case would give, so that one reader judges both.

use super::calendar::Almanac;
use super::codes::{codes, truths};
use super::days;
use super::keys::{Groups, Keys};
use super::schema::Kind;
use super::text::{count, day, sum, text};
use super::words::texts;
use crate::json::node::Node;
use crate::rulebook::Rulebook;
use crate::vocabulary::{FactId, ViolationId};
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, OffsetSizeTrait, new_null_array};
use arrow_schema::{ArrowError, DataType};
use core::ops::Range;

/// A column of the table: the key of the case it gives, and the key below that.
pub(super) struct Column {
    pub(super) key: &'static str,
    pub(super) below: Option<String>,
    pub(super) kind: Kind,
    pub(super) array: ArrayRef,
}

/// Which rows cannot differ in their answer.
pub(super) fn group(book: &Rulebook, columns: &[Column], rows: usize) -> Groups {
    let leading = |c: &&Column| ["violations", "breaches"].contains(&c.key);
    let mut leads = Keys::new(rows);
    columns.iter().filter(leading).for_each(|c| leads.add(&codes(&c.array)));
    let leads = leads.groups();
    let mut keys = Keys::from(&leads);
    // what tells in measures taken or intended compares its days with others
    let mut by_the_day = vec![false; rows];
    for c in columns.iter().filter(|c| !leading(c)) {
        match c.kind {
            _ if c.key == "id" => {}
            Kind::Day => {}
            // without writing their codes down
            Kind::Truth if *c.array.data_type() == DataType::Boolean => {
                let truth = truths(&c.array);
                keys.extend(3, |row| truth(row).into());
            }
            Kind::Objects(_) => {
                for (row, flag) in by_the_day.iter_mut().enumerate() {
                    *flag |= part(&c.array, row).is_some_and(|(_, r)| !r.is_empty());
                }
                keys.add(&codes(&c.array));
            }
            _ => keys.add(&codes(&c.array)),
        }
    }
    let named = leads.first.iter().map(|row| named(book, columns, *row)).collect();
    let facts = facts(book, columns);
    days::add(&Almanac::new(book, facts.as_deref()), columns, (&leads, named), by_the_day, &mut keys);
    keys.groups()
}

/// The violations that a row names; none: it cites duties, or names something else.
fn named(book: &Rulebook, columns: &[Column], row: usize) -> Option<Vec<ViolationId>> {
    let of = |key: &str| columns.iter().find(|c| c.key == key).map_or(Node::Null, |c| node(c.kind, &c.array, row));
    match (of("violations"), of("breaches")) {
        (Node::List(texts), Node::Null) => texts.iter().map(|t| if let Node::Text(t) = t { book.violation(t) } else { None }).collect(),
        _ => None,
    }
}

/// The facts of which a table tells; none: it tells of other things that bring powers up, too.
fn facts(book: &Rulebook, columns: &[Column]) -> Option<Vec<FactId>> {
    let more = |c: &Column| ["steps", "prior", "proposals"].contains(&c.key);
    if columns.iter().any(more) {
        return None;
    }
    columns.iter().filter(|c| c.key == "facts").map(|c| book.fact(c.below.as_deref()?)).collect()
}

/// The caller's own ids as plain text; not copied where they are that already.
pub(super) fn ids(columns: &[Column], rows: usize) -> Result<ArrayRef, ArrowError> {
    match columns.iter().find(|c| c.key == "id").map(|c| &c.array) {
        None => Ok(new_null_array(&DataType::Utf8, rows)),
        Some(a) if *a.data_type() == DataType::Utf8 => Ok(a.clone()),
        Some(a) => texts((0..rows).map(|i| text(a, i))),
    }
}

/// A row as a case.
pub(super) fn case(columns: &[Column], row: usize) -> Node {
    let mut case: Vec<(String, Node)> = Vec::with_capacity(columns.len());
    for c in columns {
        let value = node(c.kind, &c.array, row);
        // null says nothing, but of a fact it says of which provision it is asked
        if value == Node::Null && !c.below.as_ref().is_some_and(|b| b.contains('@')) {
            continue;
        }
        let Some(key) = &c.below else {
            case.push((c.key.to_owned(), value));
            continue;
        };
        match case.iter_mut().find(|(k, _)| k == c.key) {
            Some((_, Node::Object(object))) => object.push((key.clone(), value)),
            _ => case.push((c.key.to_owned(), Node::Object([(key.clone(), value)].into()))),
        }
    }
    Node::Object(case)
}

fn node(kind: Kind, a: &dyn Array, i: usize) -> Node {
    if a.is_null(i) || *a.data_type() == DataType::Null {
        return Node::Null;
    }
    if matches!(a.data_type(), DataType::Dictionary(..)) {
        return looked_up(a, i).map_or(Node::Null, |(values, k)| node(kind, values, k));
    }
    match kind {
        Kind::Text => text(a, i).map_or(Node::Null, |t| Node::Text(t.to_owned())),
        Kind::Texts => match part(a, i) {
            Some((values, range)) => Node::List(range.map(|j| node(Kind::Text, values, j)).collect()),
            None => Node::List([node(Kind::Text, a, i)].into()),
        },
        Kind::Day => Node::Text(day(a, i)),
        Kind::Truth => a.as_boolean_opt().map_or(Node::Null, |b| Node::Bool(b.value(i))),
        Kind::Sum => Node::Text(sum(a, i)),
        Kind::Count => Node::Number(count(a, i)),
        Kind::Object(keys) => {
            let Some(s) = a.as_struct_opt() else { return Node::Null };
            let value = |(name, column): (&str, &ArrayRef)| keys.iter().find(|(k, _)| *k == name).map(|(k, kind)| ((*k).to_owned(), node(*kind, column, i)));
            Node::Object(s.column_names().into_iter().zip(s.columns()).filter_map(value).collect())
        }
        Kind::Objects(keys) => match part(a, i) {
            Some((values, range)) => Node::List(range.map(|j| node(Kind::Object(keys), values, j)).collect()),
            None => Node::Null,
        },
    }
}

/// The value a dictionary's key names.
pub(super) fn looked_up(a: &dyn Array, i: usize) -> Option<(&dyn Array, usize)> {
    let d = a.as_any_dictionary_opt().filter(|d| d.keys().is_valid(i))?;
    Some((d.values(), count(d.keys(), i).and_then(|k| usize::try_from(k).ok())?))
}

/// Where the list of a row lies in what lists hold.
pub(super) fn part(a: &dyn Array, i: usize) -> Option<(&dyn Array, Range<usize>)> {
    fn between<O: OffsetSizeTrait>(a: &dyn Array, i: usize) -> Option<(&dyn Array, Range<usize>)> {
        let list = a.as_list_opt::<O>()?;
        let offsets = list.value_offsets();
        Some((list.values(), offsets.get(i)?.as_usize()..offsets.get(i.saturating_add(1))?.as_usize()))
    }
    fn view<O: OffsetSizeTrait>(a: &dyn Array, i: usize) -> Option<(&dyn Array, Range<usize>)> {
        let list = a.as_list_view_opt::<O>()?;
        let start = list.value_offsets().get(i)?.as_usize();
        Some((list.values(), start..start.saturating_add(list.value_sizes().get(i)?.as_usize())))
    }
    if a.is_null(i) {
        return None;
    }
    match a.data_type() {
        DataType::List(_) => between::<i32>(a, i),
        DataType::LargeList(_) => between::<i64>(a, i),
        DataType::ListView(_) => view::<i32>(a, i),
        DataType::LargeListView(_) => view::<i64>(a, i),
        DataType::FixedSizeList(..) => {
            let list = a.as_fixed_size_list_opt()?;
            let size = usize::try_from(list.value_length()).ok()?;
            let start = i.saturating_mul(size);
            Some((list.values(), start..start.saturating_add(size)))
        }
        DataType::Dictionary(..) => looked_up(a, i).and_then(|(values, k)| part(values, k)),
        _ => None,
    }
}
