//! Bounds of a fine as far as the amounts settle them, and which fine takes the place of which (apl/29).

use super::answer::Text;
use super::book::Band;
use super::case::{Case, millionths};

/// A band with the amounts put in.
#[derive(Clone, PartialEq, Eq, Debug, PartialOrd, Ord)]
pub struct Bounds {
    pub min: Option<i128>,
    pub max: Option<i128>,
    /// The threshold it still waits on.
    pub waits: Option<String>,
    /// The bounds are known.
    pub resolved: bool,
}

/// The bands the amounts leave.
pub fn bounds(case: &Case, bands: &[Band]) -> Vec<Bounds> {
    let mut out = Vec::new();
    for b in bands {
        let mut waits = None;
        if let Some(t) = &b.when {
            let sides = [("at_least", t.at_least), ("above", t.above), ("below", t.below), ("at_most", t.at_most)];
            let (side, sum) = sides.into_iter().find_map(|(side, sum)| Some((side, sum?))).unwrap();
            match case.amounts.get(t.of) {
                None => waits = Some(format!("{} {side} {}", t.of, millionths(sum))),
                Some(a) => {
                    let sum = millionths(sum);
                    let holds = match side {
                        "at_least" => *a >= sum,
                        "above" => *a > sum,
                        "below" => *a < sum,
                        _ => *a <= sum,
                    };
                    if !holds {
                        continue;
                    }
                }
            }
        }
        if b.formula.as_ref().is_some_and(|f| case.amounts.get(f.of) == Some(&0)) {
            // a multiple of nothing: zero is no fine
            continue;
        }
        out.push(match &b.formula {
            None => Bounds { min: b.min.map(millionths), max: b.max.map(millionths), waits, resolved: true },
            Some(f) => {
                // a sum to two decimals times a factor to four: exact in millionths
                let times = |factor: Option<&str>| Some(case.amounts.get(f.of)? * millionths(factor?) / 1_000_000);
                Bounds { min: times(f.min), max: times(f.max), waits, resolved: case.amounts.contains_key(f.of) }
            }
        });
    }
    out
}

/// How high a fine reaches: whether it is without upper bound, else the upper bound, then the lower.
pub type Height = (bool, Option<i128>, i128);

/// Whether a band's bounds are known, and that it is the one that counts.
pub fn known(b: &Bounds) -> bool {
    b.waits.is_none() && b.resolved
}

/// The height a fine reaches at least: of the alternatives that are known the largest.
pub fn height(bands: &[Bounds]) -> Option<Height> {
    bands.iter().filter(|b| known(b)).map(|b| (b.max.is_none(), b.max, b.min.unwrap_or(0))).max()
}

/// A fine against a target under a provision.
pub struct Fine<'a> {
    pub provision: usize,
    pub target: &'a str,
    pub height: Option<Height>,
    /// All of its alternatives are known: only then is it certain that another is higher.
    pub whole: bool,
    /// It is permitted and must be imposed: only such a fine takes the place of another.
    pub certain: bool,
    /// Of two texts between which a person must choose, neither displaces the other's.
    pub text: Text,
}

/// For each fine those highest above it: in the order given, so that of equals the first counts.
pub fn displacing(fines: &[Fine<'_>]) -> Vec<Vec<usize>> {
    let mut out = Vec::new();
    for lower in fines {
        let above = |f: &Fine<'_>| {
            f.certain
                && f.provision != lower.provision
                && f.target == lower.target
                && lower.whole
                && lower.height.is_some()
                && f.height > lower.height
                && (f.text == Text::Settled || f.text == lower.text)
        };
        let top = fines.iter().filter(|f| above(f)).map(|f| f.height).max();
        out.push((0..fines.len()).filter(|i| above(&fines[*i]) && Some(fines[*i].height) == top).collect());
    }
    out
}
