//! An answer part by part, so that a binding reads no more of it than is asked for; all parts in order are the whole.

use super::write::{Each, Writer};
use crate::assessment::{Assessment, Note};
use crate::case::Case;
use crate::rulebook::Rulebook;
use serde::{Serialize, Serializer};

/// The keys of an assessment.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub enum Part {
    /// The version of the format.
    Format,
    /// The caller's own id.
    Id,
    /// The rulebook it was answered from.
    Rulebook,
    /// How far the rulebook covers the case.
    Coverage,
    /// The options.
    Options,
    /// What the law says of the proposals.
    Findings,
    /// What was reported.
    Practice,
    /// What could still change the answer.
    Questions,
    /// What else there is to say.
    Notes,
}

impl Part {
    /// All of them, in the order of the format.
    pub const ALL: [Self; 9] = [Self::Format, Self::Id, Self::Rulebook, Self::Coverage, Self::Options, Self::Findings, Self::Practice, Self::Questions, Self::Notes];

    /// The key.
    pub fn name(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::Id => "id",
            Self::Rulebook => "rulebook",
            Self::Coverage => "coverage",
            Self::Options => "options",
            Self::Findings => "findings",
            Self::Practice => "practice",
            Self::Questions => "questions",
            Self::Notes => "notes",
        }
    }

    /// The part of that key.
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|p| p.name() == key)
    }

    /// Whether [`Rulebook::options_and_steps_into`] works it out; the others take [`Rulebook::assess_into`].
    pub fn early(self) -> bool {
        matches!(self, Self::Format | Self::Id | Self::Rulebook | Self::Coverage | Self::Options)
    }
}

/// One part of an answer; serialized, it is the value of its key.
pub struct Piece<'a> {
    writer: Writer<'a>,
    part: Part,
}

impl<'a> Piece<'a> {
    /// That part of an answer.
    pub fn new(book: &'a Rulebook, case: &'a Case, answer: &'a Assessment, part: Part) -> Self {
        Self { writer: Writer { book, case, a: answer }, part }
    }
}

impl Serialize for Piece<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let w = &self.writer;
        match self.part {
            Part::Format => 1u8.serialize(s),
            Part::Id => w.case.id.serialize(s),
            Part::Rulebook => w.head().serialize(s),
            Part::Coverage => w.coverage().serialize(s),
            Part::Options => Each(&w.a.options, |o| w.option(o)).serialize(s),
            Part::Findings => Each(&w.a.findings, |f| w.finding(f)).serialize(s),
            Part::Practice => Each(&w.a.practice, |p| w.reported(p)).serialize(s),
            Part::Questions => Each(&w.a.questions, |q| w.question(q)).serialize(s),
            Part::Notes => Each(&w.a.notes, |n: &Note| w.note(*n)).serialize(s),
        }
    }
}
