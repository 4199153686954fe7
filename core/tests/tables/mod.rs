//! Cases as tables, their columns typed in one of many ways, and tables as JSON again.

use arrow_array::builder::*;
use arrow_array::cast::AsArray;
use arrow_array::types::*;
use arrow_array::*;
use arrow_buffer::{NullBuffer, OffsetBuffer, ScalarBuffer};
use arrow_schema::{DataType, Field, Schema};
use serde_json::{Map, Value, json};
use std::sync::Arc;

const PROPOSAL: [&str; 8] = ["measure", "target", "person", "amount", "duration", "basis", "authority", "transfer_to"];
const PRIOR: [&str; 4] = ["measure", "date", "basis", "authority"];

/// A table of these cases: one column for each key that one of them has.
pub fn table(cases: &[Value], style: usize) -> RecordBatch {
    let mut columns: Vec<(String, ArrayRef)> = Vec::new();
    let column = |path: [&str; 2]| -> Vec<Value> { cases.iter().map(|c| if path[1].is_empty() { c[path[0]].clone() } else { c[path[0]][path[1]].clone() }).collect() };
    let mut keys: Vec<[String; 2]> = Vec::new();
    for case in cases {
        for (key, value) in case.as_object().unwrap() {
            let below: Vec<String> = match key.as_str() {
                "act" | "steps" | "facts" | "amounts" => value.as_object().into_iter().flat_map(Map::keys).cloned().collect(),
                _ => vec![String::new()],
            };
            for path in below.into_iter().map(|b| [key.clone(), b]) {
                if !keys.contains(&path) {
                    keys.push(path);
                }
            }
        }
    }
    for path in ["violations", "subjects"].map(|k| [k.to_owned(), String::new()]).into_iter().chain([["act".to_owned(), "from".to_owned()]]) {
        if !keys.contains(&path) {
            keys.push(path);
        }
    }
    for (n, [key, below]) in keys.iter().enumerate() {
        let style = style + n;
        let values = column([key, below]);
        let (name, array) = match key.as_str() {
            "act" | "steps" => (format!("{key}.{below}"), days(&values, style)),
            "discovered" | "filed" | "decided" => (key.clone(), days(&values, style)),
            "facts" => (format!("fact.{below}"), truths(&values, style)),
            "amounts" => (format!("amount.{below}"), sums(&values, style)),
            "id" => (key.clone(), texts(&values, style)),
            "prior" => (key.clone(), lists(&values, style, |v| objects(v, &PRIOR, style))),
            "proposals" => (key.clone(), lists(&values, style, |v| objects(v, &PROPOSAL, style))),
            _ if style % 5 == 3 && values.iter().all(|v| v.is_null() || v.as_array().is_some_and(|l| l.len() == 1 && !l[0].is_null())) => {
                let one: Vec<Value> = values.iter().map(|v| v[0].clone()).collect();
                (key.clone(), texts(&one, style))
            }
            _ => (key.clone(), lists(&values, style, |v| texts(v, style))),
        };
        columns.push((name, array));
    }
    let fields: Vec<Field> = columns.iter().map(|(n, a)| Field::new(n, a.data_type().clone(), true)).collect();
    RecordBatch::try_new(Arc::new(Schema::new(fields)), columns.into_iter().map(|(_, a)| a).collect()).unwrap()
}

/// Puts something before an array and cuts it off again, so that it starts at an offset.
fn sliced(values: &[Value], style: usize, array: impl Fn(&[Value]) -> ArrayRef) -> ArrayRef {
    if style % 3 != 1 { array(values) } else { array(&[values, values].concat()).slice(values.len(), values.len()) }
}

fn texts(values: &[Value], style: usize) -> ArrayRef {
    sliced(values, style, |values| whole_texts(values, style))
}

fn whole_texts(values: &[Value], style: usize) -> ArrayRef {
    let each = || values.iter().map(Value::as_str);
    match style % 6 {
        0 | 1 => Arc::new(each().collect::<StringArray>()),
        2 => Arc::new(each().collect::<LargeStringArray>()),
        3 => Arc::new(each().collect::<StringViewArray>()),
        4 => Arc::new(each().collect::<DictionaryArray<Int32Type>>()),
        // a dictionary with nulls and equal values in it
        _ => {
            let keys: UInt32Array = (0u32..).take(values.len()).map(Some).collect();
            Arc::new(DictionaryArray::<UInt32Type>::try_new(keys, Arc::new(each().collect::<StringArray>())).unwrap())
        }
    }
}

