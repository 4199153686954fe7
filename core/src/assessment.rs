//! The whole answer, in ids and indexes. Its buffers can be reused, so that assessing many cases allocates nothing.

use crate::band::Bounds;
use crate::condition::Truth;
use crate::date::Date;
use crate::discretion::Degrees;
use crate::duty::{Place, Weight};
use crate::grant::Grant;
use crate::provision::{Kind, Provision};
use crate::rulebook::Rulebook;
use crate::vocabulary::{AmountId, AuthorityId, FactId, Level, MeasureId, SubjectId, TargetId, ViolationId};
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
    /// Whose text it is, where that is undecided.
    pub text: Text,
}

impl Choice {
    /// The provision and the grant of this option.
    pub fn source<'b>(&self, book: &'b Rulebook) -> Option<(&'b Provision, &'b Grant)> {
        let p = book.provisions.get(usize::from(self.provision))?;
        let g = p.tiers.get(usize::from(self.tier))?.grants.get(usize::from(self.grant))?;
        Some((p, g))
    }
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
    pub needs: Vec<Ask>,
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
    pub needs: Vec<Ask>,
    /// The article it comes from, where that is no provision but a rule the engine carries out.
    pub article: Option<Place>,
    /// The measure it speaks of, where not the proposal's own.
    pub measure: Option<MeasureId>,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal, $zh:literal, $en:literal;)*) => {
        /// Kinds of reasons, in the order they are listed.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
        pub enum ReasonCode { $($(#[$doc])* $name,)* }
        impl ReasonCode {
            /// All of them, in order.
            pub const ALL: &[Self] = &[$(Self::$name),*];
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
    /// The violation was discovered too late.
    TimeBarred = "time-barred", "违法行为在法定期限内未被发现，不再给予行政处罚", "the violation was not discovered within the term; no penalty is given any more";
    /// No penalty is given to this violator, or for such a violation.
    NoPenalty = "no-penalty", "依法不予行政处罚", "the law gives no penalty here";
    /// Two fines for one act.
    SecondFine = "second-fine", "同一违法行为不得两次罚款", "one act may not be fined twice";
    /// A higher fine takes its place.
    DisplacedByHigherFine = "displaced-by-higher-fine", "应当按照罚款数额高的规定处罚", "the provision with the higher fine applies";
    /// A measure that must be taken is not proposed.
    MandatoryMeasureOmitted = "mandatory-measure-omitted", "遗漏了应当一并作出的措施", "a measure that must be taken on this basis is left out";
    /// It presupposes an order that was not given.
    OrderMissing = "order-missing", "拒不改正以先有责令改正为前提，案件中没有这一决定", "a refusal presupposes an order, and the case holds none";
    /// Another provision takes its place.
    GivesWay = "gives-way", "该条款让位于另有规定的法律、行政法规或者特别规定", "the provision gives way to another that provides for the act";
    /// Which of two texts is lighter is undecided.
    LighterLawUndecided = "lighter-law-undecided", "新旧规定何者处罚较轻不能确定，须由人选择（行政处罚法第三十七条）", "which of the old and the new text is more lenient is undecided; a person must choose (apl/37)";
    /// Outside the range of the step that the facts leave.
    OutsideDiscretionStep = "outside-discretion-step", "数额不在已知情节对应的裁量阶次幅度之内", "the sum lies outside the range of the step of discretion that the facts lead to";
    /// A step of procedure that the law requires was not taken.
    ProcedureDefect = "procedure-defect", "程序不合法，法定步骤没有完成", "a step of procedure that the law requires was not taken, or came too late";
    /// An open list.
    OpenList = "open-list", "条文列举以“等”结尾，未列明的措施须另行判断", "the text's list is open; a measure it does not name needs a judgment of its own";
    /// Two readings.
    ReadingDisputed = "reading-disputed", "条文有两种读法", "the text bears two readings";
    /// A second-hand source.
    UnverifiedSource = "unverified-source", "依据来自第二手资料", "it rests on a second-hand source";
}

/// What is asked for, typed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub enum Ask {
    /// A fact.
    Fact(FactId),
    /// A fact as a test of one provision, where the case tells it apart.
    FactAt(FactId, Place),
    /// An amount.
    Amount(AmountId),
    /// A role of the violator.
    Role(SubjectId),
    /// A measure imposed before.
    Imposed(MeasureId),
    /// Whether the breach is of this very duty.
    Breach(Place),
    /// Whether the act is of this type.
    Violation(ViolationId),
    /// A day of the case.
    Date(Day),
}

/// Days a case may state.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub enum Day {
    /// The day the violation was discovered.
    Discovered,
    /// The day the case was filed.
    Filed,
    /// The day of the decision.
    Decided,
}

impl Day {
    /// All of them, in the order they must come.
    pub const ALL: [Self; 3] = [Self::Discovered, Self::Filed, Self::Decided];

    /// The key of the case that states it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Discovered => "discovered",
            Self::Filed => "filed",
            Self::Decided => "decided",
        }
    }
}

