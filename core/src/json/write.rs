//! From an assessment to JSON, keys in the fixed order, every key present.

use super::part::{Part, Piece};
use super::shapes::*;
use crate::assessment::{Ask, Assessment, Choice, Coverage, Finding, Note, Reason, Weighed};
use crate::band::Bounds;
use crate::case::Case;
use crate::discretion::{Degree, End, Range};
use crate::error::Error;
use crate::grant::{Duration, Grant};
use crate::money::Money;
use crate::rulebook::Rulebook;
use crate::text::Both;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};

/// The assessment as JSON text.
pub fn write_assessment(book: &Rulebook, case: &Case, a: &Assessment) -> String {
    serde_json::to_string(&Whole(book, case, a)).unwrap_or_default()
}

/// The error object of an entry that is not a valid case.
pub fn write_errors(id: Option<&str>, error: &Error) -> String {
    serde_json::to_string(&Faulty(id, error)).unwrap_or_default()
}

pub(crate) struct Writer<'a> {
    pub(crate) book: &'a Rulebook,
    pub(crate) case: &'a Case,
    pub(crate) a: &'a Assessment,
}

/// A whole assessment; serialized, it is the public format.
pub struct Whole<'a>(pub &'a Rulebook, pub &'a Case, pub &'a Assessment);

impl Serialize for Whole<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_map(Part::ALL.into_iter().map(|p| (p.name(), Piece::new(self.0, self.1, self.2, p))))
    }
}

/// The error object: the caller's own id and the faults; serialized, it is the public format.
pub struct Faulty<'a>(pub Option<&'a str>, pub &'a Error);

impl Serialize for Faulty<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        ErrorsOut { format: 1, id: self.0, errors: &self.1.faults }.serialize(s)
    }
}

pub(super) struct Each<'a, T, F>(pub(super) &'a [T], pub(super) F);

impl<'a, T, R: Serialize, F: Fn(&'a T) -> R> Serialize for Each<'a, T, F> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let mut seq = s.serialize_seq(Some(self.0.len()))?;
        for x in self.0 {
            seq.serialize_element(&(self.1)(x))?;
        }
        seq.end()
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
    pub(crate) fn ask(&self, a: Ask) -> AskOut<'a> {
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

    pub(super) fn head(&self) -> Head<'a> {
        let b = self.book;
        Head { id: &b.id, version: &b.version, digest: &b.digest, overlays: b.overlays.iter().map(|(id, digest)| OverlayOut { id, digest }).collect() }
    }

    pub(super) fn coverage(&self) -> CoverageOut<'a> {
        let by = self.a.coverage.iter().map(|(v, c)| (self.book.violations.get(v.index()).map_or("", |t| &*t.term.id), c.name())).collect();
        CoverageOut { worst: self.a.worst.unwrap_or(Coverage::NoProvision).name(), by: Pairs(by) }
    }

    fn band(&self, g: &Grant, b: &Bounds) -> Option<BandOut<'a>> {
        let sum = |m: Option<Money>| m.map(Sum);
        let band = g.band(b)?;
        Some(BandOut {
            min: sum(b.min),
            max: sum(b.max),
            when: band.when.filter(|_| b.waits).map(|t| ThresholdOut(self.amount(t.of), t.side.name(), Sum(t.sum))),
            formula: band.of.map(|of| FormulaOut { of: self.amount(of), min: sum(band.min), max: sum(band.max) }),
            resolved: b.resolved,
        })
    }

    pub(crate) fn option(&self, o: &Choice) -> Option<OptionOut<'a>> {
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
            transfer_to: o.transfer_to(self.book).iter().map(|x| self.authority(*x)).collect(),
            basis: self.book.reference(p.version, p.at),
            details: o.details(self.book, self.case.act_to).map(|d| self.book.show(d)),
            tier: o.tier.saturating_add(1),
            needs: self.a.needs_of(o).iter().map(|a| self.ask(*a)).collect(),
            displaced_by: o.displaced_by,
            origin: self.book.origin(p.version),
            verified: p.verified,
            reading: p.reading.as_ref().map(|r| ReadingOut { zh: &r.zh, en: &r.en }),
        })
    }

    /// The steps of discretion of a fine, lightest first.
    fn steps(&self, w: &Weighed) -> Vec<StepOut<'a>> {
        let of = |d: Degree| self.a.ranges_of(w).iter().filter(move |r| r.degree == d);
        let each = Degree::ALL.into_iter().filter(|d| of(*d).next().is_some());
        each.map(|d| StepOut { step: d.name(), status: w.status(d).name(), ranges: of(d).map(|r| self.range(r)).collect() }).collect()
    }

    fn range(&self, r: &Range) -> RangeOut<'a> {
        let ends = |from: End, to: End| {
            let sum = |e: End, included: bool| (e.included == included).then_some(Sum(e.at));
            EndsOut { at_least: sum(from, true), above: sum(from, false), at_most: sum(to, true), below: sum(to, false) }
        };
        RangeOut {
            band: r.band,
            of: r.of.map(|of| self.amount(of)),
            ends: ends(r.from, r.to),
            basis: self.book.show(r.at),
            origin: self.book.origin(r.at.version),
            float: r.float.map(|(from, to, at)| FloatOut { ends: ends(from, to), basis: self.book.show(at) }),
        }
    }

    pub(crate) fn finding(&self, f: &Finding) -> FindingOut<'a> {
        FindingOut {
            proposal: f.proposal,
            status: f.status_name(),
            basis: f.basis.iter().map(|p| self.book.place_of(*p)).collect(),
            needs: f.needs.iter().map(|a| self.ask(*a)).collect(),
            reasons: f.reasons.iter().map(|r| self.reason(r)).collect(),
        }
    }

    fn reason(&self, r: &Reason) -> ReasonOut<'a> {
        let Both { zh, en } = self.book.reason(r);
        let needs = r.needs.iter().map(|a| self.ask(*a)).collect();
        ReasonOut { code: r.code.name(), status: r.status_name(), basis: self.book.article_of(r), needs, zh, en }
    }

    pub(super) fn reported(&self, p: &'a crate::assessment::Reported) -> Option<PracticeOut<'a>> {
        let row = self.book.practice.get(usize::from(p.row))?;
        Some(PracticeOut { report: &row.report, row: &row.row, measure: self.measure(p.measure), count: p.count, status: p.status.map_or("ungrounded", |s| s.name()), by: &p.by })
    }

    pub(super) fn question(&self, q: &crate::assessment::Question) -> QuestionOut<'a> {
        let Both { zh, en } = self.book.question(q.ask);
        QuestionOut { ask: self.ask(q.ask), decides: q.decides, because: q.places(self.book).into_iter().map(|p| self.book.show(p)).collect(), zh, en }
    }

    pub(super) fn note(&self, n: Note) -> NoteOut<'a> {
        let (code, basis, Both { zh, en }) = self.book.note(self.a, n);
        NoteOut { code, proposal: n.proposal(self.a), basis, zh, en }
    }
}
