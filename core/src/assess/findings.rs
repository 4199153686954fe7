//! What the law says of each proposal, decided over the completions of what is unknown: permitted if one basis holds in
//! every completion, not permitted if none holds in any, else conditional. Then every reason is listed.

use super::grants::{bounds, truth, unknown};
use super::standing::{Atoms, Standing};
use crate::assessment::{Assessment, Coverage, Finding, Reason, ReasonCode, Status};
use crate::case::{Basis, Case, Proposal};
use crate::condition::{Atom, Truth};
use crate::money::Money;
use crate::provision::{Grant, Provision};
use crate::rulebook::Rulebook;
use crate::vocabulary::{AmountId, AuthorityId, Class, MeasureId, TargetId};
use alloc::vec;
use alloc::vec::Vec;
use core::cmp::Ordering;

/// A grant that could carry the proposal.
struct Candidate<'a> {
    provision: u16,
    grant: &'a Grant,
    within: Standing<'a>,
}

pub(super) fn find(book: &Rulebook, case: &Case, out: &mut Assessment) {
    let standing = Standing::of(book, case);
    let mut findings = Vec::new();
    let mut used: Vec<(u16, usize)> = Vec::new();
    for (n, proposal) in (0u16..).zip(&case.proposals) {
        let finding = judge(book, case, &standing, out, n, proposal);
        if finding.status != Truth::False {
            used.extend(finding.basis.iter().map(|b| (*b, usize::from(n))));
        }
        findings.push(finding);
    }
    among_proposals(book, case, out, &mut findings);
    omitted(book, case, out, &used, &mut findings);
    out.findings = findings;
}

/// Measures and targets a proposal stands for: its own, or what realises a term of the report.
fn meant(book: &Rulebook, p: &Proposal) -> Vec<(MeasureId, Option<TargetId>)> {
    match book.measures.get(p.measure.index()) {
        Some(m) if m.class == Class::ReportTerm => m.realised_by.to_vec(),
        _ => vec![(p.measure, Some(p.target))],
    }
}

fn named(basis: Option<Basis>, p: &Provision) -> bool {
    basis.is_none_or(|b| b.version == p.version && b.at.covers(p.at))
}