fn days(values: &[Value], style: usize) -> ArrayRef {
    sliced(values, style, |values| whole_days(values, style))
}

fn whole_days(values: &[Value], style: usize) -> ArrayRef {
    let parsed: Vec<Option<i32>> = values.iter().map(|v| fadu::date::Date::parse(v.as_str()?)?.days()).collect();
    if values.iter().zip(&parsed).any(|(v, d)| v.is_null() != d.is_none()) {
        return whole_texts(values, style);
    }
    let seconds = || parsed.iter().map(|d| d.map(|d| i64::from(d) * 86_400));
    match style % 8 {
        0..3 => Arc::new(parsed.iter().collect::<Date32Array>()),
        3 => Arc::new(seconds().map(|s| s.map(|s| s * 1000)).collect::<Date64Array>()),
        4 => Arc::new(seconds().map(|s| s.map(|s| s * 1_000_000)).collect::<TimestampMicrosecondArray>()),
        5 => Arc::new(seconds().collect::<TimestampSecondArray>()),
        6 => {
            let keys: Int16Array = parsed.iter().enumerate().map(|(i, d)| d.map(|_| i16::try_from(i).unwrap())).collect();
            Arc::new(DictionaryArray::<Int16Type>::try_new(keys, Arc::new(parsed.iter().collect::<Date32Array>())).unwrap())
        }
        _ => whole_texts(values, style),
    }
}

fn truths(values: &[Value], style: usize) -> ArrayRef {
    sliced(values, style, |values| Arc::new(values.iter().map(Value::as_bool).collect::<BooleanArray>()))
}

fn sums(values: &[Value], style: usize) -> ArrayRef {
    sliced(values, style, |values| whole_sums(values, style))
}

fn whole_sums(values: &[Value], style: usize) -> ArrayRef {
    let scale = [0u8, 2, 3, 6][style % 4];
    let fits = |t: &str| {
        let (whole, part) = t.split_once('.').unwrap_or((t, ""));
        let scale = usize::from(scale);
        let plain = whole.strip_prefix('-').unwrap_or(whole).bytes().chain(part.bytes()).all(|b| b.is_ascii_digit());
        (plain && part.len() <= scale && !t.starts_with('-')).then(|| format!("{whole}{part:0<scale$}").parse::<i128>().ok()).flatten()
    };
    let parsed: Vec<Option<i128>> = values.iter().map(|v| v.as_str().and_then(fits)).collect();
    // what cannot be written so (and what is told with its text) stays text
    if style % 7 < 3
        || values.iter().zip(&parsed).any(|(v, n)| v.is_null() != n.is_none())
        || values.iter().any(|v| v.as_str().is_some_and(|t| t.contains('.') && t.ends_with('0') || t.len() > 15))
    {
        return whole_texts(values, style);
    }
    Arc::new(parsed.into_iter().collect::<Decimal128Array>().with_precision_and_scale(38, i8::try_from(scale).unwrap()).unwrap())
}

fn lists(values: &[Value], style: usize, inner: impl Fn(&[Value]) -> ArrayRef) -> ArrayRef {
    sliced(values, style, |values| whole_lists(values, style, &inner))
}

fn whole_lists(values: &[Value], style: usize, inner: impl Fn(&[Value]) -> ArrayRef) -> ArrayRef {
    let flat: Vec<Value> = values.iter().filter_map(Value::as_array).flatten().cloned().collect();
    let lengths = || values.iter().map(|v| v.as_array().map_or(0, Vec::len));
    let nulls = Some(NullBuffer::from_iter(values.iter().map(|v| !v.is_null())));
    let inner = inner(&flat);
    let item = Arc::new(Field::new_list_field(inner.data_type().clone(), true));
    match style % 5 {
        1 => Arc::new(LargeListArray::new(item, OffsetBuffer::from_lengths(lengths()), inner, nulls)),
        2 => {
            let offsets = OffsetBuffer::<i32>::from_lengths(lengths());
            let sizes: Vec<i32> = lengths().map(|n| i32::try_from(n).unwrap()).collect();
            let starts: Vec<i32> = offsets.iter().copied().take(values.len()).collect();
            Arc::new(ListViewArray::new(item, ScalarBuffer::from(starts), ScalarBuffer::from(sizes), inner, nulls))
        }
        _ => Arc::new(ListArray::new(item, OffsetBuffer::from_lengths(lengths()), inner, nulls)),
    }
}

