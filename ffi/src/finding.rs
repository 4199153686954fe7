//! Findings: what the law says of each proposal, and why.

use crate::assessment::{Reading, fadu_assessment, reading};
use crate::border::{Outcome, border, fill, known, put};
use crate::option::FADU_NO_INDEX;
use crate::rulebook::say;
use crate::status::fadu_status;
use crate::text::{fadu_text, fadu_view, write};
use crate::value::{fadu_ask, fadu_id, fadu_place, fadu_truth, id, truth};
use fadu::assessment::{Finding, Reason, ReasonCode};

/// What the law says of a proposal.
#[repr(C)]
pub struct fadu_finding {
    /// How many reasons it has.
    pub reasons: usize,
    /// The proposal, by the order of adding; FADU_NO_INDEX: a mandatory measure left out.
    pub proposal: u32,
    /// Permitted, not permitted, or conditional.
    pub status: fadu_truth,
}

impl<'a> Reading<'a> {
    fn finding(&self, index: usize) -> Outcome<&'a Finding> {
        known(self.answer.findings.get(index))
    }

    fn reason(&self, finding: usize, index: usize) -> Outcome<&'a Reason> {
        known(self.finding(finding)?.reasons.get(index))
    }
}

/// A finding, by its index.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_assessment_finding(assessment: *const fadu_assessment, index: usize, finding: *mut fadu_finding) -> fadu_status {
    border(|| unsafe {
        let f = reading(assessment)?.finding(index)?;
        put(finding, fadu_finding { reasons: f.reasons.len(), proposal: f.proposal.map_or(FADU_NO_INDEX, u32::from), status: truth(f.status) })
    })
}

/// The provisions a finding rests on.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_finding_basis(assessment: *const fadu_assessment, index: usize, places: *mut fadu_place, capacity: usize, count: *mut usize) -> fadu_status {
    border(|| unsafe {
        let r = reading(assessment)?;
        fill(r.finding(index)?.basis.iter().map(|p| r.book.at(*p).into()), places, capacity, count)
    })
}

/// What a finding waits on.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_finding_needs(assessment: *const fadu_assessment, index: usize, needs: *mut fadu_ask, capacity: usize, count: *mut usize) -> fadu_status {
    border(|| unsafe { fill(reading(assessment)?.finding(index)?.needs.iter().map(fadu_ask::from), needs, capacity, count) })
}

/// Kinds of reasons. New ones may be added; the name in the public format is beside each reason.
#[repr(u32)]
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum fadu_reason_code {
    /// The rulebook does not cover the violation that day.
    FADU_REASON_NOT_COVERED = 1,
    /// A term of the report that no statute uses.
    FADU_REASON_REPORT_TERM = 2,
    /// No provision grants it.
    FADU_REASON_NO_BASIS = 3,
    /// Granted in another version only.
    FADU_REASON_NOT_IN_FORCE = 4,
    /// Granted against others.
    FADU_REASON_WRONG_SUBJECT = 5,
    /// Granted against another target.
    FADU_REASON_WRONG_TARGET = 6,
    /// Its condition is known false.
    FADU_REASON_CONDITION_UNMET = 7,
    /// Its condition is not known.
    FADU_REASON_CONDITION_UNKNOWN = 8,
    /// The sum of the fine, or the amount its bounds rest on, is not given.
    FADU_REASON_AMOUNT_MISSING = 9,
    /// Below every band.
    FADU_REASON_AMOUNT_BELOW_MINIMUM = 10,
    /// Above every band.
    FADU_REASON_AMOUNT_ABOVE_MAXIMUM = 11,
    /// Too short.
    FADU_REASON_DURATION_BELOW_MINIMUM = 12,
    /// Too long.
    FADU_REASON_DURATION_ABOVE_MAXIMUM = 13,
    /// Another body acts.
    FADU_REASON_WRONG_AUTHORITY = 14,
    /// The body's level is too low.
    FADU_REASON_AUTHORITY_LEVEL_TOO_LOW = 15,
    /// Another body alone may take it.
    FADU_REASON_MUST_TRANSFER = 16,
    /// 并处 without what it accompanies.
    FADU_REASON_ACCESSORY_WITHOUT_PRINCIPAL = 17,
    /// Two branches of one menu.
    FADU_REASON_EXCLUSIVE_ALTERNATIVES = 18,
    /// The violation was discovered too late.
    FADU_REASON_TIME_BARRED = 19,
    /// No penalty is given to this violator, or for such a violation.
    FADU_REASON_NO_PENALTY = 20,
    /// Two fines for one act.
    FADU_REASON_SECOND_FINE = 21,
    /// A higher fine takes its place.
    FADU_REASON_DISPLACED_BY_HIGHER_FINE = 22,
    /// A measure that must be taken is not proposed.
    FADU_REASON_MANDATORY_MEASURE_OMITTED = 23,
    /// It presupposes an order that was not given.
    FADU_REASON_ORDER_MISSING = 24,
    /// Another provision takes its place.
    FADU_REASON_GIVES_WAY = 25,
    /// Which of two texts is lighter is undecided.
    FADU_REASON_LIGHTER_LAW_UNDECIDED = 26,
    /// Outside the range of the step that the facts leave.
    FADU_REASON_OUTSIDE_DISCRETION_STEP = 27,
    /// A step of procedure that the law requires was not taken.
    FADU_REASON_PROCEDURE_DEFECT = 28,
    /// An open list.
    FADU_REASON_OPEN_LIST = 29,
    /// Two readings.
    FADU_REASON_READING_DISPUTED = 30,
    /// A second-hand source.
    FADU_REASON_UNVERIFIED_SOURCE = 31,
}

