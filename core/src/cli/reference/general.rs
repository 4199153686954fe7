//! What else stands in a statute: open referrals, what weighs on a penalty, limitation, procedure, what the engine carries out,
//! what is left out and why.

use super::conditions::{parts, words};
use super::law::Law;
use super::links::referral_anchor;
use super::names;
use super::page::{Home, Page, anchor, bold, capital, text};
use crate::citation::Citation;
use crate::duty::Weight;
use crate::money::Money;
use crate::order::InOrder;
use crate::source::schema as s;
use crate::statement::sums::sum;
use crate::statement::words::cite;

pub fn write(law: &Law<'_>, version: u16, file: &s::Statute, page: &mut Page) {
    let section = |page: &mut Page, zh: &str, en: &str, lines: Vec<(Option<Citation>, String)>| {
        if !lines.is_empty() {
            page.head(law.say(zh, en));
            let mut lines = lines;
            lines.order_by_key(|(at, _)| *at);
            lines.iter().for_each(|(_, l)| page.point(l));
        }
    };
    let home = Home::Statute(version);
    section(
        page,
        "开放的转致（只作提示，不产生措施）",
        "Open referrals (told, never a measure)",
        file.refer.iter().map(|r| at(law, &r.at, &referral(law, home, version, r), true)).collect(),
    );
    section(page, "影响处罚轻重的情节", "What weighs on a penalty", file.effect.iter().map(|e| at(law, &e.at, &effect(law, home, version, e), false)).collect());
    section(page, "时效", "Limitation", file.limitation.iter().map(|l| at(law, &l.at, &text(&limitation(law, l)), false)).collect());
    section(page, "部门规章罚款的限额", "How high a fine department rules may set", file.ceiling.iter().map(|c| at(law, &c.at, &text(&ceiling(law, c)), false)).collect());
    section(page, "裁量阶次", "Steps of discretion", file.discretion.iter().map(|d| at(law, &d.at, &text(&step(law, d)), false)).collect());
    section(page, "程序", "Procedure", file.procedure.iter().map(|p| at(law, &p.at, &text(&procedure(law, p)), false)).collect());
    section(page, "由引擎执行的规则", "What the engine carries out", file.in_engine.iter().map(|e| at(law, &e.at, &text(&carried(law, e)), false)).collect());
    let left = file.unencoded.iter().map(|u| at(law, &u.at, &unencoded(law, home, version, u), false)).collect();
    section(page, "没有收录的内容及理由", "What is left out, and why", left);
}

/// A point with its place before it, and an anchor if it is linked to.
fn at(law: &Law<'_>, place: &str, markdown: &str, linked: bool) -> (Option<Citation>, String) {
    let c = Citation::parse(place);
    // what is left out may be the statute, or a range of it
    let name =
        c.map_or_else(|| if place.starts_with(|c: char| c.is_ascii_digit()) { place.to_owned() } else { law.say("本文件", "this statute").to_owned() }, |c| cite(c, law.lang));
    let anchor = c.filter(|_| linked).map(|c| anchor(&referral_anchor(c))).unwrap_or_default();
    (c, format!("{anchor}{}{}{markdown}", bold(&text(&capital(&name))), law.colon()))
}

/// Parts of a point, those left out that say nothing.
fn join(law: &Law<'_>, parts: &[(&str, &str, String)]) -> String {
    let told: Vec<String> = parts.iter().filter(|p| !p.2.is_empty()).map(|(zh, en, what)| format!("{}{what}", law.say(zh, en))).collect();
    told.join(law.lang.semicolon())
}

fn referral(law: &Law<'_>, home: Home, version: u16, r: &s::Referral) -> String {
    let newest = |to: &String| law.files.iter().rposition(|f| f.statute == *to).and_then(|n| u16::try_from(n).ok());
    let to: Vec<String> = r.to.iter().filter_map(newest).map(|n| law.statute_link(home, n, &law.title(n))).collect();
    let was: Vec<String> = r.was.iter().filter_map(|w| law.written(version, w)).map(|w| law.provision_link(home, w)).collect();
    join(
        law,
        &[
            ("", "", text(law.say(&r.zh, &r.en))),
            ("针对违反：", "for breach of: ", law.duty_links(home, version, &r.breach_of)),
            ("违法行为：", "violations: ", law.violation_links(home, &r.violations)),
            ("指向：", "points at: ", law.list(&to)),
            ("取代旧条款：", "takes the place of: ", law.list(&was)),
        ],
    )
}

