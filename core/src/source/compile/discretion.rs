//! The steps of discretion and the benchmarks that narrow them, from ids to numbers.

use super::*;
use crate::band::Bounds;
use crate::discretion::{Benchmark, Degree, End, Share};
use crate::order::InOrder;

impl Compiler<'_> {
    fn degree(&mut self, name: &str) -> Degree {
        // below the minimum is where the text says so, not a share of the span
        let found = Degree::ALL.into_iter().skip(1).find(|d| d.name() == name);
        found.unwrap_or_else(|| {
            self.say(name, format!("unknown step `{name}`: one of lighter, ordinary, heavier"));
            Degree::Ordinary
        })
    }

    fn end(&mut self, included: Option<&String>, not: Option<&String>, or: Money) -> End {
        let (text, included) = match (included, not) {
            (None, None) => return End { at: or, included: true },
            (Some(t), None) => (t, true),
            (None, Some(t)) => (t, false),
            (Some(t), Some(_)) => {
                self.say(t, "an end of a range is given once".to_string());
                (t, true)
            }
        };
        End { at: self.share(text), included }
    }

    fn share(&mut self, text: &str) -> Money {
        let found = Money::parse(text, 6).filter(|m| *m <= Money::ONE);
        found.unwrap_or_else(|| {
            self.say(text, format!("`{text}` is no share between 0 and 1"));
            Money::ZERO
        })
    }

    pub(super) fn shares(&mut self) -> Vec<Share> {
        let mut out: Vec<Share> = Vec::new();
        for (i, file) in self.sources_for().statutes.iter().enumerate() {
            for (n, d) in file.says.discretion.iter().enumerate() {
                self.here = (i, "[[discretion]]", n);
                if d.from.is_some() {
                    self.say("from", "`from` stands in the export alone".to_string());
                }
                let from = self.end(d.at_least.as_ref(), d.above.as_ref(), Money::ZERO);
                let to = self.end(d.at_most.as_ref(), d.below.as_ref(), Money::ONE);
                if from.at > to.at {
                    self.say(&d.step, format!("from {} is above to {}", from.at, to.at));
                }
                let float = d.float.as_ref().map(|f| (self.share(&f.by), At { version: index(i), at: self.citation(&f.at) }));
                let share = Share { at: At { version: index(i), at: self.citation(&d.at) }, degree: self.degree(&d.step), body: self.authority(&d.authority).0, from, to, float };
                if out.iter().any(|s| s.at.version == share.at.version && s.body == share.body && s.degree == share.degree) {
                    self.say(&d.step, format!("step `{}` stands twice", d.step));
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
                    self.say("at", "a benchmark stands in an overlay".to_string());
                }
                let at = At { version: index(i), at: self.citation(&b.at) };
                let (degree, target) = (self.degree(&b.step), self.target(b.target.as_deref().unwrap_or("entity")));
                let band = self.band(&s::Band { when: None, range: b.range.clone(), times: b.times.clone(), rate: b.rate.clone(), of: b.of.clone() });
                let word = b.range.as_ref().or(b.times.as_ref()).or(b.rate.as_ref()).cloned().unwrap_or_default();
                let (Some(min), Some(max)) = (band.min, band.max) else {
                    self.say(&word, "a benchmark gives both ends".to_string());
                    continue;
                };
                let Some(place) = self.place(&b.provision) else { continue };
                let here = || (0u16..).zip(provisions).filter(|(_, p)| p.version == place.version && place.at.covers(p.at));
                let fines = |p: &Provision| p.tiers.iter().flat_map(|t| t.grants.iter()).filter(|g| g.target == target && !g.bands.is_empty()).cloned().collect::<Vec<Grant>>();
                let found: Vec<(u16, Vec<Grant>)> = here().map(|(n, p)| (n, fines(p))).filter(|(_, f)| !f.is_empty()).collect();
                if found.is_empty() {
                    self.say(&b.provision, format!("`{}` grants no fine on `{}`: a benchmark narrows a fine", b.provision, b.target.as_deref().unwrap_or("entity")));
                }
                for (provision, grants) in found {
                    let mark = Benchmark { at, provision, target, degree, of: band.of, min, max };
                    match narrows(&mark, &grants, shares) {
                        Ok(()) => out.push(mark),
                        Err(why) => self.say(&word, format!("`{word}` for step `{}` of {}: {why}", b.step, b.provision)),
                    }
                }
            }
        }
        out.order_by_key(|b| (b.at, b.provision, b.target, b.degree));
        out
    }
}

/// Whether a benchmark stays within a band of the text, and within the step of the law's own benchmark (discretion/16).
fn narrows(mark: &Benchmark, grants: &[Grant], shares: &[Share]) -> Result<(), String> {
    let mut widest: Option<String> = None;
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
            let (from, to) = range.float.map_or((range.from, range.to), |(from, to, _)| (from, to));
            let side = |e: End, with: &'static str, without: &'static str| if e.included { with } else { without };
            widest = Some(format!("it leaves the step of the law, {} {} {} {}", side(from, "at least", "above"), from.at, side(to, "at most", "below"), to.at));
        }
    }
    Err(widest.unwrap_or_else(|| "it lies within no band of the fine".to_string()))
}
