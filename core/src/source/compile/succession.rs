//! What a later version may change for an act of an earlier one (apl/37): proved from the texts alone where that is possible,
//! so that a case is compared only where the later text can be lighter in something.

use super::*;
use crate::order::InOrder;

/// Most atoms two texts are compared over; beyond, each case is compared.
const MOST: usize = 14;

impl Compiler<'_> {
    /// Marks each provision whose later text can be lighter, and tells of those no later text follows.
    pub(super) fn succession(&mut self, provisions: &mut [Provision], duties: &[Duty], versions: &[Version]) {
        let snapshot = provisions.to_vec();
        for p in provisions.iter_mut() {
            let Some(v) = versions.get(usize::from(p.version)) else { continue };
            let next = versions.iter().position(|n| n.statute == v.statute && v.until == Some(n.from));
            if next.is_none() && v.until.is_none() {
                continue;
            }
            let place = At { version: p.version, at: p.at };
            let successors: Vec<u16> = successors(&snapshot, p);
            if successors.is_empty() && next.is_some_and(|n| !self.repealed(n, place)) {
                self.here = (usize::from(p.version), "[[provision]]", 0);
                let new = next.and_then(|n| versions.get(n)).map_or(v.from, |n| n.from);
                self.say(&p.at.to_string(), &Problem::NotFollowed { old: &format!("{}@{}/{}", v.statute, v.from, p.at), new });
            }
            let certain: Vec<u16> = successors.into_iter().filter(|n| snapshot.get(usize::from(*n)).is_some_and(|q| as_certainly(duties, p, q))).collect();
            if !never_lighter(&snapshot, p, &certain, known(&self.measures, "confiscate-gains")) {
                p.later = Later::Compare;
            }
        }
    }

    /// Whether the next version says of a place that it became a referral, or is left out.
    fn repealed(&self, next: usize, place: At) -> bool {
        let Some(f) = self.sources.statutes.get(next) else { return false };
        let names = |was: &[String]| was.iter().any(|w| self.written(next, w).is_some_and(|w| w.version == place.version && w.at.covers(place.at)));
        f.says.refer.iter().any(|r| names(&r.was)) || f.says.unencoded.iter().any(|u| names(&u.was))
    }
}

/// Provisions that follow one of the version before, and those that continue their ladder. Of several that follow the same
/// paragraph, each about acts of its own, those about the same acts.
fn successors(all: &[Provision], p: &Provision) -> Vec<u16> {
    let follows = |q: &Provision| q.was.iter().any(|w| w.version == p.version && w.at.covers(p.at));
    let list: Vec<(u16, &Provision)> = (0u16..).zip(all).filter(|(_, q)| follows(q)).collect();
    let same_acts = |q: &Provision| q.violations == p.violations && q.breach_of == p.breach_of;
    let narrowed = list.iter().any(|(_, q)| same_acts(q));
    let mut out: Vec<u16> = list.iter().filter(|(_, q)| !narrowed || same_acts(q)).map(|(n, _)| *n).collect();
    let graver: Vec<u16> = out
        .iter()
        .filter_map(|n| all.get(usize::from(*n)))
        .flat_map(|q| q.tiers.iter().flat_map(|t| t.grants.iter()).flat_map(|g| g.replaced_by.iter().map(|(n, _)| *n)))
        .collect();
    out.extend(graver);
    out.order();
    out.dedup();
    out
}

/// Whether all that leads to the old provision leads to the new one as certainly. Else an act may have ceased to be a violation,
/// or be one under fewer circumstances, which the texts of the two do not show.
fn as_certainly(duties: &[Duty], old: &Provision, new: &Provision) -> bool {
    let bound = |p: &Provision| duties.iter().filter(|d| d.version == p.version).flat_map(|d| d.violations.iter().map(move |v| (d, *v))).collect::<Vec<_>>();
    let listed = |p: &Provision, v: ViolationId| p.violations.contains(&v);
    let fine = |p: &Provision, d: &Duty| p.breach_of.iter().any(|b| b.article == 0 || b.covers(d.at));
    let coarse = |p: &Provision, d: &Duty| p.breach_of.iter().any(|b| d.at.covers(*b));
    let after = bound(new);
    bound(old).into_iter().filter(|(d, v)| (fine(old, d) || coarse(old, d)) && (old.violations.is_empty() || listed(old, *v))).all(|(d, v)| {
        after.iter().any(|(n, w)| {
            let leads = *w == v && if new.violations.is_empty() { fine(new, n) } else { listed(new, v) && (fine(new, n) || coarse(new, n)) };
            leads && (n.subjects == 0 || (d.subjects != 0 && d.subjects & !n.subjects == 0)) && (n.when == Condition::Always || n.when == d.when)
        })
    })
}

/// Whether under every completion of the conditions the later text is nowhere lighter, nor in need of an amount to tell.
fn never_lighter(all: &[Provision], old: &Provision, successors: &[u16], gains: MeasureId) -> bool {
    let grants = |p: &Provision| p.tiers.iter().flat_map(|t| t.grants.iter()).cloned().collect::<Vec<Grant>>();
    let before = grants(old);
    let after: Vec<Grant> = successors.iter().filter_map(|n| all.get(usize::from(*n))).flat_map(grants).collect();
    let mut atoms: Vec<Atom> = Vec::new();
    for g in before.iter().chain(&after) {
        core::iter::once(&g.when).chain(g.replaced_by.iter().map(|(_, c)| c)).for_each(|c| {
            c.atoms(&mut |a| {
                if !atoms.contains(&a) {
                    atoms.push(a);
                }
            });
        });
    }
    if atoms.len() > MOST {
        return false;
    }
    (0u32..1u32.checked_shl(u32::try_from(atoms.len()).unwrap_or(31)).unwrap_or(0)).all(|bits| {
        let value = |a: Atom| Truth::from(atoms.iter().position(|x| *x == a).is_some_and(|i| bits & 1u32.checked_shl(u32::try_from(i).unwrap_or(31)).unwrap_or(0) != 0));
        let holds = |g: &&Grant| g.when.evaluate(&value) == Truth::True && !g.replaced_by.iter().any(|(_, c)| c.evaluate(&value) == Truth::True);
        let Difference { lighter, unclear, .. } = compare(&before.iter().filter(holds), &after.iter().filter(holds), gains, &|_| None);
        !lighter && !unclear
    })
}
