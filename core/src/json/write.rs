//! From an assessment to JSON, keys in the fixed order, every key present.

use crate::assessment::{Assessment, Bounds, Choice, Coverage, Finding, Reason, ReasonCode};
use crate::case::Case;
use crate::citation::Citation;
use crate::condition::{Atom, Truth};
use crate::error::{Error, Fault};
use crate::money::Money;
use crate::provision::{Duration, Duty};
use crate::rulebook::Rulebook;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};

/// The assessment as JSON text.
pub fn write_assessment(book: &Rulebook, case: &Case, a: &Assessment) -> String {
    let w = Writer { book, case, a };
    serde_json::to_string(&Whole(&w)).unwrap_or_default()
}

/// The error object of an entry that is not a valid case.
pub fn write_errors(id: Option<&str>, error: &Error) -> String {
    #[derive(Serialize)]
    struct Errors<'a> {
        format: u8,
        id: Option<&'a str>,
        errors: &'a [Fault],
    }
    serde_json::to_string(&Errors { format: 1, id, errors: &error.faults }).unwrap_or_default()
}

struct Writer<'a> {
    book: &'a Rulebook,
    case: &'a Case,
    a: &'a Assessment,
}

struct Whole<'a>(&'a Writer<'a>);

impl Serialize for Whole<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let w = self.0;
        let mut m = s.serialize_map(Some(9))?;
        m.serialize_entry("format", &1u8)?;
        m.serialize_entry("id", &w.case.id)?;
        m.serialize_entry("rulebook", &Head { id: &w.book.id, version: &w.book.version, digest: &w.book.digest, overlays: [] })?;
        m.serialize_entry("coverage", &w.coverage())?;
        m.serialize_entry("options", &Each(&w.a.options, |o| w.option(o)))?;
        m.serialize_entry("findings", &Each(&w.a.findings, |f| w.finding(f)))?;
        m.serialize_entry("practice", &Each(&w.a.practice, |p| w.reported(p)))?;
        m.serialize_entry("questions", &Each(&w.a.questions, |q| w.question(q)))?;
        m.serialize_entry("notes", &w.notes())?;
        m.end()
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

#[derive(Serialize)]
struct Head<'a> {
    id: &'a str,
    version: &'a str,
    digest: &'a str,
    overlays: [&'a str; 0],
}

#[derive(Serialize)]
struct CoverageOut<'a> {
    worst: &'a str,
    by: Pairs<'a>,
}

/// An object with keys in the order given.
struct Pairs<'a>(Vec<(&'a str, &'a str)>);

impl Serialize for Pairs<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_map(self.0.iter().copied())
    }
}

#[derive(Serialize)]
struct OptionOut<'a> {
    measure: &'a str,
    target: &'a str,
    status: &'a str,
    mode: &'a str,
    group: Option<GroupOut>,
    with: Vec<&'a str>,
    bands: Vec<BandOut<'a>>,
    duration: Option<DurationOut<'a>>,
    deadline: bool,
    authorities: Vec<AuthorityOut<'a>>,
    authorities_open: bool,
    transfer_to: Vec<&'a str>,
    basis: String,
    tier: u8,
    needs: Vec<AtomOut<'a>>,
    displaced_by: Option<u16>,
    origin: &'a str,
    verified: bool,
    reading: Option<ReadingOut<'a>>,
}

#[derive(Serialize)]
struct GroupOut {
    id: u8,
    kind: &'static str,
    at_least: u8,
    branch: String,
}

#[derive(Serialize)]
struct BandOut<'a> {
    min: Option<String>,
    max: Option<String>,
    when: Option<Pairs2<'a>>,
    formula: Option<FormulaOut<'a>>,
    resolved: bool,
}

/// A threshold: `{ "of": …, "at_least": … }`.
struct Pairs2<'a>(&'a str, &'static str, String);

impl Serialize for Pairs2<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let mut m = s.serialize_map(Some(2))?;
        m.serialize_entry("of", self.0)?;
        m.serialize_entry(self.1, &self.2)?;
        m.end()
    }
}

#[derive(Serialize)]
struct FormulaOut<'a> {
    of: &'a str,
    min: Option<String>,
    max: Option<String>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum DurationOut<'a> {
    Range { unit: &'a str, min: Option<u16>, max: Option<u16> },
    Life { life: bool },
    Unspecified { unspecified: bool },
}

#[derive(Serialize)]
struct AuthorityOut<'a> {
    body: &'a str,
    level: &'a str,
}

