//! The days on which the law changes, as far as that can matter to a case: between two of them one day is as good as another.
//! A case of certain violations that cites no duty looks at the statutes that bind them, at the general rules, and at the powers
//! that can come up; of other statutes it never asks what day it is.

use crate::case::Facts;
use crate::date::Date;
use crate::rulebook::Rulebook;
use crate::vocabulary::{FactId, ViolationId};
use alloc::collections::BTreeSet;
use alloc::vec;
use alloc::vec::Vec;

/// What there is to know of days.
#[derive(PartialEq, Eq)]
pub(super) struct Calendar {
    /// First days of the parts of time, in order.
    pub(super) changes: Vec<i32>,
    /// Lengths of terms of limitation, in order.
    pub(super) months: Vec<u16>,
}

impl Calendar {
    /// The part of time in which a day lies.
    pub(super) fn part(&self, day: i32) -> u16 {
        u16::try_from(self.changes.partition_point(|c| *c <= day)).unwrap_or(u16::MAX)
    }
}

/// Which days matter to which violations.
pub(super) struct Almanac<'b> {
    book: &'b Rulebook,
    /// The powers that can come up.
    powers: Vec<u16>,
    /// Versions whose statute speaks to every case.
    general: Vec<u16>,
}

impl<'b> Almanac<'b> {
    /// For cases of which no more is told than these facts; none: whatever is told.
    pub(super) fn new(book: &'b Rulebook, facts: Option<&[FactId]>) -> Self {
        let mut powers = facts.map_or(&book.powers, |_| &book.at_once).to_vec();
        let mut told = Facts::default();
        for f in facts.unwrap_or_default() {
            [true, false].into_iter().for_each(|value| told.learn(book, *f, value));
        }
        told.known(|f| powers.extend(book.brings_up.get(f).into_iter().flat_map(|list| list.iter())));
        let effects = book.effects.iter().filter(|e| e.general).map(|e| e.version);
        let places = book.limitations.iter().filter(|l| l.general).map(|l| l.at.version).chain(book.phases.iter().map(|p| p.at.version));
        let discretion = book.shares.iter().map(|s| s.at.version).chain(book.benchmarks.iter().map(|b| b.at.version));
        let beside = book.beside.iter().filter_map(|b| book.provisions.get(usize::from(b.provision))).map(|p| p.version);
        let general = effects.chain(places).chain(discretion).chain(beside).collect();
        Self { book, powers, general }
    }

    /// The days that matter to a case of these violations and no citation; none: whatever it is about.
    pub(super) fn of(&self, violations: Option<&[ViolationId]>) -> Calendar {
        let book = self.book;
        let mut statutes = vec![violations.is_none(); book.versions.len()];
        let mut reach = |version: u16| {
            let statute = book.versions.get(usize::from(version)).map(|v| &v.statute);
            book.versions.iter().zip(&mut statutes).filter(|(v, _)| Some(&v.statute) == statute).for_each(|(_, reached)| *reached = true);
        };
        self.general.iter().for_each(|v| reach(*v));
        for v in violations.unwrap_or_default() {
            book.duties.iter().filter(|d| d.violations.contains(v)).for_each(|d| reach(d.version));
            book.effects.iter().filter(|e| e.violations.contains(v)).for_each(|e| reach(e.version));
            for p in book.answers.get(v.index()).into_iter().flat_map(|a| a.iter()).filter_map(|a| book.provisions.get(usize::from(a.provision))) {
                reach(p.version);
                p.details.iter().for_each(|d| reach(d.version));
            }
        }
        let reached = |version: u16| statutes.get(usize::from(version)) == Some(&true);
        let versions = (0u16..).zip(book.versions.iter()).filter(|(n, _)| reached(*n)).flat_map(|(_, v)| [Some(v.from), v.until, Some(v.vouched)]);
        let come_up = |n: &u16| self.powers.contains(n);
        let provisions = (0u16..).zip(book.provisions.iter()).filter(|(n, p)| reached(p.version) || come_up(n)).flat_map(|(_, p)| [Some(p.from), p.until, Some(p.vouched)]);
        let changes: BTreeSet<Date> = versions.chain(provisions).chain([Some(book.vouched)]).flatten().collect();
        let terms = book.limitations.iter().filter(|l| reached(l.at.version));
        let months: BTreeSet<u16> = terms.flat_map(|l| [Some(l.months), l.longer.map(|(m, _)| m)]).flatten().collect();
        Calendar { changes: changes.into_iter().filter_map(Date::days).collect(), months: months.into_iter().collect() }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use crate::assessment::Assessment;
    use crate::case::Case;

    /// What a table tells of a case on some day.
    fn told(book: &Rulebook, case: &Case, a: &mut Assessment) -> alloc::string::String {
        book.decide_into(case, a);
        let options: Vec<_> = a.options.iter().map(|o| (o, a.bands_of(o), a.needs_of(o), o.details(book, case.act_to))).collect();
        let questions: Vec<_> = a.questions.iter().map(|q| q.ask).collect();
        alloc::format!("{:?}", (a.worst, &a.coverage, options, questions, &a.weighed, &a.ranges))
    }

    /// Each violation is tried with some of the days, facts and roles; all of them together are tried with all.
    #[test]
    fn a_day_on_which_nothing_changes_for_a_case_changes_no_answer() {
        let book = Rulebook::embedded();
        let all = Almanac::new(book, None).of(None).changes;
        let bringers: Vec<usize> = (0..book.facts.len()).filter(|f| !book.brings_up[*f].is_empty()).collect();
        let (mut a, mut silent, mut told_apart) = (Assessment::default(), 0usize, 0usize);
        for n in 0..book.violations.len() {
            let violation = ViolationId(u16::try_from(n).unwrap());
            let facts = [bringers[n % bringers.len()], n, n * 7 + 3].map(|f| FactId(u16::try_from(f % book.facts.len()).unwrap()));
            let calendar = Almanac::new(book, Some(&facts)).of(Some(&[violation]));
            for (i, day) in all.iter().enumerate().filter(|(i, _)| (i + n) % 4 == 0) {
                let on = |act: i32, decided: Option<i32>| {
                    let mut case = Case::new(Date::from_days(act).unwrap());
                    case.violations.push(violation);
                    case.roles = if i % 2 == 0 { u128::MAX } else { book.subjects[(n + i) % book.subjects.len()].is };
                    case.decided = decided.and_then(Date::from_days);
                    facts.iter().take(i % 4).for_each(|f| case.facts.learn(book, *f, i % 8 < 6));
                    case
                };
                // the day is that of the act, with a decision soon or long after it, or that of the decision
                let later = [None, Some(day + 30), Some(day + 900)][i % 3];
                let pairs = [(on(day - 1, later), on(*day, later)), (on(day - 200, Some(day - 1)), on(day - 200, Some(*day)))];
                for (before, after) in pairs {
                    let same = told(book, &before, &mut a) == told(book, &after, &mut a);
                    let apart = calendar.part(day - 1) != calendar.part(*day);
                    assert!(same || apart, "{} on {:?}, decided {:?}", book.violations[n].term.id, after.act_to, after.decided);
                    silent += usize::from(!apart);
                    told_apart += usize::from(!same);
                }
            }
        }
        assert!(silent > 5_000 && told_apart > 200, "both come up: {silent} {told_apart}");
    }
}
