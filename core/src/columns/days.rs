//! Which days make no difference: between two changes of the law one day is as good as another. What a case compares its days
//! with are those changes, the end of a term of limitation, and, where it tells measures taken or intended, days themselves.

use super::calendar::{Almanac, Calendar};
use super::codes::codes;
use super::input::Column;
use super::keys::{Groups, Keys};
use super::schema::Kind;
use super::text::days;
use crate::date::Date;
use crate::procedure::Step;
use crate::vocabulary::ViolationId;
use alloc::collections::BTreeSet;
use alloc::vec;
use alloc::vec::Vec;
use arrow_array::Array;
use arrow_array::cast::AsArray;
use arrow_array::types::Date32Type;
use arrow_schema::DataType;

/// No day is given.
const NONE: i32 = i32::MIN;
/// What is given is no day.
const BAD: i32 = i32::MIN + 1;

/// The longest span of days that is written out as tables, all of them together.
const SPAN: usize = 1 << 20;

/// Most kinds of cases that have a calendar of their own.
const CALENDARS: usize = 512;

/// What there is to know of the days of a table, for each kind of case in it.
struct Calendars {
    all: Vec<Calendar>,
    /// The calendar of each group of rows that name the same violations.
    of: Vec<usize>,
    months: Vec<u16>,
    /// How many parts of time there are at most, none among them.
    count: u64,
    /// The first day of the table, and of how many there are tables.
    first: i32,
    span: usize,
    /// The part of time of each day, calendar by calendar.
    parts: Vec<u16>,
    /// Where the terms that begin on each day end.
    ends: Vec<i32>,
}

impl Calendars {
    fn new(almanac: &Almanac<'_>, leads: impl Iterator<Item = Option<Vec<ViolationId>>>, first: i32, last: i32) -> Self {
        let (mut all, mut of): (Vec<Calendar>, Vec<usize>) = (vec![almanac.of(None)], Vec::new());
        for lead in leads {
            // in a table of very many kinds of cases the later ones make do with the days that matter to any
            let own = lead.filter(|_| of.len() < CALENDARS).map(|violations| almanac.of(Some(&violations)));
            of.push(own.map_or(0, |own| {
                all.iter().position(|c| *c == own).unwrap_or_else(|| {
                    all.push(own);
                    all.len().saturating_sub(1)
                })
            }));
        }
        let months: BTreeSet<u16> = of.iter().filter_map(|c| all.get(*c)).flat_map(|c| c.months.iter().copied()).collect();
        let passed = all.iter().map(|c| c.part(last).saturating_sub(c.part(first))).max().unwrap_or_default();
        let count = u64::from(passed).saturating_add(2);
        let mut calendars = Self { all, of, months: months.into_iter().collect(), count, first, span: 0, parts: Vec::new(), ends: Vec::new() };
        let span = usize::try_from(i64::from(last).saturating_sub(i64::from(first)).saturating_add(1)).unwrap_or(0);
        if span.saturating_mul(calendars.all.len()) <= SPAN {
            calendars.span = span;
            calendars.parts = calendars.all.iter().flat_map(|c| (first..=last).map(|day| c.part(day).saturating_sub(c.part(first)))).collect();
            calendars.ends = (first..=last).flat_map(|day| calendars.months.iter().map(move |m| end(day, *m))).collect();
        }
        calendars
    }

    #[inline]
    fn place(&self, day: i32) -> Option<usize> {
        usize::try_from(day.wrapping_sub(self.first)).ok().filter(|i| *i < self.span)
    }

    /// The part of time in which a day lies; 0 for none.
    #[inline]
    fn part(&self, calendar: usize, day: i32) -> u64 {
        if day == NONE {
            return 0;
        }
        let written = self.place(day).and_then(|i| self.parts.get(calendar.wrapping_mul(self.span).wrapping_add(i)));
        let part = written.copied().unwrap_or_else(|| self.all.get(calendar).map_or(0, |c| c.part(day).saturating_sub(c.part(self.first))));
        u64::from(part).wrapping_add(1)
    }

    /// How many terms that began on a day had ended before another.
    #[inline]
    fn ended(&self, from: i32, by: i32) -> u64 {
        let k = self.months.len();
        match self.place(from).and_then(|i| self.ends.get(i.wrapping_mul(k)..i.wrapping_mul(k).wrapping_add(k))) {
            Some(ends) => ends.iter().map(|end| u64::from(by > *end)).sum(),
            None => self.months.iter().map(|m| u64::from(by > end(from, *m))).sum(),
        }
    }
}

fn end(day: i32, months: u16) -> i32 {
    Date::from_days(day).map(|d| d.months_on(months)).and_then(Date::days).unwrap_or(i32::MAX)
}