fn effect(law: &Law<'_>, home: Home, version: u16, e: &s::Effect) -> String {
    let weight = Weight::ALL.into_iter().find(|w| w.name() == e.effect).map_or("", |w| names::weight(law, w));
    let when = e.when.as_ref().map(|c| law.condition(c));
    let general = if e.general { law.say("适用于一切处罚", "on every penalty, of whatever statute") } else { "" };
    join(
        law,
        &[
            ("", "", format!("{}{}", bold(weight), text(&format!("{}{}", law.say("，", ", "), law.say(&e.zh, &e.en))))),
            ("条件：", "if ", when.map(|c| text(&words(law, &parts(&c)))).unwrap_or_default()),
            ("", "", general.to_owned()),
            ("针对违反：", "for breach of: ", law.duty_links(home, version, &e.breach_of)),
            ("违法行为：", "violations: ", law.violation_links(home, &e.violations)),
            ("由谁违反：", "by: ", text(&law.roles(&e.subjects))),
        ],
    )
}

fn limitation(law: &Law<'_>, l: &s::Limitation) -> String {
    let months = |n: u16| law.say(&format!("{n}个月"), &format!("{n} months")).to_owned();
    let longer =
        l.longer.as_ref().map(|x| law.say(&format!("{}的，{}", law.fact(&x.when), months(x.months)), &format!("{} if {}", months(x.months), law.fact(&x.when))).to_owned());
    let scope = if l.general {
        law.say("本身没有规定时效的文件的处罚都适用", "for penalties of every statute without a term of its own")
    } else {
        law.say("适用于本文件的处罚", "for penalties of this statute")
    };
    let first = law
        .say(
            &format!("自行为终了之日起{}内未被发现的，不再处罚", months(l.months)),
            &format!("no penalty if not discovered within {} of the last day of the act", months(l.months)),
        )
        .to_owned();
    join(law, &[("", "", first), ("", "", longer.unwrap_or_default()), ("", "", scope.to_owned())])
}

/// How high a fine department rules of a time may set by themselves.
fn ceiling(law: &Law<'_>, c: &s::Ceiling) -> String {
    let yuan = |s: &str| Money::parse(s, 2).map(|m| sum(m, law.lang)).unwrap_or_default();
    let raised = c.raised.as_ref().map(|r| {
        let facts: Vec<String> = r.when.iter().map(|f| law.fact(f)).collect();
        format!("{}{}{}", yuan(&r.sum), law.say("，限于：", " where: "), facts.join(law.say("、", ", ")))
    });
    let doubt = if c.verified { "" } else { law.say("来自第二手资料", "known second-hand") };
    join(
        law,
        &[
            ("自此日起施行的规章：", "rules in force from ", c.rules_from.to_string()),
            ("至多 ", "at most ", yuan(&c.sum)),
            ("至多 ", "at most ", raised.unwrap_or_default()),
            ("", "", doubt.to_owned()),
        ],
    )
}

/// The share of a fine's span that a step takes.
fn step(law: &Law<'_>, d: &s::Discretion) -> String {
    let name = match d.step.as_str() {
        "lighter" => law.say("从轻", "lighter"),
        "heavier" => law.say("从重", "heavier"),
        _ => law.say("一般", "ordinary"),
    };
    let percent = |t: &String| Money::parse(t, 4).map(|m| format!("{}%", m.hundredfold())).unwrap_or_default();
    let ends: Vec<String> = [("不低于 ", "at least ", &d.at_least), ("超过 ", "above ", &d.above), ("不超过 ", "at most ", &d.at_most), ("低于 ", "below ", &d.below)]
        .into_iter()
        .filter_map(|(zh, en, end)| Some(format!("{}{}", law.say(zh, en), percent(end.as_ref()?))))
        .collect();
    let whole = law.say("（法定最低限至最高限的幅度）", " of the span between the least and the greatest fine");
    let body = law.book.authority(&d.authority).and_then(|a| law.book.authorities.get(a.index())).map(|a| law.label(&a.term).to_owned()).unwrap_or_default();
    let float = d.float.as_ref().and_then(|f| Some((Citation::parse(&f.at)?, percent(&f.by))));
    let float = float.map(|(at, by)| law.say(&format!("上下 {by}（{}）", cite(at, law.lang)), &format!("{by} either way ({})", cite(at, law.lang))).to_owned()).unwrap_or_default();
    join(law, &[("", "", format!("{name}{}{}{whole}", law.colon(), ends.join(law.say("、", ", ")))), ("可以浮动：", "may float: ", float), ("机关：", "bodies: ", body)])
}

