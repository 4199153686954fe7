//! Tables that come in over the Arrow C data interface: not copied, and not believed where they can be checked. What cannot be checked
//! is how long the buffers are: the interface does not say.

use arrow_array::ffi::{FFI_ArrowArray, from_ffi_and_data_type};
use arrow_array::{RecordBatch, RecordBatchOptions, make_array};
use arrow_buffer::ArrowNativeType;
use arrow_data::ArrayData;
use arrow_schema::ffi::FFI_ArrowSchema;
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use core::ffi::{CStr, c_char, c_void};
use fadu::Error;
use fadu::columns::misread;
use std::sync::Arc;

/// What is wrong, in English.
type Why = String;

fn table(why: impl Into<Why>) -> Error {
    misread(None, &why.into())
}

/// The columns that a schema tells of. Any of them may hold nulls, whatever its flags say: null is unknown.
///
/// # Safety
/// What the schema leads to can be read.
pub(crate) unsafe fn schema(given: &FFI_ArrowSchema) -> Result<SchemaRef, Error> {
    if given.release.is_none() {
        return Err(table("the schema has been released"));
    }
    unsafe { legible(given) }.map_err(table)?;
    if given.format() != "+s" {
        return Err(table(format!("expected the format `+s`, a struct of columns, found `{}`", given.format())));
    }
    let column = |c: &FFI_ArrowSchema| {
        let name = c.name().unwrap_or_default();
        let kind = DataType::try_from(c).map_err(|e| misread(Some(name), &e.to_string()))?;
        Ok(Field::new(name, nullable(kind), true))
    };
    Ok(Arc::new(Schema::new(given.children().map(column).collect::<Result<Vec<_>, Error>>()?)))
}

/// A type in which anything may be null.
fn nullable(kind: DataType) -> DataType {
    use DataType as D;
    let any = |f: &Field| Arc::new(Field::new(f.name(), nullable(f.data_type().clone()), true));
    match kind {
        D::List(f) => D::List(any(&f)),
        D::LargeList(f) => D::LargeList(any(&f)),
        D::ListView(f) => D::ListView(any(&f)),
        D::LargeListView(f) => D::LargeListView(any(&f)),
        D::FixedSizeList(f, n) => D::FixedSizeList(any(&f), n),
        D::Struct(fields) => D::Struct(fields.iter().map(|f| any(f)).collect()),
        D::Dictionary(key, value) => D::Dictionary(key, Box::new(nullable(*value))),
        other => other,
    }
}

/// Whether a schema and all below it is text, and has the children its format speaks of.
unsafe fn legible(s: &FFI_ArrowSchema) -> Result<(), Why> {
    let format = unsafe { text(s.format) }?.ok_or("a format is NULL")?;
    unsafe { text(s.name) }?;
    let least = match format {
        "+r" => 2,
        f if f.starts_with('+') && !f.starts_with("+s") && !f.starts_with("+u") => 1,
        _ => 0,
    };
    let children = unsafe { below(s.children, s.n_children) }?;
    if children.len() < least {
        return Err(format!("the format `{format}` with {} children", children.len()));
    }
    children.into_iter().chain(unsafe { s.dictionary.as_ref() }).try_for_each(|c| unsafe { legible(c) })
}

unsafe fn text<'a>(t: *const c_char) -> Result<Option<&'a str>, Why> {
    if t.is_null() {
        return Ok(None);
    }
    unsafe { CStr::from_ptr(t) }.to_str().map(Some).map_err(|_| "a name or a format is not UTF-8".into())
}

/// Children, none of them NULL.
unsafe fn below<'a, T>(children: *mut *mut T, count: i64) -> Result<Vec<&'a T>, Why> {
    let count = usize::try_from(count).map_err(|_| format!("{count} children"))?;
    if count > 0 && children.is_null() {
        return Err("children are NULL".into());
    }
    (0..count).map(|i| unsafe { children.add(i).read().as_ref() }.ok_or_else(|| format!("child {i} is NULL"))).collect()
}

