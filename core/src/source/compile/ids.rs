//! Ids and references of rule files, resolved; what is unknown is told with the nearest right one.

use super::*;

impl<'a> Compiler<'a> {
    pub(super) fn id(&mut self, what: What, table: fn(&Self) -> &Table, id: &str) -> u16 {
        match table(self).keys().position(|k| k == id) {
            Some(i) => index(i),
            None => {
                let known = Known::nearest(id, &mut table(self).keys().map(String::as_str));
                self.faults.extend(self.at_word(id, &Problem::UnknownId { what, id, known }));
                0
            }
        }
    }

    pub(super) fn measure(&mut self, id: &str) -> MeasureId {
        MeasureId(self.id(What::Measure, |c| &c.measures, id))
    }

    pub(super) fn target(&mut self, id: &str) -> TargetId {
        TargetId(self.id(What::Target, |c| &c.targets, id))
    }

    pub(super) fn subject(&mut self, id: &str) -> SubjectId {
        SubjectId(self.id(What::Subject, |c| &c.subjects, id))
    }

    pub(super) fn fact(&mut self, id: &str) -> FactId {
        FactId(self.id(What::Fact, |c| &c.facts, id))
    }

    pub(super) fn amount(&mut self, id: &str) -> AmountId {
        AmountId(self.id(What::Amount, |c| &c.amounts, id))
    }

    pub(super) fn violation(&mut self, id: &str) -> ViolationId {
        ViolationId(self.id(What::Violation, |c| &c.violations, id))
    }

    pub(super) fn authority(&mut self, id: &str) -> (AuthorityId, Level) {
        let (body, level) = id.split_once(':').map_or((id, None), |(b, l)| (b, Some(l)));
        let lowest = self.authorities.get(body).and_then(|(_, e)| e.lowest.as_deref().and_then(Level::parse)).unwrap_or(Level::County);
        let level = level.map_or(lowest, |l| {
            Level::parse(l).unwrap_or_else(|| {
                self.say(id, &Problem::UnknownId { what: What::AuthorityLevel, id: l, known: Known::one_of(l, &Level::ALL.map(Level::name)) });
                lowest
            })
        });
        (AuthorityId(self.id(What::Authority, |c| &c.authorities, body)), level.max(lowest))
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
            self.malformed(at, at, Form::Place);
            Citation { article: 0, paragraph: 0, item: 0 }
        })
    }

    /// A reference from within a file: a place in it, or `statute/…`, or `statute@version/…`.
    pub(super) fn place(&mut self, reference: &str) -> Option<At> {
        let found = self.written(self.here.0, reference);
        if found.is_none() {
            self.faults.extend(self.dangling(reference));
        }
        found
    }

    /// Why a reference leads nowhere: there is no such statute, no such version of it, or what follows is no place.
    fn dangling(&self, reference: &str) -> Option<Fault> {
        let head = reference.split_once('/').map(|(head, _)| head).filter(|h| h.chars().any(|c| c.is_ascii_alphabetic()));
        let version = |s: &s::Statute| format!("{}@{}", s.statute, s.from);
        let files = self.sources.statutes.iter().map(|f| &f.says);
        let (what, known): (What, Vec<String>) = match head {
            Some(h) if h.contains('@') => (What::Version, files.map(version).collect()),
            _ => (What::Statute, files.map(|s| s.statute.clone()).collect()),
        };
        let problem = match head.filter(|h| !known.iter().any(|k| k == h)) {
            Some(id) => Problem::UnknownId { what, id, known: Known::nearest(id, &mut known.iter().map(String::as_str)) },
            None => Problem::Malformed { text: reference, form: Form::Place },
        };
        self.at_word(reference, &problem)
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
                let (statute, from) = match h.split_once('@') {
                    None => (h, None),
                    Some((statute, day)) => (statute, Some(Date::parse(day)?)),
                };
                self.sources.statutes.iter().rposition(|f| f.says.statute == statute && from.is_none_or(|d| d == f.says.from))
            }
        };
        Some(At { version: index(version?), at: Citation::parse(rest)? })
    }
}
