//! The whole answer, in ids and indexes. Its buffers can be reused, so that assessing many cases allocates nothing.

use crate::condition::{Atom, Truth};
use crate::money::Money;
use crate::provision::{Grant, Provision, Threshold};
use crate::rulebook::Rulebook;
use crate::vocabulary::{AmountId, MeasureId, TargetId, ViolationId};
use alloc::vec::Vec;
use core::ops::Range;

/// How far the rulebook covers a violation, worst last.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub enum Coverage {
    /// A penalty or platform duty in force that day answers it.
    Covered,
    /// The rulebook knows it, and none in force that day answers it.
    NoProvision,
    /// The act lies before what is vouched for.
    OutOfWindow,
}

impl Coverage {
    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Covered => "covered",
            Self::NoProvision => "no-provision",
            Self::OutOfWindow => "out-of-window",
        }
    }
}

/// Whether a grant stands in a case.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub enum Status {
    /// Its condition is known true.
    Permitted,
    /// Its condition is unknown.
    Conditional,
    /// A higher fine takes its place (apl/29).
    Displaced,
}

impl Status {
    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Permitted => "permitted",
            Self::Conditional => "conditional",
            Self::Displaced => "displaced",
        }
    }
}

/// A grant as it stands in the case.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Choice {
    /// Index of the provision.
    pub provision: u16,
    /// Tier, from 0.
    pub tier: u8,
    /// Grant within the tier, from 0.
    pub grant: u8,
    /// The measure.
    pub measure: MeasureId,
    /// Against whom.
    pub target: TargetId,
    /// Whether it stands.
    pub status: Status,
    /// The option whose higher fine takes its place.
    pub displaced_by: Option<u16>,
    /// Which of [`Assessment::needs`] it waits on.
    pub needs: Range<u32>,
    /// Which of [`Assessment::bands`] bound it.
    pub bands: Range<u32>,
}

impl Choice {
    /// The provision and the grant of this option.
    pub fn source<'b>(&self, book: &'b Rulebook) -> Option<(&'b Provision, &'b Grant)> {
        let p = book.provisions.get(usize::from(self.provision))?;
        let g = p.tiers.get(usize::from(self.tier))?.grants.get(usize::from(self.grant))?;
        Some((p, g))
    }
}

/// A band of a fine, with its bounds as far as the amounts settle them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Bounds {
    /// The threshold it still waits on.
    pub when: Option<Threshold>,
    /// Lower bound, included.
    pub min: Option<Money>,
    /// Upper bound, included; none: no bound.
    pub max: Option<Money>,
    /// The base and its factors, where the bounds are computed.
    pub formula: Option<(AmountId, Option<Money>, Option<Money>)>,
    /// Whether the bounds are known.
    pub resolved: bool,
}

/// What the law says of a proposal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// Index of the proposal; none for a mandatory measure left out.
    pub proposal: Option<u16>,
    /// True: permitted; false: not; unknown: conditional.
    pub status: Truth,
    /// Provisions it rests on.
    pub basis: Vec<u16>,
    /// What it waits on.
    pub needs: Vec<Atom>,
    /// Why.
    pub reasons: Vec<Reason>,
}

