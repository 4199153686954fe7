//! What a provision grants, step by step, in words: the same on the pages of statutes and of violations.

use super::bounds::bands;
use super::conditions::{parts, told, words};
use super::law::{Entry, Law};
use super::names;
use crate::condition::{Atom, Condition};
use crate::date::Date;
use crate::grant::{Grant, Group};
use crate::order::InOrder;
use crate::provision::{Provision, Tier};
use crate::source::schema as s;
use crate::statement::words::{bodies, duration, measure, target, term};
use crate::vocabulary::{AuthorityId, Level, MeasureId, TargetId};

/// The steps over a stretch of time; the stretch is told where it is not the whole time of the statute version.
pub struct Stretch {
    pub window: Option<String>,
    pub steps: Vec<Step>,
}

/// A step: what it waits on (nothing for none), and a line each measure or set of measures.
#[derive(PartialEq, Eq)]
pub struct Step {
    pub when: String,
    /// The same in short, for pages that link to the whole.
    pub brief: String,
    /// Each with its mode before it; alternatives have none beside their own words.
    pub lines: Vec<(&'static str, String)>,
}

impl Step {
    /// All in one line, each mode told once.
    pub fn line(&self, law: &Law<'_>) -> String {
        let same = self.lines.chunk_by(|a, b| a.0 == b.0 && !a.0.is_empty());
        let each: Vec<String> = same
            .map(|run| {
                let texts: Vec<&str> = run.iter().map(|(_, t)| &**t).collect();
                format!("{}{}", run.first().map_or("", |(m, _)| m), texts.join(law.lang.semicolon()))
            })
            .collect();
        each.join(law.lang.semicolon())
    }
}

/// Grants told in one breath: one measure against several targets, or several measures against one.
struct Item<'a> {
    grant: &'a Grant,
    measures: Vec<MeasureId>,
    targets: Vec<TargetId>,
    when: Vec<&'a Condition>,
}

/// Who acts, where a grant names nobody of its own.
pub fn authorities(p: &Provision) -> &[(AuthorityId, Level)] {
    let lists = || p.tiers.iter().flat_map(|t| t.grants.iter()).map(|g| &*g.authorities);
    let often = |l: &[(AuthorityId, Level)]| lists().filter(|x| *x == l).count();
    let most = lists().map(often).max().unwrap_or(0);
    lists().find(|l| often(l) == most).unwrap_or(&[])
}

/// The stretches of time of a provision; told as one where nothing changes.
pub fn stretches(law: &Law<'_>, e: &Entry<'_>) -> Vec<Stretch> {
    let each: Vec<(&Provision, Vec<Step>)> = e.compiled.iter().filter_map(|n| law.book.provisions.get(usize::from(*n))).map(|p| (p, steps(law, e, p))).collect();
    let whole = each.iter().zip(each.iter().skip(1)).all(|(a, b)| a.1 == b.1 && a.0.until == Some(b.0.from));
    let ends = each.first().zip(each.last()).map(|((first, _), (last, _))| (first.version, first.from, last.until));
    let covers = ends.is_some_and(|(v, from, until)| law.book.versions.get(usize::from(v)).is_some_and(|v| v.from == from && v.until == until));
    let told = if whole { 1 } else { each.len() };
    let window = |p: &Provision, until: Option<Date>| (!whole || !covers).then(|| window(law, p.from, until));
    let last = ends.and_then(|(_, _, until)| until);
    each.into_iter().take(told).map(|(p, steps)| Stretch { window: window(p, if whole { last } else { p.until }), steps }).collect()
}

/// From which day on, and until when.
fn window(law: &Law<'_>, from: Date, until: Option<Date>) -> String {
    let until = until.map(|u| law.say(&format!("，{u} 前"), &format!(" and before {u}")).to_owned()).unwrap_or_default();
    law.say(&format!("{from} 起{until}的行为："), &format!("Acts from {from}{until}:")).to_owned()
}

