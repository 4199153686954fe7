//! One act, one fine per target, under the provision with the higher fine (apl/29).

use crate::assessment::{Assessment, Choice, Status, Text};
use crate::band::Bounds;
use crate::grant::Grant;
use crate::money::Money;
use crate::vocabulary::TargetId;
use alloc::vec::Vec;

/// A fine whose bounds are known, or one of whose alternatives is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Fine {
    option: u16,
    provision: u16,
    target: TargetId,
    text: Text,
    height: Height,
    /// Whether the height is the whole of it: else an alternative not known may reach higher still.
    whole: bool,
    /// It must be imposed, and is permitted, not merely one branch of a menu: only such a fine displaces.
    binding: bool,
}

/// Upper bound, then lower bound: how fines are compared.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Height(Money, Money);

impl Fine {
    pub(super) fn of(option: usize, o: &Choice, g: &Grant, bounds: &[Bounds]) -> Option<Self> {
        let binding = o.status == Status::Permitted && g.must && g.group.is_none();
        let (height, whole) = height(bounds)?;
        Some(Self { option: u16::try_from(option).ok()?, provision: o.provision, target: o.target, text: o.text, height, whole, binding })
    }

    /// Whether two fines meet: one target, two provisions, and not merely the same fine under the other of two texts.
    fn meets(&self, other: &Self) -> bool {
        self.target == other.target && self.provision != other.provision && (self.text == Text::Settled || self.text == other.text)
    }
}

/// An option was put in before these: their places move on.
pub(super) fn put_in(fines: &mut [Fine], place: usize) {
    fines.iter_mut().filter(|f| usize::from(f.option) >= place).for_each(|f| f.option = f.option.saturating_add(1));
}

/// An option was taken out: a fine with it, and the places after it move back.
pub(super) fn taken_out(fines: &mut Vec<Fine>, place: usize) {
    fines.retain(|f| usize::from(f.option) != place);
    fines.iter_mut().filter(|f| usize::from(f.option) > place).for_each(|f| f.option = f.option.saturating_sub(1));
}

pub(super) fn higher_fine(out: &mut Assessment) {
    let Assessment { options, fines, .. } = out;
    let Some(first) = fines.first().map(|f| f.provision) else { return };
    if fines.iter().all(|f| f.provision == first) {
        return;
    }
    for lower in fines.iter().filter(|f| f.whole) {
        // what is displaced still displaces what is lower; of several that are higher, the highest takes the place
        let mut highest: Option<&Fine> = None;
        for higher in fines.iter().filter(|h| h.binding && h.meets(lower) && h.height > lower.height) {
            if highest.is_none_or(|best| higher.height > best.height) {
                highest = Some(higher);
            }
        }
        if let (Some(by), Some(o)) = (highest, options.get_mut(usize::from(lower.option))) {
            o.displaced_by = Some(by.option);
            o.status = Status::Displaced;
        }
    }
}

/// How high a fine reaches, at least: of alternatives whose bounds are known the larger; and whether all are known.
fn height(bands: &[Bounds]) -> Option<(Height, bool)> {
    let mut best: Option<Height> = None;
    let mut whole = true;
    for b in bands {
        if !b.resolved || b.waits {
            whole = false;
            continue;
        }
        let this = Height(b.max.unwrap_or(Money::ENDLESS), b.min.unwrap_or(Money::ZERO));
        best = best.max(Some(this));
    }
    best.map(|b| (b, whole))
}
