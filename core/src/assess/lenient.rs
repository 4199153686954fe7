//! The more lenient law (apl/37): where the law changed between act and decision and the later text is lighter in something
//! and heavier in nothing, it applies; where that depends on what is unknown, or each is lighter in some respect, both stand
//! and a person must choose. The build has proved for most texts that they are lighter in nothing: those are passed over.

use super::grants::{Field, Rule, mark, truth, unknown};
use super::in_force;
use super::standing::{Atoms, Standing};
use crate::assessment::{Applied, Assessment, Succession, Text, Verdict};
use crate::case::Case;
use crate::citation::Citation;
use crate::condition::{Atom, Truth};
use crate::date::Date;
use crate::duty::Place;
use crate::grant::Grant;
use crate::order::InOrder;
use crate::provision::{Kind, Later, Provision};
use crate::rulebook::Rulebook;
use crate::succession::{Difference, compare};
use crate::vocabulary::Class;
use alloc::vec::Vec;
use core::iter::Zip;
use core::ops::RangeFrom;

pub(super) fn compare_texts(book: &Rulebook, case: &Case, standing: &Standing<'_>, out: &mut Assessment) {
    let decided = case.decided.unwrap_or(Date::LAST);
    let changed = |p: &Provision| p.later == Later::Compare && p.until.is_some_and(|u| u <= decided);
    if !out.applies.iter().any(|a| book.provisions.get(usize::from(a.provision)).is_some_and(changed)) {
        return;
    }
    let (mut old_law, mut later) = core::mem::take(&mut out.texts);
    old_law.clone_from(&out.applies);
    in_force::later(book, case, standing, decided, &mut later);
    for a in old_law.iter().filter(|a| a.breach != Truth::False) {
        let Some(p) = book.provisions.get(usize::from(a.provision)).filter(|p| changed(p)) else { continue };
        let Some(since) = p.until else { continue };
        let start = mark(out.later_texts.len());
        out.later_texts.extend(later.iter().map(|l| l.provision).filter(|n| succeeds(book, *n, p, &later)));
        let new = start..mark(out.later_texts.len());
        let verdict = verdict(book, case, standing, (a, &old_law), (out.later_texts.get(usize::try_from(start).unwrap_or(0)..).unwrap_or(&[]), &later));
        let both = matches!(verdict, Verdict::Undecided | Verdict::IfDecidedLater);
        if verdict == Verdict::New {
            out.applies.retain(|x| x.provision != a.provision);
        }
        if both {
            out.applies.iter_mut().filter(|x| x.provision == a.provision).for_each(|x| x.text = Text::Old);
        }
        if both || verdict == Verdict::New {
            let text = if both { Text::New } else { Text::Settled };
            for l in later.iter().filter(|l| succeeds(book, l.provision, p, &later)) {
                if !out.applies.iter().any(|x| x.provision == l.provision) {
                    out.applies.push(Applied { text, ..*l });
                }
            }
        }
        out.successions.push(Succession { old: a.provision, new, since, verdict });
    }
    out.applies.order_by_key(|a| a.provision);
    out.texts = (old_law, later);
}

/// The changes passed over because the build proved the later text lighter in nothing: they are told all the same.
pub(super) fn never_lighter(book: &Rulebook, case: &Case, standing: &Standing<'_>, out: &mut Assessment) {
    let Some(decided) = case.decided else { return };
    let mut old: Vec<u16> = out.options.iter().map(|o| o.provision).collect();
    old.dedup();
    let changed = |n: &u16| book.provisions.get(usize::from(*n)).is_some_and(|p| p.later == Later::NeverLighter && p.until.is_some_and(|u| u <= decided));
    old.retain(|n| changed(n) && !out.successions.iter().any(|s| s.old == *n));
    if old.is_empty() {
        return;
    }
    let mut later = Vec::new();
    in_force::later(book, case, standing, decided, &mut later);
    for n in old {
        let Some(p) = book.provisions.get(usize::from(n)) else { continue };
        let Some(since) = p.until else { continue };
        let start = mark(out.later_texts.len());
        out.later_texts.extend(later.iter().map(|l| l.provision).filter(|n| succeeds(book, *n, p, &later)));
        let new = start..mark(out.later_texts.len());
        // what continues word for word under another rulebook version of the statute referred to is no change to tell
        if !new.is_empty() {
            out.successions.push(Succession { old: n, new, since, verdict: Verdict::Old });
        }
    }
}

