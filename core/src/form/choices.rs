//! What there is to choose from, whatever the entry is: measures, targets, bodies with the levels they have.

use crate::rulebook::Rulebook;
use crate::statement::{Lang, words};
use crate::vocabulary::{Class, Level, Measure, Term};
use alloc::string::String;
use alloc::vec::Vec;
use serde::Serialize;

/// An id with its label.
#[derive(Debug, Serialize)]
pub struct Choice<'b> {
    /// The id.
    pub id: &'b str,
    /// The label.
    pub label: String,
}

/// A measure.
#[derive(Debug, Serialize)]
pub struct MeasureChoice<'b> {
    /// The id.
    pub id: &'b str,
    /// The label.
    pub label: String,
    /// Its class in law, in words.
    pub class: &'static str,
}

/// A body.
#[derive(Debug, Serialize)]
pub struct Body<'b> {
    /// The id.
    pub id: &'b str,
    /// The label.
    pub label: String,
    /// The levels at which it exists, lowest first; one: there is nothing to choose.
    pub levels: Vec<Choice<'static>>,
}

/// All of them.
#[derive(Debug, Serialize)]
pub struct Choices<'b> {
    /// Measures by class; not what is a term of a report alone.
    pub measures: Vec<MeasureChoice<'b>>,
    /// Targets.
    pub targets: Vec<Choice<'b>>,
    /// Bodies.
    pub bodies: Vec<Body<'b>>,
}

impl<'b> Choice<'b> {
    pub(super) fn of(term: &'b Term, lang: Lang) -> Self {
        Self { id: &term.id, label: words::term(Some(term), lang) }
    }
}

impl<'b> MeasureChoice<'b> {
    fn of(m: &'b Measure, lang: Lang) -> Self {
        Self { id: &m.term.id, label: words::term(Some(&m.term), lang), class: words::class(m.class, lang) }
    }
}

/// What there is to choose from.
pub fn choices(book: &Rulebook, lang: Lang) -> Choices<'_> {
    let classes = [Class::Penalty, Class::Order, Class::Supervision, Class::Platform, Class::Consequence, Class::Referral];
    let of_class = |class: Class| book.measures.iter().filter(move |m| m.class == class).map(move |m| MeasureChoice::of(m, lang));
    Choices {
        measures: classes.into_iter().flat_map(of_class).collect(),
        targets: book.targets.iter().map(|t| Choice::of(t, lang)).collect(),
        bodies: book.authorities.iter().map(|a| Body { id: &a.term.id, label: words::term(Some(&a.term), lang), levels: levels(book, &a.term, a.lowest, lang) }).collect(),
    }
}

fn levels(book: &Rulebook, body: &Term, lowest: Level, lang: Lang) -> Vec<Choice<'static>> {
    let all = [Level::County, Level::Municipal, Level::Provincial, Level::National].into_iter().filter(|l| *l >= lowest);
    let choices = all.map(|l| Choice { id: l.name(), label: words::level(l, lang).into() });
    // a body that is a role, too, such as a platform, has no level: it is stated with the lowest
    choices.take(if book.subject(&body.id).is_some() { 1 } else { 4 }).collect()
}
