//! What the border costs: the same typed calls from Rust and through the C library, in one run: `cargo bench -p fadu-ffi`.
//!
//! The C side is the release build of libfadu.so, loaded as a program would load it; each call is what a C program makes.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::arithmetic_side_effects, missing_docs, reason = "a benchmark fails by panicking")]

use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, to_ffi};
use arrow_array::types::Int32Type;
use arrow_array::{ArrayRef, BooleanArray, Date32Array, Decimal128Array, DictionaryArray, ListArray, RecordBatch, StringArray, StructArray};
use arrow_buffer::OffsetBuffer;
use arrow_schema::Field;
use divan::{Bencher, black_box};
use fadu::columns::{Shape, assess_batch};
use fadu::date::Date;
use fadu::{Assessment, Case, Rulebook, json};
use libloading::{Library, Symbol};
use std::ffi::c_void;
use std::ptr::null_mut;
use std::sync::{Arc, OnceLock};

fn main() {
    divan::main();
}

const JSON: &[u8] = br#"{"violations":["security.logs-not-retained"],"subjects":["network-operator","organization"],"act":{"from":"2024-03-01"},"facts":{"refuses-to-correct":true,"endangers-network-security":false}}"#;

fn library() -> &'static Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    LIBRARY.get_or_init(|| {
        let dir = fadu_ffi_tool::install::build("release", "").unwrap();
        // SAFETY: our own library, whose loading runs nothing
        unsafe { Library::new(dir.join("libfadu.so")) }.unwrap()
    })
}

fn symbol<T>(name: &str) -> Symbol<'static, T> {
    // SAFETY: the types below are those of include/fadu.h
    unsafe { library().get(name.as_bytes()) }.unwrap()
}

type Handle = *mut c_void;
type Make = unsafe extern "C" fn(*mut Handle) -> i32;
type Assess = unsafe extern "C" fn(Handle, Handle, *mut Handle) -> i32;
type FromJson = unsafe extern "C" fn(Handle, *const u8, usize, *mut Handle, *mut Handle) -> i32;
type Restart = unsafe extern "C" fn(Handle, Day, Day) -> i32;
type Add = unsafe extern "C" fn(Handle, u16) -> i32;
type SetFact = unsafe extern "C" fn(Handle, u16, bool) -> i32;
type Batch = unsafe extern "C" fn(Handle, *const FFI_ArrowSchema, *mut FFI_ArrowArray, u32, u64, *mut FFI_ArrowSchema, *mut FFI_ArrowArray, *mut Handle) -> i32;
type AssessJson = unsafe extern "C" fn(Handle, *const u8, usize, Handle) -> i32;

#[repr(C)]
#[derive(Clone, Copy)]
struct Day {
    year: u16,
    month: u8,
    day: u8,
}

const DAY: Day = Day { year: 2024, month: 3, day: 1 };
const NONE: Day = Day { year: 0, month: 0, day: 0 };

fn made(name: &str) -> Handle {
    let mut handle = null_mut();
    assert_eq!(unsafe { symbol::<Make>(name)(&raw mut handle) }, 0);
    handle
}

/// Rulebook, case and assessment.
fn handles() -> (Handle, Handle, Handle) {
    let (book, answer) = (made("fadu_rulebook_embedded"), made("fadu_assessment_new"));
    let mut case = null_mut();
    assert_eq!(unsafe { symbol::<FromJson>("fadu_case_from_json")(book, JSON.as_ptr(), JSON.len(), &raw mut case, null_mut()) }, 0);
    (book, case, answer)
}

fn case() -> Case {
    json::read_case(Rulebook::embedded(), JSON).unwrap()
}

#[divan::bench(sample_size = 500)]
fn options_rust(b: Bencher<'_, '_>) {
    let (book, case, mut buffer) = (Rulebook::embedded(), case(), Assessment::default());
    b.bench_local(|| {
        book.options_into(black_box(&case), &mut buffer);
        buffer.options.len()
    });
}

#[divan::bench(sample_size = 500)]
fn options_through_c(b: Bencher<'_, '_>) {
    let ((_, case, answer), options) = (handles(), symbol::<Assess>("fadu_options"));
    b.bench_local(|| unsafe { options(black_box(case), answer, null_mut()) });
}

#[divan::bench(sample_size = 100)]
fn assess_rust(b: Bencher<'_, '_>) {
    let (book, case, mut buffer) = (Rulebook::embedded(), case(), Assessment::default());
    b.bench_local(|| {
        book.assess_into(black_box(&case), &mut buffer);
        buffer.options.len()
    });
}

#[divan::bench(sample_size = 100)]
fn assess_through_c(b: Bencher<'_, '_>) {
    let ((_, case, answer), assess) = (handles(), symbol::<Assess>("fadu_assess"));
    b.bench_local(|| unsafe { assess(black_box(case), answer, null_mut()) });
}

/// A case stated anew from ids, and its options.
#[divan::bench(sample_size = 500)]
fn stated_and_options_rust(b: Bencher<'_, '_>) {
    let book = Rulebook::embedded();
    let day = Date::parse("2024-03-01").unwrap();
    let (what, who, unit) = (book.violation("security.logs-not-retained").unwrap(), book.subject("network-operator").unwrap(), book.subject("organization").unwrap());
    let (refuses, endangers) = (book.fact("refuses-to-correct").unwrap(), book.fact("endangers-network-security").unwrap());
    let mut buffer = Assessment::default();
    b.bench_local(|| {
        let case = Case::new(black_box(day)).violation(what).role(book, who).role(book, unit).fact(book, refuses, true).fact(book, endangers, false);
        book.options_into(&case, &mut buffer);
        buffer.options.len()
    });
}

