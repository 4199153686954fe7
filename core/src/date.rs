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
