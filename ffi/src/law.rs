//! The law of a rulebook, to be browsed: statute versions, provisions, and what leads to what.

use crate::border::{Outcome, border, fill, get, known, put, text};
use crate::error::{entry, fadu_error};
use crate::rulebook::{fadu_rulebook, language};
use crate::status::fadu_status;
use crate::text::{fadu_text, fadu_view, write};
use crate::value::{fadu_date, fadu_id, fadu_place, id};
use core::ffi::c_char;
use fadu::Rulebook;
use fadu::provision::{Kind, Provision, Rank};
use fadu::statement::words;

/// Rank of an instrument.
#[repr(u32)]
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum fadu_rank {
    /// 法律
    FADU_RANK_LAW = 1,
    /// 行政法规
    FADU_RANK_ADMINISTRATIVE_REGULATION = 2,
    /// 部门规章
    FADU_RANK_DEPARTMENT_RULE = 3,
    /// 规范性文件
    FADU_RANK_NORMATIVE_DOCUMENT = 4,
    /// A platform's own policy, from an overlay.
    FADU_RANK_POLICY = 5,
}

/// One dated version of a statute.
#[repr(C)]
pub struct fadu_statute {
    /// Id of the statute.
    pub id: fadu_view,
    /// Chinese title.
    pub zh: fadu_view,
    /// English title.
    pub en: fadu_view,
    /// The overlay it comes from; absent: law.
    pub overlay: fadu_view,
    /// Rank of the instrument.
    pub rank: fadu_rank,
    /// First day in force.
    pub from: fadu_date,
    /// First day no longer in force; absent: none.
    pub until: fadu_date,
    /// Acts whose last day is earlier are out of the window.
    pub vouched: fadu_date,
    /// Last day the file was held against the official text.
    pub checked: fadu_date,
}

/// How many statute versions there are; `version` of a place is a number below.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_rulebook_statute_count(rulebook: *const fadu_rulebook, count: *mut usize) -> fadu_status {
    border(|| unsafe { put(count, get(rulebook)?.versions.len()) })
}

/// A statute version.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_rulebook_statute(rulebook: *const fadu_rulebook, version: u16, statute: *mut fadu_statute) -> fadu_status {
    border(|| unsafe {
        use fadu_rank::*;
        let v = known(get(rulebook)?.versions.get(usize::from(version)))?;
        let rank = match v.rank {
            Rank::Law => FADU_RANK_LAW,
            Rank::AdministrativeRegulation => FADU_RANK_ADMINISTRATIVE_REGULATION,
            Rank::DepartmentRule => FADU_RANK_DEPARTMENT_RULE,
            Rank::NormativeDocument => FADU_RANK_NORMATIVE_DOCUMENT,
            Rank::Policy => FADU_RANK_POLICY,
        };
        let out = fadu_statute {
            id: (&*v.statute).into(),
            zh: (&*v.title).into(),
            en: (&*v.title_en).into(),
            overlay: v.overlay.as_deref().into(),
            rank,
            from: Some(v.from).into(),
            until: v.until.into(),
            vouched: Some(v.vouched).into(),
            checked: Some(v.checked).into(),
        };
        put(statute, out)
    })
}

/// The place a reference names: "csl/59/1", resolved in the version in force on `day`, or "csl@2017-06-01/59/1".
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_rulebook_place(
    rulebook: *const fadu_rulebook,
    data: *const c_char,
    len: usize,
    day: fadu_date,
    place: *mut fadu_place,
    error: *mut *mut fadu_error,
) -> fadu_status {
    border(|| unsafe {
        let basis = entry(get(rulebook)?.place(text(data, len)?, known(day.known()?)?, ""), error)?;
        put(place, fadu::duty::Place { version: basis.version, at: basis.at }.into())
    })
}

/// A place as answers show it: "csl@2017-06-01/59/1".
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_rulebook_place_text(rulebook: *const fadu_rulebook, place: fadu_place, out: *mut fadu_text) -> fadu_status {
    border(|| unsafe {
        let book = get(rulebook)?;
        let basis = known(place.known(book)?)?;
        write(out, book.reference(basis.version, basis.at))
    })
}

/// A place in words, with the title of its statute, in a fadu_lang: "Cybersecurity Law, article 59, paragraph 1 (csl@2017-06-01/59/1)".
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_rulebook_place_words(rulebook: *const fadu_rulebook, place: fadu_place, lang: u32, out: *mut fadu_text) -> fadu_status {
    border(|| unsafe {
        let book = get(rulebook)?;
        let basis = known(place.known(book)?)?;
        write(out, words::place(book, basis.version, basis.at, language(lang)?))
    })
}

