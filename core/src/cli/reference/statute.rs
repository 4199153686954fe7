//! The page of a statute version: its head, duties, provisions, referrals, and what else stands in it.

use super::conditions::{parts, words};
use super::general;
use super::law::Law;
use super::links::duty_anchor;
use super::names;
use super::page::{Home, Page, anchor, bold, capital, text};
use super::provision;
use crate::citation::Citation;
use crate::condition::{Atom, Condition};
use crate::duty::Place;
use crate::order::InOrder;
use crate::source::schema as s;
use crate::statement::words::cite;
use crate::vocabulary::FactId;

pub fn write(law: &Law<'_>, version: u16) -> String {
    let mut page = Page::new(&law.title(version));
    let (Some(file), Some(v)) = (law.files.get(usize::from(version)), law.book.versions.get(usize::from(version))) else { return page.finish() };
    head(law, version, file, v, &mut page);
    duties(law, version, file, &mut page);
    let entries = law.entries.get(usize::from(version)).map_or(&[][..], |l| l);
    if !entries.is_empty() {
        page.head(law.say("条款和措施", "Provisions and measures"));
        entries.iter().for_each(|e| provision::write(law, version, e, &mut page));
    }
    general::write(law, version, file, &mut page);
    facts(law, version, &mut page);
    page.finish()
}

fn head(law: &Law<'_>, version: u16, file: &s::Statute, v: &crate::rulebook::Version, page: &mut Page) {
    page.point(&format!("`{}`{}{}", law.version_id(version), law.say("，", ", "), text(law.say(&file.title_en, &file.title))));
    let until = v.until.map(|u| law.say(&format!("，至 {u} 前"), &format!(", until before {u}")).to_owned()).unwrap_or_default();
    page.point(&format!("{}{}{}{until}", names::rank(law, v.rank), law.say("；施行：", "; in force from "), v.from));
    page.point(&format!(
        "{}{}{}{}",
        law.say("规则库负责的行为：", "vouched for acts from "),
        v.vouched,
        law.say(" 起；最后核对：", "; last held against the official text on "),
        v.checked
    ));
    page.point(completeness(law, file));
    if !file.competent.is_empty() {
        page.point(&text(&format!("{}{}", law.say("条款没有另行写明的，机关为：", "who acts, where a provision names nobody else: "), law.bodies(&file.competent, false))));
    }
    if let Some(overlay) = &v.overlay {
        page.point(&text(law.say(&format!("来自叠加规则 {overlay}，不是法律"), &format!("from the overlay {overlay}: not law"))));
    }
    let others: Vec<String> = (0u16..)
        .zip(&law.files)
        .filter(|(n, f)| f.statute == file.statute && *n != version)
        .map(|(n, f)| law.statute_link(Home::Statute(version), n, &f.from.to_string()))
        .collect();
    if !others.is_empty() {
        page.point(&format!("{}{}", law.say("其他版本：", "other versions: "), law.list(&others)));
    }
    page.point(&format!("[{}](../index.md)", law.say("目录和读法", "index, and how to read these pages")));
}

