//! What else an assessment tells: practice, questions, notes, and changes of the law between act and decision.

use crate::assessment::{fadu_assessment, reading};
use crate::border::{border, fill, known, put};
use crate::option::{FADU_NO_INDEX, fadu_option_status, status};
use crate::rulebook::say;
use crate::status::fadu_status;
use crate::text::{fadu_text, fadu_view, write};
use crate::value::{fadu_ask, fadu_date, fadu_id, fadu_place, id};
use fadu::assess::State;
use fadu::assessment::{Note, Verdict};

/// A measure a report names for a violation of the case, and what grounds it here.
#[repr(C)]
pub struct fadu_practice {
    /// The report, such as "2024".
    pub report: fadu_view,
    /// The row of the report.
    pub row: fadu_view,
    /// The best of what grounds it.
    pub status: fadu_option_status,
    /// The headline figure of the measure, if `has_figure`.
    pub figure: u32,
    /// The measure, in the report's terms.
    pub measure: fadu_id,
    /// Whether the report gives a figure.
    pub has_figure: bool,
}

/// What a report says was done, by its index.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_assessment_practice(assessment: *const fadu_assessment, index: usize, practice: *mut fadu_practice) -> fadu_status {
    border(|| unsafe {
        let r = reading(assessment)?;
        let p = known(r.answer.practice.get(index))?;
        let row = known(r.book.practice.get(usize::from(p.row)))?;
        let out = fadu_practice {
            report: (&*row.report).into(),
            row: (&*row.row).into(),
            status: status(p.status),
            figure: p.count.unwrap_or(0),
            measure: id(p.measure.index()),
            has_figure: p.count.is_some(),
        };
        put(practice, out)
    })
}

/// The options that are a reported measure or realise it, by index.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_practice_by(assessment: *const fadu_assessment, index: usize, options: *mut u32, capacity: usize, count: *mut usize) -> fadu_status {
    border(|| unsafe { fill(known(reading(assessment)?.answer.practice.get(index))?.by.iter().map(|o| u32::from(*o)), options, capacity, count) })
}

/// A fact that the earlier measures of the case tell.
#[repr(C)]
pub struct fadu_told {
    /// The fact.
    pub fact: fadu_id,
    /// Whether it is so.
    pub value: bool,
}

/// The facts that the earlier measures of the case tell, though they were not stated.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_assessment_told(assessment: *const fadu_assessment, facts: *mut fadu_told, capacity: usize, count: *mut usize) -> fadu_status {
    border(|| unsafe { fill(reading(assessment)?.answer.told.iter().map(|(f, value)| fadu_told { fact: id(f.index()), value: *value }), facts, capacity, count) })
}

/// A question whose answer could still change something. Its text: fadu_rulebook_question().
#[repr(C)]
pub struct fadu_question {
    /// What is asked.
    pub ask: fadu_ask,
    /// How many options and findings some value would change.
    pub decides: u32,
}

/// A question, by its index, most decisive first.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_assessment_question(assessment: *const fadu_assessment, index: usize, question: *mut fadu_question) -> fadu_status {
    border(|| unsafe {
        let q = known(reading(assessment)?.answer.questions.get(index))?;
        put(question, fadu_question { ask: (&q.ask).into(), decides: q.decides })
    })
}

/// The places that make a question matter.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_question_because(assessment: *const fadu_assessment, index: usize, places: *mut fadu_place, capacity: usize, count: *mut usize) -> fadu_status {
    border(|| unsafe {
        let r = reading(assessment)?;
        let all = known(r.answer.questions.get(index))?.places(r.book);
        fill(all.into_iter().map(fadu_place::from), places, capacity, count)
    })
}

/// How a rule of procedure stands.
#[repr(u32)]
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum fadu_state {
    /// The note tells no rule of procedure.
    FADU_STATE_NONE = 0,
    /// It applies: told.
    FADU_STATE_TOLD = 1,
    /// It may apply: a person must judge.
    FADU_STATE_PERHAPS = 2,
    /// Whether it was kept is unknown.
    FADU_STATE_OPEN = 3,
    /// It was not kept.
    FADU_STATE_LACKING = 4,
}