pub fn steps(law: &Law<'_>, e: &Entry<'_>, p: &Provision) -> Vec<Step> {
    // what the provision says of itself is told above its steps
    let mut own: Vec<Condition> = Vec::new();
    if let Some(w) = &e.says.when {
        own.push(law.condition(w));
    }
    let roles = |ids: &[String]| ids.iter().filter_map(|i| law.book.subject(i)).map(|r| Condition::Atom(Atom::Role(r))).collect::<Vec<_>>();
    match roles(&e.says.subjects).as_slice() {
        [] => {}
        [one] => own.push(one.clone()),
        several => own.push(Condition::Any(several.to_vec().into())),
    }
    if !e.says.not_subjects.is_empty() {
        own.push(Condition::None(roles(&e.says.not_subjects).into()));
    }
    let own: Vec<&Condition> = own.iter().flat_map(parts).collect();
    let order = order(law, p.version, e.says, 4);
    p.tiers.iter().filter(|t| !t.grants.is_empty()).map(|t| step(law, p, t, &own, &order)).collect()
}

/// The measures in the order the text names them.
fn order(law: &Law<'_>, version: u16, says: &s::Provision, depth: u8) -> Vec<MeasureId> {
    let branches = |t: &s::Tier| t.group.iter().flat_map(|g| g.branches.iter().flatten().cloned()).collect::<Vec<_>>();
    let own = says.tier.iter().flat_map(|t| t.must.iter().chain(&t.may).cloned().chain(branches(t)).collect::<Vec<_>>());
    let mut out: Vec<MeasureId> = own.filter_map(|g| law.book.measure(&g.measure)).collect();
    for to in says.refer.iter().filter(|_| depth > 0).filter_map(|r| law.written(version, &r.to)) {
        for e in law.entries.get(usize::from(to.version)).into_iter().flatten().filter(|e| to.at.covers(e.at)) {
            out.extend(order(law, to.version, e.says, depth.saturating_sub(1)));
        }
    }
    out
}

fn step(law: &Law<'_>, p: &Provision, t: &Tier, own: &[&Condition], order: &[MeasureId]) -> Step {
    let whole = |g| waits(law, p, t, g, own);
    let mut grants: Vec<&Grant> = t.grants.iter().collect();
    // alternatives last, branch by branch
    grants.order_by_key(|g| (g.group.map(|x| (x.id, x.branch)), !g.must, order.iter().position(|m| *m == g.measure)));
    let shared: Vec<&Condition> = grants.first().map(|g| whole(g)).unwrap_or_default().into_iter().filter(|c| grants.iter().all(|g| whole(g).contains(c))).collect();
    let items = items(law, grants.into_iter().map(|g| (g, whole(g).into_iter().filter(|c| !shared.contains(c)).collect())));
    let usual = authorities(p);
    let mut lines = Vec::new();
    for chunk in items.chunk_by(|a, b| a.grant.group.map(|x| x.id) == b.grant.group.map(|x| x.id)) {
        match chunk.first().and_then(|i| i.grant.group) {
            None => lines.extend(chunk.iter().map(|i| (names::mode(law, i.grant.must), item(law, i, &i.when, usual)))),
            Some(g) => lines.push(("", group(law, g, chunk, usual))),
        }
    }
    Step { when: words(law, &shared), brief: told(law, &shared, true), lines }
}

/// What a grant waits on beside what the provision says of itself.
fn waits<'a>(law: &Law<'_>, p: &'a Provision, t: &'a Tier, g: &'a Grant, own: &[&Condition]) -> Vec<&'a Condition> {
    let all = [&p.when, &t.when, &g.when].into_iter().flat_map(parts);
    all.filter(|c| !own.contains(c) && !by_nature(law, g, c)).collect()
}