fn code(c: ReasonCode) -> fadu_reason_code {
    use fadu_reason_code::*;
    match c {
        ReasonCode::NotCovered => FADU_REASON_NOT_COVERED,
        ReasonCode::ReportTerm => FADU_REASON_REPORT_TERM,
        ReasonCode::NoBasis => FADU_REASON_NO_BASIS,
        ReasonCode::NotInForce => FADU_REASON_NOT_IN_FORCE,
        ReasonCode::WrongSubject => FADU_REASON_WRONG_SUBJECT,
        ReasonCode::WrongTarget => FADU_REASON_WRONG_TARGET,
        ReasonCode::ConditionUnmet => FADU_REASON_CONDITION_UNMET,
        ReasonCode::ConditionUnknown => FADU_REASON_CONDITION_UNKNOWN,
        ReasonCode::AmountMissing => FADU_REASON_AMOUNT_MISSING,
        ReasonCode::AmountBelowMinimum => FADU_REASON_AMOUNT_BELOW_MINIMUM,
        ReasonCode::AmountAboveMaximum => FADU_REASON_AMOUNT_ABOVE_MAXIMUM,
        ReasonCode::DurationBelowMinimum => FADU_REASON_DURATION_BELOW_MINIMUM,
        ReasonCode::DurationAboveMaximum => FADU_REASON_DURATION_ABOVE_MAXIMUM,
        ReasonCode::WrongAuthority => FADU_REASON_WRONG_AUTHORITY,
        ReasonCode::AuthorityLevelTooLow => FADU_REASON_AUTHORITY_LEVEL_TOO_LOW,
        ReasonCode::MustTransfer => FADU_REASON_MUST_TRANSFER,
        ReasonCode::AccessoryWithoutPrincipal => FADU_REASON_ACCESSORY_WITHOUT_PRINCIPAL,
        ReasonCode::ExclusiveAlternatives => FADU_REASON_EXCLUSIVE_ALTERNATIVES,
        ReasonCode::TimeBarred => FADU_REASON_TIME_BARRED,
        ReasonCode::NoPenalty => FADU_REASON_NO_PENALTY,
        ReasonCode::SecondFine => FADU_REASON_SECOND_FINE,
        ReasonCode::DisplacedByHigherFine => FADU_REASON_DISPLACED_BY_HIGHER_FINE,
        ReasonCode::MandatoryMeasureOmitted => FADU_REASON_MANDATORY_MEASURE_OMITTED,
        ReasonCode::OrderMissing => FADU_REASON_ORDER_MISSING,
        ReasonCode::GivesWay => FADU_REASON_GIVES_WAY,
        ReasonCode::LighterLawUndecided => FADU_REASON_LIGHTER_LAW_UNDECIDED,
        ReasonCode::OutsideDiscretionStep => FADU_REASON_OUTSIDE_DISCRETION_STEP,
        ReasonCode::ProcedureDefect => FADU_REASON_PROCEDURE_DEFECT,
        ReasonCode::OpenList => FADU_REASON_OPEN_LIST,
        ReasonCode::ReadingDisputed => FADU_REASON_READING_DISPUTED,
        ReasonCode::UnverifiedSource => FADU_REASON_UNVERIFIED_SOURCE,
    }
}

/// One reason of a finding.
#[repr(C)]
pub struct fadu_reason {
    /// Its code in the public format, such as "no-basis".
    pub name: fadu_view,
    /// What kind.
    pub code: fadu_reason_code,
    /// What it says of the proposal.
    pub status: fadu_truth,
    /// The provision or article it comes from; absent: none.
    pub basis: fadu_place,
    /// The measure it speaks of, where not the proposal's own, if has_measure.
    pub measure: fadu_id,
    /// Whether it speaks of another measure.
    pub has_measure: bool,
}

/// A reason of a finding, by its index, in the fixed order.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_finding_reason(assessment: *const fadu_assessment, finding: usize, index: usize, reason: *mut fadu_reason) -> fadu_status {
    border(|| unsafe {
        let r = reading(assessment)?;
        let x = r.reason(finding, index)?;
        let out = fadu_reason {
            name: x.code.name().into(),
            code: code(x.code),
            status: truth(x.status),
            basis: x.place(r.book).into(),
            measure: x.measure.map_or(0, |m| id(m.index())),
            has_measure: x.measure.is_some(),
        };
        put(reason, out)
    })
}

/// What a reason waits on.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_reason_needs(
    assessment: *const fadu_assessment,
    finding: usize,
    index: usize,
    needs: *mut fadu_ask,
    capacity: usize,
    count: *mut usize,
) -> fadu_status {
    border(|| unsafe { fill(reading(assessment)?.reason(finding, index)?.needs.iter().map(fadu_ask::from), needs, capacity, count) })
}

/// A reason in words, in a fadu_lang.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_reason_text(assessment: *const fadu_assessment, finding: usize, index: usize, lang: u32, out: *mut fadu_text) -> fadu_status {
    border(|| unsafe {
        let r = reading(assessment)?;
        write(out, say(r.book.reason(r.reason(finding, index)?), lang)?)
    })
}
