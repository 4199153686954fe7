//! The terms that messages on rule files are made of, in both languages.

#![allow(missing_docs, reason = "each stands beside its words")]

use crate::discretion::End;
use crate::lang::Lang;
use crate::nearest::{hint, nearest};
use core::fmt::{self, Display, Formatter};

/// What can stand in a message.
pub trait Word {
    /// Writes it in a language.
    fn tell(&self, lang: Lang, f: &mut Formatter<'_>) -> fmt::Result;
}

/// Ids, numbers and days are the same in both.
impl<T: Display> Word for T {
    fn tell(&self, _: Lang, f: &mut Formatter<'_>) -> fmt::Result {
        self.fmt(f)
    }
}

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($term:ident $zh:literal $en:literal,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum $name { $($term,)* }

        impl Word for $name {
            fn tell(&self, lang: Lang, f: &mut Formatter<'_>) -> fmt::Result {
                f.write_str(match self { $(Self::$term => lang.say($zh, $en),)* })
            }
        }
    )*};
}

words! {
    /// What has a name or a place in rule files.
    What {
        Measure "措施" "measure",
        Target "对象" "target",
        Subject "主体" "subject",
        Fact "事实" "fact",
        Amount "金额" "amount",
        Violation "违法类型" "violation",
        Authority "机关" "authority",
        AuthorityLevel "机关级别" "level",
        StatuteLevel "效力级别" "level",
        Class "措施类别" "class",
        Kind "条款种类" "kind",
        Group "组合方式" "kind of group",
        Unit "时间单位" "unit",
        Effect "效果" "effect",
        Degree "裁量阶次" "step",
        Step "程序步骤" "step",
        Statute "法规" "statute",
        Version "法规版本" "statute version",
        Duty "义务" "duty",
        Provision "条款" "provision",
        GeneralRule "总则" "general rule",
        Rule "这些机关的程序规则" "rule of procedure for these bodies",
        Band "罚款幅度" "band",
        Threshold "数额门槛" "threshold",
        Duration "期限" "duration",
    }
    /// How a text must be written.
    Form {
        Day "日期，应写作 YYYY-MM-DD" "day of the calendar written YYYY-MM-DD",
        Place "条款位置，应写作“条”“条/款”或者“条/款/项”" "place: article, article/paragraph or article/paragraph/item",
        Range "幅度，应写作“下限..上限”" "range: `min..max`",
        Sum "金额：应为 0 或者不以 0 开头的数字，至多 15 位，至多两位小数" "sum: `0` or digits without a leading zero, at most 15, and up to two decimals",
        Multiple "倍数：应为 0 或者不以 0 开头的数字，至多两位小数" "multiple: `0` or digits without a leading zero, and up to two decimals",
        Rate "比例：应为 0 或者不以 0 开头的数字，至多四位小数" "rate: `0` or digits without a leading zero, and up to four decimals",
        Share "份额：应在 0 和 1 之间，至多六位小数" "share between 0 and 1, with up to six decimals",
    }
    /// What type a value must be of.
    Wanted {
        Text "字符串" "a string",
        Letter "一个字符" "one letter",
        Truth "true 或者 false" "true or false",
        UpTo255 "不大于 255 的整数" "a whole number up to 255",
        UpTo65535 "不大于 65535 的整数" "a whole number up to 65535",
        UpTo4294967295 "不大于 4294967295 的整数" "a whole number up to 4294967295",
        Day "日期 YYYY-MM-DD" "a day YYYY-MM-DD",
        List "列表" "a list",
        Table "表" "a table",
        Grant "措施，或者写有 measure 的表" "a measure id or a table with `measure`",
        Condition "事实，或者写有 all、any、none、imposed 或 role 的表" "a fact id or a table with `all`, `any`, `none`, `imposed` or `role`",
    }
    /// Where alone something may stand.
    Only {
        Overlay "叠加规则" "overlays",
        Export "导出文件" "the export",
    }
    /// Why something is for the law alone.
    LawAlone {
        Instrument "该法规已经存在" "the instrument is there already",
        Level "叠加规则里法规的级别只能是 policy" "an overlay holds policies, level `policy`",
        Elsewhere "指向另一部法规" "it reaches into another instrument",
        EveryPenalty "涉及一切处罚的规则由法律规定" "what bears on every penalty is for the law to say",
        Degrees "裁量阶次由法律规定，收窄用 [[statute.benchmark]]" "the steps are for the law to say, and narrowed with `[[statute.benchmark]]`",
        Procedure "程序由法律规定，可以设定的是 calendar 和 parameter" "procedure is for the law to say; what can be set is a calendar or a parameter",
        CountsAs "自己的义务不能算作法律规定的义务" "a duty of its own cannot count as the law's",
    }
}

