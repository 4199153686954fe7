//! What a form needs at each moment of an entry: what may still be chosen, what to ask next, what stands, and what is wrong, in
//! the words of one language. Every binding has it from here, so that no form decides anything by itself.

mod ask;
mod choices;
mod measures;
mod proposals;
mod subjects;
mod violations;

pub use ask::Asked;
pub use choices::{Body, Choice, Choices, MeasureChoice, choices};
pub use measures::Row;
pub use proposals::{Finding, Ground, Proposable, Reason, Refusal, Why};
pub use subjects::SubjectChoice;
pub use violations::{Domain, ViolationChoice, violations};

use crate::assessment::{Assessment, Coverage, Note};
use crate::error::{Code, Fault};
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
    /// The roles; `fits` of those whose naming can change the answer.
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
    /// The proposal it is about.
    pub proposal: Option<u16>,
    /// The place it rests on.
    pub basis: Option<String>,
    /// What it says.
    pub text: String,
    /// It is of procedure and remedies.
    pub procedure: bool,
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
        subjects: subjects::roles(m),
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

/// Puts a value at a pointer unless it makes the entry faulty there or elsewhere, or the law refuses it: then why, and the entry
/// stays as it was. What is merely still missing refuses nothing.
pub fn offer(book: &Rulebook, entry: &mut Node, pointer: &str, value: Option<Node>, lang: Lang) -> Vec<Refusal> {
    let taken_away = value.is_none();
    let mut tried = entry.clone();
    tried.put(pointer, value);
    let before = read_draft(book, entry).1;
    let (case, faults) = read_draft(book, &tried);
    let new = |f: &&Fault| f.code != Code::Missing && !before.iter().any(|b| b.code == f.code && b.pointer == f.pointer);
    let mut out: Vec<Refusal> = faults.iter().filter(new).map(|f| Refusal { pointer: f.pointer.clone(), code: Why::Entry(f.code), text: lang.say(&f.zh, &f.en).into() }).collect();
    // only what stands below the pointer: a fact may well show that an amount stated before is unlawful
    if let Some(case) = case.filter(|_| pointer.starts_with("/proposals/") && !taken_away) {
        let answer = book.assess(&case);
        let all = proposals::refusals(Matter { book, case: &case, answer: &answer, lang });
        out.extend(all.into_iter().filter(|r| r.pointer.starts_with(pointer)));
    }
    if out.is_empty() {
        *entry = tried;
    }
    out
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

fn noted<'b>(m: Matter<'b, '_>, n: Note) -> Noted<'b> {
    let (code, basis, text) = m.book.note(m.answer, n);
    Noted { code, proposal: n.proposal(m.answer), basis, text: m.lang.of(&text), procedure: matches!(n, Note::Procedure(_)) }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn entry() -> Node {
        Node::parse(br#"{"violations":["security.logs-not-retained"],"subjects":["platform","organization"],"act":{"from":"2024-01-01","to":"2024-06-30"}}"#).unwrap()
    }

    fn text(t: &str) -> Option<Node> {
        Some(Node::Text(t.into()))
    }

    #[test]
    fn an_amount_outside_the_band_is_refused_with_the_bounds_and_the_entry_stays() {
        let book = Rulebook::embedded();
        let mut e = entry();
        assert!(offer(book, &mut e, "/proposals/0/measure", text("fine"), Lang::En).is_empty());
        let before = e.clone();
        let refused = offer(book, &mut e, "/proposals/0/amount", text("150000"), Lang::En);
        assert_eq!(refused.first().map(|r| (r.pointer.as_str(), r.code)), Some(("/proposals/0/amount", Why::Law("amount-above-maximum"))));
        assert!(refused.iter().any(|r| r.text.contains("10,000–100,000 yuan")), "{refused:?}");
        assert_eq!(e, before);
        assert!(offer(book, &mut e, "/proposals/0/amount", text("80000"), Lang::En).is_empty());
        assert_eq!(e.at("/proposals/0/amount"), text("80000").as_ref());
    }

    #[test]
    fn what_is_no_entry_is_refused_and_what_is_missing_is_not() {
        let book = Rulebook::embedded();
        let mut e = Node::empty();
        assert!(offer(book, &mut e, "/act/from", text("2024-01-01"), Lang::Zh).is_empty());
        for (pointer, value, code) in [
            ("/act/to", "2023-01-01", Code::DateOrder),
            ("/violations/-", "security.log-not-retained", Code::UnknownId),
            ("/amounts/illegal-gains", "12,5", Code::BadAmount),
            ("/decided", "2024-02-30", Code::BadDate),
        ] {
            let refused = offer(book, &mut e, pointer, text(value), Lang::Zh);
            assert_eq!(refused.first().map(|r| r.code), Some(Why::Entry(code)), "{pointer}");
        }
        assert!(!view(book, &e, Lang::Zh).ready);
    }

    #[test]
    fn the_view_asks_where_answers_stand_and_tells_what_is_stated() {
        let book = Rulebook::embedded();
        let mut e = entry();
        let v = view(book, &e, Lang::Zh);
        assert!(v.ready && !v.last && v.faults.is_empty());
        let q = v.questions.iter().find(|q| q.id == "refuses-to-correct").unwrap();
        assert_eq!((q.pointer.as_str(), q.kind, q.general), ("/facts/refuses-to-correct", "fact", false));
        assert!(q.because.iter().any(|b| b.contains("第五十九条第一款")), "{:?}", q.because);
        let fine = |v: &View<'_>| v.measures.iter().find(|m| m.basis == "csl@2017-06-01/59/1" && m.measure == "fine" && m.target == "entity").map(|m| m.status);
        assert_eq!(fine(&v), Some("conditional"));
        assert!(offer(book, &mut e, "/facts/refuses-to-correct", Some(Node::Bool(true)), Lang::Zh).is_empty());
        let v = view(book, &e, Lang::Zh);
        assert_eq!(fine(&v), Some("permitted"));
        assert!(v.questions.iter().all(|q| q.id != "refuses-to-correct"));
        assert_eq!(v.stated.iter().map(|s| (s.pointer.as_str(), s.value.clone())).collect::<Vec<_>>(), [("/facts/refuses-to-correct", Some(Node::Bool(true)))]);
    }

    #[test]
    fn roles_that_fit_are_those_the_law_speaks_of() {
        let book = Rulebook::embedded();
        let v = view(book, &entry(), Lang::En);
        assert_eq!(v.subjects.len(), book.subjects.len());
        let fits = |id: &str| v.subjects.iter().find(|s| s.id == id).is_some_and(|s| s.fits);
        assert!(["person", "organization", "network-operator", "platform"].into_iter().all(fits), "{:?}", v.subjects);
        assert!(!fits("advertiser"));
    }

    #[test]
    fn a_duration_outside_what_the_law_sets_is_refused_with_it() {
        let book = Rulebook::embedded();
        let mut e = entry();
        let proposal = Node::parse(br#"{"measure":"disconnect-network","target":"entity"}"#).unwrap();
        assert!(offer(book, &mut e, "/proposals/0", Some(proposal), Lang::En).is_empty());
        let v = view(book, &e, Lang::En);
        let ground = v.proposable.iter().find(|p| p.measure == "disconnect-network").unwrap().grounds.first().unwrap();
        assert_eq!((ground.basis.as_str(), ground.bounds.as_str(), ground.unit), ("net-protection@2011-01-08/21/1/2", "at most 6 months", Some("month")));
        let months = |n: u64| Some(Node::Object([("unit".into(), Node::Text("month".into())), ("n".into(), Node::Number(Some(n)))].to_vec()));
        let refused = offer(book, &mut e, "/proposals/0/duration", months(7), Lang::En);
        assert_eq!(refused.first().map(|r| (r.pointer.as_str(), r.code)), Some(("/proposals/0/duration", Why::Law("duration-above-maximum"))));
        assert!(refused.iter().any(|r| r.text.contains("at most 6 months")), "{refused:?}");
        assert!(offer(book, &mut e, "/proposals/0/duration", months(6), Lang::En).is_empty());
    }
}