#[divan::bench(sample_size = 500)]
fn stated_and_options_through_c(b: Bencher<'_, '_>) {
    let (_, case, answer) = handles();
    let id = |i: usize| u16::try_from(i).unwrap();
    let book = Rulebook::embedded();
    let (what, who, unit) = (book.violation("security.logs-not-retained").unwrap(), book.subject("network-operator").unwrap(), book.subject("organization").unwrap());
    let (refuses, endangers) = (book.fact("refuses-to-correct").unwrap(), book.fact("endangers-network-security").unwrap());
    let (restart, violation, role) = (symbol::<Restart>("fadu_case_restart"), symbol::<Add>("fadu_case_add_violation"), symbol::<Add>("fadu_case_add_role"));
    let (fact, options) = (symbol::<SetFact>("fadu_case_set_fact"), symbol::<Assess>("fadu_options"));
    b.bench_local(|| unsafe {
        restart(black_box(case), DAY, NONE);
        violation(case, id(what.index()));
        role(case, id(who.index()));
        role(case, id(unit.index()));
        fact(case, id(refuses.index()), true);
        fact(case, id(endangers.index()), false);
        options(case, answer, null_mut())
    });
}

#[divan::bench(sample_size = 50)]
fn json_rust(b: Bencher<'_, '_>) {
    let book = Rulebook::embedded();
    b.bench_local(|| json::assess(book, black_box(JSON)).text.len());
}

#[divan::bench(sample_size = 50)]
fn json_through_c(b: Bencher<'_, '_>) {
    let (book, text, assess) = (made("fadu_rulebook_embedded"), made("fadu_text_new"), symbol::<AssessJson>("fadu_assess_json"));
    b.bench_local(|| unsafe { assess(black_box(book), JSON.as_ptr(), JSON.len(), text) });
}

/// A million rows of the acts of some weeks, where a row costs least and what comes with it weighs most: text as it is, or as dictionaries.
fn table(dictionary: bool) -> RecordBatch {
    let mut state = 1u64;
    let mut roll = |n: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((state >> 33) % n).unwrap()
    };
    let truth = |n: usize| [None, Some(true), Some(false)].get(n).copied().flatten();
    let violations = ["security.logs-not-retained", "security.protection-duty-unperformed", "security.malicious-program", "security.maintenance-terminated"];
    let rows: Vec<_> = (0..1_000_000).map(|_| (violations[roll(4)], 19_610 + i32::try_from(roll(40)).unwrap(), roll(2), [truth(roll(3)), truth(roll(3))], roll(3))).collect();
    let text = |each: &mut dyn Iterator<Item = &'static str>| -> ArrayRef {
        if dictionary { Arc::new(each.collect::<DictionaryArray<Int32Type>>()) } else { Arc::new(each.map(Some).collect::<StringArray>()) }
    };
    let lists = |values: ArrayRef, n: usize| -> ArrayRef {
        let item = Arc::new(Field::new_list_field(values.data_type().clone(), true));
        Arc::new(ListArray::new(item, OffsetBuffer::from_lengths(rows.iter().map(|_| n)), values, None))
    };
    let gains = rows.iter().map(|r| [None, Some(0), Some(12_000_000)][r.4]).collect::<Decimal128Array>().with_precision_and_scale(38, 2).unwrap();
    RecordBatch::try_from_iter([
        ("violations", lists(text(&mut rows.iter().map(|r| r.0)), 1)),
        ("subjects", lists(text(&mut rows.iter().flat_map(|_| ["network-operator", "organization"])), 2)),
        ("act.from", Arc::new(rows.iter().map(|r| Some(r.1)).collect::<Date32Array>()) as ArrayRef),
        ("decided", Arc::new(rows.iter().map(|r| (r.2 == 0).then(|| r.1 + 90)).collect::<Date32Array>())),
        ("fact.refuses-to-correct", Arc::new(rows.iter().map(|r| r.3[0]).collect::<BooleanArray>())),
        ("fact.endangers-network-security", Arc::new(rows.iter().map(|r| r.3[1]).collect::<BooleanArray>())),
        ("amount.illegal-gains", Arc::new(gains)),
    ])
    .unwrap()
}

const TEXT: [&str; 2] = ["plain", "dictionary"];

#[divan::bench(args = TEXT, sample_count = 15, sample_size = 1)]
fn a_million_rows_rust(b: Bencher<'_, '_>, text: &str) {
    let (book, table) = (Rulebook::embedded(), table(text == TEXT[1]));
    b.bench_local(|| assess_batch(book, black_box(&table), Shape::Wide).unwrap());
}

#[divan::bench(args = TEXT, sample_count = 15, sample_size = 1)]
fn a_million_rows_through_c(b: Bencher<'_, '_>, text: &str) {
    let (book, batch, table) = (made("fadu_rulebook_embedded"), symbol::<Batch>("fadu_assess_batch"), StructArray::from(table(text == TEXT[1])));
    b.bench_local(|| {
        let (mut cases, columns) = to_ffi(&black_box(&table).clone().into()).unwrap();
        let (mut answers, mut told) = (FFI_ArrowArray::empty(), FFI_ArrowSchema::empty());
        assert_eq!(unsafe { batch(book, &raw const columns, &raw mut cases, 1, 0, &raw mut told, &raw mut answers, null_mut()) }, 0);
        (answers, told)
    });
}
