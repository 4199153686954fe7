//! Every conformance case as a row of a table, through C and in Rust: the same answers. That those of Rust are those of JSON stands in
//! core/tests/columns.rs, whose tables these are: columns of every type, sliced, dictionary-encoded, as views.

use crate::cases::conformance;
use crate::prefix::{prefix, pyarrow, run, source};
use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi, to_ffi};
use arrow_array::ffi_stream::{ArrowArrayStreamReader, FFI_ArrowArrayStream};
use arrow_array::{RecordBatch, RecordBatchIterator, StructArray};
use fadu::columns::{Shape, assess_batch, numbered_from, schema};
use fadu::{Rulebook, json};
use libloading::Library;
use serde_json::{Value, json};
use std::ffi::c_void;
use std::process::Command;
use std::ptr::null_mut;
use std::sync::OnceLock;

#[path = "../../../core/tests/tables/mod.rs"]
#[allow(dead_code, clippy::arithmetic_side_effects, reason = "as in core/tests; answers are compared as they are, not as JSON")]
mod tables;

type Handle = *mut c_void;
type Embedded = unsafe extern "C" fn(*mut Handle) -> i32;
type Batch = unsafe extern "C" fn(Handle, *const FFI_ArrowSchema, *mut FFI_ArrowArray, u32, u64, *mut FFI_ArrowSchema, *mut FFI_ArrowArray, *mut Handle) -> i32;
type Stream = unsafe extern "C" fn(Handle, *mut FFI_ArrowArrayStream, u32, *mut FFI_ArrowArrayStream, *mut Handle) -> i32;

fn library() -> &'static Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    // SAFETY: our own library, whose loading runs nothing
    LIBRARY.get_or_init(|| unsafe { Library::new(prefix().join("lib/libfadu.so")) }.unwrap())
}

fn rulebook() -> Handle {
    let mut book = null_mut();
    // SAFETY: the types here are those of include/fadu.h
    assert_eq!(unsafe { library().get::<Embedded>(b"fadu_rulebook_embedded").unwrap()(&raw mut book) }, 0);
    book
}

fn number(shape: Shape) -> u32 {
    if shape == Shape::Wide { 1 } else { 2 }
}

fn through_c(table: &RecordBatch, shape: Shape, first_row: u64) -> RecordBatch {
    let (mut cases, columns) = to_ffi(&StructArray::from(table.clone()).into()).unwrap();
    let (mut answers, mut told) = (FFI_ArrowArray::empty(), FFI_ArrowSchema::empty());
    // SAFETY: as above, and what is handed over is what Arrow made
    unsafe {
        let call = library().get::<Batch>(b"fadu_assess_batch").unwrap();
        assert_eq!(call(rulebook(), &raw const columns, &raw mut cases, number(shape), first_row, &raw mut told, &raw mut answers, null_mut()), 0);
        assert!(cases.is_released());
        let data = from_ffi(answers, &told).unwrap();
        data.validate_full().unwrap();
        StructArray::from(data).into()
    }
}

fn table(entries: &[String], style: usize) -> RecordBatch {
    tables::table(&entries.iter().map(|e| serde_json::from_str(e).unwrap()).collect::<Vec<_>>(), style)
}

#[test]
fn every_conformance_case_has_the_same_answer_as_a_row_through_c() {
    let tables: Vec<(RecordBatch, Shape)> = conformance().chunks(60).enumerate().map(|(style, some)| (table(some, style), [Shape::Wide, Shape::Long][style % 2])).collect();
    let wanted = |(table, shape): &(RecordBatch, Shape)| numbered_from(assess_batch(Rulebook::embedded(), table, *shape).unwrap(), 100).unwrap();
    let (found, wanted): (Vec<RecordBatch>, Vec<RecordBatch>) = std::thread::scope(|s| {
        let c = s.spawn(|| tables.iter().map(|(table, shape)| through_c(table, *shape, 100)).collect());
        let wanted = tables.iter().map(wanted).collect();
        (c.join().unwrap(), wanted)
    });
    for (style, (found, wanted)) in found.into_iter().zip(wanted).enumerate() {
        assert_eq!(found, wanted, "style {style}");
    }
}

#[test]
fn a_stream_has_the_answers_of_its_parts() {
    let whole = table(&conformance()[..60], 1);
    let parts: Vec<RecordBatch> = [(0, 25), (25, 0), (25, 35)].map(|(start, rows)| whole.slice(start, rows)).into();
    for shape in [Shape::Wide, Shape::Long] {
        let reader = RecordBatchIterator::new(parts.clone().into_iter().map(Ok), whole.schema());
        let (mut cases, mut answers) = (FFI_ArrowArrayStream::new(Box::new(reader)), FFI_ArrowArrayStream::empty());
        // SAFETY: as above
        let status = unsafe { library().get::<Stream>(b"fadu_assess_stream").unwrap()(rulebook(), &raw mut cases, number(shape), &raw mut answers, null_mut()) };
        assert_eq!(status, 0);
        let got: Vec<RecordBatch> = ArrowArrayStreamReader::try_new(answers).unwrap().map(Result::unwrap).collect();
        let of = |(part, first): (&RecordBatch, u64)| numbered_from(assess_batch(Rulebook::embedded(), part, shape).unwrap(), first).unwrap();
        assert_eq!(got, parts.iter().zip([0, 25, 25]).map(of).collect::<Vec<_>>());
        assert!(got.iter().all(|b| b.schema() == schema(shape)));
    }
}

#[test]
fn pyarrow_hands_tables_over_and_takes_the_answers() {
    if pyarrow().is_none() {
        return;
    }
    let mut python = Command::new("python3");
    let out = run(python.arg(source("tests/programs/arrow.py")).arg(prefix().join("lib/libfadu.so"))).stdout;
    let out: Value = serde_json::from_slice(&out).unwrap();
    let answers: Vec<Value> = out["cases"].as_array().unwrap().iter().map(|c| answer(&c.to_string())).collect();
    let count = |a: &Value, status: &str| a["options"].as_array().map(|o| o.iter().filter(|o| o["status"] == status).count());
    let wide = |(a, c): (&Value, &Value)| {
        let errors = a["errors"].as_array().map_or(0, Vec::len);
        json!({ "id": c["id"], "permitted": count(a, "permitted"), "conditional": count(a, "conditional"), "errors": errors, "error_pointer": a["errors"][0]["pointer"] })
    };
    assert_eq!(out["wide"], answers.iter().zip(out["cases"].as_array().unwrap()).map(wide).collect::<Value>());
    let of = |(row, a): (usize, &Value)| -> Vec<Value> {
        let list = |key: &str| a[key].as_array().cloned().unwrap_or_default();
        list("options").iter().chain(&list("errors")).map(|o| json!([row, o["measure"], o["status"], o["pointer"]])).collect()
    };
    let wanted: Value = answers.iter().enumerate().flat_map(of).collect();
    assert_eq!(out["long"].as_array().unwrap().iter().map(|r| json!([r["row"], r["measure"], r["status"], r["error_pointer"]])).collect::<Value>(), wanted);
}

fn answer(case: &str) -> Value {
    serde_json::from_str(&json::assess(Rulebook::embedded(), case.as_bytes()).text).unwrap()
}
