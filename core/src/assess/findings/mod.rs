//! What the law says of each proposal, decided over the completions of what is unknown: permitted if one basis holds in
//! every completion, not permitted if none holds in any, else conditional. Then every reason is listed.

mod completions;
mod limits;
mod together;

use super::grants::{Field, Rule, truth};
use super::questions::asks;
use super::standing::Standing;
use crate::assessment::{Ask, Assessment, Coverage, Finding, Reason, ReasonCode, Status, Text};
use crate::case::{Basis, Case, Proposal};
use crate::condition::{Atom, Truth};
use crate::grant::Grant;
use crate::provision::Provision;
use crate::rulebook::Rulebook;
use crate::vocabulary::{Class, FactId, MeasureId, TargetId};
use alloc::vec;
use alloc::vec::Vec;

/// A grant that could carry the proposal.
struct Candidate<'a> {
    rule: Rule<'a>,
    within: Standing<'a>,
    text: Text,
}

/// The reasons gathered, each code once a basis.
struct Reasons(Vec<Reason>);

impl Reasons {
    fn say(&mut self, code: ReasonCode, status: Truth, basis: Option<u16>) {
        self.waiting(code, status, basis, &[]);
    }

    fn waiting(&mut self, code: ReasonCode, status: Truth, basis: Option<u16>, needs: &[Ask]) {
        if !self.0.iter().any(|r| r.code == code && r.basis == basis) {
            self.0.push(Reason { code, status, basis, needs: needs.to_vec(), measure: None });
        }
    }
}

pub(super) fn find(book: &Rulebook, case: &Case, standing: &Standing<'_>, out: &mut Assessment) {
    let mut findings = Vec::new();
    let mut used: Vec<u16> = Vec::new();
    for (n, proposal) in (0u16..).zip(&case.proposals) {
        let finding = judge(book, case, standing, out, n, proposal);
        if finding.status != Truth::False {
            used.extend(&finding.basis);
        }
        findings.push(finding);
    }
    together::among_proposals(book, case, out, &mut findings);
    together::omitted(book, case, out, used, &mut findings);
    out.findings = findings;
}

/// Measures and targets a proposal stands for: its own, or what realises a term of the report.
fn meant(book: &Rulebook, p: &Proposal) -> Vec<(MeasureId, Option<TargetId>)> {
    match book.measures.get(p.measure.index()) {
        Some(m) if m.class == Class::ReportTerm => m.realised_by.to_vec(),
        _ => vec![(p.measure, Some(p.target))],
    }
}

/// Whether the basis named is the provision, or the higher one it details.
fn named(basis: Option<Basis>, p: &Provision) -> bool {
    basis.is_none_or(|b| (b.version == p.version && b.at.covers(p.at)) || p.details.iter().any(|d| d.version == b.version && b.at.covers(d.at)))
}

