//! One act, one fine per target, under the provision with the higher fine (apl/29).

use crate::assessment::{Assessment, Status, Text, slice};
use crate::band::Bounds;
use crate::money::Money;
use crate::rulebook::Rulebook;
use crate::vocabulary::TargetId;
use core::cmp::Ordering;

/// Upper bound (none: infinity), then lower bound.
type Height = (Option<Money>, Option<Money>);

/// A fine whose bounds are known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Fine {
    option: u16,
    provision: u16,
    target: TargetId,
    text: Text,
    height: Height,
    binding: bool,
}

pub(super) fn higher_fine(book: &Rulebook, out: &mut Assessment) {
    let Assessment { options, bands, fines, .. } = out;
    fines.clear();
    for (i, o) in (0u16..).zip(options.iter()).filter(|(_, o)| o.measure == book.fine) {
        let Some(height) = height(slice(bands, &o.bands)) else { continue };
        // it must be imposed, and is permitted, not merely one branch of a menu
        let binding = o.status == Status::Permitted && o.source(book).is_some_and(|(_, g)| g.must && g.group.is_none());
        fines.push(Fine { option: i, provision: o.provision, target: o.target, text: o.text, height, binding });
    }
    let first = fines.first().map(|f| f.provision);
    if fines.iter().all(|f| Some(f.provision) == first) {
        return;
    }
    for lower in fines.iter() {
        // what is displaced still displaces what is lower; of several that are higher, the highest takes the place
        let rivals = fines.iter().filter(|h| h.binding && rival(h, lower) && compare(h.height, lower.height) == Ordering::Greater);
        let highest = rivals.reduce(|best, h| if compare(h.height, best.height) == Ordering::Greater { h } else { best });
        if let (Some(by), Some(o)) = (highest, options.get_mut(usize::from(lower.option))) {
            o.displaced_by = Some(by.option);
            o.status = Status::Displaced;
        }
    }
}

/// Whether two fines meet: one target, two provisions, and not merely the same fine under the other of two texts.
fn rival(higher: &Fine, lower: &Fine) -> bool {
    higher.target == lower.target && higher.provision != lower.provision && (higher.text == Text::Settled || higher.text == lower.text)
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
