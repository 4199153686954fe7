//! Rows as one number each, put together from the codes of several columns; and which of them are alike.

use super::codes::Codes;
use super::numbers::Numbers;
use alloc::vec;
use alloc::vec::Vec;

/// Up to so many keys are numbered by a table of all, beyond by hashing.
const DENSE: u64 = 1 << 21;

/// Rows that are alike.
pub(super) struct Groups {
    /// The group of each row, numbered from 0 in the order in which they first come.
    pub(super) of: Vec<u32>,
    /// The first row of each group.
    pub(super) first: Vec<usize>,
}

impl Groups {
    pub(super) fn count(&self) -> u32 {
        u32::try_from(self.first.len()).unwrap_or(u32::MAX)
    }
}

/// A number a row, below `count`.
pub(super) struct Keys {
    of: Vec<u32>,
    count: u32,
}

impl Keys {
    pub(super) fn new(rows: usize) -> Self {
        Self { of: vec![0; rows], count: 1 }
    }

    /// Rows that are alike there have equal keys.
    pub(super) fn from(groups: &Groups) -> Self {
        Self { of: groups.of.clone(), count: groups.count() }
    }

    /// One more column.
    pub(super) fn add(&mut self, codes: &Codes) {
        if codes.count > 1 {
            self.extend(codes.count.into(), |row| codes.of.get(row).copied().map_or(0, u64::from));
        }
    }

    /// One more column, by the code of each row, below `count`.
    pub(super) fn extend(&mut self, count: u64, code: impl Fn(usize) -> u64) {
        let all = |keys: &Self| u64::from(keys.count).saturating_mul(count);
        // few keys stay few: where a column would make them many, those there are are numbered anew
        if self.count > 1 && all(self) > DENSE {
            *self = Self::from(&core::mem::replace(self, Self::new(0)).groups());
        }
        let few = u32::try_from(all(self)).ok();
        let mut numbers = few.is_none().then(|| Numbers::from(0));
        for (row, key) in self.of.iter_mut().enumerate() {
            let code = code(row);
            *key = match &mut numbers {
                // below all of them, which u32 holds
                None => u32::try_from(u64::from(*key).wrapping_mul(count).wrapping_add(code)).unwrap_or_default(),
                Some(numbers) => numbers.of(u128::from(*key) << 64 | u128::from(code)),
            };
        }
        self.count = few.or(numbers.map(|n| n.count)).unwrap_or_default();
    }

    /// Which rows are alike.
    pub(super) fn groups(self) -> Groups {
        let mut first: Vec<usize> = Vec::new();
        let of = if u64::from(self.count) <= DENSE { by_table(&self.of, self.count, &mut first) } else { by_hash(&self.of, &mut first) };
        Groups { of, first }
    }
}

fn by_table(keys: &[u32], count: u32, first: &mut Vec<usize>) -> Vec<u32> {
    // one more than the number of each key; 0: not met yet
    let mut known: Vec<u32> = vec![0; usize::try_from(count).unwrap_or(0)];
    let one = |(row, key): (usize, &u32)| {
        let Some(slot) = usize::try_from(*key).ok().and_then(|k| known.get_mut(k)) else { return 0 };
        if *slot == 0 {
            first.push(row);
            *slot = u32::try_from(first.len()).unwrap_or(u32::MAX);
        }
        slot.wrapping_sub(1)
    };
    keys.iter().enumerate().map(one).collect()
}

fn by_hash(keys: &[u32], first: &mut Vec<usize>) -> Vec<u32> {
    let mut numbers = Numbers::from(0);
    let one = |(row, key): (usize, &u32)| {
        let number = numbers.of(u128::from(*key));
        if usize::try_from(number) == Ok(first.len()) {
            first.push(row);
        }
        number
    };
    keys.iter().enumerate().map(one).collect()
}

#[cfg(test)]
#[expect(clippy::indexing_slicing, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Whether the keys are few, many, or more than a number holds.
        #[test]
        fn rows_are_alike_where_all_their_codes_are(rows in prop::collection::vec((0u32..3, 0u32..5, 0u32..2, 0u32..4, 0u32..2), 0..200), counts in [0usize..4, 0..4, 0..4, 0..4, 0..4]) {
            let wide = |count: u32, of: usize| [count, 70_000, 3_000_000, u32::MAX][of];
            let mut keys = Keys::new(rows.len());
            keys.add(&Codes { of: rows.iter().map(|r| r.0).collect(), count: wide(3, counts[0]) });
            keys.add(&Codes { of: rows.iter().map(|r| r.1).collect(), count: wide(5, counts[1]) });
            keys.add(&Codes { of: rows.iter().map(|r| r.2).collect(), count: wide(2, counts[2]) });
            keys.add(&Codes { of: rows.iter().map(|r| r.3).collect(), count: wide(4, counts[3]) });
            keys.add(&Codes { of: rows.iter().map(|r| r.4).collect(), count: wide(2, counts[4]) });
            let groups = keys.groups();
            let mut met = Vec::new();
            for (row, (group, values)) in groups.of.iter().zip(&rows).enumerate() {
                let place = met.iter().position(|v| v == values).unwrap_or(met.len());
                if place == met.len() {
                    met.push(*values);
                    prop_assert_eq!(groups.first.get(place), Some(&row));
                }
                prop_assert_eq!(usize::try_from(*group), Ok(place));
            }
            prop_assert_eq!(groups.first.len(), met.len());
        }
    }
}