fn judge<'a>(book: &'a Rulebook, case: &'a Case, standing: &Standing<'a>, out: &Assessment, n: u16, p: &Proposal) -> Finding {
    let meant = meant(book, p);
    let wanted = |g: &Grant| meant.iter().any(|(m, t)| *m == g.measure && t.is_none_or(|t| t == g.target));
    let same_measure = |g: &Grant| meant.iter().any(|(m, _)| *m == g.measure);
    let displaced: Vec<u16> =
        out.options.iter().filter(|o| o.status == Status::Displaced).filter(|o| o.source(book).is_some_and(|(_, g)| wanted(g))).map(|o| o.provision).collect();
    let mut candidates: Vec<Candidate<'a>> = Vec::new();
    let mut other_target = false;
    for a in &out.applies {
        for rule in Rule::of(book, a.provision).filter(|r| named(p.basis, r.provision) && same_measure(r.grant)) {
            if wanted(rule.grant) {
                candidates.push(Candidate { rule, within: standing.within(rule.provision), text: a.text });
            } else {
                other_target = true;
            }
        }
    }
    let mut reasons = Reasons(Vec::new());
    if book.measures.get(p.measure.index()).is_some_and(|m| m.class == Class::ReportTerm) {
        reasons.say(ReasonCode::ReportTerm, Truth::Unknown, None);
    }
    if candidates.is_empty() {
        let status = without_basis(book, case, out, p, other_target, &mut reasons);
        return Finding { proposal: Some(n), status, basis: Vec::new(), needs: Vec::new(), reasons: reasons.0 };
    }

    let barred = without_order(book, case);
    let field = Field { applies: &out.applies, unless: &out.unless };
    let outcome = completions::Question { book, case, standing, field, candidates: &candidates, displaced: &displaced, barred: &barred }.answer(p);
    let (status, basis) = (outcome.status, outcome.basis);
    let mut needs: Vec<Ask> = Vec::new();
    for a in &outcome.needs {
        let at = candidates.iter().find(|c| c.within.value(*a) == Truth::Unknown).map_or(0, |c| c.rule.index);
        asks(book, case, at, &[*a], &mut needs);
    }
    needs.sort_unstable();
    needs.dedup();

    let amounts: Vec<Ask> = needs.iter().copied().filter(|a| matches!(a, Ask::Amount(_))).collect();
    if !amounts.is_empty() {
        reasons.waiting(ReasonCode::AmountMissing, Truth::Unknown, basis.first().copied(), &amounts);
    }
    if outcome.undecided {
        reasons.say(ReasonCode::LighterLawUndecided, Truth::Unknown, None);
    }
    for c in &candidates {
        let (prov, at) = (c.rule.provision, Some(c.rule.index));
        if !basis.is_empty() && !basis.contains(&c.rule.index) && candidates.iter().any(|x| x.rule.index != c.rule.index) {
            continue;
        }
        let now = truth(c.rule, &field, &|a| c.within.value(a));
        if now == Truth::False && status != Truth::True {
            let subject = c.within.any_role(prov.subjects) == Truth::False;
            reasons.say(if subject { ReasonCode::WrongSubject } else { ReasonCode::ConditionUnmet }, Truth::False, at);
            continue;
        }
        if now == Truth::Unknown && status != Truth::True {
            reasons.waiting(ReasonCode::ConditionUnknown, Truth::Unknown, at, &needs);
        }
        if now != Truth::False {
            let unbarred = |a: Atom| if matches!(a, Atom::Fact(f) if barred.contains(&f)) { Truth::False } else { c.within.value(a) };
            if truth(c.rule, &field, &unbarred) == Truth::False {
                reasons.say(ReasonCode::OrderMissing, Truth::False, at);
            }
            limits::limits(book, case, c, p, &mut |code, status, at| reasons.say(code, status, at));
            if displaced.contains(&c.rule.index) {
                reasons.say(ReasonCode::DisplacedByHigherFine, Truth::False, at);
            }
        }
        if status != Truth::False {
            if prov.reading.is_some() {
                reasons.say(ReasonCode::ReadingDisputed, Truth::Unknown, at);
            }
            if !prov.verified {
                reasons.say(ReasonCode::UnverifiedSource, Truth::Unknown, at);
            }
        }
    }
    reasons.0.sort_by_key(|r| (r.code, r.basis));
    Finding { proposal: Some(n), status, basis, needs, reasons: reasons.0 }
}

/// Why nothing in the case grants the measure. Not covered is never lawful, nor is it unlawful.
fn without_basis(book: &Rulebook, case: &Case, out: &Assessment, p: &Proposal, other_target: bool, reasons: &mut Reasons) -> Truth {
    if out.worst.is_some_and(|w| w != Coverage::Covered) {
        reasons.say(ReasonCode::NotCovered, Truth::Unknown, None);
        return Truth::Unknown;
    }
    // a list that ends in 等 is open for what a platform does, never for penalties
    let open = |g: &Grant| g.open && g.target == p.target && p.authority.is_none_or(|(body, _)| g.authorities.iter().any(|(a, _)| *a == body));
    let penalty = book.measures.get(p.measure.index()).is_some_and(|m| m.class == Class::Penalty);
    if !penalty && out.options.iter().any(|o| o.source(book).is_some_and(|(q, g)| open(g) && named(p.basis, q))) {
        reasons.say(ReasonCode::OpenList, Truth::Unknown, None);
        return Truth::Unknown;
    }
    let grants = |n: &u16| {
        let q = book.provisions.get(usize::from(*n)).filter(|q| named(p.basis, q));
        q.is_some_and(|q| q.tiers.iter().flat_map(|t| t.grants.iter()).any(|g| g.measure == p.measure && g.target == p.target))
    };
    let silent = out.gave_way.iter().find(|(n, _)| grants(n)).map(|(_, by)| *by);
    let in_force = |b: Basis| book.versions.get(usize::from(b.version)).is_some_and(|v| v.in_force(case.act_to));
    match (p.basis, silent) {
        (_, Some(by)) => reasons.say(ReasonCode::GivesWay, Truth::False, Some(by)),
        (Some(b), _) if !in_force(b) => reasons.say(ReasonCode::NotInForce, Truth::False, None),
        _ if other_target => reasons.say(ReasonCode::WrongTarget, Truth::False, None),
        _ => reasons.say(ReasonCode::NoBasis, Truth::False, None),
    }
    Truth::False
}

/// Facts that cannot be for want of an order: they presuppose one, and the earlier measures are told and hold none by
/// the day of the decision.
fn without_order(book: &Rulebook, case: &Case) -> Vec<FactId> {
    let Some(prior) = &case.prior else { return Vec::new() };
    let by = |d: Option<crate::date::Date>| d.zip(case.decided).is_none_or(|(d, end)| d <= end);
    (0u16..)
        .zip(book.facts.iter())
        .filter(|(_, f)| !f.presupposes.is_empty() && !prior.iter().any(|m| f.presupposes.contains(&m.measure) && by(m.date)))
        .map(|(n, _)| FactId(n))
        .collect()
}
