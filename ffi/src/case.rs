//! A case, stated field by field or read from JSON.

use crate::border::{Handle, Outcome, border, free, get, get_mut, give, known, list, read, text};
use crate::error::{Told, entry, fadu_error, tell};
use crate::rulebook::{Book, fadu_rulebook};
use crate::status::fadu_status::{self, *};
use crate::text::fadu_view;
use crate::value::{fadu_authority, fadu_date, fadu_day, fadu_id, fadu_place, fadu_sum, fadu_truth, id};
use core::ffi::c_char;
use core::num::NonZeroU16;
use fadu::Case;
use fadu::case::{Length, Prior, Proposal};
use fadu::grant::Unit;
use fadu::json::read_case;
use fadu::procedure::Step;

/// What was done, by whom, when, and what is known about it. What is not stated is unknown.
pub struct fadu_case {
    _opaque: [u8; 0],
}

impl Handle for fadu_case {
    const TAG: u64 = 0x6661_6475_6361_7365;
    type Body = Stated;
}

/// A case with the rulebook its ids belong to.
pub(crate) struct Stated {
    pub(crate) book: Book,
    pub(crate) case: Case,
}

fn days(from: fadu_date, to: fadu_date) -> Outcome<(Option<fadu::date::Date>, fadu::date::Date)> {
    let (from, to) = (from.known()?, to.known()?);
    Ok((from, known(to.or(from))?))
}

/// A case of an act, nothing else known. `to` absent: it ended the day it began; `from` absent: it is only known to have ended by `to`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_case_new(rulebook: *const fadu_rulebook, from: fadu_date, to: fadu_date, case: *mut *mut fadu_case) -> fadu_status {
    border(|| unsafe {
        let book = get(rulebook)?.clone();
        let (from, to) = days(from, to)?;
        let mut new = Case::new(to);
        new.act_from = from;
        give(case, Stated { book, case: new })
    })
}

/// A case given as JSON text in the public format.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_case_from_json(
    rulebook: *const fadu_rulebook,
    json: *const c_char,
    len: usize,
    case: *mut *mut fadu_case,
    error: *mut *mut fadu_error,
) -> fadu_status {
    border(|| unsafe {
        let book = get(rulebook)?.clone();
        // bytes that are not UTF-8 are a fault of the entry, like any other
        match read_case(&book, list(json.cast(), len)?) {
            Ok(read) => give(case, Stated { book, case: read }),
            Err((id, e)) => Err(tell(error, FADU_STATUS_INVALID, Told::Entry(id, e))),
        }
    })
}

/// The same handle for another act of which nothing else is known: its buffers are kept, so nothing is allocated.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_case_restart(case: *mut fadu_case, from: fadu_date, to: fadu_date) -> fadu_status {
    border(|| unsafe {
        let (from, to) = days(from, to)?;
        get_mut(case)?.case.restart(from, to);
        Ok(())
    })
}

/// Frees the case; NULL is left alone.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_case_free(case: *mut fadu_case) {
    unsafe { free(case) }
}

/// The caller's own id, repeated in the answer as JSON.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_case_set_id(case: *mut fadu_case, data: *const c_char, len: usize) -> fadu_status {
    border(|| unsafe {
        let own = text(data, len)?.to_owned();
        get_mut(case)?.case.id = Some(own);
        Ok(())
    })
}

/// Adds a violation type; one that is there already is left as it is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_case_add_violation(case: *mut fadu_case, violation: fadu_id) -> fadu_status {
    border(|| unsafe {
        let s = get_mut(case)?;
        let v = known(s.book.violation_at(violation))?;
        if !s.case.violations.contains(&v) {
            s.case.violations.push(v);
        }
        Ok(())
    })
}

/// Adds a duty cited as breached: "csl/21/1/3", resolved in the version in force on the last day of the act.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_case_add_breach(case: *mut fadu_case, data: *const c_char, len: usize, error: *mut *mut fadu_error) -> fadu_status {
    border(|| unsafe {
        let s = get_mut(case)?;
        let duty = entry(s.book.duty(text(data, len)?, s.case.act_to, &format!("/breaches/{}", s.case.breaches.len())), error)?;
        if !s.case.breaches.contains(&duty) {
            s.case.breaches.push(duty);
        }
        Ok(())
    })
}

