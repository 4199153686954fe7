//! A million rows at once beside one call a row: `cargo bench -p fadu --features columns --bench columns`.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, missing_docs, reason = "a benchmark fails by panicking")]

use arrow_array::builder::*;
use arrow_array::types::Int32Type;
use arrow_array::*;
use arrow_buffer::OffsetBuffer;
use arrow_schema::Field;
use divan::{Bencher, black_box, counter::ItemsCount};
use fadu::columns::{Shape, assess_batch};
use fadu::date::Date;
use fadu::money::Money;
use fadu::{Assessment, Case, Rulebook};
use std::sync::Arc;

fn main() {
    divan::main();
}

const ROWS: usize = 1_000_000;
/// Acts of some years, with changes of the law among them; and of some weeks, without.
const YEARS: u64 = 1_200;
const WEEKS: u64 = 40;

/// What tells rows apart: drawn by a fixed sequence, so that every run has the same ones.
struct Row {
    violation: usize,
    subjects: usize,
    day: i32,
    decided: Option<i32>,
    refuses: Option<bool>,
    endangers: Option<bool>,
    gains: Option<i128>,
}

const VIOLATIONS: [&str; 4] = ["security.logs-not-retained", "security.protection-duty-unperformed", "security.malicious-program", "security.maintenance-terminated"];
const SUBJECTS: [&[&str]; 3] = [&["network-operator", "organization"], &["network-operator"], &["network-operator", "person"]];

/// A fixed sequence of numbers below those asked for.
fn rolls(seed: u64) -> impl FnMut(u64) -> usize {
    let mut state = seed;
    move |n| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((state >> 33) % n).unwrap()
    }
}

/// `span`: on how many days in a row the acts were.
fn rows(count: usize, span: u64, distinct: bool) -> Vec<Row> {
    let mut roll = rolls(1);
    let truth = |n: usize| [None, Some(true), Some(false)][n];
    let one = |i: usize| {
        let day = 19_610 + i32::try_from(roll(span)).unwrap();
        Row {
            violation: roll(4),
            subjects: roll(3),
            day,
            decided: (roll(2) == 0).then(|| day + 90),
            refuses: truth(roll(3)),
            endangers: truth(roll(3)),
            gains: if distinct { Some(i128::try_from(i).unwrap()) } else { [None, Some(0), Some(12_000_000)][roll(3)] },
        }
    };
    (0..count).map(one).collect()
}

fn lists(values: ArrayRef, lengths: impl IntoIterator<Item = usize>) -> ArrayRef {
    Arc::new(ListArray::new(Arc::new(Field::new_list_field(values.data_type().clone(), true)), OffsetBuffer::from_lengths(lengths), values, None))
}

fn table(rows: &[Row], dictionary: bool) -> RecordBatch {
    let text = |each: &mut dyn Iterator<Item = &'static str>| -> ArrayRef {
        if dictionary { Arc::new(each.collect::<DictionaryArray<Int32Type>>()) } else { Arc::new(each.map(Some).collect::<StringArray>()) }
    };
    let violations = text(&mut rows.iter().map(|r| VIOLATIONS[r.violation]));
    let subjects = text(&mut rows.iter().flat_map(|r| SUBJECTS[r.subjects].iter().copied()));
    let gains = rows.iter().map(|r| r.gains).collect::<Decimal128Array>().with_precision_and_scale(38, 2).unwrap();
    RecordBatch::try_from_iter([
        ("violations", lists(violations, rows.iter().map(|_| 1))),
        ("subjects", lists(subjects, rows.iter().map(|r| SUBJECTS[r.subjects].len()))),
        ("act.from", Arc::new(rows.iter().map(|r| Some(r.day)).collect::<Date32Array>()) as ArrayRef),
        ("decided", Arc::new(rows.iter().map(|r| r.decided).collect::<Date32Array>())),
        ("fact.refuses-to-correct", Arc::new(rows.iter().map(|r| r.refuses).collect::<BooleanArray>())),
        ("fact.endangers-network-security", Arc::new(rows.iter().map(|r| r.endangers).collect::<BooleanArray>())),
        ("amount.illegal-gains", Arc::new(gains)),
    ])
    .unwrap()
}

fn batch(b: Bencher<'_, '_>, count: usize, span: u64, distinct: bool, dictionary: bool, shape: Shape) {
    assess(b, &table(&rows(count, span, distinct), dictionary), shape);
}

fn assess(b: Bencher<'_, '_>, table: &RecordBatch, shape: Shape) {
    let (book, count) = (Rulebook::embedded(), table.num_rows());
    b.counter(ItemsCount::new(count)).bench_local(|| assess_batch(book, black_box(table), shape).unwrap().num_rows());
}

