//! Putting lists in order, always stable. Each caller has code to insert values one by one, which short lists want anyway; the places
//! of longer ones are sorted by the one copy of the standard sort (a copy for each caller was a tenth of the wheel).

use alloc::vec::Vec;
use core::cmp::Ordering;

/// Longest list whose values are inserted one by one.
const SHORT: usize = 20;
/// Longest list whose places are held on the stack, where the standard sort has its own, too.
const FEW: usize = 256;

/// Lists that are put in order.
pub(crate) trait InOrder<T> {
    /// By a comparison.
    fn order_by(&mut self, compare: impl FnMut(&T, &T) -> Ordering);

    /// By a key.
    fn order_by_key<K: Ord>(&mut self, mut key: impl FnMut(&T) -> K) {
        self.order_by(|a, b| key(a).cmp(&key(b)));
    }

    /// By the order of the values.
    fn order(&mut self)
    where
        T: Ord,
    {
        self.order_by(T::cmp);
    }
}

impl<T> InOrder<T> for [T] {
    fn order_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        // a page has no long lists, and no room
        if cfg!(feature = "small") || self.len() <= SHORT {
            for sorted in 1..self.len() {
                let mut at = sorted;
                while let Some([a, b]) = at.checked_sub(1).and_then(|before| self.get(before..=at)) {
                    if compare(a, b) != Ordering::Greater {
                        break;
                    }
                    self.swap(at, at.wrapping_sub(1));
                    at = at.wrapping_sub(1);
                }
            }
            return;
        }
        let (mut few, mut many) = ([0; FEW], Vec::new());
        let places = places(self.len(), &mut few, &mut many, &mut |a, b| self.get(a).zip(self.get(b)).map_or(Ordering::Equal, |(a, b)| compare(a, b)));
        for at in 0..places.len() {
            // what belongs here has moved on if its place was filled before
            let mut from = at;
            while let Some(next) = places.get(from) {
                from = *next;
                if from >= at {
                    self.swap(at, from);
                    break;
                }
            }
        }
    }
}

/// Places in the order of their values; nothing is allocated for few.
fn places<'p>(count: usize, few: &'p mut [usize; FEW], many: &'p mut Vec<usize>, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> &'p [usize] {
    let places: &mut [usize] = match few.get_mut(..count) {
        Some(few) => few,
        None => {
            many.resize(count, 0);
            many
        }
    };
    places.iter_mut().zip(0..).for_each(|(place, at)| *place = at);
    places.sort_by(|a, b| compare(*a, *b));
    places
}

#[cfg(test)]
mod tests {
    use super::InOrder;
    use alloc::vec::Vec;

    #[test]
    fn lists_of_any_length_are_sorted_and_equal_values_stay_as_they_stood() {
        // beyond what is held on the stack, too
        for length in (0..40).chain([200, 255, 256, 257, 700u64]) {
            let list: Vec<(u64, u64)> = (0..length).map(|n| (n.wrapping_mul(n).wrapping_mul(2_654_435_761) % 17, n)).collect();
            let (mut ours, mut standard) = (list.clone(), list);
            ours.order_by_key(|(k, _)| *k);
            standard.sort_by_key(|(k, _)| *k);
            assert_eq!(ours, standard);
        }
    }
}
