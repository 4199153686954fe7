//! What proposals do to each other: two fines, two branches of one menu, and what is left out beside them.

use crate::assessment::{Assessment, Finding, Reason, ReasonCode, Status};
use crate::case::Case;
use crate::condition::Truth;
use crate::rulebook::Rulebook;
use crate::vocabulary::Class;
use alloc::vec;
use alloc::vec::Vec;

/// What proposals do to each other: two fines on one target, two branches of one menu.
pub(super) fn among_proposals(book: &Rulebook, case: &Case, out: &Assessment, findings: &mut [Finding]) {
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
pub(super) fn omitted(book: &Rulebook, case: &Case, out: &Assessment, mut bases: Vec<u16>, findings: &mut Vec<Finding>) {
    bases.sort_unstable();
    bases.dedup();
    // what a provision details is the same basis
    let details = |n: u16, m: u16| match (book.provisions.get(usize::from(n)), book.provisions.get(usize::from(m))) {
        (Some(lower), Some(higher)) => lower.details.iter().any(|d| d.version == higher.version && d.at.covers(higher.at)),
        _ => false,
    };
    let detailed: Vec<u16> = bases.iter().copied().filter(|m| bases.iter().any(|n| details(*n, *m))).collect();
    bases.retain(|b| !detailed.contains(b));
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
