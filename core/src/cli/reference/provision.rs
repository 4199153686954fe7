//! A provision on the page of its statute: kind, whose breach, who acts, its steps, and how it stands to other provisions.

use super::conditions::{parts, words};
use super::law::{Entry, Law, kind};
use super::measures::{Step, stretches};
use super::names;
use super::page::{Home, Page, anchor, bold, capital, link, text};
use crate::order::InOrder;
use crate::provision::{Kind, Provision, Rank};
use crate::source::schema as s;
use crate::statement::words::cite;

pub fn write(law: &Law<'_>, version: u16, e: &Entry<'_>, page: &mut Page) {
    let home = Home::Statute(version);
    page.sub(&format!("{}{}", anchor(&e.anchor), text(&capital(&cite(e.at, law.lang)))));
    page.point(&format!("{}{}", bold(names::kind(law, kind(e.says))), whose(law, home, e.says, version)));
    let mut about = |zh: &str, en: &str, what: &str| {
        if !what.is_empty() {
            page.point(&format!("{}{}{what}", bold(law.say(zh, en)), law.colon()));
        }
    };
    let breach = !e.says.breach_of.is_empty();
    let (by, not_by) = (law.roles(&e.says.subjects), law.roles(&e.says.not_subjects));
    about(if breach { "由谁违反" } else { "对象" }, if breach { "By" } else { "Towards" }, &text(&by));
    about("不适用于", if breach { "Not by" } else { "Not towards" }, &text(&not_by));
    if let Some(c) = &e.says.when {
        let c = law.condition(c);
        about("条件", "If", &text(&words(law, &parts(&c))));
    }
    // those who act wherever a provision names nobody stand at the head of the page
    if !e.says.authorities.is_empty() || e.says.authorities_open {
        let named = if e.says.authorities.is_empty() { law.files.get(usize::from(version)).map_or(&[][..], |f| &f.competent) } else { &e.says.authorities };
        about("机关", "Who acts", &text(&law.bodies(named, e.says.authorities_open)));
    }
    if kind(e.says) == Kind::General && e.says.authorities.is_empty() {
        about("机关", "Who acts", &text(law.say("作出处罚的机关", "whoever imposes the penalty")));
    }
    about("违法行为", "Violations", &answered(law, home, e));
    referrals(law, home, version, e, page);
    for stretch in stretches(law, e) {
        if let Some(window) = &stretch.window {
            page.point(&bold(window));
        }
        stretch.steps.iter().for_each(|s| step(law, s, page));
    }
    relations(law, home, version, e, page);
    reading(law, e.says.reading.as_ref(), page);
}

/// Whose breach it answers.
fn whose(law: &Law<'_>, home: Home, says: &s::Provision, version: u16) -> String {
    if kind(says) == Kind::General {
        return text(law.say("，随任何文件的处罚适用", ", with every penalty of whatever statute"));
    }
    if says.breach_of.is_empty() {
        return if kind(says) == Kind::Power { text(law.say("，不以违法为前提", ", without a breach")) } else { String::new() };
    }
    format!("{}{}", law.say("，针对违反：", ", for breach of: "), law.duty_links(home, version, &says.breach_of))
}

/// The violations it answers.
fn answered(law: &Law<'_>, home: Home, e: &Entry<'_>) -> String {
    let leads = |a: &crate::rulebook::Answer| e.compiled.contains(&a.provision);
    let found = law.book.violations.iter().zip(law.book.answers.iter()).filter(|(_, a)| a.iter().any(leads));
    let found: Vec<String> = found.map(|(v, _)| law.violation_link(home, &v.term)).collect();
    // any breach of the statute: the list stands above already
    if e.says.violations.is_empty() && e.says.breach_of.iter().any(|b| b == "*") && !found.is_empty() {
        return link(law.say("“义务”之下的所有类型，包括同时违反这些义务的", "every type under “Duties”, those that count as one of them included"), "#duties");
    }
    law.list(&found)
}

fn referrals(law: &Law<'_>, home: Home, version: u16, e: &Entry<'_>, page: &mut Page) {
    for r in &e.says.refer {
        let Some(to) = law.written(version, &r.to) else { continue };
        let mut line = format!("{}{}{}", bold(law.say("依照处罚", "Punished as under")), law.colon(), law.provision_link(home, to));
        for later in e.compiled.iter().skip(1).filter_map(|n| law.book.provisions.get(usize::from(*n))) {
            let now = law.followed(to, later.from);
            if now != to {
                line.push_str(&format!("{}{}{}", law.say("；", "; "), law.say(&format!("{} 起为 ", later.from), &format!("from {} ", later.from)), law.provision_link(home, now)));
            }
        }
        for (from, to) in &r.map {
            let name = |id: &str| law.book.target(id).map(|t| crate::statement::words::target(law.book, t, law.lang)).unwrap_or_default();
            let to = law.list(&to.iter().map(|t| name(t)).collect::<Vec<_>>());
            line.push_str(&text(law.say(&format!("；对{}的，改对{to}", name(from)), &format!("; what runs against {} there runs against {to} here", name(from)))));
        }
        page.point(&line);
    }
}

