//! The long answer: a row an option, a finding or a fault, with everything JSON says of it.

use super::Form;
use super::sheet::{Column, Type, Value};
use super::text::text;
use super::words::{fault, name, texts};
use crate::assessment::{Assessment, Coverage};
use crate::case::Case;
use crate::error::Error;
use crate::json::shapes::{AskOut, AuthorityOut, BandOut, DurationOut, EndsOut, FindingOut, OptionOut, RangeOut, ReasonOut, StepOut, Sum};
use crate::json::write::Writer;
use crate::rulebook::Rulebook;
use alloc::sync::Arc;
use alloc::vec;
use alloc::vec::Vec;
use arrow_array::{Array, ArrayRef, RecordBatch, UInt64Array, new_null_array};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};

/// Most rows of one answer.
const MOST: usize = 1 << 26;

const WORDS: Type = Type::List(&Type::Word);

/// The columns behind `row` and `id`.
const COLUMNS: &[(&str, Type)] = &[
    ("kind", Type::Word),
    ("index", Type::Count),
    ("coverage", Type::Word),
    ("measure", Type::Word),
    ("target", Type::Word),
    ("status", Type::Word),
    ("basis", WORDS),
    ("needs", WORDS),
    // of options
    ("mode", Type::Word),
    ("group_id", Type::Count),
    ("group_kind", Type::Word),
    ("group_at_least", Type::Count),
    ("group_branch", Type::Word),
    ("with", WORDS),
    ("bands", Type::List(&Type::Struct(BAND))),
    ("discretion", Type::List(&Type::Struct(STEP))),
    ("duration_unit", Type::Word),
    ("duration_min", Type::Count),
    ("duration_max", Type::Count),
    ("duration_life", Type::Flag),
    ("duration_unspecified", Type::Flag),
    ("deadline", Type::Flag),
    ("authorities", Type::List(&Type::Struct(&[("body", Type::Word), ("level", Type::Word)]))),
    ("authorities_open", Type::Flag),
    ("transfer_to", WORDS),
    ("details", Type::Word),
    ("tier", Type::Count),
    ("displaced_by", Type::Count),
    ("origin", Type::Word),
    ("verified", Type::Flag),
    ("reading_zh", Type::Word),
    ("reading_en", Type::Word),
    // of findings
    ("proposal", Type::Count),
    ("reasons", Type::List(&Type::Struct(REASON))),
    // of faults
    ("error_code", Type::Word),
    ("error_pointer", Type::Word),
    ("error_zh", Type::Word),
    ("error_en", Type::Word),
    ("error_nearest", Type::Word),
];

const BAND: &[(&str, Type)] = &[
    ("min", Type::Sum),
    ("max", Type::Sum),
    ("when_of", Type::Word),
    ("when_side", Type::Word),
    ("when_sum", Type::Sum),
    ("formula_of", Type::Word),
    ("formula_min", Type::Sum),
    ("formula_max", Type::Sum),
    ("resolved", Type::Flag),
];

const STEP: &[(&str, Type)] = &[("step", Type::Word), ("status", Type::Word), ("ranges", Type::List(&Type::Struct(RANGE)))];

const RANGE: &[(&str, Type)] = &[
    ("band", Type::Count),
    ("of", Type::Word),
    ("at_least", Type::Sum),
    ("above", Type::Sum),
    ("at_most", Type::Sum),
    ("below", Type::Sum),
    ("basis", Type::Word),
    ("origin", Type::Word),
    ("float_at_least", Type::Sum),
    ("float_above", Type::Sum),
    ("float_at_most", Type::Sum),
    ("float_below", Type::Sum),
    ("float_basis", Type::Word),
];

const REASON: &[(&str, Type)] = &[("code", Type::Word), ("status", Type::Word), ("basis", Type::Word), ("needs", WORDS), ("zh", Type::Word), ("en", Type::Word)];

pub(super) fn schema() -> SchemaRef {
    let mut fields = vec![Arc::new(Field::new("row", DataType::UInt64, false)), Arc::new(Field::new("id", DataType::Utf8, true))];
    fields.extend(Type::fields(COLUMNS).iter().cloned());
    Arc::new(Schema::new(fields))
}