/// Adds a role of the violator, with those it also counts as. Name all that hold.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_case_add_role(case: *mut fadu_case, subject: fadu_id) -> fadu_status {
    border(|| unsafe {
        let s = get_mut(case)?;
        s.case.roles |= known(s.book.subjects.get(usize::from(subject)))?.is;
        Ok(())
    })
}

/// States a fact, with all that follows from it. That it contradicts another is told on assessing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_case_set_fact(case: *mut fadu_case, fact: fadu_id, value: bool) -> fadu_status {
    border(|| unsafe {
        let s = get_mut(case)?;
        let fact = known(s.book.fact_at(fact))?;
        s.case.facts.learn(&s.book, fact, value);
        Ok(())
    })
}

/// States a fact of the provisions at or below one place only; `value` is a fadu_truth, unknown: to be asked of that provision.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_case_set_fact_at(case: *mut fadu_case, fact: fadu_id, place: fadu_place, value: u32, error: *mut *mut fadu_error) -> fadu_status {
    border(|| unsafe {
        use fadu_truth::*;
        let s = get_mut(case)?;
        let fact = known(s.book.fact_at(fact))?;
        let basis = known(place.known(&s.book)?)?;
        let value = match value {
            v if v == FADU_TRUTH_UNKNOWN as u32 => None,
            v if v == FADU_TRUTH_TRUE as u32 => Some(true),
            v if v == FADU_TRUTH_FALSE as u32 => Some(false),
            _ => return Err(FADU_STATUS_OUT_OF_RANGE),
        };
        entry(s.case.state_at(&s.book, fact, basis, value), error)
    })
}

/// States an amount; absent: unknown again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_case_set_amount(case: *mut fadu_case, amount: fadu_id, sum: fadu_sum) -> fadu_status {
    border(|| unsafe {
        let s = get_mut(case)?;
        let of = known(s.book.amount_at(amount))?;
        *known(s.case.amounts.get_mut(of.index()))? = sum.known()?;
        Ok(())
    })
}

/// States a day (a fadu_day) of the case. That days are out of order is told on assessing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_case_set_day(case: *mut fadu_case, which: u32, date: fadu_date) -> fadu_status {
    border(|| unsafe {
        use fadu_day::*;
        let s = get_mut(case)?;
        let date = known(date.known()?)?;
        let name = |step: Step| match step {
            Step::Filed => FADU_DAY_FILED,
            Step::Notified => FADU_DAY_NOTIFIED,
            Step::HearingNotified => FADU_DAY_HEARING_NOTIFIED,
            Step::HearingRequested => FADU_DAY_HEARING_REQUESTED,
            Step::Hearing => FADU_DAY_HEARING,
            Step::Decided => FADU_DAY_DECIDED,
            Step::Served => FADU_DAY_SERVED,
        };
        if which == FADU_DAY_DISCOVERED as u32 {
            s.case.discovered = Some(date);
        } else {
            let step = known(Step::ALL.into_iter().find(|step| name(*step) as u32 == which))?;
            s.case.take(&s.book, step, date);
        }
        Ok(())
    })
}

/// Lists powers whose condition is unknown, too, or not.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_case_set_powers(case: *mut fadu_case, listed: bool) -> fadu_status {
    border(|| unsafe {
        get_mut(case)?.case.powers = listed;
        Ok(())
    })
}

/// An earlier measure. All zero but the measure: nothing else known of it.
#[repr(C)]
pub struct fadu_prior {
    /// By whom.
    pub authority: fadu_authority,
    /// When.
    pub date: fadu_date,
    /// On what basis.
    pub basis: fadu_place,
    /// The measure.
    pub measure: fadu_id,
}

/// States that there were no measures before; without this and without any added, that is unknown.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_case_set_no_prior(case: *mut fadu_case) -> fadu_status {
    border(|| unsafe {
        get_mut(case)?.case.prior = Some(Vec::new());
        Ok(())
    })
}

/// Adds an earlier measure. Those added are taken to be all there were.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_case_add_prior(case: *mut fadu_case, prior: *const fadu_prior) -> fadu_status {
    border(|| unsafe {
        let (s, p) = (get_mut(case)?, read(prior)?);
        let book = &s.book;
        let new = Prior { measure: known(book.measure_at(p.measure))?, date: p.date.known()?, basis: p.basis.known(book)?, authority: p.authority.known(book)? };
        s.case.prior.get_or_insert_default().push(new);
        Ok(())
    })
}

