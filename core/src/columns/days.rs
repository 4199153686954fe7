//! Which days make no difference: the law changes on few days, and between two of them one day is as good as another. What a
//! case compares its days with are the first and last days of versions and provisions, the end of a term of limitation, and,
//! where it tells measures taken or intended, days themselves.

use super::codes::{Codes, Keys, codes};
use super::input::Column;
use super::schema::Kind;
use super::text::days;
use crate::date::Date;
use crate::procedure::Step;
use crate::rulebook::Rulebook;
use alloc::collections::BTreeSet;
use alloc::vec;
use alloc::vec::Vec;
use arrow_array::Array;
use arrow_array::cast::AsArray;
use arrow_array::types::Date32Type;
use arrow_schema::DataType;
use core::cell::OnceCell;

/// No day is given.
const NONE: i32 = i32::MIN;
/// What is given is no day.
const BAD: i32 = i32::MIN + 1;

/// The longest span of days that is written out as a table.
const SPAN: usize = 100_000;

/// What there is to know of days: the part of time between two changes of the law, and where terms that begin then end.
struct Calendar {
    /// First days of the parts of time.
    changes: Vec<i32>,
    /// Lengths of terms of limitation.
    months: Vec<u16>,
    /// The first day of the table.
    first: i32,
    parts: Vec<u32>,
    ends: Vec<i32>,
}

impl Calendar {
    fn new(book: &Rulebook, first: i32, last: i32) -> Self {
        let versions = book.versions.iter().flat_map(|v| [Some(v.from), v.until, Some(v.vouched), Some(v.checked.plus(1))]);
        let provisions = book.provisions.iter().flat_map(|p| [Some(p.from), p.until, Some(p.vouched)]);
        let answers = book.answers.iter().flat_map(|a| a.iter()).flat_map(|a| [Some(a.from), a.until]);
        let all: BTreeSet<Date> = versions.chain(provisions).chain(answers).chain([Some(book.vouched)]).flatten().collect();
        let months: BTreeSet<u16> = book.limitations.iter().flat_map(|l| [Some(l.months), l.longer.map(|(m, _)| m)]).flatten().collect();
        let mut calendar = Self { changes: all.into_iter().filter_map(Date::days).collect(), months: months.into_iter().collect(), first, parts: Vec::new(), ends: Vec::new() };
        let span = usize::try_from(i64::from(last).saturating_sub(i64::from(first)).saturating_add(1)).unwrap_or(0);
        for day in (first..=last).take(if span <= SPAN { span } else { 0 }) {
            calendar.parts.push(calendar.find_part(day));
            let ends: Vec<i32> = calendar.months.iter().map(|m| end(day, *m)).collect();
            calendar.ends.extend(ends);
        }
        calendar
    }

    fn find_part(&self, day: i32) -> u32 {
        u32::try_from(self.changes.partition_point(|c| *c <= day)).unwrap_or(u32::MAX)
    }

    #[inline]
    fn place(&self, day: i32) -> Option<usize> {
        usize::try_from(day.checked_sub(self.first)?).ok().filter(|i| *i < self.parts.len())
    }

    /// The part of time in which a day lies; 0 for none.
    #[inline]
    fn part(&self, day: i32) -> u64 {
        match day {
            NONE => 0,
            _ => u64::from(self.place(day).and_then(|i| self.parts.get(i)).copied().unwrap_or_else(|| self.find_part(day))).saturating_add(1),
        }
    }

    /// How many parts of time there are, none among them.
    fn parts(&self) -> u64 {
        u64::try_from(self.changes.len()).unwrap_or(u64::MAX).saturating_add(2)
    }

    /// How many terms that began on a day had ended before another.
    #[inline]
    fn ended(&self, from: i32, by: i32) -> u64 {
        let k = self.months.len();
        let ended = match self.place(from).and_then(|i| self.ends.get(i.saturating_mul(k)..i.saturating_mul(k).saturating_add(k))) {
            Some(ends) => ends.iter().filter(|end| by > **end).count(),
            None => self.months.iter().filter(|m| by > end(from, **m)).count(),
        };
        u64::try_from(ended).unwrap_or(u64::MAX)
    }
}

fn end(day: i32, months: u16) -> i32 {
    Date::from_days(day).map(|d| d.months_on(months)).and_then(Date::days).unwrap_or(i32::MAX)
}

