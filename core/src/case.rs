//! A case: what was done, by whom, when, and what is known about it. Ids are already resolved; JSON is `json::read`'s.

use crate::citation::Citation;
use crate::condition::Truth;
use crate::date::Date;
use crate::grant::{Duration, Unit};
use crate::money::Money;
use crate::procedure::Step;
use crate::rulebook::Rulebook;
use crate::vocabulary::{AmountId, AuthorityId, FactBits, FactId, Level, MeasureId, SubjectId, TargetId, ViolationId};
use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Ordering;
use core::num::NonZeroU16;

/// Most kinds of amounts a rulebook may have.
pub const AMOUNTS: usize = 8;

/// What is known of facts: a bit in `yes` for known true, in `no` for known false.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Facts {
    yes: FactBits,
    no: FactBits,
}

fn merge(into: &mut FactBits, from: &FactBits) {
    into.iter_mut().zip(from).for_each(|(a, b)| *a |= b);
}

/// Whether the bit of a fact is set.
#[inline]
pub(crate) fn has(bits: &FactBits, fact: FactId) -> bool {
    bits.get(fact.index() / 64).is_some_and(|w| w & 1u64.wrapping_shl(u32::from(fact.0)) != 0)
}

impl Facts {
    /// Adds a fact with all that follows from it.
    pub fn learn(&mut self, book: &Rulebook, fact: FactId, value: bool) {
        let Some(f) = book.facts.get(fact.index()) else { return };
        if value {
            merge(&mut self.yes, &f.true_makes_true);
            merge(&mut self.no, &f.true_makes_false);
        } else {
            merge(&mut self.no, &f.false_makes_false);
        }
    }

    /// Calls `found` for the facts of which something is known, by their indexes.
    #[inline]
    pub(crate) fn known(&self, mut found: impl FnMut(usize)) {
        let mut first = 0usize;
        for (yes, no) in self.yes.iter().zip(&self.no) {
            let mut rest = yes | no;
            while rest != 0 {
                found(first.wrapping_add(usize::try_from(rest.trailing_zeros()).unwrap_or(0)));
                rest &= rest.wrapping_sub(1);
            }
            first = first.wrapping_add(64);
        }
    }

    /// Whether one of these facts is known true.
    #[inline]
    pub(crate) fn any_true(&self, facts: &FactBits) -> bool {
        self.yes.iter().zip(facts).any(|(yes, b)| yes & b != 0)
    }

    /// What is known of a fact.
    #[inline]
    pub fn get(&self, fact: FactId) -> Truth {
        match (has(&self.yes, fact), has(&self.no, fact)) {
            (true, _) => Truth::True,
            (_, true) => Truth::False,
            _ => Truth::Unknown,
        }
    }

    /// Replaces what is known of a fact, with all that follows from the new value.
    pub(crate) fn override_with(&mut self, book: &Rulebook, fact: FactId, value: bool) {
        let mut stated = Self::default();
        stated.learn(book, fact, value);
        let clear = |bits: &mut FactBits, by: &FactBits| bits.iter_mut().zip(by).for_each(|(a, b)| *a &= !b);
        clear(&mut self.no, &stated.yes);
        clear(&mut self.yes, &stated.no);
        merge(&mut self.yes, &stated.yes);
        merge(&mut self.no, &stated.no);
    }

    /// Leaves a fact unknown again.
    pub(crate) fn forget(&mut self, fact: FactId) {
        let bit = !1u64.wrapping_shl(u32::from(fact.0));
        for bits in [&mut self.yes, &mut self.no] {
            bits.get_mut(fact.index() / 64).into_iter().for_each(|w| *w &= bit);
        }
    }

    /// Whether it is known false, whatever else says that it is true.
    pub(crate) fn denies(&self, fact: FactId) -> bool {
        has(&self.no, fact)
    }

    /// A fact that is known both true and false, if any.
    pub fn contradiction(&self, book: &Rulebook) -> Option<FactId> {
        if self.yes.iter().zip(&self.no).all(|(yes, no)| yes & no == 0) {
            return None;
        }
        (0u16..).take(book.facts.len()).map(FactId).find(|f| has(&self.yes, *f) && has(&self.no, *f))
    }
}

/// A fact stated of one provision only: `serious@pipl/66`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Scoped {
    /// The fact.
    pub fact: FactId,
    /// Index of the statute version.
    pub version: u16,
    /// Where; it holds for every provision at or below.
    pub at: Citation,
    /// Whether it is so; none: stated as unknown, so it is asked of this provision.
    pub value: Option<bool>,
}

/// A measure already taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Prior {
    /// The measure.
    pub measure: MeasureId,
    /// When.
    pub date: Option<Date>,
    /// On what basis.
    pub basis: Option<Basis>,
    /// By whom, and at what level.
    pub authority: Option<(AuthorityId, Level)>,
}

/// A provision someone names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Basis {
    /// Index of the statute version.
    pub version: u16,
    /// Where; may be coarser than the provision.
    pub at: Citation,
}

