//! Every provision, in every combination of true, false and unknown, against a second evaluator: slow, obvious, written
//! apart from the engine, reading the export. It knows no three values: it tries every completion and looks.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::arithmetic_side_effects, missing_docs, reason = "a test fails by panicking")]

use fadu::{Rulebook, json};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

type World = BTreeMap<String, bool>;

/// Names of the atoms of a condition: facts as they are, measures imposed behind a `!`.
fn atoms(c: &Value, out: &mut BTreeSet<String>) {
    let Some(c) = c.as_object() else { return };
    for (k, v) in c {
        match k.as_str() {
            "fact" => drop(out.insert(v.as_str().unwrap().to_owned())),
            "imposed" => out.extend(v.as_array().unwrap().iter().map(|m| format!("!{}", m.as_str().unwrap()))),
            "all" | "any" | "none" => v.as_array().unwrap().iter().for_each(|p| atoms(p, out)),
            "role" => {}
            other => panic!("{other}"),
        }
    }
}

fn holds(c: &Value, w: &World) -> bool {
    let Some(c) = c.as_object() else { return true };
    let (k, v) = c.iter().next().unwrap();
    let parts = || v.as_array().unwrap().iter().map(|p| holds(p, w));
    match k.as_str() {
        "fact" => w[v.as_str().unwrap()],
        "imposed" => v.as_array().unwrap().iter().any(|m| w[&format!("!{}", m.as_str().unwrap())]),
        "all" => parts().all(|x| x),
        "any" => parts().any(|x| x),
        "none" => !parts().any(|x| x),
        other => panic!("{other}"),
    }
}

fn texts(v: &Value) -> Vec<String> {
    v.as_array().into_iter().flatten().map(|x| x.as_str().unwrap().to_owned()).collect()
}

struct Book {
    export: Value,
}

/// A grant with all that must hold for it, and its tier.
struct Grant {
    tier: usize,
    measure: String,
    target: String,
    subjects: Vec<String>,
    conditions: Vec<Value>,
    bands: Vec<Value>,
    /// It has bounds, so that a graver step replaces it.
    bounded: bool,
}

impl Book {
    fn place(&self, from: &Value, at: &str) -> Vec<&Value> {
        let own = (from["at"].as_str().unwrap().split('/').next().unwrap(), from["from"].as_str().unwrap());
        // `csl@2017-06-01/60/1`: another statute, in the version named
        let other = at.split_once('/').and_then(|(head, rest)| Some((head.split_once('@')?, rest)));
        let ((statute, version), at) = other.unwrap_or((own, at));
        let covers = |p: &str| p == at || p.starts_with(&format!("{at}/"));
        self.export["provisions"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|p| p["from"] == version && p["at"].as_str().unwrap().strip_prefix(&format!("{statute}/")).is_some_and(covers))
            .collect()
    }

