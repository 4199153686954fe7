//! Numbers for values, equal ones alike: a small table in front remembers the values met last, so that few are hashed at length.

use ahash::RandomState;
use alloc::boxed::Box;
use alloc::vec;
use core::hash::Hash;
use hashbrown::HashTable;

/// Bits that name a slot of the small table.
const BITS: u32 = 10;

/// An odd number whose product has well mixed high bits (the golden ratio).
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

/// A value that can be numbered.
pub(super) trait Value: Copy + Eq + Hash {
    /// Tells most values apart; cheap.
    fn mark(self) -> u64;

    /// Whether both are the same; cheap where they are.
    #[inline]
    fn same(self, other: Self) -> bool {
        self == other
    }
}

impl Value for u128 {
    #[inline]
    fn mark(self) -> u64 {
        let low = |bits: u128| u64::try_from(bits & u128::from(u64::MAX)).unwrap_or_default();
        low(self) ^ low(self >> 64).wrapping_mul(SPREAD).rotate_left(29)
    }
}

impl Value for &[u32] {
    #[inline]
    fn mark(self) -> u64 {
        self.iter().fold(1, |all, n| all.wrapping_mul(0x1_0000_01b3) ^ u64::from(*n))
    }
}

impl Value for &str {
    /// Both ends and the length: ids differ there.
    #[inline]
    fn mark(self) -> u64 {
        let text = self.as_bytes();
        let (first, last) = match (text.first_chunk(), text.last_chunk()) {
            (Some(first), Some(last)) => (u64::from_le_bytes(*first), u64::from_le_bytes(*last)),
            _ => (text.iter().fold(0, |all, b| all << 8 | u64::from(*b)), 0),
        };
        first.wrapping_mul(SPREAD).rotate_left(29) ^ last ^ u64::try_from(text.len()).unwrap_or_default()
    }

    /// Up to the length of an id without a call.
    #[inline]
    fn same(self, other: Self) -> bool {
        #[inline(always)]
        fn ends<const N: usize>(a: &[u8], b: &[u8]) -> bool {
            a.first_chunk::<N>() == b.first_chunk() && a.last_chunk::<N>() == b.last_chunk()
        }
        let (a, b) = (self.as_bytes(), other.as_bytes());
        a.len() == b.len()
            && match a.len() {
                8..=16 => ends::<8>(a, b),
                17..32 => ends::<16>(a, b),
                32..=64 => ends::<32>(a, b),
                _ => a == b,
            }
    }
}

/// Numbers values in the order in which they first come.
pub(super) struct Numbers<V> {
    last: Box<[Option<(V, u32)>]>,
    all: HashTable<(V, u32)>,
    /// Fixed: which values there are decides nothing but the speed.
    state: RandomState,
    /// The next number.
    pub(super) count: u32,
}

impl<V: Value> Numbers<V> {
    pub(super) fn from(first: u32) -> Self {
        Self { last: vec![None; 1 << BITS].into(), all: HashTable::new(), state: RandomState::with_seeds(0x6661, 0x6475, 0x6c61, 0x7721), count: first }
    }

    /// The number of a value.
    #[inline]
    pub(super) fn of(&mut self, value: V) -> u32 {
        let place = usize::try_from(value.mark().wrapping_mul(SPREAD) >> (u64::BITS - BITS)).unwrap_or_default();
        match self.last.get(place) {
            Some(Some((v, n))) if v.same(value) => *n,
            _ => self.look_up(value, place),
        }
    }

    #[cold]
    #[inline(never)]
    fn look_up(&mut self, value: V, place: usize) -> u32 {
        let (hash, state) = (self.state.hash_one(value), &self.state);
        let n = match self.all.find(hash, |(v, _)| *v == value) {
            Some((_, n)) => *n,
            None => {
                let n = self.count;
                self.count = n.saturating_add(1);
                self.all.insert_unique(hash, (value, n), |(v, _)| state.hash_one(v));
                n
            }
        };
        self.last.get_mut(place).into_iter().for_each(|slot| *slot = Some((value, n)));
        n
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::String;
    use alloc::vec::Vec;

    /// The numbers of values that come twice, after others that push them out of the small table.
    fn twice<V: Value + core::fmt::Debug>(values: &[V]) {
        let mut numbers = Numbers::from(1);
        for round in 0..2 {
            let got: Vec<u32> = values.iter().map(|v| numbers.of(*v)).collect();
            assert!(got.iter().copied().eq((1..).take(values.len())), "round {round}: {got:?}");
        }
    }

    #[test]
    fn values_that_look_alike_are_told_apart() {
        let ends = |middle: &str| String::from("security.") + middle + ".retained";
        let texts: Vec<String> = ["", "x", "y", "xy", "yx", "a long one in the middle", "a long two in the middle"].map(ends).into();
        let longer = (0..70).flat_map(|n| ["a", "b"].map(|x| "12345678".repeat(2) + &"-".repeat(n) + x + "12345678"));
        let short = ["", "a", "b", "ab", "ba", "abcdefg", "abcdefh", "abcdefgh", "abcdefghi"].map(String::from);
        let all: Vec<String> = texts.into_iter().chain(longer).chain(short).collect();
        twice(&all.iter().map(String::as_str).collect::<Vec<_>>());
        twice(&[0u128, 1, 1 << 64, 1 << 127, 1 << 64 | 1]);
        twice::<&[u32]>(&[&[], &[0], &[1], &[0, 0], &[0, 1], &[1, 0]]);
        twice(&(0u128..5000).map(|n| (n << 90) | (n % 7)).collect::<Vec<_>>());
    }
}
