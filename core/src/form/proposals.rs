//! What may be proposed, what the law says of what is, and which values it refuses as they are typed.

use super::{Choice, Matter};
use crate::assessment::{self, ReasonCode, Status};
use crate::condition::Truth;
use crate::error::Code;
use crate::grant::{Duration, Unit};
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
    /// The best status it has.
    pub status: &'static str,
    /// It takes a sum.
    pub sum: bool,
    /// The provisions that grant it.
    pub grounds: Vec<Ground>,
    /// Bodies it is to be handed over to, in words, where only they may impose it.
    pub transfer_to: Vec<Choice<'b>>,
}

/// A provision that grants a measure.
#[derive(Debug, Serialize)]
pub struct Ground {
    /// The place: `csl@2017-06-01/59/1`.
    pub basis: String,
    /// The place in words.
    pub article: String,
    /// How much or how long, in words; empty without bounds.
    pub bounds: String,
    /// Unit of the duration it takes.
    pub unit: Option<&'static str>,
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
    for o in m.answer.options.iter().filter(|o| o.status != Status::Displaced) {
        let (Some(measure), Some(target), Some((p, g))) = (m.book.measures.get(o.measure.index()), m.book.targets.get(o.target.index()), o.source(m.book)) else { continue };
        let n = out.iter().position(|p| p.measure == measure.term.id && p.target == target.id).unwrap_or_else(|| {
            let label = alloc::format!("{} → {}", words::term(Some(&measure.term), m.lang), words::term(Some(target), m.lang));
            let transfer_to = o.transfer_to(m.book).iter().filter_map(|a| m.book.authorities.get(a.index())).map(|a| Choice::of(&a.term, m.lang)).collect();
            out.push(Proposable { measure: &measure.term.id, target: &target.id, label, status: o.status.name(), sum: !g.bands.is_empty(), grounds: Vec::new(), transfer_to });
            out.len().saturating_sub(1)
        });
        let Some(known) = out.get_mut(n) else { continue };
        if o.status == Status::Permitted {
            known.status = o.status.name();
        }
        let unit = match g.duration {
            Some(Duration::Range { unit, .. }) => Some(unit.name()),
            Some(Duration::Life | Duration::Unspecified) => Some(Unit::Year.name()),
            None => None,
        };
        let bounds = bounds(m, o).unwrap_or_default();
        known.grounds.push(Ground { basis: m.book.reference(p.version, p.at), article: words::place(m.book, p.version, p.at, m.lang), bounds, unit });
    }
    out
}

/// How much, or how long.
fn bounds(m: Matter<'_, '_>, o: &assessment::Choice) -> Option<String> {
    let length = o.source(m.book)?.1.duration.map(|d| words::duration(d, m.answer.below_minimum(m.book, o), m.lang));
    words::all_bounds(m.book, m.answer, o, m.lang).or(length)
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
            let mut bounds: Vec<String> = same.filter_map(|o| bounds(m, o)).collect();
            bounds.dedup();
            let mut text = m.lang.of(&m.book.reason(r));
            if !bounds.is_empty() {
                text.push_str(m.lang.say("：", ": "));
                text.push_str(&bounds.join(m.lang.say("，或者 ", ", or ")));
            }
            out.push(Refusal { pointer, code: Why::Law(r.code.name()), text });
        }
    }
    out
}