/// The rows of an array, which is released with the last of what is made of it. The columns are such as cases may have.
///
/// # Safety
/// What the array leads to can be read, and its buffers are as long as its lengths, offsets and ends of text say.
pub(crate) unsafe fn rows(array: FFI_ArrowArray, columns: &SchemaRef) -> Result<RecordBatch, Error> {
    if array.release.is_none() {
        return Err(table("the array has been released"));
    }
    let kind = DataType::Struct(columns.fields().clone());
    for (field, child) in unsafe { laid_out(&array, &kind) }.map_err(table)? {
        unsafe { all_laid_out(child, field.data_type()) }.map_err(|why| misread(Some(field.name()), &why))?;
    }
    if array.is_empty() {
        return Ok(RecordBatch::new_empty(columns.clone()));
    }
    let data = unsafe { from_ffi_and_data_type(array, kind) }.map_err(|e| table(e.to_string()))?;
    if let Some(row) = data.nulls().and_then(|n| n.iter().position(|valid| !valid)) {
        return Err(table(format!("row {row} is null")));
    }
    let column = |(field, child): (&Arc<Field>, &ArrayData)| {
        let child = child.slice(data.offset(), data.len());
        child.validate().and_then(|()| sound(&child)).map_err(|e| misread(Some(field.name()), &e.to_string()))?;
        Ok(make_array(child))
    };
    let arrays = columns.fields().iter().zip(data.child_data()).map(column).collect::<Result<Vec<_>, Error>>()?;
    RecordBatch::try_new_with_options(columns.clone(), arrays, &RecordBatchOptions::new().with_row_count(Some(data.len()))).map_err(|e| table(e.to_string()))
}

/// What `ArrayData::validate_full` checks of values; but most text is ASCII, and of that, and of lists, it is enough to see that no value
/// ends before it begins, which takes a fifth of the time.
fn sound(data: &ArrayData) -> Result<(), ArrowError> {
    data.validate_nulls()?;
    let seen = match (data.data_type(), data.buffers()) {
        (DataType::Utf8, [_, text]) => text.is_ascii() && rising::<i32>(data),
        (DataType::LargeUtf8, [_, text]) => text.is_ascii() && rising::<i64>(data),
        (DataType::List(_), _) => rising::<i32>(data),
        (DataType::LargeList(_), _) => rising::<i64>(data),
        _ => false,
    };
    if !seen {
        data.validate_values()?;
    }
    data.child_data().iter().try_for_each(sound)
}

/// Whether no offset is less than the one before. That the first and the last are in bounds has been checked.
fn rising<T: ArrowNativeType + PartialOrd>(data: &ArrayData) -> bool {
    let offsets = data.buffer::<T>(0);
    // without an early end, so that many are compared at once
    offsets.iter().zip(offsets.iter().skip(1)).take(data.len()).fold(true, |all, (a, b)| all & (a <= b))
}

/// [`laid_out`], with all below it.
unsafe fn all_laid_out(a: &FFI_ArrowArray, kind: &DataType) -> Result<(), Why> {
    unsafe { laid_out(a, kind) }?.into_iter().try_for_each(|(field, child)| unsafe { all_laid_out(child, field.data_type()) })
}

