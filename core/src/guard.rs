//! What a grant waits on, worked out when the rulebook is compiled: what each value of its atoms makes of it, over all
//! completions of the unknown ones. A case then only looks it up.

use crate::condition::{Atom, Truth};
use crate::rulebook::{List, Rulebook};
use crate::vocabulary::{MeasureId, SubjectId};
use serde::Serialize;

/// What a grant waits on, its breach made out.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub enum Guard {
    /// Few atoms: their values, read as digits to the base three (false, unknown, true), number the outcome in one of
    /// [`Rulebook::outcomes`].
    Table(List<Atom>, u16),
    /// Any of these measures imposed; and the same, one bit each.
    Imposed(List<MeasureId>, u128),
}

/// Most atoms a table is made for: 3⁵ outcomes.
pub const MOST: usize = 5;

/// Whether a grant stands, and which unknown atoms could tip it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Outcome {
    /// Whether it stands.
    pub truth: Truth,
    /// The places in the guard of the atoms that could tip it, one bit each.
    pub tips: u8,
}

impl Outcome {
    /// Unknown, and nothing told of what could tip it.
    pub const UNKNOWN: Self = Self { truth: Truth::Unknown, tips: 0 };
}

/// A value as a digit.
#[inline]
fn digit(t: Truth) -> usize {
    match t {
        Truth::False => 0,
        Truth::Unknown => 1,
        Truth::True => 2,
    }
}

impl Guard {
    /// What the values of its atoms come to.
    #[inline]
    pub fn outcome(&self, book: &Rulebook, imposed: u128, value: &impl Fn(Atom) -> Truth) -> Outcome {
        match self {
            Self::Table(atoms, table) => {
                let number = atoms.iter().fold(0usize, |n, a| n.wrapping_mul(3).wrapping_add(digit(value(*a))));
                book.outcomes.get(usize::from(*table)).and_then(|o| o.get(number)).copied().unwrap_or(Outcome::UNKNOWN)
            }
            // a measure not imposed so far may still be
            Self::Imposed(_, any) if any & imposed != 0 => Outcome { truth: Truth::True, tips: 0 },
            Self::Imposed(..) => Outcome::UNKNOWN,
        }
    }

    /// The roles it looks at.
    pub fn roles(&self) -> impl Iterator<Item = SubjectId> {
        let atoms: &[Atom] = if let Self::Table(atoms, _) = self { atoms } else { &[] };
        atoms.iter().filter_map(|a| if let Atom::Role(s) = a { Some(*s) } else { None })
    }

    /// Calls `found` for each atom that could tip an outcome, in order.
    #[inline]
    pub fn tipping(&self, outcome: Outcome, found: &mut impl FnMut(Atom)) {
        match self {
            Self::Table(atoms, _) => {
                let mut rest = outcome.tips;
                for a in atoms.iter() {
                    if rest & 1 != 0 {
                        found(*a);
                    }
                    rest /= 2;
                }
            }
            Self::Imposed(measures, _) => measures.iter().for_each(|m| found(Atom::Imposed(*m))),
        }
    }
}
