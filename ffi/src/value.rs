//! The values the law is written in, as C structures: days, sums, places, bodies, what is asked. Absent is all zero.

use crate::border::{Outcome, border, put, text};
use crate::error::{entry, fadu_error};
use crate::status::fadu_status::{self, *};
use crate::text::{fadu_text, write};
use core::ffi::c_char;
use fadu::Rulebook;
use fadu::assessment::{Ask, Day};
use fadu::case::Basis;
use fadu::citation::Citation;
use fadu::condition::Truth;
use fadu::date::Date;
use fadu::duty::Place;
use fadu::look_up;
use fadu::money::Money;
use fadu::vocabulary::{AuthorityId, Level};

/// An entry of the vocabulary: its position in its table.
pub type fadu_id = u16;

/// A day of the calendar; month 0: absent.
#[repr(C)]
#[derive(Clone, Copy, Default)]
pub struct fadu_date {
    /// Year.
    pub year: u16,
    /// Month, from 1.
    pub month: u8,
    /// Day of the month, from 1.
    pub day: u8,
}

impl From<Option<Date>> for fadu_date {
    fn from(d: Option<Date>) -> Self {
        d.map_or(Self::default(), |d| {
            let (year, month, day) = d.parts();
            Self { year, month, day }
        })
    }
}

impl fadu_date {
    /// The day; none if absent.
    pub(crate) fn known(self) -> Outcome<Option<Date>> {
        if self.month == 0 {
            return Ok(None);
        }
        let date = || Date::new(i16::try_from(self.year).ok()?, i8::try_from(self.month).ok()?, i8::try_from(self.day).ok()?);
        date().map(Some).ok_or(FADU_STATUS_OUT_OF_RANGE)
    }
}

/// A sum in yuan (or a factor), exact; not `given`: absent.
#[repr(C)]
#[derive(Clone, Copy, Default)]
pub struct fadu_sum {
    /// Whole yuan. In a case at most 15 digits.
    pub yuan: u64,
    /// Millionths of a yuan: one fen is 10000. In a case whole fen.
    pub millionths: u32,
    /// Whether there is one.
    pub given: bool,
}

impl From<Option<Money>> for fadu_sum {
    fn from(sum: Option<Money>) -> Self {
        sum.map_or(Self::default(), |s| {
            // no bound the law sets, times no amount a case may state, comes near to what 64 bits hold
            let (yuan, millionths) = s.parts().unwrap_or((u64::MAX, 0));
            Self { yuan, millionths, given: true }
        })
    }
}

impl fadu_sum {
    /// The sum, as a case may state it; none if absent.
    pub(crate) fn known(self) -> Outcome<Option<Money>> {
        if !self.given {
            return Ok(None);
        }
        let fen = || Some((self.millionths.checked_div(10_000)?, self.millionths.checked_rem(10_000)?));
        let fen = fen().filter(|(_, rest)| *rest == 0).and_then(|(fen, _)| u8::try_from(fen).ok());
        fen.and_then(|fen| Money::of(self.yuan, fen)).map(Some).ok_or(FADU_STATUS_OUT_OF_RANGE)
    }
}

/// A place in a version of a statute; article 0: absent.
#[repr(C)]
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct fadu_place {
    /// The statute version: its position in the rulebook (fadu_rulebook_statute()).
    pub version: u16,
    /// Article, from 1.
    pub article: u16,
    /// Paragraph, from 1; 0: the whole article.
    pub paragraph: u8,
    /// Item, from 1; 0: the whole paragraph.
    pub item: u8,
}

impl From<Place> for fadu_place {
    fn from(p: Place) -> Self {
        Self { version: p.version, article: p.at.article, paragraph: p.at.paragraph, item: p.at.item }
    }
}

impl From<Option<Place>> for fadu_place {
    fn from(p: Option<Place>) -> Self {
        p.map_or(Self::default(), Self::from)
    }
}

impl fadu_place {
    /// The place; none if absent.
    pub(crate) fn known(self, book: &Rulebook) -> Outcome<Option<Basis>> {
        if self.article == 0 {
            return Ok(None);
        }
        let at = Citation { article: self.article, paragraph: self.paragraph, item: self.item };
        let basis = Basis { version: self.version, at };
        if usize::from(self.version) < book.versions.len() { Ok(Some(basis)) } else { Err(FADU_STATUS_OUT_OF_RANGE) }
    }
}

