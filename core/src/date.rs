//! A civil day, as statutes and cases write it: YYYY-MM-DD. Calendar arithmetic is chrono's.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
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
        NaiveDate::from_ymd_opt(year.into(), month.try_into().ok()?, day.try_into().ok()?).and_then(Self::from_civil)
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
        self.civil().and_then(|d| d.checked_add_months(Months::new(months.into()))).and_then(Self::from_civil).unwrap_or(Self::LAST)
    }

    /// So many days later by the calendar.
    pub fn plus(self, days: u16) -> Self {
        self.civil().and_then(|d| d.checked_add_days(Days::new(days.into()))).and_then(Self::from_civil).unwrap_or(Self::LAST)
    }

    /// The day so many days after 1970-01-01, or before it.
    pub fn from_days(days: i32) -> Option<Self> {
        NaiveDate::from_epoch_days(days).and_then(Self::from_civil)
    }

    /// How many days after 1970-01-01 it is; before it, below zero.
    pub fn days(self) -> Option<i32> {
        self.civil().map(|d| d.to_epoch_days())
    }

    /// Whether it is a Saturday or a Sunday.
    pub fn weekend(self) -> bool {
        self.civil().is_some_and(|d| matches!(d.weekday(), Weekday::Sat | Weekday::Sun))
    }

    fn civil(self) -> Option<NaiveDate> {
        let (year, month, day) = self.parts();
        NaiveDate::from_ymd_opt(year.into(), month.into(), day.into())
    }

    fn from_civil(d: NaiveDate) -> Option<Self> {
        let year = u32::try_from(d.year()).ok()?;
        Some(Self(year.checked_mul(10_000)?.checked_add(d.month().checked_mul(100)?)?.checked_add(d.day())?)).filter(|d| *d <= Self::LAST)
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

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn days_and_months_are_counted_by_the_calendar() {
        let day = |t: &str| Date::parse(t).unwrap_or(Date(0));
        assert_eq!(day("2024-01-31").months_on(1), day("2024-02-29"));
        assert_eq!(day("2023-10-31").months_on(16), day("2025-02-28"));
        assert_eq!(day("2023-12-15").months_on(12), day("2024-12-15"));
        assert_eq!(day("2024-02-28").plus(2), day("2024-03-01"));
        assert_eq!((day("9999-12-31").plus(1), day("9999-11-30").months_on(2)), (Date::LAST, Date::LAST));
        assert_eq!((day("1970-01-01").days(), day("1969-12-31").days(), day("2024-03-01").days()), (Some(0), Some(-1), Some(19_783)));
        assert_eq!((Date::from_days(19_783), Date::from_days(i32::MAX)), (Some(day("2024-03-01")), None));
        assert!(day("2024-03-02").weekend() && day("2024-03-03").weekend() && !day("2024-03-04").weekend());
        assert_eq!((Date::parse("2023-02-29"), Date::parse("2024-2-09"), Date::new(2024, 13, 1), Date::new(10_000, 1, 1)), (None, None, None, None));
    }
}
