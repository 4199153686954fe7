//! Values of columns as the text that JSON has for them.

use super::input::looked_up;
use crate::date::Date;
use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::{String, ToString};
use arrow_array::Array;
use arrow_array::cast::AsArray;
use arrow_array::types::*;
use arrow_schema::{DataType, TimeUnit};

const DAY: i64 = 86_400;

/// A text.
pub(super) fn text(a: &dyn Array, i: usize) -> Option<&str> {
    match a.data_type() {
        _ if a.is_null(i) => None,
        DataType::Utf8 => Some(a.as_string_opt::<i32>()?.value(i)),
        DataType::LargeUtf8 => Some(a.as_string_opt::<i64>()?.value(i)),
        DataType::Utf8View => Some(a.as_string_view_opt()?.value(i)),
        DataType::Dictionary(..) => looked_up(a, i).and_then(|(values, k)| text(values, k)),
        _ => None,
    }
}

/// The day a value names, counted from 1970-01-01: none for a moment within a day, or no day at all.
pub(super) fn days(a: &dyn Array, i: usize) -> Option<i32> {
    if *a.data_type() == DataType::Date32 {
        return Some(a.as_primitive_opt::<Date32Type>()?.value(i));
    }
    match moment(a, i) {
        Some((seconds, true)) if seconds.rem_euclid(DAY) == 0 => i32::try_from(seconds.div_euclid(DAY)).ok(),
        Some(_) => None,
        None => text(a, i).and_then(Date::parse)?.days(),
    }
}

/// Seconds from 1970-01-01, and whether they are whole.
fn moment(a: &dyn Array, i: usize) -> Option<(i64, bool)> {
    let split = |n: i64, unit: i64| (n.div_euclid(unit), n.rem_euclid(unit) == 0);
    Some(match a.data_type() {
        DataType::Date64 => split(a.as_primitive_opt::<Date64Type>()?.value(i), 1000),
        DataType::Timestamp(TimeUnit::Second, _) => split(a.as_primitive_opt::<TimestampSecondType>()?.value(i), 1),
        DataType::Timestamp(TimeUnit::Millisecond, _) => split(a.as_primitive_opt::<TimestampMillisecondType>()?.value(i), 1000),
        DataType::Timestamp(TimeUnit::Microsecond, _) => split(a.as_primitive_opt::<TimestampMicrosecondType>()?.value(i), 1_000_000),
        DataType::Timestamp(TimeUnit::Nanosecond, _) => split(a.as_primitive_opt::<TimestampNanosecondType>()?.value(i), 1_000_000_000),
        _ => return None,
    })
}

/// A day as text; what is no day as text that the reader refuses.
pub(super) fn day(a: &dyn Array, i: usize) -> String {
    if let Some(t) = text(a, i) {
        return t.to_owned();
    }
    if let Some(days) = days(a, i) {
        return Date::from_days(days).map_or_else(|| format!("{days} days after 1970-01-01"), |d| d.to_string());
    }
    let (seconds, _) = moment(a, i).unwrap_or_default();
    let date = i32::try_from(seconds.div_euclid(DAY)).ok().and_then(Date::from_days);
    let rest = seconds.rem_euclid(DAY);
    match date {
        Some(d) => format!("{d}T{:02}:{:02}:{:02}", rest / 3600, rest / 60 % 60, rest % 60),
        None => format!("{seconds} seconds after 1970-01-01"),
    }
}

/// A sum as text, without trailing zeros behind the point.
pub(super) fn sum(a: &dyn Array, i: usize) -> String {
    let (value, scale) = match a.data_type() {
        DataType::Decimal128(_, scale) => (a.as_primitive_opt::<Decimal128Type>().map_or(0, |d| d.value(i)), *scale),
        t if t.is_integer() => (whole(a, i).unwrap_or(0), 0),
        _ => return text(a, i).unwrap_or_default().to_owned(),
    };
    let digits = value.unsigned_abs().to_string();
    let sign = if value < 0 { "-" } else { "" };
    let Ok(places) = usize::try_from(scale) else {
        let zeros = usize::from(scale.unsigned_abs());
        return if value == 0 { digits } else { format!("{sign}{digits}{:0<zeros$}", "") };
    };
    let digits = format!("{digits:0>width$}", width = places.saturating_add(1));
    let (whole, part) = digits.split_at(digits.len().saturating_sub(places));
    match part.trim_end_matches('0') {
        "" => format!("{sign}{whole}"),
        part => format!("{sign}{whole}.{part}"),
    }
}

/// A whole number, not below zero.
pub(super) fn count(a: &dyn Array, i: usize) -> Option<u64> {
    whole(a, i).and_then(|n| u64::try_from(n).ok())
}

fn whole(a: &dyn Array, i: usize) -> Option<i128> {
    Some(match a.data_type() {
        DataType::Int8 => a.as_primitive_opt::<Int8Type>()?.value(i).into(),
        DataType::Int16 => a.as_primitive_opt::<Int16Type>()?.value(i).into(),
        DataType::Int32 => a.as_primitive_opt::<Int32Type>()?.value(i).into(),
        DataType::Int64 => a.as_primitive_opt::<Int64Type>()?.value(i).into(),
        DataType::UInt8 => a.as_primitive_opt::<UInt8Type>()?.value(i).into(),
        DataType::UInt16 => a.as_primitive_opt::<UInt16Type>()?.value(i).into(),
        DataType::UInt32 => a.as_primitive_opt::<UInt32Type>()?.value(i).into(),
        DataType::UInt64 => a.as_primitive_opt::<UInt64Type>()?.value(i).into(),
        _ => return None,
    })
}
