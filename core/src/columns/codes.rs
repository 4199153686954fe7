//! Codes: the values of a column as small numbers, equal ones alike, so that rows can be compared as numbers.

use super::input::part;
use super::keys::Keys;
use super::numbers::{Numbers, Value};
use alloc::vec;
use alloc::vec::Vec;
use arrow_array::cast::AsArray;
use arrow_array::types::*;
use arrow_array::{Array, ArrayAccessor, ArrowPrimitiveType, DictionaryArray, GenericListArray, OffsetSizeTrait};
use arrow_buffer::{ArrowNativeType, BooleanBuffer};
use arrow_schema::{DataType, TimeUnit};
use core::ops::Range;

/// A code a row; 0 is null.
pub(super) struct Codes {
    pub(super) of: Vec<u32>,
    /// One more than the highest.
    pub(super) count: u32,
}

fn number<A: ArrayAccessor, V: Value>(a: A, value: impl Fn(A::Item) -> V) -> Codes {
    let (mut numbers, nulls) = (Numbers::from(1), a.nulls());
    let code = |i: usize| if nulls.is_some_and(|n| n.is_null(i)) { 0 } else { numbers.of(value(a.value(i))) };
    Codes { of: (0..a.len()).map(code).collect(), count: numbers.count }
}

/// The codes of any column that a table of cases may have.
pub(super) fn codes(a: &dyn Array) -> Codes {
    use DataType as D;
    match a.data_type() {
        D::Boolean => Codes { of: truths(a).collect(), count: 3 },
        D::Utf8 => number(a.as_string::<i32>(), |t| t),
        D::LargeUtf8 => number(a.as_string::<i64>(), |t| t),
        D::Utf8View => number(a.as_string_view(), |t| t),
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

/// Booleans as codes.
pub(super) fn truths(a: &dyn Array) -> impl Iterator<Item = u32> {
    let b = a.as_boolean();
    let words = |bits: &BooleanBuffer| bits.bit_chunks().iter_padded().collect::<Vec<u64>>();
    let (values, known) = (words(b.values()), b.nulls().map(|n| words(n.inner())));
    let bit = |words: &[u64], i: usize| words.get(i / 64).map_or(0, |w| u32::from(w.wrapping_shr(u32::try_from(i % 64).unwrap_or(0)) & 1 != 0));
    (0..b.len()).map(move |i| known.as_deref().map_or(1, |k| bit(k, i)) << bit(&values, i))
}

fn plain<T: ArrowPrimitiveType<Native: Into<i128>>>(a: &dyn Array) -> Codes {
    number(a.as_primitive::<T>(), Into::into)
}

/// Equal values of a dictionary are alike, wherever they stand in it.
fn mapped<K: ArrowDictionaryKeyType>(a: &DictionaryArray<K>) -> Codes {
    let values = codes(a.values());
    let (keys, nulls) = (a.keys().values(), a.nulls());
    let code = |i: usize| if nulls.is_some_and(|n| n.is_null(i)) { None } else { values.of.get(keys.get(i)?.as_usize()).copied() };
    Codes { of: (0..a.len()).map(|i| code(i).unwrap_or(0)).collect(), count: values.count }
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
