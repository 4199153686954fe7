//! The rule files and what they compile to, side by side. Labels are `labels`, places on the pages `links`.

use crate::Rulebook;
use crate::citation::Citation;
use crate::condition::{Atom, Condition};
use crate::date::Date;
use crate::duty::Place;
use crate::order::InOrder;
use crate::provision::Kind;
use crate::source::{Sources, schema as s};
use crate::statement::Lang;
use crate::vocabulary::{MeasureId, ViolationId};

pub struct Law<'a> {
    pub book: &'a Rulebook,
    /// Rule files, by statute version.
    pub files: Vec<&'a s::Statute>,
    pub practice: Vec<&'a s::Practice>,
    pub lang: Lang,
    /// Provisions as written, in the order of the statute, by statute version.
    pub entries: Vec<Vec<Entry<'a>>>,
}

/// A provision as written, with what it compiles to: once for each stretch of time over which what it refers to stays the same.
pub struct Entry<'a> {
    pub says: &'a s::Provision,
    pub at: Citation,
    pub anchor: String,
    pub compiled: Vec<u16>,
}

/// What the compiler orders provisions of a version by.
type Key = (Citation, Kind, Vec<Citation>, Vec<ViolationId>);

impl<'a> Law<'a> {
    pub fn new(book: &'a Rulebook, sources: &'a Sources, lang: Lang) -> Self {
        let mut files: Vec<&s::Statute> = sources.statutes.iter().map(|f| &f.says).collect();
        files.order_by(|a, b| (&a.statute, a.from).cmp(&(&b.statute, b.from)));
        let practice = sources.practice.iter().map(|f| &f.says).collect();
        let entries = (0u16..).zip(&files).map(|(n, f)| entries(book, n, f)).collect();
        Self { book, files, practice, lang, entries }
    }

    /// A reference as a rule file writes it: a place in that file, or `statute/…`, or `statute@version/…`.
    pub fn written(&self, own: u16, reference: &str) -> Option<Place> {
        let (head, rest) = match reference.split_once('/') {
            Some((h, r)) if h.chars().any(|c| c.is_ascii_alphabetic()) => (Some(h), r),
            _ => (None, reference),
        };
        let version = match head {
            None => own,
            Some(h) => {
                let (statute, from) = h.split_once('@').map_or((h, None), |(s, d)| (s, Date::parse(d)));
                let found = self.files.iter().rposition(|f| f.statute == statute && from.is_none_or(|d| d == f.from))?;
                u16::try_from(found).ok()?
            }
        };
        Some(Place { version, at: Citation::parse(rest)? })
    }

    /// The place of a provision in the version of its statute in force on a day, along what follows it.
    pub fn followed(&self, to: Place, day: Date) -> Place {
        let mut at = to;
        while let Some(next) = at.version.checked_add(1) {
            let same = |f: &&&s::Statute| self.files.get(usize::from(at.version)).is_some_and(|own| own.statute == f.statute);
            if self.files.get(usize::from(next)).filter(same).is_none_or(|f| f.from > day) {
                break;
            }
            let follows = |e: &&Entry<'_>| e.says.was.iter().any(|w| self.written(next, w).is_some_and(|w| w.version == at.version && w.at.covers(at.at)));
            let Some(e) = self.entries.get(usize::from(next)).and_then(|l| l.iter().find(follows)) else { break };
            at = Place { version: next, at: e.at };
        }
        at
    }

    /// A condition as compiled.
    pub fn condition(&self, c: &s::Condition) -> Condition {
        let list = |p: &[s::Condition]| p.iter().map(|c| self.condition(c)).collect::<Vec<_>>().into();
        match c {
            s::Condition::Fact(f) => self.book.fact(f).map_or(Condition::Always, |f| Condition::Atom(Atom::Fact(f))),
            s::Condition::Role(r) => self.book.subject(r).map_or(Condition::Always, |r| Condition::Atom(Atom::Role(r))),
            s::Condition::Imposed(m) => {
                let mut measures: Vec<MeasureId> = m.iter().filter_map(|m| self.book.measure(m)).collect();
                measures.order();
                Condition::Any(measures.into_iter().map(|m| Condition::Atom(Atom::Imposed(m))).collect())
            }
            s::Condition::All(p) => Condition::All(list(p)),
            s::Condition::Any(p) => Condition::Any(list(p)),
            s::Condition::None(p) => Condition::None(list(p)),
        }
    }

    /// The entry a compiled provision comes from.
    pub fn entry(&self, provision: u16) -> Option<&Entry<'a>> {
        let p = self.book.provisions.get(usize::from(provision))?;
        self.entries.get(usize::from(p.version))?.iter().find(|e| e.compiled.contains(&provision))
    }
}

fn citation(at: &str) -> Citation {
    Citation::parse(at).unwrap_or(Citation { article: 0, paragraph: 0, item: 0 })
}

pub fn kind(p: &s::Provision) -> Kind {
    match p.kind.as_deref() {
        Some("power") => Kind::Power,
        Some("platform-duty") => Kind::PlatformDuty,
        Some("consequence") => Kind::Consequence,
        Some("general") => Kind::General,
        _ => Kind::Penalty,
    }
}

/// The provisions of a version as written, each with what it compiles to: the compiler sorts by the same key and keeps the order
/// of the file where keys are equal, and the stretches of one provision by time.
fn entries<'a>(book: &Rulebook, version: u16, file: &'a s::Statute) -> Vec<Entry<'a>> {
    let key = |p: &s::Provision| -> Key {
        let mut violations: Vec<ViolationId> = p.violations.iter().filter_map(|v| book.violation(v)).collect();
        violations.order();
        (citation(&p.at), kind(p), p.breach_of.iter().map(|b| citation(b)).collect(), violations)
    };
    let mut written: Vec<(Key, usize, &s::Provision)> = file.provision.iter().enumerate().map(|(n, p)| (key(p), n, p)).collect();
    written.order_by(|a, b| a.0.cmp(&b.0).then(a.1.cmp(&b.1)));
    let mut compiled = book.provisions_of(version).peekable();
    let mut out: Vec<(Citation, usize, &s::Provision, Vec<u16>)> = Vec::new();
    for (key, n, says) in written {
        let mut of = Vec::new();
        let mut last: Option<Date> = None;
        while let Some((i, p)) = compiled.next_if(|(_, p)| (p.at, p.kind, p.breach_of.to_vec(), p.violations.to_vec()) == key && last.is_none_or(|d| d < p.from)) {
            last = Some(p.from);
            of.push(i);
        }
        out.push((key.0, n, says, of));
    }
    out.order_by_key(|(at, n, ..)| (*at, *n));
    let mut before: Option<Citation> = None;
    let mut nth = 0u16;
    out.into_iter()
        .map(|(at, _, says, compiled)| {
            nth = if before == Some(at) { nth.saturating_add(1) } else { 1 };
            before = Some(at);
            let first = format!("p{}", at.to_string().replace('/', "."));
            Entry { says, at, anchor: if nth > 1 { format!("{first}-{nth}") } else { first }, compiled }
        })
        .collect()
}
