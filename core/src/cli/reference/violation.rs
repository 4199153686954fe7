//! The page of a violation type: which duties it breaches, what answers it and with which measures, what practice reports of it.

use super::conditions::{parts, words};
use super::law::{Entry, Law, kind};
use super::measures::{Step, steps, stretches};
use super::names;
use super::page::{Home, Page, bold, capital, link, text};
use crate::citation::Citation;
use crate::condition::Condition;
use crate::duty::{OpenReferral, Place};
use crate::order::InOrder;
use crate::provision::Kind;
use crate::rulebook::Answer;
use crate::source::schema as s;
use crate::statement::words::cite;
use crate::vocabulary::{Violation, ViolationId};

const HOME: Home = Home::Violation;

pub fn write(law: &Law<'_>, index: usize, v: &Violation) -> String {
    let mut page = Page::new(law.label(&v.term));
    page.point(&format!("`{}`{}{}", v.term.id, law.say("，", ", "), text(law.say(&v.term.en, &v.term.zh))));
    page.point(&format!("{}{}", law.say("领域：", "domain: "), link(names::domain(law, &v.term.id), &format!("../index.md#{}", names::prefix(&v.term.id)))));
    let roles: Vec<String> = v.subjects.iter().filter_map(|s| law.book.subjects.get(s.index())).map(|s| law.label(&s.term).to_owned()).collect();
    match roles.as_slice() {
        [] => page.point(law.say("任何人都可能实施", "anyone may commit it")),
        [one] => page.point(&text(law.say(&format!("由{one}实施（默认）"), &format!("committed by: {one} (implied)")))),
        _ => page.point(&text(law.say(&format!("由下列之一实施，须说明是哪一个：{}", law.list(&roles)), &format!("committed by one of these, to be named: {}", law.list(&roles))))),
    }
    if let Some((zh, en)) = &v.unanswered {
        page.head(law.say("没有处罚条款或者平台义务条款对应", "No penalty or platform duty answers it"));
        page.block(&text(law.say(zh, en)));
    }
    let answers = law.book.answers.get(index).map_or(&[][..], |a| a);
    if let Some(id) = law.book.violation(&v.term.id) {
        page.head(law.say("义务和措施", "Duties and measures"));
        statutes(law, id, v, answers, &mut page);
        left_out(law, id, &mut page);
    }
    practice(law, &v.term.id, &mut page);
    page.finish()
}

/// Statute by statute: the duties it breaches, and what answers that.
fn statutes(law: &Law<'_>, id: ViolationId, v: &Violation, answers: &[Answer], page: &mut Page) {
    for (version, (file, entries)) in (0u16..).zip(law.files.iter().zip(&law.entries)) {
        let (places, duties) = duties(law, id, &v.term.id, version, file);
        let referrals = referrals(law, id, version);
        if places == 0 && referrals.is_empty() {
            continue;
        }
        page.sub(&text(&format!("{}{}", law.short(version), window_of(law, version, file))));
        let mut head = Vec::new();
        if places > 0 {
            head.push(format!("{}{}", law.say("违反：", "Breaches: "), duties.join(law.lang.semicolon())));
        }
        if !referrals.is_empty() {
            head.push(format!("{}{}", law.say("开放的转致：", "Open referrals: "), law.list(&referrals)));
        }
        page.block(&head.join(law.say("。", ". ")));
        let mut always = Vec::new();
        for e in entries {
            let leading: Vec<&Answer> = answers.iter().filter(|a| e.compiled.contains(&a.provision)).collect();
            let any = e.says.breach_of.iter().any(|b| b == "*") && matches!(kind(e.says), Kind::Consequence | Kind::Power);
            match leading.first() {
                None => {}
                Some(first) if any => always.push(follows(law, e, first.provision)),
                Some(_) => provision(law, e, &leading, (places, v), page),
            }
        }
        if !always.is_empty() {
            page.block(&format!("{}{}", law.say("违反任何义务，按各条所写的条件：", "On any breach, on the conditions told there: "), always.join(law.lang.semicolon())));
        }
    }
}

/// Which version it is, where there are several.
fn window_of(law: &Law<'_>, version: u16, file: &s::Statute) -> String {
    if law.files.iter().filter(|f| f.statute == file.statute).count() < 2 {
        return String::new();
    }
    let until = law.book.versions.get(usize::from(version)).and_then(|v| v.until);
    let until = until.map(|u| law.say(&format!("，至 {u} 前"), &format!(", until before {u}")).to_owned()).unwrap_or_default();
    law.say(&format!("（{} 起{until}）", file.from), &format!(" (from {}{until})", file.from)).to_owned()
}

/// What may follow any breach of a statute, in short.
fn follows(law: &Law<'_>, e: &Entry<'_>, provision: u16) -> String {
    let lines: Vec<String> = law.book.provisions.get(usize::from(provision)).map(|p| steps(law, e, p)).unwrap_or_default().iter().map(|s| s.line(law)).collect();
    format!("{} {}", law.entry_link(HOME, provision, Some(&cite(e.at, law.lang))), text(&lines.join(law.lang.semicolon())))
}