/// Whose text a provision is, where a statute changed between act and decision and which is lighter is undecided.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash, Default)]
pub enum Text {
    /// No such question.
    #[default]
    Settled,
    /// The text of the day of the act.
    Old,
    /// The later text.
    New,
}

/// Whether the law says 可以 or 应当.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub enum Force {
    /// 可以
    May,
    /// 应当
    Shall,
}

/// What known circumstances open for a penalty beyond its band (apl/30 to 33, and a statute's own rules).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Leniency {
    /// 从轻或者减轻: it weighs lighter, or goes below the minimum.
    pub lighter: Option<Force>,
    /// 不予处罚: it is left out.
    pub none: Option<Force>,
}

/// A fine of a body that follows a benchmark of discretion.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Weighed {
    /// Index of the option.
    pub option: u16,
    /// The body.
    pub body: AuthorityId,
    /// The steps that some value of what is unknown leaves.
    pub possible: Degrees,
    /// The steps that the grounds known lead to, as if there were no other.
    pub stated: Degrees,
    /// Whether some ground is known at all.
    pub known: bool,
    /// Which of [`Assessment::ranges`] are its own.
    pub ranges: Range<u32>,
}

/// What takes a penalty away.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Bar {
    /// No penalty is given: index in [`Rulebook::effects`].
    Waived(u16),
    /// It was discovered too late: index in [`Rulebook::limitations`].
    Late(u16),
    /// The act was fined before.
    Fined,
}

/// A provision that applies.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Applied {
    /// Its index.
    pub provision: u16,
    /// What is known of the breach.
    pub breach: Truth,
    /// Whose text it is.
    pub text: Text,
}

/// What a change of the law between act and decision means for the case (apl/37).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Succession {
    /// The provision of the day of the act.
    pub old: u16,
    /// Which of [`Assessment::later_texts`] follow it in the later version.
    pub new: Range<u32>,
    /// First day of the later version.
    pub since: Date,
    /// Which applies.
    pub verdict: Verdict,
}

/// Which text applies.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub enum Verdict {
    /// The text of the day of the act: the later one is not more lenient.
    Old,
    /// The later text: more lenient in something and heavier in nothing.
    New,
    /// The later text would apply, but the day of the decision is not known.
    IfDecidedLater,
    /// Each is lighter in something, or it depends on what is unknown: a person must choose.
    Undecided,
}

/// What else there is to say, by what it speaks of; the words are in [`crate::text`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub enum Note {
    /// The act is only known to be not later than a day.
    ActNotLaterThan,
    /// The act lies before what is vouched for.
    OutOfWindow,
    /// No penalty or platform duty answers a violation, and why.
    Unanswered(ViolationId),
    /// Something that bears on the violation is left out: index in [`Rulebook::unencoded`].
    NotEncoded(u16),
    /// The case is later than the day a statute version was last checked.
    RulebookAge(u16),
    /// The law changed between act and decision: index in [`Assessment::successions`].
    LaterText(u16),
    /// A referral that cannot be resolved: index in [`Rulebook::referrals`].
    OpenReferral(u16),
    /// Something makes the penalty heavier or lighter within its band: index in [`Rulebook::effects`].
    Effect(u16),
    /// A penalty is barred, the violation having been discovered too late: index in [`Rulebook::limitations`].
    TimeBarred(u16),
    /// Whether a penalty is barred waits on what is unknown: index in [`Rulebook::limitations`].
    Limitation(u16),
    /// The act was fined before: index in [`Rulebook::phases`], like what follows.
    SecondFine(u16),
    /// No penalty is given, so the violator is to be educated.
    Education(u16),
    /// A suspected crime goes to the judicial organ.
    CrimeReferral(u16),
    /// Part of the gains is refunded.
    Refund(u16),
    /// Some facts of the general rules are unknown: index of the statute version.
    GeneralUnknown(u16),
    /// The ground of some measures listed is gone, since a fact holds.
    GroundGone(FactId),
    /// Earlier measures tell a fact: index in [`Assessment::told`].
    Told(u16),
    /// The steps of discretion of a proposed fine: index in [`Assessment::weighed`], and the proposal.
    Discretion(u16, u16),
    /// A rule of procedure: index in [`Assessment::procedure`].
    Procedure(u16),
    /// A provision bears two readings.
    Reading(u16),
    /// A duty's binding bears two readings.
    DutyReading(u16),
    /// A provision rests on a second-hand source.
    Unverified(u16),
}

