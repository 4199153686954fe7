//! Provisions with their tiers, those they refer to included.

use super::*;
use crate::order::InOrder;

impl<'a> Compiler<'a> {
    /// The provision, once for each stretch of time over which what it refers to stays the same.
    pub(super) fn provision(&mut self, version: usize, p: &'a s::Provision, file: &s::Statute, versions: &[Version]) -> Vec<Provision> {
        let Some(own) = versions.get(version) else { return Vec::new() };
        let mut days = vec![own.from];
        for r in &p.refer {
            let Some(to) = self.place(&r.to) else { continue };
            let statute = versions.get(usize::from(to.version)).map(|v| &v.statute);
            let changes = versions.iter().filter(|v| Some(&v.statute) == statute && usize::from(to.version) != version).map(|v| v.from);
            days.extend(changes.filter(|d| *d > own.from && own.until.is_none_or(|u| *d < u)));
        }
        days.order();
        days.dedup();
        let ends: Vec<Option<Date>> = days.iter().skip(1).copied().map(Some).chain([own.until]).collect();
        let last = days.len();
        let mut out = Vec::new();
        for (k, (from, until)) in days.into_iter().zip(ends).enumerate() {
            let stretch = self.stretch(version, p, file, from);
            // a referral whose target is repealed grants nothing from then on
            if stretch.tiers.iter().any(|t| !t.grants.is_empty()) {
                out.push(Provision { from, until, ..stretch });
            } else if k == 0 && last == 1 {
                self.say("at", &Problem::GrantsNothing { at: &p.at });
            }
        }
        if out.is_empty() && last > 1 {
            self.say("at", &Problem::GrantsNothing { at: &p.at });
        }
        out
    }

    fn stretch(&mut self, version: usize, p: &'a s::Provision, file: &s::Statute, day: Date) -> Provision {
        let kind = match p.kind.as_deref().unwrap_or("penalty") {
            "penalty" => Kind::Penalty,
            "power" => Kind::Power,
            "platform-duty" => Kind::PlatformDuty,
            "consequence" => Kind::Consequence,
            "general" => Kind::General,
            other => {
                self.unknown(What::Kind, other, &["penalty", "power", "platform-duty", "consequence", "general"]);
                Kind::Penalty
            }
        };
        let base = self.provision_condition(p);
        let mut groups = 0;
        let mut tiers = Vec::new();
        for (extra, map, tier, origin) in self.tiers(version, p, day, 4) {
            let mut base = base.clone();
            base.extend(extra);
            let here = self.here;
            self.here.0 = origin;
            let grants = self.grants(p, file, &base, &map, tier, &mut groups);
            self.here = here;
            tiers.push(Tier { when: Condition::Always, grants: grants.into() });
        }
        for m in &p.mentions {
            self.measure(m);
        }
        self.power_to_set(p, &file.level, &tiers);
        if kind != Kind::Power && p.breach_of.is_empty() {
            self.say("at", &Problem::NoDuty { at: &p.at });
        }
        let was: Vec<At> = p.was.iter().filter_map(|w| self.place(w)).collect();
        let details = p.details.as_ref().and_then(|d| self.place(d)).map(|d| self.every_version(d)).unwrap_or_default();
        let mut residual_to = 0;
        for level in &p.residual_to {
            match Rank::parse(level) {
                Some(rank) => residual_to |= rank.bit(),
                None => self.unknown(What::StatuteLevel, level, &Rank::ALL.map(Rank::name)),
            }
        }
        let breach_of: Vec<Citation> = p.breach_of.iter().map(|b| self.citation(b)).collect();
        let mut violations: Vec<ViolationId> = p.violations.iter().map(|v| self.violation(v)).collect();
        violations.order();
        Provision {
            version: index(version),
            at: self.citation(&p.at),
            kind,
            breach_of: breach_of.into(),
            violations: violations.into(),
            subjects: self.roles(&p.subjects),
            when: Condition::Always,
            tiers: tiers.into(),
            authorities_open: p.authorities_open,
            verified: p.verified,
            reading: p.reading.as_ref().map(Self::reading),
            prevailed_by: List::Borrowed(&[]),
            from: day,
            until: None,
            vouched: file.vouched.unwrap_or(file.from),
            was: was.into(),
            details: details.into(),
            residual_to,
            later: Later::NeverLighter,
        }
    }

    /// The tiers of a provision, those it refers to included, each with its extra conditions and target map.
    pub(super) fn tiers(&mut self, file: usize, p: &'a s::Provision, day: Date, depth: u8) -> Vec<Step<'a>> {
        let mut out: Vec<_> = p.tier.iter().map(|t| (Vec::new(), BTreeMap::new(), t, file)).collect();
        for r in &p.refer {
            let Some(written) = self.place(&r.to) else { continue };
            let Some(to) = self.follow(written, day) else { continue };
            if depth == 0 {
                self.say(&r.to, &Problem::Circular { at: &r.to });
                continue;
            }
            let sources = self.sources_for();
            let Some(f) = sources.statutes.get(usize::from(to.version)) else { continue };
            let mut any = false;
            for q in &f.says.provision {
                if Citation::parse(&q.at).is_some_and(|at| to.at.covers(at)) {
                    any = true;
                    let here = self.here;
                    self.here.0 = usize::from(to.version);
                    let extra = q.when.as_ref().map(|w| self.atoms(w));
                    let inner = self.tiers(usize::from(to.version), q, day, depth.saturating_sub(1));
                    self.here = here;
                    for (mut conditions, map, tier, origin) in inner {
                        conditions.extend(extra.clone());
                        let map = if r.map.is_empty() { map } else { r.map.clone() };
                        out.push((conditions, map, tier, origin));
                    }
                }
            }
            if !any {
                self.say(&r.to, &Problem::NothingThere { key: "refer", at: &r.to, what: What::Provision });
            }
        }
        out
    }

    pub(super) fn reading(r: &s::Reading) -> Reading {
        let zh = format!("{}：采“{}”，另一读法“{}”；理由：{}", r.issue.zh, r.chosen.zh, r.other.zh, r.reason.zh);
        let en = format!("{}: read as “{}”, the other reading is “{}”; because {}", r.issue.en, r.chosen.en, r.other.en, r.reason.en);
        Reading { zh: zh.into(), en: en.into() }
    }
}