/// The duties of a statute version it breaches, and those its breach of another statute's duty counts as.
fn duties(law: &Law<'_>, id: ViolationId, name: &str, version: u16, file: &s::Statute) -> (usize, Vec<String>) {
    let bound = file.duty.iter().filter(|d| d.violations.iter().any(|v| v == name));
    let mut own: Vec<(Citation, Option<Condition>)> = bound.filter_map(|d| Some((Citation::parse(&d.at)?, d.when.as_ref().map(|c| law.condition(c))))).collect();
    own.order_by_key(|(at, _)| *at);
    let only = |c: &Condition| law.say(&format!("（仅在此情形：{}）", words(law, &parts(c))), &format!(" (only if {})", words(law, &parts(c)))).to_owned();
    let own_place = |at: Citation| own.iter().any(|(own, _)| *own == at);
    let here = |at: Citation| law.duty_link_as(HOME, Place { version, at }, &cite(at, law.lang));
    // what stands under the same condition is told with it once
    let mut out: Vec<String> = Vec::new();
    for same in own.chunk_by(|a, b| a.1 == b.1 && a.1.is_some()) {
        let places: Vec<String> = same.iter().map(|(at, _)| here(*at)).collect();
        let when = same.first().and_then(|(_, when)| when.as_ref()).map(only).unwrap_or_default();
        out.push(format!("{}{}", places.join(law.lang.comma()), text(&when)));
    }
    let mut counted: Vec<Citation> = law.book.duties_of(version).filter(|d| d.violations.contains(&id) && !own_place(d.at)).map(|d| d.at).collect();
    counted.dedup();
    let places = own.len().saturating_add(counted.len());
    for at in counted {
        let mut through: Vec<u16> = law.book.duties.iter().filter(|d| d.violations.contains(&id) && d.counts_as.contains(&Place { version, at })).map(|d| d.version).collect();
        through.dedup();
        let through = law.list(&through.into_iter().map(|v| law.short(v)).collect::<Vec<_>>());
        out.push(format!("{}{}", here(at), text(law.say(&format!("（因违反{through}）"), &format!(" (through {through})")))));
    }
    (places, out)
}

fn provision(law: &Law<'_>, e: &Entry<'_>, leading: &[&Answer], of: (usize, &Violation), page: &mut Page) {
    let Some(first) = leading.first() else { return };
    let mut line = bold(&law.entry_link(HOME, first.provision, Some(&capital(&cite(e.at, law.lang)))));
    line.push_str(law.colon());
    line.push_str(&lower(names::kind(law, kind(e.says))));
    line.push_str(&whose(law, e.says, leading, of));
    page.block(&line);
    for stretch in stretches(law, e) {
        if let Some(window) = &stretch.window {
            page.point(&bold(window));
        }
        stretch.steps.iter().for_each(|s| page.point(&text(&step(law, s))));
    }
}

/// A step in one line: the whole stands on the page of the statute.
fn step(law: &Law<'_>, s: &Step) -> String {
    let lines = s.line(law);
    if s.brief.is_empty() { lines } else { law.say(&format!("{}的，{lines}", s.brief), &format!("if {}: {lines}", s.brief)).to_owned() }
}

fn lower(words: &str) -> String {
    words.chars().next().map(|c| c.to_lowercase().chain(words.chars().skip(1)).collect()).unwrap_or_default()
}

/// For breach of what, where it breaches several duties of the statute; by whom; on what condition.
fn whose(law: &Law<'_>, says: &s::Provision, leading: &[&Answer], (duties, v): (usize, &Violation)) -> String {
    let mut out = String::new();
    let mut part = |zh: &str, en: &str, what: &str| {
        if !what.is_empty() {
            out.push_str(law.lang.semicolon());
            out.push_str(law.say(zh, en));
            out.push_str(what);
        }
    };
    if says.breach_of.iter().any(|b| b == "*") {
        part("", "", law.say("针对违反本文件的任何义务", "any breach of the statute"));
    } else {
        let mut places: Vec<(Citation, bool)> = leading.iter().filter_map(|a| Some((law.book.duties.get(usize::from(a.duty))?.at, a.coarse))).collect();
        places.order();
        places.dedup();
        let coarse = places.iter().any(|(_, coarse)| *coarse);
        let open = law.say("（仅限该条款所指的部分）", " (as far as it is the part this speaks of)");
        let each: Vec<String> = places.into_iter().map(|(at, coarse)| format!("{}{}", cite(at, law.lang), if coarse { open } else { "" })).collect();
        part("针对违反", "for breach of ", &if coarse || each.len() < duties { law.list(&each) } else { String::new() });
    }
    // the role the violation implies needs no telling
    let implied = matches!((&*v.subjects, says.subjects.as_slice()), ([one], [role]) if law.book.subject(role) == Some(*one));
    part("由谁违反：", "by: ", &if implied { String::new() } else { text(&law.roles(&says.subjects)) });
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

/// Open referrals of a statute version that concern it.
fn referrals(law: &Law<'_>, id: ViolationId, version: u16) -> Vec<String> {
    let breaches = |r: &OpenReferral| {
        let meets = |at: Citation| r.breach_of.iter().any(|b| b.article == 0 || b.covers(at) || at.covers(*b));
        law.book.duties_of(r.version).any(|d| d.violations.contains(&id) && meets(d.at))
    };
    let concerns = |r: &&OpenReferral| r.version == version && if r.violations.is_empty() { breaches(r) } else { r.violations.contains(&id) };
    law.book.referrals.iter().filter(concerns).map(|r| law.referral_link(HOME, Place { version, at: r.at }, &cite(r.at, law.lang))).collect()
}

/// What is left out of the law and bears on it.
fn left_out(law: &Law<'_>, id: ViolationId, page: &mut Page) {
    let mut found = law.book.unencoded.iter().filter(|u| u.violations.contains(&id)).peekable();
    if found.peek().is_none() {
        return;
    }
    page.head(law.say("尚未收录", "Not encoded"));
    for u in found {
        let at = u.version.map(|v| format!("{}{}", law.statute_link(HOME, v, &law.title(v)), law.colon())).unwrap_or_default();
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
            let mut out = format!("{}{}{}", bold(&text(&r.id)), law.colon(), text(&law.measures(&r.measures)));
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