    /// Tiers of a provision, those referred to included, in order: condition beside the provision's own, map, tier.
    fn tiers<'a>(&'a self, p: &'a Value) -> Vec<(Vec<Value>, Value, &'a Value)> {
        let mut out: Vec<(Vec<Value>, Value, &Value)> = p["tiers"].as_array().into_iter().flatten().map(|t| (Vec::new(), Value::Null, t)).collect();
        for r in p["refer"].as_array().into_iter().flatten() {
            for q in self.place(p, r["to"].as_str().unwrap()) {
                for (mut c, map, t) in self.tiers(q) {
                    c.push(q["when"].clone());
                    let own = r["map"].as_object().is_some_and(|m| !m.is_empty());
                    out.push((c, if own { r["map"].clone() } else { map }, t));
                }
            }
        }
        out
    }

    fn grants(&self, p: &Value) -> Vec<Grant> {
        let mut out = Vec::new();
        for (n, (extra, map, tier)) in self.tiers(p).into_iter().enumerate() {
            for g in tier["grants"].as_array().unwrap() {
                let target = g["target"].as_str().unwrap().to_owned();
                let targets = if map[&target].is_array() { texts(&map[&target]) } else { vec![target] };
                for target in targets {
                    let mut conditions = extra.clone();
                    conditions.extend([p["when"].clone(), tier["when"].clone(), g["when"].clone(), g["group"]["when"].clone()]);
                    out.push(Grant {
                        tier: n,
                        measure: g["measure"].as_str().unwrap().to_owned(),
                        target,
                        subjects: texts(&g["subjects"]),
                        conditions,
                        bounded: g["bands"].is_array() || g["duration"].is_object(),
                        bands: g["bands"].as_array().cloned().unwrap_or_default(),
                    });
                }
            }
        }
        out
    }

    /// Provisions that continue the ladder of this one.
    fn gravers(&self, p: &Value) -> Vec<&Value> {
        self.export["provisions"].as_array().unwrap().iter().filter(|q| q["from"] == p["from"] && texts(&q["graver_than"]).iter().any(|g| self.place(q, g).contains(&p))).collect()
    }

    /// Grants of this provision, each with the sets of conditions of what would replace it.
    fn ladder(&self, p: &Value) -> Vec<(Grant, Vec<Vec<Value>>)> {
        let gravers = self.gravers(p);
        let bounded = |g: &Grant| g.bounded;
        let own = self.grants(p);
        let later: Vec<Grant> = self.grants(p);
        own.into_iter()
            .map(|g| {
                let same = |x: &&Grant| bounded(x) && x.measure == g.measure && x.target == g.target;
                let mut replaced: Vec<Vec<Value>> = later.iter().filter(|x| x.tier > g.tier).filter(same).map(|x| x.conditions.clone()).collect();
                for q in &gravers {
                    replaced.extend(self.grants(q).iter().filter(same).map(|x| x.conditions.clone()));
                }
                (g, replaced)
            })
            .collect()
    }

    /// The roles named, with those they also count as.
    fn roles(&self, named: &[String]) -> Vec<String> {
        let mut all = named.to_vec();
        let mut i = 0;
        while i < all.len() {
            all.extend(texts(&self.export["vocabulary"]["subjects"][&all[i]]["is"]));
            i += 1;
        }
        all
    }

    fn consistent(&self, w: &World) -> bool {
        let facts = &self.export["vocabulary"]["facts"];
        let reach = |f: &str| {
            let mut seen = vec![f.to_owned()];
            let mut i = 0;
            while i < seen.len() {
                for n in texts(&facts[&seen[i]]["implies"]) {
                    if !seen.contains(&n) {
                        seen.push(n);
                    }
                }
                i += 1;
            }
            seen
        };
        let on: BTreeSet<String> = w.iter().filter(|(k, v)| **v && !k.starts_with('!')).flat_map(|(k, _)| reach(k)).collect();
        let off = |k: &String| w.get(k) == Some(&false);
        !on.iter().any(off) && !on.iter().any(|a| texts(&facts[a]["excludes"]).iter().any(|b| on.contains(b)))
    }
}

fn worlds(names: &[String], fixed: &World) -> Vec<World> {
    let free: Vec<&String> = names.iter().filter(|n| !fixed.contains_key(*n)).collect();
    (0..1usize << free.len())
        .map(|bits| {
            let mut w = fixed.clone();
            w.extend(free.iter().enumerate().map(|(i, n)| ((*n).clone(), bits >> i & 1 == 1)));
            w
        })
        .collect()
}