pub(super) struct Long {
    columns: Vec<Column>,
    /// How many rows there are, and where those of each distinct case end.
    count: usize,
    ends: Vec<usize>,
}

impl Default for Long {
    fn default() -> Self {
        Self { columns: COLUMNS.iter().map(|(_, t)| Column::new(*t)).collect(), count: 0, ends: Vec::new() }
    }
}

impl Long {
    /// A row: columns that are not named are null.
    fn row(&mut self, mut values: Vec<(&str, Value<'_>)>) {
        for ((name, _), column) in COLUMNS.iter().zip(&mut self.columns) {
            let value = values.iter_mut().find(|(n, _)| n == name).map(|(_, v)| core::mem::replace(v, Value::Null));
            column.push(value.unwrap_or(Value::Null));
        }
        self.count = self.count.saturating_add(1);
    }
}

impl Form for Long {
    fn assessed(&mut self, book: &Rulebook, case: &Case, answer: &Assessment) {
        let writer = Writer { book, case, a: answer };
        let coverage = answer.worst.unwrap_or(Coverage::NoProvision).name();
        let options = answer.options.iter().filter_map(|o| writer.option(o));
        for (index, o) in (0u32..).zip(options) {
            self.row([("kind", "option".into()), ("index", index.into()), ("coverage", coverage.into())].into_iter().chain(option(o)).collect());
        }
        for (index, f) in (0u32..).zip(&answer.findings) {
            let proposal = f.proposal.and_then(|n| case.proposals.get(usize::from(n)));
            let measure = proposal.and_then(|p| book.measures.get(p.measure.index())).map(|m| &*m.term.id);
            let target = proposal.and_then(|p| book.targets.get(p.target.index())).map(|t| &*t.id);
            let head = [("kind", "finding".into()), ("index", index.into()), ("coverage", coverage.into()), ("measure", measure.into()), ("target", target.into())];
            self.row(head.into_iter().chain(finding(writer.finding(f))).collect());
        }
        if answer.options.is_empty() && answer.findings.is_empty() {
            self.row(vec![("kind", "none".into()), ("coverage", coverage.into())]);
        }
        self.ends.push(self.count);
    }

    fn invalid(&mut self, error: &Error) {
        for (index, f) in (0u32..).zip(&error.faults) {
            let [code, pointer, zh, en, nearest] = fault(f).map(Value::from);
            let head = [("kind", "error".into()), ("index", index.into())];
            self.row(head.into_iter().chain([("error_code", code), ("error_pointer", pointer), ("error_zh", zh), ("error_en", en), ("error_nearest", nearest)]).collect());
        }
        self.ends.push(self.count);
    }

    fn finish(self, rows: &[u32], id: ArrayRef) -> Result<RecordBatch, ArrowError> {
        let range = |row: &u32| {
            let row = usize::try_from(*row).unwrap_or(usize::MAX);
            let start = row.checked_sub(1).and_then(|r| self.ends.get(r)).copied().unwrap_or(0);
            start..self.ends.get(row).copied().unwrap_or(start)
        };
        let count = rows.iter().map(|row| range(row).len()).fold(0, usize::saturating_add);
        if count > MOST {
            return Err(ArrowError::OffsetOverflowError(count));
        }
        let (mut picked, mut of): (Vec<u32>, Vec<u64>) = (Vec::with_capacity(count), Vec::with_capacity(count));
        for (n, row) in (0u64..).zip(rows) {
            picked.extend(range(row).filter_map(|i| u32::try_from(i).ok()));
            of.resize(picked.len(), n);
        }
        let id = match id.null_count() {
            nulls if nulls == id.len() => new_null_array(&DataType::Utf8, count),
            _ => texts(of.iter().map(|row| usize::try_from(*row).ok().and_then(|row| text(&id, row))))?,
        };
        let columns = self.columns.iter().map(|c| c.spread(&picked)).collect::<Result<Vec<_>, _>>()?;
        RecordBatch::try_new(schema(), [Arc::new(UInt64Array::from(of)) as ArrayRef, id].into_iter().chain(columns).collect())
    }
}

impl From<Sum> for Value<'_> {
    fn from(s: Sum) -> Self {
        Self::Sum(s.0)
    }
}

impl From<AskOut<'_>> for Value<'_> {
    fn from(ask: AskOut<'_>) -> Self {
        name(ask).into()
    }
}

