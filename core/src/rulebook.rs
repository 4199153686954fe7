//! All of the law, compiled: one type for the embedded static tables and for what is loaded at run time.

use crate::citation::Citation;
use crate::date::Date;
use crate::discretion::{Benchmark, Share};
use crate::duty::{Beside, Duty, Effect, Limitation, OpenReferral, Phase};
use crate::guard::{Guard, Outcome};
use crate::money::Money;
use crate::procedure::{Calendar, Formality};
use crate::provision::{Provision, Rank};
use crate::vocabulary::{Amount, AmountId, Authority, Fact, FactBits, Measure, MeasureId, Subject, SubjectId, TargetId, Term, ViolationId};
use alloc::borrow::Cow;
use serde::Serialize;

/// Text that is either baked or loaded.
pub type Str = Cow<'static, str>;
/// A slice that is either baked or loaded.
pub type List<T> = Cow<'static, [T]>;

/// One dated version of a statute.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Version {
    /// Id of the statute.
    pub statute: Str,
    /// Chinese title.
    pub title: Str,
    /// English title.
    pub title_en: Str,
    /// Rank of the instrument.
    pub rank: Rank,
    /// The overlay it comes from; none: law.
    pub overlay: Option<Str>,
    /// First day in force.
    pub from: Date,
    /// First day no longer in force.
    pub until: Option<Date>,
    /// Acts whose last day is earlier are out of the window.
    pub vouched: Date,
    /// Last day the file was held against the official text.
    pub checked: Date,
}

/// A provision that answers a violation through a duty bound to it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
pub struct Answer {
    /// Index of the provision.
    pub provision: u16,
    /// Index of the duty.
    pub duty: u16,
    /// The duty is coarser than what the provision speaks of.
    pub coarse: bool,
    /// First day the provision is in force.
    pub from: Date,
    /// First day it no longer is.
    pub until: Option<Date>,
}

/// A place left out, and why, as far as it bears on a violation.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Unencoded {
    /// Index of the statute version; none: an instrument that is not in the rulebook.
    pub version: Option<u16>,
    /// The place, as the rule file gives it.
    pub at: Str,
    /// The violation types it bears on.
    pub violations: List<ViolationId>,
    /// The reason, Chinese.
    pub zh: Str,
    /// The reason, English.
    pub en: Str,
}

/// A row of an enforcement report: what was reported for which violations.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct PracticeRow {
    /// The report.
    pub report: Str,
    /// The row.
    pub row: Str,
    /// Violation types it names.
    pub violations: List<ViolationId>,
    /// Roles it names.
    pub subjects: List<SubjectId>,
    /// Measures it names, in its own terms.
    pub measures: List<(MeasureId, Option<u32>)>,
}

/// Statutes, vocabulary and practice, compiled.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Rulebook {
    /// Id of the rulebook.
    pub id: Str,
    /// Last day any of its files was held against the official text.
    pub version: Str,
    /// SHA-256 of the canonical export, lower-case hexadecimal with `sha256:` before it.
    pub digest: Str,
    /// Measures, sorted by id, like every vocabulary table.
    pub measures: List<Measure>,
    /// Targets.
    pub targets: List<Term>,
    /// Bodies.
    pub authorities: List<Authority>,
    /// Roles.
    pub subjects: List<Subject>,
    /// Facts.
    pub facts: List<Fact>,
    /// Amounts.
    pub amounts: List<Amount>,
    /// Violation types.
    pub violations: List<Violation>,
    /// Statute versions by statute and day.
    pub versions: List<Version>,
    /// Duties by version and place.
    pub duties: List<Duty>,
    /// Provisions by version and place.
    pub provisions: List<Provision>,
    /// Open referrals by version and place.
    pub referrals: List<OpenReferral>,
    /// What makes a penalty heavier or lighter within its band, by version and place.
    pub effects: List<Effect>,
    /// Terms after which no penalty is given, by version and place.
    pub limitations: List<Limitation>,
    /// What goes with every penalty.
    pub beside: List<Beside>,
    /// What phases of the engine carry out, by version and place.
    pub phases: List<Phase>,
    /// Rules of procedure, by version and place.
    pub formalities: List<Formality>,
    /// The share of a fine's span that each step of discretion takes, by version and place.
    pub shares: List<Share>,
    /// Narrower ranges, from overlays.
    pub benchmarks: List<Benchmark>,
    /// Days off and days worked, from an overlay.
    pub calendar: Calendar,
    /// The sum from which a fine is a large one, from an overlay: the law has no figure.
    pub large_fine: Option<Money>,
    /// Facts one of which, true, must be known for a general rule to take a penalty away or open its bounds.
    pub lenient_facts: FactBits,
    /// What answers each violation, by violation.
    pub answers: List<List<Answer>>,
    /// What grants wait on, each once.
    pub guards: List<Guard>,
    /// What the values of the atoms of a guard come to, each table once.
    pub outcomes: List<List<Outcome>>,
    /// What reports say was done.
    pub practice: List<PracticeRow>,
    /// Powers that need no breach: indexes of their provisions.
    pub powers: List<u16>,
    /// Those among them that can stand without any fact known.
    pub at_once: List<u16>,
    /// The powers each fact can bring up, by fact: where nothing of their facts is known, they are passed over.
    pub brings_up: List<List<u16>>,
    /// What is left out of the law and bears on a violation.
    pub unencoded: List<Unencoded>,
    /// Overlays loaded on top: id and digest.
    pub overlays: List<(Str, Str)>,
    /// The first day anything is vouched for.
    pub vouched: Date,
    /// The measure `fine`.
    pub fine: MeasureId,
    /// The amount `illegal-gains`.
    pub illegal_gains: AmountId,
    /// The measure `confiscate-gains`.
    pub confiscate_gains: MeasureId,
    /// The role `person`.
    pub person: SubjectId,
    /// The role `organization`.
    pub organization: SubjectId,
    /// The target `entity`.
    pub entity: TargetId,
}