#[derive(Serialize)]
struct ReadingOut<'a> {
    zh: &'a str,
    en: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum AtomOut<'a> {
    Fact(&'a str),
    Amount(&'a str),
    Role(&'a str),
    Imposed(&'a str),
    Breach(String),
}

#[derive(Serialize)]
struct FindingOut<'a> {
    proposal: Option<u16>,
    status: &'a str,
    basis: Vec<String>,
    needs: Vec<AtomOut<'a>>,
    reasons: Vec<ReasonOut<'a>>,
}

#[derive(Serialize)]
struct ReasonOut<'a> {
    code: &'a str,
    status: &'a str,
    basis: Option<String>,
    needs: Vec<AtomOut<'a>>,
    zh: String,
    en: String,
}

#[derive(Serialize)]
struct PracticeOut<'a> {
    report: &'a str,
    row: &'a str,
    measure: &'a str,
    count: Option<u32>,
    status: &'a str,
    by: &'a [u16],
}

#[derive(Serialize)]
struct QuestionOut<'a> {
    ask: AtomOut<'a>,
    decides: u32,
    because: Vec<String>,
    zh: String,
    en: String,
}

#[derive(Serialize)]
struct NoteOut<'a> {
    code: &'a str,
    proposal: Option<u16>,
    basis: Option<String>,
    zh: String,
    en: String,
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
    fn place(&self, provision: u16) -> String {
        self.book.provisions.get(usize::from(provision)).map(|p| self.book.reference(p.version, p.at)).unwrap_or_default()
    }

    fn atom(&self, a: Atom) -> AtomOut<'a> {
        match a {
            Atom::Fact(f) => AtomOut::Fact(self.book.facts.get(f.index()).map_or("", |t| &t.term.id)),
            Atom::Amount(x) => AtomOut::Amount(self.amount(x)),
            Atom::Role(s) => AtomOut::Role(self.book.subjects.get(s.index()).map_or("", |t| &t.term.id)),
            Atom::Imposed(m) => AtomOut::Imposed(self.measure(m)),
            Atom::Breach(p) => AtomOut::Breach(self.place(p)),
        }
    }

    /// What a need asks for; a finer breach is asked by each duty it could be.
    fn asked(&self, a: Atom) -> Vec<AtomOut<'a>> {
        let Atom::Breach(n) = a else { return [self.atom(a)].into() };
        let Some(p) = self.book.provisions.get(usize::from(n)) else { return Vec::new() };
        let typed = |d: &&Duty| d.version == p.version && d.violations.iter().any(|v| self.case.violations.contains(v)) && p.breach_of.iter().any(|c| c.covers(d.at));
        let mut facts: Vec<Atom> = Vec::new();
        for d in self.book.duties.iter().filter(typed) {
            // the violation breaches this duty only where its own facts hold
            d.when.atoms(&mut |a| facts.extend(Some(a).filter(|a| matches!(a, Atom::Fact(f) if self.case.facts.get(*f) == Truth::Unknown) && !facts.contains(a))));
        }
        if !facts.is_empty() {
            return facts.into_iter().map(|a| self.atom(a)).collect();
        }
        let known = |c: Citation| {
            let cited = self.case.breaches.iter().any(|b| b.version == p.version && b.at.covers(c));
            let bound = |d: &Duty| d.version == p.version && (d.at.covers(c) || c.covers(d.at)) && d.violations.iter().any(|v| self.case.violations.contains(v));
            cited || self.book.duties.iter().any(bound)
        };
        let duties: Vec<_> = p.breach_of.iter().filter(|c| known(**c)).map(|c| AtomOut::Breach(self.book.reference(p.version, *c))).collect();
        if duties.is_empty() { [self.atom(a)].into() } else { duties }
    }

    fn coverage(&self) -> CoverageOut<'a> {
        let by = self.a.coverage.iter().map(|(v, c)| (self.book.violations.get(v.index()).map_or("", |t| &*t.term.id), c.name())).collect();
        CoverageOut { worst: self.a.worst.unwrap_or(Coverage::NoProvision).name(), by: Pairs(by) }
    }

    fn band(&self, b: &Bounds) -> BandOut<'a> {
        let sum = |m: Option<Money>| m.map(|m| m.to_string());
        let hidden = b.formula.is_some() && !b.resolved;
        BandOut {
            min: if hidden { None } else { sum(b.min) },
            max: if hidden { None } else { sum(b.max) },
            when: b.when.map(|t| Pairs2(self.amount(t.of), t.side.name(), t.sum.to_string())),
            formula: b.formula.map(|(of, min, max)| FormulaOut { of: self.amount(of), min: sum(min), max: sum(max) }),
            resolved: b.resolved,
        }
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
            bands: self.a.bands_of(o).iter().map(|b| self.band(b)).collect(),
            duration: g.duration.map(|d| match d {
                Duration::Range { unit, min, max } => DurationOut::Range { unit: unit.name(), min, max },
                Duration::Life => DurationOut::Life { life: true },
                Duration::Unspecified => DurationOut::Unspecified { unspecified: true },
            }),
            deadline: g.deadline,
            authorities: g.authorities.iter().map(|(b, l)| AuthorityOut { body: self.authority(*b), level: l.name() }).collect(),
            authorities_open: p.authorities_open,
            transfer_to: self.transfer(g),
            basis: self.book.reference(p.version, p.at),
            tier: o.tier.saturating_add(1),
            needs: self.a.needs_of(o).iter().flat_map(|a| self.asked(*a)).collect(),
            displaced_by: o.displaced_by,
            origin: "law",
            verified: p.verified,
            reading: p.reading.as_ref().map(|r| ReadingOut { zh: &r.zh, en: &r.en }),
        })
    }

    /// Who acts in the end: named by the grant, else the bodies that alone may take the measure.
    fn transfer(&self, g: &crate::provision::Grant) -> Vec<&'a str> {
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
            basis: f.basis.iter().map(|p| self.place(*p)).collect(),
            needs: f.needs.iter().flat_map(|a| self.asked(*a)).collect(),
            reasons: f.reasons.iter().map(|r| self.reason(r)).collect(),
        }
    }

    fn reason(&self, r: &Reason) -> ReasonOut<'a> {
        let names = |zh: bool| {
            let list: Vec<String> = r.needs.iter().map(|a| label(self.book, *a, zh)).collect();
            list.join(if zh { "、" } else { ", " })
        };
        let measure = r.measure.and_then(|m| self.book.measures.get(m.index()));
        let (mut zh, mut en) = (r.code.zh().to_string(), r.code.en().to_string());
        if !r.needs.is_empty() {
            zh = format!("{zh}：{}", names(true));
            en = format!("{en}: {}", names(false));
        }
        if let Some(m) = measure {
            zh = format!("{zh}：{}", m.term.zh);
            en = format!("{en}: {}", m.term.en);
        }
        if r.code == ReasonCode::ReadingDisputed {
            if let Some(reading) = r.basis.and_then(|b| self.book.provisions.get(usize::from(b))).and_then(|p| p.reading.as_ref()) {
                zh = format!("{zh}：{}", reading.zh);
                en = format!("{en}: {}", reading.en);
            }
        }
        ReasonOut {
            code: r.code.name(),
            status: finding_status(r.status),
            basis: r.basis.map(|b| self.place(b)),
            needs: r.needs.iter().flat_map(|a| self.asked(*a)).collect(),
            zh,
            en,
        }
    }

    fn reported(&self, p: &'a crate::assessment::Reported) -> Option<PracticeOut<'a>> {
        let row = self.book.practice.get(usize::from(p.row))?;
        Some(PracticeOut { report: &row.report, row: &row.row, measure: self.measure(p.measure), count: p.count, status: p.status.map_or("ungrounded", |s| s.name()), by: &p.by })
    }

    fn question(&self, q: &'a crate::assessment::Question) -> QuestionOut<'a> {
        let (zh, en) = question(self.book, q.ask);
        QuestionOut { ask: self.atom(q.ask), decides: q.decides, because: q.because.iter().map(|p| self.place(*p)).collect(), zh, en }
    }

    fn notes(&self) -> Vec<NoteOut<'a>> {
        let mut notes = Vec::new();
        if self.case.act_from.is_none() {
            notes.push(NoteOut {
                code: "act-not-later-than",
                proposal: None,
                basis: None,
                zh: "只知行为不晚于所述日期".into(),
                en: "the act is only known to be not later than the day given".into(),
            });
        }
        if self.a.worst == Some(Coverage::OutOfWindow) {
            notes.push(NoteOut {
                code: "out-of-window",
                proposal: None,
                basis: None,
                zh: "行为时间早于规则库可以负责的起点，没有列出任何措施".into(),
                en: "the act is earlier than what the rulebook vouches for; no options are given".into(),
            });
        }
        for (v, c) in &self.a.coverage {
            if let Some((zh, en)) = self.book.violations.get(v.index()).and_then(|v| v.unanswered.as_ref()).filter(|_| *c != Coverage::Covered) {
                notes.push(NoteOut {
                    code: "unanswered",
                    proposal: None,
                    basis: None,
                    zh: format!("没有处罚条款或者平台义务条款对应：{zh}"),
                    en: format!("no penalty or platform duty answers this: {en}"),
                });
            }
        }
        let last = self.case.decided.unwrap_or(self.case.act_to);
        let mut versions: Vec<u16> = self.a.options.iter().filter_map(|o| o.source(self.book)).map(|(p, _)| p.version).collect();
        versions.sort_unstable();
        versions.dedup();
        for v in versions.iter().filter_map(|v| self.book.versions.get(usize::from(*v))).filter(|v| last > v.checked) {
            notes.push(NoteOut {
                code: "rulebook-age",
                proposal: None,
                basis: Some(format!("{}@{}", v.statute, v.from)),
                zh: format!("{}的规则最后核对于 {}，此后的修改未计入", v.title, v.checked),
                en: format!("{} was last held against the official text on {}; later changes are not reflected", v.title_en, v.checked),
            });
        }
        for r in self.book.referrals.iter() {
            let Some(v) = self.book.versions.get(usize::from(r.version)) else { continue };
            let bound = |d: &&Duty| {
                d.version == r.version && r.breach_of.iter().any(|b| b.covers(d.at) || d.at.covers(*b)) && d.violations.iter().any(|x| self.case.violations.contains(x))
            };
            let typed = r.violations.iter().any(|x| self.case.violations.contains(x));
            let cited = self.case.breaches.iter().any(|b| b.version == r.version && r.breach_of.iter().any(|x| x.covers(b.at) || b.at.covers(*x)));
            let concerned = typed || cited || (r.violations.is_empty() && self.book.duties.iter().any(|d| bound(&d)));
            if v.in_force(self.case.act_to) && v.vouched <= self.case.act_to && concerned {
                notes.push(NoteOut { code: "open-referral", proposal: None, basis: Some(self.book.reference(r.version, r.at)), zh: r.zh.to_string(), en: r.en.to_string() });
            }
        }
        let mut read: Vec<u16> = self.a.options.iter().map(|o| o.provision).collect();
        read.dedup();
        for n in read {
            let Some(p) = self.book.provisions.get(usize::from(n)) else { continue };
            if let Some(r) = &p.reading {
                notes.push(NoteOut { code: "reading-disputed", proposal: None, basis: Some(self.place(n)), zh: r.zh.to_string(), en: r.en.to_string() });
            }
            if !p.verified {
                notes.push(NoteOut {
                    code: "unverified-source",
                    proposal: None,
                    basis: Some(self.place(n)),
                    zh: ReasonCode::UnverifiedSource.zh().into(),
                    en: ReasonCode::UnverifiedSource.en().into(),
                });
            }
        }
        for d in self.book.duties.iter() {
            let Some(v) = self.book.versions.get(usize::from(d.version)) else { continue };
            if let Some(r) = d.reading.as_ref().filter(|_| v.in_force(self.case.act_to) && d.violations.iter().any(|x| self.case.violations.contains(x))) {
                notes.push(NoteOut { code: "reading-disputed", proposal: None, basis: Some(self.book.reference(d.version, d.at)), zh: r.zh.to_string(), en: r.en.to_string() });
            }
        }
        notes
    }
}