impl Form {
    /// Most decimals a number of the form has.
    pub fn decimals(self) -> usize {
        match self {
            Self::Share => 6,
            Self::Rate => 4,
            _ => 2,
        }
    }
}

/// What a value is instead.
#[derive(Clone, Debug)]
pub enum Found<'a> {
    Nothing,
    Truth(bool),
    Number(u64),
    OddNumber,
    Text(&'a str),
    List,
    Table,
}

impl Word for Found<'_> {
    fn tell(&self, lang: Lang, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing => f.write_str("null"),
            Self::Truth(b) => b.fmt(f),
            Self::Number(n) => write!(f, "{} {n}", lang.say("数字", "the number")),
            Self::OddNumber => f.write_str(lang.say("带小数、小于零或者过大的数字", "a number with a fraction, below zero or too large")),
            Self::Text(text) => match lang {
                Lang::Zh => write!(f, "字符串“{text}”"),
                Lang::En => write!(f, "the string `{text}`"),
            },
            Self::List => Wanted::List.tell(lang, f),
            Self::Table => Wanted::Table.tell(lang, f),
        }
    }
}

/// What could have been meant: the nearest right value, or all there are where they are few.
#[derive(Clone, Debug)]
pub enum Known<'a> {
    Nearest(&'a str),
    OneOf(&'a [&'a str]),
    Nothing,
}

impl<'a> Known<'a> {
    /// Of a set that grows.
    pub fn nearest(id: &str, known: &mut dyn Iterator<Item = &'a str>) -> Self {
        nearest(id, known).map_or(Self::Nothing, Self::Nearest)
    }

    /// Of a set that is closed.
    pub fn one_of(id: &str, known: &'a [&'a str]) -> Self {
        match Self::nearest(id, &mut known.iter().copied()) {
            Self::Nothing => Self::OneOf(known),
            near => near,
        }
    }
}

impl Word for Known<'_> {
    fn tell(&self, lang: Lang, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nearest(near) => {
                let (zh, en) = hint(Some(near));
                f.write_str(lang.say(&zh, &en))
            }
            Self::OneOf(all) => {
                f.write_str(lang.say("，可用的是 ", ", expected one of "))?;
                list(all, lang, f)
            }
            Self::Nothing => Ok(()),
        }
    }
}

/// Keys a message names.
#[derive(Clone, Copy, Debug)]
pub struct Keys(pub &'static [&'static str]);

impl Word for Keys {
    fn tell(&self, lang: Lang, f: &mut Formatter<'_>) -> fmt::Result {
        list(self.0, lang, f)
    }
}

fn list(all: &[&str], lang: Lang, f: &mut Formatter<'_>) -> fmt::Result {
    for (n, one) in all.iter().enumerate() {
        let mark = lang.say("", "`");
        write!(f, "{}{mark}{one}{mark}", if n == 0 { "" } else { lang.comma() })?;
    }
    Ok(())
}

/// The lower end of a step of discretion, or the upper one.
#[derive(Clone, Copy, Debug)]
pub enum Bound {
    Lower(End),
    Upper(End),
}

impl Word for Bound {
    fn tell(&self, lang: Lang, f: &mut Formatter<'_>) -> fmt::Result {
        let (Self::Lower(end) | Self::Upper(end)) = self;
        let words = match (self, end.included) {
            (Self::Lower(_), true) => lang.say("不低于", "at least"),
            (Self::Lower(_), false) => lang.say("高于", "above"),
            (Self::Upper(_), true) => lang.say("不高于", "at most"),
            (Self::Upper(_), false) => lang.say("低于", "below"),
        };
        write!(f, "{words} {}", end.at)
    }
}
