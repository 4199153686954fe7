//! Codes: the values of a column as small numbers, equal ones alike, so that rows can be compared as numbers.

use super::input::part;
use super::keys::Keys;
use super::numbers::{Numbers, Value};
use alloc::vec;
use alloc::vec::Vec;
use arrow_array::cast::AsArray;
use arrow_array::types::*;
use arrow_array::{Array, ArrowPrimitiveType, DictionaryArray, GenericListArray, OffsetSizeTrait};
use arrow_schema::{DataType, TimeUnit};
use core::ops::Range;

/// A code a row; 0 is null.
pub(super) struct Codes {
    pub(super) of: Vec<u32>,
    /// One more than the highest.
    pub(super) count: u32,
}

fn number<V: Value>(values: impl Iterator<Item = Option<V>>) -> Codes {
    let mut numbers = Numbers::from(1);
    let of = values.map(|v| v.map_or(0, |v| numbers.of(v))).collect();
    Codes { of, count: numbers.count }
}

/// The codes of any column that a table of cases may have.
pub(super) fn codes(a: &dyn Array) -> Codes {
    use DataType as D;
    match a.data_type() {
        D::Boolean => Codes { of: a.as_boolean().iter().map(truth).collect(), count: 3 },
        D::Utf8 => number(a.as_string::<i32>().iter()),
        D::LargeUtf8 => number(a.as_string::<i64>().iter()),
        D::Utf8View => number(a.as_string_view().iter()),
        D::Int8 => plain::<Int8Type>(a),
        D::Int16 => plain::<Int16Type>(a),
        D::Int32 => plain::<Int32Type>(a),
        D::Int64 => plain::<Int64Type>(a),
        D::UInt8 => plain::<UInt8Type>(a),
        D::UInt16 => plain::<UInt16Type>(a),
        D::UInt32 => plain::<UInt32Type>(a),
        D::UInt64 => plain::<UInt64Type>(a),
        D::Date32 => plain::<Date32Type>(a),
        D::Date64 => plain::<Date64Type>(a),
        D::Timestamp(TimeUnit::Second, _) => plain::<TimestampSecondType>(a),
        D::Timestamp(TimeUnit::Millisecond, _) => plain::<TimestampMillisecondType>(a),
        D::Timestamp(TimeUnit::Microsecond, _) => plain::<TimestampMicrosecondType>(a),
        D::Timestamp(TimeUnit::Nanosecond, _) => plain::<TimestampNanosecondType>(a),
        D::Decimal128(..) => plain::<Decimal128Type>(a),
        D::Dictionary(key, _) => match **key {
            D::Int8 => mapped(a.as_dictionary::<Int8Type>()),
            D::Int16 => mapped(a.as_dictionary::<Int16Type>()),
            D::Int32 => mapped(a.as_dictionary::<Int32Type>()),
            D::Int64 => mapped(a.as_dictionary::<Int64Type>()),
            D::UInt8 => mapped(a.as_dictionary::<UInt8Type>()),
            D::UInt16 => mapped(a.as_dictionary::<UInt16Type>()),
            D::UInt32 => mapped(a.as_dictionary::<UInt32Type>()),
            _ => mapped(a.as_dictionary::<UInt64Type>()),
        },
        D::Struct(_) => {
            let s = a.as_struct();
            let mut keys = Keys::new(a.len());
            for column in s.columns() {
                keys.add(&codes(column));
            }
            let all = keys.groups();
            Codes { of: (0..).zip(&all.of).map(|(i, c)| if s.is_null(i) { 0 } else { c.saturating_add(1) }).collect(), count: all.count().saturating_add(1) }
        }
        D::List(_) => offset_lists(a.as_list::<i32>()),
        D::LargeList(_) => offset_lists(a.as_list::<i64>()),
        D::ListView(_) => lists(a.as_list_view::<i32>().values(), a.len(), |i| part(a, i).map(|(_, r)| r)),
        D::LargeListView(_) => lists(a.as_list_view::<i64>().values(), a.len(), |i| part(a, i).map(|(_, r)| r)),
        D::FixedSizeList(..) => lists(a.as_fixed_size_list().values(), a.len(), |i| part(a, i).map(|(_, r)| r)),
        // nothing but nulls
        _ => Codes { of: vec![0; a.len()], count: 1 },
    }
}

#[inline]
pub(super) fn truth(b: Option<bool>) -> u32 {
    match b {
        None => 0,
        Some(false) => 1,
        Some(true) => 2,
    }
}

fn plain<T: ArrowPrimitiveType<Native: Into<i128>>>(a: &dyn Array) -> Codes {
    number(a.as_primitive::<T>().iter().map(|v| v.map(Into::into)))
}

/// Equal values of a dictionary are alike, wherever they stand in it.
fn mapped<K: ArrowDictionaryKeyType>(a: &DictionaryArray<K>) -> Codes {
    let values = codes(a.values());
    let code = |i: usize| a.key(i).and_then(|k| values.of.get(k)).copied().unwrap_or(0);
    Codes { of: (0..a.len()).map(code).collect(), count: values.count }
}

/// Lists that follow each other, as most do.
fn offset_lists<O: OffsetSizeTrait>(list: &GenericListArray<O>) -> Codes {
    let (offsets, nulls) = (list.value_offsets(), list.nulls());
    let range = |i: usize| {
        let known = nulls.is_none_or(|n| n.is_valid(i));
        known.then_some(offsets.get(i)?.as_usize()..offsets.get(i.wrapping_add(1))?.as_usize())
    };
    lists(list.values(), list.len(), range)
}

/// Lists, by the codes of what they hold. Most hold one value.
fn lists(values: &dyn Array, rows: usize, range: impl Fn(usize) -> Option<Range<usize>>) -> Codes {
    let bounds = |(start, end): (usize, usize), r: Range<usize>| (start.min(r.start), end.max(r.end));
    let (start, end) = (0..rows).filter_map(&range).fold((values.len(), 0), bounds);
    let start = start.min(end);
    let inner = codes(&values.slice(start, end.saturating_sub(start)));
    let mut single: Vec<u32> = vec![0; usize::try_from(inner.count).unwrap_or(0)];
    let mut numbers: Numbers<&[u32]> = Numbers::from(1);
    let mut of = Vec::with_capacity(rows);
    for row in 0..rows {
        let list = range(row).and_then(|r| inner.of.get(r.start.saturating_sub(start)..r.end.saturating_sub(start)));
        of.push(match list {
            None => 0,
            Some([one]) => match usize::try_from(*one).ok().and_then(|i| single.get_mut(i)) {
                Some(slot) if *slot != 0 => *slot,
                Some(slot) => {
                    *slot = numbers.count;
                    numbers.count = numbers.count.saturating_add(1);
                    *slot
                }
                None => 0,
            },
            Some(list) => numbers.of(list),
        });
    }
    Codes { of, count: numbers.count }
}
