//! One act, one fine per target, under the provision with the higher fine (apl/29).

use crate::assessment::{Assessment, Choice, Status, Text};
use crate::band::Bounds;
use crate::money::Money;
use crate::rulebook::Rulebook;
use core::cmp::Ordering;

/// Upper bound (none: infinity), then lower bound.
type Height = (Option<Money>, Option<Money>);

pub(super) fn higher_fine(book: &Rulebook, out: &mut Assessment) {
    let mut fines = out.options.iter().filter(|o| o.measure == book.fine);
    let first = fines.next().map(|o| o.provision);
    if fines.all(|o| Some(o.provision) == first) {
        return;
    }
    let mut found = false;
    for i in 0..out.options.len() {
        let Some(lower) = out.options.get(i).filter(|o| o.measure == book.fine) else { continue };
        let Some(own) = height(out.bands_of(lower)) else { continue };
        let mut best: Option<(Height, u16)> = None;
        for (j, higher) in (0u16..).zip(out.options.iter()).filter(|(_, h)| rival(book, h, lower)) {
            let Some(theirs) = height(out.bands_of(higher)) else { continue };
            if compare(theirs, own) == Ordering::Greater && best.is_none_or(|(b, _)| compare(theirs, b) == Ordering::Greater) {
                best = Some((theirs, j));
            }
        }
        if let (Some((_, by)), Some(o)) = (best, out.options.get_mut(i)) {
            o.displaced_by = Some(by);
            found = true;
        }
    }
    // only afterwards, so that what is displaced still displaces what is lower
    for o in out.options.iter_mut().filter(|o| found && o.displaced_by.is_some()) {
        o.status = Status::Displaced;
    }
}

/// A fine that must be imposed and could take the place of the other: permitted, against the same target, under another
/// provision, and not merely the same fine under the other of two texts.
#[inline]
fn rival(book: &Rulebook, higher: &Choice, lower: &Choice) -> bool {
    higher.measure == book.fine
        && higher.target == lower.target
        && higher.provision != lower.provision
        && higher.status == Status::Permitted
        && (higher.text == Text::Settled || higher.text == lower.text)
        && higher.source(book).is_some_and(|(_, g)| g.must && g.group.is_none())
}

fn compare(a: Height, b: Height) -> Ordering {
    let top = match (a.0, b.0) {
        (None, None) => Ordering::Equal,
        (None, Some(_)) => Ordering::Greater,
        (Some(_), None) => Ordering::Less,
        (Some(x), Some(y)) => x.cmp(&y),
    };
    top.then(a.1.unwrap_or(Money::ZERO).cmp(&b.1.unwrap_or(Money::ZERO)))
}

/// How high a fine reaches, if its bounds are known: of alternatives the larger.
fn height(bands: &[Bounds]) -> Option<Height> {
    bands.iter().try_fold(None, |best: Option<Height>, b| {
        if !b.resolved || b.when.is_some() {
            return None;
        }
        let this = (b.max, b.min);
        Some(Some(best.map_or(this, |x| if compare(this, x) == Ordering::Greater { this } else { x })))
    })?
}