fn judge<'a>(book: &'a Rulebook, case: &'a Case, standing: &Standing<'a>, out: &Assessment, n: u16, p: &Proposal) -> Finding {
    let meant = meant(book, p);
    let wanted = |g: &Grant| meant.iter().any(|(m, t)| *m == g.measure && t.is_none_or(|t| t == g.target));
    let same_measure = |g: &Grant| meant.iter().any(|(m, _)| *m == g.measure);
    let displaced: Vec<u16> =
        out.options.iter().filter(|o| o.status == Status::Displaced).filter(|o| o.source(book).is_some_and(|(_, g)| wanted(g))).map(|o| o.provision).collect();
    let mut candidates: Vec<Candidate<'_>> = Vec::new();
    let mut other_target = false;
    for &(i, _) in &out.applies {
        let Some(prov) = book.provisions.get(usize::from(i)) else { continue };
        for grant in prov.tiers.iter().flat_map(|t| t.grants.iter()).filter(|g| same_measure(g)) {
            if !named(p.basis, prov) {
                continue;
            }
            if !wanted(grant) {
                other_target = true;
            } else {
                candidates.push(Candidate { provision: i, grant, within: standing.within(prov) });
            }
        }
    }
    let mut reasons: Vec<Reason> = Vec::new();
    let mut say = |code, status, basis: Option<u16>, needs: &[Atom]| {
        if !reasons.iter().any(|r: &Reason| r.code == code && r.basis == basis) {
            reasons.push(Reason { code, status, basis, needs: needs.to_vec(), measure: None });
        }
    };
    if book.measures.get(p.measure.index()).is_some_and(|m| m.class == Class::ReportTerm) {
        say(ReasonCode::ReportTerm, Truth::Unknown, None, &[]);
    }
    if out.worst.is_some_and(|w| w != Coverage::Covered) && candidates.is_empty() {
        // not covered is never lawful, nor is it unlawful
        say(ReasonCode::NotCovered, Truth::Unknown, None, &[]);
        return Finding { proposal: Some(n), status: Truth::Unknown, basis: Vec::new(), needs: Vec::new(), reasons };
    }
    if candidates.is_empty() {
        let open = out.options.iter().any(|o| o.source(book).is_some_and(|(q, g)| g.open && g.target == p.target && named(p.basis, q)));
        if open {
            say(ReasonCode::OpenList, Truth::Unknown, None, &[]);
            return Finding { proposal: Some(n), status: Truth::Unknown, basis: Vec::new(), needs: Vec::new(), reasons };
        }
        let not_in_force = p.basis.is_some_and(|b| book.versions.get(usize::from(b.version)).is_some_and(|v| !v.in_force(case.act_to)));
        match (not_in_force, other_target) {
            (true, _) => say(ReasonCode::NotInForce, Truth::False, None, &[]),
            (_, true) => say(ReasonCode::WrongTarget, Truth::False, None, &[]),
            _ => say(ReasonCode::NoBasis, Truth::False, None, &[]),
        }
        return Finding { proposal: Some(n), status: Truth::False, basis: Vec::new(), needs: Vec::new(), reasons };
    }

    // what is unknown about any of the candidates, and the amounts at which the answer can turn
    let mut atoms = Atoms::new();
    let mut bases: Vec<AmountId> = Vec::new();
    for c in &candidates {
        unknown(c.provision, c.grant, &out.applies, &c.within).as_slice().iter().for_each(|a| atoms.add(*a));
        for b in c.grant.bands.iter() {
            for of in b.of.into_iter().chain(b.when.map(|w| w.of)) {
                if case.amount_of(of).is_none() && !bases.contains(&of) {
                    bases.push(of);
                }
            }
        }
    }
    let worlds = worlds(case, &candidates, &bases, p.amount);
    let mut provisions: Vec<u16> = candidates.iter().map(|c| c.provision).collect();
    provisions.dedup();
    let (mut always, mut ever) = (vec![true; provisions.len()], vec![false; provisions.len()]);
    let mut outcomes: Vec<(u32, usize, bool)> = Vec::new();
    for (w, world) in worlds.iter().enumerate() {
        for bits in (0..atoms.assignments()).filter(|b| atoms.consistent(standing, *b)) {
            let mut any = false;
            for ((prov, always), ever) in provisions.iter().zip(&mut always).zip(&mut ever) {
                let holds = !displaced.contains(prov)
                    && candidates.iter().filter(|c| c.provision == *prov).any(|c| {
                        let value = |a: Atom| match (a, atoms.assigned(a, bits)) {
                            (Atom::Amount(x), _) if bases.contains(&x) => world.amount_of(x).map_or(Truth::Unknown, |m| Truth::from(m > Money::ZERO)),
                            (_, Some(b)) => Truth::from(b),
                            (a, None) => c.within.value(a),
                        };
                        truth(c.provision, c.grant, &out.applies, &value) == Truth::True && fits(book, case, world, c.grant, p)
                    });
                *always &= holds;
                *ever |= holds;
                any |= holds;
            }
            outcomes.push((bits, w, any));
        }
    }
    let status = match (always.iter().any(|x| *x), ever.iter().any(|x| *x)) {
        (true, _) => Truth::True,
        (_, true) => Truth::Unknown,
        _ => Truth::False,
    };
    let basis: Vec<u16> =
        provisions.iter().zip(&always).zip(&ever).filter(|((_, always), ever)| if status == Truth::True { **always } else { **ever }).map(|((p, _), _)| *p).collect();
    let mut needs = Vec::new();
    if status == Truth::Unknown {
        for (i, a) in atoms.as_slice().iter().enumerate() {
            let flip = 1u32.checked_shl(u32::try_from(i).unwrap_or(31)).unwrap_or(0);
            let at = |bits: u32, w: usize| outcomes.iter().find(|(b, x, _)| *b == bits && *x == w).map(|(_, _, r)| *r);
            if outcomes.iter().any(|(b, w, r)| at(b ^ flip, *w).is_some_and(|other| other != *r)) && !matches!(a, Atom::Amount(x) if bases.contains(x)) {
                needs.push(*a);
            }
        }
        for of in &bases {
            let turns = outcomes.iter().any(|(b, w, r)| outcomes.iter().any(|(b2, w2, r2)| b == b2 && w != w2 && r != r2));
            if turns {
                needs.push(Atom::Amount(*of));
            }
        }
        needs.sort_unstable();
    }

    let waiting: Vec<Atom> = needs.iter().copied().filter(|a| matches!(a, Atom::Amount(_))).collect();
    if !waiting.is_empty() {
        say(ReasonCode::AmountMissing, Truth::Unknown, basis.first().copied(), &waiting);
    }
    for c in &candidates {
        let prov = book.provisions.get(usize::from(c.provision));
        let now = truth(c.provision, c.grant, &out.applies, &|a| c.within.value(a));
        let only = provisions.len() == 1 || basis.is_empty() || basis.contains(&c.provision);
        if !only {
            continue;
        }
        let at = Some(c.provision);
        if now == Truth::False && status != Truth::True {
            let subject = prov.is_some_and(|q| c.within.any_role(q.subjects) == Truth::False);
            say(if subject { ReasonCode::WrongSubject } else { ReasonCode::ConditionUnmet }, Truth::False, at, &[]);
            continue;
        }
        if now == Truth::Unknown && status != Truth::True {
            say(ReasonCode::ConditionUnknown, Truth::Unknown, at, &needs);
        }
        if now != Truth::False {
            limits(book, case, c, p, &mut say);
            if displaced.contains(&c.provision) {
                say(ReasonCode::DisplacedByHigherFine, Truth::False, at, &[]);
            }
        }
        if let Some(q) = prov.filter(|_| status != Truth::False) {
            if q.reading.is_some() {
                say(ReasonCode::ReadingDisputed, Truth::Unknown, at, &[]);
            }
            if !q.verified {
                say(ReasonCode::UnverifiedSource, Truth::Unknown, at, &[]);
            }
        }
    }
    reasons.sort_by_key(|r| (r.code, r.basis));
    Finding { proposal: Some(n), status, basis, needs, reasons }
}

