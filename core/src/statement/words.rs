//! Places of the law, bounds, durations and bodies in words: of a statement, and of whatever else tells the law to readers.

use super::Lang;
use crate::assessment::{Ask, Choice, Status};
use crate::band::{Bounds, Side};
use crate::citation::Citation;
use crate::grant::{Duration, Grant, Unit};
use crate::money::Money;
use crate::rulebook::Rulebook;
use crate::vocabulary::{AuthorityId, Level, MeasureId, TargetId, Term};
use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

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
    let reference = book.reference(version, at);
    match lang.say("zh", "en") {
        "zh" => format!("《{}》{place}（{reference}）", v.title),
        _ => format!("{}, {place} ({reference})", v.title_en),
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

pub(super) fn status(o: &Choice, lang: Lang) -> &'static str {
    match o.status {
        Status::Permitted => lang.say("可以适用", "permitted"),
        Status::Conditional => lang.say("有条件", "conditional"),
        Status::Displaced => lang.say("让位", "displaced"),
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
        if body.is_some_and(|t| book.subject(&t.id).is_some()) { label } else { format!("{label} ({})", name(*l)) }
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
pub(super) fn bounds(book: &Rulebook, g: &Grant, b: &Bounds, lang: Lang) -> Option<String> {
    let band = g.band(b)?;
    let yuan = lang.say(" 元", " yuan");
    let text = |m: Option<Money>| m.map(|m| m.to_string());
    let amount = |of: crate::vocabulary::AmountId| term(book.amounts.get(of.index()).map(|a| &a.term), lang);
    let mut out = match band.of {
        Some(of) if !b.resolved => format!("{} × {}", range(text(band.min), text(band.max), lang), amount(of)),
        _ => format!("{}{yuan}", range(text(b.min), text(b.max), lang)),
    };
    if let Some(t) = band.when.filter(|_| b.waits) {
        let side = match t.side {
            Side::AtLeast => "≥",
            Side::Above => ">",
            Side::Below => "<",
            Side::AtMost => "≤",
        };
        out.push_str(&format!(" ({} {side} {}{yuan})", amount(t.of), t.sum));
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
