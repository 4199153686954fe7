//! Columns of the answer: text as dictionaries, money as exact decimals, and what questions are called.

use super::{spread, spread_nulls};
use crate::assessment::Ask;
use crate::error::Fault;
use crate::json::shapes::AskOut;
use crate::json::write::Writer;
use ahash::RandomState;
use alloc::borrow::ToOwned;
use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use arrow_array::types::Int32Type;
use arrow_array::{ArrayRef, DictionaryArray, Int32Array, StringArray};
use arrow_buffer::{NullBuffer, OffsetBuffer, ScalarBuffer};
use arrow_schema::{ArrowError, DataType};
use hashbrown::HashMap;

/// Dictionary-encoded text.
pub(super) fn words_type() -> DataType {
    DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8))
}

/// Texts, which may be null.
pub(super) fn texts<'t>(texts: impl Iterator<Item = Option<&'t str>>) -> Result<ArrayRef, ArrowError> {
    let (mut offsets, mut bytes, mut known): (Vec<i32>, Vec<u8>, Vec<bool>) = ([0].into(), Vec::new(), Vec::new());
    for text in texts {
        bytes.extend_from_slice(text.unwrap_or_default().as_bytes());
        offsets.push(i32::try_from(bytes.len()).map_err(|_| ArrowError::OffsetOverflowError(bytes.len()))?);
        known.push(text.is_some());
    }
    let nulls = known.contains(&false).then(|| NullBuffer::from(known));
    Ok(Arc::new(StringArray::try_new(OffsetBuffer::new(offsets.into()), bytes.into(), nulls)?))
}

/// The texts of a dictionary.
pub(super) fn table<T: AsRef<str>>(all: &[T]) -> Result<ArrayRef, ArrowError> {
    texts(all.iter().map(|t| Some(t.as_ref())))
}

/// Keys with their dictionary.
pub(super) fn keyed(keys: ScalarBuffer<i32>, nulls: Option<NullBuffer>, values: ArrayRef) -> Result<ArrayRef, ArrowError> {
    Ok(Arc::new(DictionaryArray::<Int32Type>::try_new(Int32Array::try_new(keys, nulls)?, values)?))
}

/// The same for rows, each named by its place in `keys`.
pub(super) fn keyed_rows(keys: impl Iterator<Item = Option<i32>>, values: ArrayRef, rows: &[u32]) -> Result<ArrayRef, ArrowError> {
    let (keys, known): (Vec<i32>, Vec<bool>) = keys.map(|k| (k.unwrap_or_default(), k.is_some())).unzip();
    keyed(spread(&keys, rows), spread_nulls(&known, rows), values)
}

/// A column of text under way.
pub(super) struct Words {
    keys: Vec<Option<i32>>,
    places: HashMap<Box<str>, i32, RandomState>,
    values: Vec<Box<str>>,
}

impl Default for Words {
    fn default() -> Self {
        Self { keys: Vec::new(), places: HashMap::with_hasher(RandomState::with_seeds(1, 2, 3, 4)), values: Vec::new() }
    }
}

impl Words {
    pub(super) fn push(&mut self, text: Option<&str>) {
        let key = text.map(|t| match self.places.get(t) {
            Some(key) => *key,
            None => {
                let key = i32::try_from(self.values.len()).unwrap_or(i32::MAX);
                self.values.push(t.into());
                self.places.insert(t.into(), key);
                key
            }
        });
        self.keys.push(key);
    }

    /// The column for rows, each named by its place here.
    pub(super) fn spread(&self, rows: &[u32]) -> Result<ArrayRef, ArrowError> {
        keyed_rows(self.keys.iter().copied(), table(&self.values)?, rows)
    }
}

/// The questions that come up, each named once.
pub(super) struct Asks {
    places: HashMap<Ask, i32, RandomState>,
    names: Vec<String>,
}

impl Default for Asks {
    fn default() -> Self {
        Self { places: HashMap::with_hasher(RandomState::with_seeds(1, 2, 3, 4)), names: Vec::new() }
    }
}

impl Asks {
    pub(super) fn key(&mut self, writer: &Writer<'_>, ask: Ask) -> i32 {
        let (places, names) = (&mut self.places, &mut self.names);
        *places.entry(ask).or_insert_with(|| {
            names.push(name(writer.ask(ask)));
            i32::try_from(names.len()).unwrap_or(i32::MAX).saturating_sub(1)
        })
    }

    pub(super) fn table(&self) -> Result<ArrayRef, ArrowError> {
        table(&self.names)
    }
}

/// What is asked, as the name of the column that answers it.
pub(super) fn name(ask: AskOut<'_>) -> String {
    match ask {
        AskOut::Fact { fact } => format!("fact.{fact}"),
        AskOut::FactAt { fact, at } => format!("fact.{fact}@{at}"),
        AskOut::Amount { amount } => format!("amount.{amount}"),
        AskOut::Role { role } => format!("role.{role}"),
        AskOut::Imposed { imposed } => format!("imposed.{imposed}"),
        AskOut::Breach { breach } => format!("breach.{breach}"),
        AskOut::Violation { violation } => format!("violation.{violation}"),
        AskOut::Date { date } => date.to_owned(),
    }
}

/// A fault as the texts of its columns.
pub(super) fn fault(f: &Fault) -> [Option<String>; 5] {
    [Some(f.code.name().to_owned()), Some(f.pointer.clone()), Some(f.zh.clone()), Some(f.en.clone()), f.nearest.clone()]
}

/// Money, multiples and rates: millionths, exact.
pub(super) mod money {
    use alloc::sync::Arc;
    use arrow_array::{ArrayRef, Decimal128Array};
    use arrow_buffer::{NullBuffer, ScalarBuffer};
    use arrow_schema::{ArrowError, DataType};

    pub(crate) const DATA_TYPE: DataType = DataType::Decimal128(38, 6);

    pub(crate) fn array(millionths: ScalarBuffer<i128>, nulls: Option<NullBuffer>) -> Result<ArrayRef, ArrowError> {
        Ok(Arc::new(Decimal128Array::try_new(millionths, nulls)?.with_precision_and_scale(38, 6)?))
    }
}