/// What a length of time is given in.
#[repr(u32)]
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum fadu_unit {
    /// No length.
    FADU_UNIT_NONE = 0,
    /// 日
    FADU_UNIT_DAY = 1,
    /// 月
    FADU_UNIT_MONTH = 2,
    /// 年
    FADU_UNIT_YEAR = 3,
    /// For life; the number is left alone.
    FADU_UNIT_LIFE = 4,
}

pub(crate) fn unit(u: Unit) -> fadu_unit {
    use fadu_unit::*;
    match u {
        Unit::Day => FADU_UNIT_DAY,
        Unit::Month => FADU_UNIT_MONTH,
        Unit::Year => FADU_UNIT_YEAR,
    }
}

/// A measure someone intends to take. fadu_proposal_of() fills it in.
#[repr(C)]
pub struct fadu_proposal {
    /// Label of one of several people; absent: none.
    pub person: fadu_view,
    /// Bodies it is transferred to, of FADU_TABLE_AUTHORITIES; NULL: none.
    pub transfer_to: *const fadu_id,
    /// How many.
    pub transfer_count: usize,
    /// Sum of a fine.
    pub amount: fadu_sum,
    /// By whom.
    pub authority: fadu_authority,
    /// A fadu_unit.
    pub unit: u32,
    /// On what basis; absent: any.
    pub basis: fadu_place,
    /// The measure.
    pub measure: fadu_id,
    /// Against whom, of FADU_TABLE_TARGETS.
    pub target: fadu_id,
    /// How many units; 1 or more.
    pub length: u16,
}

/// A proposal of a measure against the violator itself, nothing else said. Change what is to be said, then add it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_proposal_of(rulebook: *const fadu_rulebook, measure: fadu_id, proposal: *mut fadu_proposal) -> fadu_status {
    border(|| unsafe {
        let book = get(rulebook)?;
        let new = fadu_proposal {
            person: fadu_view::ABSENT,
            transfer_to: core::ptr::null(),
            transfer_count: 0,
            amount: fadu_sum::default(),
            authority: fadu_authority::default(),
            unit: 0,
            basis: fadu_place::default(),
            measure: id(known(book.measure_at(measure))?.index()),
            target: id(book.entity.index()),
            length: 0,
        };
        crate::border::put(proposal, new)
    })
}

/// Adds a proposal. Its findings name it by the order of adding, from 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_case_add_proposal(case: *mut fadu_case, proposal: *const fadu_proposal) -> fadu_status {
    border(|| unsafe {
        let (s, p) = (get_mut(case)?, read(proposal)?);
        let book = &s.book;
        let duration = match p.unit {
            0 => None,
            u if u == fadu_unit::FADU_UNIT_LIFE as u32 => Some(Length::Life),
            u => Some(Length::Of(known([Unit::Day, Unit::Month, Unit::Year].into_iter().find(|x| unit(*x) as u32 == u))?, known(NonZeroU16::new(p.length))?)),
        };
        let person = if p.person.data.is_null() && p.person.len == 0 { None } else { Some(text(p.person.data, p.person.len)?.to_owned()) };
        let transfer_to = list(p.transfer_to, p.transfer_count)?.iter().map(|b| known(book.authority_at(*b))).collect::<Outcome<Vec<_>>>()?;
        let new = Proposal {
            measure: known(book.measure_at(p.measure))?,
            target: known(book.target_at(p.target))?,
            person,
            amount: p.amount.known()?,
            duration,
            basis: p.basis.known(book)?,
            authority: p.authority.known(book)?,
            transfer_to,
        };
        s.case.proposals.push(new);
        Ok(())
    })
}

/// Whether the case agrees with itself: a violation named, days in order, no contradiction. Assessing checks this, too.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_case_check(case: *const fadu_case, error: *mut *mut fadu_error) -> fadu_status {
    border(|| unsafe { check(get(case)?, error) })
}

/// The same, within.
///
/// # Safety
/// As [`tell`].
pub(crate) unsafe fn check(s: &Stated, error: *mut *mut fadu_error) -> Outcome {
    s.case.check(&s.book).map_err(|e| unsafe { tell(error, FADU_STATUS_INVALID, Told::Entry(s.case.id.clone(), e)) })
}
