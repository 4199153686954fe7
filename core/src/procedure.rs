//! Rules of procedure as compiled from the rule files: what a decision requires, and within which time.

use crate::condition::Condition;
use crate::date::Date;
use crate::duty::Place;
use crate::money::Money;
use crate::rulebook::{List, Str};
use crate::vocabulary::{AuthorityId, FactId, MeasureId};
use serde::Serialize;

/// A rule of procedure on measures someone intends to take.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Formality {
    /// Where it stands.
    pub at: Place,
    /// Its name, and the code of its note.
    pub code: Str,
    /// What it says, in our own words, Chinese; empty: nothing to tell.
    pub zh: Str,
    /// The same in English.
    pub en: Str,
    /// Bodies that follow it; empty: any without a rule of their own.
    pub bodies: List<AuthorityId>,
    /// Only for penalties resting on the statute it stands in, and then in place of the same rule elsewhere.
    pub own: bool,
    /// On orders and supervision, too.
    pub every: bool,
    /// The measures it certainly concerns; with `perhaps` empty, too: any.
    pub measures: List<MeasureId>,
    /// Measures it may concern: told, never a defect.
    pub perhaps: List<MeasureId>,
    /// A fine of this sum or more it certainly concerns, a lower one not.
    pub from_sum: Option<Money>,
    /// Only a fine up to these sums: on a person, on an organization.
    pub up_to: Option<(Money, Money)>,
    /// What must have been done.
    pub must: Option<Must>,
    /// Within which time.
    pub limit: Option<Limit>,
}

/// What must have been done before a decision.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Must {
    /// It was done.
    pub fact: FactId,
    /// Only then is it required.
    pub when: Condition,
    /// Not where this holds.
    pub unless: Option<FactId>,
}

/// A term.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Limit {
    /// Days.
    pub days: u16,
    /// Working days.
    pub working: bool,
    /// From which day on.
    pub from: Step,
    /// What must have been done by then; none: it runs for the violator.
    pub by: Option<Step>,
    /// Further days, where a fact holds.
    pub extension: Option<(u16, FactId)>,
    /// Time that is not counted, where a fact says that this leaves the term kept.
    pub excluding: Option<FactId>,
}

/// Days of a case that procedure counts from or to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash, Serialize)]
pub enum Step {
    /// The case was filed.
    Filed,
    /// Content, facts, reasons, basis and rights were notified.
    Notified,
    /// The right to a hearing was notified.
    HearingNotified,
    /// A hearing was requested.
    HearingRequested,
    /// The hearing was held.
    Hearing,
    /// The decision was made.
    Decided,
    /// The decision was served.
    Served,
}

impl Step {
    /// All of them, in the order they come.
    pub const ALL: [Self; 7] = [Self::Filed, Self::Notified, Self::HearingNotified, Self::HearingRequested, Self::Hearing, Self::Decided, Self::Served];
    /// Those a case states under `steps`.
    pub const STATED: [Self; 5] = [Self::Notified, Self::HearingNotified, Self::HearingRequested, Self::Hearing, Self::Served];

    /// The name in rule files and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Filed => "filed",
            Self::Notified => "notified",
            Self::HearingNotified => "hearing_notified",
            Self::HearingRequested => "hearing_requested",
            Self::Hearing => "hearing",
            Self::Decided => "decided",
            Self::Served => "served",
        }
    }
}

/// Days off and days worked beyond the weekend, as announced for some years.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Calendar {
    /// Days off that are no weekend.
    pub off: List<Date>,
    /// Weekend days that are worked.
    pub on: List<Date>,
    /// Last day the calendar knows of; none: no calendar, weekends alone are counted.
    pub through: Option<Date>,
}

impl Calendar {
    /// Whether a day is certainly worked: no weekend, and no day off that is known.
    pub fn works(&self, day: Date) -> bool {
        self.on.contains(&day) || (!day.weekend() && !self.off.contains(&day))
    }

    /// The day so many working days after another, and whether it is certain: without a calendar it may be later.
    pub fn working_days(&self, from: Date, days: u16) -> (Date, bool) {
        let (mut day, mut left) = (from, days);
        while left > 0 && day < Date::LAST {
            day = day.plus(1);
            if self.works(day) {
                left = left.saturating_sub(1);
            }
        }
        (day, self.through.is_some_and(|t| day <= t))
    }
}
