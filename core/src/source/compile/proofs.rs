//! What is proved of every provision when compiled, over all completions of its conditions: few enough atoms, no step that
//! can never be reached, and no two fines that would bind together without saying which takes the other's place.

use super::*;

/// Most atoms a provision's conditions may rest on.
const MOST: usize = 12;

impl Compiler<'_> {
    pub(super) fn proofs(&mut self, provisions: &[(usize, usize, Provision)], facts: &[Fact], subjects: &[Subject]) {
        let mut told: Vec<(usize, usize)> = Vec::new();
        for (n, (file, source, p)) in provisions.iter().enumerate() {
            if told.contains(&(*file, *source)) {
                continue;
            }
            self.here = (*file, "[[provision]]", *source);
            let before = self.faults.len();
            let most = p.tiers.iter().flat_map(|t| t.grants.iter()).map(|g| atoms(&[g]).len()).max().unwrap_or(0);
            if most > MOST {
                self.say("at", &Problem::TooManyAtoms { at: &p.at.to_string(), atoms: most, most: MOST });
                continue;
            }
            for (tier, t) in (1usize..).zip(p.tiers.iter()) {
                if !t.grants.is_empty() && !t.grants.iter().any(|g| possible(&[g], facts, subjects)) {
                    self.say("at", &Problem::Unreachable { at: &p.at.to_string(), tier });
                }
            }
            // together with itself and with what stands at the same place
            for (_, _, q) in provisions.iter().skip(n).filter(|(_, _, q)| q.version == p.version && q.at == p.at && q.from == p.from) {
                if let Some(measure) = self.contradiction(p, q, facts, subjects) {
                    self.say("at", &Problem::TwoBounds { at: &p.at.to_string(), measure: &measure });
                }
            }
            if self.faults.len() > before {
                told.push((*file, *source));
            }
        }
    }

    /// A bounded measure that two grants would impose on one target at once, each with bounds of its own.
    fn contradiction(&self, p: &Provision, q: &Provision, facts: &[Fact], subjects: &[Subject]) -> Option<String> {
        let list = |p: &Provision| p.tiers.iter().flat_map(|t| t.grants.iter()).filter(|g| !g.bands.is_empty() || g.duration.is_some()).cloned().collect::<Vec<Grant>>();
        let (own, others) = (list(p), list(q));
        let alike = |v: &List<ViolationId>, w: &List<ViolationId>| v.is_empty() || w.is_empty() || v.iter().any(|x| w.contains(x));
        let overlap = p.breach_of.iter().any(|b| q.breach_of.iter().any(|c| b.covers(*c) || c.covers(*b)));
        if !overlap || !alike(&p.violations, &q.violations) {
            return None;
        }
        for (i, g) in own.iter().enumerate() {
            for h in others.iter().skip(if core::ptr::eq(p, q) { i.saturating_add(1) } else { 0 }) {
                let same = g.measure == h.measure && g.target == h.target && g.must && h.must && g.group.is_none() && h.group.is_none();
                if same && (&g.bands, g.duration) != (&h.bands, h.duration) && possible(&[g, h], facts, subjects) {
                    return self.measures.keys().nth(g.measure.index()).cloned();
                }
            }
        }
        None
    }
}

/// The atoms of some grants, each once.
pub(super) fn atoms(grants: &[&Grant]) -> Vec<Atom> {
    let mut out: Vec<Atom> = Vec::new();
    for c in grants.iter().flat_map(|g| core::iter::once(&g.when).chain(g.replaced_by.iter().map(|(_, c)| c))) {
        c.atoms(&mut |a| {
            if !out.contains(&a) {
                out.push(a);
            }
        });
    }
    out
}

/// Whether some completion that the facts and roles admit makes all of these grants hold, none being replaced.
fn possible(grants: &[&Grant], facts: &[Fact], subjects: &[Subject]) -> bool {
    let atoms = atoms(grants);
    let bit_of = |i: usize| 1u32.checked_shl(u32::try_from(i).unwrap_or(31)).unwrap_or(0);
    (0..bit_of(atoms.len())).any(|bits| {
        let truth = |a: Atom| atoms.iter().position(|x| *x == a).is_some_and(|i| bits & bit_of(i) != 0);
        let admitted = atoms.iter().all(|a| atoms.iter().all(|b| admits(*a, truth(*a), *b, truth(*b), facts, subjects)));
        let value = |a: Atom| Truth::from(truth(a));
        admitted && grants.iter().all(|g| g.when.evaluate(&value) == Truth::True && !g.replaced_by.iter().any(|(_, c)| c.evaluate(&value) == Truth::True))
    })
}

pub(super) fn admits(a: Atom, av: bool, b: Atom, bv: bool, facts: &[Fact], subjects: &[Subject]) -> bool {
    let has = |bits: &FactBits, f: FactId| {
        let mut one = [0; 4];
        bit(&mut one, f.index());
        bits.iter().zip(&one).any(|(x, y)| x & y != 0)
    };
    match (a, b) {
        (Atom::Fact(x), Atom::Fact(y)) if av => facts.get(x.index()).is_none_or(|f| !(bv && has(&f.true_makes_false, y)) && (bv || !has(&f.true_makes_true, y))),
        (Atom::Role(x), Atom::Role(y)) if av && !bv => subjects.get(x.index()).is_none_or(|s| s.is & 1u128.checked_shl(u32::from(y.0)).unwrap_or(0) == 0),
        _ => true,
    }
}
