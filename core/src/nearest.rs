//! The nearest known id to one that is not known, for messages. Bounded, so that long input costs nothing.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// The candidate with the least edit distance to `text`, if near enough to be meant; ties by order.
pub fn nearest<'a>(text: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    if text.len() > 96 {
        return None;
    }
    let limit = (text.chars().count() / 3).max(2);
    candidates.map(|c| (distance(text, c), c)).filter(|(d, _)| *d <= limit).min_by_key(|(d, _)| *d).map(|(_, c)| c)
}

/// What a message says of it, Chinese and English.
pub(crate) fn hint(near: Option<&str>) -> (String, String) {
    near.map_or_else(Default::default, |n| (format!("，最接近的是“{n}”"), format!(", nearest is `{n}`")))
}

fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.chars().count()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = i;
        let mut left = i.saturating_add(1);
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (slot, y) in row.iter_mut().skip(1).zip(b.chars()) {
            let substituted = diagonal.saturating_add(usize::from(x != y));
            diagonal = *slot;
            left = substituted.min(left.saturating_add(1)).min(slot.saturating_add(1));
            *slot = left;
        }
    }
    row.last().copied().unwrap_or(usize::MAX)
}