fn procedure(law: &Law<'_>, p: &s::Procedure) -> String {
    let authorities: Vec<String> =
        p.authorities.iter().filter_map(|a| law.book.authority(a)).filter_map(|a| law.book.authorities.get(a.index())).map(|a| law.label(&a.term).to_owned()).collect();
    let yuan = |s: &str| Money::parse(s, 2).map(|m| sum(m, law.lang)).unwrap_or_default();
    let must = p.must.as_ref().map(|m| {
        let lists: Vec<String> = m.when.iter().map(|l| l.iter().map(|f| law.fact(f)).collect::<Vec<_>>().join(law.say("并且", " and "))).collect();
        join(
            law,
            &[
                ("", "", law.fact(&m.fact)),
                ("条件：", "where: ", lists.join(law.say("，或者", ", or "))),
                ("例外：", "unless: ", m.unless.as_ref().map(|f| law.fact(f)).unwrap_or_default()),
            ],
        )
    });
    let up_to = p.up_to.as_ref().map(|u| {
        law.say(
            &format!("对个人{}以下、对组织{}以下", yuan(&u.person), yuan(&u.organization)),
            &format!("up to {} on a person, {} on an organization", yuan(&u.person), yuan(&u.organization)),
        )
        .to_owned()
    });
    join(
        law,
        &[
            ("", "", law.say(&p.zh, &p.en).to_owned()),
            ("必须：", "required: ", must.unwrap_or_default()),
            ("期限：", "term: ", p.limit.as_ref().map(|l| limit(law, l)).unwrap_or_default()),
            ("一定涉及：", "certainly concerns: ", law.measures(&p.measures)),
            ("可能涉及：", "may concern: ", law.measures(&p.perhaps)),
            ("罚款数额：", "fines ", p.from_sum.as_ref().map(|s| law.say(&format!("{}以上", yuan(s)), &format!("of {} or more", yuan(s))).to_owned()).unwrap_or_default()),
            ("罚款数额：", "fines ", up_to.unwrap_or_default()),
            ("机关：", "bodies: ", law.list(&authorities)),
            ("", "", if p.own { law.say("只适用于依据本文件的处罚", "only for penalties resting on this statute").to_owned() } else { String::new() }),
            ("", "", if p.every { law.say("责令和监督管理措施也适用", "on orders and supervision, too").to_owned() } else { String::new() }),
        ],
    )
}

fn limit(law: &Law<'_>, l: &s::Limit) -> String {
    let day = |working: bool| if working { law.say(" 个工作日", " working days") } else { law.say(" 日", " days") };
    let step = |id: &str| match id {
        "filed" => law.lang.say("立案", "filing"),
        "notified" => law.lang.say("告知", "the notice"),
        "hearing_notified" => law.lang.say("告知听证权利", "the notice of the right to a hearing"),
        "hearing_requested" => law.lang.say("要求听证", "the request for a hearing"),
        "hearing" => law.lang.say("听证", "the hearing"),
        "decided" => law.lang.say("决定", "the decision"),
        _ => law.lang.say("送达", "service"),
    };
    let within = format!("{}{}", l.days, day(l.working));
    let first = match &l.by {
        Some(by) => law.say(&format!("自{}起 {within}内{}", step(&l.from), step(by)), &format!("{} within {within} of {}", step(by), step(&l.from))).to_owned(),
        None => law.say(&format!("自{}起 {within}", step(&l.from)), &format!("within {within} of {}", step(&l.from))).to_owned(),
    };
    let extension =
        l.extension.as_ref().map(|x| law.say(&format!("，{}的再加 {} 日", law.fact(&x.fact), x.days), &format!(", {} more if {}", x.days, law.fact(&x.fact))).to_owned());
    let excluding = if l.excluding.is_some() { law.say("，不计入的时间扣除", ", less time that is not counted") } else { "" };
    format!("{first}{}{excluding}", extension.unwrap_or_default())
}

fn carried(law: &Law<'_>, e: &s::InEngine) -> String {
    join(law, &[("", "", names::phase(law, &e.phase).to_owned()), ("所看的事实：", "the fact it looks at: ", e.fact.as_ref().map(|f| law.fact(f)).unwrap_or_default())])
}

fn unencoded(law: &Law<'_>, home: Home, version: u16, u: &s::Unencoded) -> String {
    let place = |r: &String| law.written(version, r).map(|to| law.provision_link(home, to));
    join(
        law,
        &[
            ("", "", text(law.say(&u.zh, &u.en))),
            ("涉及违法行为：", "bears on: ", law.violation_links(home, &u.violations)),
            ("取代旧条款：", "takes the place of: ", law.list(&u.was.iter().filter_map(place).collect::<Vec<_>>())),
            ("代替总则：", "stands in the place of: ", u.instead_of.as_ref().and_then(place).unwrap_or_default()),
        ],
    )
}
