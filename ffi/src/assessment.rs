//! An assessment: filled from a case, read as JSON, in words, or field by field (`option`, `finding`, `told`).

use crate::border::{Handle, Outcome, border, fill, free, get, get_mut, give, list, put};
use crate::case::{Stated, check, fadu_case};
use crate::error::fadu_error;
use crate::rulebook::{Book, fadu_rulebook, language};
use crate::status::fadu_status::{self, *};
use crate::text::{fadu_text, write};
use crate::value::{fadu_id, id};
use core::ffi::c_char;
use fadu::assessment::Coverage;
use fadu::condition::Truth;
use fadu::statement::{Form, Lang, measures, statement};
use fadu::{Assessment, Case, json};

/// The whole answer to a case. Reuse it: filling it again keeps its buffers.
pub struct fadu_assessment {
    _opaque: [u8; 0],
}

impl Handle for fadu_assessment {
    const TAG: u64 = 0x6661_6475_616e_7377;
    type Body = Answered;
}

/// An answer, with its own copy of the case it answers: what the caller does to the case touches it no more.
#[derive(Default)]
pub(crate) struct Answered {
    of: Option<(Book, Case)>,
    filled: bool,
    answer: Assessment,
}

/// What is read from.
pub(crate) struct Reading<'a> {
    pub(crate) book: &'a Book,
    pub(crate) case: &'a Case,
    pub(crate) answer: &'a Assessment,
}

/// A filled assessment.
///
/// # Safety
/// As [`get`].
pub(crate) unsafe fn reading<'a>(assessment: *const fadu_assessment) -> Outcome<Reading<'a>> {
    let a = unsafe { get(assessment) }?;
    match &a.of {
        Some((book, case)) if a.filled => Ok(Reading { book, case, answer: &a.answer }),
        _ => Err(FADU_STATUS_NOT_ASSESSED),
    }
}

/// A new assessment, not filled yet.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_assessment_new(assessment: *mut *mut fadu_assessment) -> fadu_status {
    border(|| unsafe { give(assessment, Answered::default()) })
}

/// Frees the assessment; NULL is left alone.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_assessment_free(assessment: *mut fadu_assessment) {
    unsafe { free(assessment) }
}

impl Answered {
    /// # Safety
    /// As [`crate::error::tell`].
    unsafe fn answer(&mut self, s: &Stated, error: *mut *mut fadu_error, with: impl FnOnce(&Book, &Case, &mut Assessment)) -> Outcome {
        unsafe { check(s, error) }?;
        self.filled = false;
        match &mut self.of {
            Some((book, case)) => {
                book.clone_from(&s.book);
                case.copy_from(&s.case);
            }
            none => *none = Some((s.book.clone(), s.case.clone())),
        }
        with(&s.book, &s.case, &mut self.answer);
        #[cfg(feature = "test-panic")]
        crate::border::test_panic::strike();
        self.filled = true;
        Ok(())
    }
}

/// Assesses a case: everything. On failure the assessment is as it was.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_assess(case: *const fadu_case, assessment: *mut fadu_assessment, error: *mut *mut fadu_error) -> fadu_status {
    border(|| unsafe { get_mut(assessment)?.answer(get(case)?, error, |book, case, out| book.assess_into(case, out)) })
}

/// The same, options and coverage only: no findings, practice, questions or notes. What a service asks most often.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_options(case: *const fadu_case, assessment: *mut fadu_assessment, error: *mut *mut fadu_error) -> fadu_status {
    border(|| unsafe { get_mut(assessment)?.answer(get(case)?, error, |book, case, out| book.options_into(case, out)) })
}

/// The same with the steps of discretion of each fine (fadu_option_ranges()).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_options_and_steps(case: *const fadu_case, assessment: *mut fadu_assessment, error: *mut *mut fadu_error) -> fadu_status {
    border(|| unsafe { get_mut(assessment)?.answer(get(case)?, error, |book, case, out| book.options_and_steps_into(case, out)) })
}

/// Assesses a case given as JSON text, to JSON text. An entry that is no valid case comes back as FADU_STATUS_INVALID, and
/// `answer` then holds its error object.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_assess_json(rulebook: *const fadu_rulebook, data: *const c_char, len: usize, answer: *mut fadu_text) -> fadu_status {
    border(|| unsafe {
        let out = json::assess(get(rulebook)?, list(data.cast(), len)?);
        write(answer, out.text)?;
        if out.invalid { Err(FADU_STATUS_INVALID) } else { Ok(()) }
    })
}

