//! Several provisions side by side: which give way to others. Special or later law prevails where declared; a residual
//! provision is silent once a higher instrument penalises the conduct. What a provision details is shown with it, in `grants`.

use super::in_force::leads;
use super::standing::Standing;
use crate::assessment::{Applied, Assessment};
use crate::case::Case;
use crate::condition::Truth;
use crate::provision::{Kind, Provision};
use crate::rulebook::Rulebook;
use crate::vocabulary::{Class, ViolationId};

/// Takes provisions that certainly give way out of what applies, and keeps those that may.
pub(super) fn give_way(book: &Rulebook, case: &Case, standing: &Standing<'_>, out: &mut Assessment) {
    for i in (0..out.applies.len()).rev() {
        let Some(a) = out.applies.get(i).copied() else { continue };
        let Some(p) = book.provisions.get(usize::from(a.provision)).filter(|p| p.residual_to != 0 || !p.prevailed_by.is_empty()) else { continue };
        let Assessment { applies, unless, gave_way, .. } = out;
        let holds = |r: &Applied| book.provisions.get(usize::from(r.provision)).map_or(Truth::False, |q| r.breach.and(standing.any_role(q.subjects)));
        let rivals = |wanted: Truth| applies.iter().filter(move |r| r.provision != a.provision && holds(r) == wanted);
        let prevails = |r: &&Applied| p.prevailed_by.contains(&r.provision);
        // one case is one act; where it names several violations, each that leads here must be provided for elsewhere
        let leads_to = |v: ViolationId, n: u16| leads(book, case, standing, v, n);
        let higher = |r: &&Applied| book.provisions.get(usize::from(r.provision)).is_some_and(|q| penalises(book, p, q));
        let others = || applies.iter().filter(|r| r.provision != a.provision).filter(higher);
        let provided = |v: ViolationId, by: Truth| others().any(|r| holds(r) >= by && leads_to(v, r.provision) >= by);
        let leading = || case.violations.iter().copied().filter(|v| leads_to(*v, a.provision) != Truth::False);
        let silent = p.residual_to != 0 && rivals(Truth::True).any(|r| higher(&r)) && leading().all(|v| provided(v, Truth::True));
        let by = rivals(Truth::True).find(prevails).or_else(|| rivals(Truth::True).find(|r| silent && higher(r)));
        if let Some(by) = by {
            gave_way.push((a.provision, by.provision));
            applies.remove(i);
            continue;
        }
        // it may be silent only if each of them may be provided for; then it waits on those that are not for certain
        let open = |v: ViolationId| !provided(v, Truth::True);
        let may_be_silent = p.residual_to != 0 && leading().filter(|v| open(*v)).all(|v| provided(v, Truth::Unknown));
        let perhaps = |r: &&Applied| {
            let residual = may_be_silent && higher(r);
            prevails(r) || (residual && (leading().next().is_none() || leading().any(|v| open(v) && leads_to(v, r.provision) != Truth::False)))
        };
        // a rival may be certain by one violation and open by another
        let by_another = |r: &&Applied| holds(r) == Truth::True && may_be_silent && higher(r) && leading().any(|v| open(v) && leads_to(v, r.provision) == Truth::Unknown);
        let certain = |r: &Applied| r.breach == Truth::True && !by_another(&r);
        unless.extend(rivals(Truth::Unknown).filter(perhaps).chain(rivals(Truth::True).filter(by_another)).map(|r| (a.provision, r.provision, !certain(r))));
    }
}

/// Whether an instrument of the ranks named attaches a penalty: asked of the conduct, not of today's facts.
fn penalises(book: &Rulebook, p: &Provision, q: &Provision) -> bool {
    let rank = book.versions.get(usize::from(q.version)).map_or(0, |v| v.rank.bit());
    p.residual_to & rank != 0 && q.kind == Kind::Penalty && q.tiers.iter().flat_map(|t| t.grants.iter()).any(|g| g.class == Class::Penalty)
}
