//! What binds provisions together: duties they answer, fines that replace fines, provisions that prevail.

use super::*;
use crate::order::InOrder;

impl<'a> Compiler<'a> {
    /// Every duty a provision names must stand in the file.
    pub(super) fn breaches(&mut self, duties: &[Duty], provisions: &[(usize, usize, Provision)]) {
        for (file, n, p) in provisions {
            self.here = (*file, "[[provision]]", *n);
            for b in p.breach_of.iter().filter(|b| b.article > 0) {
                if !duties.iter().any(|d| d.version == p.version && (b.covers(d.at) || d.at.covers(*b))) {
                    self.say(&b.to_string(), &Problem::NothingThere { key: "breach-of", at: &b.to_string(), what: What::Duty });
                }
            }
        }
    }

    /// Which fines replace which, and which provision prevails.
    pub(super) fn links(&mut self, provisions: &mut [(usize, usize, Provision)]) {
        let sources = self.sources_for();
        let bounded = |g: &Grant| !g.bands.is_empty() || g.duration.is_some();
        let snapshot: Vec<Provision> = provisions.iter().map(|(_, _, p)| p.clone()).collect();
        for (n, (file, source, _)) in provisions.to_vec().iter().enumerate() {
            self.here = (*file, "[[provision]]", *source);
            let Some(s) = sources.statutes.get(*file).and_then(|f| f.says.provision.get(*source)) else { continue };
            let mut lower: Vec<usize> = Vec::new();
            for g in &s.graver_than {
                let Some(to) = self.place(g) else { continue };
                let found: Vec<usize> = snapshot.iter().enumerate().filter(|(_, q)| q.version == to.version && to.at.covers(q.at)).map(|(i, _)| i).collect();
                if found.is_empty() {
                    self.say(g, &Problem::NothingThere { key: "graver-than", at: g, what: What::Provision });
                }
                lower.extend(found);
            }
            for over in s.prevails_over.keys() {
                let Some(to) = self.place(over) else { continue };
                for (_, _, q) in provisions.iter_mut().filter(|(_, _, q)| q.version == to.version && to.at.covers(q.at)) {
                    q.prevailed_by.to_mut().push(index(n));
                }
            }
            let Some(graver) = snapshot.get(n) else { continue };
            // a referral to another instrument, without words of its own, is shown with what it refers to where that applies, too
            for r in s.refer.iter().filter(|r| s.tier.is_empty() && r.map.is_empty()) {
                let Some(to) = self.place(&r.to).and_then(|to| self.follow(to, graver.from)) else { continue };
                let targets: Vec<usize> =
                    snapshot.iter().enumerate().filter(|(_, q)| q.version == to.version && q.version != graver.version && to.at.covers(q.at)).map(|(i, _)| i).collect();
                let Some((_, _, p)) = provisions.get_mut(n) else { continue };
                p.tiers.to_mut().iter_mut().flat_map(|t| t.grants.to_mut()).for_each(|g| g.shown_with.to_mut().extend(targets.iter().map(|t| index(*t))));
            }
            for (_, _, q) in provisions.iter_mut().filter(|(_, _, q)| graver.details.iter().any(|d| d.version == q.version && d.at.covers(q.at))) {
                let same = |g: &Grant| graver.tiers.iter().flat_map(|t| t.grants.iter()).any(|x| x.measure == g.measure && x.target == g.target);
                q.tiers.to_mut().iter_mut().flat_map(|t| t.grants.to_mut()).filter(|g| same(g)).for_each(|g| g.shown_with.to_mut().push(index(n)));
            }
            if let Some(r) = s.refer.iter().find(|r| s.tier.is_empty() && Some(&r.to) == s.details.as_ref()) {
                self.say(&r.to, &Problem::DetailsAndRefers { at: &r.to });
            }
            if let Some(at) = s.details.as_ref().filter(|_| !snapshot.iter().any(|q| graver.details.iter().any(|d| d.version == q.version && d.at.covers(q.at)))) {
                self.say("details", &Problem::NothingThere { key: "details", at, what: What::Provision });
            }
            for (k, tier) in graver.tiers.iter().enumerate() {
                for g in tier.grants.iter().filter(|g| bounded(g)) {
                    for q in lower.iter().copied().chain(core::iter::once(n)) {
                        let before = if q == n { k } else { usize::MAX };
                        let Some((_, _, p)) = provisions.get_mut(q) else { continue };
                        for t in p.tiers.to_mut().iter_mut().take(before) {
                            for x in t.grants.to_mut().iter_mut().filter(|x| x.measure == g.measure && x.target == g.target) {
                                x.replaced_by.to_mut().push((index(n), g.when.clone()));
                            }
                        }
                    }
                }
            }
        }
    }

