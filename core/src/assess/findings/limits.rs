//! Sum, duration, authority and company of a proposal against what a grant allows.

use super::Candidate;
use crate::assessment::ReasonCode;
use crate::band::{Bounds, Side};
use crate::case::{Case, Proposal};
use crate::condition::Truth;
use crate::grant::Grant;
use crate::money::Money;
use crate::rulebook::Rulebook;
use crate::vocabulary::AuthorityId;
use alloc::vec::Vec;
use core::cmp::Ordering;

/// Whether sum, duration, authority and company fit the grant; unknown where the sum is wanting, or the list of bodies open.
pub(super) fn fits(book: &Rulebook, case: &Case, world: &Case, c: &Candidate<'_>, p: &Proposal) -> Truth {
    let g = c.rule.grant;
    let within = |sum: Money| {
        let mut bands = g.bounds(|of| world.amount_of(of));
        sum > Money::ZERO && bands.any(|b| b.resolved && b.min.is_none_or(|m| c.below || sum >= m) && b.max.is_none_or(|m| sum <= m))
    };
    let sum = match p.amount {
        _ if g.bands.is_empty() => Truth::True,
        Some(sum) => Truth::from(within(sum)),
        None => Truth::Unknown,
    };
    let length = match (p.duration, g.duration) {
        (Some(l), Some(d)) => (c.below || l.within(d) != Ordering::Less) && l.within(d) != Ordering::Greater,
        _ => true,
    };
    let body = match competent(book, c, p) {
        Competence::Yes => Truth::True,
        Competence::Open => Truth::Unknown,
        Competence::Level | Competence::Transfer | Competence::No => Truth::False,
    };
    sum.and(Truth::from(length && principal(case, g))).and(body)
}

fn principal(case: &Case, g: &Grant) -> bool {
    g.with.is_empty() || g.with.iter().any(|w| case.proposals.iter().any(|p| p.measure == *w && p.target == g.target) || case.prior.iter().flatten().any(|p| p.measure == *w))
}

#[derive(PartialEq, Eq)]
enum Competence {
    Yes,
    Level,
    Transfer,
    /// Not named, and the text's list of bodies ends in 等.
    Open,
    No,
}

fn competent(book: &Rulebook, c: &Candidate<'_>, p: &Proposal) -> Competence {
    let g = c.rule.grant;
    let Some((body, level)) = p.authority else { return Competence::Yes };
    if let Some(m) = book.measures.get(g.measure.index()).filter(|m| !m.only_by.is_empty() && !m.only_by.contains(&body)) {
        return if p.transfer_to.iter().any(|t| m.only_by.contains(t)) { Competence::Yes } else { Competence::Transfer };
    }
    let lowest = |a: AuthorityId| g.authorities.iter().filter(|(b, _)| *b == a).map(|(_, l)| *l).min();
    match lowest(body) {
        Some(l) if level >= l => Competence::Yes,
        Some(_) => Competence::Level,
        None if p.transfer_to.iter().any(|t| lowest(*t).is_some()) => Competence::Yes,
        None if c.rule.provision.authorities_open => Competence::Open,
        None => Competence::No,
    }
}

/// The least a band can come to, its amount not known: from its threshold up.
fn least(g: &Grant, b: &Bounds) -> Option<Money> {
    let band = g.band(b).filter(|_| !b.resolved);
    let Some(band) = band else { return b.min };
    let from = band.when.filter(|t| Some(t.of) == band.of && matches!(t.side, Side::AtLeast | Side::Above)).map(|t| t.sum);
    from.zip(band.min).map(|(from, factor)| from.times(factor))
}

/// The most a band can come to, its amount not known: up to its threshold.
fn most(g: &Grant, b: &Bounds) -> Option<Money> {
    let band = g.band(b).filter(|_| !b.resolved);
    let Some(band) = band else { return b.max };
    let to = band.when.filter(|t| Some(t.of) == band.of && matches!(t.side, Side::AtMost | Side::Below)).map(|t| t.sum);
    to.zip(band.max).map(|(to, factor)| to.times(factor))
}

/// Says what does not fit.
pub(super) fn limits(book: &Rulebook, case: &Case, c: &Candidate<'_>, p: &Proposal, say: &mut impl FnMut(ReasonCode, Truth, Option<u16>)) {
    let at = Some(c.rule.index);
    let g = c.rule.grant;
    if !g.bands.is_empty() {
        let known: Vec<_> = g.bounds(|of| case.amount_of(of)).collect();
        match p.amount {
            None => say(ReasonCode::AmountMissing, Truth::Unknown, at),
            Some(sum) if sum > Money::ZERO => {
                if known.iter().all(|b| most(g, b).is_some_and(|m| sum > m)) {
                    say(ReasonCode::AmountAboveMaximum, Truth::False, at);
                } else if !c.below && known.iter().all(|b| least(g, b).is_some_and(|m| sum < m)) {
                    say(ReasonCode::AmountBelowMinimum, Truth::False, at);
                }
            }
            Some(_) => say(ReasonCode::AmountBelowMinimum, Truth::False, at),
        }
    }
    match p.duration.zip(g.duration).map(|(l, d)| l.within(d)) {
        Some(Ordering::Less) if !c.below => say(ReasonCode::DurationBelowMinimum, Truth::False, at),
        Some(Ordering::Greater) => say(ReasonCode::DurationAboveMaximum, Truth::False, at),
        _ => {}
    }
    match competent(book, c, p) {
        Competence::Yes => {}
        Competence::Open => say(ReasonCode::OpenList, Truth::Unknown, at),
        Competence::Level => say(ReasonCode::AuthorityLevelTooLow, Truth::False, at),
        Competence::Transfer => say(ReasonCode::MustTransfer, Truth::False, at),
        Competence::No => say(ReasonCode::WrongAuthority, Truth::False, at),
    }
    if !principal(case, g) {
        say(ReasonCode::AccessoryWithoutPrincipal, Truth::False, at);
    }
}