/// Adds the days of the rows to what tells them apart. `leads` are the rows that name the same violations; each day tells a row
/// apart that is among those `by_the_day`.
pub(super) fn add(almanac: &Almanac<'_>, columns: &[Column], leads: (&Groups, Vec<Option<Vec<ViolationId>>>), mut by_the_day: Vec<bool>, keys: &mut Keys) {
    let given: Vec<(&Column, Vec<i32>)> =
        columns.iter().filter(|c| c.kind == Kind::Day && c.array.null_count() < c.array.len() && *c.array.data_type() != DataType::Null).map(|c| (c, numbers(&c.array))).collect();
    let column = |key: &str, below: Option<&str>| given.iter().find(|(c, _)| c.key == key && c.below.as_deref() == below).map_or(&[] as &[i32], |(_, d)| d);
    let (from, to) = (column("act", Some("from")), column("act", Some("to")));
    let (discovered, filed, decided) = (column("discovered", None), column("filed", None), column("decided", None));
    let step = |s: &Step| match s {
        Step::Filed => filed,
        Step::Decided => decided,
        s => column("steps", Some(s.name())),
    };
    let steps: Vec<&[i32]> = Step::STATED.iter().map(step).filter(|d| !d.is_empty()).collect();
    out_of_order(&mut by_the_day, [from, to, discovered, filed, decided].into_iter());
    if !steps.is_empty() {
        out_of_order(&mut by_the_day, Step::ALL.iter().map(step));
    }
    let day_by_day = by_the_day.contains(&true).then(|| day_by_day(columns, by_the_day.len()));
    let known = || [from, to, decided].into_iter().flatten().copied().filter(|d| *d > BAD);
    let calendars = Calendars::new(almanac, leads.1.into_iter(), known().min().unwrap_or(0), known().max().unwrap_or(-1));

    let terms = u64::try_from(calendars.months.len()).unwrap_or(0).saturating_add(2);
    let parts = calendars.count;
    let alike = [parts, 2, parts, terms].into_iter().chain(steps.iter().map(|_| 2)).fold(1u64, u64::saturating_mul);
    let code = |row: usize| {
        if let (Some(true), Some(day_by_day)) = (by_the_day.get(row), &day_by_day) {
            return alike.saturating_add(day_by_day.of.get(row).copied().map_or(0, u64::from));
        }
        let at = |days: &[i32]| days.get(row).copied().unwrap_or(NONE);
        let (from, to, discovered, filed, decided) = (at(from), at(to), at(discovered), at(filed), at(decided));
        let calendar = leads.0.of.get(row).and_then(|lead| calendars.of.get(usize::try_from(*lead).ok()?)).copied().unwrap_or(0);
        let act = if to == NONE { from } else { to };
        let first = if discovered != NONE {
            discovered
        } else if filed != NONE {
            filed
        } else {
            decided
        };
        let ended = if act == NONE || first == NONE { 0 } else { calendars.ended(act, first).wrapping_add(1) };
        let mut key = calendars.part(calendar, act);
        let mut put = |count: u64, code: u64| key = key.wrapping_mul(count).wrapping_add(code);
        put(2, u64::from(discovered != NONE));
        put(parts, calendars.part(calendar, decided));
        put(terms, ended);
        steps.iter().for_each(|s| put(2, u64::from(at(s) != NONE)));
        key
    };
    let count = alike.saturating_add(day_by_day.as_ref().map_or(0, |d| u64::from(d.count())));
    keys.extend(count, code);
}

/// Marks the rows in which a day is none, or earlier than one before it: some rows at a time, column by column.
fn out_of_order<'a>(marks: &mut [bool], columns: impl Iterator<Item = &'a [i32]> + Clone) {
    const SOME: usize = 1 << 10;
    for (n, marks) in marks.chunks_mut(SOME).enumerate() {
        let mut latest = [NONE; SOME];
        for column in columns.clone() {
            let days = column.get(n.saturating_mul(SOME)..).unwrap_or_default();
            for ((mark, latest), day) in marks.iter_mut().zip(&mut latest).zip(days) {
                *mark |= (*day != NONE) & ((*day == BAD) | (*day < *latest));
                *latest = (*latest).max(*day);
            }
        }
    }
}

/// Rows that are alike only if every day is the same.
fn day_by_day(columns: &[Column], rows: usize) -> Groups {
    let mut keys = Keys::new(rows);
    columns.iter().filter(|c| c.kind == Kind::Day).for_each(|c| keys.add(&codes(&c.array)));
    keys.groups()
}

/// A column of days as numbers.
fn numbers(a: &dyn Array) -> Vec<i32> {
    let bounds = (Date::new(0, 1, 1).and_then(Date::days).unwrap_or(0), Date::LAST.days().unwrap_or(0));
    let bounded = |d: i32| if d < bounds.0 || d > bounds.1 { BAD } else { d };
    if let Some(days) = a.as_primitive_opt::<Date32Type>() {
        let nulls = days.nulls();
        let one = |(i, day): (usize, &i32)| if nulls.is_some_and(|n| n.is_null(i)) { NONE } else { bounded(*day) };
        return days.values().iter().enumerate().map(one).collect();
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