/// Adds the days of the rows to what tells them apart.
pub(super) fn add(book: &Rulebook, columns: &[Column], by_the_day: &[bool], keys: &mut Keys) {
    let given: Vec<(&Column, Vec<i32>)> =
        columns.iter().filter(|c| c.kind == Kind::Day && c.array.null_count() < c.array.len() && *c.array.data_type() != DataType::Null).map(|c| (c, numbers(&c.array))).collect();
    let column = |key: &str, below: Option<&str>| given.iter().find(|(c, _)| c.key == key && c.below.as_deref() == below).map_or(&[] as &[i32], |(_, d)| d);
    let (from, to) = (column("act", Some("from")), column("act", Some("to")));
    let (discovered, filed, decided) = (column("discovered", None), column("filed", None), column("decided", None));
    let in_order: Vec<&[i32]> = Step::ALL
        .iter()
        .map(|s| match s {
            Step::Filed => filed,
            Step::Decided => decided,
            s => column("steps", Some(s.name())),
        })
        .collect();
    let steps: Vec<&[i32]> = Step::STATED.iter().map(|s| column("steps", Some(s.name()))).filter(|d| !d.is_empty()).collect();
    let Some(rows) = given.first().map(|(_, d)| d.len()) else { return };
    let known = || [from, to, decided].into_iter().flatten().copied().filter(|d| *d > BAD);
    let calendar = Calendar::new(book, known().min().unwrap_or(0), known().max().unwrap_or(-1));

    let terms = u64::try_from(calendar.months.len()).unwrap_or(0).saturating_add(2);
    let parts = calendar.parts();
    let exact: OnceCell<Exact> = OnceCell::new();
    let alike = [2, parts, 2, 2, parts, terms].into_iter().chain(steps.iter().map(|_| 2)).fold(1u64, u64::saturating_mul);
    let code = |row: usize| {
        let at = |days: &[i32]| days.get(row).copied().unwrap_or(NONE);
        let (from, to, discovered, filed, decided) = (at(from), at(to), at(discovered), at(filed), at(decided));
        let rising = rises([from, to, discovered, filed, decided].into_iter()) && (steps.is_empty() || rises(in_order.iter().map(|d| at(d))));
        if !rising || by_the_day.get(row).copied().unwrap_or(false) {
            return alike.saturating_add(exact.get_or_init(|| Exact::new(columns, rows)).of(row));
        }
        let act = if to == NONE { from } else { to };
        let first = [discovered, filed, decided].into_iter().find(|d| *d != NONE);
        let mut key = u64::from(from != NONE);
        let mut put = |count: u64, code: u64| key = key.wrapping_mul(count).wrapping_add(code);
        put(parts, calendar.part(act));
        put(2, u64::from(discovered != NONE));
        put(2, u64::from(filed != NONE));
        put(parts, calendar.part(decided));
        put(terms, first.filter(|_| act != NONE).map_or(0, |day| calendar.ended(act, day).saturating_add(1)));
        steps.iter().for_each(|s| put(2, u64::from(at(s) != NONE)));
        key
    };
    // there are at most as many exact ones as rows
    keys.extend(alike.saturating_add(u64::try_from(rows).unwrap_or(u64::MAX)), (0..rows).map(code));
}

/// Whether the days given are days, none of them earlier than one before it.
#[inline]
fn rises(days: impl Iterator<Item = i32>) -> bool {
    let mut latest = NONE;
    for day in days {
        if day == NONE {
            continue;
        }
        if day == BAD || day < latest {
            return false;
        }
        latest = day;
    }
    true
}

/// Rows that are alike only if every day is the same.
struct Exact(Codes);

impl Exact {
    fn new(columns: &[Column], rows: usize) -> Self {
        let mut keys = Keys::new(rows);
        columns.iter().filter(|c| c.kind == Kind::Day).for_each(|c| keys.add(&codes(&c.array)));
        Self(keys.numbered())
    }

    fn of(&self, row: usize) -> u64 {
        u64::from(self.0.of.get(row).copied().unwrap_or(0))
    }
}

/// A column of days as numbers.
fn numbers(a: &dyn Array) -> Vec<i32> {
    let bounds = (Date::new(0, 1, 1).and_then(Date::days).unwrap_or(0), Date::LAST.days().unwrap_or(0));
    let bounded = |d: i32| if d < bounds.0 || d > bounds.1 { BAD } else { d };
    if let Some(days) = a.as_primitive_opt::<Date32Type>() {
        return days.iter().map(|d| d.map_or(NONE, bounded)).collect();
    }
    let codes = codes(a);
    let mut table: Vec<Option<i32>> = vec![None; usize::try_from(codes.count).unwrap_or(0)];
    if let Some(null) = table.first_mut() {
        *null = Some(NONE);
    }
    let one = |(row, code): (usize, &u32)| match usize::try_from(*code).ok().and_then(|c| table.get_mut(c)) {
        Some(known) => *known.get_or_insert_with(|| value(a, row).map_or(BAD, bounded)),
        None => BAD,
    };
    codes.of.iter().enumerate().map(one).collect()
}

fn value(a: &dyn Array, row: usize) -> Option<i32> {
    match super::input::looked_up(a, row) {
        Some((values, k)) => days(values, k),
        None => days(a, row),
    }
}
