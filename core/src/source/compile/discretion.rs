//! The steps of discretion and the benchmarks that narrow them, from ids to numbers.

use super::*;
use crate::band::Bounds;
use crate::discretion::{Benchmark, Degree, End, Share};
use crate::order::InOrder;

impl Compiler<'_> {
    fn degree(&mut self, name: &str) -> Degree {
        // below the minimum is where the text says so, not a share of the span
        let all = [Degree::Lighter, Degree::Ordinary, Degree::Heavier];
        let found = all.into_iter().find(|d| d.name() == name);
        found.unwrap_or_else(|| {
            self.unknown(What::Degree, name, &all.map(Degree::name));
            Degree::Ordinary
        })
    }

    fn end(&mut self, (one, included): (&'static str, Option<&String>), (other, not): (&'static str, Option<&String>), or: Money) -> End {
        let (text, included) = match (included, not) {
            (None, None) => return End { at: or, included: true },
            (Some(t), None) => (t, true),
            (None, Some(t)) => (t, false),
            (Some(t), Some(_)) => {
                self.say(t, &Problem::Together { one, other });
                (t, true)
            }
        };
        End { at: self.share(text), included }
    }

    fn share(&mut self, text: &str) -> Money {
        let found = Money::parse(text, Form::Share.decimals()).filter(|m| *m <= Money::ONE);
        found.unwrap_or_else(|| {
            self.malformed(text, text, Form::Share);
            Money::ZERO
        })
    }

    pub(super) fn shares(&mut self) -> Vec<Share> {
        let mut out: Vec<Share> = Vec::new();
        for (i, file) in self.sources_for().statutes.iter().enumerate() {
            for (n, d) in file.says.discretion.iter().enumerate() {
                self.here = (i, "[[discretion]]", n);
                if d.from.is_some() {
                    self.say("from", &Problem::Misplaced { key: "from", only: Only::Export });
                }
                let from = self.end(("at-least", d.at_least.as_ref()), ("above", d.above.as_ref()), Money::ZERO);
                let to = self.end(("at-most", d.at_most.as_ref()), ("below", d.below.as_ref()), Money::ONE);
                if from.at > to.at {
                    self.say(&d.step, &Problem::MinAboveMax { min: from.at, max: to.at });
                }
                let float = d.float.as_ref().map(|f| (self.share(&f.by), At { version: index(i), at: self.citation(&f.at) }));
                let share = Share { at: At { version: index(i), at: self.citation(&d.at) }, degree: self.degree(&d.step), body: self.authority(&d.authority).0, from, to, float };
                if out.iter().any(|s| s.at.version == share.at.version && s.body == share.body && s.degree == share.degree) {
                    self.say(&d.step, &Problem::Duplicate { what: What::Degree, id: &d.step });
                }
                out.push(share);
            }
        }
        out.order_by_key(|s| (s.at, s.degree));
        out
    }

    pub(super) fn benchmarks(&mut self, provisions: &[Provision], shares: &[Share]) -> Vec<Benchmark> {
        let mut out = Vec::new();
        for (i, file) in self.sources_for().statutes.iter().enumerate() {
            for (n, b) in file.says.benchmark.iter().enumerate() {
                self.here = (i, "[[benchmark]]", n);
                if file.overlay.is_none() {
                    self.say("at", &Problem::Misplaced { key: "[[benchmark]]", only: Only::Overlay });
                }
                let at = At { version: index(i), at: self.citation(&b.at) };
                let (degree, target) = (self.degree(&b.step), self.target(b.target.as_deref().unwrap_or("entity")));
                let band = self.band(&s::Band { when: None, range: b.range.clone(), times: b.times.clone(), rate: b.rate.clone(), of: b.of.clone() });
                let word = b.range.as_ref().or(b.times.as_ref()).or(b.rate.as_ref()).cloned().unwrap_or_default();
                let (Some(min), Some(max)) = (band.min, band.max) else {
                    self.say(&word, &Problem::OpenEnd { range: &word });
                    continue;
                };
                let Some(place) = self.place(&b.provision) else { continue };
                let here = || (0u16..).zip(provisions).filter(|(_, p)| p.version == place.version && place.at.covers(p.at));
                let fines = |p: &Provision| p.tiers.iter().flat_map(|t| t.grants.iter()).filter(|g| g.target == target && !g.bands.is_empty()).cloned().collect::<Vec<Grant>>();
                let found: Vec<(u16, Vec<Grant>)> = here().map(|(n, p)| (n, fines(p))).filter(|(_, f)| !f.is_empty()).collect();
                if found.is_empty() {
                    self.say(&b.provision, &Problem::NoFine { at: &b.provision, target: b.target.as_deref().unwrap_or("entity") });
                }
                for (provision, grants) in found {
                    let mark = Benchmark { at, provision, target, degree, of: band.of, min, max };
                    match narrows(&mark, &grants, shares) {
                        Ok(()) => out.push(mark),
                        Err(left) => {
                            let (range, step, at) = (word.as_str(), b.step.as_str(), b.provision.as_str());
                            self.say(
                                &word,
                                &match left {
                                    Some((from, to)) => Problem::OutsideStep { range, step, at, from: Bound::Lower(from), to: Bound::Upper(to) },
                                    None => Problem::OutsideBands { range, step, at },
                                },
                            );
                        }
                    }
                }
            }
        }
        out.order_by_key(|b| (b.at, b.provision, b.target, b.degree));
        out
    }
}

/// Whether a benchmark stays within a band of the text, and within the step of the law's own benchmark (discretion/16): if not,
/// the step that it leaves; none: it is in no band.
fn narrows(mark: &Benchmark, grants: &[Grant], shares: &[Share]) -> Result<(), Option<(End, End)>> {
    let mut widest = None;
    for g in grants {
        for (n, b) in (0u8..).zip(g.bands.iter()) {
            let bounds = Bounds { band: n, waits: false, resolved: b.of.is_none(), min: b.min.filter(|_| b.of.is_none()), max: b.max.filter(|_| b.of.is_none()) };
            if mark.within(g, &bounds, None).is_none() {
                continue;
            }
            let share = shares.iter().rfind(|s| s.degree == mark.degree && g.authorities.iter().any(|(a, _)| *a == s.body));
            let Some(range) = share.and_then(|s| s.within(g, &bounds)) else { return Ok(()) };
            let inside = [mark.min, mark.max].into_iter().all(|sum| range.takes(sum));
            if inside {
                return Ok(());
            }
            widest = Some(range.float.map_or((range.from, range.to), |(from, to, _)| (from, to)));
        }
    }
    Err(widest)
}
