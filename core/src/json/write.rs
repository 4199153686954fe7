//! From an assessment to JSON, keys in the fixed order, every key present.

use super::shapes::*;
use crate::assessment::{Ask, Assessment, Choice, Coverage, Finding, Note, Reason, Weighed};
use crate::band::Bounds;
use crate::case::Case;
use crate::condition::Truth;
use crate::discretion::{Degree, End, Range};
use crate::error::Error;
use crate::grant::{Duration, Grant};
use crate::money::Money;
use crate::rulebook::Rulebook;
use crate::text::Both;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};

/// The assessment as JSON text.
pub fn write_assessment(book: &Rulebook, case: &Case, a: &Assessment) -> String {
    serde_json::to_string(&assessment_shape(book, case, a)).unwrap_or_default()
}

/// The error object of an entry that is not a valid case.
pub fn write_errors(id: Option<&str>, error: &Error) -> String {
    serde_json::to_string(&error_shape(id, error)).unwrap_or_default()
}

/// The assessment as the public format has it, for a serializer of one's own.
pub fn assessment_shape<'a>(book: &'a Rulebook, case: &'a Case, a: &'a Assessment) -> impl Serialize + use<'a> {
    Whole(Writer { book, case, a })
}

/// A part of an assessment, for a reader who wants no more.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// Coverage per violation, and the worst.
    Coverage,
    /// The option of that index; null if there is none.
    Option(usize),
    /// What the law says of the proposals.
    Findings,
    /// What was reported, and what grounds it.
    Practice,
    /// What could still change the answer.
    Questions,
    /// What else there is to say.
    Notes,
}

/// A part of the assessment as the public format has it.
pub fn part_shape<'a>(book: &'a Rulebook, case: &'a Case, a: &'a Assessment, part: Part) -> impl Serialize + use<'a> {
    One(Writer { book, case, a }, part)
}

/// The error object, for a serializer of one's own.
pub fn error_shape<'a>(id: Option<&'a str>, error: &'a Error) -> impl Serialize + use<'a> {
    ErrorsOut { format: 1, id, errors: &error.faults }
}

struct Writer<'a> {
    book: &'a Rulebook,
    case: &'a Case,
    a: &'a Assessment,
}

struct Whole<'a>(Writer<'a>);

impl Serialize for Whole<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let w = &self.0;
        let mut m = s.serialize_map(Some(9))?;
        m.serialize_entry("format", &1u8)?;
        m.serialize_entry("id", &w.case.id)?;
        m.serialize_entry(
            "rulebook",
            &Head { id: &w.book.id, version: &w.book.version, digest: &w.book.digest, overlays: w.book.overlays.iter().map(|(id, digest)| OverlayOut { id, digest }).collect() },
        )?;
        m.serialize_entry("coverage", &w.coverage())?;
        m.serialize_entry("options", &Each(&w.a.options, |o| w.option(o)))?;
        m.serialize_entry("findings", &Each(&w.a.findings, |f| w.finding(f)))?;
        m.serialize_entry("practice", &Each(&w.a.practice, |p| w.reported(p)))?;
        m.serialize_entry("questions", &Each(&w.a.questions, |q| w.question(q)))?;
        m.serialize_entry("notes", &Each(&w.a.notes, |n: &Note| w.note(*n)))?;
        m.end()
    }
}

struct One<'a>(Writer<'a>, Part);

impl Serialize for One<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let w = &self.0;
        match self.1 {
            Part::Coverage => w.coverage().serialize(s),
            Part::Option(n) => w.a.options.get(n).and_then(|o| w.option(o)).serialize(s),
            Part::Findings => Each(&w.a.findings, |f| w.finding(f)).serialize(s),
            Part::Practice => Each(&w.a.practice, |p| w.reported(p)).serialize(s),
            Part::Questions => Each(&w.a.questions, |q| w.question(q)).serialize(s),
            Part::Notes => Each(&w.a.notes, |n: &Note| w.note(*n)).serialize(s),
        }
    }
}

struct Each<'a, T, F>(&'a [T], F);

impl<'a, T, R: Serialize, F: Fn(&'a T) -> R> Serialize for Each<'a, T, F> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let mut seq = s.serialize_seq(Some(self.0.len()))?;
        for x in self.0 {
            seq.serialize_element(&(self.1)(x))?;
        }
        seq.end()
    }
}

fn finding_status(t: Truth) -> &'static str {
    match t {
        Truth::True => "permitted",
        Truth::Unknown => "conditional",
        Truth::False => "not-permitted",
    }
}