/// Which text applies.
fn verdict(book: &Rulebook, case: &Case, standing: &Standing<'_>, old: (&Applied, &[Applied]), new: (&[u16], &[Applied])) -> Verdict {
    let Some(p) = book.provisions.get(usize::from(old.0.provision)) else { return Verdict::Old };
    let referred = new.0.is_empty() && book.referrals.iter().any(|r| r.was.iter().any(|w| w.version == p.version && w.at.covers(p.at)));
    let elsewhere = old.1.iter().any(|o| {
        let other = book.provisions.get(usize::from(o.provision));
        other.is_some_and(|q| q.version != p.version && q.kind == Kind::Penalty && standing.any_role(q.subjects) != Truth::False)
    });
    if referred && !elsewhere {
        // repealed into a referral: what it refers to must be found by a person where nothing here answers
        return Verdict::Undecided;
    }
    let penalties = || p.tiers.iter().flat_map(|t| t.grants.iter()).any(|g| g.class == Class::Penalty && g.measure != book.confiscate_gains);
    let d = if new.0.is_empty() { Difference { lighter: penalties(), ..Difference::default() } } else { difference(book, case, standing, old, new) };
    match d {
        d if d.undecided() => Verdict::Undecided,
        Difference { lighter: true, .. } if case.decided.is_none() => Verdict::IfDecidedLater,
        Difference { lighter: true, .. } => Verdict::New,
        _ => Verdict::Old,
    }
}

/// Whether a provision of the later law follows one of the old, or continues the ladder of one that does. Of several that follow
/// one paragraph, each about acts of its own, only those about the acts of the old one do.
fn succeeds(book: &Rulebook, n: u16, old: &Provision, later: &[Applied]) -> bool {
    let place = Place { version: old.version, at: old.at };
    let follower = |n: u16| book.provisions.get(usize::from(n)).filter(|q| follows(book, q, place));
    // whether or not it applies: that another paragraph is about the same acts tells that this one is not
    let narrowed = |version: u16| book.provisions_of(version).any(|(_, q)| follows(book, q, place) && same_acts(book, q, old));
    let direct = |n: u16| follower(n).is_some_and(|q| same_acts(book, q, old) || !narrowed(q.version));
    let graver_than = |m: u16| {
        let grants = book.provisions.get(usize::from(m)).into_iter().flat_map(|q| q.tiers.iter()).flat_map(|t| t.grants.iter());
        grants.flat_map(|g| g.replaced_by.iter()).any(|(by, _)| *by == n)
    };
    direct(n) || later.iter().any(|l| direct(l.provision) && graver_than(l.provision))
}

/// Whether a later provision answers a duty that stood, under its old number, among those the old one answers.
fn same_acts(book: &Rulebook, new: &Provision, old: &Provision) -> bool {
    let answers = |p: &Provision, at: Citation| p.breach_of.iter().any(|b| b.article == 0 || b.covers(at));
    book.duties_of(new.version).any(|d| answers(new, d.at) && d.was.is_some_and(|w| w.version == old.version && answers(old, w.at)))
}

/// Whether a provision follows a place along the `was` links.
fn follows(book: &Rulebook, q: &Provision, place: Place) -> bool {
    q.was.iter().any(|w| {
        (w.version == place.version && w.at.covers(place.at))
            || (w.version > place.version && book.provisions_of(w.version).any(|(_, r)| w.at.covers(r.at) && follows(book, r, place)))
    })
}

