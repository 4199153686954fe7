//! What a form needs at each moment of an entry: what may still be chosen, what to ask next, what stands, and what is wrong, in
//! the words of one language. Every binding has it from here, so that no form decides anything by itself.

mod ask;
mod measures;
mod proposals;
mod subjects;
mod violations;

pub use ask::Asked;
pub use measures::Row;
pub use proposals::{Finding, Proposable, Reason, Refusal};
pub use subjects::SubjectChoice;
pub use violations::{Domain, ViolationChoice, violations};

use crate::assessment::{Assessment, Coverage};
use crate::error::Fault;
use crate::json::{Node, read_draft};
use crate::rulebook::Rulebook;
use crate::statement::{Lang, words};
use alloc::string::String;
use alloc::vec::Vec;
use serde::Serialize;

/// All that a form shows of an entry.
#[derive(Debug, Serialize)]
pub struct View<'b> {
    /// What is wrong or missing, by field.
    pub faults: Vec<Fault>,
    /// Whether enough is told for an answer.
    pub ready: bool,
    /// Whether nothing that is still unknown could change the answer.
    pub last: bool,
    /// How far the rulebook covers each violation.
    pub coverage: Vec<Covered<'b>>,
    /// Roles whose naming can change the answer.
    pub subjects: Vec<SubjectChoice<'b>>,
    /// What is already stated and can be changed.
    pub stated: Vec<Asked<'b>>,
    /// What could still change the answer, most decisive first.
    pub questions: Vec<Asked<'b>>,
    /// The measures the law permits, as they stand.
    pub measures: Vec<Row<'b>>,
    /// What may be proposed: each measure and target once.
    pub proposable: Vec<Proposable<'b>>,
    /// What the law says of each proposal.
    pub findings: Vec<Finding>,
    /// Fields whose value the law refuses, whatever is still unknown.
    pub refusals: Vec<Refusal>,
    /// What else was considered.
    pub notes: Vec<Noted<'b>>,
}

/// How far the rulebook covers a violation.
#[derive(Debug, Serialize)]
pub struct Covered<'b> {
    /// The violation.
    pub violation: &'b str,
    /// Its label.
    pub label: String,
    /// `covered`, `no-provision`, `out-of-window`.
    pub status: &'static str,
    /// The same in words.
    pub text: &'static str,
}

/// A note.
#[derive(Debug, Serialize)]
pub struct Noted<'b> {
    /// Its code.
    pub code: &'b str,
    /// The place it rests on.
    pub basis: Option<String>,
    /// What it says.
    pub text: String,
}

/// The view of an entry, however little of it is told yet.
pub fn view<'b>(book: &'b Rulebook, entry: &Node, lang: Lang) -> View<'b> {
    let (case, faults) = read_draft(book, entry);
    let mut case = case.unwrap_or_else(|| crate::Case::new(crate::date::Date::LAST));
    // with a day and a violation there is an answer; a fault elsewhere leaves that field out and is told
    let ready = (entry.at("/act/to").is_some() || entry.at("/act/from").is_some())
        && !(case.violations.is_empty() && case.breaches.is_empty())
        && !faults.iter().any(|f| f.pointer.is_empty() || f.pointer.starts_with("/act"));
    let answer = if ready { book.assess(&case) } else { Assessment::default() };
    if !ready {
        case.proposals.clear();
    }
    let m = Matter { book, case: &case, answer: &answer, lang };
    View {
        ready,
        last: ready && faults.is_empty() && answer.questions.is_empty(),
        coverage: answer.coverage.iter().map(|(v, c)| covered(m, *v, *c)).collect(),
        subjects: subjects::choices(m),
        stated: ask::stated(m, entry),
        questions: ask::questions(m),
        measures: measures::rows(m),
        proposable: proposals::proposable(m),
        findings: proposals::findings(m),
        refusals: proposals::refusals(m),
        notes: answer.notes.iter().map(|n| noted(m, *n)).collect(),
        faults,
    }
}

/// A case with its answer, to be shown in one language.
#[derive(Clone, Copy)]
struct Matter<'b, 'c> {
    book: &'b Rulebook,
    case: &'c crate::Case,
    answer: &'c Assessment,
    lang: Lang,
}

fn covered<'b>(m: Matter<'b, '_>, v: crate::vocabulary::ViolationId, c: Coverage) -> Covered<'b> {
    let term = m.book.violations.get(v.index()).map(|v| &v.term);
    Covered { violation: term.map_or("", |t| &t.id), label: words::term(term, m.lang), status: c.name(), text: words::coverage(c, m.lang) }
}

fn noted<'b>(m: Matter<'b, '_>, n: crate::assessment::Note) -> Noted<'b> {
    let (code, basis, text) = m.book.note(m.answer, n);
    Noted { code, basis, text: m.lang.of(&text) }
}