impl<'a> Writer<'a> {
    fn measure(&self, id: crate::vocabulary::MeasureId) -> &'a str {
        self.book.measures.get(id.index()).map_or("", |m| &m.term.id)
    }
    fn authority(&self, id: crate::vocabulary::AuthorityId) -> &'a str {
        self.book.authorities.get(id.index()).map_or("", |m| &m.term.id)
    }
    fn amount(&self, id: crate::vocabulary::AmountId) -> &'a str {
        self.book.amounts.get(id.index()).map_or("", |m| &m.term.id)
    }
    fn ask(&self, a: Ask) -> AskOut<'a> {
        let fact = |f: crate::vocabulary::FactId| self.book.facts.get(f.index()).map_or("", |t| &*t.term.id);
        match a {
            Ask::Fact(f) => AskOut::Fact { fact: fact(f) },
            Ask::FactAt(f, at) => AskOut::FactAt { fact: fact(f), at: self.book.show(at) },
            Ask::Amount(x) => AskOut::Amount { amount: self.amount(x) },
            Ask::Role(s) => AskOut::Role { role: self.book.subjects.get(s.index()).map_or("", |t| &t.term.id) },
            Ask::Imposed(m) => AskOut::Imposed { imposed: self.measure(m) },
            Ask::Breach(at) => AskOut::Breach { breach: self.book.show(at) },
            Ask::Violation(v) => AskOut::Violation { violation: self.book.violations.get(v.index()).map_or("", |t| &t.term.id) },
            Ask::Date(d) => AskOut::Date { date: d.name() },
        }
    }

    fn coverage(&self) -> CoverageOut<'a> {
        let by = self.a.coverage.iter().map(|(v, c)| (self.book.violations.get(v.index()).map_or("", |t| &*t.term.id), c.name())).collect();
        CoverageOut { worst: self.a.worst.unwrap_or(Coverage::NoProvision).name(), by: Pairs(by) }
    }

    fn band(&self, g: &Grant, b: &Bounds) -> Option<BandOut<'a>> {
        let sum = |m: Option<Money>| m.map(|m| m.to_string());
        let band = g.band(b)?;
        Some(BandOut {
            min: sum(b.min),
            max: sum(b.max),
            when: band.when.filter(|_| b.waits).map(|t| ThresholdOut(self.amount(t.of), t.side.name(), t.sum.to_string())),
            formula: band.of.map(|of| FormulaOut { of: self.amount(of), min: sum(band.min), max: sum(band.max) }),
            resolved: b.resolved,
        })
    }

    fn option(&self, o: &Choice) -> Option<OptionOut<'a>> {
        let (p, g) = o.source(self.book)?;
        Some(OptionOut {
            measure: self.measure(g.measure),
            target: self.book.targets.get(g.target.index()).map_or("", |t| &t.id),
            status: o.status.name(),
            mode: if g.must { "must" } else { "may" },
            group: g.group.map(|x| GroupOut {
                id: x.id,
                kind: if x.one_of { "one-of" } else { "any-of" },
                at_least: x.at_least,
                branch: char::from(b'a'.saturating_add(x.branch)).to_string(),
            }),
            with: g.with.iter().map(|m| self.measure(*m)).collect(),
            bands: self.a.bands_of(o).iter().filter_map(|b| self.band(g, b)).collect(),
            discretion: self.a.weighed.iter().find(|w| self.a.options.get(usize::from(w.option)).is_some_and(|x| core::ptr::eq(x, o))).map(|w| self.steps(w)),
            duration: g.duration.map(|d| match d {
                Duration::Range { unit, min, max } => DurationOut::Range { unit: unit.name(), min: min.filter(|_| !self.a.below_minimum(self.book, o)), max },
                Duration::Life => DurationOut::Life { life: true },
                Duration::Unspecified => DurationOut::Unspecified { unspecified: true },
            }),
            deadline: g.deadline,
            authorities: self.a.authorities_of(self.book, o).iter().map(|(b, l)| AuthorityOut { body: self.authority(*b), level: l.name() }).collect(),
            authorities_open: self.a.authorities_open(self.book, o),
            transfer_to: self.transfer(g),
            basis: self.book.reference(p.version, p.at),
            details: p.details.iter().find(|d| self.book.versions.get(usize::from(d.version)).is_some_and(|v| v.in_force(self.case.act_to))).map(|d| self.book.show(*d)),
            tier: o.tier.saturating_add(1),
            needs: self.a.needs_of(o).iter().map(|a| self.ask(*a)).collect(),
            displaced_by: o.displaced_by,
            origin: self.origin(p.version),
            verified: p.verified,
            reading: p.reading.as_ref().map(|r| ReadingOut { zh: &r.zh, en: &r.en }),
        })
    }

    /// The steps of discretion of a fine, lightest first.
    fn steps(&self, w: &Weighed) -> Vec<StepOut<'a>> {
        let of = |d: Degree| self.a.ranges_of(w).iter().filter(move |r| r.degree == d);
        let status = |d: Degree| match w.possible.only() {
            Some(only) if only == d => "holds",
            _ if w.possible.has(d) => "possible",
            _ => "ruled-out",
        };
        let each = Degree::ALL.into_iter().filter(|d| of(*d).next().is_some());
        each.map(|d| StepOut { step: d.name(), status: status(d), ranges: of(d).map(|r| self.range(r)).collect() }).collect()
    }

    fn range(&self, r: &Range) -> RangeOut<'a> {
        let ends = |from: End, to: End| {
            let sum = |e: End, included: bool| (e.included == included).then(|| e.at.to_string());
            EndsOut { at_least: sum(from, true), above: sum(from, false), at_most: sum(to, true), below: sum(to, false) }
        };
        RangeOut {
            band: r.band,
            of: r.of.map(|of| self.amount(of)),
            ends: ends(r.from, r.to),
            basis: self.book.show(r.at),
            origin: self.origin(r.at.version),
            float: r.float.map(|(from, to, at)| FloatOut { ends: ends(from, to), basis: self.book.show(at) }),
        }
    }

    /// The overlay a version comes from, or the law.
    fn origin(&self, version: u16) -> &'a str {
        self.book.versions.get(usize::from(version)).and_then(|v| v.overlay.as_deref()).unwrap_or("law")
    }

    /// Who acts in the end: named by the grant, else the bodies that alone may take the measure.
    fn transfer(&self, g: &crate::grant::Grant) -> Vec<&'a str> {
        if !g.transfer_to.is_empty() {
            return g.transfer_to.iter().map(|a| self.authority(*a)).collect();
        }
        let only = self.book.measures.get(g.measure.index()).map(|m| &m.only_by);
        let others = g.authorities.iter().any(|(a, _)| only.is_some_and(|o| !o.is_empty() && !o.contains(a)));
        only.filter(|_| others).map(|o| o.iter().map(|a| self.authority(*a)).collect()).unwrap_or_default()
    }

    fn finding(&self, f: &Finding) -> FindingOut<'a> {
        FindingOut {
            proposal: f.proposal,
            status: finding_status(f.status),
            basis: f.basis.iter().map(|p| self.book.place_of(*p)).collect(),
            needs: f.needs.iter().map(|a| self.ask(*a)).collect(),
            reasons: f.reasons.iter().map(|r| self.reason(r)).collect(),
        }
    }

    fn reason(&self, r: &Reason) -> ReasonOut<'a> {
        let Both { zh, en } = self.book.reason(r);
        let needs = r.needs.iter().map(|a| self.ask(*a)).collect();
        ReasonOut { code: r.code.name(), status: finding_status(r.status), basis: self.book.article_of(r), needs, zh, en }
    }

    fn reported(&self, p: &'a crate::assessment::Reported) -> Option<PracticeOut<'a>> {
        let row = self.book.practice.get(usize::from(p.row))?;
        Some(PracticeOut { report: &row.report, row: &row.row, measure: self.measure(p.measure), count: p.count, status: p.status.map_or("ungrounded", |s| s.name()), by: &p.by })
    }

    fn question(&self, q: &crate::assessment::Question) -> QuestionOut<'a> {
        let Both { zh, en } = self.book.question(q.ask);
        QuestionOut {
            ask: self.ask(q.ask),
            decides: q.decides,
            because: q.because.iter().map(|p| self.book.place_of(*p)).chain(q.articles.iter().map(|a| self.book.show(*a))).collect(),
            zh,
            en,
        }
    }

    fn note(&self, n: Note) -> NoteOut<'a> {
        let (code, basis, Both { zh, en }) = self.book.note(self.a, n);
        let proposal = match n {
            Note::Procedure(n) => self.a.procedure.get(usize::from(n)).and_then(|r| r.proposal),
            Note::Discretion(_, p) => Some(p),
            _ => None,
        };
        NoteOut { code, proposal, basis, zh, en }
    }
}
