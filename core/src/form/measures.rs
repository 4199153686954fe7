//! The measures as rows: what, against whom, whether it stands, within what bounds, on which article, by whom, what is missing.

use super::Matter;
use crate::assessment::Choice;
use crate::statement::words::{self, Detail};
use alloc::string::String;
use alloc::vec::Vec;
use serde::Serialize;

/// An option in words.
#[derive(Debug, Serialize)]
pub struct Row<'b> {
    /// Index of the option in the assessment.
    pub option: usize,
    /// The measure.
    pub measure: &'b str,
    /// Its label.
    pub label: String,
    /// Against whom.
    pub target: &'b str,
    /// Its label.
    pub target_label: String,
    /// `permitted`, `conditional`, `displaced`.
    pub status: &'static str,
    /// The same in words.
    pub status_label: &'static str,
    /// 应当, 可以, or one of several, in words.
    pub mode: &'static str,
    /// The place: `csl@2017-06-01/59/1`.
    pub basis: String,
    /// The place in words.
    pub article: String,
    /// Who may impose it, and the lowest level.
    pub by: String,
    /// What else there is to be said of it: bounds, steps of discretion, duration, what it waits on.
    pub details: Vec<Detail>,
    /// False where it rests on a second-hand source.
    pub verified: bool,
    /// The reading chosen, where the text bears two.
    pub reading: Option<&'b str>,
}

pub(super) fn rows<'b>(m: Matter<'b, '_>) -> Vec<Row<'b>> {
    m.answer.options.iter().enumerate().filter_map(|(n, o)| row(m, n, o)).collect()
}

fn row<'b>(m: Matter<'b, '_>, option: usize, o: &Choice) -> Option<Row<'b>> {
    let (p, g) = o.source(m.book)?;
    Some(Row {
        option,
        measure: m.book.measures.get(g.measure.index()).map_or("", |x| &x.term.id),
        label: words::measure(m.book, g.measure, m.lang),
        target: m.book.targets.get(g.target.index()).map_or("", |x| &x.id),
        target_label: words::target(m.book, g.target, m.lang),
        status: o.status.name(),
        status_label: words::status(o, m.lang),
        mode: words::mode(g, m.lang),
        basis: m.book.reference(p.version, p.at),
        article: words::place(m.book, p.version, p.at, m.lang),
        by: words::bodies(m.book, &m.answer.authorities_of(m.book, o), m.answer.authorities_open(m.book, o), m.lang),
        details: words::details(m.book, m.answer, o, m.lang),
        verified: p.verified,
        reading: p.reading.as_ref().map(|r| m.lang.say(&r.zh, &r.en)),
    })
}