/// In what the later text differs, over all completions of what is unknown.
fn difference(book: &Rulebook, case: &Case, standing: &Standing<'_>, old: (&Applied, &[Applied]), new: (&[u16], &[Applied])) -> Difference {
    let (before, after) = (Field { book, applies: old.1, unless: &[] }, Field { book, applies: new.1, unless: &[] });
    let old_list = [old.0.provision];
    let rules = old_list.iter().flat_map(|n| Rule::of(book, *n)).map(|r| (r, &before)).chain(new.0.iter().flat_map(|n| Rule::of(book, *n)).map(|r| (r, &after)));
    let mut atoms = Atoms::new();
    // violations tell of both breaches in the same words; what a citation tells of the later text is open by itself
    let told = case.breaches.is_empty();
    for (rule, field) in rules {
        for a in unknown(rule, field, &standing.within(rule.provision)).as_slice() {
            match a {
                // the same facts may make out the breach of both texts
                Atom::Breach(n) if told => in_force::rests_on(book, case, standing, *n, &mut |a| atoms.add(a)),
                a => atoms.add(*a),
            }
        }
    }
    if atoms.over {
        return Difference { unclear: true, ..Difference::default() };
    }
    let amount = |of| case.amount_of(of);
    let mut all = Difference::default();
    let consistency = atoms.consistency(standing);
    for bits in (0..atoms.assignments()).filter(|b| consistency.admits(*b)) {
        let holds = |rule: Rule<'_>, field: &Field<'_>| {
            let own = standing.within(rule.provision);
            let assigned = |a: Atom| atoms.assigned(a, bits);
            let value = |a: Atom| match a {
                Atom::Breach(n) if told => in_force::made_out(book, case, standing, n, &|a| assigned(a).map_or_else(|| standing.value(a), Truth::from)),
                a => assigned(a).map_or_else(|| own.value(a), Truth::from),
            };
            truth(rule, field, &value) == Truth::True
        };
        let old = Held::of(old_list.iter().flat_map(|n| Rule::of(book, *n)), |r| holds(r, &before));
        let new = Held::of(new.0.iter().flat_map(|n| Rule::of(book, *n)), |r| holds(r, &after));
        all = all.and(compare(&old.grants(), &new.grants(), book.confiscate_gains, &amount));
        if all.undecided() {
            break;
        }
    }
    all
}

/// The rules of a text, and which of them hold: asked once, for the comparison goes over them many times.
struct Held<R, H> {
    rules: R,
    holds: H,
    first: u128,
}

impl<'a, R: Iterator<Item = Rule<'a>> + Clone, H: Fn(Rule<'a>) -> bool> Held<R, H> {
    fn of(rules: R, holds: H) -> Self {
        let first = rules.clone().zip(0u32..u128::BITS).filter(|(r, _)| holds(*r)).fold(0, |set, (_, n)| set | 1u128.wrapping_shl(n));
        Self { rules, holds, first }
    }

    fn grants(&self) -> Grants<'_, R, H> {
        Grants { of: self, rules: self.rules.clone().zip(0..) }
    }
}

/// The grants that hold, gone over many times: one copy of how the next is found.
struct Grants<'h, R, H> {
    of: &'h Held<R, H>,
    rules: Zip<R, RangeFrom<u32>>,
}

impl<R: Clone, H> Clone for Grants<'_, R, H> {
    fn clone(&self) -> Self {
        Self { of: self.of, rules: self.rules.clone() }
    }
}

impl<'a, R: Iterator<Item = Rule<'a>>, H: Fn(Rule<'a>) -> bool> Iterator for Grants<'_, R, H> {
    type Item = &'a Grant;

    fn next(&mut self) -> Option<&'a Grant> {
        let held = |n: u32, r: Rule<'a>| if n < u128::BITS { self.of.first.wrapping_shr(n) & 1 != 0 } else { (self.of.holds)(r) };
        self.rules.find(|(r, n)| held(*n, *r)).map(|(r, _)| r.grant)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_that_hold_are_found_however_many_there_are() {
        let book = Rulebook::embedded();
        let rules = || (0u16..).take(book.provisions.len()).flat_map(|n| Rule::of(book, n)).take(400);
        let holds = |r: Rule<'_>| r.grant.must && r.index % 3 != 0;
        let place = |g: &Grant| core::ptr::from_ref(g);
        let expected: Vec<_> = rules().filter(|r| holds(*r)).map(|r| place(r.grant)).collect();
        assert!(expected.len() > 100);
        assert_eq!(Held::of(rules(), holds).grants().map(place).collect::<Vec<_>>(), expected);
    }
}
