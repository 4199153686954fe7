//! Putting short lists in order. With `small` by insertion, in a tenth of the code of the standard sorts (which cost a page 20 KB);
//! otherwise the standard sorts. Stable either way.

use core::cmp::Ordering;

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
    #[cfg(not(feature = "small"))]
    fn order_by(&mut self, compare: impl FnMut(&T, &T) -> Ordering) {
        self.sort_by(compare);
    }

    #[cfg(feature = "small")]
    fn order_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
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
    }

    #[cfg(not(feature = "small"))]
    fn order(&mut self)
    where
        T: Ord,
    {
        // equal values are one and the same, so this one, which allocates nothing, changes no answer
        self.sort_unstable();
    }
}
