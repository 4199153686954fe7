//! Nested columns of the answer under way: what goes in is told value by value, what comes out is Arrow's.

use super::words::{Words, money, words_type};
use super::{spread, spread_bits, spread_nulls};
use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::sync::Arc;
use alloc::vec::Vec;
use arrow_array::{ArrayRef, BooleanArray, ListArray, StructArray, UInt32Array};
use arrow_buffer::OffsetBuffer;
use arrow_schema::{ArrowError, DataType, Field, Fields};

/// What a column holds.
#[derive(Clone, Copy)]
pub(super) enum Type {
    Word,
    Sum,
    Flag,
    Count,
    List(&'static Self),
    Struct(&'static [(&'static str, Self)]),
}

/// One value of it.
pub(super) enum Value<'a> {
    Null,
    Word(Cow<'a, str>),
    Sum(crate::money::Money),
    Flag(bool),
    Count(u32),
    List(Vec<Self>),
    Struct(Vec<Self>),
}

impl Type {
    pub(super) fn data_type(self) -> DataType {
        match self {
            Self::Word => words_type(),
            Self::Sum => money::DATA_TYPE,
            Self::Flag => DataType::Boolean,
            Self::Count => DataType::UInt32,
            Self::List(item) => DataType::List(item.item()),
            Self::Struct(fields) => DataType::Struct(Self::fields(fields)),
        }
    }

    fn item(self) -> Arc<Field> {
        Arc::new(Field::new_list_field(self.data_type(), true))
    }

    pub(super) fn fields(fields: &[(&str, Self)]) -> Fields {
        fields.iter().map(|(name, t)| Field::new(*name, t.data_type(), true)).collect()
    }
}

impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    fn from(v: Option<T>) -> Self {
        v.map_or(Self::Null, Into::into)
    }
}
impl<'a, T: Into<Value<'a>>> From<Vec<T>> for Value<'a> {
    fn from(list: Vec<T>) -> Self {
        Self::List(list.into_iter().map(Into::into).collect())
    }
}
impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Word(text.into())
    }
}
impl From<alloc::string::String> for Value<'_> {
    fn from(text: alloc::string::String) -> Self {
        Self::Word(text.into())
    }
}
impl From<bool> for Value<'_> {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}
macro_rules! counts {
    ($($t:ty)*) => {$(impl From<$t> for Value<'_> {
        fn from(n: $t) -> Self {
            Self::Count(n.into())
        }
    })*};
}
counts!(u8 u16 u32);

/// A column under way.
pub(super) struct Column {
    valid: Vec<bool>,
    data: Data,
}

enum Data {
    Word(Words),
    Sum(Vec<i128>),
    Flag(Vec<bool>),
    Count(Vec<u32>),
    List(Vec<i32>, Arc<Field>, Box<Column>),
    Struct(Fields, Vec<Column>),
}

impl Column {
    pub(super) fn new(t: Type) -> Self {
        let data = match t {
            Type::Word => Data::Word(Words::default()),
            Type::Sum => Data::Sum(Vec::new()),
            Type::Flag => Data::Flag(Vec::new()),
            Type::Count => Data::Count(Vec::new()),
            Type::List(item) => Data::List([0].into(), item.item(), Box::new(Self::new(*item))),
            Type::Struct(fields) => Data::Struct(Type::fields(fields), fields.iter().map(|(_, t)| Self::new(*t)).collect()),
        };
        Self { valid: Vec::new(), data }
    }

    /// The next value; one of another type is null.
    pub(super) fn push(&mut self, value: Value<'_>) {
        let mut valid = true;
        match (&mut self.data, value) {
            (Data::Word(words), Value::Word(t)) => words.push(Some(&t)),
            (Data::Sum(sums), Value::Sum(m)) => sums.push(m.0),
            (Data::Flag(flags), Value::Flag(f)) => flags.push(f),
            (Data::Count(counts), Value::Count(n)) => counts.push(n),
            (Data::List(ends, _, items), Value::List(list)) => {
                list.into_iter().for_each(|v| items.push(v));
                ends.push(i32::try_from(items.valid.len()).unwrap_or(i32::MAX));
            }
            (Data::Struct(_, columns), Value::Struct(values)) => {
                let nulls = core::iter::repeat_with(|| Value::Null);
                columns.iter_mut().zip(values.into_iter().chain(nulls)).for_each(|(c, v)| c.push(v));
            }
            (data, _) => {
                valid = false;
                match data {
                    Data::Word(words) => words.push(None),
                    Data::Sum(sums) => sums.push(0),
                    Data::Flag(flags) => flags.push(false),
                    Data::Count(counts) => counts.push(0),
                    Data::List(ends, ..) => ends.extend(ends.last().copied()),
                    Data::Struct(_, columns) => columns.iter_mut().for_each(|c| c.push(Value::Null)),
                }
            }
        }
        self.valid.push(valid);
    }

    /// The column for rows, each named by its place here.
    pub(super) fn spread(&self, rows: &[u32]) -> Result<ArrayRef, ArrowError> {
        let nulls = spread_nulls(&self.valid, rows);
        Ok(match &self.data {
            Data::Word(words) => words.spread(rows)?,
            Data::Sum(sums) => money::array(spread(sums, rows), nulls)?,
            Data::Flag(flags) => Arc::new(BooleanArray::new(spread_bits(flags, rows), nulls)),
            Data::Count(counts) => Arc::new(UInt32Array::try_new(spread(counts, rows), nulls)?),
            // where there is nothing in any, no row is looked at
            Data::List(_, item, items) if items.valid.is_empty() => Arc::new(ListArray::try_new(item.clone(), OffsetBuffer::new_zeroed(rows.len()), items.spread(&[])?, nulls)?),
            Data::List(ends, item, items) => {
                let range = |row: &u32| usize::try_from(*row).ok().and_then(|r| Some(*ends.get(r)?..*ends.get(r.saturating_add(1))?)).unwrap_or_default();
                let (mut picked, mut new_ends) = (Vec::new(), Vec::with_capacity(rows.len().saturating_add(1)));
                new_ends.push(0);
                for row in rows {
                    picked.extend(range(row).filter_map(|i| u32::try_from(i).ok()));
                    new_ends.push(i32::try_from(picked.len()).map_err(|_| ArrowError::OffsetOverflowError(picked.len()))?);
                }
                Arc::new(ListArray::try_new(item.clone(), OffsetBuffer::new(new_ends.into()), items.spread(&picked)?, nulls)?)
            }
            Data::Struct(fields, columns) => {
                let columns = columns.iter().map(|c| c.spread(rows)).collect::<Result<Vec<_>, _>>()?;
                Arc::new(StructArray::try_new(fields.clone(), columns, nulls)?)
            }
        })
    }
}