/// Whether an array has the buffers and children of its type, as far as they are read before its values are looked at; its children.
unsafe fn laid_out<'a>(a: &'a FFI_ArrowArray, kind: &'a DataType) -> Result<Vec<(&'a Field, &'a FFI_ArrowArray)>, Why> {
    let rows = a.length.checked_add(a.offset).filter(|n| a.length >= 0 && a.offset >= 0 && *n < i64::MAX / 64);
    let rows = rows.ok_or_else(|| format!("length {} at offset {}", a.length, a.offset))?;
    let stored = match kind {
        DataType::Dictionary(key, value) => {
            let values = unsafe { a.dictionary.as_ref() }.ok_or("the dictionary is NULL")?;
            unsafe { all_laid_out(values, value) }?;
            if !key.is_integer() {
                return Err(format!("the keys of a dictionary are integers, not {key}"));
            }
            key
        }
        other => other,
    };
    let expected = match stored {
        DataType::Null => 0,
        DataType::Struct(_) | DataType::FixedSizeList(..) => 1,
        DataType::Utf8 | DataType::LargeUtf8 | DataType::ListView(_) | DataType::LargeListView(_) => 3,
        DataType::Utf8View => a.n_buffers.max(3),
        _ => 2,
    };
    if a.n_buffers != expected || (expected > 0 && a.buffers.is_null()) {
        return Err(format!("{} buffers, expected {expected}", a.n_buffers));
    }
    let buffers: Vec<*const c_void> = (0..usize::try_from(expected).unwrap_or(0)).map(|i| unsafe { a.buffers.add(i).read() }).collect();
    let null = |i: usize| buffers.get(i).is_some_and(|b| b.is_null());
    if a.null_count > 0 && null(0) {
        return Err(format!("null_count {} without a bitmap", a.null_count));
    }
    let bytes = match (stored, &*buffers) {
        (DataType::Utf8, [_, ends, _]) => unsafe { last::<i32>(*ends, rows) }?,
        (DataType::LargeUtf8, [_, ends, _]) => unsafe { last::<i64>(*ends, rows) }?,
        (DataType::Utf8View, [_, _, data @ .., lengths]) => unsafe { sizes(*lengths, data.len()) }?,
        _ => rows,
    };
    // there is nothing to point at where all text is empty
    if rows > 0 && (null(1) || (null(2) && bytes > 0 && *stored != DataType::Utf8View)) {
        return Err("a buffer is NULL".into());
    }
    let fields: Vec<(&Field, i64)> = match stored {
        DataType::Struct(fields) => fields.iter().map(|f| (&**f, rows)).collect(),
        DataType::FixedSizeList(f, n) => [(&**f, rows.checked_mul(i64::from(*n)).filter(|all| *all >= 0).ok_or_else(|| format!("lists of {n}"))?)].into(),
        DataType::List(f) | DataType::LargeList(f) | DataType::ListView(f) | DataType::LargeListView(f) => [(&**f, 0)].into(),
        _ => return Ok(Vec::new()),
    };
    let children = unsafe { below(a.children, a.n_children) }?;
    if children.len() != fields.len() {
        return Err(format!("{} children, expected {}", children.len(), fields.len()));
    }
    let long_enough = |((field, least), child): ((&'a Field, i64), &'a FFI_ArrowArray)| {
        if child.length < least { Err(format!("a child of length {}, expected {least}", child.length)) } else { Ok((field, child)) }
    };
    fields.into_iter().zip(children).map(long_enough).collect()
}

/// Where the last text ends, which Arrow takes for the length of all of them.
unsafe fn last<T: Copy + Into<i64>>(ends: *const c_void, rows: i64) -> Result<i64, Why> {
    let ends = ends.cast::<T>();
    if ends.is_null() || !ends.is_aligned() {
        return Err("the offsets are NULL or not aligned".into());
    }
    let at = unsafe { ends.add(usize::try_from(rows).map_err(|e| e.to_string())?).read() }.into();
    if at < 0 { Err(format!("text ends at {at}")) } else { Ok(at) }
}

/// The lengths of the buffers of views.
unsafe fn sizes(lengths: *const c_void, count: usize) -> Result<i64, Why> {
    let lengths = lengths.cast::<i64>();
    if count > 0 && (lengths.is_null() || !lengths.is_aligned()) {
        return Err("the lengths of buffers are NULL or not aligned".into());
    }
    match (0..count).map(|i| unsafe { lengths.add(i).read() }).find(|n| *n < 0) {
        Some(n) => Err(format!("a buffer of length {n}")),
        None => Ok(0),
    }
}