/// A length of time someone intends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Length {
    /// So many units.
    Of(Unit, NonZeroU16),
    /// For life.
    Life,
}

impl Length {
    /// Below, within or above a range, as far as the units tell: six months have 181 days or up to 184.
    pub fn within(self, range: Duration) -> Ordering {
        match (self, range) {
            (_, Duration::Unspecified) | (Self::Life, Duration::Life) => Ordering::Equal,
            (Self::Of(..), Duration::Life) => Ordering::Less,
            (Self::Life, Duration::Range { .. }) => Ordering::Greater,
            (Self::Of(unit, n), Duration::Range { unit: u, min, max }) => {
                let is = |side, bound: Option<u16>| bound.and_then(|b| compare((unit, n.get()), (u, b))) == Some(side);
                if is(Ordering::Less, min) {
                    Ordering::Less
                } else if is(Ordering::Greater, max) {
                    Ordering::Greater
                } else {
                    Ordering::Equal
                }
            }
        }
    }
}

/// Which of two is longer; `None` where that depends on the calendar.
fn compare(a: (Unit, u16), b: (Unit, u16)) -> Option<Ordering> {
    let months = |(unit, n): (Unit, u16)| match unit {
        Unit::Day => None,
        Unit::Month => Some(u32::from(n)),
        Unit::Year => Some(u32::from(n).saturating_mul(12)),
    };
    if let (Some(a), Some(b)) = (months(a), months(b)) {
        return Some(a.cmp(&b));
    }
    let days = |length: (Unit, u16)| months(length).map_or((length.1.into(), length.1.into()), days_of);
    let ((least, most), (least_of_b, most_of_b)) = (days(a), days(b));
    if most < least_of_b {
        Some(Ordering::Less)
    } else if least > most_of_b {
        Some(Ordering::Greater)
    } else {
        None
    }
}

/// The days that so many months have at least and at most, by the month they begin in.
fn days_of(months: u32) -> (u32, u32) {
    // four years, the second a leap year: all that follow one another are in it
    const MONTHS: [u32; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    const DAYS: u32 = 4 * 365 + 1;
    let lengths = || MONTHS.iter().cycle().zip(0u32..48).map(|(days, n)| days.saturating_add(u32::from(n == 13))).cycle();
    let (cycles, rest) = (months.checked_div(48).unwrap_or(0), usize::try_from(months % 48).unwrap_or(0));
    let from = |start: usize| lengths().skip(start).take(rest).fold(cycles.saturating_mul(DAYS), u32::saturating_add);
    (0..48).map(from).fold((u32::MAX, 0), |(least, most), days| (least.min(days), most.max(days)))
}

/// A measure someone intends to take.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Proposal {
    /// The measure.
    pub measure: MeasureId,
    /// Against whom.
    pub target: TargetId,
    /// Label of one of several people.
    pub person: Option<String>,
    /// Sum of a fine.
    pub amount: Option<Money>,
    /// How long.
    pub duration: Option<Length>,
    /// On what basis; none: any.
    pub basis: Option<Basis>,
    /// By whom, and at what level.
    pub authority: Option<(AuthorityId, Level)>,
    /// To whom it is transferred.
    pub transfer_to: Vec<AuthorityId>,
}

/// What was done, by whom, when, and what is known about it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Case {
    /// The caller's own id, repeated in the answer.
    pub id: Option<String>,
    /// Violation types.
    pub violations: Vec<ViolationId>,
    /// Duties cited as breached, resolved in the version in force on the act's last day.
    pub breaches: Vec<Basis>,
    /// Roles named, one bit each, closed under `is`.
    pub roles: u128,
    /// First day of the act, if known.
    pub act_from: Option<Date>,
    /// Last day of the act.
    pub act_to: Date,
    /// Day it was discovered.
    pub discovered: Option<Date>,
    /// Day the case was filed.
    pub filed: Option<Date>,
    /// Day of the decision.
    pub decided: Option<Date>,
    /// Days of the procedure.
    pub steps: [Option<Date>; Step::STATED.len()],
    /// What is known of facts, closed.
    pub facts: Facts,
    /// Facts stated of one provision only.
    pub scoped: Vec<Scoped>,
    /// Amounts by id.
    pub amounts: [Option<Money>; AMOUNTS],
    /// Earlier measures; absent is unknown, empty is none.
    pub prior: Option<Vec<Prior>>,
    /// Measures intended.
    pub proposals: Vec<Proposal>,
    /// List powers whose condition is unknown, too.
    pub powers: bool,
}

