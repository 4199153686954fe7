//! Places of the law, bounds, durations and bodies in words: of a statement, and of whatever else tells the law to readers.

use super::Lang;
use super::sums::{figure, sum};
use crate::assessment::{Ask, Assessment, Choice, Coverage, Status, Text};
use crate::band::{Bounds, Side};
use crate::citation::Citation;
use crate::condition::Truth;
use crate::grant::{Duration, Grant, Unit};
use crate::money::Money;
use crate::rulebook::Rulebook;
use crate::vocabulary::{AuthorityId, Class, Level, MeasureId, TargetId, Term};
use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde::Serialize;

/// A number as Chinese statutes count.
fn chinese(n: u16) -> String {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |n: u16| DIGITS.get(usize::from(n)).copied().unwrap_or_default();
    let mut out = String::new();
    let (hundreds, tens, ones) = (n / 100 % 10, n / 10 % 10, n % 10);
    if hundreds > 0 {
        out.push_str(digit(hundreds));
        out.push('百');
    }
    if tens > 0 {
        if tens > 1 || hundreds > 0 {
            out.push_str(digit(tens));
        }
        out.push('十');
    } else if hundreds > 0 && ones > 0 {
        out.push('零');
    }
    if ones > 0 || n == 0 {
        out.push_str(digit(ones));
    }
    out
}

/// `第五十九条第一款第三项`, `article 59, paragraph 1, item 3`.
pub fn cite(c: Citation, lang: Lang) -> String {
    let (article, paragraph, item) = (c.article, u16::from(c.paragraph), u16::from(c.item));
    let mut zh = format!("第{}条", chinese(article));
    let mut en = format!("article {article}");
    if paragraph > 0 {
        zh.push_str(&format!("第{}款", chinese(paragraph)));
        en.push_str(&format!(", paragraph {paragraph}"));
    }
    if item > 0 {
        zh.push_str(&format!("第{}项", chinese(item)));
        en.push_str(&format!(", item {item}"));
    }
    lang.say(&zh, &en).to_owned()
}

/// A place with the title of its statute.
pub fn place(book: &Rulebook, version: u16, at: Citation, lang: Lang) -> String {
    let Some(v) = book.versions.get(usize::from(version)) else { return String::new() };
    let place = cite(at, lang);
    let reference = lang.aside(book.reference(version, at));
    match lang {
        Lang::Zh => format!("《{}》{place}{reference}", v.title),
        Lang::En => format!("{}, {place}{reference}", v.title_en),
    }
}

/// The label of a term; nothing for none.
pub fn term(t: Option<&Term>, lang: Lang) -> String {
    t.map(|t| lang.say(&t.zh, &t.en).to_owned()).unwrap_or_default()
}

/// The label of a measure.
pub fn measure(book: &Rulebook, m: MeasureId, lang: Lang) -> String {
    term(book.measures.get(m.index()).map(|m| &m.term), lang)
}

/// The label of a target.
pub fn target(book: &Rulebook, t: TargetId, lang: Lang) -> String {
    term(book.targets.get(t.index()), lang)
}

/// Labels of what is asked.
pub(super) fn labels(book: &Rulebook, asks: &[Ask], lang: Lang) -> String {
    let labels: Vec<String> = asks.iter().map(|a| lang.of(&book.label(*a))).collect();
    labels.join(lang.comma())
}

/// Whether an option stands, in words.
pub(crate) fn status(o: &Choice, lang: Lang) -> &'static str {
    match o.status {
        Status::Permitted => lang.say("可以适用", "permitted"),
        Status::Conditional => lang.say("有条件", "conditional"),
        Status::Displaced => lang.say("让位", "displaced"),
    }
}

/// A level.
pub(crate) fn level(l: Level, lang: Lang) -> &'static str {
    match l {
        Level::County => lang.say("县级", "county"),
        Level::Municipal => lang.say("设区的市级", "municipal"),
        Level::Provincial => lang.say("省级", "provincial"),
        Level::National => lang.say("国家", "national"),
    }
}

