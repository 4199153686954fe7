//! Labels in the language of the pages: of ids as rule files write them, and of statutes.

use super::law::Law;
use crate::source::schema as s;
use crate::statement::words::{bodies, term};
use crate::vocabulary::{Level, Term};

impl Law<'_> {
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
}
