//! The index: what the pages are and how to read them, the statutes with their versions, the violations by domain.

use super::law::Law;
use super::names;
use super::page::{Home, Page, anchor, text};
use super::statute::completeness;
use crate::statement::words::term;
use crate::vocabulary::Violation;
use std::collections::BTreeMap;

pub fn write(law: &Law<'_>) -> String {
    let mut page = Page::new(law.say("规则库参考", "The rulebook"));
    let intro = law.say(
        "由规则文件生成：哪些法律文件、哪些义务、违反之后可以采取哪些措施、幅度多大、由谁作出、以什么为条件。这里只有编码的内容和用我们自己的话作的概括，没有法律原文；它不是决定，也不是法律意见。",
        "Generated from the rule files: which statutes, which duties, and after a breach which measures, within what bounds, by whom, on what condition. It holds what is encoded, in our own words, never the text of the law; it is no decision and no legal advice.",
    );
    page.block(&text(intro));
    let book = law.book;
    page.block(&text(&format!("{}{} {}{}{}", law.say("规则库 ", "Rulebook "), book.id, book.version, law.say("，", ", "), book.digest)));
    reading(law, &mut page);
    statutes(law, &mut page);
    violations(law, &mut page);
    page.finish()
}

fn reading(law: &Law<'_>, page: &mut Page) {
    page.head(law.say("读法", "How to read these pages"));
    for (zh, en) in [
        (
            "“应当”是必须作出的措施，“可以”是可以作出也可以不作出的措施；“择一”只能选其中一项，“至少选一”可以选几项。",
            "“must” is a measure that is due, “may” one that is open; “exactly one of” leaves one choice, “at least one of” several.",
        ),
        ("没有写明对象的措施，对违法者本人。", "A measure without a target runs against the violator itself."),
        (
            "一条中的情形按顺序排列：后面的情形成立时，它对同一对象的罚款、拘留等有幅度的措施取代前面的；没有幅度的措施（责令、警告、暂停）累加。",
            "The cases of a provision stand in order: where a later one holds, its fine against the same target, or whatever else has bounds, takes the place of the earlier one; what has no bounds (orders, warnings, suspensions) adds up.",
        ),
        ("“以上”“以下”包括本数，“不足”“超过”不包括。", "Both ends of a range belong to it; “below” and “more than” leave the number out."),
        ("没收违法所得，以有违法所得为条件（扣除依法应当退赔的部分）。", "Confiscation of illegal gains waits on there being any, net of what must be refunded."),
        (
            "对直接负责的主管人员和其他直接责任人员的措施，以违法者是组织为条件。",
            "Measures against responsible managers and other persons wait on the violator being an organization.",
        ),
        ("机关后面的括号是可以作出措施的最低级别。", "The level beside an authority is the lowest that may act."),
        (
            "同一个行为只能罚款一次，适用罚款数额高的条款；每次处罚都要责令改正、没收违法所得（行政处罚法第二十八条、第二十九条）。",
            "One act is fined once, under the provision with the higher fine; with every penalty go an order to correct and the confiscation of gains (Administrative Penalties Law, articles 28, 29).",
        ),
        (
            "早于“负责的行为”之日的行为，规则库不作回答。没有列出，不等于合法。",
            "Of acts earlier than the day vouched from, nothing is said. What is not listed is not thereby lawful.",
        ),
    ] {
        page.point(&text(law.say(zh, en)));
    }
    let only: Vec<String> = law
        .book
        .measures
        .iter()
        .filter(|m| !m.only_by.is_empty())
        .map(|m| {
            let by = m.only_by.iter().map(|a| term(law.book.authorities.get(a.index()).map(|a| &a.term), law.lang)).collect::<Vec<_>>();
            law.say(&format!("{}（{}）", law.label(&m.term), law.list(&by)), &format!("{} ({})", law.label(&m.term), law.list(&by))).to_owned()
        })
        .collect();
    page.point(&text(&format!(
        "{}{}",
        law.say("有些措施只有特定机关可以作出，其他机关应当移送：", "Some measures only certain bodies may take, and others transfer the case to them: "),
        only.join(law.lang.semicolon())
    )));
}

fn statutes(law: &Law<'_>, page: &mut Page) {
    page.head(law.say("法律文件", "Statutes"));
    let row = |cells: [&str; 6]| cells.map(str::to_owned);
    page.cells(&if law.say("zh", "en") == "zh" {
        row(["名称", "版本", "级别", "施行", "负责的行为", "文本"])
    } else {
        row(["title", "version", "level", "in force", "vouched from", "text"])
    });
    page.cells(&row(["---"; 6]));
    for (n, (file, v)) in (0u16..).zip(law.files.iter().zip(law.book.versions.iter())) {
        let until = v.until.map(|u| law.say(&format!("，至 {u} 前"), &format!(", until before {u}")).to_owned()).unwrap_or_default();
        page.cells(&[
            law.statute_link(Home::Index, n, &law.title(n)),
            format!("`{}`", law.version_id(n)),
            names::rank(law, v.rank).to_owned(),
            format!("{}{until}", v.from),
            v.vouched.to_string(),
            completeness(law, file).to_owned(),
        ]);
    }
}

fn violations(law: &Law<'_>, page: &mut Page) {
    page.head(law.say("违法行为，按领域", "Violations by domain"));
    let mut domains: BTreeMap<&str, Vec<&Violation>> = BTreeMap::new();
    for v in law.book.violations.iter() {
        domains.entry(names::prefix(&v.term.id)).or_default().push(v);
    }
    for list in domains.values() {
        let Some(first) = list.first() else { continue };
        page.sub(&format!("{}{}", anchor(names::prefix(&first.term.id)), text(names::domain(law, &first.term.id))));
        for v in list {
            let open = if v.unanswered.is_some() { law.say("（没有条款对应）", " (unanswered)") } else { "" };
            page.point(&format!("{}{open}", law.violation_link(Home::Index, &v.term)));
        }
    }
}
