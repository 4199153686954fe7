//! Tables of cases part by part, over the Arrow C stream interface.

use crate::arrow;
use crate::batch::shape;
use crate::border::{border, get, put};
use crate::error::{entry, fadu_error};
use crate::rulebook::{Book, fadu_rulebook};
use crate::status::fadu_status::{self, *};
use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema};
use arrow_array::ffi_stream::FFI_ArrowArrayStream as ArrowArrayStream;
use arrow_array::{RecordBatch, RecordBatchReader};
use arrow_schema::{ArrowError, SchemaRef};
use core::ffi::{CStr, c_int};
use fadu::Error;
use fadu::columns::{Shape, assess_batch, check, misread, numbered_from, schema};

/// Assesses a stream of tables as fadu_assess_batch() does each: the answers are a stream that asks `cases` for the next table when it is
/// asked itself, and holds no more than one. Row numbers run on.
///
/// `cases` is moved into the call whatever comes of it, so that its `release` is NULL after it; it is released on failure before the call
/// returns, on success with `answers`, which you release. A wrong column is told at once: FADU_STATUS_INVALID. What goes wrong later is told
/// by get_next() of the answers, which then returns EINVAL, and get_last_error(), in both languages. `answers` outlives the rulebook.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_assess_stream(
    rulebook: *const fadu_rulebook,
    cases: *mut ArrowArrayStream,
    shape_number: u32,
    answers: *mut ArrowArrayStream,
    error: *mut *mut fadu_error,
) -> fadu_status {
    // moved in first of all, so that it is so whatever comes
    let cases = if cases.is_null() { None } else { Some(unsafe { ArrowArrayStream::from_raw(cases) }) };
    border(|| unsafe {
        let cases = cases.filter(|_| !answers.is_null()).ok_or(FADU_STATUS_NULL_POINTER)?;
        let (book, shape) = (get(rulebook)?, shape(shape_number)?);
        let mut cases = Cases(cases);
        let columns = entry(cases.columns(), error)?;
        entry(check(book, &columns), error)?;
        put(answers, ArrowArrayStream::new(Box::new(Answers { book: book.clone(), cases, columns, shape, rows: 0, failed: false })))
    })
}

/// The caller's stream.
struct Cases(ArrowArrayStream);

impl Cases {
    /// # Safety
    /// A stream as the interface has it, or one that was released.
    unsafe fn columns(&mut self) -> Result<SchemaRef, Error> {
        let get = self.0.release.and(self.0.get_schema).ok_or_else(|| misread(None, "the stream has been released"))?;
        let mut schema = FFI_ArrowSchema::empty();
        let code = unsafe { get(&raw mut self.0, &raw mut schema) };
        self.told(code)?;
        unsafe { arrow::schema(&schema) }
    }

    /// The next array; one that is released is the end.
    ///
    /// # Safety
    /// As [`Cases::columns`].
    unsafe fn next(&mut self) -> Result<FFI_ArrowArray, Error> {
        let get = self.0.get_next.ok_or_else(|| misread(None, "get_next is NULL"))?;
        let mut array = FFI_ArrowArray::empty();
        let code = unsafe { get(&raw mut self.0, &raw mut array) };
        self.told(code)?;
        Ok(array)
    }

    /// What the stream says of a call that failed.
    fn told(&mut self, code: c_int) -> Result<(), Error> {
        if code == 0 {
            return Ok(());
        }
        let said = self.0.get_last_error.map_or(core::ptr::null(), |get| unsafe { get(&raw mut self.0) });
        let said = if said.is_null() { "".into() } else { unsafe { CStr::from_ptr(said) }.to_string_lossy() };
        Err(misread(None, &format!("the stream failed with {code}: {said}")))
    }
}

/// The stream of answers.
struct Answers {
    book: Book,
    cases: Cases,
    columns: SchemaRef,
    shape: Shape,
    rows: u64,
    failed: bool,
}

impl Answers {
    fn answer(&mut self) -> Result<Option<RecordBatch>, Error> {
        // SAFETY: the caller of fadu_assess_stream() handed over a stream as the interface has it
        let array = unsafe { self.cases.next() }?;
        if array.release.is_none() {
            return Ok(None);
        }
        // SAFETY: as above
        let table = unsafe { arrow::rows(array, &self.columns) }?;
        let answer = numbered_from(assess_batch(&self.book, &table, self.shape)?, self.rows)?;
        self.rows = self.rows.saturating_add(u64::try_from(table.num_rows()).unwrap_or(u64::MAX));
        Ok(Some(answer))
    }
}

impl Iterator for Answers {
    type Item = Result<RecordBatch, ArrowError>;

    /// Nothing unwinds from here: the caller is C.
    fn next(&mut self) -> Option<Self::Item> {
        let mut next = Some(Err("the stream failed before / 此前已经出错".to_owned()));
        if !self.failed {
            self.failed = true;
            let status = border(|| {
                next = self.answer().map_err(|e| e.faults.first().map(|f| format!("{} / {}", f.en, f.zh)).unwrap_or_default()).transpose();
                Ok(())
            });
            if status != FADU_STATUS_OK {
                next = Some(Err("the library panicked / 库内部出错".to_owned()));
            }
            self.failed = !matches!(next, None | Some(Ok(_)));
        }
        next.map(|n| n.map_err(|said| ArrowError::InvalidArgumentError(said.replace('\0', ""))))
    }
}

impl RecordBatchReader for Answers {
    fn schema(&self) -> SchemaRef {
        schema(self.shape)
    }
}