/// What every such grant waits on, told once on the index: gains to confiscate, a unit whose managers are fined.
fn by_nature(law: &Law<'_>, g: &Grant, c: &Condition) -> bool {
    let id = law.book.targets.get(g.target.index()).map_or("", |t| &t.id);
    match c {
        Condition::Atom(Atom::Amount(a)) => *a == law.book.illegal_gains && g.measure == law.book.confiscate_gains,
        Condition::Atom(Atom::Role(r)) => *r == law.book.organization && matches!(id, "responsible-manager" | "other-responsible"),
        _ => false,
    }
}

fn items<'a>(law: &Law<'_>, grants: impl Iterator<Item = (&'a Grant, Vec<&'a Condition>)>) -> Vec<Item<'a>> {
    let mut out: Vec<Item<'a>> = Vec::new();
    let usual = |m: MeasureId| law.book.measures.get(m.index()).map(|m| m.class);
    let alike = |a: &Grant, b: &Grant| {
        let how = |g: &Grant| (g.must, g.group, g.duration, g.deadline, g.open, Some(g.class).filter(|c| usual(g.measure) != Some(*c)));
        how(a) == how(b) && a.with == b.with && a.bands == b.bands && a.authorities == b.authorities && a.transfer_to == b.transfer_to
    };
    for (g, when) in grants {
        if let Some(i) = out.iter_mut().find(|i| i.measures == [g.measure] && i.when == when && alike(i.grant, g)) {
            i.targets.push(g.target);
        } else {
            out.push(Item { grant: g, measures: vec![g.measure], targets: vec![g.target], when });
        }
    }
    let bare = |g: &Grant| g.bands.is_empty() && g.duration.is_none() && !g.deadline && !g.open && g.with.is_empty() && g.transfer_to.is_empty();
    let mut merged: Vec<Item<'a>> = Vec::new();
    for i in out {
        match merged.last_mut().filter(|l| bare(l.grant) && l.targets == i.targets && l.when == i.when && alike(l.grant, i.grant)) {
            Some(last) => last.measures.extend(i.measures),
            None => merged.push(i),
        }
    }
    merged
}

/// `exactly one of: (a) warning; (b) fine, up to 10,000 yuan`.
fn group(law: &Law<'_>, g: Group, items: &[Item<'_>], usual: &[(AuthorityId, Level)]) -> String {
    let shared: Vec<&Condition> = items.first().map(|i| i.when.clone()).unwrap_or_default().into_iter().filter(|c| items.iter().all(|i| i.when.contains(c))).collect();
    let when = if shared.is_empty() { String::new() } else { law.say(&format!("{}的，", words(law, &shared)), &format!("if {}: ", words(law, &shared))).to_owned() };
    let head = |rest: String| format!("{when}{}{rest}", names::group(law, g));
    if let Some(plain) = plain(law, items, &shared, usual) {
        return head(plain);
    }
    let branches: Vec<String> = ('a'..='z')
        .zip(items.chunk_by(|a, b| a.grant.group.map(|x| x.branch) == b.grant.group.map(|x| x.branch)))
        .map(|(letter, branch)| {
            let each: Vec<String> = branch
                .iter()
                .map(|i| {
                    let rest: Vec<&Condition> = i.when.iter().copied().filter(|c| !shared.contains(c)).collect();
                    item(law, i, &rest, usual)
                })
                .collect();
            format!("({letter}) {}", each.join(law.say("，以及", ", with ")))
        })
        .collect();
    head(branches.join(law.lang.semicolon()))
}

