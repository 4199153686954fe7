//! One act, one fine per target, under the provision with the higher fine (apl/29).

use crate::assessment::{Assessment, Status, Text};
use crate::band::Bounds;
use crate::money::Money;
use crate::rulebook::Rulebook;
use core::cmp::Ordering;

/// Upper bound (none: infinity), then lower bound.
type Height = (Option<Money>, Option<Money>);

pub(super) fn higher_fine(book: &Rulebook, out: &mut Assessment) {
    let mut fines = out.options.iter().filter(|o| o.measure == book.fine).map(|o| o.provision);
    let first = fines.next();
    if fines.all(|p| Some(p) == first) {
        return;
    }
    for i in 0..out.options.len() {
        let Some(lower) = out.options.get(i).filter(|o| o.measure == book.fine) else { continue };
        let Some(own) = height(out.bands_of(lower)) else { continue };
        let mut best: Option<(Height, u16)> = None;
        for (j, higher) in (0u16..).zip(out.options.iter()) {
            // the same fine under the other of two texts is no rival
            let same_text = higher.text == Text::Settled || higher.text == lower.text;
            let rival = same_text && higher.measure == book.fine && higher.target == lower.target && higher.provision != lower.provision && higher.status != Status::Conditional;
            let must = rival && higher.source(book).is_some_and(|(_, g)| g.must && g.group.is_none());
            let Some(theirs) = height(out.bands_of(higher)).filter(|_| must) else { continue };
            if compare(theirs, own) == Ordering::Greater && best.is_none_or(|(b, _)| compare(theirs, b) == Ordering::Greater) {
                best = Some((theirs, j));
            }
        }
        if let (Some((_, by)), Some(o)) = (best, out.options.get_mut(i)) {
            o.displaced_by = Some(by);
        }
    }
    for o in &mut out.options {
        if o.displaced_by.is_some() {
            o.status = Status::Displaced;
        }
    }
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