fn step(law: &Law<'_>, s: &Step, page: &mut Page) {
    if s.when.is_empty() {
        s.lines.iter().for_each(|(mode, l)| page.point(&text(&format!("{mode}{l}"))));
    } else {
        page.point(&text(law.say(&format!("{}的：", s.when), &format!("If {}:", s.when))));
        s.lines.iter().for_each(|(mode, l)| page.below(&text(&format!("{mode}{l}"))));
    }
}

/// How it stands to other provisions.
fn relations(law: &Law<'_>, home: Home, version: u16, e: &Entry<'_>, page: &mut Page) {
    let says = e.says;
    let mut about = |zh: &str, en: &str, what: String| {
        if !what.is_empty() {
            page.point(&format!("{}{}{what}", bold(law.say(zh, en)), law.colon()));
        }
    };
    let places = |list: &[String]| law.list(&list.iter().filter_map(|r| law.written(version, r)).map(|to| law.provision_link(home, to)).collect::<Vec<_>>());
    let others = |found: Vec<u16>| {
        let mut found: Vec<u16> = found.into_iter().filter(|n| !e.compiled.contains(n)).collect();
        found.order();
        found.dedup();
        let mut links: Vec<String> = found.into_iter().map(|n| law.entry_link(home, n, None)).collect();
        links.dedup();
        law.list(&links)
    };
    let compiled = || e.compiled.iter().filter_map(|n| law.book.provisions.get(usize::from(*n)));
    let grants = || compiled().flat_map(|p| p.tiers.iter()).flat_map(|t| t.grants.iter());
    about("接续加重", "Continues, for graver cases", places(&says.graver_than));
    about("更重的情形（其罚款等取代本条的）", "Graver cases, whose fines take the place of these", others(grants().flat_map(|g| g.replaced_by.iter().map(|(n, _)| *n)).collect()));
    about("细化上位规定", "Details the higher provision", places(says.details.as_slice()));
    about("同时适用下列条款的，以其列示", "Where one of these applies, too, shown under it", others(grants().flat_map(|g| g.shown_with.iter().copied()).collect()));
    for (over, why) in &says.prevails_over {
        let to = law.written(version, over).map(|to| law.provision_link(home, to)).unwrap_or_default();
        about("优先于", "Prevails over", format!("{to}{}{}", law.say("，理由：", ", because "), text(law.both(why))));
    }
    about("让位于", "Gives way to", others(compiled().flat_map(|p| p.prevailed_by.iter().copied()).collect()));
    let ranks: Vec<String> = says.residual_to.iter().filter_map(|r| Rank::parse(r)).map(|r| names::rank(law, r).to_owned()).collect();
    if !ranks.is_empty() {
        let ranks = law.list(&ranks);
        about("兜底", "Residual", text(law.say(&format!("{ranks}对该行为没有规定处罚时才适用"), &format!("applies only where nothing of these ranks penalises the act: {ranks}"))));
    }
    about("对应的旧条款", "Follows", places(&says.was));
    let follows = |p: &Provision| p.was.iter().any(|w| w.version == version && w.at.covers(e.at));
    about("后来的条款", "Followed by", others((0u16..).zip(law.book.provisions.iter()).filter(|(_, p)| follows(p)).map(|(n, _)| n).collect()));
    about("提到而未授权的措施", "Names without granting", text(&law.measures(&says.mentions)));
    if !says.verified {
        about("未核实", "Not verified", text(law.say("所据文本是第二手的", "it rests on a second-hand source")));
    }
    about("设定依据", "Power to set it", places(says.power.as_slice()));
    about("设定权存疑", "Doubtful whether it may set this", says.doubtful.as_ref().map(|why| text(law.both(why))).unwrap_or_default());
}

/// Both readings, and why this one.
pub fn reading(law: &Law<'_>, r: Option<&s::Reading>, page: &mut Page) {
    let Some(r) = r else { return };
    page.point(&format!("{}{}{}", bold(law.say("有两种读法", "Two readings")), law.colon(), text(law.both(&r.issue))));
    page.below(&text(&format!("{}{}", law.say("采用：", "taken: "), law.both(&r.chosen))));
    page.below(&text(&format!("{}{}", law.say("另一种：", "the other: "), law.both(&r.other))));
    page.below(&text(&format!("{}{}", law.say("理由：", "why: "), law.both(&r.reason))));
}
