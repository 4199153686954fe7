//! The wide answer: a row a case.

use super::pages::Pages;
use super::words::{Asks, Words, keyed, keyed_rows, money, table, words_type};
use super::{Form, spread, spread_bits, spread_nulls};
use crate::as_shown::verdict;
use crate::assessment::{Assessment, Coverage, Status};
use crate::case::Case;
use crate::condition::Truth;
use crate::error::Error;
use crate::json::write::Writer;
use crate::money::Money;
use crate::rulebook::Rulebook;
use alloc::sync::Arc;
use alloc::vec::Vec;
use arrow_array::{ArrayRef, BooleanArray, ListArray, RecordBatch, UInt32Array};
use arrow_buffer::{NullBuffer, OffsetBuffer, ScalarBuffer};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};

const COVERAGE: [Coverage; 3] = [Coverage::Covered, Coverage::NoProvision, Coverage::OutOfWindow];
const FINDING: [Truth; 3] = [Truth::True, Truth::Unknown, Truth::False];

pub(super) fn schema() -> SchemaRef {
    let field = |name: &str, t: DataType| Field::new(name, t, true);
    let count = |name: &str| Field::new(name, DataType::UInt32, true);
    Arc::new(Schema::new(
        [
            field("id", DataType::Utf8),
            field("coverage", words_type()),
            count("permitted"),
            count("conditional"),
            count("displaced"),
            field("finding", words_type()),
            count("not_permitted"),
            field("questions", DataType::List(item())),
            field("fine_min", money::DATA_TYPE),
            field("fine_max", money::DATA_TYPE),
            field("fine_open", DataType::Boolean),
            Field::new("errors", DataType::UInt32, false),
            field("error_code", words_type()),
            field("error_pointer", words_type()),
            field("error_zh", words_type()),
            field("error_en", words_type()),
            field("error_nearest", words_type()),
        ]
        .to_vec(),
    ))
}

fn item() -> Arc<Field> {
    Arc::new(Field::new_list_field(words_type(), true))
}

/// What the answer to a distinct row comes to.
#[derive(Clone, Copy, Default)]
struct Row {
    valid: bool,
    coverage: Option<i32>,
    permitted: u32,
    conditional: u32,
    displaced: u32,
    finding: Option<i32>,
    not_permitted: u32,
    fine: Fine,
    errors: u32,
}

/// The fines on the entity that stand.
#[derive(Clone, Copy, Default)]
struct Fine {
    /// The highest bounds known.
    bounds: Option<(Option<Money>, Option<Money>)>,
    /// Whether some wait on an amount; none: there is no such fine.
    open: Option<bool>,
}

#[derive(Default)]
pub(super) struct Wide {
    rows: Vec<Row>,
    asks: Asks,
    /// The questions of all distinct rows, and where those of each end.
    asked: Vec<i32>,
    ends: Vec<usize>,
    errors: [Words; 5],
}

