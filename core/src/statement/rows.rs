//! The options as the rows of a table in words: what a notebook or a page shows beside the statement.

use super::words::{bodies, bounds, duration, labels, measure, place, status, target};
use super::{Lang, Matter};
use crate::assessment::{Assessment, Choice, Status};
use crate::case::Case;
use crate::rulebook::Rulebook;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde::Serialize;

/// An option in words.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Row {
    /// The measure.
    pub measure: String,
    /// Against whom.
    pub target: String,
    /// Whether it stands.
    pub status: String,
    /// Bounds of a fine and its duration; empty without any.
    pub bounds: String,
    /// The article, with the name of the statute.
    pub article: String,
    /// The article as answers cite it.
    pub basis: String,
    /// Who may impose it.
    pub by: String,
    /// What it waits on; empty unless it is conditional.
    pub waits_on: String,
}

/// The options, each as a row.
pub fn rows(book: &Rulebook, case: &Case, answer: &Assessment, lang: Lang) -> Vec<Row> {
    let m = Matter { book, case, answer };
    answer.options.iter().filter_map(|o| in_words(m, o, lang)).collect()
}

/// One of them, by its index.
pub fn row(book: &Rulebook, case: &Case, answer: &Assessment, option: usize, lang: Lang) -> Option<Row> {
    in_words(Matter { book, case, answer }, answer.options.get(option)?, lang)
}

fn in_words(m: Matter<'_>, o: &Choice, lang: Lang) -> Option<Row> {
    let (p, g) = o.source(m.book)?;
    let bands = m.answer.bands_of(o).iter().filter_map(|b| bounds(m.book, g, b, lang));
    let length = g.duration.map(|d| duration(d, m.answer.below_minimum(m.book, o), lang));
    let limits: Vec<String> = bands.chain(length).collect();
    Some(Row {
        measure: measure(m.book, g.measure, lang),
        target: target(m.book, g.target, lang),
        status: status(o, lang).to_string(),
        bounds: limits.join(lang.semicolon()),
        article: place(m.book, p.version, p.at, lang),
        basis: m.book.reference(p.version, p.at),
        by: bodies(m.book, &m.answer.authorities_of(m.book, o), m.answer.authorities_open(m.book, o), lang),
        waits_on: if o.status == Status::Conditional { labels(m.book, m.answer.needs_of(o), lang) } else { String::new() },
    })
}
