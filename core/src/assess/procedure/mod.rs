//! Procedure, for each measure someone intends: what a decision requires, within which time, and what it then entails. Known
//! defects make a finding not permitted; what is unknown changes no status and is asked. Follows the day of the decision, not
//! that of the act.

mod asked;
mod concerns;
mod required;
mod terms;

use crate::assessment::{Assessment, Finding, Reason, ReasonCode};
use crate::case::Case;
use crate::condition::Truth;
use crate::date::Date;
use crate::order::InOrder;
use crate::procedure::Step;
use crate::rulebook::Rulebook;
use alloc::borrow::Cow;
use alloc::vec::Vec;
use concerns::Concern;

/// A rule of procedure on a proposal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Requirement {
    /// Index of the rule in [`Rulebook::formalities`].
    pub formality: u16,
    /// Index of the proposal; none: the whole case.
    pub proposal: Option<u16>,
    /// How it stands.
    pub state: State,
    /// The day a term ends, where the day it runs from is known.
    pub due: Option<Due>,
}

/// How a requirement stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub enum State {
    /// It applies: told.
    Told,
    /// It may apply: a person must judge.
    Perhaps,
    /// Whether it was kept is unknown.
    Open,
    /// It was not kept.
    Lacking,
}

/// The end of a term.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub struct Due {
    /// The last day.
    pub day: Date,
    /// False: no sooner than that day; holidays are not counted, for want of a calendar.
    pub certain: bool,
}

/// The case as procedure sees it: a right exercised after its term is given up; where the term is not certain, that is open.
fn in_time<'c>(book: &Rulebook, case: &'c Case) -> Cow<'c, Case> {
    let (Some(requested), Some(fact)) = (case.step(Step::HearingRequested), book.fact("hearing-requested")) else { return Cow::Borrowed(case) };
    let term = |f: &&crate::procedure::Formality| f.limit.is_some_and(|l| l.by == Some(Step::HearingRequested));
    let dues = book.formalities.iter().filter(term).filter_map(|f| f.limit.and_then(|l| terms::due(book, case, &l)));
    let Some(due) = dues.max_by_key(|d| d.day).filter(|d| requested > d.day) else { return Cow::Borrowed(case) };
    let mut case = case.clone();
    case.facts.forget(fact);
    if due.certain {
        case.facts.learn(book, fact, false);
    }
    Cow::Owned(case)
}

pub(super) fn check(book: &Rulebook, case: &Case, out: &mut Assessment) {
    let case = &*in_time(book, case);
    let mut findings = core::mem::take(&mut out.findings);
    let mut asked = asked::Questions::default();
    let mut told: Vec<Requirement> = Vec::new();
    for f in &mut findings {
        let Some((n, p)) = f.proposal.and_then(|n| Some((n, case.proposals.get(usize::from(n))?))) else { continue };
        for (i, formality, concern) in concerns::of(book, case, f, p) {
            if let Some(must) = &formality.must {
                required::check(case, (f, formality, must, concern), &mut asked);
            }
            let defect = formality.limit.as_ref().and_then(|l| terms::check(book, case, (f, formality, l), &mut asked));
            if formality.zh.is_empty() || !told_at_all(case, formality, concern) {
                continue;
            }
            let state = if concern == Concern::Perhaps { State::Perhaps } else { defect.unwrap_or(State::Told) };
            let due = formality.limit.as_ref().and_then(|l| terms::due(book, case, l));
            // a term, or what goes for every measure, is told once for the case; a right belongs to a measure
            let of_one = formality.limit.is_none() && !(formality.measures.is_empty() && formality.perhaps.is_empty());
            let proposal = of_one.then_some(n);
            match told.iter_mut().find(|t| t.formality == i && t.proposal == proposal) {
                Some(t) if t.state == State::Perhaps => t.state = state,
                Some(t) if state != State::Perhaps => t.state = t.state.max(state),
                Some(_) => {}
                None => told.push(Requirement { formality: i, proposal, state, due }),
            }
        }
    }
    told.order_by_key(|t| (t.formality, t.proposal));
    asked.write(book, &mut out.questions);
    (out.findings, out.procedure) = (findings, told);
}

/// A rule that waits on facts is told where they hold.
fn told_at_all(case: &Case, f: &crate::procedure::Formality, concern: Concern) -> bool {
    let required = f.must.as_ref().is_none_or(|m| required::needed(case, m) == Truth::True);
    required || concern == Concern::Perhaps
}

/// A defect of a finding: it cannot stand as it is.
fn defect(f: &mut Finding, formality: &crate::procedure::Formality, needs: Vec<crate::assessment::Ask>) {
    f.status = Truth::False;
    f.reasons.push(Reason { code: ReasonCode::ProcedureDefect, status: Truth::False, basis: None, needs, article: Some(formality.at), measure: None });
    f.reasons.order_by_key(|r| (r.code, r.basis, r.article));
}
