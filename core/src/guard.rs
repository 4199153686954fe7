//! What a grant waits on, worked out when the rulebook is compiled: what each value of its atoms makes of it, over all
//! completions of the unknown ones. A case then only looks it up.

use crate::condition::{Atom, Truth};
use crate::rulebook::List;
use serde::Serialize;

/// What a grant waits on, its breach made out.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub enum Guard {
    /// Few atoms: their values, read as digits to the base three (false, unknown, true), number the outcome in one of
    /// [`crate::Rulebook::outcomes`].
    Table(List<Atom>, u16),
    /// Any of many atoms is enough, and none bears on another.
    Any(List<Atom>),
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

    /// Whether the atom at that place could tip it.
    #[inline]
    pub fn tips(self, i: usize) -> bool {
        self.0 & Self::place(i) != 0
    }
}

/// A value as a digit.
#[inline]
pub fn digit(t: Truth) -> u8 {
    match t {
        Truth::False => 0,
        Truth::Unknown => 1,
        Truth::True => 2,
    }
}

/// The number that the values of the atoms make.
#[inline]
pub fn number(atoms: &[Atom], value: &impl Fn(Atom) -> Truth) -> usize {
    atoms.iter().fold(0usize, |n, a| n.wrapping_mul(3).wrapping_add(usize::from(digit(value(*a)))))
}
