//! Several provisions side by side: which give way to others. Special or later law prevails where declared; a residual
//! provision is silent once a higher instrument penalises the conduct. What a provision details is shown with it, in `grants`.

use super::standing::Standing;
use crate::assessment::{Applied, Assessment};
use crate::case::Case;
use crate::condition::Truth;
use crate::provision::{Kind, Provision};
use crate::rulebook::Rulebook;
use crate::vocabulary::{Class, ViolationId};
use alloc::vec::Vec;

/// Takes provisions that certainly give way out of what applies, and keeps those that may.
pub(super) fn give_way(book: &Rulebook, case: &Case, standing: &Standing<'_>, out: &mut Assessment) {
    for i in (0..out.applies.len()).rev() {
        let Some(a) = out.applies.get(i).copied() else { continue };
        let Some(p) = book.provisions.get(usize::from(a.provision)).filter(|p| p.residual_to != 0 || !p.prevailed_by.is_empty()) else { continue };
        let holds = |r: &Applied| book.provisions.get(usize::from(r.provision)).map_or(Truth::False, |q| r.breach.and(standing.any_role(q.subjects)));
        let others = || out.applies.iter().filter(|r| r.provision != a.provision);
        let prevails = |r: &&Applied| p.prevailed_by.contains(&r.provision);
        let higher = |r: &&Applied| book.provisions.get(usize::from(r.provision)).is_some_and(|q| penalises(book, p, q));
        let mut gone = others().filter(prevails).find(|r| holds(r) == Truth::True).map(|r| r.provision);
        let mut perhaps: Vec<u16> = others().filter(prevails).filter(|r| holds(r) == Truth::Unknown).map(|r| r.provision).collect();
        if p.residual_to != 0 && gone.is_none() {
            // one case is one act; where it names several violations, each that leads here must be provided for elsewhere
            let answers = |v: ViolationId, n: u16| book.answers.get(v.index()).is_some_and(|list| list.iter().any(|x| x.provision == n));
            let mut through = case.violations.iter().copied().filter(|v| answers(*v, a.provision)).map(Some).collect::<Vec<_>>();
            if through.is_empty() {
                through.push(None);
            }
            let of = |v: Option<ViolationId>| others().filter(higher).filter(move |r| v.is_none_or(|v| answers(v, r.provision)));
            let certain: Vec<Option<u16>> = through.iter().map(|v| of(*v).find(|r| holds(r) == Truth::True).map(|r| r.provision)).collect();
            if certain.iter().all(Option::is_some) {
                gone = certain.first().copied().flatten();
            } else {
                perhaps.extend(through.iter().flat_map(|v| of(*v)).filter(|r| holds(r) == Truth::Unknown).map(|r| r.provision));
            }
        }
        if let Some(by) = gone {
            out.gave_way.push((a.provision, by));
            out.applies.remove(i);
        } else {
            out.unless.extend(perhaps.into_iter().map(|r| (a.provision, r)));
        }
    }
}

/// Whether an instrument of the ranks named attaches a penalty: asked of the conduct, not of today's facts.
fn penalises(book: &Rulebook, p: &Provision, q: &Provision) -> bool {
    let rank = book.versions.get(usize::from(q.version)).map_or(0, |v| v.rank.bit());
    p.residual_to & rank != 0 && q.kind == Kind::Penalty && q.tiers.iter().flat_map(|t| t.grants.iter()).any(|g| g.class == Class::Penalty)
}