/// A table as an authority keeps it: twenty violations of as many statutes as there are, acts of three years, roles, decisions weeks
/// or months later, five facts of which half are not known, a few sums, ids. Most rows have an answer of their own.
fn register(count: usize) -> RecordBatch {
    const ROLES: [&[&str]; 5] = [&["network-operator", "organization"], &["platform", "organization"], &["pi-handler", "organization"], &["person"], &["network-operator"]];
    const FACTS: [&str; 5] = ["refuses-to-correct", "serious", "endangers-network-security", "slight-violation", "reduced-harm"];
    let all = &Rulebook::embedded().violations;
    let kinds: Vec<&'static str> = all.iter().map(|v| &*v.term.id).step_by(all.len() / 16).take(16).chain(VIOLATIONS).collect();
    let mut roll = rolls(7);
    let mut violations = StringBuilder::new();
    let (mut roles, mut lengths) = (StringBuilder::new(), Vec::new());
    let (mut acts, mut decided) = (Date32Builder::new(), Date32Builder::new());
    let mut facts = FACTS.map(|_| BooleanBuilder::new());
    let mut gains = Decimal128Builder::new().with_precision_and_scale(38, 2).unwrap();
    for _ in 0..count {
        violations.append_value(kinds[roll(20)]);
        let held = ROLES[roll(5)];
        held.iter().for_each(|r| roles.append_value(r));
        lengths.push(held.len());
        let day = 19_723 + i32::try_from(roll(1096)).unwrap();
        acts.append_value(day);
        decided.append_option((roll(2) == 0).then(|| day + 30 + i32::try_from(roll(150)).unwrap()));
        facts.iter_mut().for_each(|f| f.append_option([None, None, Some(true), Some(false)][roll(4)]));
        gains.append_option([None, None, Some(0), Some(500_000), Some(12_000_000), Some(150_000_000)][roll(6)]);
    }
    let ids = (0..count).map(|i| Some(format!("case-{i:07}"))).collect::<StringArray>();
    let columns = [
        ("id".to_owned(), Arc::new(ids) as ArrayRef),
        ("violations".to_owned(), Arc::new(violations.finish())),
        ("subjects".to_owned(), lists(Arc::new(roles.finish()), lengths)),
        ("act.from".to_owned(), Arc::new(acts.finish())),
        ("decided".to_owned(), Arc::new(decided.finish())),
        ("amount.illegal-gains".to_owned(), Arc::new(gains.finish())),
    ];
    RecordBatch::try_from_iter(columns.into_iter().chain(FACTS.iter().zip(facts).map(|(f, mut b)| (format!("fact.{f}"), Arc::new(b.finish()) as ArrayRef)))).unwrap()
}

/// The same cases, built and assessed one after the other through the typed interface.
fn calls(b: Bencher<'_, '_>, count: usize, distinct: bool) {
    let (rows, book) = (rows(count, YEARS, distinct), Rulebook::embedded());
    let facts = ["refuses-to-correct", "endangers-network-security"].map(|f| book.fact(f).unwrap());
    let gains = book.amount("illegal-gains").unwrap();
    let violations = VIOLATIONS.map(|v| book.violation(v).unwrap());
    let subjects = SUBJECTS.map(|list| list.iter().map(|s| book.subject(s).unwrap()).collect::<Vec<_>>());
    let mut buffer = Assessment::default();
    b.counter(ItemsCount::new(count)).bench_local(|| {
        let mut options = 0usize;
        for r in &rows {
            let mut case = Case::new(Date::from_days(r.day).unwrap());
            case.violations.extend(Some(violations[r.violation]));
            for s in &subjects[r.subjects] {
                case = case.role(book, *s);
            }
            case.decided = r.decided.and_then(Date::from_days);
            for (fact, value) in facts.iter().zip([r.refuses, r.endangers]) {
                if let Some(value) = value {
                    case = case.fact(book, *fact, value);
                }
            }
            if let Some(sum) = r.gains {
                case = case.amount(gains, Money::parse(&format!("{}.{:02}", sum / 100, sum % 100), 2).unwrap());
            }
            book.assess_into(black_box(&case), &mut buffer);
            options += buffer.options.len();
        }
        options
    });
}

#[divan::bench(sample_count = 9, sample_size = 1)]
fn wide_of_years(b: Bencher<'_, '_>) {
    batch(b, ROWS, YEARS, false, false, Shape::Wide);
}

#[divan::bench(sample_count = 9, sample_size = 1)]
fn wide_of_weeks(b: Bencher<'_, '_>) {
    batch(b, ROWS, WEEKS, false, false, Shape::Wide);
}

#[divan::bench(sample_count = 9, sample_size = 1)]
fn wide_of_weeks_from_dictionaries(b: Bencher<'_, '_>) {
    batch(b, ROWS, WEEKS, false, true, Shape::Wide);
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn long_of_weeks(b: Bencher<'_, '_>) {
    batch(b, ROWS / 10, WEEKS, false, false, Shape::Long);
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn wide_of_a_register(b: Bencher<'_, '_>) {
    assess(b, &register(ROWS / 10), Shape::Wide);
}

#[divan::bench(sample_count = 1, sample_size = 1)]
fn wide_distinct(b: Bencher<'_, '_>) {
    batch(b, ROWS, YEARS, true, false, Shape::Wide);
}

#[divan::bench(sample_count = 1, sample_size = 1)]
fn calls_distinct(b: Bencher<'_, '_>) {
    calls(b, ROWS, true);
}

#[divan::bench(sample_count = 1, sample_size = 1)]
fn calls_of_rows_that_repeat(b: Bencher<'_, '_>) {
    calls(b, ROWS, false);
}
