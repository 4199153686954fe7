//! The shapes of the export, told in JSON Schema, too. One set serves both ways, so what is exported is all there is.

use super::read::tables;
use super::schema as s;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

type Strings = Vec<String>;

tables! { export:
    /// The whole rulebook.
    Export {
        /// Goes up when a reader could break.
        format: u8,
        /// Id of the rulebook.
        id: String,
        /// Every id with its labels.
        vocabulary: Terms,
        /// Statute versions.
        statutes: Vec<Head>,
        /// Articles that impose obligations.
        duties: Vec<Duty>,
        /// Articles that attach measures.
        provisions: Vec<Provision>,
        /// Open referrals: notes, never options.
        referrals: Vec<Referral>,
        /// What weighs on a penalty: heavier, lighter, below the minimum, or none.
        effects: Vec<Effect>,
        /// Terms after which no penalty is given.
        limitations: Vec<Limitation>,
        /// What is left out, and why.
        unencoded: Vec<Unencoded>,
        /// What a phase of the engine carries out.
        in_engine: Vec<InEngine>,
        /// Rules of procedure.
        procedure: Vec<s::Procedure>,
        /// How high a fine department rules may set.
        ceilings: Vec<s::Ceiling>,
        /// Steps of discretion.
        discretion: Vec<s::Discretion>,
        /// Enforcement reports.
        practice: Vec<s::Practice>,
    }
    /// The vocabulary tables.
    Terms {
        /// Measures.
        measures: BTreeMap<String, s::Entry>,
        /// Targets.
        targets: BTreeMap<String, s::Entry>,
        /// Bodies.
        authorities: BTreeMap<String, s::Entry>,
        /// Levels of bodies.
        levels: BTreeMap<String, s::Entry>,
        /// Roles.
        subjects: BTreeMap<String, s::Entry>,
        /// Facts.
        facts: BTreeMap<String, s::Entry>,
        /// Amounts.
        amounts: BTreeMap<String, s::Entry>,
        /// Violation types.
        violations: BTreeMap<String, s::Entry>,
    }
    /// A statute version.
    Head {
        /// Id.
        statute: String,
        /// Chinese title.
        title: String,
        /// English title.
        title_en: String,
        /// Rank of the instrument.
        level: String,
        /// First day in force.
        from: String,
        /// First day no longer in force, where no version follows.
        #[serde(skip_serializing_if = "Option::is_none")]
        repealed: Option<String>,
        /// First day vouched for.
        vouched: String,
        /// Last day it was held against the official text.
        checked: String,
        /// Whether the whole text was at hand.
        #[serde(skip_serializing_if = "Option::is_none")]
        source: Option<String>,
        /// Who acts where a provision names nobody.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        competent: Strings = [],
    }
    /// A duty.
    Duty {
        /// Place: `csl/21/1/3`.
        at: String,
        /// Start of its version.
        from: String,
        /// Violation types bound to it.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        violations: Strings = [],
        /// Who bears it.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        subjects: Strings = [],
        /// Only then.
        #[serde(skip_serializing_if = "Option::is_none")]
        when: Option<s::Condition>,
        /// Its place in the version before.
        #[serde(skip_serializing_if = "Option::is_none")]
        was: Option<String>,
        /// Duties of other statutes the same conduct breaches.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        counts_as: Strings = [],
        /// Two readings.
        #[serde(skip_serializing_if = "Option::is_none")]
        reading: Option<s::Reading>,
    }
    /// A provision.
    Provision {
        /// Place.
        at: String,
        /// Start of its version.
        from: String,
        /// penalty, power, platform-duty, consequence or general.
        kind: String,
        /// Duties whose breach it answers.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        breach_of: Strings = [],
        /// Only these violation types.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        violations: Strings = [],
        /// Any of these roles.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        subjects: Strings = [],
        /// None of these roles.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        not_subjects: Strings = [],
        /// Who acts, with level.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        authorities: Strings = [],
        /// The list of bodies is open.
        authorities_open: bool,
        /// A condition of the whole provision.
        #[serde(skip_serializing_if = "Option::is_none")]
        when: Option<s::Condition>,
        /// Provisions whose ladder it continues.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        graver_than: Strings = [],
        /// The higher provision it details.
        #[serde(skip_serializing_if = "Option::is_none")]
        details: Option<String>,
        /// Provisions it prevails over, with the reason.
        #[serde(default)]
        prevails_over: BTreeMap<String, s::Bilingual> = [],
        /// Silent where an instrument of these ranks provides.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        residual_to: Strings = [],
        /// Paragraphs of the version before that it follows.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        was: Strings = [],
        /// Referrals, as written.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        refer: Vec<s::Refer> = [],
        /// False where it rests on a second-hand source.
        verified: bool,
        /// Two readings.
        #[serde(skip_serializing_if = "Option::is_none")]
        reading: Option<s::Reading>,
        /// Measures it names without granting them.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        mentions: Strings = [],
        /// The higher provision by which the instrument may set what it sets.
        #[serde(skip_serializing_if = "Option::is_none")]
        power: Option<String>,
        /// Why it is doubtful whether the instrument may set it.
        #[serde(skip_serializing_if = "Option::is_none")]
        doubtful: Option<s::Bilingual>,
        /// The steps.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        tiers: Vec<Tier> = [],
    }
    /// A step.
    Tier {
        /// Its condition.
        when: Option<s::Condition>,
        /// What it grants.
        grants: Vec<Grant>,
    }
    /// A measure against a target.
    Grant {
        /// The measure.
        measure: String,
        /// Against whom.
        target: String,
        /// must or may.
        mode: String,
        /// The set of alternatives it belongs to.
        #[serde(skip_serializing_if = "Option::is_none")]
        group: Option<Group>,
        /// Principal measures.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        with: Strings = [],
        /// Bounds of a fine.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        bands: Vec<Band> = [],
        /// Within a time limit.
        deadline: bool,
        /// The list of measures is open.
        open: bool,
        /// How long.
        #[serde(skip_serializing_if = "Option::is_none")]
        duration: Option<s::Duration>,
        /// Any of these roles.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        subjects: Strings = [],
        /// None of these roles.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        not_subjects: Strings = [],
        /// Who acts.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        authorities: Strings = [],
        /// Who acts in the end.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        transfer_to: Strings = [],
        /// A condition of its own.
        #[serde(skip_serializing_if = "Option::is_none")]
        when: Option<s::Condition>,
        /// Class other than the measure's usual one.
        #[serde(skip_serializing_if = "Option::is_none")]
        class: Option<String>,
    }
    /// A set of alternatives.
    Group {
        /// Unique within the tier.
        id: u8,
        /// one-of or any-of.
        kind: String,
        /// Least number of branches.
        at_least: u8,
        /// The branch.
        branch: char,
        /// A condition of the set.
        when: Option<s::Condition>,
    }
    /// One range of a fine.
    Band {
        /// Lower bound in yuan.
        min: Option<String>,
        /// Upper bound in yuan.
        max: Option<String>,
        /// The threshold it waits on.
        when: Option<Threshold>,
        /// The base and its factors.
        formula: Option<Formula>,
    }
    /// A threshold on an amount; one side is given.
    Threshold {
        /// Which amount.
        of: String,
        /// 以上
        #[serde(skip_serializing_if = "Option::is_none")]
        at_least: Option<String>,
        /// 超过
        #[serde(skip_serializing_if = "Option::is_none")]
        above: Option<String>,
        /// 不足、低于
        #[serde(skip_serializing_if = "Option::is_none")]
        below: Option<String>,
        /// 以下
        #[serde(skip_serializing_if = "Option::is_none")]
        at_most: Option<String>,
    }
    /// A base and its factors.
    Formula {
        /// Which amount.
        of: String,
        /// Least factor.
        min: Option<String>,
        /// Greatest factor.
        max: Option<String>,
    }
    /// An open referral.
    Referral {
        /// Place.
        at: String,
        /// Start of its version.
        from: String,
        /// Duties whose breach it concerns.
        breach_of: Strings,
        /// Only these violation types.
        violations: Strings,
        /// Statutes pointed at.
        to: Strings,
        /// Provisions of the version before whose place it takes.
        was: Strings,
        /// What it says, Chinese.
        zh: String,
        /// What it says, English.
        en: String,
    }
    /// What weighs on a penalty.
    Effect {
        /// Place.
        at: String,
        /// Start of its version.
        from: String,
        /// heavier, lighter, may-mitigate, mitigate, mitigate-or-waive, may-waive or waive.
        effect: String,
        /// It bears on every penalty.
        general: bool,
        /// Duties whose breach it concerns.
        breach_of: Strings,
        /// Only these violation types.
        violations: Strings,
        /// Any of these roles.
        subjects: Strings,
        /// When.
        when: Option<s::Condition>,
        /// What it says, Chinese.
        zh: String,
        /// What it says, English.
        en: String,
    }
    /// A term after which no penalty is given.
    Limitation {
        /// Place.
        at: String,
        /// Start of its version.
        from: String,
        /// Months from the last day of the act.
        months: u16,
        /// A longer term where a fact holds.
        longer: Option<s::Longer>,
        /// For every penalty of a statute without a term of its own.
        general: bool,
    }
    /// What is left out, and why.
    Unencoded {
        /// Place, or the statute.
        at: String,
        /// Start of its version.
        from: String,
        /// The reason, English.
        reason: String,
        /// The reason, Chinese.
        reason_zh: String,
        /// Violation types it bears on.
        violations: Strings,
        /// Provisions of the version before whose place it takes.
        was: Strings,
        /// The general rule in whose place it stands.
        instead_of: Option<String>,
    }
    /// What a phase of the engine carries out.
    InEngine {
        /// Place.
        at: String,
        /// Start of its version.
        from: String,
        /// Which phase.
        phase: String,
        /// The fact it looks at.
        fact: Option<String>,
    }
}