/// Level of an authority, lowest first; 0: absent.
#[repr(u32)]
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum fadu_level {
    /// 县级
    FADU_LEVEL_COUNTY = 1,
    /// 设区的市级
    FADU_LEVEL_MUNICIPAL = 2,
    /// 省级
    FADU_LEVEL_PROVINCIAL = 3,
    /// 国家
    FADU_LEVEL_NATIONAL = 4,
}

/// A body at a level; level 0: absent.
#[repr(C)]
#[derive(Clone, Copy, Default)]
pub struct fadu_authority {
    /// A fadu_level: its level, or the lowest that may act.
    pub level: u32,
    /// The body, of FADU_TABLE_AUTHORITIES.
    pub body: fadu_id,
}

pub(crate) fn level(l: Level) -> fadu_level {
    use fadu_level::*;
    match l {
        Level::County => FADU_LEVEL_COUNTY,
        Level::Municipal => FADU_LEVEL_MUNICIPAL,
        Level::Provincial => FADU_LEVEL_PROVINCIAL,
        Level::National => FADU_LEVEL_NATIONAL,
    }
}

impl From<&(AuthorityId, Level)> for fadu_authority {
    fn from((body, l): &(AuthorityId, Level)) -> Self {
        Self { level: level(*l) as u32, body: id(body.index()) }
    }
}

impl fadu_authority {
    /// The body and its level; none if absent.
    pub(crate) fn known(self, book: &Rulebook) -> Outcome<Option<(AuthorityId, Level)>> {
        if self.level == 0 {
            return Ok(None);
        }
        let found = book.authority_at(self.body).zip(Level::ALL.into_iter().find(|l| level(*l) as u32 == self.level));
        found.map(Some).ok_or(FADU_STATUS_OUT_OF_RANGE)
    }
}

/// Known true, known false, or unknown.
#[repr(u32)]
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum fadu_truth {
    /// Not known. Of a finding or a reason: conditional.
    FADU_TRUTH_UNKNOWN = 0,
    /// Known to hold. Of a finding or a reason: permitted.
    FADU_TRUTH_TRUE = 1,
    /// Known not to hold. Of a finding or a reason: not permitted.
    FADU_TRUTH_FALSE = 2,
}

pub(crate) fn truth(t: Truth) -> fadu_truth {
    use fadu_truth::*;
    match t {
        Truth::Unknown => FADU_TRUTH_UNKNOWN,
        Truth::True => FADU_TRUTH_TRUE,
        Truth::False => FADU_TRUTH_FALSE,
    }
}

/// What sort of thing is asked for.
#[repr(u32)]
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum fadu_ask_kind {
    /// A fact: `id` of FADU_TABLE_FACTS.
    FADU_ASK_FACT = 1,
    /// A fact as a test of the provision at `place` alone.
    FADU_ASK_FACT_AT = 2,
    /// An amount: `id` of FADU_TABLE_AMOUNTS.
    FADU_ASK_AMOUNT = 3,
    /// A role of the violator: `id` of FADU_TABLE_SUBJECTS.
    FADU_ASK_ROLE = 4,
    /// Whether a measure was imposed before: `id` of FADU_TABLE_MEASURES.
    FADU_ASK_IMPOSED = 5,
    /// Whether the breach is of the very duty at `place`.
    FADU_ASK_BREACH = 6,
    /// A day of the case: `id` is a fadu_day.
    FADU_ASK_DATE = 7,
}

/// Days a case may state, beside those of the act.
#[repr(u32)]
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum fadu_day {
    /// The violation was discovered.
    FADU_DAY_DISCOVERED = 1,
    /// The case was filed.
    FADU_DAY_FILED = 2,
    /// Content, facts, reasons, basis and rights were notified.
    FADU_DAY_NOTIFIED = 3,
    /// The right to a hearing was notified.
    FADU_DAY_HEARING_NOTIFIED = 4,
    /// A hearing was requested.
    FADU_DAY_HEARING_REQUESTED = 5,
    /// The hearing was held.
    FADU_DAY_HEARING = 6,
    /// The decision was made.
    FADU_DAY_DECIDED = 7,
    /// The decision was served.
    FADU_DAY_SERVED = 8,
}

