//! Where each place of the law stands on the pages, and the links to it.

use super::law::{Entry, Law};
use super::page::{Home, link, text};
use crate::citation::Citation;
use crate::duty::Place;
use crate::order::InOrder;
use crate::statement::Lang;
use crate::statement::words::cite;
use crate::vocabulary::Term;

impl Law<'_> {
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
        places.order();
        let page = self.statute_page(home, to.version);
        match places.iter().find(|c| to.at.covers(**c)).or_else(|| places.iter().rfind(|c| c.covers(to.at))) {
            Some(c) => link(words, &format!("{page}#{}", duty_anchor(*c))),
            None if page.is_empty() => text(words),
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