/// One reason of a finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reason {
    /// What kind.
    pub code: ReasonCode,
    /// What it says of the proposal.
    pub status: Truth,
    /// The provision it comes from.
    pub basis: Option<u16>,
    /// What it waits on.
    pub needs: Vec<Atom>,
    /// The measure it speaks of, where not the proposal's own.
    pub measure: Option<MeasureId>,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal, $zh:literal, $en:literal;)*) => {
        /// Kinds of reasons, in the order they are listed.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
        pub enum ReasonCode { $($(#[$doc])* $name,)* }
        impl ReasonCode {
            /// The name in JSON.
            pub fn name(self) -> &'static str { match self { $(Self::$name => $text,)* } }
            /// The message in Chinese.
            pub fn zh(self) -> &'static str { match self { $(Self::$name => $zh,)* } }
            /// The message in English.
            pub fn en(self) -> &'static str { match self { $(Self::$name => $en,)* } }
        }
    };
}

codes! {
    /// The rulebook does not cover the violation that day.
    NotCovered = "not-covered", "规则库未覆盖该违法行为或者该日期，不能据此认为合法", "the rulebook does not cover this violation on that day; this does not make the measure lawful";
    /// A term of the report that no statute uses.
    ReportTerm = "report-term", "该措施是执法通报的用语，法律没有这一名称，按实现它的法定措施判断", "a term of the report that no statute uses; judged through the measures that realise it";
    /// No provision grants it.
    NoBasis = "no-basis", "没有条款对该违法行为规定这项措施", "no provision grants this measure for this violation";
    /// Granted in another version only.
    NotInForce = "not-in-force", "所引条款在行为时没有施行", "the basis named was not in force on the day of the act";
    /// Granted against others.
    WrongSubject = "wrong-subject", "该条款不适用于这类当事人", "the provision does not apply to this kind of violator";
    /// Granted against another target.
    WrongTarget = "wrong-target", "该条款规定的对象不同", "the provision grants it against another target";
    /// Its condition is known false.
    ConditionUnmet = "condition-unmet", "法定条件不具备", "its condition is not met";
    /// Its condition is not known.
    ConditionUnknown = "condition-unknown", "法定条件是否具备尚不清楚", "it is not known whether its condition is met";
    /// The sum of the fine, or the amount its bounds rest on, is not given.
    AmountMissing = "amount-missing", "缺少金额，无法核对幅度", "an amount is missing, so the bounds cannot be checked";
    /// Below every band.
    AmountBelowMinimum = "amount-below-minimum", "数额低于法定最低幅度", "the sum is below the minimum";
    /// Above every band.
    AmountAboveMaximum = "amount-above-maximum", "数额高于法定最高幅度", "the sum is above the maximum";
    /// Too short.
    DurationBelowMinimum = "duration-below-minimum", "期限短于法定下限", "the duration is below the minimum";
    /// Too long.
    DurationAboveMaximum = "duration-above-maximum", "期限长于法定上限", "the duration is above the maximum";
    /// Another body acts.
    WrongAuthority = "wrong-authority", "该机关无权实施", "this body may not impose it";
    /// The body's level is too low.
    AuthorityLevelTooLow = "authority-level-too-low", "机关级别低于法定级别", "the body's level is below the lowest competent one";
    /// Another body alone may take it.
    MustTransfer = "must-transfer", "该措施只能由其他机关实施，应当移送", "only another body may take it; the case must be transferred";
    /// 并处 without what it accompanies.
    AccessoryWithoutPrincipal = "accessory-without-principal", "只能与主罚一并适用", "lawful only beside its principal measure";
    /// Two branches of one menu.
    ExclusiveAlternatives = "exclusive-alternatives", "几种措施只能选择其一", "only one of these alternatives may be chosen";
    /// Two fines for one act.
    SecondFine = "second-fine", "同一违法行为不得两次罚款", "one act may not be fined twice";
    /// A higher fine takes its place.
    DisplacedByHigherFine = "displaced-by-higher-fine", "应当按照罚款数额高的规定处罚", "the provision with the higher fine applies";
    /// A measure that must be taken is not proposed.
    MandatoryMeasureOmitted = "mandatory-measure-omitted", "遗漏了应当一并作出的措施", "a measure that must be taken on this basis is left out";
    /// An open list.
    OpenList = "open-list", "条文列举以“等”结尾，未列明的措施须另行判断", "the text's list is open; a measure it does not name needs a judgment of its own";
    /// Two readings.
    ReadingDisputed = "reading-disputed", "条文有两种读法", "the text bears two readings";
    /// A second-hand source.
    UnverifiedSource = "unverified-source", "依据来自第二手资料", "it rests on a second-hand source";
}

/// A question whose answer could still change something.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Question {
    /// What is asked.
    pub ask: Atom,
    /// How many options and findings some value would change.
    pub decides: u32,
    /// Provisions that make it matter.
    pub because: Vec<u16>,
}

/// A measure a report names for a violation of the case, and what grounds it here.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reported {
    /// Index of the row.
    pub row: u16,
    /// The measure, in the report's terms.
    pub measure: MeasureId,
    /// The headline figure of the measure.
    pub count: Option<u32>,
    /// Best status of what grounds it; none: nothing does.
    pub status: Option<Status>,
    /// Options that are it or realise it.
    pub by: Vec<u16>,
}

/// The whole answer.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Assessment {
    /// Coverage per violation.
    pub coverage: Vec<(ViolationId, Coverage)>,
    /// The worst coverage, breaches included.
    pub worst: Option<Coverage>,
    /// The options, in the fixed order.
    pub options: Vec<Choice>,
    /// What options wait on; each option names its range.
    pub needs: Vec<Atom>,
    /// Bounds of fines; each option names its range.
    pub bands: Vec<Bounds>,
    /// What the law says of the proposals.
    pub findings: Vec<Finding>,
    /// What was reported.
    pub practice: Vec<Reported>,
    /// What could still change the answer, most decisive first.
    pub questions: Vec<Question>,
    /// Provisions that apply, with what is known of the breach (working space, kept for reuse).
    pub(crate) applies: Vec<(u16, Truth)>,
}

impl Assessment {
    /// What an option waits on.
    pub fn needs_of(&self, o: &Choice) -> &[Atom] {
        slice(&self.needs, &o.needs)
    }

    /// The bounds of an option's fine.
    pub fn bands_of(&self, o: &Choice) -> &[Bounds] {
        slice(&self.bands, &o.bands)
    }

    pub(crate) fn clear(&mut self) {
        self.coverage.clear();
        self.worst = None;
        self.options.clear();
        self.needs.clear();
        self.bands.clear();
        self.findings.clear();
        self.practice.clear();
        self.questions.clear();
        self.applies.clear();
    }
}

fn slice<'a, T>(all: &'a [T], range: &Range<u32>) -> &'a [T] {
    usize::try_from(range.start).ok().zip(usize::try_from(range.end).ok()).and_then(|(a, b)| all.get(a..b)).unwrap_or(&[])
}