impl<'a> From<AuthorityOut<'a>> for Value<'a> {
    fn from(a: AuthorityOut<'a>) -> Self {
        Self::Struct(vec![a.body.into(), a.level.into()])
    }
}

impl<'a> From<BandOut<'a>> for Value<'a> {
    fn from(b: BandOut<'a>) -> Self {
        let [of, side, sum] = b.when.map_or([Self::Null, Self::Null, Self::Null], |w| [w.0.into(), w.1.into(), w.2.into()]);
        let [formula, from, to] = b.formula.map_or([Self::Null, Self::Null, Self::Null], |f| [f.of.into(), f.min.into(), f.max.into()]);
        Self::Struct(vec![b.min.into(), b.max.into(), of, side, sum, formula, from, to, b.resolved.into()])
    }
}

impl<'a> From<StepOut<'a>> for Value<'a> {
    fn from(s: StepOut<'a>) -> Self {
        Self::Struct(vec![s.step.into(), s.status.into(), s.ranges.into()])
    }
}

impl<'a> From<RangeOut<'a>> for Value<'a> {
    fn from(r: RangeOut<'a>) -> Self {
        let ends = |e: EndsOut| [e.at_least, e.above, e.at_most, e.below].map(Self::from);
        let [least, above, most, below] = ends(r.ends);
        let mut all = vec![r.band.into(), r.of.into(), least, above, most, below, r.basis.into(), r.origin.into()];
        if let Some(f) = r.float {
            all.extend(ends(f.ends));
            all.push(f.basis.into());
        }
        Self::Struct(all)
    }
}

impl<'a> From<ReasonOut<'a>> for Value<'a> {
    fn from(r: ReasonOut<'a>) -> Self {
        Self::Struct(vec![r.code.into(), r.status.into(), r.basis.into(), r.needs.into(), r.zh.into(), r.en.into()])
    }
}

fn option(o: OptionOut<'_>) -> Vec<(&'static str, Value<'_>)> {
    let group = o.group.map(|g| (g.id, g.kind, g.at_least, g.branch));
    let (id, kind, at_least, branch) = group.map_or((None, None, None, None), |(i, k, n, b)| (Some(i), Some(k), Some(n), Some(b)));
    let (unit, min, max, life, unspecified) = match o.duration {
        Some(DurationOut::Range { unit, min, max }) => (Some(unit), min, max, Some(false), Some(false)),
        Some(DurationOut::Life { life }) => (None, None, None, Some(life), Some(false)),
        Some(DurationOut::Unspecified { unspecified }) => (None, None, None, Some(false), Some(unspecified)),
        None => (None, None, None, None, None),
    };
    let (zh, en) = o.reading.map(|r| (r.zh, r.en)).unzip();
    vec![
        ("measure", o.measure.into()),
        ("target", o.target.into()),
        ("status", o.status.into()),
        ("mode", o.mode.into()),
        ("group_id", id.into()),
        ("group_kind", kind.into()),
        ("group_at_least", at_least.into()),
        ("group_branch", branch.into()),
        ("with", o.with.into()),
        ("bands", o.bands.into()),
        ("discretion", o.discretion.into()),
        ("duration_unit", unit.into()),
        ("duration_min", min.into()),
        ("duration_max", max.into()),
        ("duration_life", life.into()),
        ("duration_unspecified", unspecified.into()),
        ("deadline", o.deadline.into()),
        ("authorities", o.authorities.into()),
        ("authorities_open", o.authorities_open.into()),
        ("transfer_to", o.transfer_to.into()),
        ("basis", vec![o.basis].into()),
        ("details", o.details.into()),
        ("tier", o.tier.into()),
        ("needs", o.needs.into()),
        ("displaced_by", o.displaced_by.into()),
        ("origin", o.origin.into()),
        ("verified", o.verified.into()),
        ("reading_zh", zh.into()),
        ("reading_en", en.into()),
    ]
}

fn finding(f: FindingOut<'_>) -> Vec<(&'static str, Value<'_>)> {
    vec![("proposal", f.proposal.into()), ("status", f.status.into()), ("basis", f.basis.into()), ("needs", f.needs.into()), ("reasons", f.reasons.into())]
}