/// What a class of measures is called.
pub(crate) fn class(c: Class, lang: Lang) -> &'static str {
    match c {
        Class::Penalty => lang.say("行政处罚", "penalties"),
        Class::Order => lang.say("责令", "orders"),
        Class::Supervision => lang.say("监督管理措施", "supervision"),
        Class::Platform => lang.say("平台措施", "measures of platforms"),
        Class::Consequence => lang.say("后果", "consequences"),
        Class::Referral => lang.say("移送", "referrals"),
        Class::ReportTerm => lang.say("通报用语", "terms of the report"),
    }
}

/// Bodies with the lowest level of each.
pub fn bodies(book: &Rulebook, list: &[(AuthorityId, Level)], open: bool, lang: Lang) -> String {
    let name = |level: Level| match level {
        Level::County => lang.say("县级以上", "county or higher"),
        Level::Municipal => lang.say("设区的市级以上", "municipal or higher"),
        Level::Provincial => lang.say("省级以上", "provincial or higher"),
        Level::National => lang.say("国家", "national"),
    };
    let one = |(a, l): &(AuthorityId, Level)| {
        let body = book.authorities.get(a.index()).map(|a| &a.term);
        let label = term(body, lang);
        // a body that is a role, too, such as a platform, is no organ of the state and has no level
        if body.is_some_and(|t| book.subject(&t.id).is_some()) { label } else { format!("{label}{}", lang.aside(name(*l))) }
    };
    let each: Vec<String> = list.iter().map(one).collect();
    format!("{}{}", each.join(lang.comma()), if open { lang.say("等", ", and others") } else { "" })
}

fn range(min: Option<String>, max: Option<String>, lang: Lang) -> String {
    match (min, max) {
        (Some(a), Some(b)) if a == b => a,
        (Some(a), Some(b)) => format!("{a}–{b}"),
        (None, Some(b)) => format!("{}{b}", lang.say("至多 ", "at most ")),
        (Some(a), None) => format!("{}{a}", lang.say("至少 ", "at least ")),
        (None, None) => lang.say("不限", "no bound").to_owned(),
    }
}

/// The bounds of a fine: sums, or factors of an amount not known, with the threshold they wait on.
pub(crate) fn bounds(book: &Rulebook, g: &Grant, b: &Bounds, lang: Lang) -> Option<String> {
    let band = g.band(b)?;
    let amount = |of: crate::vocabulary::AmountId| term(book.amounts.get(of.index()).map(|a| &a.term), lang);
    let mut out = match band.of {
        Some(of) if !b.resolved => {
            let factor = |m: Option<Money>| m.map(|m| m.to_string());
            format!("{} × {}", range(factor(band.min), factor(band.max), lang), amount(of))
        }
        _ => {
            let yuan = |m: Option<Money>| m.map(|m| figure(m, lang));
            format!("{}{}", range(yuan(b.min), yuan(b.max), lang), lang.say("", " yuan"))
        }
    };
    if let Some(t) = band.when.filter(|_| b.waits) {
        let side = match t.side {
            Side::AtLeast => "≥",
            Side::Above => ">",
            Side::Below => "<",
            Side::AtMost => "≤",
        };
        out.push_str(&lang.aside(format_args!("{} {side} {}", amount(t.of), sum(t.sum, lang))));
    }
    Some(out)
}

/// A duration; its least bound is gone where leniency opens it.
pub fn duration(d: Duration, open: bool, lang: Lang) -> String {
    match d {
        Duration::Life => lang.say("终身", "for life").to_owned(),
        Duration::Unspecified => lang.say("一定期限", "a certain time").to_owned(),
        Duration::Range { unit, min, max } => {
            let one = max.or(min) == Some(1);
            let unit = match unit {
                Unit::Day => lang.say("日", if one { "day" } else { "days" }),
                Unit::Month => lang.say("个月", if one { "month" } else { "months" }),
                Unit::Year => lang.say("年", if one { "year" } else { "years" }),
            };
            let text = |n: Option<u16>| n.map(|n| n.to_string());
            format!("{} {unit}", range(text(min.filter(|_| !open)), text(max), lang))
        }
    }
}

