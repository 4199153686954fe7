//! Codes: the values of a column as small numbers, equal ones alike, so that rows can be compared as numbers.

use super::input::part;
use super::keys::Keys;
use super::numbers::{Numbers, Value};
use alloc::vec;
use alloc::vec::Vec;
use arrow_array::cast::AsArray;
use arrow_array::{AnyDictionaryArray, Array, ArrayAccessor, GenericListArray, OffsetSizeTrait};
use arrow_buffer::{ArrowNativeType, BooleanBuffer, ScalarBuffer};
use arrow_schema::DataType;
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
    let of = (0..a.len()).map(code).collect();
    Codes { of, count: numbers.count }
}

/// The codes of any column that a table of cases may have.
pub(super) fn codes(a: &dyn Array) -> Codes {
    use DataType as D;
    match a.data_type() {
        D::Boolean => Codes { of: (0..a.len()).map(truths(a)).collect(), count: 3 },
        D::Utf8 => number(a.as_string::<i32>(), |t| t),
        D::LargeUtf8 => number(a.as_string::<i64>(), |t| t),
        D::Utf8View => number(a.as_string_view(), |t| t),
        D::Dictionary(..) => mapped(a.as_any_dictionary()),
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
        D::ListView(_) => scattered_lists(a, a.as_list_view::<i32>().values()),
        D::LargeListView(_) => scattered_lists(a, a.as_list_view::<i64>().values()),
        D::FixedSizeList(..) => scattered_lists(a, a.as_fixed_size_list().values()),
        D::Null => Codes { of: vec![0; a.len()], count: 1 },
        // whole numbers, days, moments and decimals
        _ => {
            let mut numbers = Numbers::from(1);
            let of = by_bits(a, |bits| numbers.of(bits));
            Codes { of, count: numbers.count }
        }
    }
}

/// The code of each row of booleans.
pub(super) fn truths(a: &dyn Array) -> impl Fn(usize) -> u32 {
    let b = a.as_boolean();
    let words = |bits: &BooleanBuffer| bits.bit_chunks().iter_padded().collect::<Vec<u64>>();
    let (values, known) = (words(b.values()), b.nulls().map(|n| words(n.inner())));
    let bit = |words: &[u64], i: usize| words.get(i / 64).map_or(0, |w| u32::from(w.wrapping_shr(u32::try_from(i % 64).unwrap_or(0)) & 1 != 0));
    move |i| known.as_deref().map_or(1, |k| bit(k, i)) << bit(&values, i)
}

/// Codes of values of a fixed width, by their bits: equal ones have equal bits.
fn by_bits(a: &dyn Array, code: impl FnMut(u128) -> u32) -> Vec<u32> {
    fn of<T: ArrowNativeType + Into<u128>>(a: &dyn Array, mut code: impl FnMut(u128) -> u32) -> Vec<u32> {
        let (data, nulls) = (a.to_data(), a.nulls());
        let Some(buffer) = data.buffers().first() else { return vec![0; a.len()] };
        let values = ScalarBuffer::<T>::new(buffer.clone(), data.offset(), a.len());
        let one = |(i, v): (usize, &T)| if nulls.is_some_and(|n| n.is_null(i)) { 0 } else { code((*v).into()) };
        values.iter().enumerate().map(one).collect()
    }
    match a.data_type().primitive_width() {
        Some(1) => of::<u8>(a, code),
        Some(2) => of::<u16>(a, code),
        Some(4) => of::<u32>(a, code),
        Some(8) => of::<u64>(a, code),
        _ => of::<u128>(a, code),
    }
}

/// Equal values of a dictionary are alike, wherever they stand in it.
fn mapped(a: &dyn AnyDictionaryArray) -> Codes {
    let values = codes(a.values());
    let of = by_bits(a.keys(), |key| usize::try_from(key).ok().and_then(|k| values.of.get(k)).copied().unwrap_or(0));
    Codes { of, count: values.count }
}

/// Lists that follow each other, as most do.
fn offset_lists<O: OffsetSizeTrait>(list: &GenericListArray<O>) -> Codes {
    let (offsets, nulls) = (list.value_offsets(), list.nulls());
    let range = |i: usize| {
        let known = nulls.is_none_or(|n| n.is_valid(i));
        known.then_some(offsets.get(i)?.as_usize()..offsets.get(i.wrapping_add(1))?.as_usize())
    };
    let ends = |end: Option<&O>| end.map_or(0, |o| o.as_usize());
    lists(list.values(), list.len(), ends(offsets.first())..ends(offsets.last()), range)
}

/// Lists that lie anywhere.
fn scattered_lists(a: &dyn Array, values: &dyn Array) -> Codes {
    lists(values, a.len(), 0..values.len(), |i| part(a, i).map(|(_, r)| r))
}

/// Lists, by the codes of what they hold, which lies within `bounds`. Most hold one value.
fn lists(values: &dyn Array, rows: usize, bounds: Range<usize>, range: impl Fn(usize) -> Option<Range<usize>>) -> Codes {
    let start = bounds.start;
    let inner = codes(&values.slice(start, bounds.len()));
    let mut single: Vec<u32> = vec![0; usize::try_from(inner.count).unwrap_or(0)];
    let mut numbers: Numbers<&[u32]> = Numbers::from(1);
    let code = |row: usize| match range(row).and_then(|r| inner.of.get(r.start.wrapping_sub(start)..r.end.wrapping_sub(start))) {
        None => 0,
        Some([one]) => {
            let Some(slot) = usize::try_from(*one).ok().and_then(|i| single.get_mut(i)) else { return 0 };
            if *slot == 0 {
                *slot = numbers.count;
                numbers.count = numbers.count.saturating_add(1);
            }
            *slot
        }
        Some(list) => numbers.of(list),
    };
    let of = (0..rows).map(code).collect();
    Codes { of, count: numbers.count }
}
