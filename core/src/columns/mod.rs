//! Columns in, columns out: one row a case, over the Arrow format. Rows that cannot differ in their answer are assessed once.
//!
//! A row is the JSON case whose keys are the columns: it is read by the same reader, and what is wrong with it is told by the
//! same faults, in columns of the answer. Null is unknown. Columns are found by name, in any order:
//!
//! | column | what it holds |
//! | --- | --- |
//! | `id` | text, repeated in the answer |
//! | `violations`, `breaches`, `subjects` | lists of text, or text for a single value |
//! | `act.from`, `act.to`, `discovered`, `filed`, `decided`, `steps.<name>` | days: date32, date64, a timestamp without time zone at midnight, or text YYYY-MM-DD |
//! | `fact.<id>`, `fact.<id>@<place>` | boolean |
//! | `amount.<id>` | decimal128 of any scale, integer, or text |
//! | `prior`, `proposals` | lists of structs with the keys of the JSON objects |
//!
//! Text may be utf8 of any kind (large, view), and any column may be dictionary-encoded or of the null type. At least one of
//! `violations` and `breaches`, one of `act.from` and `act.to`, and `subjects` must be there. A column that has another name or
//! another type is an error of the whole table ([`assess_batch`]); a wrong value is an error of its row alone.
//!
//! The schemas of the answer are fixed: [`schema`]. Text in it is dictionary<int32, utf8>, but for `id`; money is
//! decimal128(38, 6), exact.
//!
//! **Wide**, a row a case in the order of the input; all null but `id` and the errors where a row is no valid case:
//!
//! | column | what it holds |
//! | --- | --- |
//! | `id` | the caller's own |
//! | `coverage` | the worst: `covered`, `no-provision`, `out-of-window` |
//! | `permitted`, `conditional`, `displaced` | how many options are so |
//! | `finding` | the worst status of a finding: `permitted`, `conditional`, `not-permitted`; null without findings |
//! | `not_permitted` | how many findings are not permitted |
//! | `questions` | what could still change the answer, most decisive first; empty: the answer is final |
//! | `fine_min`, `fine_max` | of the fines on the entity that are permitted or conditional, the bounds of the highest known: upper bound compared first, then lower; without `fine_max`, if there is a fine at all, none is set |
//! | `fine_open` | such a fine has bounds that wait on an amount; null without any such fine |
//! | `errors` | how many faults the row has: zero for a valid case |
//! | `error_code`, `error_pointer`, `error_zh`, `error_en`, `error_nearest` | the first fault, as JSON gives it |
//!
//! **Long**, the rows of a case together and in the order of its JSON answer: `kind` is `option`, `finding`, `error` (a row a
//! fault) or `none` (covered or not, there is neither option nor finding). `row` counts from 0; `index` is the place in the list
//! of its kind. The other columns are the keys of the JSON objects; small objects are flattened (`group_id`, `duration_unit`).
//! A finding has the measure and the target of its proposal.
//!
//! Questions and needs are named as the columns that answer them (`fact.<id>`, `fact.<id>@<place>`, `amount.<id>`,
//! `discovered`), or by what the other columns lack: `role.<id>`, `imposed.<id>`, `breach.<place>`, `violation.<id>`.
//!
//! Next: `schema` (which columns there are), `input` (a row as a case), `codes`, `days` and `keys` (which rows cannot differ),
//! `wide` and `long` (the answers), `fault`.

mod calendar;
mod codes;
mod days;
mod fault;
mod input;
mod keys;
mod long;
mod numbers;
mod pages;
mod schema;
mod sheet;
mod text;
mod wide;
mod words;

use crate::assessment::Assessment;
use crate::case::Case;
use crate::error::Error;
use crate::json::read::read_node;
use crate::rulebook::Rulebook;
use alloc::sync::Arc;
use alloc::vec;
use alloc::vec::Vec;
use arrow_array::cast::AsArray;
use arrow_array::types::UInt64Type;
use arrow_array::{ArrayRef, RecordBatch};
use arrow_buffer::{ArrowNativeType, BooleanBuffer, NullBuffer, ScalarBuffer};
use arrow_schema::{ArrowError, Schema, SchemaRef};
pub use fault::misread;
use keys::Groups;
use pages::Pages;

/// What an answer looks like.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Shape {
    /// A row a case.
    Wide,
    /// A row an option, a finding or a fault.
    Long,
}

/// The schema of the answers of that shape: always the same.
pub fn schema(shape: Shape) -> SchemaRef {
    match shape {
        Shape::Wide => wide::schema(),
        Shape::Long => long::schema(),
    }
}

/// Tells what is wrong with the columns of a table, before any of it is read: the same faults as [`assess_batch`] tells.
///
/// # Errors
/// Columns that are missing, unknown or of a wrong type.
pub fn check(book: &Rulebook, schema: &Schema) -> Result<(), Error> {
    schema::places(book, schema).map(drop)
}

