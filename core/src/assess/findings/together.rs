//! What proposals do to each other: two fines, two branches of one menu, and what is left out beside them.

use crate::assessment::{Assessment, Choice, Finding, Leniency, Reason, ReasonCode, Status};
use crate::case::{Case, Proposal};
use crate::condition::Truth;
use crate::grant::Group;
use crate::order::InOrder;
use crate::provision::Kind;
use crate::rulebook::Rulebook;
use crate::vocabulary::Class;
use alloc::vec;
use alloc::vec::Vec;
use core::cmp::Ordering;

/// What proposals do to each other: two fines on one target, two branches of one menu.
pub(super) fn among_proposals(book: &Rulebook, case: &Case, out: &Assessment, findings: &mut [Finding]) {
    let fine = book.measure("fine");
    let one_fine = book.phase("one-fine", case.act_to).map(|p| p.at);
    for (i, a) in case.proposals.iter().enumerate() {
        for (j, b) in case.proposals.iter().enumerate().filter(|(j, _)| *j != i) {
            let second = Some(a.measure) == fine && Some(b.measure) == fine && a.target == b.target && a.person == b.person;
            let exclusive = findings.get(i).zip(findings.get(j)).is_some_and(|(f, g)| f.basis.len() == 1 && f.basis == g.basis && exclude(book, out, (a, b), &f.basis));
            for (hit, code) in [(second, ReasonCode::SecondFine), (exclusive, ReasonCode::ExclusiveAlternatives)] {
                if let Some(f) = findings.get_mut(i).filter(|f| hit && !f.reasons.iter().any(|r| r.code == code)) {
                    let article = one_fine.filter(|_| code == ReasonCode::SecondFine);
                    f.reasons.push(Reason { code, status: Truth::False, basis: None, needs: Vec::new(), article, measure: None });
                    f.status = Truth::False;
                }
            }
        }
    }
}

/// Whether two measures can only rest on two branches of one menu of the provision, or on two steps of it.
fn exclude(book: &Rulebook, out: &Assessment, (a, b): (&Proposal, &Proposal), basis: &[u16]) -> bool {
    let carry = |p: &Proposal| -> Vec<(u8, Option<Group>)> {
        let options = out.options.iter().filter(|o| basis.contains(&o.provision) && o.measure == p.measure && o.target == p.target && admits(book, out, o, p));
        options.filter_map(|o| o.source(book).map(|(_, g)| (o.tier, g.group.filter(|g| g.one_of)))).collect()
    };
    let apart = |(s, x): &(u8, Option<Group>), (t, y): &(u8, Option<Group>)| match (x, y) {
        (Some(x), Some(y)) if x.id == y.id => x.branch != y.branch,
        // a menu is of its step: what another step grants does not stand beside it
        (None, None) => false,
        _ => s != t,
    };
    let (one, other) = (carry(a), carry(b));
    !one.is_empty() && !other.is_empty() && one.iter().all(|x| other.iter().all(|y| apart(x, y)))
}

/// Whether sum and duration are within what an option allows, as far as that is known.
fn admits(book: &Rulebook, out: &Assessment, o: &Choice, p: &Proposal) -> bool {
    let bands = out.bands_of(o);
    let sum = bands.is_empty() || p.amount.is_none_or(|sum| bands.iter().any(|b| !b.resolved || (b.min.is_none_or(|m| sum >= m) && b.max.is_none_or(|m| sum <= m))));
    let length = match (p.duration, o.source(book).and_then(|(_, g)| g.duration)) {
        (Some(l), Some(d)) => l.within(d) == Ordering::Equal,
        _ => true,
    };
    sum && length
}

/// Measures that must be taken on a basis in use and are neither proposed nor taken before.
pub(super) fn omitted(book: &Rulebook, case: &Case, out: &Assessment, mut bases: Vec<u16>, findings: &mut Vec<Finding>) {
    bases.order();
    bases.dedup();
    // what goes with every penalty rests on the penalty's own basis
    bases.retain(|b| book.provisions.get(usize::from(*b)).is_none_or(|p| p.kind != Kind::General));
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
        // where leniency is known, a penalty may be left out or go below the least there is (减轻)
        let lenient = g.class == Class::Penalty && o.source(book).is_some_and(|(p, _)| out.leniency(book, p.version) != Leniency::default());
        let owed = !lenient && g.must && g.group.is_none() && g.with.is_empty() && g.class != Class::Consequence;
        let entity_or_proposed = g.target == book.entity || case.proposals.iter().any(|p| p.target == g.target);
        let done = case.proposals.iter().any(|p| p.measure == g.measure && p.target == g.target) || case.prior.iter().flatten().any(|p| p.measure == g.measure);
        if owed && entity_or_proposed && !done {
            findings.push(Finding {
                proposal: None,
                status: Truth::False,
                basis: vec![o.provision],
                needs: Vec::new(),
                reasons: vec![Reason {
                    code: ReasonCode::MandatoryMeasureOmitted,
                    status: Truth::False,
                    basis: Some(o.provision),
                    needs: Vec::new(),
                    article: None,
                    measure: Some(g.measure),
                }],
            });
        }
    }
}
