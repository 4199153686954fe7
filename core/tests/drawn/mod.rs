//! Whole cases drawn at random for `across.rs`: about some violations, with what bears on them known, denied or left open.

use crate::slow::{Atom, Binding, Book, Case, Statute, Version, told};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Choices drawn one after the other; 0 is always the plainest, so that what fails shrinks to a plain case.
pub struct Dice<'a>(std::slice::Iter<'a, u16>);

impl<'a> Dice<'a> {
    pub fn new(rolls: &'a [u16]) -> Self {
        Self(rolls.iter())
    }
    fn roll(&mut self, sides: usize) -> usize {
        usize::from(self.0.next().copied().unwrap_or(0)) % sides.max(1)
    }
    /// Yes, one time in so many.
    fn one_in(&mut self, n: usize) -> bool {
        self.roll(n) + 1 == n
    }
    fn pick<'v, T>(&mut self, list: &'v [T]) -> Option<&'v T> {
        let i = self.roll(list.len());
        list.get(i)
    }
}

/// What cases are drawn from.
pub struct Urn {
    book: &'static Book,
    /// Days on which something changes, and the days before.
    days: Vec<String>,
    /// The sums around every threshold, by amount.
    sums: BTreeMap<&'static str, Vec<String>>,
}

impl Urn {
    pub fn new(book: &'static Book) -> Self {
        let before = |d: &str| d.parse::<chrono::NaiveDate>().unwrap().pred_opt().unwrap().to_string();
        let starts: BTreeSet<&str> = book.statutes.iter().flat_map(|s| [s.from, s.vouched]).filter(|d| *d >= "2021-07-15").collect();
        let plain = ["2024-03-01", "2026-03-01", "2025-06-15"].map(str::to_owned);
        let days = plain.into_iter().chain(starts.iter().flat_map(|d| [(*d).to_owned(), before(d)])).collect();
        let mut sums: BTreeMap<&'static str, BTreeSet<String>> = BTreeMap::new();
        for b in book.provisions.iter().flat_map(|p| &p.tiers).flat_map(|t| &t.grants).flat_map(|g| &g.bands) {
            let threshold = b.when.iter().flat_map(|t| [t.at_least, t.above, t.below, t.at_most].into_iter().flatten().map(|s| (t.of, s.parse::<u64>().unwrap())));
            for (of, sum) in threshold.chain(b.formula.iter().map(|f| (f.of, 1_000_000))) {
                let around = [format!("{}.99", sum.saturating_sub(1)), sum.to_string(), format!("{sum}.01"), format!("{}.5", sum * 7)];
                sums.entry(of).or_default().extend(around.into_iter().chain(["0".to_owned(), "0.01".to_owned()]));
            }
        }
        Self { book, days, sums: sums.into_iter().map(|(of, sums)| (of, sums.into_iter().collect())).collect() }
    }

