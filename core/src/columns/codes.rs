//! Codes: the values of a column as small numbers, equal ones alike, so that rows can be compared as numbers.

use super::input::part;
use ahash::RandomState;
use alloc::vec;
use alloc::vec::Vec;
use arrow_array::cast::AsArray;
use arrow_array::types::*;
use arrow_array::{Array, ArrowPrimitiveType, DictionaryArray, GenericListArray, OffsetSizeTrait};
use arrow_schema::{DataType, TimeUnit};
use core::hash::Hash;
use core::ops::Range;
use hashbrown::HashTable;

/// A code a row; 0 is null.
pub(super) struct Codes {
    pub(super) of: Vec<u32>,
    /// One more than the highest.
    pub(super) count: u32,
}

/// Rows that are alike.
pub(super) struct Groups {
    /// The group of each row.
    pub(super) of: Vec<u32>,
    /// The first row of each group.
    pub(super) first: Vec<usize>,
}

/// Fixed: which values there are decides nothing but the speed.
fn state() -> RandomState {
    RandomState::with_seeds(0x6661, 0x6475, 0x6c61, 0x7721)
}

/// Numbers values in the order they first come.
struct Numbers<K> {
    table: HashTable<(K, u32)>,
    state: RandomState,
    count: u32,
}

impl<K: Hash + Eq + Copy> Numbers<K> {
    fn from(first: u32) -> Self {
        Self { table: HashTable::new(), state: state(), count: first }
    }

    #[inline]
    fn of(&mut self, key: K) -> u32 {
        let hash = self.state.hash_one(key);
        if let Some((_, n)) = self.table.find(hash, |(k, _)| *k == key) {
            return *n;
        }
        let n = self.count;
        self.count = n.saturating_add(1);
        let state = &self.state;
        self.table.insert_unique(hash, (key, n), |(k, _)| state.hash_one(k));
        n
    }
}

fn number<K: Hash + Eq + Copy>(values: impl Iterator<Item = Option<K>>) -> Codes {
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
            let all = keys.numbered();
            Codes { of: (0..a.len()).zip(all.of).map(|(i, c)| if s.is_null(i) { 0 } else { c.saturating_add(1) }).collect(), count: all.count.saturating_add(1) }
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
fn truth(b: Option<bool>) -> u32 {
    match b {
        None => 0,
        Some(false) => 1,
        Some(true) => 2,
    }
}

fn plain<T: ArrowPrimitiveType<Native: Hash + Eq>>(a: &dyn Array) -> Codes {
    number(a.as_primitive::<T>().iter())
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

/// Rows as one number each, put together from the codes of several columns.
pub(super) struct Keys {
    of: Vec<u64>,
    count: u64,
}

impl Keys {
    pub(super) fn new(rows: usize) -> Self {
        Self { of: vec![0; rows], count: 1 }
    }

    /// One more column.
    pub(super) fn add(&mut self, codes: &Codes) {
        if codes.count > 1 {
            self.extend(u64::from(codes.count), codes.of.iter().map(|c| u64::from(*c)));
        }
    }

    /// One more column, whose codes are below `count`.
    pub(super) fn extend(&mut self, count: u64, codes: impl Iterator<Item = u64>) {
        if self.count.checked_mul(count).is_none() {
            let all = core::mem::replace(self, Self::new(0)).numbered();
            *self = Self { of: all.of.into_iter().map(u64::from).collect(), count: u64::from(all.count) };
        }
        self.count = self.count.saturating_mul(count);
        for (key, code) in self.of.iter_mut().zip(codes) {
            *key = key.wrapping_mul(count).wrapping_add(code);
        }
    }

    /// The rows numbered from 0, in the order in which they first come.
    pub(super) fn numbered(self) -> Codes {
        let mut numbers = Numbers::from(0);
        let of = self.of.iter().map(|k| numbers.of(*k)).collect();
        Codes { of, count: numbers.count }
    }

    /// Which rows are alike.
    pub(super) fn groups(self) -> Groups {
        let all = self.numbered();
        let mut first: Vec<usize> = Vec::with_capacity(usize::try_from(all.count).unwrap_or(0));
        for (row, group) in all.of.iter().enumerate() {
            if usize::try_from(*group) == Ok(first.len()) {
                first.push(row);
            }
        }
        Groups { of: all.of, first }
    }
}

/// A boolean column, without writing its codes down.
pub(super) fn add_truths(keys: &mut Keys, a: &dyn Array) {
    let b = a.as_boolean();
    match b.nulls() {
        _ if b.null_count() == b.len() => {}
        None => keys.extend(2, b.values().iter().map(u64::from)),
        Some(_) => keys.extend(3, b.iter().map(|t| u64::from(truth(t)))),
    }
}