impl Case {
    /// A case of one violation on one day, nothing else known.
    ///
    /// ```
    /// use fadu::{date::Date, Case, Rulebook};
    /// let book = Rulebook::embedded();
    /// let logs = book.violation("security.logs-not-retained").unwrap();
    /// let case = Case::new(Date::parse("2024-03-01").unwrap())
    ///     .violation(logs)
    ///     .role(book, book.subject("organization").unwrap())
    ///     .fact(book, book.fact("refuses-to-correct").unwrap(), true);
    /// assert!(!book.assess(&case).options.is_empty());
    /// ```
    pub fn new(act: Date) -> Self {
        Self {
            id: None,
            violations: Vec::new(),
            breaches: Vec::new(),
            roles: 0,
            act_from: Some(act),
            act_to: act,
            discovered: None,
            filed: None,
            decided: None,
            steps: [None; Step::STATED.len()],
            facts: Facts::default(),
            scoped: Vec::new(),
            amounts: [None; AMOUNTS],
            prior: None,
            proposals: Vec::new(),
            powers: false,
        }
    }

    /// Becomes equal to another case and keeps its own buffers: what holds one case after another allocates nothing.
    pub fn copy_from(&mut self, other: &Self) {
        let Self { id, violations, breaches, roles, act_from, act_to, discovered, filed, decided, steps, facts, scoped, amounts, prior, proposals, powers } = other;
        self.id.clone_from(id);
        self.violations.clone_from(violations);
        self.breaches.clone_from(breaches);
        (self.roles, self.act_from, self.act_to) = (*roles, *act_from, *act_to);
        (self.discovered, self.filed, self.decided, self.steps) = (*discovered, *filed, *decided, *steps);
        (self.facts, self.amounts, self.powers) = (*facts, *amounts, *powers);
        self.scoped.clone_from(scoped);
        self.prior.clone_from(prior);
        self.proposals.clone_from(proposals);
    }

    /// Becomes a case of other days of which nothing else is known, and keeps its buffers.
    pub fn restart(&mut self, act_from: Option<Date>, act_to: Date) {
        let Self { id, violations, breaches, roles, act_from: from, act_to: to, discovered, filed, decided, steps, facts, scoped, amounts, prior, proposals, powers } = self;
        (*id, *prior) = (None, None);
        violations.clear();
        breaches.clear();
        scoped.clear();
        proposals.clear();
        (*roles, *from, *to, *powers) = (0, act_from, act_to, false);
        (*discovered, *filed, *decided, *steps) = (None, None, None, [None; Step::STATED.len()]);
        (*facts, *amounts) = (Facts::default(), [None; AMOUNTS]);
    }

    /// Adds a violation type.
    #[must_use]
    pub fn violation(mut self, v: ViolationId) -> Self {
        if !self.violations.contains(&v) {
            self.violations.push(v);
        }
        self
    }

    /// Adds a role, with those it also counts as.
    #[must_use]
    pub fn role(mut self, book: &Rulebook, role: SubjectId) -> Self {
        self.roles |= book.subjects.get(role.index()).map_or(0, |s| s.is);
        self
    }

    /// States a fact, with all that follows from it.
    #[must_use]
    pub fn fact(mut self, book: &Rulebook, fact: FactId, value: bool) -> Self {
        self.facts.learn(book, fact, value);
        self
    }

    /// States an amount.
    #[must_use]
    pub fn amount(mut self, of: AmountId, sum: Money) -> Self {
        if let Some(slot) = self.amounts.get_mut(of.index()) {
            *slot = Some(sum);
        }
        self
    }

    /// Adds a proposal.
    #[must_use]
    pub fn proposal(mut self, p: Proposal) -> Self {
        self.proposals.push(p);
        self
    }

    /// The day of a step, if known.
    pub fn step(&self, s: Step) -> Option<Date> {
        match s {
            Step::Filed => self.filed,
            Step::Decided => self.decided,
            stated => Step::STATED.iter().position(|x| *x == stated).and_then(|i| self.steps.get(i)).copied().flatten(),
        }
    }

    /// The amount, if known.
    pub fn amount_of(&self, of: AmountId) -> Option<Money> {
        self.amounts.get(of.index()).copied().flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_in_unlike_units_are_compared_as_far_as_the_calendar_allows() {
        let six_months = Duration::Range { unit: Unit::Month, min: None, max: Some(6) };
        let told = [(Unit::Day, 184, Ordering::Equal), (Unit::Day, 185, Ordering::Greater), (Unit::Month, 7, Ordering::Greater), (Unit::Year, 1, Ordering::Greater)];
        let told_of = |unit, n, range| NonZeroU16::new(n).map(|n| Length::Of(unit, n).within(range));
        told.into_iter().for_each(|(unit, n, side)| assert_eq!(told_of(unit, n, six_months), Some(side), "{unit:?} {n}"));
        let one_year = Duration::Range { unit: Unit::Year, min: Some(1), max: Some(1) };
        let told = [
            (Unit::Month, 11, Ordering::Less),
            (Unit::Month, 12, Ordering::Equal),
            (Unit::Month, 13, Ordering::Greater),
            (Unit::Day, 364, Ordering::Less),
            (Unit::Day, 366, Ordering::Equal),
            (Unit::Day, 367, Ordering::Greater),
        ];
        told.into_iter().for_each(|(unit, n, side)| assert_eq!(told_of(unit, n, one_year), Some(side), "{unit:?} {n}"));
    }
}
