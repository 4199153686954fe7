//! The matter: what was done, by whom, when, and what is known.

use super::Matter;
use super::page::Page;
use super::sums::sum;
use super::words::{self, labels, measure, place, term};
use crate::assessment::Ask;
use crate::condition::Truth;
use crate::date::Date;
use crate::vocabulary::{AmountId, FactId, SubjectId};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

pub(super) fn write(m: Matter<'_>, page: &mut Page) {
    let Matter { book, case, .. } = m;
    page.head("案情", "The matter");
    if let Some(id) = &case.id {
        page.point(&format!("{}{id}", page.say("案件：", "case: ")));
    }
    coverage(m, page);
    for b in &case.breaches {
        page.point(&format!("{}{}", page.say("所引义务：", "duty cited: "), place(book, b.version, b.at, page.lang)));
    }
    let roles: Vec<Ask> = (0u16..128).filter(|n| case.roles & 1u128.wrapping_shl(u32::from(*n)) != 0).map(|n| Ask::Role(SubjectId(n))).collect();
    if !roles.is_empty() {
        page.point(&format!("{}{}", page.say("当事人：", "the violator: "), labels(book, &roles, page.lang)));
    }
    let act = match case.act_from {
        Some(from) if from == case.act_to => format!("{from}"),
        Some(from) => format!("{from} {} {}", page.say("至", "to"), case.act_to),
        None => format!("{} {}", page.say("不晚于", "not later than"), case.act_to),
    };
    page.point(&format!("{}{act}", page.say("行为时间：", "day of the act: ")));
    let mut day = |zh: &str, en: &str, d: Option<Date>| {
        if let Some(d) = d {
            page.point(&format!("{}{d}", page.say(zh, en)));
        }
    };
    day("发现日期：", "discovered: ", case.discovered);
    day("立案日期：", "filed: ", case.filed);
    day("决定日期：", "decided: ", case.decided);
    for (value, zh, en) in [(Truth::True, "已知属实：", "known true: "), (Truth::False, "已知不属实：", "known false: ")] {
        let known: Vec<Ask> = (0u16..).take(book.facts.len()).map(FactId).filter(|f| case.facts.get(*f) == value).map(Ask::Fact).collect();
        if !known.is_empty() {
            page.point(&format!("{}{}", page.say(zh, en), labels(book, &known, page.lang)));
        }
    }
    for s in case.scoped.iter() {
        let value = match s.value {
            Some(true) => page.say("是", "yes"),
            Some(false) => page.say("否", "no"),
            None => page.say("不清楚", "unknown"),
        };
        page.point(&format!("{}: {value}", labels(book, &[Ask::FactAt(s.fact, crate::duty::Place { version: s.version, at: s.at })], page.lang)));
    }
    for n in 0u16..u16::try_from(book.amounts.len()).unwrap_or(0) {
        if let Some(amount) = case.amount_of(AmountId(n)) {
            page.point(&format!("{}: {}", labels(book, &[Ask::Amount(AmountId(n))], page.lang), sum(amount, page.lang)));
        }
    }
    if let Some(prior) = &case.prior {
        let each: Vec<String> = prior
            .iter()
            .map(|p| {
                let day = p.date.map(|d| format!(" {d}")).unwrap_or_default();
                format!("{}{day}", measure(book, p.measure, page.lang))
            })
            .collect();
        let each = if each.is_empty() { page.say("没有", "none").into() } else { each.join(page.comma()) };
        page.point(&format!("{}{each}", page.say("此前已采取的措施：", "measures taken before: ")));
    }
}

/// How far the rulebook covers each violation.
pub(super) fn coverage(m: Matter<'_>, page: &mut Page) {
    for (v, c) in &m.answer.coverage {
        let name = term(m.book.violations.get(v.index()).map(|v| &v.term), page.lang);
        let covered = words::coverage(*c, page.lang);
        page.point(&format!("{name}{}{covered}", page.say("：", ": ")));
    }
}