pub use crate::vocabulary::Violation;

impl Version {
    /// Whether it is in force on that day.
    pub fn in_force(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|u| day < u)
    }
}

fn find<T>(table: &[T], id: &str, key: impl Fn(&T) -> &str) -> Option<u16> {
    table.binary_search_by(|t| key(t).cmp(id)).ok().and_then(|i| u16::try_from(i).ok())
}

impl Rulebook {
    /// The measure of that id.
    pub fn measure(&self, id: &str) -> Option<MeasureId> {
        find(&self.measures, id, |t| &t.term.id).map(MeasureId)
    }
    /// The target of that id.
    pub fn target(&self, id: &str) -> Option<TargetId> {
        find(&self.targets, id, |t| &t.id).map(TargetId)
    }
    /// The body of that id.
    pub fn authority(&self, id: &str) -> Option<crate::vocabulary::AuthorityId> {
        find(&self.authorities, id, |t| &t.term.id).map(crate::vocabulary::AuthorityId)
    }
    /// The role of that id.
    pub fn subject(&self, id: &str) -> Option<SubjectId> {
        find(&self.subjects, id, |t| &t.term.id).map(SubjectId)
    }
    /// The fact of that id.
    pub fn fact(&self, id: &str) -> Option<crate::vocabulary::FactId> {
        find(&self.facts, id, |t| &t.term.id).map(crate::vocabulary::FactId)
    }
    /// The amount of that id.
    pub fn amount(&self, id: &str) -> Option<crate::vocabulary::AmountId> {
        find(&self.amounts, id, |t| &t.term.id).map(crate::vocabulary::AmountId)
    }
    /// The violation type of that id.
    pub fn violation(&self, id: &str) -> Option<ViolationId> {
        find(&self.violations, id, |t| &t.term.id).map(ViolationId)
    }
    /// The provisions of a statute version, with their indexes.
    pub fn provisions_of(&self, version: u16) -> impl Iterator<Item = (u16, &Provision)> {
        let start = self.provisions.partition_point(|p| p.version < version);
        self.provisions.iter().enumerate().skip(start).take_while(move |(_, p)| p.version == version).filter_map(|(n, p)| Some((u16::try_from(n).ok()?, p)))
    }
    /// The duties of a statute version.
    pub fn duties_of(&self, version: u16) -> impl Iterator<Item = &Duty> {
        let start = self.duties.partition_point(|d| d.version < version);
        self.duties.iter().skip(start).take_while(move |d| d.version == version)
    }
    /// The place of a phase in the law in force on a day, the first of its name.
    pub fn phase(&self, name: &str, day: Date) -> Option<&Phase> {
        self.phases.iter().find(|p| p.name == name && self.versions.get(usize::from(p.at.version)).is_some_and(|v| v.in_force(day)))
    }
    /// The version of a statute in force on a day.
    pub fn version_on(&self, statute: &str, day: Date) -> Option<u16> {
        self.versions.iter().position(|v| v.statute == statute && v.in_force(day)).and_then(|i| u16::try_from(i).ok())
    }
    /// A place as output shows it: `csl@2017-06-01/59/1`.
    pub fn reference(&self, version: u16, at: Citation) -> alloc::string::String {
        match self.versions.get(usize::from(version)) {
            Some(v) => alloc::format!("{}@{}/{}", v.statute, v.from, at),
            None => alloc::format!("?/{at}"),
        }
    }
}
