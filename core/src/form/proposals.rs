//! What may be proposed, what the law says of what is, and which values it refuses as they are typed.

use super::Matter;
use crate::assessment::{ReasonCode, Status};
use crate::condition::Truth;
use crate::error::Code;
use crate::json::read::below;
use crate::statement::words;
use alloc::string::String;
use alloc::vec::Vec;
use serde::Serialize;

/// A measure that may be proposed.
#[derive(Debug, Serialize)]
pub struct Proposable<'b> {
    /// The measure.
    pub measure: &'b str,
    /// Against whom.
    pub target: &'b str,
    /// Both in words.
    pub label: String,
    /// It takes a sum; the bounds of each provision that grants it, in words.
    pub bounds: Vec<String>,
    /// The best status it has.
    pub status: &'static str,
}

/// What the law says of a proposal.
#[derive(Debug, Serialize)]
pub struct Finding {
    /// Index of the proposal; none for a measure left out.
    pub proposal: Option<u16>,
    /// `permitted`, `conditional`, `not-permitted`.
    pub status: &'static str,
    /// The same in words.
    pub label: &'static str,
    /// The provisions it rests on, in words.
    pub basis: Vec<String>,
    /// Why.
    pub reasons: Vec<Reason>,
}

/// One reason.
#[derive(Debug, Serialize)]
pub struct Reason {
    /// Its code.
    pub code: &'static str,
    /// What it says.
    pub text: String,
    /// The place it comes from.
    pub basis: Option<String>,
}

/// A field whose value no completion of what is unknown makes lawful.
#[derive(Debug, Serialize)]
pub struct Refusal {
    /// The field.
    pub pointer: String,
    /// Why.
    pub code: Why,
    /// The same in words, with the bounds.
    pub text: String,
}

/// Why a value is refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(untagged)]
pub enum Why {
    /// The law: a code of the reasons.
    Law(&'static str),
    /// It is no entry: a code of the faults.
    Entry(Code),
}

pub(super) fn proposable<'b>(m: Matter<'b, '_>) -> Vec<Proposable<'b>> {
    let mut out: Vec<Proposable<'b>> = Vec::new();
    for o in &m.answer.options {
        let (Some(measure), Some(target)) = (m.book.measures.get(o.measure.index()), m.book.targets.get(o.target.index())) else { continue };
        let bounds = words::all_bounds(m.book, m.answer, o, m.lang).filter(|_| o.status != Status::Displaced);
        match out.iter_mut().find(|p| p.measure == measure.term.id && p.target == target.id) {
            Some(known) => {
                known.bounds.extend(bounds);
                if o.status == Status::Permitted {
                    known.status = o.status.name();
                }
            }
            None => {
                let label = alloc::format!("{} → {}", words::term(Some(&measure.term), m.lang), words::term(Some(target), m.lang));
                out.push(Proposable { measure: &measure.term.id, target: &target.id, label, bounds: bounds.into_iter().collect(), status: o.status.name() });
            }
        }
    }
    out
}

pub(super) fn findings(m: Matter<'_, '_>) -> Vec<Finding> {
    let status = |t: Truth| match t {
        Truth::True => "permitted",
        Truth::Unknown => "conditional",
        Truth::False => "not-permitted",
    };
    let place = |n: &u16| m.book.provisions.get(usize::from(*n)).map(|p| words::place(m.book, p.version, p.at, m.lang));
    let each = m.answer.findings.iter().map(|f| Finding {
        proposal: f.proposal,
        status: status(f.status),
        label: words::verdict(f.status, m.lang),
        basis: f.basis.iter().filter_map(place).collect(),
        reasons: f.reasons.iter().map(|r| Reason { code: r.code.name(), text: m.lang.of(&m.book.reason(r)), basis: m.book.article_of(r) }).collect(),
    });
    each.collect()
}

pub(super) fn refusals(m: Matter<'_, '_>) -> Vec<Refusal> {
    let mut out: Vec<Refusal> = Vec::new();
    for f in m.answer.findings.iter().filter(|f| f.status == Truth::False) {
        let Some((n, proposal)) = f.proposal.and_then(|n| Some((n, m.case.proposals.get(usize::from(n))?))) else { continue };
        for r in f.reasons.iter().filter(|r| r.status == Truth::False) {
            let field = match r.code {
                ReasonCode::AmountBelowMinimum | ReasonCode::AmountAboveMaximum => "amount",
                ReasonCode::DurationBelowMinimum | ReasonCode::DurationAboveMaximum => "duration",
                _ => continue,
            };
            let pointer = below(&below("/proposals", n), field);
            if out.iter().any(|x| x.pointer == pointer) {
                continue;
            }
            let same = m.answer.options.iter().filter(|o| o.measure == proposal.measure && o.target == proposal.target && o.status != Status::Displaced);
            let mut bounds: Vec<String> = same.filter_map(|o| words::all_bounds(m.book, m.answer, o, m.lang)).collect();
            bounds.dedup();
            let mut text = m.lang.of(&m.book.reason(r));
            if field == "amount" && !bounds.is_empty() {
                text.push_str(m.lang.say("：", ": "));
                text.push_str(&bounds.join(m.lang.say("，或者 ", ", or ")));
            }
            out.push(Refusal { pointer, code: Why::Law(r.code.name()), text });
        }
    }
    out
}
