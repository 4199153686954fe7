//! The page of a violation type: which duties it breaches, what answers it and with which measures, what practice reports of it.

use super::conditions::{parts, words};
use super::general::referral_anchor;
use super::law::{Law, kind};
use super::measures::steps;
use super::names;
use super::page::{Home, Page, bold, link, text};
use super::provision::{step, window};
use fadu::citation::Citation;
use fadu::duty::{OpenReferral, Place};
use fadu::rulebook::Answer;
use fadu::source::schema as s;
use fadu::statement::words::cite;
use fadu::vocabulary::{Violation, ViolationId};

const HOME: Home = Home::Violation;

pub fn write(law: &Law<'_>, index: usize, v: &Violation) -> String {
    let mut page = Page::new(law.label(&v.term));
    page.point(&format!("`{}`{}{}", v.term.id, law.say("，", ", "), text(law.say(&v.term.en, &v.term.zh))));
    page.point(&format!("{}{}", law.say("领域：", "domain: "), link(names::domain(law, &v.term.id), "../index.md")));
    let roles: Vec<String> = v.subjects.iter().filter_map(|s| law.book.subjects.get(s.index())).map(|s| law.label(&s.term).to_owned()).collect();
    match roles.as_slice() {
        [] => page.point(law.say("任何人都可能实施", "anyone may commit it")),
        [one] => page.point(&text(law.say(&format!("由{one}实施（默认）"), &format!("committed by: {one} (implied)")))),
        _ => page.point(&text(law.say(&format!("由下列之一实施，须说明是哪一个：{}", law.list(&roles)), &format!("committed by one of these, to be named: {}", law.list(&roles))))),
    }
    duties(law, &v.term.id, &mut page);
    if let Some((zh, en)) = &v.unanswered {
        page.head(law.say("没有处罚条款或者平台义务条款对应", "No penalty or platform duty answers it"));
        page.block(&text(law.say(zh, en)));
    }
    let answers = law.book.answers.get(index).map_or(&[][..], |a| a);
    provisions(law, answers, &mut page);
    if let Some(id) = law.book.violation(&v.term.id) {
        referrals(law, id, &mut page);
        left_out(law, id, &mut page);
    }
    practice(law, &v.term.id, &mut page);
    page.finish()
}

fn statute(law: &Law<'_>, version: u16) -> String {
    let until = law.book.versions.get(usize::from(version)).and_then(|v| v.until);
    let from = law.files.get(usize::from(version)).map(|f| f.from.to_string()).unwrap_or_default();
    let until = until.map(|u| law.say(&format!("，至 {u} 前"), &format!(", until before {u}")).to_owned()).unwrap_or_default();
    let words = law.title(version);
    law.statute_link(HOME, version, &words) + &law.say(&format!("（{from} 起{until}）"), &format!(" (from {from}{until})"))
}

fn duties(law: &Law<'_>, id: &str, page: &mut Page) {
    let bound = |f: &s::Statute| f.duty.iter().filter(|d| d.violations.iter().any(|v| v == id)).filter_map(|d| Some((Citation::parse(&d.at)?, d.clone()))).collect::<Vec<_>>();
    page.head(law.say("违反的义务", "Duties it breaches"));
    for (version, file) in (0u16..).zip(&law.files) {
        let mut list = bound(file);
        list.sort_by_key(|(at, _)| *at);
        let each: Vec<String> = list
            .iter()
            .map(|(at, d)| {
                let mut out = law.duty_link_as(HOME, Place { version, at: *at }, &cite(*at, law.lang));
                if let Some(c) = &d.when {
                    let c = law.condition(c);
                    out.push_str(&text(law.say(&format!("（仅在此情形：{}）", words(law, &parts(&c))), &format!(" (only if {})", words(law, &parts(&c))))));
                }
                out
            })
            .collect();
        if !each.is_empty() {
            page.point(&format!("{}{}{}", statute(law, version), law.say("：", ": "), each.join(law.lang.semicolon())));
        }
    }
}

fn provisions(law: &Law<'_>, answers: &[Answer], page: &mut Page) {
    if answers.is_empty() {
        return;
    }
    page.head(law.say("对应的条款和措施", "What answers it, with which measures"));
    for (version, entries) in (0u16..).zip(&law.entries) {
        let mut headed = false;
        for e in entries {
            let leading: Vec<&Answer> = answers.iter().filter(|a| e.compiled.contains(&a.provision)).collect();
            let Some(first) = leading.first() else { continue };
            if !headed {
                page.sub(&statute(law, version));
                headed = true;
            }
            let mut line = bold(&law.entry_link(HOME, first.provision, Some(&cite(e.at, law.lang))));
            line.push_str(&text(&format!("{}{}", law.say("，", ", "), lower(names::kind(law, kind(e.says))))));
            line.push_str(&whose(law, version, e.says, &leading));
            page.block(&line);
            for p in e.compiled.iter().filter_map(|n| law.book.provisions.get(usize::from(*n))) {
                if e.compiled.len() > 1 {
                    page.point(&bold(&window(law, p)));
                }
                steps(law, e, p).iter().for_each(|s| step(law, s, page));
            }
        }
    }
}

