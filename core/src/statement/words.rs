//! Places of the law, bounds, durations and bodies in words.

use super::page::Page;
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
fn cite(c: Citation, page: &Page) -> String {
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
    page.say(&zh, &en).to_owned()
}

/// A place with the title of its statute.
pub(super) fn place(book: &Rulebook, version: u16, at: Citation, page: &Page) -> String {
    let Some(v) = book.versions.get(usize::from(version)) else { return String::new() };
    let place = cite(at, page);
    let reference = book.reference(version, at);
    match page.say("zh", "en") {
        "zh" => format!("《{}》{place}（{reference}）", v.title),
        _ => format!("{}, {place} ({reference})", v.title_en),
    }
}

pub(super) fn term(t: Option<&Term>, page: &Page) -> String {
    t.map(|t| page.say(&t.zh, &t.en).to_owned()).unwrap_or_default()
}

pub(super) fn measure(book: &Rulebook, m: MeasureId, page: &Page) -> String {
    term(book.measures.get(m.index()).map(|m| &m.term), page)
}

pub(super) fn target(book: &Rulebook, t: TargetId, page: &Page) -> String {
    term(book.targets.get(t.index()), page)
}

/// Labels of what is asked.
pub(super) fn labels(book: &Rulebook, asks: &[Ask], page: &Page) -> String {
    let labels: Vec<String> = asks.iter().map(|a| page.of(&book.label(*a))).collect();
    labels.join(page.comma())
}

pub(super) fn status(o: &Choice, page: &Page) -> &'static str {
    match o.status {
        Status::Permitted => page.say("可以适用", "permitted"),
        Status::Conditional => page.say("有条件", "conditional"),
        Status::Displaced => page.say("让位", "displaced"),
    }
}

/// Bodies with the lowest level of each.
pub(super) fn bodies(book: &Rulebook, list: &[(AuthorityId, Level)], open: bool, page: &Page) -> String {
    let name = |level: Level| match level {
        Level::County => page.say("县级以上", "county or higher"),
        Level::Municipal => page.say("设区的市级以上", "municipal or higher"),
        Level::Provincial => page.say("省级以上", "provincial or higher"),
        Level::National => page.say("国家", "national"),
    };
    let mut each: Vec<String> = list.iter().map(|(a, l)| format!("{} ({})", term(book.authorities.get(a.index()).map(|a| &a.term), page), name(*l))).collect();
    if open {
        each.push(page.say("等", "and others").to_owned());
    }
    each.join(page.comma())
}

fn range(min: Option<String>, max: Option<String>, page: &Page) -> String {
    match (min, max) {
        (Some(a), Some(b)) if a == b => a,
        (Some(a), Some(b)) => format!("{a}–{b}"),
        (None, Some(b)) => format!("{}{b}", page.say("至多 ", "at most ")),
        (Some(a), None) => format!("{}{a}", page.say("至少 ", "at least ")),
        (None, None) => page.say("不限", "no bound").to_owned(),
    }
}

/// The bounds of a fine: sums, or factors of an amount not known, with the threshold they wait on.
pub(super) fn bounds(book: &Rulebook, g: &Grant, b: &Bounds, page: &Page) -> Option<String> {
    let band = g.band(b)?;
    let yuan = page.say(" 元", " yuan");
    let text = |m: Option<Money>| m.map(|m| m.to_string());
    let amount = |of: crate::vocabulary::AmountId| term(book.amounts.get(of.index()).map(|a| &a.term), page);
    let mut out = match band.of {
        Some(of) if !b.resolved => format!("{} × {}", range(text(band.min), text(band.max), page), amount(of)),
        _ => format!("{}{yuan}", range(text(b.min), text(b.max), page)),
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
pub(super) fn duration(d: Duration, open: bool, page: &Page) -> String {
    match d {
        Duration::Life => page.say("终身", "for life").to_owned(),
        Duration::Unspecified => page.say("一定期限", "a certain time").to_owned(),
        Duration::Range { unit, min, max } => {
            let unit = match unit {
                Unit::Day => page.say("日", "days"),
                Unit::Month => page.say("个月", "months"),
                Unit::Year => page.say("年", "years"),
            };
            let text = |n: Option<u16>| n.map(|n| n.to_string());
            format!("{} {unit}", range(text(min.filter(|_| !open)), text(max), page))
        }
    }
}
