//! Ids and references of rule files, resolved; what is unknown is told with the nearest right one.

use super::*;

impl<'a> Compiler<'a> {
    pub(super) fn id(&mut self, what: &str, table: fn(&Self) -> &Table, id: &str) -> u16 {
        match table(self).keys().position(|k| k == id) {
            Some(i) => index(i),
            None => {
                let near = nearest(id, table(self).keys().map(String::as_str)).map(|n| format!(", nearest is `{n}`")).unwrap_or_default();
                self.say(id, format!("unknown {what} `{id}`{near}"));
                0
            }
        }
    }

    pub(super) fn measure(&mut self, id: &str) -> MeasureId {
        MeasureId(self.id("measure", |c| &c.measures, id))
    }

    pub(super) fn target(&mut self, id: &str) -> TargetId {
        TargetId(self.id("target", |c| &c.targets, id))
    }

    pub(super) fn subject(&mut self, id: &str) -> SubjectId {
        SubjectId(self.id("subject", |c| &c.subjects, id))
    }

    pub(super) fn fact(&mut self, id: &str) -> FactId {
        FactId(self.id("fact", |c| &c.facts, id))
    }

    pub(super) fn amount(&mut self, id: &str) -> AmountId {
        AmountId(self.id("amount", |c| &c.amounts, id))
    }

    pub(super) fn violation(&mut self, id: &str) -> ViolationId {
        ViolationId(self.id("violation", |c| &c.violations, id))
    }

    pub(super) fn authority(&mut self, id: &str) -> (AuthorityId, Level) {
        let (body, level) = id.split_once(':').map_or((id, None), |(b, l)| (b, Some(l)));
        let lowest = self.authorities.get(body).and_then(|(_, e)| e.lowest.as_deref().and_then(Level::parse)).unwrap_or(Level::County);
        let level = level.map_or(lowest, |l| {
            Level::parse(l).unwrap_or_else(|| {
                self.say(id, format!("unknown level `{l}`"));
                lowest
            })
        });
        (AuthorityId(self.id("authority", |c| &c.authorities, body)), level.max(lowest))
    }

    pub(super) fn authorities(&mut self, ids: &[String]) -> Vec<(AuthorityId, Level)> {
        ids.iter().map(|i| self.authority(i)).collect()
    }

    pub(super) fn roles(&mut self, ids: &[String]) -> u128 {
        ids.iter().fold(0, |bits, id| bits | 1u128.checked_shl(u32::from(self.subject(id).0)).unwrap_or(0))
    }

    pub(super) fn citation(&mut self, at: &str) -> Citation {
        if at == "*" {
            return Citation { article: 0, paragraph: 0, item: 0 };
        }
        Citation::parse(at).unwrap_or_else(|| {
            self.say(at, format!("`{at}` is no place: article, article/paragraph or article/paragraph/item"));
            Citation { article: 0, paragraph: 0, item: 0 }
        })
    }

    /// A reference from within a file: a place in it, or `statute/…`, or `statute@version/…`.
    pub(super) fn place(&mut self, reference: &str) -> Option<At> {
        let found = self.written(self.here.0, reference);
        if found.is_none() {
            self.say(reference, format!("dangling reference `{reference}`"));
        }
        found
    }

    /// The place where the text of `to` stands on a day, along the `was` links between versions; none once it is repealed.
    pub(super) fn follow(&self, to: At, day: Date) -> Option<At> {
        let statutes = &self.sources.statutes;
        let statute = &statutes.get(usize::from(to.version))?.says.statute;
        let target = statutes.iter().rposition(|f| f.says.statute == *statute && f.says.from <= day)?;
        let mut at = to;
        while usize::from(at.version) < target {
            let next = usize::from(at.version).saturating_add(1);
            at = statutes.get(next)?.says.provision.iter().find_map(|p| {
                p.was
                    .iter()
                    .any(|w| self.written(next, w).is_some_and(|w| w.version == at.version && w.at.covers(at.at)))
                    .then(|| Citation::parse(&p.at))
                    .flatten()
                    .map(|c| At { version: index(next), at: c })
            })?;
        }
        while usize::from(at.version) > target {
            let file = statutes.get(usize::from(at.version))?;
            let p = file.says.provision.iter().find(|p| Citation::parse(&p.at).is_some_and(|c| at.at.covers(c)))?;
            at = self.written(usize::from(at.version), p.was.first()?)?;
        }
        Some(at)
    }

    /// The place in every version of its statute.
    pub(super) fn every_version(&self, to: At) -> Vec<At> {
        let statutes = &self.sources.statutes;
        let Some(own) = statutes.get(usize::from(to.version)) else { return Vec::new() };
        statutes.iter().filter(|f| f.says.statute == own.says.statute).filter_map(|f| self.follow(to, f.says.from)).collect()
    }

    /// A duty's place in every version of its statute from the one written on, along the `was` links of duties.
    pub(super) fn duty_in_every_version(&self, to: At) -> Vec<At> {
        let statutes = &self.sources.statutes;
        let mut out = [to].to_vec();
        let mut at = to;
        while let Some(f) =
            statutes.get(usize::from(at.version).saturating_add(1)).filter(|f| statutes.get(usize::from(at.version)).is_some_and(|own| own.says.statute == f.says.statute))
        {
            let next = usize::from(at.version).saturating_add(1);
            let moved = f.says.duty.iter().find(|d| d.was.as_ref().and_then(|w| self.written(next, w)).is_some_and(|w| w.version == at.version && w.at == at.at));
            let Some(place) = moved.and_then(|d| Citation::parse(&d.at)) else { break };
            at = At { version: index(next), at: place };
            out.push(at);
        }
        out
    }

    /// A versioned reference, or one within the file, without a message if it dangles.
    pub(super) fn written(&self, own: usize, reference: &str) -> Option<At> {
        let (head, rest) = match reference.split_once('/') {
            Some((h, r)) if h.chars().any(|c| c.is_ascii_alphabetic()) => (Some(h), r),
            _ => (None, reference),
        };
        let version = match head {
            None => Some(own),
            Some(h) => {
                let (statute, from) = h.split_once('@').map_or((h, None), |(s, d)| (s, Date::parse(d)));
                self.sources.statutes.iter().rposition(|f| f.says.statute == statute && from.is_none_or(|d| d == f.says.from))
            }
        };
        Some(At { version: index(version?), at: Citation::parse(rest)? })
    }
}