fn many(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn fine(book: &Rulebook, answer: &Assessment) -> Fine {
    let mut fine = Fine::default();
    for o in answer.options.iter().filter(|o| o.measure == book.fine && o.target == book.entity && o.status != Status::Displaced) {
        for b in answer.bands_of(o) {
            fine.open = Some(fine.open == Some(true) || !b.resolved);
            if b.resolved {
                let height = |(min, max): (Option<Money>, Option<Money>)| (max.unwrap_or(Money::ENDLESS), min.unwrap_or(Money::ZERO));
                fine.bounds = fine.bounds.filter(|f| height(*f) >= height((b.min, b.max))).or(Some((b.min, b.max)));
            }
        }
    }
    fine
}

impl Form for Wide {
    fn assessed(&mut self, book: &Rulebook, case: &Case, answer: &Assessment) {
        let writer = Writer { book, case, a: answer };
        let status = |s: Status| many(answer.options.iter().filter(|o| o.status == s).count());
        let place = |n: Option<usize>| n.and_then(|n| i32::try_from(n).ok());
        let worst = answer.worst.unwrap_or(Coverage::NoProvision);
        self.rows.push(Row {
            valid: true,
            coverage: place(COVERAGE.iter().position(|c| *c == worst)),
            permitted: status(Status::Permitted),
            conditional: status(Status::Conditional),
            displaced: status(Status::Displaced),
            finding: place(answer.findings.iter().filter_map(|f| FINDING.iter().position(|t| *t == f.status)).max()),
            not_permitted: many(answer.findings.iter().filter(|f| f.status == Truth::False).count()),
            fine: fine(book, answer),
            errors: 0,
        });
        self.asked.extend(answer.questions.iter().map(|q| self.asks.key(&writer, q.ask)));
        self.ends.push(self.asked.len());
        self.errors.iter_mut().for_each(|w| w.push(None));
    }

    fn invalid(&mut self, error: &Error) {
        self.rows.push(Row { errors: many(error.faults.len()), ..Row::default() });
        self.ends.push(self.asked.len());
        let first = error.faults.first();
        let texts = first.map(super::words::fault).unwrap_or_default();
        self.errors.iter_mut().zip(texts).for_each(|(w, t)| w.push(t.as_deref()));
    }

    fn finish(self, rows: &[u32], id: ArrayRef) -> Result<RecordBatch, ArrowError> {
        let all = &self.rows;
        let flags = |of: fn(&Row) -> bool| all.iter().map(of).collect::<Vec<bool>>();
        let valid = spread_nulls(&flags(|r| r.valid), rows);
        let counts = |of: fn(&Row) -> u32, nulls: Option<NullBuffer>| -> Result<ArrayRef, ArrowError> {
            let counts = spread(&all.iter().map(of).collect::<Vec<_>>(), rows);
            Ok(Arc::new(UInt32Array::try_new(counts, nulls)?))
        };
        let count = |of: fn(&Row) -> u32| counts(of, valid.clone());
        let word = |of: fn(&Row) -> Option<i32>, values: [&'static str; 3]| -> Result<ArrayRef, ArrowError> { keyed_rows(all.iter().map(of), table(&values)?, rows) };
        let sums = |of: fn(&Row) -> Option<Money>| -> Result<ArrayRef, ArrowError> {
            let sums: Vec<i128> = all.iter().map(|r| of(r).map_or(0, |m| m.0)).collect();
            let known: Vec<bool> = all.iter().map(|r| of(r).is_some()).collect();
            money::array(spread(&sums, rows), spread_nulls(&known, rows))
        };
        let open = BooleanArray::new(spread_bits(&flags(|r| r.fine.open == Some(true)), rows), spread_nulls(&flags(|r| r.fine.open.is_some()), rows));
        let (asks, questions) = (self.asks.table()?, questions(&self.asked, &self.ends, rows)?);
        let questions = ListArray::try_new(item(), questions.0, keyed(questions.1, None, asks)?, valid.clone())?;
        let columns: Vec<ArrayRef> = [
            id,
            word(|r| r.coverage, COVERAGE.map(Coverage::name))?,
            count(|r| r.permitted)?,
            count(|r| r.conditional)?,
            count(|r| r.displaced)?,
            word(|r| r.finding, FINDING.map(verdict))?,
            count(|r| r.not_permitted)?,
            Arc::new(questions),
            sums(|r| r.fine.bounds.and_then(|(min, _)| min))?,
            sums(|r| r.fine.bounds.and_then(|(_, max)| max))?,
            Arc::new(open),
            counts(|r| r.errors, None)?,
        ]
        .into();
        let errors = self.errors.into_iter().map(|w| w.spread(rows)).collect::<Result<Vec<_>, _>>()?;
        RecordBatch::try_new(schema(), columns.into_iter().chain(errors).collect())
    }
}

/// The questions of all rows, from those of the distinct ones: where those of each row end, and all of them.
fn questions(asked: &[i32], ends: &[usize], rows: &[u32]) -> Result<(OffsetBuffer<i32>, ScalarBuffer<i32>), ArrowError> {
    let starts = core::iter::once(0).chain(ends.iter().copied());
    let each: Vec<&[i32]> = starts.zip(ends).map(|(start, end)| asked.get(start..*end).unwrap_or_default()).collect();
    let of = |row: &u32| usize::try_from(*row).ok().and_then(|r| each.get(r)).copied().unwrap_or_default();
    let (mut count, mut ends) = (0i32, Vec::with_capacity(rows.len().saturating_add(1)));
    ends.push(count);
    for row in rows {
        let more = i32::try_from(of(row).len()).ok().and_then(|n| count.checked_add(n));
        count = more.ok_or_else(|| ArrowError::OffsetOverflowError(rows.len()))?;
        ends.push(count);
    }
    let mut all = Pages::new(usize::try_from(count).unwrap_or_default());
    rows.iter().for_each(|row| all.put(of(row)));
    Ok((OffsetBuffer::new(ends.into()), all.finish()))
}