/// The answers to a table of cases. What is wrong with a row is told in its row; the error is of the table: columns that are
/// missing, unknown (with the nearest known one) or of a wrong type, all at once, the pointer naming the column.
///
/// ```
/// use arrow_array::{BooleanArray, Date32Array, RecordBatch, StringArray, UInt32Array};
/// use fadu::columns::{Shape, assess_batch};
/// use std::sync::Arc;
///
/// let table = RecordBatch::try_from_iter([
///     ("violations", Arc::new(StringArray::from(vec!["security.logs-not-retained"; 2])) as _),
///     ("subjects", Arc::new(StringArray::from(vec!["network-operator"; 2])) as _),
///     ("act.from", Arc::new(Date32Array::from(vec![19_783, 19_784])) as _),
///     ("fact.refuses-to-correct", Arc::new(BooleanArray::from(vec![Some(true), None])) as _),
/// ])?;
/// let answer = assess_batch(fadu::Rulebook::embedded(), &table, Shape::Wide)?;
/// let errors = answer.column_by_name("errors").unwrap();
/// assert_eq!(errors.as_any().downcast_ref(), Some(&UInt32Array::from(vec![0, 0])));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn assess_batch(book: &Rulebook, batch: &RecordBatch, shape: Shape) -> Result<RecordBatch, Error> {
    let places = schema::places(book, &batch.schema())?;
    let columns: Vec<_> = places.into_iter().zip(batch.columns()).map(|((key, below, kind), array)| input::Column { key, below, kind, array: array.clone() }).collect();
    let groups = input::group(book, &columns, batch.num_rows());
    let answer = match shape {
        Shape::Wide => answer(book, &columns, groups, wide::Wide::default()),
        Shape::Long => answer(book, &columns, groups, long::Long::default()),
    };
    answer.map_err(|e| fault::too_long(&e))
}

/// The same answers where earlier batches of the same table held so many cases: `row` goes on from there.
///
/// # Errors
/// `too-long`: more rows than Arrow counts.
pub fn numbered_from(answer: RecordBatch, first: u64) -> Result<RecordBatch, Error> {
    let (schema, mut columns, _) = answer.into_parts();
    if let (Ok(at), true) = (schema.index_of("row"), first > 0) {
        if let Some((column, rows)) = columns.get_mut(at).and_then(|c| c.as_primitive_opt::<UInt64Type>().cloned().map(|rows| (c, rows))) {
            *column = Arc::new(rows.unary::<_, UInt64Type>(|r| r.saturating_add(first)));
        }
    }
    RecordBatch::try_new(schema, columns).map_err(|e| fault::too_long(&e))
}

/// Gathers the answers to distinct rows, and lays them out for all.
trait Form {
    /// The next distinct row is a valid case.
    fn assessed(&mut self, book: &Rulebook, case: &Case, answer: &Assessment);
    /// The next distinct row is not.
    fn invalid(&mut self, error: &Error);
    /// The answers to all rows, each named by the place of its distinct row.
    fn finish(self, rows: &[u32], id: ArrayRef) -> Result<RecordBatch, ArrowError>;
}

fn answer(book: &Rulebook, columns: &[input::Column], groups: Groups, mut form: impl Form) -> Result<RecordBatch, ArrowError> {
    let mut buffer = Assessment::default();
    for row in &groups.first {
        match read_node(book, &input::case(columns, *row)) {
            Ok(case) => {
                book.decide_into(&case, &mut buffer);
                form.assessed(book, &case, &buffer);
            }
            Err((_, error)) => form.invalid(&error),
        }
    }
    form.finish(&groups.of, input::ids(columns, groups.of.len())?)
}

/// From so many rows on a long answer would take gigabytes of large pages, which the system takes longer to gather than they save.
const MANY: usize = 1 << 23;

/// The values of the given rows, each named by its place in `table`.
fn spread<T: ArrowNativeType>(table: &[T], rows: &[u32]) -> ScalarBuffer<T> {
    // what is the same for all is not looked up row by row
    if let Some(one) = table.first().filter(|one| table.iter().all(|value| value == *one)) {
        return vec![*one; rows.len()].into();
    }
    let (mut column, mut some) = (if rows.len() > MANY { Pages::small(rows.len()) } else { Pages::new(rows.len()) }, Vec::new());
    for rows in rows.chunks(1 << 10) {
        some.clear();
        some.extend(rows.iter().map(|r| usize::try_from(*r).ok().and_then(|r| table.get(r)).copied().unwrap_or_default()));
        column.put(&some);
    }
    column.finish()
}

/// The same of what is true or false.
fn spread_bits(table: &[bool], rows: &[u32]) -> BooleanBuffer {
    let of = |row: usize| rows.get(row).and_then(|r| table.get(usize::try_from(*r).ok()?)).copied().unwrap_or_default();
    match table {
        [] => BooleanBuffer::new_unset(rows.len()),
        [one, rest @ ..] if !rest.contains(&!one) => {
            if *one {
                BooleanBuffer::new_set(rows.len())
            } else {
                BooleanBuffer::new_unset(rows.len())
            }
        }
        _ => BooleanBuffer::collect_bool(rows.len(), of),
    }
}

/// Which of the given rows hold something; none: all do.
fn spread_nulls(valid: &[bool], rows: &[u32]) -> Option<NullBuffer> {
    valid.contains(&false).then(|| NullBuffer::new(spread_bits(valid, rows)))
}
