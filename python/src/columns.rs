//! Tables of cases: any Arrow library's in, through the PyCapsule interface, nothing copied; tables of answers out the same way.

use crate::error;
use crate::rulebook::{Law, Rulebook};
use arrow_array::ffi::{FFI_ArrowArray, from_ffi};
use arrow_array::ffi_stream::{ArrowArrayStreamReader, FFI_ArrowArrayStream};
use arrow_array::{Array, RecordBatch, RecordBatchIterator, RecordBatchReader, StructArray};
use arrow_schema::ffi::FFI_ArrowSchema;
use arrow_schema::{ArrowError, SchemaRef};
use fadu::columns::{self, Shape};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyTuple};
use std::ffi::CStr;
use std::ptr::NonNull;
use std::sync::{Arc, Mutex};

const STREAM: &CStr = c"arrow_array_stream";
const SCHEMA: &CStr = c"arrow_schema";
const ARRAY: &CStr = c"arrow_array";

type Batches = Box<dyn Iterator<Item = Result<RecordBatch, ArrowError>> + Send>;

fn arrow(e: &ArrowError) -> PyErr {
    PyValueError::new_err(e.to_string())
}

/// What a capsule of that name holds; it is moved out, and the capsule is left empty as the interface asks.
fn taken<T>(capsule: &Bound<'_, PyAny>, name: &CStr, take: impl FnOnce(*mut T) -> T) -> PyResult<T> {
    let held: NonNull<T> = capsule.cast::<PyCapsule>()?.pointer_checked(Some(name))?.cast();
    Ok(take(held.as_ptr()))
}

/// The batches of an object with the PyCapsule interface: a stream, or one array.
fn open(source: &Bound<'_, PyAny>) -> PyResult<Batches> {
    if source.hasattr("__arrow_c_stream__")? {
        let capsule = source.call_method0("__arrow_c_stream__")?;
        // SAFETY: the capsule's name says what it holds, and it is read once
        let stream = taken(&capsule, STREAM, |p| unsafe { FFI_ArrowArrayStream::from_raw(p) })?;
        return Ok(Box::new(ArrowArrayStreamReader::try_new(stream).map_err(|e| arrow(&e))?));
    }
    if source.hasattr("__arrow_c_array__")? {
        let pair = source.call_method0("__arrow_c_array__")?;
        let (schema, array): (Bound<'_, PyAny>, Bound<'_, PyAny>) = pair.extract()?;
        // SAFETY: as above
        let schema = taken(&schema, SCHEMA, |p| unsafe { FFI_ArrowSchema::from_raw(p) })?;
        // SAFETY: as above
        let array = taken(&array, ARRAY, |p| unsafe { FFI_ArrowArray::from_raw(p) })?;
        // SAFETY: both come from one export, so the schema tells how the array lies
        let data = unsafe { from_ffi(array, &schema) }.map_err(|e| arrow(&e))?;
        let array = arrow_array::make_array(data);
        let rows = array.as_any().downcast_ref::<StructArray>().filter(|s| s.null_count() == 0);
        let batch = rows.map(RecordBatch::from).ok_or_else(|| PyTypeError::new_err("an array of cases is one of structs, none of them null"))?;
        return Ok(Box::new(std::iter::once(Ok(batch))));
    }
    Err(PyTypeError::new_err(format!("{} has no Arrow PyCapsule interface", source.get_type().name()?)))
}

fn shape(name: &str) -> PyResult<Shape> {
    match name {
        "wide" => Ok(Shape::Wide),
        "long" => Ok(Shape::Long),
        other => Err(PyValueError::new_err(format!("no shape `{other}`: wide or long"))),
    }
}

/// Answers under way: what has been read so far, and what comes next.
struct State {
    cases: Batches,
    rows: u64,
    answers: Vec<RecordBatch>,
}

/// A table of cases that is assessed batch by batch, without the lock of the interpreter.
#[pyclass(frozen, module = "fadu._fadu")]
pub(crate) struct Cases {
    law: Arc<Law>,
    shape: Shape,
    state: Mutex<State>,
}

enum Failed {
    Arrow(ArrowError),
    Table(fadu::Error),
    Poisoned,
}

impl Cases {
    fn next(&self) -> Result<Option<u64>, Failed> {
        let mut state = self.state.lock().map_err(|_| Failed::Poisoned)?;
        let Some(batch) = state.cases.next() else { return Ok(None) };
        let batch = batch.map_err(Failed::Arrow)?;
        let answer = columns::assess_batch(self.law.book(), &batch, self.shape).and_then(|a| columns::numbered_from(a, state.rows)).map_err(Failed::Table)?;
        let rows = u64::try_from(batch.num_rows()).unwrap_or(u64::MAX);
        state.rows = state.rows.saturating_add(rows);
        state.answers.push(answer);
        Ok(Some(rows))
    }
}

#[pymethods]
impl Cases {
    #[new]
    fn new(book: &Rulebook, source: &Bound<'_, PyAny>, form: &str) -> PyResult<Self> {
        let state = State { cases: open(source)?, rows: 0, answers: Vec::new() };
        Ok(Self { law: book.0.clone(), shape: shape(form)?, state: Mutex::new(state) })
    }

    /// Assesses the next batch: how many cases it had, or None at the end.
    fn advance(&self, py: Python<'_>) -> PyResult<Option<u64>> {
        py.detach(|| self.next()).map_err(|e| match e {
            Failed::Arrow(e) => arrow(&e),
            Failed::Table(e) => error::entry(py, None, &e),
            Failed::Poisoned => PyValueError::new_err("this table failed before"),
        })
    }

    /// The answers worked out so far.
    fn answers(&self) -> PyResult<Table> {
        let mut state = self.state.lock().map_err(|_| PyValueError::new_err("this table failed before"))?;
        Ok(Table { schema: columns::schema(self.shape), batches: std::mem::take(&mut state.answers) })
    }
}

/// A table of answers, with the PyCapsule interface of a stream.
#[pyclass(frozen, module = "fadu._fadu")]
pub(crate) struct Table {
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
}

#[pymethods]
impl Table {
    fn __len__(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    fn column_names(&self) -> Vec<&str> {
        self.schema.fields().iter().map(|f| f.name().as_str()).collect()
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        let schema = FFI_ArrowSchema::try_from(&*self.schema).map_err(|e| arrow(&e))?;
        PyCapsule::new_with_value(py, schema, SCHEMA)
    }

    /// The stream; what schema is asked for is left to the reader, as the interface allows.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(&self, py: Python<'py>, requested_schema: Option<Bound<'py, PyAny>>) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        let batches = self.batches.clone().into_iter().map(Ok);
        let reader: Box<dyn RecordBatchReader + Send> = Box::new(RecordBatchIterator::new(batches, self.schema.clone()));
        PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(reader), STREAM)
    }

    /// Its batches, each a table of its own.
    fn batches<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let one = |b: &RecordBatch| Bound::new(py, Self { schema: self.schema.clone(), batches: vec![b.clone()] });
        PyTuple::new(py, self.batches.iter().map(one).collect::<PyResult<Vec<_>>>()?)
    }
}
