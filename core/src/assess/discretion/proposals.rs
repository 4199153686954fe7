//! Fines proposed outside the step that the facts leave. On persons in charge the unit's step is a guide (discretion/13);
//! departing from the benchmark takes approval (18).

use super::super::standing::Standing;
use super::asked::stakes;
use crate::assessment::{Ask, Assessment, Finding, Reason, ReasonCode, Weighed};
use crate::case::{Case, Proposal};
use crate::condition::Truth;
use crate::discretion::{Degrees, Range};
use crate::money::Money;
use crate::order::InOrder;
use crate::rulebook::Rulebook;
use alloc::vec::Vec;

pub(in crate::assess) fn check(book: &Rulebook, case: &Case, standing: &Standing<'_>, out: &mut Assessment) {
    let mut findings = core::mem::take(&mut out.findings);
    for f in &mut findings {
        let Some(p) = f.proposal.and_then(|n| case.proposals.get(usize::from(n))).filter(|p| p.measure == book.fine && f.status != Truth::False) else { continue };
        let Some(sum) = p.amount else { continue };
        judge(book, case, standing, out, f, p, sum);
    }
    out.findings = findings;
}

fn judge(book: &Rulebook, case: &Case, standing: &Standing<'_>, out: &Assessment, f: &mut Finding, p: &Proposal, sum: Money) {
    let mut on: Vec<&Weighed> = Vec::new();
    for basis in &f.basis {
        let before = on.len();
        on.extend(out.weighed.iter().filter(|w| {
            let option = out.options.get(usize::from(w.option));
            let same = option.is_some_and(|o| o.provision == *basis && o.target == p.target && o.measure == p.measure);
            same && p.authority.is_none_or(|(body, _)| body == w.body)
        }));
        // a basis that no benchmark speaks of, or one without an upper bound, carries any sum it allows
        if on.len() == before {
            return;
        }
    }
    let ranges = || on.iter().flat_map(|w| out.ranges_of(w).iter().map(move |r| (*w, r)));
    if on.is_empty() {
        return;
    }
    let outside = |steps: fn(&Weighed) -> Degrees| !ranges().any(|(w, r)| steps(w).has(r.degree) && r.of.is_none() && r.takes(sum));
    // a range that rests on an amount not known may still take it
    let mut amounts: Vec<Ask> = ranges().filter(|(w, r)| w.possible.has(r.degree)).filter_map(|(_, r)| r.of).map(Ask::Amount).collect();
    amounts.order();
    amounts.dedup();
    let article = ranges().filter(|(w, r)| w.possible.has(r.degree)).map(|(_, r): (_, &Range)| r.at).max();
    let mut say = |status: Truth, needs: Vec<Ask>| f.reasons.push(Reason { code: ReasonCode::OutsideDiscretionStep, status, basis: None, needs, article, measure: None });
    if outside(|w| w.possible) {
        let departure = book.phase("discretion-departure", case.decided.unwrap_or(case.act_to)).and_then(|p| p.fact);
        let approved = departure.map_or(Truth::False, |d| case.facts.get(d));
        let needs: Vec<Ask> = departure.map(Ask::Fact).into_iter().filter(|_| approved == Truth::Unknown).chain(amounts).collect();
        // without the body named, another might act that follows no benchmark
        let theirs = p.authority.is_some() || on.iter().all(|w| alone(book, out, w));
        match approved {
            Truth::True => {}
            _ if p.target != book.entity || !theirs => say(Truth::Unknown, needs),
            Truth::False if needs.is_empty() => {
                say(Truth::False, Vec::new());
                f.status = Truth::False;
            }
            _ => {
                say(Truth::Unknown, needs.clone());
                f.status = Truth::Unknown;
                f.needs.extend(needs);
                f.needs.order();
                f.needs.dedup();
            }
        }
    } else if outside(|w| w.stated) && on.iter().any(|w| w.known) {
        let mut needs: Vec<Ask> = Vec::new();
        stakes(book, case, standing, out, &mut |s| needs.push(s.ask));
        needs.retain(|a| matches!(a, Ask::Fact(_)));
        needs.order();
        needs.dedup();
        say(Truth::Unknown, needs);
    }
    f.reasons.order_by_key(|r| (r.code, r.basis, r.article));
}

/// Whether only the body that follows the benchmark may impose it.
fn alone(book: &Rulebook, out: &Assessment, w: &Weighed) -> bool {
    let option = out.options.get(usize::from(w.option)).and_then(|o| o.source(book));
    option.is_some_and(|(p, g)| !p.authorities_open && g.authorities.iter().all(|(b, _)| *b == w.body))
}