/// How far the rulebook covers a violation.
pub(crate) fn coverage(c: Coverage, lang: Lang) -> &'static str {
    match c {
        Coverage::Covered => lang.say("规则库已覆盖", "covered"),
        Coverage::NoProvision => {
            lang.say("当日没有处罚条款或者平台义务条款对应，不能据此认为合法", "no penalty or platform duty in force that day answers it; this does not make it lawful")
        }
        Coverage::OutOfWindow => lang.say("早于规则库可以负责的时间，没有列出措施", "earlier than what the rulebook vouches for; no measures are given"),
    }
}

/// What the law says of a proposal, in words.
pub(crate) fn verdict(t: Truth, lang: Lang) -> &'static str {
    match t {
        Truth::True => lang.say("合法", "permitted"),
        Truth::Unknown => lang.say("有条件", "conditional"),
        Truth::False => lang.say("不合法", "not permitted"),
    }
}

/// Whether a measure must or may be taken, or is one of several.
pub(crate) fn mode(g: &Grant, lang: Lang) -> &'static str {
    match (g.group, g.must) {
        (Some(x), _) if x.one_of => lang.say("择一", "one of several"),
        (Some(_), _) => lang.say("选择适用", "from a menu"),
        (None, true) => lang.say("应当", "must"),
        (None, false) => lang.say("可以", "may"),
    }
}

/// The bounds of an option's fine, all bands; none for what is no fine.
pub(crate) fn all_bounds(book: &Rulebook, a: &Assessment, o: &Choice, lang: Lang) -> Option<String> {
    let (_, g) = o.source(book)?;
    let bands: Vec<String> = a.bands_of(o).iter().filter_map(|b| bounds(book, g, b, lang)).collect();
    (!g.bands.is_empty()).then(|| bands.join(lang.say("，或者 ", ", or ")))
}

/// One thing to be said of an option, with what it is said of: `bounds: `, `waits on: `.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Detail {
    /// What it is said of, up to its colon; or all there is to say.
    pub what: &'static str,
    /// What is said.
    pub text: String,
}

/// What there is to be said of an option, in the order it is told: beside what alone it is lawful, within what bounds and steps of
/// discretion, how long, in what time, what it waits on, what displaces it, whose text it is.
pub(crate) fn details(book: &Rulebook, a: &Assessment, o: &Choice, lang: Lang) -> Vec<Detail> {
    let mut out = Vec::new();
    let Some((_, g)) = o.source(book) else { return out };
    let mut say = |zh: &'static str, en: &'static str, text: String| out.push(Detail { what: lang.say(zh, en), text });
    if !g.with.is_empty() {
        let with: Vec<String> = g.with.iter().map(|w| measure(book, *w, lang)).collect();
        say("须与下列措施并用：", "only beside: ", with.join(lang.comma()));
    }
    if let Some(bounds) = all_bounds(book, a, o, lang) {
        say("幅度：", "bounds: ", bounds);
    }
    if let Some(w) = a.weighed.iter().find(|w| a.options.get(usize::from(w.option)).is_some_and(|x| core::ptr::eq(x, o))) {
        let steps: Vec<String> = a.ranges_of(w).iter().filter(|r| w.possible.has(r.degree)).map(|r| lang.of(&book.range(r, false))).collect();
        say("裁量阶次：", "steps of discretion: ", steps.join(lang.comma()));
    }
    if let Some(d) = g.duration {
        say("期限：", "duration: ", duration(d, a.below_minimum(book, o), lang));
    }
    if g.deadline {
        say("限期", "within a time set", String::new());
    }
    if o.status == Status::Conditional {
        say("取决于：", "waits on: ", labels(book, a.needs_of(o), lang));
    }
    if let Some((p, _)) = o.displaced_by.and_then(|i| a.options.get(usize::from(i))).and_then(|o| o.source(book)) {
        say("让位于罚款更高的 ", "gives way to the higher fine of ", book.reference(p.version, p.at));
    }
    match o.text {
        Text::Settled => {}
        Text::Old => say("行为时的规定，与新规定何者较轻未定", "the text of the day of the act; which is more lenient is undecided", String::new()),
        Text::New => say("后来的规定，与旧规定何者较轻未定", "the later text; which is more lenient is undecided", String::new()),
    }
    out
}
