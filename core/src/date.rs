//! A civil day, as statutes and cases write it: YYYY-MM-DD. Calendar arithmetic is jiff's.

use core::fmt;
use serde::{Deserialize, Serialize};

/// A day, ordered, packed as `yyyymmdd` so that it can stand in a static table.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Date(pub(crate) u32);

impl Date {
    /// The last day that can be written.
    pub const LAST: Self = Self(99_991_231);

    /// The day `year-month-day`, or `None` if the calendar has no such day.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        jiff::civil::Date::new(year, month, day).ok().and_then(Self::from_civil)
    }

    /// Reads exactly `YYYY-MM-DD`; anything else, or a day the calendar lacks, is `None`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-');
        let mut part = |width: usize| {
            let p = parts.next()?;
            (p.len() == width && p.bytes().all(|b| b.is_ascii_digit())).then_some(p)
        };
        Self::new(part(4)?.parse().ok()?, part(2)?.parse().ok()?, part(2)?.parse().ok()?)
    }

    /// Year, month and day.
    pub fn parts(self) -> (u16, u8, u8) {
        let part = |n: u32| u8::try_from(n % 100).unwrap_or(0);
        (u16::try_from(self.0 / 10_000).unwrap_or(0), part(self.0 / 100), part(self.0))
    }

    /// The day of the same date so many months on, or the last day of that month where it has no such date.
    #[must_use]
    pub fn months_on(self, months: u16) -> Self {
        let civil = || {
            let (y, m, d) = (i16::try_from(self.0 / 10_000).ok()?, i8::try_from(self.0 / 100 % 100).ok()?, i8::try_from(self.0 % 100).ok()?);
            let span = jiff::Span::new().try_months(months).ok()?;
            Self::from_civil(jiff::civil::Date::new(y, m, d).ok()?.checked_add(span).ok()?)
        };
        civil().unwrap_or(Self::LAST)
    }

    /// So many days later by the calendar.
    pub fn plus(self, days: u16) -> Self {
        self.civil().and_then(|d| Self::from_civil(d.checked_add(jiff::Span::new().try_days(i64::from(days)).ok()?).ok()?)).unwrap_or(Self::LAST)
    }

    /// The day so many days after 1970-01-01, or before it.
    pub fn from_days(days: i32) -> Option<Self> {
        let span = jiff::Span::new().try_days(days).ok()?;
        Self::from_civil(jiff::civil::Date::constant(1970, 1, 1).checked_add(span).ok()?)
    }

    /// How many days after 1970-01-01 it is; before it, below zero.
    pub fn days(self) -> Option<i32> {
        self.civil()?.since(jiff::civil::Date::constant(1970, 1, 1)).ok().map(|s| s.get_days())
    }

    /// Whether it is a Saturday or a Sunday.
    pub fn weekend(self) -> bool {
        self.civil().is_some_and(|d| matches!(d.weekday(), jiff::civil::Weekday::Saturday | jiff::civil::Weekday::Sunday))
    }

    fn civil(self) -> Option<jiff::civil::Date> {
        let part = |n: u32| i8::try_from(n % 100).ok();
        jiff::civil::Date::new(i16::try_from(self.0 / 10_000).ok()?, part(self.0 / 100)?, part(self.0)?).ok()
    }

    fn from_civil(d: jiff::civil::Date) -> Option<Self> {
        let (y, m, d) = (u32::try_from(d.year()).ok()?, u32::try_from(d.month()).ok()?, u32::try_from(d.day()).ok()?);
        Some(Self(y.checked_mul(10_000)?.checked_add(m.checked_mul(100)?)?.checked_add(d)?))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0 / 10_000, self.0 / 100 % 100, self.0 % 100)
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = alloc::string::String::deserialize(d)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("a day is written YYYY-MM-DD"))
    }
}