fn lower(words: &str) -> String {
    words.chars().next().map(|c| c.to_lowercase().chain(words.chars().skip(1)).collect()).unwrap_or_default()
}

/// For breach of what, by whom.
fn whose(law: &Law<'_>, version: u16, says: &s::Provision, leading: &[&Answer]) -> String {
    let mut out = String::new();
    let mut part = |zh: &str, en: &str, what: &str| {
        if !what.is_empty() {
            out.push_str(law.lang.semicolon());
            out.push_str(law.say(zh, en));
            out.push_str(what);
        }
    };
    if says.breach_of.iter().any(|b| b == "*") {
        part("", "", law.say("针对违反本文件的任何义务", "for breach of any duty of the statute"));
    } else {
        let mut places: Vec<(Citation, bool)> = leading.iter().filter_map(|a| Some((law.book.duties.get(usize::from(a.duty))?.at, a.coarse))).collect();
        places.sort_unstable();
        places.dedup();
        let open = law.say("（仅限该条款所指的部分）", " (as far as it is the part this speaks of)");
        let each: Vec<String> =
            places.into_iter().map(|(at, coarse)| format!("{}{}", law.duty_link_as(HOME, Place { version, at }, &cite(at, law.lang)), if coarse { open } else { "" })).collect();
        part("针对违反", "for breach of ", &law.list(&each));
    }
    part("由谁违反：", "by: ", &text(&law.roles(&says.subjects)));
    part("不适用于：", "not by: ", &text(&law.roles(&says.not_subjects)));
    if let Some(c) = &says.when {
        let c = law.condition(c);
        part("条件：", "if ", &text(&words(law, &parts(&c))));
    }
    if !says.verified {
        part("", "", law.say("未核实", "not verified"));
    }
    if says.reading.is_some() {
        part("", "", law.say("有两种读法", "two readings"));
    }
    out
}

/// Open referrals that concern it.
fn referrals(law: &Law<'_>, id: ViolationId, page: &mut Page) {
    let breaches = |r: &OpenReferral| {
        let meets = |at: Citation| r.breach_of.iter().any(|b| b.article == 0 || b.covers(at) || at.covers(*b));
        law.book.duties_of(r.version).any(|d| d.violations.contains(&id) && meets(d.at))
    };
    let found: Vec<&OpenReferral> = law.book.referrals.iter().filter(|r| if r.violations.is_empty() { breaches(r) } else { r.violations.contains(&id) }).collect();
    if found.is_empty() {
        return;
    }
    page.head(law.say("开放的转致（只作提示，不产生措施）", "Open referrals (told, never a measure)"));
    for r in found {
        let to = law.statute_link(HOME, r.version, &law.place(HOME, Place { version: r.version, at: r.at }));
        let to = to.trim_end_matches(')').to_owned() + "#" + &referral_anchor(r.at) + ")";
        page.point(&format!("{to}{}{}", law.say("：", ": "), text(law.say(&r.zh, &r.en))));
    }
}

/// What is left out of the law and bears on it.
fn left_out(law: &Law<'_>, id: ViolationId, page: &mut Page) {
    let mut found = law.book.unencoded.iter().filter(|u| u.violations.contains(&id)).peekable();
    if found.peek().is_none() {
        return;
    }
    page.head(law.say("尚未收录", "Not encoded"));
    for u in found {
        let at = u.version.map(|v| format!("{}{}", law.statute_link(HOME, v, &law.title(v)), law.say("：", ": "))).unwrap_or_default();
        page.point(&format!("{at}{}", text(law.say(&u.zh, &u.en))));
    }
}

/// Rows of enforcement reports that name it.
fn practice(law: &Law<'_>, id: &str, page: &mut Page) {
    for report in &law.practice {
        let mut rows = report.row.iter().filter(|r| r.violations.iter().any(|v| v == id)).peekable();
        if rows.peek().is_none() {
            continue;
        }
        page.head(&format!("{}{}", law.say("执法通报中的做法：", "Practice: "), law.say(&report.title, &report.title_en)));
        for r in rows {
            let mut out = format!("{}{}{}", bold(&text(&r.id)), law.say("：", ": "), text(&law.measures(&r.measures)));
            let mut part = |zh: &str, en: &str, what: Option<&str>| {
                if let Some(what) = what.filter(|w| !w.is_empty()) {
                    out.push_str(law.lang.semicolon());
                    out.push_str(law.say(zh, en));
                    out.push_str(&text(what));
                }
            };
            part("当事人：", "who: ", Some(&law.roles(&r.subjects)));
            part("条件：", "condition: ", r.condition.as_ref().map(|c| law.both(c)));
            part("原话大意：", "as reported: ", law.say(r.zh.as_deref().unwrap_or_default(), r.en.as_deref().unwrap_or_default()).into());
            page.point(&out);
        }
    }
}