/// What else there is to say.
#[repr(C)]
pub struct fadu_note {
    /// Its code, such as "hearing-right". The set is open.
    pub code: fadu_view,
    /// The proposal it speaks of; FADU_NO_INDEX: the whole case.
    pub proposal: u32,
    /// How a rule of procedure stands.
    pub state: fadu_state,
    /// The day a term of procedure ends; absent: none, or not known.
    pub due: fadu_date,
    /// False: no sooner than that day; holidays are not counted, for want of a calendar.
    pub due_certain: bool,
}

/// A note, by its index.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_assessment_note(assessment: *const fadu_assessment, index: usize, note: *mut fadu_note) -> fadu_status {
    border(|| unsafe {
        use fadu_state::*;
        let r = reading(assessment)?;
        let n = *known(r.answer.notes.get(index))?;
        let rule = if let Note::Procedure(n) = n { r.answer.procedure.get(usize::from(n)) } else { None };
        let state = match rule.map(|x| x.state) {
            None => FADU_STATE_NONE,
            Some(State::Told) => FADU_STATE_TOLD,
            Some(State::Perhaps) => FADU_STATE_PERHAPS,
            Some(State::Open) => FADU_STATE_OPEN,
            Some(State::Lacking) => FADU_STATE_LACKING,
        };
        let due = rule.and_then(|x| x.due);
        let out = fadu_note {
            code: r.book.note(r.answer, n).0.into(),
            proposal: n.proposal(r.answer).map_or(FADU_NO_INDEX, u32::from),
            state,
            due: due.map(|d| d.day).into(),
            due_certain: due.is_some_and(|d| d.certain),
        };
        put(note, out)
    })
}

/// A note in words, in a fadu_lang.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_note_text(assessment: *const fadu_assessment, index: usize, lang: u32, out: *mut fadu_text) -> fadu_status {
    border(|| unsafe {
        let r = reading(assessment)?;
        write(out, say(r.book.note(r.answer, *known(r.answer.notes.get(index))?).2, lang)?)
    })
}

/// The place a note rests on, as the public format shows it (a whole statute version, too); empty: none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_note_basis(assessment: *const fadu_assessment, index: usize, out: *mut fadu_text) -> fadu_status {
    border(|| unsafe {
        let r = reading(assessment)?;
        write(out, r.book.note(r.answer, *known(r.answer.notes.get(index))?).1.unwrap_or_default())
    })
}

/// Which text applies, where the law changed between act and decision.
#[repr(u32)]
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum fadu_verdict {
    /// The text of the day of the act: the later one is not more lenient.
    FADU_VERDICT_OLD = 1,
    /// The later text: more lenient in something and heavier in nothing.
    FADU_VERDICT_NEW = 2,
    /// The later text would apply, but the day of the decision is not known.
    FADU_VERDICT_IF_DECIDED_LATER = 3,
    /// Each is lighter in something, or it depends on what is unknown: a person must choose.
    FADU_VERDICT_UNDECIDED = 4,
}

/// A change of the law between act and decision.
#[repr(C)]
pub struct fadu_succession {
    /// Which text applies.
    pub verdict: fadu_verdict,
    /// First day of the later version.
    pub since: fadu_date,
    /// The provision of the day of the act.
    pub old: fadu_place,
}

/// A change of the law, by its index.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_assessment_succession(assessment: *const fadu_assessment, index: usize, succession: *mut fadu_succession) -> fadu_status {
    border(|| unsafe {
        use fadu_verdict::*;
        let r = reading(assessment)?;
        let s = known(r.answer.successions.get(index))?;
        let verdict = match s.verdict {
            Verdict::Old => FADU_VERDICT_OLD,
            Verdict::New => FADU_VERDICT_NEW,
            Verdict::IfDecidedLater => FADU_VERDICT_IF_DECIDED_LATER,
            Verdict::Undecided => FADU_VERDICT_UNDECIDED,
        };
        put(succession, fadu_succession { verdict, since: Some(s.since).into(), old: r.book.at(s.old).into() })
    })
}

/// The provisions of the later version that follow; none: nothing there answers the act.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn fadu_succession_later(assessment: *const fadu_assessment, index: usize, places: *mut fadu_place, capacity: usize, count: *mut usize) -> fadu_status {
    border(|| unsafe {
        let r = reading(assessment)?;
        let s = known(r.answer.successions.get(index))?;
        fill(r.answer.later_of(s).iter().map(|p| r.book.at(*p).into()), places, capacity, count)
    })
}
