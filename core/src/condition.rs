//! Conditions of the law and their three values. No expression language: all, any, none over atoms.

use crate::rulebook::List;
use crate::vocabulary::{AmountId, FactId, MeasureId, SubjectId};
use serde::Serialize;

/// Known true, known false, or unknown (Kleene).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash, Serialize)]
pub enum Truth {
    /// Known not to hold.
    False,
    /// Not known.
    Unknown,
    /// Known to hold.
    True,
}

impl Truth {
    /// Both hold.
    pub fn and(self, other: Self) -> Self {
        self.min(other)
    }
    /// At least one holds.
    pub fn or(self, other: Self) -> Self {
        self.max(other)
    }
}

impl core::ops::Not for Truth {
    type Output = Self;
    fn not(self) -> Self {
        match self {
            Self::False => Self::True,
            Self::Unknown => Self::Unknown,
            Self::True => Self::False,
        }
    }
}

impl From<bool> for Truth {
    fn from(b: bool) -> Self {
        if b { Self::True } else { Self::False }
    }
}

/// What one fact, amount, role, measure or breach contributes to a condition.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash, Serialize)]
pub enum Atom {
    /// A stated fact.
    Fact(FactId),
    /// An amount above zero.
    Amount(AmountId),
    /// A role of the violator.
    Role(SubjectId),
    /// A measure imposed before, or proposed in the case.
    Imposed(MeasureId),
    /// A finer breach than the case cites: the provision's index.
    Breach(u16),
}

/// A condition over atoms.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub enum Condition {
    /// Holds by itself.
    Always,
    /// Holds if the atom does.
    Atom(Atom),
    /// Holds if every part does.
    All(List<Condition>),
    /// Holds if some part does.
    Any(List<Condition>),
    /// Holds if no part does.
    None(List<Condition>),
}

impl Condition {
    /// The value of the condition where `value` tells that of each atom.
    #[inline]
    pub fn evaluate(&self, value: &impl Fn(Atom) -> Truth) -> Truth {
        #[cfg(feature = "small")]
        return self.value_by::<dyn Fn(Atom) -> Truth>(value);
        #[cfg(not(feature = "small"))]
        self.value_by(value)
    }

    /// Each closure has a copy of this, which is faster; with `small` all share one, which is smaller.
    #[cfg_attr(not(feature = "small"), inline)]
    fn value_by<F: Fn(Atom) -> Truth + ?Sized>(&self, value: &F) -> Truth {
        match self {
            Self::Always => Truth::True,
            Self::Atom(a) => value(*a),
            Self::All(parts) => all(parts, value),
            Self::Any(parts) => any(parts, value),
            Self::None(parts) => !any(parts, value),
        }
    }

    /// Calls `found` for each atom on which an unknown value of the condition rests.
    pub fn unknown_atoms(&self, value: &impl Fn(Atom) -> Truth, found: &mut impl FnMut(Atom)) {
        #[cfg(feature = "small")]
        return self.unknown_by::<dyn Fn(Atom) -> Truth, dyn FnMut(Atom)>(value, found);
        #[cfg(not(feature = "small"))]
        self.unknown_by(value, found);
    }

    fn unknown_by<F: Fn(Atom) -> Truth + ?Sized, G: FnMut(Atom) + ?Sized>(&self, value: &F, found: &mut G) {
        match self {
            Self::Atom(a) if value(*a) == Truth::Unknown => found(*a),
            Self::Always | Self::Atom(_) => {}
            Self::All(parts) | Self::Any(parts) | Self::None(parts) => {
                if self.value_by(value) == Truth::Unknown {
                    parts.iter().for_each(|p| p.unknown_by(value, found));
                }
            }
        }
    }

    /// Calls `found` for each atom the condition names.
    pub fn atoms(&self, found: &mut impl FnMut(Atom)) {
        match self {
            Self::Always => {}
            Self::Atom(a) => found(*a),
            Self::All(parts) | Self::Any(parts) | Self::None(parts) => parts.iter().for_each(|p| p.atoms(found)),
        }
    }
}

fn all<F: Fn(Atom) -> Truth + ?Sized>(parts: &[Condition], value: &F) -> Truth {
    let mut all = Truth::True;
    for p in parts {
        all = all.and(p.value_by(value));
        if all == Truth::False {
            break;
        }
    }
    all
}

fn any<F: Fn(Atom) -> Truth + ?Sized>(parts: &[Condition], value: &F) -> Truth {
    let mut any = Truth::False;
    for p in parts {
        any = any.or(p.value_by(value));
        if any == Truth::True {
            break;
        }
    }
    any
}