/// A short label of what is asked.
pub(crate) fn label(book: &Rulebook, a: Atom, zh: bool) -> String {
    let pick = |t: &crate::vocabulary::Term| if zh { t.zh.to_string() } else { t.en.to_string() };
    match a {
        Atom::Fact(f) => book.facts.get(f.index()).map(|t| pick(&t.term)).unwrap_or_default(),
        Atom::Amount(x) => book.amounts.get(x.index()).map(|t| pick(&t.term)).unwrap_or_default(),
        Atom::Role(s) => book.subjects.get(s.index()).map(|t| pick(&t.term)).unwrap_or_default(),
        Atom::Imposed(m) => book.measures.get(m.index()).map(|t| pick(&t.term)).unwrap_or_default(),
        Atom::Breach(p) => book.provisions.get(usize::from(p)).map(|p| book.reference(p.version, p.at)).unwrap_or_default(),
    }
}

/// The question in both languages.
pub(crate) fn question(book: &Rulebook, a: Atom) -> (String, String) {
    let (zh, en) = (label(book, a, true), label(book, a, false));
    match a {
        Atom::Fact(f) => book.facts.get(f.index()).map(|f| (f.ask_zh.to_string(), f.ask_en.to_string())).unwrap_or_default(),
        Atom::Amount(x) => book.amounts.get(x.index()).map(|f| (f.ask_zh.to_string(), f.ask_en.to_string())).unwrap_or_default(),
        Atom::Role(_) => (format!("当事人是否属于“{zh}”？"), format!("Is the violator a “{en}”?")),
        Atom::Imposed(_) => (format!("是否已经作出或者拟作出“{zh}”？"), format!("Has “{en}” been imposed, or is it proposed?")),
        Atom::Breach(_) => (format!("所违反的是否正是 {zh} 所指的义务？"), format!("Is the duty breached the very one that {en} speaks of?")),
    }
}