pub fn completeness(law: &Law<'_>, file: &s::Statute) -> &'static str {
    match file.source.as_deref() {
        Some("partial") => law.lang.say("文本不全：手头只有部分条文", "text partial: not all of it was at hand"),
        _ => law.lang.say("文本完整", "text complete"),
    }
}

fn duties(law: &Law<'_>, version: u16, file: &s::Statute, page: &mut Page) {
    let home = Home::Statute(version);
    let mut list: Vec<(Citation, &s::Duty)> = file.duty.iter().filter_map(|d| Some((Citation::parse(&d.at)?, d))).collect();
    list.order_by_key(|(at, _)| *at);
    if list.is_empty() {
        return;
    }
    page.block(&format!("## {}{}", anchor("duties"), law.say("义务", "Duties")));
    for same in list.chunk_by(|a, b| a.0 == b.0) {
        for (n, (at, d)) in same.iter().enumerate() {
            let name = bold(&text(&capital(&cite(*at, law.lang))));
            page.point(&format!("{}{name}{}{}", if n == 0 { anchor(&duty_anchor(*at)) } else { String::new() }, law.colon(), duty(law, home, version, d)));
            if n == 0 {
                elsewhere(law, home, Place { version, at: *at }, page);
            }
            if let Some(r) = &d.reading {
                page.below(&reading(law, r));
            }
        }
    }
}

fn duty(law: &Law<'_>, home: Home, version: u16, d: &s::Duty) -> String {
    let mut out = if d.violations.is_empty() { text(law.say("（没有对应的违法行为类型）", "(no violation type)")) } else { law.violation_links(home, &d.violations) };
    let mut part = |zh: &str, en: &str, what: &str| {
        out.push_str(law.lang.semicolon());
        out.push_str(law.say(zh, en));
        out.push_str(what);
    };
    if !d.subjects.is_empty() {
        part("义务人：", "borne by: ", &text(&law.roles(&d.subjects)));
    }
    if let Some(c) = &d.when {
        let c = law.condition(c);
        part("仅在此情形：", "only if ", &text(&words(law, &parts(&c))));
    }
    let places = |list: &[String]| law.list(&list.iter().filter_map(|r| law.written(version, r)).map(|to| law.duty_link(home, to)).collect::<Vec<_>>());
    if !d.counts_as.is_empty() {
        part("同时违反：", "counts as breach of ", &places(&d.counts_as));
    }
    if let Some(was) = &d.was {
        part("原为 ", "formerly ", &places(core::slice::from_ref(was)));
    }
    out
}

/// Duties of other statutes whose breach counts as that of the one here.
fn elsewhere(law: &Law<'_>, home: Home, here: Place, page: &mut Page) {
    let counts = law.book.duties.iter().filter(|d| d.counts_as.contains(&here));
    let mut places: Vec<Place> = counts.map(|d| Place { version: d.version, at: d.at }).collect();
    places.dedup();
    if !places.is_empty() {
        let each: Vec<String> = places.into_iter().map(|p| law.duty_link(home, p)).collect();
        page.below(&format!("{}{}", law.say("违反下列义务，同时违反本条：", "breach of these counts as breach of this one: "), law.list(&each)));
    }
}

/// Both readings of a duty, in one line.
fn reading(law: &Law<'_>, r: &s::Reading) -> String {
    let (issue, chosen, other, reason) = (law.both(&r.issue), law.both(&r.chosen), law.both(&r.other), law.both(&r.reason));
    let words = law.say(&format!("{issue}；采用：{chosen}；另一种：{other}；理由：{reason}"), &format!("{issue}; taken: {chosen}; the other: {other}; why: {reason}")).to_owned();
    format!("{}{}{}", bold(law.say("有两种读法", "Two readings")), law.colon(), text(&words))
}

/// The facts the provisions turn on, with the question that states the legal test of each; those left out whose question says no
/// more than their name.
fn facts(law: &Law<'_>, version: u16, page: &mut Page) {
    let mut found: Vec<FactId> = Vec::new();
    let mut look = |c: &Condition| {
        c.atoms(&mut |a| {
            if let Atom::Fact(f) = a {
                found.push(f);
            }
        });
    };
    for (_, p) in law.book.provisions_of(version) {
        look(&p.when);
        p.tiers.iter().for_each(|t| look(&t.when));
        p.tiers.iter().flat_map(|t| t.grants.iter()).for_each(|g| look(&g.when));
    }
    law.book.duties_of(version).for_each(|d| look(&d.when));
    found.order();
    found.dedup();
    found.retain(|f| law.book.facts.get(f.index()).is_some_and(|f| f.ask_zh != format!("是否{}？", f.term.zh)));
    if found.is_empty() {
        return;
    }
    page.head(law.say("条件中的事实：其检验标准", "Facts in the conditions: the question that states the test"));
    for f in found.into_iter().filter_map(|f| law.book.facts.get(f.index())) {
        page.point(&format!("{}{}{}", text(law.label(&f.term)), law.colon(), text(law.say(&f.ask_zh, &f.ask_en))));
    }
}
