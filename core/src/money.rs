//! Sums of money in yuan, exact: no floats. Rates and multiples share the same fixed point.

use core::fmt;
use serde::Serialize;

/// Millionths in one: two decimals of a sum times up to four of a rate stay exact.
const SCALE: i128 = 1_000_000;

/// A sum in yuan (or a multiple, or a rate), in millionths; never negative.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Money(pub(crate) i128);

impl Money {
    /// Nothing. As a fine it is none.
    pub const ZERO: Self = Self(0);
    /// One, as a share or a multiple.
    pub const ONE: Self = Self(SCALE);
    /// More than any sum.
    pub(crate) const ENDLESS: Self = Self(i128::MAX);
    /// The smallest difference between two sums of a case: one fen.
    pub const FEN: Self = Self(SCALE / 100);

    /// Reads `0` or digits without a leading zero, at most 15, and up to `decimals` decimals.
    pub fn parse(text: &str, decimals: usize) -> Option<Self> {
        let (whole, part) = match text.split_once('.') {
            Some((w, p)) if !p.is_empty() && p.len() <= decimals => (w, p),
            Some(_) => return None,
            None => (text, ""),
        };
        let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || whole.len() > 15 || !digits(whole) || !digits(part) || (whole.len() > 1 && whole.starts_with('0')) {
            return None;
        }
        let mut fraction: i128 = 0;
        for b in part.bytes().chain(core::iter::repeat(b'0')).take(6) {
            fraction = fraction.checked_mul(10)?.checked_add(i128::from(b.checked_sub(b'0')?))?;
        }
        Some(Self(whole.parse::<i128>().ok()?.checked_mul(SCALE)?.checked_add(fraction)?))
    }

    /// A sum of a case from whole yuan and fen; none if it has more than 15 digits or the fen make a yuan.
    pub fn of(yuan: u64, fen: u8) -> Option<Self> {
        if yuan >= 1_000_000_000_000_000 || fen >= 100 {
            return None;
        }
        Some(Self(i128::from(yuan).checked_mul(SCALE)?.checked_add(Self::FEN.0.checked_mul(i128::from(fen))?)?))
    }

    /// Whole yuan (or units) and millionths; none if beyond what 64 bits hold.
    pub fn parts(self) -> Option<(u64, u32)> {
        Some((u64::try_from(self.0.checked_div(SCALE)?).ok()?, u32::try_from(self.0.checked_rem(SCALE)?).ok()?))
    }

    /// This sum times a multiple or a rate, exact to the millionth.
    pub fn times(self, factor: Self) -> Self {
        Self(self.0.saturating_mul(factor.0).checked_div(SCALE).unwrap_or(i128::MAX))
    }

    /// The sum of which `self` is `factor` times, rounded down to the fen; `None` for a factor of zero.
    pub fn over(self, factor: Self) -> Option<Self> {
        let micro = self.0.checked_mul(SCALE)?.checked_div(factor.0)?;
        Some(Self(micro.checked_sub(micro.checked_rem(Self::FEN.0)?)?))
    }

    /// A hundred times as much: a share as a percentage.
    #[must_use]
    pub fn hundredfold(self) -> Self {
        Self(self.0.saturating_mul(100))
    }

    /// The sum of both.
    pub fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// What is left, not below zero.
    pub fn minus(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0).max(0))
    }

    /// One fen more.
    pub fn next(self) -> Self {
        Self(self.0.saturating_add(Self::FEN.0))
    }

    /// One fen less, not below zero.
    pub fn previous(self) -> Self {
        Self(self.0.saturating_sub(Self::FEN.0).max(0))
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, mut part) = (self.0 / SCALE, self.0 % SCALE);
        if part == 0 {
            return write!(f, "{whole}");
        }
        let mut width = 6usize;
        while part % 10 == 0 {
            part /= 10;
            width = width.saturating_sub(1);
        }
        write!(f, "{whole}.{part:0width$}")
    }
}

impl fmt::Debug for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