/// A question whose answer could still change something.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Question {
    /// What is asked.
    pub ask: Ask,
    /// How many options and findings some value would change.
    pub decides: u32,
    /// Provisions that make it matter.
    pub because: Vec<u16>,
    /// Articles that make it matter, where they are no provisions but rules the engine carries out.
    pub articles: Vec<Place>,
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
    pub needs: Vec<Ask>,
    /// Bounds of fines; each option names its range.
    pub bands: Vec<Bounds>,
    /// What the law says of the proposals.
    pub findings: Vec<Finding>,
    /// What was reported.
    pub practice: Vec<Reported>,
    /// What could still change the answer, most decisive first.
    pub questions: Vec<Question>,
    /// Where the law changed between act and decision, which text applies.
    pub successions: Vec<Succession>,
    /// Provisions of later versions; each succession names its range.
    pub later_texts: Vec<u16>,
    /// What else there is to say.
    pub notes: Vec<Note>,
    /// Known circumstances that reach beyond the bands: indexes in [`Rulebook::effects`], in order.
    pub grounds: Vec<u16>,
    /// Facts that the earlier measures of the case tell.
    pub told: Vec<(FactId, bool)>,
    /// Fines of bodies that follow a benchmark of discretion, with the steps the facts leave.
    pub weighed: Vec<Weighed>,
    /// Ranges of steps; each of them names its own.
    pub ranges: Vec<crate::discretion::Range>,
    /// Rules of procedure on the proposals.
    pub procedure: Vec<crate::assess::Requirement>,
    /// Penalties that general rules took away, by provision, and which rule.
    pub(crate) dropped: Vec<(u16, Bar)>,
    /// Provisions that apply, with what is known of the breach (working space, like what follows, kept for reuse).
    pub(crate) applies: Vec<Applied>,
    /// Whether some of them may yield to a later text or to others.
    pub(crate) may_yield: bool,
    /// What applies under the law of the act's day, and under the later one.
    pub(crate) texts: (Vec<Applied>, Vec<Applied>),
    /// Provisions that give way to others, and to which.
    pub(crate) gave_way: Vec<(u16, u16)>,
    /// Provisions that give way if the breach of another is made out, and to which.
    pub(crate) unless: Vec<(u16, u16, bool)>,
    /// Unknown atoms of the grant at hand.
    pub(crate) atoms: Vec<crate::condition::Atom>,
    /// Fines whose bounds are known.
    pub(crate) fines: Vec<crate::assess::Fine>,
}

impl Assessment {
    /// What an option waits on.
    pub fn needs_of(&self, o: &Choice) -> &[Ask] {
        slice(&self.needs, &o.needs)
    }

    /// The bounds of an option's fine.
    pub fn bands_of(&self, o: &Choice) -> &[Bounds] {
        slice(&self.bands, &o.bands)
    }

    /// The ranges of a fine, step by step.
    pub fn ranges_of(&self, w: &Weighed) -> &[crate::discretion::Range] {
        slice(&self.ranges, &w.ranges)
    }

    /// What known circumstances open for a penalty of this statute version.
    pub fn leniency(&self, book: &Rulebook, version: u16) -> Leniency {
        let mut out = Leniency::default();
        let effects = self.grounds.iter().filter_map(|n| book.effects.get(usize::from(*n)));
        for e in effects.filter(|e| e.general || e.version == version) {
            let (lighter, none) = match e.weight {
                Weight::Heavier | Weight::Lighter => (None, None),
                Weight::MayMitigate => (Some(Force::May), None),
                Weight::Mitigate => (Some(Force::Shall), None),
                Weight::MitigateOrWaive => (Some(Force::Shall), Some(Force::May)),
                Weight::MayWaive => (None, Some(Force::May)),
                Weight::Waive => (None, Some(Force::Shall)),
            };
            out = Leniency { lighter: out.lighter.max(lighter), none: out.none.max(none) };
        }
        out
    }

    /// Whether an option is a penalty that may go below its minimum (减轻).
    pub fn below_minimum(&self, book: &Rulebook, o: &Choice) -> bool {
        !self.grounds.is_empty() && o.source(book).is_some_and(|(p, g)| crate::assess::is_penalty(p, g) && self.leniency(book, p.version).lighter.is_some())
    }

    /// Who may impose an option, and the lowest level: for what goes with every penalty, whoever imposes one.
    pub fn authorities_of(&self, book: &Rulebook, o: &Choice) -> Vec<(AuthorityId, Level)> {
        match o.source(book) {
            Some((p, _)) if p.kind == Kind::General => crate::assess::bodies(book, self, o.provision),
            Some((_, g)) => g.authorities.to_vec(),
            None => Vec::new(),
        }
    }

    /// Whether the text's list of who may impose an option is open.
    pub fn authorities_open(&self, book: &Rulebook, o: &Choice) -> bool {
        match o.source(book) {
            Some((p, _)) if p.kind == Kind::General => crate::assess::open_to_others(book, self, o.provision),
            Some((p, _)) => p.authorities_open,
            None => false,
        }
    }

    /// The provisions of the later version that a succession names.
    pub fn later_of(&self, s: &Succession) -> &[u16] {
        slice(&self.later_texts, &s.new)
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
        self.successions.clear();
        self.later_texts.clear();
        self.notes.clear();
        self.grounds.clear();
        self.told.clear();
        self.weighed.clear();
        self.ranges.clear();
        self.procedure.clear();
        self.dropped.clear();
        self.applies.clear();
        self.may_yield = false;
        self.gave_way.clear();
        self.unless.clear();
        self.fines.clear();
    }
}

fn slice<'a, T>(all: &'a [T], range: &Range<u32>) -> &'a [T] {
    usize::try_from(range.start).ok().zip(usize::try_from(range.end).ok()).and_then(|(a, b)| all.get(a..b)).unwrap_or(&[])
}
