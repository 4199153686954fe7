//! The general rules of a penalty: what weighs on it, when it is barred, what goes with it, and where the engine's own are written.

use super::*;
use crate::order::InOrder;

impl Compiler<'_> {
    /// What an effect does to the weight of a penalty.
    pub(super) fn weight(&mut self, e: &s::Effect) -> Weight {
        let found = Weight::ALL.into_iter().find(|w| w.name() == e.effect);
        match found {
            None => self.unknown(What::Effect, &e.effect, &Weight::ALL.map(Weight::name)),
            Some(w) if w.beyond_the_band() && e.when.is_none() => self.say("effect", &Problem::EffectWithoutFact { effect: &e.effect }),
            Some(w) if e.general && w == Weight::Lighter => self.say("general", &Problem::EffectNotGeneral { effect: &e.effect }),
            Some(_) => {}
        }
        found.unwrap_or(Weight::Lighter)
    }

    pub(super) fn limitations(&mut self) -> Vec<Limitation> {
        let mut out = Vec::new();
        for (i, file) in self.sources_for().statutes.iter().enumerate() {
            for (n, l) in file.says.limitation.iter().enumerate() {
                self.here = (i, "[[limitation]]", n);
                let longer = l.longer.as_ref().map(|x| (x.months, self.fact(&x.when)));
                if let Some((longer, _)) = longer.filter(|(months, _)| *months <= l.months) {
                    self.say("longer", &Problem::NotLonger { longer, months: l.months });
                }
                out.push(Limitation { at: At { version: index(i), at: self.citation(&l.at) }, months: l.months, longer, general: l.general });
            }
        }
        out.order_by_key(|l| l.at);
        out
    }

    pub(super) fn phases(&mut self) -> Vec<Phase> {
        let mut out = Vec::new();
        for (i, file) in self.sources_for().statutes.iter().enumerate() {
            for (n, e) in file.says.in_engine.iter().enumerate() {
                self.here = (i, "[[in-engine]]", n);
                let fact = e.fact.as_ref().map(|f| self.fact(f));
                out.push(Phase { name: text(&e.phase), at: At { version: index(i), at: self.citation(&e.at) }, fact });
            }
        }
        out.order_by(|a, b| (a.at, &a.name).cmp(&(b.at, &b.name)));
        out
    }

    /// What goes with every penalty, and which statutes have a rule of their own in its place.
    pub(super) fn beside(&mut self, provisions: &[Provision]) -> Vec<Beside> {
        let mut instead: Vec<(At, u16)> = Vec::new();
        for (i, file) in self.sources_for().statutes.iter().enumerate() {
            for (n, u) in file.says.unencoded.iter().enumerate() {
                let Some(of) = &u.instead_of else { continue };
                self.here = (i, "[[unencoded]]", n);
                let Some(to) = self.place(of) else { continue };
                if !provisions.iter().any(|p| p.kind == Kind::General && p.version == to.version && to.at.covers(p.at)) {
                    self.say(of, &Problem::NothingThere { key: "instead-of", at: of, what: What::GeneralRule });
                }
                instead.push((to, index(i)));
            }
        }
        (0u16..)
            .zip(provisions)
            .filter(|(_, p)| p.kind == Kind::General)
            .map(|(n, p)| {
                let except: Vec<u16> = instead.iter().filter(|(to, _)| to.version == p.version && to.at.covers(p.at)).map(|(_, v)| *v).collect();
                let mut grants = p.tiers.iter().flat_map(|t| t.grants.iter());
                let one = grants.next().filter(|_| grants.next().is_none());
                Beside { provision: n, except: except.into(), measure: one.map_or(MeasureId(u16::MAX), |g| g.measure), target: one.map_or(TargetId(u16::MAX), |g| g.target) }
            })
            .collect()
    }
}

/// Facts one of which must be known true for a penalty to fall away or its bounds to open.
pub(super) fn lenient_facts(effects: &[Effect], phases: &[Phase]) -> FactBits {
    let mut bits = [0; 4];
    for e in effects.iter().filter(|e| e.weight.beyond_the_band()) {
        e.when.atoms(&mut |a| {
            if let Atom::Fact(f) = a {
                bit(&mut bits, f.index());
            }
        });
    }
    phases.iter().filter(|p| &*p.name == "one-fine").filter_map(|p| p.fact).for_each(|f| bit(&mut bits, f.index()));
    bits
}
