//! What an answer shows that neither the rulebook nor the assessment holds as such, for every interface alike.

use crate::assessment::{Assessment, Choice, Finding, Note, Question, Reason, Weighed};
use crate::condition::Truth;
use crate::date::Date;
use crate::discretion::Degree;
use crate::duty::Place;
use crate::provision::Provision;
use crate::rulebook::Rulebook;
use crate::vocabulary::{AuthorityId, MeasureId, ViolationId};
use alloc::vec::Vec;

impl Choice {
    /// Who acts in the end: named by the grant, else the bodies that alone may take the measure.
    pub fn transfer_to<'b>(&self, book: &'b Rulebook) -> &'b [AuthorityId] {
        let Some((_, g)) = self.source(book) else { return &[] };
        if !g.transfer_to.is_empty() {
            return &g.transfer_to;
        }
        let only: &[AuthorityId] = book.measures.get(g.measure.index()).map_or(&[], |m| &m.only_by);
        let others = !only.is_empty() && g.authorities.iter().any(|(a, _)| !only.contains(a));
        if others { only } else { &[] }
    }

    /// The place of the higher provision it details, in the version in force on the last day of the act.
    pub fn details(&self, book: &Rulebook, day: Date) -> Option<Place> {
        let (p, _) = self.source(book)?;
        p.details.iter().find(|d| book.versions.get(usize::from(d.version)).is_some_and(|v| v.in_force(day))).copied()
    }
}

/// Whether the facts leave a step of discretion.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub enum StepStatus {
    /// It is the only one left.
    Holds,
    /// It is one of several left.
    Possible,
    /// It is not left.
    RuledOut,
}

impl StepStatus {
    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::Possible => "possible",
            Self::RuledOut => "ruled-out",
        }
    }
}

impl Weighed {
    /// Whether the facts leave a step.
    pub fn status(&self, d: Degree) -> StepStatus {
        match self.possible.only() {
            Some(only) if only == d => StepStatus::Holds,
            _ if self.possible.has(d) => StepStatus::Possible,
            _ => StepStatus::RuledOut,
        }
    }
}

impl Finding {
    /// The name of its status in JSON.
    pub fn status_name(&self) -> &'static str {
        verdict(self.status)
    }
}

impl Reason {
    /// The name of its status in JSON.
    pub fn status_name(&self) -> &'static str {
        verdict(self.status)
    }

    /// The place it comes from: a provision, or an article the engine carries out.
    pub fn place(&self, book: &Rulebook) -> Option<Place> {
        self.basis.and_then(|b| book.at(b)).or(self.article)
    }
}

/// The name of a verdict in JSON.
pub(crate) fn verdict(t: Truth) -> &'static str {
    match t {
        Truth::True => "permitted",
        Truth::Unknown => "conditional",
        Truth::False => "not-permitted",
    }
}

impl Question {
    /// The places that make it matter.
    pub fn places(&self, book: &Rulebook) -> Vec<Place> {
        self.because.iter().filter_map(|p| book.at(*p)).chain(self.articles.iter().copied()).collect()
    }
}

impl Note {
    /// The proposal it speaks of, by index.
    pub fn proposal(self, a: &Assessment) -> Option<u16> {
        match self {
            Self::Procedure(n) => a.procedure.get(usize::from(n)).and_then(|r| r.proposal),
            Self::Discretion(_, p) => Some(p),
            _ => None,
        }
    }
}

impl Assessment {
    /// The steps of discretion of an option, by its index.
    pub fn weighed_of(&self, option: usize) -> Option<&Weighed> {
        self.weighed.iter().find(|w| usize::from(w.option) == option)
    }
}

impl Provision {
    /// The measures it grants, each once, in its own order.
    pub fn measures(&self) -> Vec<MeasureId> {
        let mut measures = Vec::new();
        for g in self.tiers.iter().flat_map(|t| t.grants.iter()) {
            if !measures.contains(&g.measure) {
                measures.push(g.measure);
            }
        }
        measures
    }
}

impl Rulebook {
    /// The violation types that a provision answers, by its index.
    pub fn answered(&self, provision: u16) -> impl Iterator<Item = ViolationId> {
        let answers = (0u16..).map(ViolationId).zip(self.answers.iter());
        answers.filter(move |(_, all)| all.iter().any(|a| a.provision == provision)).map(|(v, _)| v)
    }

    /// The provisions that answer a violation, by index, each place once.
    pub fn answering(&self, violation: ViolationId) -> Vec<u16> {
        let mut found: Vec<u16> = Vec::new();
        for a in self.answers.get(violation.index()).map_or(&[][..], |a| a) {
            // a provision in force twice over (a statute it refers to changed) is told once
            if self.at(a.provision).is_some_and(|at| found.iter().all(|f| self.at(*f) != Some(at))) {
                found.push(a.provision);
            }
        }
        found
    }

    /// The place of a provision, by index.
    pub fn at(&self, provision: u16) -> Option<Place> {
        self.provisions.get(usize::from(provision)).map(|p| Place { version: p.version, at: p.at })
    }

    /// The overlay a statute version comes from, or `law`.
    pub fn origin(&self, version: u16) -> &str {
        self.versions.get(usize::from(version)).and_then(|v| v.overlay.as_deref()).unwrap_or("law")
    }

    /// The violations that can lead to a measure, or to what realises it, each with the provision (by index) that does.
    pub fn leading_to(&self, measure: MeasureId) -> Vec<(ViolationId, u16)> {
        let realised = self.measures.get(measure.index()).map(|m| &*m.realised_by).unwrap_or_default();
        let mut found = Vec::new();
        for (violation, answers) in (0u16..).map(ViolationId).zip(self.answers.iter()) {
            for a in answers.iter() {
                let Some(p) = self.provisions.get(usize::from(a.provision)) else { continue };
                let mut grants = p.tiers.iter().flat_map(|t| t.grants.iter());
                let leads = grants.any(|g| g.measure == measure || realised.iter().any(|(m, t)| *m == g.measure && t.is_none_or(|t| t == g.target)));
                // a provision in force twice over (a statute it refers to changed) is told once
                let told = found.last().is_some_and(|(v, n)| *v == violation && self.at(*n) == self.at(a.provision));
                if leads && !told {
                    found.push((violation, a.provision));
                }
            }
        }
        found
    }
}