    pub(super) fn answers(&mut self, duties: &[Duty], provisions: &[Provision]) -> Vec<List<Answer>> {
        let mut all: Vec<Vec<Answer>> = vec![Vec::new(); self.violations.len()];
        for (d, duty) in (0u16..).zip(duties) {
            for (n, p) in (0u16..).zip(provisions).filter(|(_, p)| p.version == duty.version) {
                let fine = p.breach_of.iter().any(|b| b.article == 0 || b.covers(duty.at));
                let coarse = p.breach_of.iter().any(|b| duty.at.covers(*b));
                if !fine && !coarse {
                    continue;
                }
                for v in duty.violations.iter().filter(|v| p.violations.is_empty() || p.violations.contains(v)) {
                    if let Some(list) = all.get_mut(v.index()) {
                        // a listed act settles the breach however coarse the duty
                        list.push(Answer { provision: n, duty: d, coarse: !fine && p.violations.is_empty(), from: p.from, until: p.until });
                    }
                }
            }
        }
        for (list, (id, (file, entry))) in all.iter().zip(self.violations.clone().iter()) {
            let answered = list.iter().any(|a| provisions.get(usize::from(a.provision)).is_some_and(|p| matches!(p.kind, Kind::Penalty | Kind::PlatformDuty)));
            // an overlay may answer what the law does not
            let by_overlay = list
                .iter()
                .filter_map(|a| provisions.get(usize::from(a.provision)))
                .any(|p| self.sources.statutes.get(usize::from(p.version)).is_some_and(|f| f.overlay.is_some()));
            if answered == entry.unanswered.is_some() && !by_overlay {
                let violation = id.as_str();
                self.bad_entry(*file, id, &if answered { Problem::Answered { violation } } else { Problem::Unanswered { violation } });
            }
        }
        all.into_iter()
            .map(|mut l| {
                l.order();
                l.into()
            })
            .collect()
    }
}

/// The powers that need no breach, each with what can bring it up.
pub(super) fn powers(provisions: &[Provision], facts: usize) -> (Vec<u16>, Vec<u16>, Vec<List<u16>>) {
    let (mut powers, mut at_once) = (Vec::new(), Vec::new());
    let mut brings_up: Vec<Vec<u16>> = vec![Vec::new(); facts];
    for (n, p) in (0u16..).zip(provisions).filter(|(_, p)| p.kind == Kind::Power && p.breach_of.is_empty()) {
        let mut stands = false;
        for g in p.tiers.iter().flat_map(|t| t.grants.iter()) {
            // with every fact and every measure imposed unknown, and everything else granted
            let value = |a: Atom| if matches!(a, Atom::Fact(_) | Atom::Imposed(_)) { Truth::Unknown } else { Truth::True };
            stands |= g.when.evaluate(&value) == Truth::True;
            g.when.atoms(&mut |a| {
                if let Atom::Fact(f) = a {
                    brings_up.get_mut(f.index()).into_iter().filter(|list| !list.contains(&n)).for_each(|list| list.push(n));
                }
            });
        }
        powers.push(n);
        at_once.extend(stands.then_some(n));
    }
    (powers, at_once, brings_up.into_iter().map(List::from).collect())
}