fn objects(values: &[Value], keys: &[&str], style: usize) -> ArrayRef {
    // a struct has all its keys: a key that none of the values has is left out
    let keys: Vec<&str> = keys.iter().copied().filter(|k| *k == "measure" || values.iter().any(|v| !v[k].is_null())).collect();
    let columns: Vec<ArrayRef> = keys
        .iter()
        .map(|k| {
            let each: Vec<Value> = values.iter().map(|v| v[k].clone()).collect();
            match *k {
                "authority" => objects_or_null(&each, &["body", "level"], style),
                "duration" => durations(&each),
                "amount" => sums(&each, style),
                "date" => days(&each, style),
                "transfer_to" => lists(&each, style, |v| texts(v, style)),
                _ => texts(&each, style),
            }
        })
        .collect();
    structs(&keys, columns, values)
}

fn objects_or_null(values: &[Value], keys: &[&str], style: usize) -> ArrayRef {
    let columns = keys.iter().map(|k| texts(&values.iter().map(|v| v[k].clone()).collect::<Vec<_>>(), style)).collect();
    structs(keys, columns, values)
}

fn durations(values: &[Value]) -> ArrayRef {
    let mut counts = UInt16Builder::new();
    values.iter().for_each(|v| counts.append_option(v["n"].as_u64().map(|n| u16::try_from(n).unwrap())));
    let units = texts(&values.iter().map(|v| v["unit"].clone()).collect::<Vec<_>>(), 0);
    let lives = truths(&values.iter().map(|v| v["life"].clone()).collect::<Vec<_>>(), 0);
    structs(&["unit", "n", "life"], vec![units, Arc::new(counts.finish()), lives], values)
}

fn structs(keys: &[&str], columns: Vec<ArrayRef>, values: &[Value]) -> ArrayRef {
    let fields: Vec<Field> = keys.iter().zip(&columns).map(|(k, c)| Field::new(*k, c.data_type().clone(), true)).collect();
    Arc::new(StructArray::new(fields.into(), columns, Some(NullBuffer::from_iter(values.iter().map(|v| !v.is_null())))))
}

/// The rows of an answer as JSON, without nulls.
pub fn rows(batch: &RecordBatch) -> Vec<Map<String, Value>> {
    let schema = batch.schema();
    let row = |i: usize| schema.fields().iter().zip(batch.columns()).map(|(f, c)| (f.name().clone(), decode(c, i))).filter(|(_, v)| !v.is_null()).collect();
    (0..batch.num_rows()).map(row).collect()
}

/// A value of an answer as JSON; money as the JSON answers write it.
pub fn decode(a: &dyn Array, i: usize) -> Value {
    if a.is_null(i) {
        return Value::Null;
    }
    match a.data_type() {
        DataType::Utf8 => json!(a.as_string::<i32>().value(i)),
        DataType::Boolean => json!(a.as_boolean().value(i)),
        DataType::UInt32 => json!(a.as_primitive::<UInt32Type>().value(i)),
        DataType::UInt64 => json!(a.as_primitive::<UInt64Type>().value(i)),
        DataType::Dictionary(..) => {
            let d = a.as_dictionary::<Int32Type>();
            decode(d.values(), d.key(i).unwrap())
        }
        DataType::Decimal128(_, scale) => {
            let n = a.as_primitive::<Decimal128Type>().value(i);
            let Ok(places) = usize::try_from(*scale) else { return json!((n * 10i128.pow(u32::from(scale.unsigned_abs()))).to_string()) };
            let digits = format!("{n:0>width$}", width = places + 1);
            let (whole, part) = digits.split_at(digits.len() - places);
            let part = part.trim_end_matches('0');
            json!(if part.is_empty() { whole.to_owned() } else { format!("{whole}.{part}") })
        }
        DataType::List(_) => {
            let list = a.as_list::<i32>().value(i);
            (0..list.len()).map(|j| decode(&list, j)).collect()
        }
        DataType::Struct(fields) => {
            let s = a.as_struct();
            Value::Object(fields.iter().zip(s.columns()).map(|(f, c)| (f.name().clone(), decode(c, i))).collect())
        }
        t => panic!("no answer has {t}"),
    }
}
