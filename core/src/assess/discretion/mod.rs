//! Discretion within the bands (裁量权基准): which steps the stated facts leave for each fine of a body that follows a
//! benchmark, the range of each, and fines proposed outside of it. It follows the day of the decision.

mod asked;
mod grounds;
mod proposals;

use super::standing::Standing;
use crate::assessment::{Assessment, Choice, Weighed};
use crate::band::Bounds;
use crate::case::Case;
use crate::condition::Truth;
use crate::discretion::{Degree, Degrees, Range, Share, mitigated};
use crate::grant::Grant;
use crate::order::InOrder;
use crate::rulebook::Rulebook;
use alloc::vec::Vec;
pub(super) use asked::stakes;
use grounds::Grounds;
pub(super) use proposals::check;

/// Whether a version applies on the day of the decision; that day not known, a case of its time is decided under it.
fn applies(book: &Rulebook, case: &Case, version: u16) -> Truth {
    let Some(v) = book.versions.get(usize::from(version)) else { return Truth::False };
    match case.decided {
        Some(day) => Truth::from(v.in_force(day)),
        None if v.until.is_some_and(|u| u <= case.act_to) => Truth::False,
        None if v.from <= case.act_to => Truth::True,
        None => Truth::Unknown,
    }
}

/// The shares for a fine under a grant, with whether they apply in the case.
fn shares<'a>(book: &'a Rulebook, case: &'a Case, g: &'a Grant, truth: Truth) -> impl Iterator<Item = &'a Share> {
    book.shares.iter().filter(move |s| g.authorities.iter().any(|(b, _)| *b == s.body) && applies(book, case, s.at.version) == truth)
}

/// The steps and ranges of every fine of a body that follows a benchmark.
pub(super) fn weigh(book: &Rulebook, case: &Case, standing: &Standing<'_>, out: &mut Assessment) {
    let mut known: Vec<(u16, Grounds)> = Vec::new();
    let mut heavier: Vec<u16> = Vec::new();
    for n in 0..out.options.len() {
        let Some((o, p, g)) = out.options.get(n).and_then(|o| o.source(book).map(|(p, g)| (o.clone(), p, g))) else { continue };
        if g.bands.is_empty() || !super::is_penalty(p, g) {
            continue;
        }
        let Some(body) = shares(book, case, g, Truth::True).next().map(|s| s.body) else { continue };
        // what is stated of one provision alone bears on its own fines
        let grounds = match known.iter().find(|(n, _)| *n == o.provision) {
            Some((_, g)) => g.clone(),
            None => {
                let found = grounds::of(book, case, &standing.within(p), p.version);
                known.push((o.provision, found.clone()));
                found
            }
        };
        let start = out.ranges.len();
        ranges(book, case, &o, g, &grounds, &mut out.ranges);
        if out.ranges.len() == start {
            continue;
        }
        heavier.extend(&grounds.known_heavier);
        let mark = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let (possible, stated) = (grounds.possible(), grounds.stated());
        let option = u16::try_from(n).unwrap_or(u16::MAX);
        out.weighed.push(Weighed { option, body, possible, stated, known: grounds.known(), ranges: mark(start)..mark(out.ranges.len()) });
    }
    // what weighs heavier is told like what weighs lighter
    out.grounds.extend(heavier);
    out.grounds.order();
    out.grounds.dedup();
}

/// The ranges of a fine at each step, band by band: the benchmark's where there is one, else the share of the span.
fn ranges(book: &Rulebook, case: &Case, o: &Choice, g: &Grant, grounds: &Grounds, into: &mut Vec<Range>) {
    let amount = |of| case.amount_of(of);
    let bands: Vec<Bounds> = g.bounds(amount).collect();
    if bands.iter().any(|b| if b.resolved { b.max.is_none() } else { g.band(b).is_none_or(|b| b.max.is_none()) }) {
        return;
    }
    let listed = |r: Range, i: usize| Range { band: u8::try_from(i).unwrap_or(u8::MAX), ..r };
    for degree in Degree::ALL {
        let narrowed = |b: &Bounds| {
            let of =
                |m: &&crate::discretion::Benchmark| m.provision == o.provision && m.target == o.target && m.degree == degree && applies(book, case, m.at.version) == Truth::True;
            let base = g.band(b).and_then(|b| b.of).and_then(amount);
            book.benchmarks.iter().filter(of).filter_map(|m| m.within(g, b, base)).collect::<Vec<Range>>()
        };
        let narrow: Vec<Range> = bands.iter().enumerate().flat_map(|(i, b)| narrowed(b).into_iter().map(move |r| listed(r, i))).collect();
        if !narrow.is_empty() {
            into.extend(narrow);
            continue;
        }
        for (i, b) in bands.iter().enumerate() {
            if degree == Degree::Mitigated {
                into.extend(grounds.below.and_then(|at| mitigated(g, b, at)).map(|r| listed(r, i)));
            } else if let Some(s) = shares(book, case, g, Truth::True).find(|s| s.degree == degree) {
                into.extend(s.within(g, b).map(|r| listed(r, i)));
            }
        }
    }
}

/// All steps: where grounds both ways are known, a person weighs them.
fn all(below: bool) -> Degrees {
    let within = Degrees::of(&[Degree::Lighter, Degree::Ordinary, Degree::Heavier]);
    if below { within.or(Degrees::of(&[Degree::Mitigated])) } else { within }
}

/// The fines proposed to which steps are told: option weighed and proposal.
pub(super) fn told<'a>(case: &'a Case, out: &'a Assessment) -> impl Iterator<Item = (u16, u16)> + 'a {
    let on = |w: &Weighed, p: &crate::case::Proposal, basis: &[u16]| {
        let option = out.options.get(usize::from(w.option));
        option.is_some_and(|o| basis.contains(&o.provision) && o.target == p.target && o.measure == p.measure) && p.authority.is_none_or(|(b, _)| b == w.body)
    };
    let found = move |(n, p, basis): (u16, &'a crate::case::Proposal, &'a [u16])| (0u16..).zip(&out.weighed).filter(move |(_, w)| on(w, p, basis)).map(move |(i, _)| (i, n));
    out.findings.iter().filter_map(|f| f.proposal.and_then(|n| Some((n, case.proposals.get(usize::from(n))?, &*f.basis)))).flat_map(found)
}
