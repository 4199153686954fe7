//! A table of cases at once, over the Arrow C data interface.

use crate::arrow;
use crate::border::{Outcome, border, get, known, put, read};
use crate::error::{entry, fadu_error};
use crate::rulebook::fadu_rulebook;
use crate::status::fadu_status::{self, *};
use arrow_array::StructArray;
use arrow_array::ffi::{FFI_ArrowArray as ArrowArray, FFI_ArrowSchema as ArrowSchema, to_ffi};
use fadu::columns::{Shape, assess_batch, check, misread, numbered_from};

/// What the answer to a table looks like. Its schema is always the same.
#[repr(u32)]
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum fadu_shape {
    /// A row a case: coverage, counts of options, worst finding, questions, highest fine; its first fault if it is no valid case.
    FADU_SHAPE_WIDE = 1,
    /// A row an option, finding or fault, with the number of the case's row.
    FADU_SHAPE_LONG = 2,
}

pub(crate) fn shape(number: u32) -> Outcome<Shape> {
    use fadu_shape::*;
    let all = [(FADU_SHAPE_WIDE, Shape::Wide), (FADU_SHAPE_LONG, Shape::Long)];
    known(all.into_iter().find(|(n, _)| *n as u32 == number).map(|(_, s)| s))
}

/// Assesses a table of cases, a row a case: a struct array whose fields are the columns, such as a record batch is. Columns are found
/// by name, in any order; null is unknown:
///
///     id                                                   text, repeated in the answer
///     violations, breaches, subjects                       lists of text, or text for a single value
///     act.from, act.to, discovered, filed, decided,        days: date32, date64, timestamp at midnight without time zone,
///       steps.<name>                                       or text YYYY-MM-DD
///     fact.<id>, fact.<id>@<place>                         booleans
///     amount.<id>                                          decimal128, integers, or text
///     prior, proposals                                     lists of structs with the keys of the JSON objects
///
/// Required: one of violations and breaches, one of act.from and act.to, and subjects. Text may be utf8 of any kind, and any column may
/// be dictionary-encoded. A wrong value is told in its own row of the answer. FADU_STATUS_INVALID is of the table: a column that is
/// missing, unknown or of a wrong type, a row that is null as a whole, or memory that is not as the schema says.
///
/// `schema` is only read: it stays yours, and may be of many tables. `cases` is moved into the call whatever comes of it, so that its
/// `release` is NULL after it; it is released on failure before the call returns, on success at the latest with `answers`, which may
/// refer to it. Nothing of it is copied (but a buffer of numbers that is not aligned). Lengths, offsets, UTF-8, dictionary keys and counts
/// of nulls are checked; that the buffers are as long as these say cannot be.
///
/// `first_row` is added to the row numbers of a long answer: where a table comes in several parts, how many rows went before.
/// `answer_schema` may be NULL. Both outputs are released by you. Any number of threads may assess with one rulebook.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_assess_batch(
    rulebook: *const fadu_rulebook,
    schema: *const ArrowSchema,
    cases: *mut ArrowArray,
    shape_number: u32,
    first_row: u64,
    answer_schema: *mut ArrowSchema,
    answers: *mut ArrowArray,
    error: *mut *mut fadu_error,
) -> fadu_status {
    // moved in first of all, so that it is so whatever comes
    let cases = if cases.is_null() { None } else { Some(unsafe { ArrowArray::from_raw(cases) }) };
    border(|| unsafe {
        let cases = cases.filter(|_| !answers.is_null()).ok_or(FADU_STATUS_NULL_POINTER)?;
        let (book, shape) = (get(rulebook)?, shape(shape_number)?);
        let columns = entry(arrow::schema(read(schema)?), error)?;
        entry(check(book, &columns), error)?;
        let table = entry(arrow::rows(cases, &columns), error)?;
        let answer = entry(assess_batch(book, &table, shape).and_then(|a| numbered_from(a, first_row)), error)?;
        let (array, its_schema) = entry(to_ffi(&StructArray::from(answer).into()).map_err(|e| misread(None, &e.to_string())), error)?;
        if !answer_schema.is_null() {
            put(answer_schema, its_schema)?;
        }
        put(answers, array)
    })
}
