//! What the rulebook holds, forwards and backwards, as lists a person searches: statutes, provisions, the vocabulary, and which
//! violations lead to which measures. The command line prints them; the bindings hand them over.

use crate::look_up::Table;
use crate::provision::Provision;
use crate::rulebook::Rulebook;
use crate::vocabulary::{MeasureId, ViolationId};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde::Serialize;

/// A statute version.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct StatuteEntry<'b> {
    /// `csl@2017-06-01`.
    pub id: String,
    /// Chinese title.
    pub zh: &'b str,
    /// English title.
    pub en: &'b str,
    /// Its rank: law, administrative regulation, department rule, normative document.
    pub level: &'b str,
    /// First day in force.
    pub from: String,
    /// First day no longer in force.
    pub until: Option<String>,
    /// Acts whose last day is earlier are out of the window.
    pub vouched: String,
    /// Last day its rule file was held against the official text.
    pub checked: String,
    /// `law`, or the overlay it comes from.
    pub origin: &'b str,
}

/// A provision.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ProvisionEntry<'b> {
    /// `csl@2017-06-01/59/1`.
    pub id: String,
    /// Its kind: penalty, power, platform duty, consequence, general.
    pub kind: &'b str,
    /// Measures it grants, each once, in its own order.
    pub measures: Vec<&'b str>,
    /// Violation types it answers.
    pub violations: Vec<&'b str>,
    /// Whether it rests on the official text.
    pub verified: bool,
    /// `law`, or the overlay it comes from.
    pub origin: &'b str,
}

/// An id of the vocabulary.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct TermEntry<'b> {
    /// The id.
    pub id: &'b str,
    /// The term the statutes use.
    pub zh: &'b str,
    /// The English label.
    pub en: &'b str,
    /// Of a measure, its class in law.
    pub class: Option<&'b str>,
    /// Of a fact or an amount, the question that states the legal test, Chinese.
    pub ask_zh: Option<&'b str>,
    /// The question, English.
    pub ask_en: Option<&'b str>,
}

/// A violation that can lead to a measure, and the provision through which.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Lead<'b> {
    /// The violation type.
    pub violation: &'b str,
    /// Its Chinese term.
    pub zh: &'b str,
    /// Its English label.
    pub en: &'b str,
    /// The provision.
    pub provision: String,
}

impl Rulebook {
    /// The statute versions, by statute and day.
    pub fn statute_entries(&self) -> Vec<StatuteEntry<'_>> {
        let entry = |(n, v): (u16, &'_ crate::rulebook::Version)| (n, v.from.to_string(), v.until.map(|u| u.to_string()), v.vouched.to_string(), v.checked.to_string());
        let listed = (0u16..).zip(self.versions.iter());
        listed
            .map(|(n, v)| {
                let (n, from, until, vouched, checked) = entry((n, v));
                StatuteEntry {
                    id: alloc::format!("{}@{from}", v.statute),
                    zh: &v.title,
                    en: &v.title_en,
                    level: v.rank.name(),
                    from,
                    until,
                    vouched,
                    checked,
                    origin: self.origin(n),
                }
            })
            .collect()
    }

    /// The provisions, by version and place.
    pub fn provision_entries(&self) -> Vec<ProvisionEntry<'_>> {
        (0u16..).zip(self.provisions.iter()).map(|(n, p)| self.provision_entry(n, p)).collect()
    }

    fn provision_entry<'b>(&'b self, n: u16, p: &'b Provision) -> ProvisionEntry<'b> {
        let measures = p.measures().into_iter().filter_map(|m| Some(&*self.measures.get(m.index())?.term.id)).collect();
        let violations = self.answered(n).filter_map(|v| Some(&*self.violations.get(v.index())?.term.id)).collect();
        ProvisionEntry { id: self.reference(p.version, p.at), kind: p.kind.name(), measures, violations, verified: p.verified, origin: self.origin(p.version) }
    }

    /// The entries of a vocabulary table, by id.
    pub fn term_entries(&self, table: Table) -> Vec<TermEntry<'_>> {
        (0..self.count(table))
            .filter_map(|i| {
                let t = self.term_at(table, i)?;
                let class = self.measures.get(i).filter(|_| table == Table::Measures).map(|m| m.class.name());
                let fact = self.facts.get(i).filter(|_| table == Table::Facts).map(|f| (&*f.ask_zh, &*f.ask_en));
                let amount = self.amounts.get(i).filter(|_| table == Table::Amounts).map(|a| (&*a.ask_zh, &*a.ask_en));
                let ask = fact.or(amount);
                Some(TermEntry { id: &t.id, zh: &t.zh, en: &t.en, class, ask_zh: ask.map(|a| a.0), ask_en: ask.map(|a| a.1) })
            })
            .collect()
    }

    /// Which violations can lead to a measure, or to what realises it, and through which provision.
    pub fn leads_to(&self, measure: MeasureId) -> Vec<Lead<'_>> {
        self.leading_to(measure).into_iter().filter_map(|(v, p)| self.lead(v, p)).collect()
    }

    /// Which provisions answer a violation, each once.
    pub fn answered_by(&self, violation: ViolationId) -> Vec<ProvisionEntry<'_>> {
        self.answering(violation).into_iter().filter_map(|n| Some(self.provision_entry(n, self.provisions.get(usize::from(n))?))).collect()
    }

    fn lead(&self, violation: ViolationId, provision: u16) -> Option<Lead<'_>> {
        let t = &self.violations.get(violation.index())?.term;
        Some(Lead { violation: &t.id, zh: &t.zh, en: &t.en, provision: self.place_of(provision) })
    }
}