    /// Days on which the law of an act is changed.
    fn changes(&self) -> Vec<&'static str> {
        let later = |s: &&Statute| self.book.statutes.iter().any(|o| o.statute == s.statute && o.from < s.from);
        self.book.statutes.iter().filter(later).map(|s| s.from).collect()
    }

    /// A case of these violations, perhaps with others near them, everything else drawn; on any day, or where a change of the
    /// law lies between act and decision.
    pub fn draw(&self, dice: &mut Dice<'_>, mut violations: Vec<&'static str>, others: usize, changed: bool) -> Value {
        let book = self.book;
        let change = dice.pick(&self.changes()).copied().filter(|_| changed);
        let days: Vec<&String> = self.days.iter().filter(|d| change.is_none_or(|c| d.as_str() < c)).collect();
        let day = (*dice.pick(&days).unwrap()).clone();
        for _ in 0..others {
            if dice.one_in(2) {
                // of the same statute, so that provisions meet
                let near = book.bindings.values().filter(|list| list.iter().any(|b| violations.iter().any(|v| b.violations.contains(v))));
                let near: BTreeSet<&'static str> = near.flatten().flat_map(|b| b.violations.iter().copied()).filter(|v| !violations.contains(v)).collect();
                violations.extend(dice.pick(&near.into_iter().collect::<Vec<_>>()).copied());
            }
        }
        let of_them = |b: &&Binding| b.violations.iter().any(|v| violations.contains(v));
        let in_force = book.bindings.iter().filter(|(v, _)| book.version_on(v.0, &day) == Some(**v));
        let bound: Vec<(Version, &Binding)> = in_force.flat_map(|(v, list)| list.iter().filter(of_them).map(|b| (*v, b))).collect();
        let subjects = self.subjects(dice, &violations, &bound);
        let breaches = if changed { BTreeSet::new() } else { citations(dice, &bound) };
        if !breaches.is_empty() && dice.one_in(3) {
            violations.clear();
        }
        let mut case = json!({ "violations": violations, "breaches": breaches, "subjects": subjects, "act": { "from": day }, "decided": day });
        // how a citation carries over to later law is not evaluated: then it is decided at once
        if breaches.is_empty() {
            let later: Vec<&String> = self.days.iter().filter(|d| d.as_str() > change.unwrap_or(&day)).collect();
            let at_once = if changed { None } else { Some(&day) };
            case["decided"] = [dice.pick(&later).copied(), at_once, at_once][dice.roll(3)].map_or(Value::Null, |d| json!(d));
        }
        let measures = self.facts(dice, &mut case);
        let mut amounts = BTreeMap::new();
        for (of, sums) in &self.sums {
            if dice.roll(3) > 0 {
                amounts.insert(of, dice.pick(sums).unwrap());
            }
        }
        case["amounts"] = json!(amounts);
        for key in ["prior", "proposals"] {
            if dice.one_in(4) {
                case[key] = json!([{ "measure": dice.pick(&measures).unwrap() }]);
            }
        }
        case
    }

    /// Who can commit it, who bears the duty, whom the provisions name; a unit or a person, now and then a state organ.
    fn subjects(&self, dice: &mut Dice<'_>, violations: &[&'static str], bound: &[(Version, &Binding)]) -> BTreeSet<&'static str> {
        let mut wanted: BTreeSet<&'static str> = violations.iter().flat_map(|v| &self.book.violations[v]).copied().collect();
        wanted.extend(bound.iter().flat_map(|(_, b)| &b.bearers));
        let answering = self.book.provisions.iter().filter(|p| bound.iter().any(|(v, b)| *v == p.version() && p.answers(b.place)));
        wanted.extend(answering.flat_map(|p| &p.subjects));
        let wanted: Vec<_> = wanted.into_iter().collect();
        let mut subjects: BTreeSet<&'static str> = (0..dice.roll(4)).filter_map(|_| dice.pick(&wanted).copied()).collect();
        subjects.extend([Some("organization"), Some("organization"), Some("person"), None, Some("state-organ")][dice.roll(5)]);
        subjects
    }

    /// States some of the facts that bear on the case; gives the measures that do.
    fn facts(&self, dice: &mut Dice<'_>, case: &mut Value) -> Vec<&'static str> {
        let told = told(self.book, Case::read(self.book, case));
        let mut atoms = BTreeSet::new();
        (0..self.book.provisions.len()).flat_map(|i| told.formulas(i)).for_each(|(_, f)| f.atoms(&mut atoms));
        let (mut facts, mut measures) = (BTreeMap::new(), vec!["fine", "order-correction", "regulatory-interview", "revoke-permit"]);
        for a in &atoms {
            match a {
                Atom::Fact(f) => match dice.roll(3) {
                    0 => {}
                    value => drop(facts.insert(*f, value == 1)),
                },
                Atom::Imposed(m) => measures.push(m),
                _ => {}
            }
        }
        // what contradicts the rest is left unsaid
        while !self.book.facts_agree(&facts) {
            facts.pop_last();
        }
        case["facts"] = json!(facts);
        measures
    }
}

/// Duties of the violations as a lawyer may cite them: as they stand, coarser, finer; by version or without.
fn citations(dice: &mut Dice<'_>, bound: &[(Version, &Binding)]) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    while dice.one_in(3) && out.len() < 2 {
        let Some((v, b)) = dice.pick(bound) else { break };
        let place = match dice.roll(4) {
            1 => b.place.rsplit_once('/').map_or(b.place.to_owned(), |(up, _)| up.to_owned()),
            2 if b.place.matches('/').count() < 2 => format!("{}/1", b.place),
            _ => b.place.to_owned(),
        };
        out.insert(if dice.one_in(2) { format!("{}@{}/{place}", v.0, v.1) } else { format!("{}/{place}", v.0) });
    }
    out
}
