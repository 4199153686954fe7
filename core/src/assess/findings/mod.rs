//! What the law says of each proposal, decided over the completions of what is unknown: permitted if one basis holds in
//! every completion, not permitted if none holds in any, else conditional. Then every reason is listed.

mod completions;
mod limits;
mod together;

use super::general::{Bars, Company, Sought, company, is_penalty};
use super::grants::{Field, Rule, truth};
use super::questions::asks;
use super::standing::Standing;
use crate::assessment::{Applied, Ask, Assessment, Bar, Coverage, Finding, Reason, ReasonCode, Status, Text};
use crate::case::{Basis, Case, Proposal};
use crate::condition::{Atom, Condition, Truth};
use crate::grant::Grant;
use crate::order::InOrder;
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
    /// It may go below its minimum.
    below: bool,
    /// What takes it away.
    bar: Option<Bar>,
}

/// The reasons gathered, each code once a basis.
struct Reasons(Vec<Reason>);

impl Reasons {
    fn say(&mut self, code: ReasonCode, status: Truth, basis: Option<u16>) {
        self.waiting(code, status, basis, &[]);
    }

    fn waiting(&mut self, code: ReasonCode, status: Truth, basis: Option<u16>, needs: &[Ask]) {
        if !self.0.iter().any(|r| r.code == code && r.basis == basis) {
            self.0.push(Reason { code, status, basis, needs: needs.to_vec(), article: None, measure: None });
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
    let bars = Bars::of(book, case, &out.grounds);
    let candidate = |rule: Rule<'a>, text: Text| Candidate {
        within: standing.within(rule.provision),
        below: below(book, out, rule.provision, rule.grant),
        bar: bars.and_then(|b| b.on(rule.provision, rule.grant)),
        rule,
        text,
    };
    let mut candidates: Vec<Candidate<'a>> = Vec::new();
    let mut other_target = false;
    for a in &out.applies {
        for rule in Rule::of(book, a.provision).filter(|r| named(p.basis, r.provision) && same_measure(r.grant)) {
            if wanted(rule.grant) {
                candidates.push(candidate(rule, a.text));
            } else {
                other_target = true;
            }
        }
    }
    // what goes with every penalty, cited itself or with the penalty
    let sought = Sought { basis: p.basis, named: |q: &Provision| named(p.basis, q), wanted, special: !candidates.is_empty() };
    let with: Vec<Company> = company(book, case, standing, out, &sought);
    let mut applies: Vec<Applied> = out.applies.clone();
    let mut candidates: Vec<Candidate<'_>> = candidates;
    for c in &with {
        applies.push(Applied { provision: c.index, breach: c.breach, text: Text::Settled });
        for tier in c.provision.tiers.iter() {
            candidates.extend(tier.grants.iter().filter(|g| wanted(g)).map(|grant| Candidate {
                rule: Rule { index: c.index, provision: &c.provision, tier, grant },
                within: standing.within(&c.provision),
                text: Text::Settled,
                below: false,
                bar: bars.and_then(|b| b.on(&c.provision, grant)),
            }));
        }
    }
    applies.order_by_key(|a| a.provision);
    candidates.order_by_key(|c| c.rule.index);
    // barred penalties carry nothing; only where all are barred, that is why
    let mut barred_by: Vec<Bar> = Vec::new();
    if candidates.iter().all(|c| c.bar.is_some()) {
        candidates.iter().filter_map(|c| c.bar).for_each(|b| {
            if !barred_by.contains(&b) {
                barred_by.push(b);
            }
        });
    } else {
        candidates.retain(|c| c.bar.is_none());
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
    let field = Field { book, applies: &applies, unless: &out.unless };
    let outcome = completions::Question { book, case, standing, field, candidates: &candidates, displaced: &displaced, barred: &barred }.answer(p);
    let (status, basis) = (outcome.status, outcome.basis);
    let mut needs: Vec<Ask> = Vec::new();
    for a in &outcome.needs {
        if let Some(c) = with.iter().find(|c| *a == Atom::Breach(c.index)) {
            needs.extend(&c.asks);
            continue;
        }
        let at = candidates.iter().find(|c| c.within.value(*a) == Truth::Unknown).map_or(0, |c| c.rule.index);
        asks(book, case, at, *a, &mut needs);
    }
    needs.order();
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
            let excluded = c.rule.conditions().into_iter().any(|x| excludes(x, &c.within));
            let subject = c.within.any_role(prov.subjects) == Truth::False || excluded;
            reasons.say(if subject { ReasonCode::WrongSubject } else { ReasonCode::ConditionUnmet }, Truth::False, at);
            continue;
        }
        if now == Truth::Unknown && status != Truth::True {
            reasons.waiting(ReasonCode::ConditionUnknown, Truth::Unknown, at, &needs);
        }
        if now != Truth::False {
            let unbarred = |a: Atom| if matches!(a, Atom::Fact(f) if barred.contains(&f)) { Truth::False } else { c.within.value(a) };
            match truth(c.rule, &field, &unbarred) {
                Truth::False => reasons.say(ReasonCode::OrderMissing, Truth::False, at),
                // it may still hold for what is unknown
                Truth::Unknown if now == Truth::True && status != Truth::True => reasons.waiting(ReasonCode::OrderMissing, Truth::Unknown, at, &needs),
                _ => {}
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
    if let Some(bars) = bars.filter(|_| !barred_by.is_empty()) {
        reasons.0.retain(|r| r.status == Truth::False);
        for bar in barred_by {
            let (code, article) = bars.reason(bar);
            reasons.0.push(Reason { code, status: Truth::False, basis: None, needs: Vec::new(), article, measure: None });
        }
        reasons.0.order_by_key(|r| (r.code, r.basis, r.article));
        return Finding { proposal: Some(n), status: Truth::False, basis: Vec::new(), needs: Vec::new(), reasons: reasons.0 };
    }
    reasons.0.order_by_key(|r| (r.code, r.basis));
    Finding { proposal: Some(n), status, basis, needs, reasons: reasons.0 }
}

/// Whether a penalty may go below its minimum.
fn below(book: &Rulebook, out: &Assessment, p: &Provision, g: &Grant) -> bool {
    is_penalty(p, g) && out.leniency(book, p.version).lighter.is_some()
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

/// Whether a condition fails because it leaves out a role that holds (state organs).
fn excludes(c: &Condition, within: &Standing<'_>) -> bool {
    let role = |c: &Condition| matches!(c, Condition::Atom(a @ Atom::Role(_)) if within.value(*a) == Truth::True);
    match c {
        Condition::None(parts) => parts.iter().any(role),
        Condition::All(parts) => parts.iter().any(|p| excludes(p, within)),
        _ => false,
    }
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
