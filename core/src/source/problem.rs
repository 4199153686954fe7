//! What can be wrong with rule files, overlays and exports: each kind with what it is about, and its words in both languages, here
//! and nowhere else. The terms in them are in `words`; where it is wrong, `check` tells.

#![allow(missing_docs, reason = "each stands beside its words")]

use super::words::{Bound, Form, Found, Keys, Known, LawAlone, Only, Wanted, What, Word};
use crate::date::Date;
use crate::lang::Lang;
use crate::money::Money;
use alloc::string::String;
use core::fmt::{self, Display, Formatter, Write};

/// A part of a message, in one language.
struct In<'w>(&'w dyn Word, Lang);

impl Display for In<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.0.tell(self.1, f)
    }
}

/// A message from its words, the names in braces being among those of the fields, each with a comma. One function for all:
/// `format!` for each kind and language is many times the code.
fn filled(words: &str, names: &str, fields: &[&dyn Word], lang: Lang) -> String {
    let mut out = String::new();
    let mut rest = words;
    while let Some((before, (name, after))) = rest.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?))) {
        out.push_str(before);
        for (_, field) in names.split(',').zip(fields).filter(|(n, _)| *n == name) {
            // a string takes all that is written to it
            let _ = write!(out, "{}", In(*field, lang));
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

macro_rules! problems {
    ($($(#[$doc:meta])* $code:literal $name:ident $({ $($field:ident: $ty:ty),* })? $zh:literal $en:literal)*) => {
        /// What is wrong.
        #[derive(Clone, Debug)]
        pub enum Problem<'a> {
            $($(#[$doc])* $name $({ $($field: $ty),* })?,)*
        }

        impl Problem<'_> {
            /// The codes of all kinds.
            pub const CODES: &'static [&'static str] = &[$($code),*];

            /// The code of its kind.
            pub fn code(&self) -> &'static str {
                match self {
                    $(Self::$name { .. } => $code,)*
                }
            }

            /// Its words.
            pub fn in_words(&self, lang: Lang) -> String {
                match self {
                    $(Self::$name $({ $($field),* })? => filled(lang.say($zh, $en), concat!($($(stringify!($field), ","),*)?), &[$($($field),*)?], lang),)*
                }
            }
        }

        // the compiler finds a name in braces that is no field
        $(const _: fn() = || {
            $($(let $field = "";)*)?
            let _ = (format_args!($zh), format_args!($en));
        };)*
    };
}

problems! {
    /// The parser's reason is in English.
    "not-toml" NotToml { why: &'a str }
        "不是有效的 TOML：{why}"
        "not valid TOML: {why}"
    /// The parser's reason is in English.
    "not-json" NotJson { why: &'a str }
        "不是有效的 JSON：{why}"
        "not valid JSON: {why}"
    /// JSON, but not byte for byte what an export is.
    "not-canonical" NotCanonical
        "不是规则库导出文件的规范文本：键要排好序，没有空格，没有增添"
        "not the canonical text of a rulebook export: keys sorted, no spaces, nothing added"
    /// The rulebook is another one.
    "other-digest" OtherDigest { is: &'a str, wanted: &'a str }
        "规则库的摘要是 {is}，不是 {wanted}"
        "the rulebook's digest is {is}, not {wanted}"

    /// A key that must be there.
    "missing" Missing { key: &'a str }
        "缺少键 {key}"
        "missing key `{key}`"
    /// A value of another type.
    "wrong-type" WrongType { key: &'a str, wanted: Wanted, found: Found<'a> }
        "{key} 应为{wanted}，实际是{found}"
        "`{key}`: expected {wanted}, found {found}"
    /// A text that is not written as it must be.
    "malformed" Malformed { text: &'a str, form: Form }
        "“{text}”不是{form}"
        "`{text}` is no {form}"
    /// A text or a condition without content.
    "empty" Empty { key: &'a str }
        "{key} 是空的"
        "`{key}` is empty"
    /// No such key.
    "unknown-key" UnknownKey { key: &'a str, known: Known<'a> }
        "没有键“{key}”{known}"
        "unknown key `{key}`{known}"
    /// An id or another name that is not known.
    "unknown-id" UnknownId { what: What, id: &'a str, known: Known<'a> }
        "没有{what}“{id}”{known}"
        "unknown {what} `{id}`{known}"
    /// What may stand once.
    "duplicate" Duplicate { what: What, id: &'a str }
        "{what}“{id}”重复"
        "{what} `{id}` stands twice"
    /// Of some keys one is given.
    "exactly-one" ExactlyOne { what: What, keys: Keys }
        "{what}应当写明 {keys} 之一，并且只写一个"
        "a {what} has exactly one of {keys}"
    /// Two keys of which only one may be given.
    "together" Together { one: &'a str, other: &'a str }
        "{one} 和 {other} 不能同时写"
        "`{one}` and `{other}` exclude each other"
    /// What has its place elsewhere.
    "misplaced" Misplaced { key: &'a str, only: Only }
        "{key} 只用于{only}"
        "`{key}` is for {only} alone"
    /// A reference to where nothing of the kind stands.
    "nothing-there" NothingThere { key: &'a str, at: &'a str, what: What }
        "{key} 指向“{at}”，那里没有{what}"
        "`{key}` names `{at}`, where no {what} stands"
    /// A range without room.
    "min-above-max" MinAboveMax { min: Money, max: Money }
        "下限 {min} 高于上限 {max}"
        "min {min} is above max {max}"
    /// The vocabulary's tables have a fixed width.
    "too-many" TooMany { what: What, most: usize }
        "{what}过多：至多 {most} 个"
        "too many entries of the kind {what}: at most {most}"
    /// What answers show in both languages.
    "one-language" OneLanguage { at: &'a str }
        "“{at}”只写了一种语言，而结果要用两种语言显示：zh 和 en 都要写"
        "`{at}` speaks one language alone, and answers show both: give `zh` and `en`"

    /// A fact that makes itself impossible.
    "implies-excluded" ImpliesExcluded { fact: &'a str }
        "事实“{fact}”既蕴含又排除同一事实"
        "fact `{fact}` implies what it excludes"
    /// The law stays silent on a violation, and the vocabulary does not say why.
    "unanswered" Unanswered { violation: &'a str }
        "没有条款对应违法类型“{violation}”：在 unanswered 说明理由"
        "no provision answers `{violation}`: say why in `unanswered`"
    /// The vocabulary says the law stays silent, and it does not.
    "answered" Answered { violation: &'a str }
        "违法类型“{violation}”已有条款对应：去掉 unanswered"
        "`{violation}` is answered: take `unanswered` away"

    /// A penalty for nothing.
    "no-duty" NoDuty { at: &'a str }
        "条款“{at}”不对应任何义务：写明 breach-of，或者把 kind 改为 power"
        "provision `{at}` answers no duty: name `breach-of`, or make it a power"
    /// A provision without grants.
    "grants-nothing" GrantsNothing { at: &'a str }
        "条款“{at}”没有规定任何措施"
        "provision `{at}` grants nothing"
    /// Referrals that lead back.
    "circular-referral" Circular { at: &'a str }
        "引用“{at}”循环往复"
        "referral `{at}` goes round in a circle"
    /// `details` and a referral without words of its own.
    "details-and-refers" DetailsAndRefers { at: &'a str }
        "details 和单纯的引用都指向“{at}”：两者会互相取代，都不显示"
        "`details` and a bare referral both name `{at}`: each would be left out in favour of the other"
    /// A later version of a statute does not say what became of a provision.
    "not-followed" NotFollowed { old: &'a str, new: Date }
        "{new} 的版本没有写 was = \"{old}\"：写在条款、引用里，或者写在 [[unencoded]] 里并说明理由"
        "nothing in the version of {new} says `was = \"{old}\"`: a provision, a referral, or an `[[unencoded]]` with its reason"
    /// Words that stand in a report and in no statute.
    "report-term" ReportTerm { measure: &'a str }
        "“{measure}”是执法报告的用语，法规不规定这项措施"
        "`{measure}` is a term of the report, no statute grants it"
    /// A fine of any sum.
    "fine-without-bounds" FineWithoutBounds
        "罚款没有幅度：写明 range、times、rate 或者 bands"
        "a fine needs its bounds: `range`, `times`, `rate` or `bands`"
    /// A measure without a body.
    "nobody" Nobody { measure: &'a str }
        "没有机关可以采取“{measure}”：写明 authorities，或者在文件开头写明 competent"
        "nobody may impose `{measure}`: name `authorities`, or `competent` in the head"
    /// apl/10-16
    "no-power" NoPower { level: &'a str, measure: &'a str }
        "级别为 {level} 的法规不得设定“{measure}”（行政处罚法第十条至第十六条）：在 power 写明具体化哪一条，或者在 doubtful 写明为何存疑"
        "no instrument of level `{level}` may set `{measure}` (apl/10-16): say in `power` which provision it details, or in `doubtful` why it may not"
    /// apl/13/2
    "above-ceiling" AboveCeiling { day: Date, highest: Money }
        "{day} 施行的部门规章设定罚款不得超过 {highest} 元（行政处罚法第十三条第二款）：在 power 写明具体化哪一条，或者在 doubtful 写明为何存疑"
        "a department rule of {day} may set fines up to {highest} yuan (apl/13/2): say in `power` which provision it details, or in `doubtful` why it may not"
    /// More than can be proved.
    "too-many-atoms" TooManyAtoms { at: &'a str, atoms: usize, most: usize }
        "条款“{at}”的条件有 {atoms} 项，多于 {most} 项：把其中几项合为一个事实"
        "provision `{at}` rests on {atoms} atoms, more than {most}: make some of them one fact"
    /// A tier no facts lead to.
    "unreachable" Unreachable { at: &'a str, tier: usize }
        "条款“{at}”的第 {tier} 档永远不能达到"
        "step {tier} of provision `{at}` can never be reached"
    /// Two ranges at once.
    "two-bounds" TwoBounds { at: &'a str, measure: &'a str }
        "条款“{at}”对同一对象规定了两个同时适用的“{measure}”幅度：写明哪一个取代另一个"
        "provision `{at}` sets two bounds for `{measure}` against one target that would bind together: say which takes the other's place"

    /// Leniency for anybody.
    "effect-without-fact" EffectWithoutFact { effect: &'a str }
        "“{effect}”要以事实为条件：写明 when"
        "`{effect}` needs a fact: write `when`"
    /// Lighter within the band, for every penalty.
    "effect-not-general" EffectNotGeneral { effect: &'a str }
        "“{effect}”不能是总则（general）"
        "`{effect}` cannot be general"
    /// A term that is no exception.
    "not-longer" NotLonger { longer: u16, months: u16 }
        "较长的时效 {longer} 个月不长于一般时效 {months} 个月"
        "the longer term, {longer} months, is not longer than {months}"
    /// A rule without a rule.
    "empty-rule" EmptyRule { at: &'a str }
        "程序规则“{at}”既没有要求，也没有说明：写明 must，或者 zh 和 en"
        "rule `{at}` of procedure neither requires nor says anything: give `must`, or `zh` and `en`"

    /// A benchmark of a fine that is none.
    "no-fine" NoFine { at: &'a str, target: &'a str }
        "“{at}”没有规定对“{target}”的罚款：基准只能收窄罚款"
        "`{at}` grants no fine on `{target}`: a benchmark narrows a fine"
    /// A benchmark without an end.
    "open-end" OpenEnd { range: &'a str }
        "基准“{range}”要写明上限和下限"
        "`{range}`: a benchmark gives both ends"
    /// A benchmark wider than the law's own step (discretion/16).
    "outside-step" OutsideStep { range: &'a str, step: &'a str, at: &'a str, from: Bound, to: Bound }
        "{at} 的“{step}”阶次“{range}”超出法定阶次：{from}，{to}"
        "`{range}` for step `{step}` of `{at}` leaves the step of the law, {from}, {to}"
    /// A benchmark wider than the fine.
    "outside-bands" OutsideBands { range: &'a str, step: &'a str, at: &'a str }
        "{at} 的“{step}”阶次“{range}”不在罚款的任何一个幅度之内"
        "`{range}` for step `{step}` of `{at}` lies within no band of the fine"
    /// An overlay that would do what only law may.
    "law-alone" LawAlone { at: &'a str, why: LawAlone }
        "“{at}”：{why}；叠加规则只能增加和收窄，不能改变法律"
        "`{at}`: {why}; an overlay adds and narrows, never changes or removes law"
}

impl Problem<'_> {
    /// The nearest right value to the one that is wrong, where one is near.
    pub fn nearest(&self) -> Option<&str> {
        match self {
            Self::UnknownKey { known: Known::Nearest(near), .. } | Self::UnknownId { known: Known::Nearest(near), .. } => Some(near),
            _ => None,
        }
    }
}
