//! What is asked, and where in the entry the answer is written; what is stated already, so that it can be changed.

use super::Matter;
use crate::assessment::Ask;
use crate::json::Node;
use crate::json::read::below;
use crate::statement::words;
use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde::Serialize;

/// A question, or what was answered to one.
#[derive(Debug, Serialize)]
pub struct Asked<'b> {
    /// What kind of answer it takes: `fact`, `amount`, `date`, or one that is only ever added: `role`, `imposed`, `breach`,
    /// `violation`.
    pub kind: &'static str,
    /// Where in the entry the answer stands.
    pub pointer: String,
    /// What is written there for yes, where the kind is one that is added.
    pub yes: Option<String>,
    /// A short label.
    pub label: String,
    /// The question, which states the legal test.
    pub text: String,
    /// How many options and findings some answer changes.
    pub decides: u32,
    /// The articles that make it matter.
    pub because: Vec<String>,
    /// It comes from the general rules or procedure alone, which ask the same of most cases.
    pub general: bool,
    /// What is stated.
    pub value: Option<Node>,
    /// Of which table the id is, for a caller who reads more than this.
    pub id: &'b str,
}

pub(super) fn questions<'b>(m: Matter<'b, '_>) -> Vec<Asked<'b>> {
    let each = m.answer.questions.iter().map(|q| {
        let provisions = q.because.iter().filter_map(|p| m.book.provisions.get(usize::from(*p))).map(|p| (p.version, p.at));
        let articles = q.articles.iter().map(|a| (a.version, a.at));
        Asked {
            decides: q.decides,
            because: provisions.chain(articles).map(|(v, at)| words::place(m.book, v, at, m.lang)).collect(),
            general: q.because.is_empty() && !q.articles.is_empty(),
            ..asked(m, q.ask)
        }
    });
    each.collect()
}

fn asked<'b>(m: Matter<'b, '_>, a: Ask) -> Asked<'b> {
    let book = m.book;
    let (kind, id, pointer, yes): (_, &'b str, _, Option<String>) = match a {
        Ask::Fact(f) => {
            let id = book.facts.get(f.index()).map_or("", |f| &*f.term.id);
            ("fact", id, below("/facts", id), None)
        }
        Ask::FactAt(f, at) => {
            let id = book.facts.get(f.index()).map_or("", |f| &*f.term.id);
            ("fact", id, below("/facts", format!("{id}@{}", book.show(at))), None)
        }
        Ask::Amount(x) => {
            let id = book.amounts.get(x.index()).map_or("", |x| &*x.term.id);
            ("amount", id, below("/amounts", id), None)
        }
        Ask::Role(s) => {
            let id = book.subjects.get(s.index()).map_or("", |s| &*s.term.id);
            ("role", id, "/subjects/-".to_owned(), Some(id.to_owned()))
        }
        Ask::Imposed(x) => {
            let id = book.measures.get(x.index()).map_or("", |x| &*x.term.id);
            ("imposed", id, "/prior/-/measure".to_owned(), Some(id.to_owned()))
        }
        Ask::Breach(at) => ("breach", "", "/breaches/-".to_owned(), Some(book.show(at))),
        Ask::Violation(v) => {
            let id = book.violations.get(v.index()).map_or("", |v| &*v.term.id);
            ("violation", id, "/violations/-".to_owned(), Some(id.to_owned()))
        }
        Ask::Date(d) => ("date", d.name(), below("", d.name()), None),
    };
    let (mut label, mut text) = (m.lang.of(&book.label(a)), m.lang.of(&book.question(a)));
    if let Ask::Breach(at) = a {
        let place = words::place(book, at.version, at.at, m.lang);
        text = text.replace(&label, &place);
        label = place;
    }
    Asked { kind, pointer, yes, label, text, decides: 0, because: Vec::new(), general: false, value: None, id }
}

/// The facts, amounts and days stated, as the entry orders them.
pub(super) fn stated<'b>(m: Matter<'b, '_>, entry: &Node) -> Vec<Asked<'b>> {
    let mut out = Vec::new();
    let mut add = |a: Ask, pointer: String, value: &Node| {
        if *value != Node::Null {
            out.push(Asked { value: Some(value.clone()), pointer, ..asked(m, a) });
        }
    };
    for (key, value) in entry.at("/facts").and_then(Node::fields).unwrap_or_default() {
        let (id, scope) = key.split_once('@').map_or((key.as_str(), None), |(f, s)| (f, Some(s)));
        let Some(fact) = m.book.fact(id) else { continue };
        let place = scope.and_then(|_| m.case.scoped.iter().find(|s| s.fact == fact && scope == Some(&*m.book.reference(s.version, s.at))));
        let ask = place.map_or(Ask::Fact(fact), |s| Ask::FactAt(fact, crate::duty::Place { version: s.version, at: s.at }));
        add(ask, below("/facts", key), value);
    }
    for (key, value) in entry.at("/amounts").and_then(Node::fields).unwrap_or_default() {
        if let Some(of) = m.book.amount(key) {
            add(Ask::Amount(of), below("/amounts", key), value);
        }
    }
    for day in crate::assessment::Day::ALL {
        let pointer = below("", day.name().to_string());
        if let Some(value) = entry.at(&pointer) {
            add(Ask::Date(day), pointer, value);
        }
    }
    out
}
