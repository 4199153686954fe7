//! Rules of procedure, from ids to numbers.

use super::*;
use crate::order::InOrder;
use crate::procedure::{Calendar, Formality, Limit, Must, Step};

impl Compiler<'_> {
    pub(super) fn formalities(&mut self) -> Vec<Formality> {
        let mut out = Vec::new();
        for (i, file) in self.sources_for().statutes.iter().enumerate() {
            for (n, p) in file.says.procedure.iter().enumerate() {
                self.here = (i, "[[procedure]]", n);
                if p.from.is_some() {
                    self.say("from", &Problem::Misplaced { key: "from", only: Only::Export });
                }
                if file.says.procedure.iter().take(n).any(|q| (&q.code, &q.authorities) == (&p.code, &p.authorities)) {
                    self.say(&p.code, &Problem::Duplicate { what: What::Rule, id: &p.code });
                }
                if p.code.is_empty() {
                    self.say("code", &Problem::Empty { key: "code" });
                }
                if p.zh.is_empty() != p.en.is_empty() {
                    self.say("at", &Problem::OneLanguage { at: &p.at });
                }
                if p.must.is_none() && p.zh.is_empty() {
                    self.say("at", &Problem::EmptyRule { at: &p.at });
                }
                let up_to = p.up_to.as_ref().and_then(|u| Some((self.sum(&u.person)?, self.sum(&u.organization)?)));
                let bodies: Vec<AuthorityId> = p.authorities.iter().map(|a| self.authority(a).0).collect();
                let measures: Vec<MeasureId> = p.measures.iter().map(|m| self.measure(m)).collect();
                let perhaps: Vec<MeasureId> = p.perhaps.iter().map(|m| self.measure(m)).collect();
                out.push(Formality {
                    at: At { version: index(i), at: self.citation(&p.at) },
                    code: text(&p.code),
                    zh: text(&p.zh),
                    en: text(&p.en),
                    bodies: bodies.into(),
                    own: p.own,
                    every: p.every,
                    measures: measures.into(),
                    perhaps: perhaps.into(),
                    from_sum: p.from_sum.as_ref().and_then(|t| self.sum(t)),
                    up_to,
                    must: p.must.as_ref().map(|m| self.must(m)),
                    limit: p.limit.as_ref().and_then(|l| self.limit(l)),
                });
            }
        }
        out.order_by(|a, b| (a.at, &a.code).cmp(&(b.at, &b.code)));
        out
    }

    fn must(&mut self, m: &s::Must) -> Must {
        let all = |c: &mut Self, facts: &Vec<String>| Condition::All(facts.iter().map(|f| Condition::Atom(Atom::Fact(c.fact(f)))).collect());
        let any: Vec<Condition> = m.when.iter().map(|facts| all(self, facts)).collect();
        let when = if any.is_empty() { Condition::Always } else { Condition::Any(any.into()) };
        Must { fact: self.fact(&m.fact), when, unless: m.unless.as_ref().map(|f| self.fact(f)) }
    }

    fn limit(&mut self, l: &s::Limit) -> Option<Limit> {
        Some(Limit {
            days: l.days,
            working: l.working,
            from: self.step(&l.from)?,
            by: l.by.as_ref().and_then(|s| self.step(s)),
            extension: l.extension.as_ref().map(|e| (e.days, self.fact(&e.fact))),
            excluding: l.excluding.as_ref().map(|f| self.fact(f)),
        })
    }

    fn step(&mut self, name: &str) -> Option<Step> {
        let found = Step::ALL.into_iter().find(|s| s.name() == name);
        if found.is_none() {
            self.unknown(What::Step, name, &Step::ALL.map(Step::name));
        }
        found
    }

    fn sum(&mut self, t: &str) -> Option<Money> {
        let found = Money::parse(t, Form::Sum.decimals());
        if found.is_none() {
            self.malformed(t, t, Form::Sum);
        }
        found
    }

    /// The calendar and the parameters that overlays set, the last one given.
    pub(super) fn set_elsewhere(&mut self) -> (Calendar, Option<Money>) {
        for (n, file) in self.sources_for().vocabulary.iter().enumerate() {
            if let Some(sum) = file.says.parameter.as_ref().and_then(|p| p.large_fine.as_ref()).filter(|t| Money::parse(t, Form::Sum.decimals()).is_none()) {
                self.bad_entry(n, sum, &Problem::Malformed { text: sum, form: Form::Sum });
            }
        }
        let files = || self.sources.vocabulary.iter().rev();
        let calendar = files().find_map(|f| f.says.calendar.as_ref()).map(|c| Calendar { off: c.off.clone().into(), on: c.on.clone().into(), through: Some(c.through) });
        let large = files().find_map(|f| f.says.parameter.as_ref()?.large_fine.as_ref()).and_then(|t| Money::parse(t, Form::Sum.decimals()));
        (calendar.unwrap_or_default(), large)
    }
}
