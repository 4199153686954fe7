//! A case as the evaluator sees it, read from the same JSON the engine gets.

use super::book::{Book, Version};
use super::formula::Atom;
use serde_json::Value;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Clone)]
pub struct Case {
    pub violations: Vec<&'static str>,
    /// Duties cited, with the version.
    pub breaches: Vec<(Version, String)>,
    /// Last day of the act.
    pub day: String,
    pub decided: Option<String>,
    pub facts: BTreeMap<&'static str, bool>,
    /// Sums in millionths of a yuan.
    pub amounts: BTreeMap<&'static str, i128>,
    pub proposed: BTreeSet<&'static str>,
    prior: BTreeSet<&'static str>,
    held: BTreeSet<&'static str>,
    maybe: BTreeSet<&'static str>,
    /// What the facts stated settle of others, once looked at.
    settled: RefCell<BTreeMap<&'static str, Option<bool>>>,
    /// Of each of these sets one role holds.
    pub one_of: Vec<Vec<&'static str>>,
}

/// A decimal in millionths.
pub fn millionths(text: &str) -> i128 {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    format!("{whole}{part:0<6}").parse().unwrap()
}

fn texts(v: &Value) -> Vec<&str> {
    v.as_array().into_iter().flatten().map(|x| x.as_str().unwrap()).collect()
}

impl Case {
    pub fn read(book: &Book, json: &Value) -> Self {
        let day = json["act"]["to"].as_str().or(json["act"]["from"].as_str()).unwrap().to_owned();
        let measures = |list: &Value| -> BTreeSet<&'static str> {
            list.as_array().into_iter().flatten().map(|p| *book.measures.get_key_value(p["measure"].as_str().unwrap()).unwrap().0).collect()
        };
        let breach = |text: &str| {
            let (head, place) = text.split_once('/').unwrap();
            let (statute, from) = head.split_once('@').unwrap_or((head, ""));
            let named = book.statutes.iter().find(|s| s.statute == statute && s.from == from).map(|s| (s.statute, s.from));
            (named.or_else(|| book.version_on(statute, &day)).unwrap(), place.to_owned())
        };
        let mut case = Self {
            violations: texts(&json["violations"]).into_iter().map(|v| *book.violations.get_key_value(v).unwrap().0).collect(),
            breaches: texts(&json["breaches"]).into_iter().map(breach).collect(),
            decided: json["decided"].as_str().map(str::to_owned),
            facts: json["facts"].as_object().into_iter().flatten().filter_map(|(k, v)| Some((*book.facts.get_key_value(k.as_str())?.0, v.as_bool()?))).collect(),
            amounts: json["amounts"].as_object().into_iter().flatten().map(|(k, v)| (*book.amounts.iter().find(|a| *a == k).unwrap(), millionths(v.as_str().unwrap()))).collect(),
            proposed: measures(&json["proposals"]),
            prior: measures(&json["prior"]),
            held: BTreeSet::new(),
            maybe: BTreeSet::new(),
            one_of: Vec::new(),
            settled: RefCell::default(),
            day,
        };
        let named = texts(&json["subjects"]);
        for r in &named {
            case.held.extend(&book.roles[r]);
        }
        // a violation that only one role can commit implies it; of several one must be named
        let direct = case.held.clone();
        for v in &case.violations {
            match book.violations[v].as_slice() {
                [] => {}
                [only] => case.held.extend(&book.roles[only]),
                several if several.iter().any(|r| direct.contains(r)) => {}
                several => {
                    // what all of them count as holds whichever did it
                    let common = book.roles[several[0]].iter().filter(|x| several.iter().all(|r| book.roles[r].contains(*x)));
                    case.held.extend(common);
                    several.iter().for_each(|r| case.maybe.extend(&book.roles[r]));
                    case.one_of.push(several.to_vec());
                }
            }
        }
        // a person or an organization while neither is named
        if !case.held.contains("person") && !case.held.contains("organization") {
            case.maybe.extend(["person", "organization"]);
            case.one_of.push(vec!["person", "organization"]);
        }
        case
    }

    /// What is known of an atom.
    pub fn known(&self, book: &Book, atom: &Atom) -> Option<bool> {
        match atom {
            Atom::Fact(f) => self.fact(book, f),
            Atom::Role(r) if self.held.contains(r) => Some(true),
            Atom::Role(r) if self.maybe.contains(r) => None,
            Atom::Role(_) => Some(false),
            Atom::Imposed(m) => (self.prior.contains(m) || self.proposed.contains(m)).then_some(true),
            Atom::Gains => self.amounts.get("illegal-gains").map(|g| *g > 0),
            Atom::Finer(_) => None,
        }
    }

    /// Known if the other value cannot stand beside what is stated.
    fn fact(&self, book: &Book, fact: &'static str) -> Option<bool> {
        if let Some(known) = self.settled.borrow().get(fact) {
            return *known;
        }
        let could = |value: bool| {
            let mut facts = self.facts.clone();
            facts.insert(fact, value);
            self.facts.get(fact).is_none_or(|v| *v == value) && book.facts_agree(&facts)
        };
        let known = match (could(true), could(false)) {
            (true, true) => None,
            (yes, _) => Some(yes),
        };
        self.settled.borrow_mut().insert(fact, known);
        known
    }
}
