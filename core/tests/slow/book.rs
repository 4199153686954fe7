//! The export as read: statute versions, duties, provisions, and what the vocabulary says of facts and roles.

use super::breach::Binding;
use super::formula::{Atom, Formula};
use serde::Deserialize;
use serde::de::IgnoredAny;
use std::collections::{BTreeMap, BTreeSet};

/// A statute and the day its version begins.
pub type Version = (&'static str, &'static str);

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
struct Export {
    vocabulary: Vocabulary,
    statutes: Vec<Statute>,
    duties: Vec<Duty>,
    provisions: Vec<Provision>,
    referrals: Vec<Referral>,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
struct Vocabulary {
    measures: BTreeMap<&'static str, Entry>,
    subjects: BTreeMap<&'static str, Entry>,
    facts: BTreeMap<&'static str, Entry>,
    amounts: BTreeMap<&'static str, Entry>,
    violations: BTreeMap<&'static str, Entry>,
}

#[derive(Deserialize)]
struct Entry {
    class: Option<&'static str>,
    is: Option<Vec<&'static str>>,
    implies: Option<Vec<&'static str>>,
    excludes: Option<Vec<&'static str>>,
    subjects: Option<Vec<&'static str>>,
}

#[derive(Deserialize)]
pub struct Statute {
    pub statute: &'static str,
    pub from: &'static str,
    pub repealed: Option<&'static str>,
    pub vouched: &'static str,
    pub level: &'static str,
}

#[derive(Deserialize)]
pub struct Duty {
    pub at: &'static str,
    pub from: &'static str,
    #[serde(skip)]
    split: (Version, &'static str),
    #[serde(default)]
    pub violations: Vec<&'static str>,
    #[serde(default)]
    subjects: Vec<&'static str>,
    when: Option<Condition>,
    pub was: Option<&'static str>,
    #[serde(default)]
    pub counts_as: Vec<&'static str>,
}

#[derive(Deserialize)]
pub struct Provision {
    pub at: &'static str,
    pub from: &'static str,
    #[serde(skip)]
    split: (Version, &'static str),
    pub kind: &'static str,
    #[serde(default)]
    pub breach_of: Vec<&'static str>,
    #[serde(default)]
    pub violations: Vec<&'static str>,
    #[serde(default)]
    pub subjects: Vec<&'static str>,
    #[serde(default)]
    pub not_subjects: Vec<&'static str>,
    pub when: Option<Condition>,
    #[serde(default)]
    pub graver_than: Vec<&'static str>,
    pub details: Option<&'static str>,
    #[serde(default)]
    pub prevails_over: BTreeMap<&'static str, IgnoredAny>,
    #[serde(default)]
    pub residual_to: Vec<&'static str>,
    #[serde(default)]
    pub was: Vec<&'static str>,
    #[serde(default)]
    pub refer: Vec<Refer>,
    #[serde(default)]
    pub tiers: Vec<Tier>,
}

/// An open referral, which grants nothing.
#[derive(Deserialize)]
pub struct Referral {
    pub at: &'static str,
    pub from: &'static str,
    pub was: Vec<&'static str>,
}

#[derive(Deserialize)]
pub struct Refer {
    pub to: &'static str,
    #[serde(default)]
    pub map: BTreeMap<&'static str, Vec<&'static str>>,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Tier {
    pub when: Option<Condition>,
    pub grants: Vec<Grant>,
}

#[derive(Deserialize)]
pub struct Grant {
    pub measure: &'static str,
    pub target: &'static str,
    pub mode: &'static str,
    pub group: Option<Group>,
    #[serde(default)]
    pub bands: Vec<Band>,
    pub duration: Option<Duration>,
    #[serde(default)]
    pub subjects: Vec<&'static str>,
    #[serde(default)]
    pub not_subjects: Vec<&'static str>,
    pub when: Option<Condition>,
    class: Option<&'static str>,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Group {
    pub when: Option<Condition>,
}

#[derive(Deserialize, PartialEq)]
pub struct Band {
    pub min: Option<&'static str>,
    pub max: Option<&'static str>,
    pub when: Option<Threshold>,
    pub formula: Option<Multiple>,
}

#[derive(Deserialize, PartialEq)]
pub struct Threshold {
    pub of: &'static str,
    pub at_least: Option<&'static str>,
    pub above: Option<&'static str>,
    pub below: Option<&'static str>,
    pub at_most: Option<&'static str>,
}

#[derive(Deserialize, PartialEq)]
pub struct Multiple {
    pub of: &'static str,
    pub min: Option<&'static str>,
    pub max: Option<&'static str>,
}

#[derive(Deserialize, PartialEq)]
pub struct Duration {
    pub unit: Option<&'static str>,
    pub min: Option<u32>,
    pub max: Option<u32>,
    pub life: Option<bool>,
    pub unspecified: Option<bool>,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Condition {
    Fact(&'static str),
    Role(&'static str),
    Imposed(Vec<&'static str>),
    All(Vec<Condition>),
    Any(Vec<Condition>),
    None(Vec<Condition>),
}

/// Whether place `b` is place `a` or lies within it; `*` is the whole statute.
pub fn covers(a: &str, b: &str) -> bool {
    a == "*" || a == b || b.strip_prefix(a).is_some_and(|rest| rest.starts_with('/'))
}

impl Duty {
    pub fn version(&self) -> Version {
        self.split.0
    }
    pub fn place(&self) -> &'static str {
        self.split.1
    }
    /// Who bears it, and when.
    pub fn binds(&self) -> Formula {
        Formula::All(vec![roles(&self.subjects), condition(&self.when)])
    }
}

impl Provision {
    pub fn version(&self) -> Version {
        self.split.0
    }
    pub fn place(&self) -> &'static str {
        self.split.1
    }
    /// As answers cite it.
    pub fn basis(&self) -> String {
        format!("{}@{}/{}", self.version().0, self.from, self.place())
    }
    pub fn answers(&self, place: &str) -> bool {
        self.breach_of.iter().any(|b| covers(b, place))
    }
}

/// Any of these roles; none named: anyone.
pub fn roles(any: &[&'static str]) -> Formula {
    if any.is_empty() { Formula::Is(true) } else { Formula::Any(any.iter().map(|r| Formula::Atom(Atom::Role(r))).collect()) }
}

pub fn condition(c: &Option<Condition>) -> Formula {
    c.as_ref().map_or(Formula::Is(true), one)
}

fn one(c: &Condition) -> Formula {
    let each = |parts: &[Condition]| parts.iter().map(one).collect();
    match c {
        Condition::Fact(f) => Formula::Atom(Atom::Fact(f)),
        Condition::Role(r) => Formula::Atom(Atom::Role(r)),
        Condition::Imposed(list) => Formula::Any(list.iter().map(|m| Formula::Atom(Atom::Imposed(m))).collect()),
        Condition::All(parts) => Formula::All(each(parts)),
        Condition::Any(parts) => Formula::Any(each(parts)),
        Condition::None(parts) => Formula::Not(Box::new(Formula::Any(each(parts)))),
    }
}

pub struct Book {
    pub statutes: Vec<Statute>,
    pub duties: Vec<Duty>,
    pub provisions: Vec<Provision>,
    pub referrals: Vec<Referral>,
    /// Which violations breach which duty of a statute version, and when.
    pub bindings: BTreeMap<Version, Vec<Binding>>,
    /// Every id by its own name.
    pub facts: BTreeMap<&'static str, BTreeSet<&'static str>>,
    excludes: BTreeMap<&'static str, Vec<&'static str>>,
    /// Every role with those it also counts as.
    pub roles: BTreeMap<&'static str, BTreeSet<&'static str>>,
    /// The roles that can commit a violation.
    pub violations: BTreeMap<&'static str, Vec<&'static str>>,
    pub measures: BTreeMap<&'static str, &'static str>,
    pub amounts: Vec<&'static str>,
}

/// Each id with all that follows from it.
fn closed(next: &BTreeMap<&'static str, Vec<&'static str>>) -> BTreeMap<&'static str, BTreeSet<&'static str>> {
    let mut out = BTreeMap::new();
    for id in next.keys() {
        let mut seen = vec![*id];
        let mut i = 0;
        while i < seen.len() {
            seen.extend(next[seen[i]].iter().filter(|n| !seen.contains(n)).copied().collect::<Vec<_>>());
            i += 1;
        }
        out.insert(*id, seen.into_iter().collect());
    }
    out
}

impl Book {
    pub fn read(export: &'static str) -> Self {
        let Export { vocabulary: v, statutes, mut duties, mut provisions, referrals } = serde_json::from_str(export).unwrap();
        let split = |at: &'static str, from: &'static str| at.split_once('/').map(|(statute, place)| ((statute, from), place)).unwrap();
        duties.iter_mut().for_each(|d| d.split = split(d.at, d.from));
        // what goes with every penalty (apl/28) is no answer of its own: tests/cases/general-rules.toml has its cases
        provisions.retain(|p| p.kind != "general");
        provisions.iter_mut().for_each(|p| p.split = split(p.at, p.from));
        let lists = |of: &BTreeMap<&'static str, Entry>, list: fn(&Entry) -> &Option<Vec<&'static str>>| -> BTreeMap<&'static str, Vec<&'static str>> {
            of.iter().map(|(id, e)| (*id, list(e).clone().unwrap_or_default())).collect()
        };
        let mut book = Self {
            facts: closed(&lists(&v.facts, |e| &e.implies)),
            excludes: lists(&v.facts, |e| &e.excludes),
            roles: closed(&lists(&v.subjects, |e| &e.is)),
            violations: lists(&v.violations, |e| &e.subjects),
            measures: v.measures.iter().map(|(id, e)| (*id, e.class.unwrap())).collect(),
            amounts: v.amounts.keys().copied().collect(),
            statutes,
            referrals,
            duties,
            provisions,
            bindings: BTreeMap::new(),
        };
        book.bindings = super::breach::bindings(&book);
        book
    }

    pub fn statute(&self, v: Version) -> &Statute {
        self.statutes.iter().find(|s| (s.statute, s.from) == v).unwrap()
    }

    /// The version of a statute in force on a day.
    pub fn version_on(&self, statute: &str, day: &str) -> Option<Version> {
        let last = self.statutes.iter().filter(|s| s.statute == statute && s.from <= day).max_by_key(|s| s.from)?;
        last.repealed.is_none_or(|end| day < end).then_some((last.statute, last.from))
    }

    /// In force that day, and vouched for.
    pub fn stands_on(&self, v: Version, day: &str) -> bool {
        self.version_on(v.0, day) == Some(v) && self.statute(v).vouched <= day
    }

    /// A reference as written in a rule file of version `own`: the version it names, else the last.
    pub fn written(&self, own: Version, reference: &'static str) -> (Version, &'static str) {
        let Some((head, rest)) = reference.split_once('/').filter(|(h, _)| h.contains(|c: char| c.is_ascii_alphabetic())) else { return (own, reference) };
        let (statute, from) = head.split_once('@').unwrap_or((head, ""));
        let last = self.statutes.iter().filter(|s| s.statute == statute && (from.is_empty() || s.from == from)).max_by_key(|s| s.from).unwrap();
        ((last.statute, last.from), rest)
    }

    /// Where the provisions at a place stand on a day, along the `was` links between versions: by index.
    pub fn followed(&self, (version, place): (Version, &'static str), day: &str) -> Vec<usize> {
        let Some(target) = self.version_on(version.0, day) else { return Vec::new() };
        let all = || self.provisions.iter().enumerate();
        let mut here: Vec<usize> = all().filter(|(_, p)| p.version() == version && covers(place, p.place())).map(|(i, _)| i).collect();
        while let Some(at) = here.first().map(|i| self.provisions[*i].version()).filter(|v| *v != target) {
            let follows = |new: &Provision, old: &Provision| {
                new.was.iter().any(|w| self.written(new.version(), w).0 == old.version() && covers(self.written(new.version(), w).1, old.place()))
            };
            let next: Vec<Version> = self.statutes.iter().map(|s| (s.statute, s.from)).filter(|v| v.0 == at.0 && if at < target { *v > at } else { *v < at }).collect();
            let next = if at < target { next.into_iter().min().unwrap() } else { next.into_iter().max().unwrap() };
            here = all()
                .filter(|(_, q)| q.version() == next && here.iter().any(|i| if at < target { follows(q, &self.provisions[*i]) } else { follows(&self.provisions[*i], q) }))
                .map(|(i, _)| i)
                .collect();
        }
        here
    }

    /// The class of a grant: its own, else the measure's.
    pub fn class(&self, g: &Grant) -> &'static str {
        g.class.unwrap_or(self.measures[g.measure])
    }

    /// Whether facts can stand together: none known false follows from one known true, and none excludes another.
    pub fn facts_agree(&self, facts: &BTreeMap<&'static str, bool>) -> bool {
        let on: BTreeSet<&str> = facts.iter().filter(|(_, v)| **v).flat_map(|(f, _)| self.facts[f].iter().copied()).collect();
        on.iter().all(|f| facts.get(f) != Some(&false) && !self.excludes[f].iter().any(|x| on.contains(x)))
    }
}