#[test]
fn every_provision_in_every_combination_agrees_with_the_slow_evaluator() {
    let book = Book { export: serde_json::from_str(Rulebook::embedded_export()).unwrap() };
    let (mut compared, mut provisions) = (0u32, 0u32);
    let mut passed_over: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for p in book.export["provisions"].as_array().unwrap() {
        let at = p["at"].as_str().unwrap();
        let (statute, place) = at.split_once('/').unwrap();
        let from = p["from"].as_str().unwrap();
        let basis = format!("{statute}@{from}/{place}");
        // two provisions may stand at one place: only a place of one is compared by place
        if book.place(p, place).iter().filter(|q| q["at"] == p["at"]).count() > 1 {
            passed_over.entry("several provisions stand at the place").or_default().push(basis);
            continue;
        }
        let ladder = book.ladder(p);
        let mut names = BTreeSet::new();
        for (g, replaced) in &ladder {
            g.conditions.iter().chain(replaced.iter().flatten()).for_each(|c| atoms(c, &mut names));
        }
        let names: Vec<String> = names.into_iter().collect();
        let facts: Vec<&String> = names.iter().filter(|n| !n.starts_with('!')).collect();
        let subjects = texts(&p["subjects"]);
        let mut roles: Vec<String> = subjects.first().cloned().into_iter().collect();
        let person = subjects.first().is_some_and(|s| s == "person");
        if !person && !roles.contains(&"organization".to_owned()) {
            roles.push("organization".to_owned());
        }
        let mut day = p["from"].as_str().unwrap().max("2021-07-15").to_owned();
        if statute == "csl" && from == "2017-06-01" {
            day = "2025-06-01".to_owned();
        }
        // a referral to another instrument, without words of its own, is shown with its target, which is proved for itself
        let elsewhere = |r: &Value| r["to"].as_str().is_some_and(|t| t.split('/').next().is_some_and(|h| h.chars().any(|c| c.is_ascii_alphabetic())));
        if p["tiers"].is_null() && p["refer"].as_array().is_some_and(|r| r.iter().any(elsewhere)) {
            passed_over.entry("shown with the provision it refers to").or_default().push(basis);
            continue;
        }
        let mut case = json!({ "subjects": &roles, "act": { "from": day } });
        let listed = texts(&p["violations"]);
        // as fine as a graver paragraph asks, so that no breach is left open
        let own = texts(&p["breach_of"]);
        let finer = book.gravers(p).iter().flat_map(|q| texts(&q["breach_of"])).find(|b| own.iter().any(|o| b.starts_with(&format!("{o}/"))));
        let breach = finer.or_else(|| own.first().cloned());
        match (breach.as_deref(), listed.first()) {
            (_, Some(v)) => case["violations"] = json!([v]),
            (Some("*"), None) => {
                let Some(duty) = book.export["duties"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .find(|d| d["from"] == p["from"] && d["at"].as_str().unwrap().starts_with(&format!("{statute}/")) && d["subjects"].is_null() && d["when"].is_null())
                else {
                    passed_over.entry("every duty of the statute has roles or facts of its own").or_default().push(basis);
                    continue;
                };
                case["breaches"] = json!([duty["at"]]);
            }
            (Some(b), None) => {
                // a citation holds only as far as the duty's own roles and facts do: such provisions wait for a proof of their own
                let at = format!("{statute}/{b}");
                let held = book.roles(&roles);
                let near = |d: &&Value| {
                    d["from"] == p["from"]
                        && (d["at"] == at.as_str() || d["at"].as_str().unwrap().starts_with(&format!("{at}/")) || at.starts_with(&format!("{}/", d["at"].as_str().unwrap())))
                };
                // one duty there that certainly binds is enough
                let binds = |d: &Value| d["when"].is_null() && (d["subjects"].is_null() || texts(&d["subjects"]).iter().any(|r| held.contains(r)));
                let mut duties = book.export["duties"].as_array().unwrap().iter().filter(near).peekable();
                if duties.peek().is_some() && !duties.any(binds) {
                    passed_over.entry("cited, the duty has facts of its own or roles the case does not hold").or_default().push(basis);
                    continue;
                }
                case["breaches"] = json!([format!("{statute}@{from}/{b}")]);
            }
            (None, None) => {
                // a power asks no breach; a case does: one of the same statute, or of any where it sets no duty
                let duties = book.export["duties"].as_array().unwrap();
                let own = duties.iter().find(|d| d["from"] == p["from"] && d["at"].as_str().unwrap().starts_with(&format!("{statute}/")));
                case["breaches"] = json!([own.map_or("csl@2017-06-01/21", |d| d["at"].as_str().unwrap())])
            }
        }
        provisions += 1;
        for code in 0..3usize.pow(u32::try_from(facts.len()).unwrap()) {
            let mut fixed = World::new();
            let mut rest = code;
            for f in &facts {
                match rest % 3 {
                    0 => drop(fixed.insert((*f).clone(), true)),
                    1 => drop(fixed.insert((*f).clone(), false)),
                    _ => {}
                }
                rest /= 3;
            }
            let all: Vec<World> = worlds(&names, &fixed).into_iter().filter(|w| book.consistent(w)).collect();
            if all.is_empty() {
                continue;
            }
            for gains in [None, Some(0u32), Some(5_000_000)] {
                case["facts"] = json!(fixed.iter().filter(|(k, _)| !k.starts_with('!')).collect::<BTreeMap<_, _>>());
                case["amounts"] = gains.map_or(json!({}), |g| json!({ "illegal-gains": g.to_string() }));
                let text = case.to_string();
                let answer = json::assess(Rulebook::embedded(), text.as_bytes());
                let out: Value = serde_json::from_str(&answer.text).unwrap();
                assert!(!answer.invalid, "{basis} {text}: {}", out["errors"]);
                let mut expected: Vec<String> = Vec::new();
                for (g, replaced) in &ladder {
                    let persons = g.target == "responsible-manager" || g.target == "other-responsible";
                    let held = book.roles(&roles);
                    if (persons && person) || (!g.subjects.is_empty() && !g.subjects.iter().any(|s| held.contains(s))) {
                        continue;
                    }
                    let truth = |w: &World| g.conditions.iter().all(|c| holds(c, w)) && !replaced.iter().any(|r| r.iter().all(|c| holds(c, w)));
                    let values: Vec<bool> = all.iter().map(truth).collect();
                    let waits = g.measure == "confiscate-gains" && gains.is_none();
                    if !values.contains(&true) || (g.measure == "confiscate-gains" && gains == Some(0)) {
                        continue;
                    }
                    if p["kind"] == "power" && values.contains(&false) {
                        continue;
                    }
                    // bands the amount rules out leave no fine
                    let left = g.bands.iter().filter(|b| {
                        let Some(gains) = gains.filter(|_| b["when"]["of"] == "illegal-gains") else { return true };
                        let sum = |k: &str| b["when"][k].as_str().map(|s| s.parse::<u32>().unwrap());
                        sum("at_least").is_none_or(|s| gains >= s)
                            && sum("above").is_none_or(|s| gains > s)
                            && sum("below").is_none_or(|s| gains < s)
                            && sum("at_most").is_none_or(|s| gains <= s)
                    });
                    if !g.bands.is_empty() && left.count() == 0 {
                        continue;
                    }
                    let status = if values.contains(&false) || waits { "conditional" } else { "permitted" };
                    let mut needs: BTreeSet<String> = names
                        .iter()
                        .filter(|n| !fixed.contains_key(*n))
                        .filter(|n| {
                            all.iter().any(|w| {
                                let mut other = w.clone();
                                other.insert((*n).clone(), !w[*n]);
                                book.consistent(&other) && truth(w) != truth(&other)
                            })
                        })
                        .map(|n| n.strip_prefix('!').map_or_else(|| n.clone(), |m| format!("imposed:{m}")))
                        .collect();
                    if waits {
                        needs.insert("amount:illegal-gains".to_owned());
                    }
                    expected.push(format!("tier {} {} {} {status} {needs:?}", g.tier + 1, g.measure, g.target));
                }
                let mut found: Vec<String> = out["options"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .filter(|o| o["basis"] == basis.as_str())
                    .map(|o| {
                        let needs: BTreeSet<String> = o["needs"]
                            .as_array()
                            .unwrap()
                            .iter()
                            .map(|n| {
                                let (k, v) = n.as_object().unwrap().iter().next().unwrap();
                                if k == "fact" { v.as_str().unwrap().to_owned() } else { format!("{k}:{}", v.as_str().unwrap()) }
                            })
                            .collect();
                        // a fine another provision displaces was permitted or conditional before that
                        let status = if o["status"] == "displaced" { if needs.is_empty() { "permitted" } else { "conditional" } } else { o["status"].as_str().unwrap() };
                        format!("tier {} {} {} {status} {needs:?}", o["tier"], o["measure"].as_str().unwrap(), o["target"].as_str().unwrap())
                    })
                    .collect();
                expected.sort();
                found.sort();
                assert_eq!(found, expected, "{basis} {text}");
                compared += 1;
            }
        }
    }
    println!("{provisions} provisions proved in {compared} combinations; passed over:");
    for (why, list) in &passed_over {
        println!("{} because {why}: {}", list.len(), list.join(", "));
    }
    assert!(provisions >= 200 && compared > 4000, "{provisions} provisions, {compared} combinations");
}