/// What is asked for.
#[repr(C)]
#[derive(Clone, Copy, Default)]
pub struct fadu_ask {
    /// A fadu_ask_kind.
    pub kind: u32,
    /// What it is about; which table it belongs to depends on the kind.
    pub id: fadu_id,
    /// The provision or duty, for FADU_ASK_FACT_AT and FADU_ASK_BREACH.
    pub place: fadu_place,
}

impl From<&Ask> for fadu_ask {
    fn from(ask: &Ask) -> Self {
        use fadu_ask_kind::*;
        use fadu_day::*;
        let of = |kind: fadu_ask_kind, n: usize| Self { kind: kind as u32, id: id(n), place: fadu_place::default() };
        match *ask {
            Ask::Fact(f) => of(FADU_ASK_FACT, f.index()),
            Ask::FactAt(f, at) => Self { place: at.into(), ..of(FADU_ASK_FACT_AT, f.index()) },
            Ask::Amount(a) => of(FADU_ASK_AMOUNT, a.index()),
            Ask::Role(s) => of(FADU_ASK_ROLE, s.index()),
            Ask::Imposed(m) => of(FADU_ASK_IMPOSED, m.index()),
            Ask::Breach(at) => Self { place: at.into(), ..of(FADU_ASK_BREACH, 0) },
            Ask::Date(Day::Discovered) => of(FADU_ASK_DATE, FADU_DAY_DISCOVERED as usize),
            Ask::Date(Day::Filed) => of(FADU_ASK_DATE, FADU_DAY_FILED as usize),
            Ask::Date(Day::Decided) => of(FADU_ASK_DATE, FADU_DAY_DECIDED as usize),
        }
    }
}

impl fadu_ask {
    pub(crate) fn known(self, book: &Rulebook) -> Outcome<Ask> {
        use fadu_ask_kind::*;
        let place = || self.place.known(book).ok().flatten().map(|b| Place { version: b.version, at: b.at });
        let day = |n: fadu_id| [Day::Discovered, Day::Filed, Day::Decided].into_iter().find(|d| fadu_ask::from(&Ask::Date(*d)).id == n);
        let found = match self.kind {
            k if k == FADU_ASK_FACT as u32 => book.fact_at(self.id).map(Ask::Fact),
            k if k == FADU_ASK_FACT_AT as u32 => book.fact_at(self.id).zip(place()).map(|(f, at)| Ask::FactAt(f, at)),
            k if k == FADU_ASK_AMOUNT as u32 => book.amount_at(self.id).map(Ask::Amount),
            k if k == FADU_ASK_ROLE as u32 => book.subject_at(self.id).map(Ask::Role),
            k if k == FADU_ASK_IMPOSED as u32 => book.measure_at(self.id).map(Ask::Imposed),
            k if k == FADU_ASK_BREACH as u32 => place().map(Ask::Breach),
            k if k == FADU_ASK_DATE as u32 => day(self.id).map(Ask::Date),
            _ => None,
        };
        found.ok_or(FADU_STATUS_OUT_OF_RANGE)
    }
}

/// A position as an id; tables hold fewer than 65536 entries.
pub(crate) fn id(index: usize) -> fadu_id {
    fadu_id::try_from(index).unwrap_or(fadu_id::MAX)
}

/// Reads a day written YYYY-MM-DD.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_date_parse(data: *const c_char, len: usize, date: *mut fadu_date, error: *mut *mut fadu_error) -> fadu_status {
    border(|| unsafe { put(date, Some(entry(look_up::date(text(data, len)?, ""), error)?).into()) })
}

/// Reads a sum in yuan: "0" or digits without a leading zero, at most 15, and up to two decimals.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_sum_parse(data: *const c_char, len: usize, sum: *mut fadu_sum, error: *mut *mut fadu_error) -> fadu_status {
    border(|| unsafe { put(sum, Some(entry(look_up::sum(text(data, len)?, ""), error)?).into()) })
}

/// Writes a sum as the public format does: plain decimals without trailing zeros.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_sum_text(sum: fadu_sum, out: *mut fadu_text) -> fadu_status {
    border(|| unsafe {
        let part = |n: u32| if n < 1_000_000 { Some(format!("{n:06}")) } else { None };
        let decimals = part(sum.millionths).filter(|_| sum.given).ok_or(FADU_STATUS_OUT_OF_RANGE)?;
        let whole = format!("{}.{decimals}", sum.yuan);
        write(out, whole.trim_end_matches('0').trim_end_matches('.').to_owned())
    })
}