/// What sort of provision it is.
#[repr(u32)]
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum fadu_kind {
    /// Attaches penalties (and orders) to a breach.
    FADU_KIND_PENALTY = 1,
    /// Lets an authority act on subject and condition, without a breach.
    FADU_KIND_POWER = 2,
    /// Obliges a platform to act.
    FADU_KIND_PLATFORM_DUTY = 3,
    /// Follows from a measure imposed.
    FADU_KIND_CONSEQUENCE = 4,
    /// Goes with every penalty, of whatever statute.
    FADU_KIND_GENERAL = 5,
}

/// An article that attaches measures to breaches. Its bounds, conditions and authorities in a case are those of the options.
#[repr(C)]
pub struct fadu_provision {
    /// The overlay it comes from, or "law".
    pub origin: fadu_view,
    /// Where the text bears two readings: which, and why this one, in Chinese; else absent.
    pub reading_zh: fadu_view,
    /// The same in English.
    pub reading_en: fadu_view,
    /// What sort it is.
    pub kind: fadu_kind,
    /// First day in force.
    pub from: fadu_date,
    /// First day no longer in force; absent: none.
    pub until: fadu_date,
    /// Where it stands.
    pub place: fadu_place,
    /// False where it rests on a second-hand source.
    pub verified: bool,
}

fn provision(book: &Rulebook, number: u16) -> Outcome<&Provision> {
    known(book.provisions.get(usize::from(number)))
}

/// How many provisions there are, in the order of statute versions and places; a provision is a number below.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_rulebook_provision_count(rulebook: *const fadu_rulebook, count: *mut usize) -> fadu_status {
    border(|| unsafe { put(count, get(rulebook)?.provisions.len()) })
}

/// A provision.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_rulebook_provision(rulebook: *const fadu_rulebook, number: u16, out: *mut fadu_provision) -> fadu_status {
    border(|| unsafe {
        use fadu_kind::*;
        let book = get(rulebook)?;
        let p = provision(book, number)?;
        let kind = match p.kind {
            Kind::Penalty => FADU_KIND_PENALTY,
            Kind::Power => FADU_KIND_POWER,
            Kind::PlatformDuty => FADU_KIND_PLATFORM_DUTY,
            Kind::Consequence => FADU_KIND_CONSEQUENCE,
            Kind::General => FADU_KIND_GENERAL,
        };
        let found = fadu_provision {
            origin: book.origin(p.version).into(),
            reading_zh: p.reading.as_ref().map(|x| &*x.zh).into(),
            reading_en: p.reading.as_ref().map(|x| &*x.en).into(),
            kind,
            from: Some(p.from).into(),
            until: p.until.into(),
            place: book.at(number).into(),
            verified: p.verified,
        };
        put(out, found)
    })
}

/// The measures a provision grants, each once, of FADU_TABLE_MEASURES.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_provision_measures(rulebook: *const fadu_rulebook, number: u16, measures: *mut fadu_id, capacity: usize, count: *mut usize) -> fadu_status {
    border(|| unsafe { fill(provision(get(rulebook)?, number)?.measures().into_iter().map(|m| id(m.index())), measures, capacity, count) })
}

/// The violation types a provision answers.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_provision_violations(rulebook: *const fadu_rulebook, number: u16, violations: *mut fadu_id, capacity: usize, count: *mut usize) -> fadu_status {
    border(|| unsafe {
        let book = get(rulebook)?;
        provision(book, number)?;
        fill(book.answered(number).map(|v| id(v.index())), violations, capacity, count)
    })
}

/// The provisions of a statute version.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_rulebook_provisions_of(rulebook: *const fadu_rulebook, version: u16, provisions: *mut u16, capacity: usize, count: *mut usize) -> fadu_status {
    border(|| unsafe {
        let book = get(rulebook)?;
        known(book.versions.get(usize::from(version)))?;
        fill(book.provisions_of(version).map(|(n, _)| n), provisions, capacity, count)
    })
}

/// The provisions that answer a violation type, whatever the facts and the day.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_rulebook_answering(rulebook: *const fadu_rulebook, violation: fadu_id, provisions: *mut u16, capacity: usize, count: *mut usize) -> fadu_status {
    border(|| unsafe {
        let book = get(rulebook)?;
        fill(book.answering(known(book.violation_at(violation))?).into_iter(), provisions, capacity, count)
    })
}

/// A violation type, and a provision through which it can lead to a measure.
#[repr(C)]
pub struct fadu_lead {
    /// Where the provision stands.
    pub place: fadu_place,
    /// The violation type.
    pub violation: fadu_id,
    /// The provision.
    pub provision: u16,
}

/// Which violations can lead to a measure, and through which provisions, whatever the facts.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_rulebook_leading_to(rulebook: *const fadu_rulebook, measure: fadu_id, leads: *mut fadu_lead, capacity: usize, count: *mut usize) -> fadu_status {
    border(|| unsafe {
        let book = get(rulebook)?;
        let found = book.leading_to(known(book.measure_at(measure))?);
        fill(found.iter().map(|(v, p)| fadu_lead { place: book.at(*p).into(), violation: id(v.index()), provision: *p }), leads, capacity, count)
    })
}