/// The case with each unknown amount set to every value at which the answer can turn.
fn worlds(case: &Case, candidates: &[Candidate<'_>], bases: &[AmountId], sum: Option<Money>) -> Vec<Case> {
    let mut bare = case.clone();
    bare.proposals.clear();
    let mut all = vec![bare];
    for of in bases {
        let mut values = vec![Money::ZERO, Money::FEN];
        for b in candidates.iter().flat_map(|c| c.grant.bands.iter()) {
            if let Some(t) = b.when.filter(|t| t.of == *of) {
                values.extend([t.sum.previous(), t.sum, t.sum.next()]);
            }
            if b.of == Some(*of) {
                for turn in b.min.into_iter().chain(b.max).filter_map(|f| sum?.over(f)) {
                    values.extend([turn.previous(), turn, turn.next()]);
                }
            }
        }
        values.sort_unstable();
        values.dedup();
        all = all
            .iter()
            .flat_map(|w| {
                values.iter().map(|v| {
                    let mut w = w.clone();
                    if let Some(slot) = w.amounts.get_mut(of.index()) {
                        *slot = Some(*v);
                    }
                    w
                })
            })
            .collect();
    }
    all
}

/// Whether sum, duration, authority and menu fit the grant.
fn fits(book: &Rulebook, case: &Case, world: &Case, g: &Grant, p: &Proposal) -> bool {
    let sum = p.amount.is_none_or(|sum| {
        g.bands.is_empty()
            || g.bands.iter().filter_map(|b| bounds(b, world)).any(|b| b.resolved && b.min.is_none_or(|m| sum >= m) && b.max.is_none_or(|m| sum <= m) && sum > Money::ZERO)
    });
    let length = match (p.duration, g.duration) {
        (Some(l), Some(d)) => l.within(d) != Some(Ordering::Less) && l.within(d) != Some(Ordering::Greater),
        _ => true,
    };
    sum && length && competent(book, g, p) == Competence::Yes && principal(case, g)
}

fn principal(case: &Case, g: &Grant) -> bool {
    g.with.is_empty() || g.with.iter().any(|w| case.proposals.iter().any(|p| p.measure == *w && p.target == g.target) || case.prior.iter().flatten().any(|p| p.measure == *w))
}

#[derive(PartialEq, Eq)]
enum Competence {
    Yes,
    Level,
    Transfer,
    No,
}

fn competent(book: &Rulebook, g: &Grant, p: &Proposal) -> Competence {
    let Some((body, level)) = p.authority else { return Competence::Yes };
    if let Some(m) = book.measures.get(g.measure.index()).filter(|m| !m.only_by.is_empty() && !m.only_by.contains(&body)) {
        return if p.transfer_to.iter().any(|t| m.only_by.contains(t)) { Competence::Yes } else { Competence::Transfer };
    }
    let lowest = |a: AuthorityId| g.authorities.iter().filter(|(b, _)| *b == a).map(|(_, l)| *l).min();
    match lowest(body) {
        Some(l) if level >= l => Competence::Yes,
        Some(_) => Competence::Level,
        None if p.transfer_to.iter().any(|t| lowest(*t).is_some()) => Competence::Yes,
        None => Competence::No,
    }
}

fn limits(book: &Rulebook, case: &Case, c: &Candidate<'_>, p: &Proposal, say: &mut impl FnMut(ReasonCode, Truth, Option<u16>, &[Atom])) {
    let at = Some(c.provision);
    let g = c.grant;
    if !g.bands.is_empty() {
        let known: Vec<_> = g.bands.iter().filter_map(|b| bounds(b, case)).collect();
        match p.amount {
            None => say(ReasonCode::AmountMissing, Truth::Unknown, at, &[]),
            Some(sum) if sum > Money::ZERO => {
                let settled = known.iter().all(|b| b.resolved);
                if settled && known.iter().all(|b| b.max.is_some_and(|m| sum > m)) {
                    say(ReasonCode::AmountAboveMaximum, Truth::False, at, &[]);
                } else if settled && known.iter().all(|b| b.min.is_some_and(|m| sum < m)) {
                    say(ReasonCode::AmountBelowMinimum, Truth::False, at, &[]);
                }
            }
            Some(_) => say(ReasonCode::AmountBelowMinimum, Truth::False, at, &[]),
        }
    }
    match p.duration.zip(g.duration).and_then(|(l, d)| l.within(d)) {
        Some(Ordering::Less) => say(ReasonCode::DurationBelowMinimum, Truth::False, at, &[]),
        Some(Ordering::Greater) => say(ReasonCode::DurationAboveMaximum, Truth::False, at, &[]),
        _ => {}
    }
    match competent(book, g, p) {
        Competence::Yes => {}
        Competence::Level => say(ReasonCode::AuthorityLevelTooLow, Truth::False, at, &[]),
        Competence::Transfer => say(ReasonCode::MustTransfer, Truth::False, at, &[]),
        Competence::No => say(ReasonCode::WrongAuthority, Truth::False, at, &[]),
    }
    if !principal(case, g) {
        say(ReasonCode::AccessoryWithoutPrincipal, Truth::False, at, &[]);
    }
}

/// What proposals do to each other: two fines on one target, two branches of one menu.
fn among_proposals(book: &Rulebook, case: &Case, out: &Assessment, findings: &mut [Finding]) {
    let fine = book.measure("fine");
    for (i, a) in case.proposals.iter().enumerate() {
        for (j, b) in case.proposals.iter().enumerate().filter(|(j, _)| *j != i) {
            let second = Some(a.measure) == fine && Some(b.measure) == fine && a.target == b.target && a.person == b.person;
            let exclusive = out.options.iter().any(|x| {
                out.options.iter().any(|y| {
                    x.provision == y.provision
                        && match (x.source(book), y.source(book)) {
                            (Some((_, g)), Some((_, h))) => {
                                g.measure == a.measure
                                    && g.target == a.target
                                    && h.measure == b.measure
                                    && h.target == b.target
                                    && matches!((g.group, h.group), (Some(x), Some(y)) if x.one_of && x.id == y.id && x.branch != y.branch)
                                    && findings.get(i).is_some_and(|f| f.basis == [x.provision])
                                    && findings.get(j).is_some_and(|f| f.basis == [x.provision])
                            }
                            _ => false,
                        }
                })
            });
            for (hit, code) in [(second, ReasonCode::SecondFine), (exclusive, ReasonCode::ExclusiveAlternatives)] {
                if let Some(f) = findings.get_mut(i).filter(|f| hit && !f.reasons.iter().any(|r| r.code == code)) {
                    f.reasons.push(Reason { code, status: Truth::False, basis: None, needs: Vec::new(), measure: None });
                    f.status = Truth::False;
                }
            }
        }
    }
}

/// Measures that must be taken on a basis in use and are neither proposed nor taken before.
fn omitted(book: &Rulebook, case: &Case, out: &Assessment, used: &[(u16, usize)], findings: &mut Vec<Finding>) {
    let mut bases: Vec<u16> = used.iter().map(|(b, _)| *b).collect();
    bases.sort_unstable();
    bases.dedup();
    // where several bases carry the same proposals, only one need be meant
    if bases.len() != 1 {
        return;
    }
    for o in out.options.iter().filter(|o| o.status == Status::Permitted && bases.contains(&o.provision)) {
        let Some((_, g)) = o.source(book) else { continue };
        let owed = g.must && g.group.is_none() && g.with.is_empty() && g.class != Class::Consequence;
        let entity_or_proposed = g.target == book.entity || case.proposals.iter().any(|p| p.target == g.target);
        let done = case.proposals.iter().any(|p| p.measure == g.measure && p.target == g.target) || case.prior.iter().flatten().any(|p| p.measure == g.measure);
        if owed && entity_or_proposed && !done {
            findings.push(Finding {
                proposal: None,
                status: Truth::False,
                basis: vec![o.provision],
                needs: Vec::new(),
                reasons: vec![Reason { code: ReasonCode::MandatoryMeasureOmitted, status: Truth::False, basis: Some(o.provision), needs: Vec::new(), measure: Some(g.measure) }],
            });
        }
    }
}
