//! The rule files and what they compile to, side by side, and where each place of the law stands on the pages.

use super::page::{Home, link};
use fadu::Rulebook;
use fadu::citation::Citation;
use fadu::condition::{Atom, Condition};
use fadu::date::Date;
use fadu::duty::Place;
use fadu::provision::Kind;
use fadu::source::{Sources, schema as s};
use fadu::statement::Lang;
use fadu::statement::words::{bodies, cite, term};
use fadu::vocabulary::{Level, Term, ViolationId};

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
        files.sort_by(|a, b| (&a.statute, a.from).cmp(&(&b.statute, b.from)));
        let practice = sources.practice.iter().map(|f| &f.says).collect();
        let entries = (0u16..).zip(&files).map(|(n, f)| entries(book, n, f)).collect();
        Self { book, files, practice, lang, entries }
    }

    pub fn say<'t>(&self, zh: &'t str, en: &'t str) -> &'t str {
        self.lang.say(zh, en)
    }

    pub fn label<'t>(&self, t: &'t Term) -> &'t str {
        self.say(&t.zh, &t.en)
    }

    pub fn both<'t>(&self, b: &'t s::Bilingual) -> &'t str {
        self.say(&b.zh, &b.en)
    }

    /// Names in a list. In Chinese some hold the mark that stands between them: then another stands there.
    pub fn list(&self, names: &[String]) -> String {
        let mark = if names.iter().any(|n| n.contains('、') && !n.starts_with('[')) { self.lang.semicolon() } else { self.lang.comma() };
        names.join(mark)
    }

    /// A word and what it is: `机关：…`, `who acts: …`.
    pub fn colon(&self) -> &'static str {
        self.lang.say("：", ": ")
    }

    pub fn role(&self, id: &str) -> String {
        self.book.subject(id).and_then(|s| self.book.subjects.get(s.index())).map(|s| self.label(&s.term).to_owned()).unwrap_or_default()
    }

    pub fn roles(&self, ids: &[String]) -> String {
        self.list(&ids.iter().map(|i| self.role(i)).collect::<Vec<_>>())
    }

    pub fn measure(&self, id: &str) -> String {
        term(self.book.measure(id).and_then(|m| self.book.measures.get(m.index())).map(|m| &m.term), self.lang)
    }

    pub fn measures(&self, ids: &[String]) -> String {
        self.list(&ids.iter().map(|i| self.measure(i)).collect::<Vec<_>>())
    }

    /// Bodies as a rule file names them, `body` or `body:level`.
    pub fn bodies(&self, named: &[String], open: bool) -> String {
        let one = |name: &String| {
            let (body, level) = name.split_once(':').map_or((&**name, None), |(b, l)| (b, Level::parse(l)));
            let id = self.book.authority(body)?;
            Some((id, level.or_else(|| self.book.authorities.get(id.index()).map(|a| a.lowest))?))
        };
        bodies(self.book, &named.iter().filter_map(one).collect::<Vec<_>>(), open, self.lang)
    }

    pub fn fact(&self, id: &str) -> String {
        term(self.book.fact(id).and_then(|f| self.book.facts.get(f.index())).map(|f| &f.term), self.lang)
    }

    pub fn version_id(&self, version: u16) -> String {
        self.files.get(usize::from(version)).map(|f| format!("{}@{}", f.statute, f.from)).unwrap_or_default()
    }

    pub fn title(&self, version: u16) -> String {
        self.files.get(usize::from(version)).map(|f| self.say(&f.title, &f.title_en).to_owned()).unwrap_or_default()
    }

    /// The title as it is cited: without the name of the state.
    pub fn short(&self, version: u16) -> String {
        let title = self.title(version);
        title.strip_prefix("中华人民共和国").map(ToOwned::to_owned).unwrap_or(title)
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
        let imposed = |m: &String| self.book.measure(m).map(|m| Condition::Atom(Atom::Imposed(m)));
        let list = |p: &[s::Condition]| p.iter().map(|c| self.condition(c)).collect::<Vec<_>>().into();
        match c {
            s::Condition::Fact(f) => self.book.fact(f).map_or(Condition::Always, |f| Condition::Atom(Atom::Fact(f))),
            s::Condition::Role(r) => self.book.subject(r).map_or(Condition::Always, |r| Condition::Atom(Atom::Role(r))),
            s::Condition::Imposed(m) => Condition::Any(m.iter().filter_map(imposed).collect::<Vec<_>>().into()),
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

    fn statute_page(&self, home: Home, version: u16) -> String {
        match home {
            Home::Statute(own) if own == version => String::new(),
            Home::Statute(_) => format!("{}.md", self.version_id(version)),
            Home::Index => format!("statutes/{}.md", self.version_id(version)),
            Home::Violation => format!("../statutes/{}.md", self.version_id(version)),
        }
    }

    pub fn statute_link(&self, home: Home, version: u16, words: &str) -> String {
        link(words, &self.statute_page(home, version))
    }

    pub fn violation_link(&self, home: Home, v: &Term) -> String {
        let before = match home {
            Home::Index => "violations/",
            Home::Statute(_) => "../violations/",
            Home::Violation => "",
        };
        link(self.label(v), &format!("{before}{}.md", v.id))
    }

    /// Links to violations, by id.
    pub fn violation_links(&self, home: Home, ids: &[String]) -> String {
        let terms = ids.iter().filter_map(|i| self.book.violation(i)).filter_map(|v| self.book.violations.get(v.index()));
        self.list(&terms.map(|v| self.violation_link(home, &v.term)).collect::<Vec<_>>())
    }

    /// A place in words: with the title of its statute where the page is another's, and the version where there are several.
    pub fn place(&self, home: Home, to: Place) -> String {
        let at = cite(to.at, self.lang);
        let statute = |v: u16| self.files.get(usize::from(v)).map(|f| (&*f.statute, f.from));
        let own = if let Home::Statute(own) = home { statute(own) } else { None };
        let Some((id, from)) = statute(to.version) else { return at };
        match own {
            Some((own, day)) if own == id && day == from => at,
            Some((own, _)) if own == id => self.say(&format!("{from}版{at}"), &format!("{at} of {from}")).to_owned(),
            _ => {
                let several = self.files.iter().filter(|f| f.statute == id).count() > 1;
                let version = if several { self.say(&format!("（{from}版）"), &format!(" of {from}")).to_owned() } else { String::new() };
                let title = self.short(to.version);
                self.say(&format!("《{title}》{version}{at}"), &format!("{title}{version}, {at}")).to_owned()
            }
        }
    }

    /// A link to the provision at a place, or the first within it; plain words where none stands there.
    pub fn provision_link(&self, home: Home, to: Place) -> String {
        let words = self.place(home, to);
        let near = |e: &&Entry<'_>| to.at.covers(e.at) || e.at.covers(to.at);
        let entries = self.entries.get(usize::from(to.version)).map_or(&[][..], |l| l);
        match entries.iter().find(near) {
            Some(e) => link(&words, &format!("{}#{}", self.statute_page(home, to.version), e.anchor)),
            None => self.duty_link(home, to),
        }
    }

    /// A link to a compiled provision.
    pub fn entry_link(&self, home: Home, provision: u16, words: Option<&str>) -> String {
        let (Some(p), Some(e)) = (self.book.provisions.get(usize::from(provision)), self.entry(provision)) else { return String::new() };
        let own = self.place(home, Place { version: p.version, at: p.at });
        link(words.unwrap_or(&own), &format!("{}#{}", self.statute_page(home, p.version), e.anchor))
    }

    /// A link to an open referral.
    pub fn referral_link(&self, home: Home, at: Place, words: &str) -> String {
        link(words, &format!("{}#{}", self.statute_page(home, at.version), referral_anchor(at.at)))
    }

    /// A link to the duty at a place, or the first within it or around it; to the statute's page where none stands there.
    pub fn duty_link(&self, home: Home, to: Place) -> String {
        self.duty_link_as(home, to, &self.place(home, to))
    }

    /// Links to the duties a provision names: whole articles in a row told as such.
    pub fn duty_links(&self, home: Home, version: u16, breach_of: &[String]) -> String {
        let places: Option<Vec<Citation>> = breach_of.iter().map(|b| Citation::parse(b)).collect();
        let Some(places) = places else { return self.say("本文件的任何义务", "any duty of this statute").to_owned() };
        if self.lang == Lang::En && places.len() > 1 && places.iter().all(|c| c.paragraph == 0) {
            let each: Vec<String> = places.iter().map(|at| self.duty_link_as(home, Place { version, at: *at }, &at.to_string())).collect();
            return format!("articles {}", each.join(", "));
        }
        self.list(&places.into_iter().map(|at| self.duty_link(home, Place { version, at })).collect::<Vec<_>>())
    }

    pub fn duty_link_as(&self, home: Home, to: Place, words: &str) -> String {
        let duties = self.files.get(usize::from(to.version)).map_or(&[][..], |f| &f.duty);
        let mut places: Vec<Citation> = duties.iter().filter_map(|d| Citation::parse(&d.at)).collect();
        places.sort_unstable();
        let page = self.statute_page(home, to.version);
        match places.iter().find(|c| to.at.covers(**c)).or_else(|| places.iter().rfind(|c| c.covers(to.at))) {
            Some(c) => link(words, &format!("{page}#{}", duty_anchor(*c))),
            None if page.is_empty() => super::page::text(words),
            None => link(words, &page),
        }
    }
}

pub fn referral_anchor(at: Citation) -> String {
    format!("r{}", at.to_string().replace('/', "."))
}

pub fn duty_anchor(at: Citation) -> String {
    format!("d{}", at.to_string().replace('/', "."))
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
        violations.sort();
        (citation(&p.at), kind(p), p.breach_of.iter().map(|b| citation(b)).collect(), violations)
    };
    let mut written: Vec<(Key, usize, &s::Provision)> = file.provision.iter().enumerate().map(|(n, p)| (key(p), n, p)).collect();
    written.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.cmp(&b.1)));
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
    out.sort_by_key(|(at, n, ..)| (*at, *n));
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
