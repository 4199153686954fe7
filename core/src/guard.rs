//! What a grant waits on, worked out when the rulebook is compiled: what each value of its atoms makes of it, over all
//! completions of the unknown ones. A case then only looks it up.

use crate::condition::{Atom, Truth};
use crate::rulebook::{List, Rulebook};
use crate::vocabulary::MeasureId;
use serde::Serialize;

/// What a grant waits on, its breach made out.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub enum Guard {
    /// Few atoms: their values, read as digits to the base three (false, unknown, true), number the outcome in one of
    /// [`Rulebook::outcomes`].
    Table(List<Atom>, u16),
    /// Any of these measures imposed, one bit each.
    Imposed(u128),
}

/// Most atoms a table is made for: 3⁵ outcomes.
pub const MOST: usize = 5;

/// Whether a grant stands, and which unknown atoms could tip it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Outcome(pub u8);

impl Outcome {
    /// Unknown, and nothing known of what could tip it.
    pub const UNKNOWN: Self = Self(1);

    /// With the atoms that could tip it, by their place in the guard.
    pub fn new(truth: Truth, tips: impl Iterator<Item = usize>) -> Self {
        let places = tips.fold(0u8, |bits, i| bits | Self::place(i));
        Self(places | digit(truth))
    }

    fn place(i: usize) -> u8 {
        u32::try_from(i).ok().and_then(|i| 4u8.checked_shl(i)).unwrap_or(0)
    }

    /// Whether the grant stands.
    #[inline]
    pub fn truth(self) -> Truth {
        match self.0 & 3 {
            0 => Truth::False,
            1 => Truth::Unknown,
            _ => Truth::True,
        }
    }
}

/// A value as a digit.
#[inline]
fn digit(t: Truth) -> u8 {
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
                let number = atoms.iter().fold(0usize, |n, a| n.wrapping_mul(3).wrapping_add(usize::from(digit(value(*a)))));
                book.outcomes.get(usize::from(*table)).and_then(|o| o.get(number)).copied().unwrap_or(Outcome::UNKNOWN)
            }
            // a measure not imposed so far may still be
            Self::Imposed(any) if any & imposed != 0 => Outcome(digit(Truth::True)),
            Self::Imposed(_) => Outcome::UNKNOWN,
        }
    }

    /// Calls `found` for each atom that could tip an outcome, in order.
    #[inline]
    pub fn tipping(&self, outcome: Outcome, found: &mut impl FnMut(Atom)) {
        match self {
            Self::Table(atoms, _) => {
                let mut rest = outcome.0 / 4;
                for a in atoms.iter() {
                    if rest & 1 != 0 {
                        found(*a);
                    }
                    rest /= 2;
                }
            }
            Self::Imposed(any) => {
                let mut rest = *any;
                while rest != 0 {
                    found(Atom::Imposed(MeasureId(u16::try_from(rest.trailing_zeros()).unwrap_or(0))));
                    rest &= rest.wrapping_sub(1);
                }
            }
        }
    }
}