/// Branches of a measure each that differ in nothing else, in one list.
fn plain(law: &Law<'_>, items: &[Item<'_>], shared: &[&Condition], usual: &[(AuthorityId, Level)]) -> Option<String> {
    let first = items.first()?;
    let one_each = items.chunk_by(|a, b| a.grant.group.map(|x| x.branch) == b.grant.group.map(|x| x.branch)).all(|b| b.len() == 1);
    let bare = |i: &Item<'_>| {
        let g = i.grant;
        let usual_class = law.book.measures.get(g.measure.index()).is_some_and(|m| m.class == g.class);
        g.bands.is_empty()
            && g.duration.is_none()
            && !g.deadline
            && g.with.is_empty()
            && g.transfer_to.is_empty()
            && usual_class
            && *g.authorities == *usual
            && i.measures.len() == 1
    };
    let same = |i: &Item<'_>| i.targets == first.targets && i.grant.open == first.grant.open && i.when.len() == shared.len();
    (one_each && items.iter().all(|i| bare(i) && same(i))).then(|| {
        let names: Vec<String> = items.iter().flat_map(|i| &i.measures).map(|m| measure(law.book, *m, law.lang)).collect();
        let against = if first.targets == [law.book.entity] { String::new() } else { against(law, &first.targets) };
        format!("{}{against}{}", law.list(&names), if first.grant.open { law.say("等", ", and the like") } else { "" })
    })
}

fn item(law: &Law<'_>, i: &Item<'_>, when: &[&Condition], usual: &[(AuthorityId, Level)]) -> String {
    let (book, lang, g) = (law.book, law.lang, i.grant);
    let list = |m: &[MeasureId]| law.list(&m.iter().map(|m| measure(book, *m, lang)).collect::<Vec<_>>());
    let mut out = list(&i.measures);
    if i.targets != [book.entity] {
        out.push_str(&against(law, &i.targets));
    }
    if g.open {
        out.push_str(law.say("等", " and the like"));
    }
    if g.deadline {
        out.push_str(law.say("（限期）", " within a time set"));
    }
    let mut part = |zh: String, en: String| {
        out.push_str(law.say("，", ", "));
        out.push_str(law.say(&zh, &en));
    };
    if !g.bands.is_empty() {
        let of = bands(law, &g.bands);
        part(of.clone(), of);
    }
    if let Some(d) = g.duration {
        let d = duration(d, false, lang);
        part(format!("期限：{d}"), format!("duration: {d}"));
    }
    if !g.with.is_empty() {
        part(format!("须与{}并用", list(&g.with)), format!("only beside {}", list(&g.with)));
    }
    if !g.transfer_to.is_empty() {
        let to = law.list(&g.transfer_to.iter().map(|a| term(book.authorities.get(a.index()).map(|a| &a.term), lang)).collect::<Vec<_>>());
        part(format!("最终由{to}作出"), format!("decided in the end by: {to}"));
    }
    if book.measures.get(g.measure.index()).is_some_and(|m| m.class != g.class) {
        let class = names::class(law, g.class);
        part(format!("在此属于{class}"), format!("here {class}"));
    }
    if *g.authorities != *usual {
        let by = bodies(book, &g.authorities, false, lang);
        part(format!("机关：{by}"), format!("by: {by}"));
    }
    if !when.is_empty() {
        let when = words(law, when);
        part(format!("条件：{when}"), format!("if {when}"));
    }
    out
}

/// Against whom or what; the persons in charge in the order of the statutes.
fn against(law: &Law<'_>, targets: &[TargetId]) -> String {
    let id = |t: &TargetId| law.book.targets.get(t.index()).map_or("", |t| &t.id);
    let mut targets = targets.to_vec();
    targets.order_by_key(|t| id(t) == "other-responsible");
    let names: Vec<String> = targets.iter().map(|t| target(law.book, *t, law.lang)).collect();
    let objects = targets.iter().all(|t| matches!(id(t), "account" | "website" | "app" | "chat-group" | "overseas-source"));
    match (objects, names.split_last()) {
        (true, _) => law.say(&format!("（对{}）", law.list(&names)), &format!(" (target: {})", law.list(&names))).to_owned(),
        (false, Some((last, rest))) if !rest.is_empty() => law.say(&format!("（对{}）", law.list(&names)), &format!(" against the {} and {last}", rest.join(", "))).to_owned(),
        _ => law.say(&format!("（对{}）", law.list(&names)), &format!(" against the {}", names.concat())).to_owned(),
    }
}