/// The assessment as JSON in the public format.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_assessment_json(assessment: *const fadu_assessment, out: *mut fadu_text) -> fadu_status {
    border(|| unsafe {
        let r = reading(assessment)?;
        write(out, json::write_assessment(r.book, r.case, r.answer))
    })
}

/// Forms of a statement.
#[repr(u32)]
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum fadu_form {
    /// Plain text, a line each point.
    FADU_FORM_TEXT = 1,
    /// Markdown (CommonMark).
    FADU_FORM_MARKDOWN = 2,
}

fn page(lang: u32, form: u32) -> Outcome<(Lang, Form)> {
    let lang = language(lang)?;
    let form = match form {
        f if f == fadu_form::FADU_FORM_TEXT as u32 => Form::Text,
        f if f == fadu_form::FADU_FORM_MARKDOWN as u32 => Form::Markdown,
        _ => return Err(FADU_STATUS_OUT_OF_RANGE),
    };
    Ok((lang, form))
}

/// The statement of reasons, in a fadu_lang and a fadu_form.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_assessment_statement(assessment: *const fadu_assessment, lang: u32, form: u32, out: *mut fadu_text) -> fadu_status {
    border(|| unsafe {
        let (r, (lang, form)) = (reading(assessment)?, page(lang, form)?);
        write(out, statement(r.book, r.case, r.answer, lang, form))
    })
}

/// Coverage, measures and practice alone, in a fadu_lang and a fadu_form.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_assessment_measures(assessment: *const fadu_assessment, lang: u32, form: u32, out: *mut fadu_text) -> fadu_status {
    border(|| unsafe {
        let (r, (lang, form)) = (reading(assessment)?, page(lang, form)?);
        write(out, measures(r.book, r.case, r.answer, lang, form))
    })
}

/// How far the rulebook covers a violation. Nothing but COVERED says anything of what the law permits.
#[repr(u32)]
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum fadu_coverage {
    /// A penalty or platform duty in force that day answers it.
    FADU_COVERAGE_COVERED = 1,
    /// The rulebook knows it, and none in force that day answers it. This does not make it lawful.
    FADU_COVERAGE_NO_PROVISION = 2,
    /// The act lies before what is vouched for.
    FADU_COVERAGE_OUT_OF_WINDOW = 3,
}

fn coverage(c: Coverage) -> fadu_coverage {
    use fadu_coverage::*;
    match c {
        Coverage::Covered => FADU_COVERAGE_COVERED,
        Coverage::NoProvision => FADU_COVERAGE_NO_PROVISION,
        Coverage::OutOfWindow => FADU_COVERAGE_OUT_OF_WINDOW,
    }
}

/// How much an assessment holds.
#[repr(C)]
pub struct fadu_summary {
    /// Options.
    pub options: usize,
    /// Findings.
    pub findings: usize,
    /// What reports say was done.
    pub practice: usize,
    /// Questions.
    pub questions: usize,
    /// Notes.
    pub notes: usize,
    /// Changes of the law between act and decision.
    pub successions: usize,
    /// The worst coverage, breaches included.
    pub worst: fadu_coverage,
    /// Whether some finding is not `permitted`.
    pub objected: bool,
}

/// How much an assessment holds.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_assessment_summary(assessment: *const fadu_assessment, summary: *mut fadu_summary) -> fadu_status {
    border(|| unsafe {
        let a = reading(assessment)?.answer;
        let out = fadu_summary {
            options: a.options.len(),
            findings: a.findings.len(),
            practice: a.practice.len(),
            questions: a.questions.len(),
            notes: a.notes.len(),
            successions: a.successions.len(),
            worst: coverage(a.worst.unwrap_or(Coverage::NoProvision)),
            objected: a.findings.iter().any(|f| f.status != Truth::True),
        };
        put(summary, out)
    })
}

/// Coverage of one violation.
#[repr(C)]
pub struct fadu_covered {
    /// How far it is covered.
    pub coverage: fadu_coverage,
    /// The violation type.
    pub violation: fadu_id,
}

/// Coverage, violation by violation.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_assessment_coverage(assessment: *const fadu_assessment, by: *mut fadu_covered, capacity: usize, count: *mut usize) -> fadu_status {
    border(|| unsafe {
        let each = reading(assessment)?.answer.coverage.iter().map(|(v, c)| fadu_covered { coverage: coverage(*c), violation: id(v.index()) });
        fill(each, by, capacity, count)
    })
}
