//! Conditions in words: all, any, none over facts, roles, amounts and measures imposed.

use super::law::Law;
use crate::condition::{Atom, Condition};
use crate::duty::Place;
use crate::statement::words::{measure, term};
use crate::vocabulary::{MeasureId, SubjectId};

/// The parts that must all hold.
pub fn parts(c: &Condition) -> Vec<&Condition> {
    match c {
        Condition::Always => Vec::new(),
        Condition::All(list) => list.iter().flat_map(parts).collect(),
        other => vec![other],
    }
}

/// All of them in words; nothing for none.
pub fn words(law: &Law<'_>, list: &[&Condition]) -> String {
    told(law, list, false)
}

/// The same where the whole stands elsewhere: long lists of measures imposed are not repeated.
pub fn told(law: &Law<'_>, list: &[&Condition], brief: bool) -> String {
    let mut each: Vec<String> = Vec::new();
    for c in list {
        let words = one(law, c, list.len() > 1, brief);
        // a referral may ask for what the provision asks for already
        if !each.contains(&words) {
            each.push(words);
        }
    }
    each.join(law.say("，并且", ", and "))
}

fn one(law: &Law<'_>, c: &Condition, within: bool, brief: bool) -> String {
    let bracket = |text: String| if within { law.say(&format!("（{text}）"), &format!("({text})")).to_owned() } else { text };
    match c {
        Condition::Always => law.say("无条件", "always").to_owned(),
        Condition::Atom(a) => atom(law, *a),
        Condition::All(list) => bracket(list.iter().map(|c| one(law, c, true, brief)).collect::<Vec<_>>().join(law.say("，并且", ", and "))),
        Condition::Any(list) if list.len() == 1 => list.first().map(|c| one(law, c, within, brief)).unwrap_or_default(),
        Condition::Any(list) => match (roles(list), imposed(list)) {
            (Some(roles), _) => {
                let each: Vec<String> = roles.iter().map(|r| role(law, *r)).collect();
                law.say(&format!("当事人属于{}之一", each.join("、")), &format!("the violator is {}", alternatives(&each))).to_owned()
            }
            (_, Some(measures)) => {
                let each: Vec<String> = measures.iter().map(|m| measure(law.book, *m, law.lang)).collect();
                if brief && each.len() > 2 {
                    return law.say("已作出该条所列的措施之一", "one of the measures it lists is imposed").to_owned();
                }
                law.say(&format!("已作出下列措施之一：{}", each.join("、")), &format!("one of these measures is imposed: {}", each.join(", "))).to_owned()
            }
            _ => bracket(list.iter().map(|c| one(law, c, true, brief)).collect::<Vec<_>>().join(law.say("或者", " or "))),
        },
        Condition::None(list) => none(law, list, brief),
    }
}

fn none(law: &Law<'_>, list: &[Condition], brief: bool) -> String {
    if let Some(roles) = roles(list) {
        let each: Vec<String> = roles.iter().map(|r| role(law, *r)).collect();
        return law.say(&format!("当事人不是{}", each.join("、")), &format!("the violator is not {}", alternatives(&each))).to_owned();
    }
    let each: Vec<String> = list.iter().map(|c| one(law, c, true, brief)).collect();
    match each.as_slice() {
        [only] => law.say(&format!("没有“{only}”的情形"), &format!("not “{only}”")).to_owned(),
        _ => law.say(&format!("没有下列任何情形：{}", each.join("；")), &format!("none of these holds: {}", each.join("; "))).to_owned(),
    }
}

fn atom(law: &Law<'_>, a: Atom) -> String {
    match a {
        Atom::Fact(f) => term(law.book.facts.get(f.index()).map(|f| &f.term), law.lang),
        Atom::Amount(x) => {
            let x = term(law.book.amounts.get(x.index()).map(|x| &x.term), law.lang);
            law.say(&format!("有{x}"), &format!("there are {x}")).to_owned()
        }
        Atom::Role(r) => law.say(&format!("当事人是{}", role(law, r)), &format!("the violator is {}", article(&role(law, r)))).to_owned(),
        Atom::Imposed(m) => {
            let m = measure(law.book, m, law.lang);
            law.say(&format!("已作出“{m}”"), &format!("“{m}” is imposed")).to_owned()
        }
        Atom::Breach(n) => {
            let at = law.book.provisions.get(usize::from(n)).map(|p| Place { version: p.version, at: p.at });
            let at = at.map(|at| law.book.show(at)).unwrap_or_default();
            law.say(&format!("违反的正是 {at} 所指的义务"), &format!("the duty breached is the one {at} speaks of")).to_owned()
        }
    }
}

fn role(law: &Law<'_>, r: SubjectId) -> String {
    term(law.book.subjects.get(r.index()).map(|s| &s.term), law.lang)
}

/// A role with its article, in English.
pub fn article(role: &str) -> String {
    let an = role.starts_with(['a', 'e', 'i', 'o', 'A', 'E', 'I', 'O']);
    if role.starts_with("audio and") || role.starts_with("online education") { role.to_owned() } else { format!("{} {role}", if an { "an" } else { "a" }) }
}

/// `a platform, an app store or a search service`.
fn alternatives(roles: &[String]) -> String {
    let mut each: Vec<String> = roles.iter().map(|r| article(r)).collect();
    match each.pop() {
        Some(last) if !each.is_empty() => format!("{} or {last}", each.join(", ")),
        last => last.unwrap_or_default(),
    }
}

fn roles(list: &[Condition]) -> Option<Vec<SubjectId>> {
    list.iter().map(|c| if let Condition::Atom(Atom::Role(r)) = c { Some(*r) } else { None }).collect()
}

fn imposed(list: &[Condition]) -> Option<Vec<MeasureId>> {
    list.iter().map(|c| if let Condition::Atom(Atom::Imposed(m)) = c { Some(*m) } else { None }).collect()
}
