//! The more lenient text (apl/37): where the law changed between act and decision, each provision of the law of the act is held
//! against what follows it. Lighter in something and heavier in nothing, the later text applies; where that turns on what is
//! unknown, on an amount not told, on a decision not yet made, or each is lighter in some respect, both are shown.

use super::answer::{Applied, Text, Told};
use super::book::{Book, Duty, Provision, Referral, Version, covers, roles};
use super::breach::grounds;
use super::fines::{Bounds, bounds};
use super::formula::{Formula, worlds};
use super::ladder::{Step, gravers};
use std::collections::{BTreeMap, BTreeSet};

/// In what a later text differs, over all that may be.
#[derive(Default, Clone, Copy)]
struct Difference {
    lighter: bool,
    heavier: bool,
    unclear: bool,
}

#[derive(PartialEq, Clone, Copy)]
enum Verdict {
    Old,
    New,
    Both,
}

/// Puts the later text in the place of the earlier, or beside it.
pub fn choose(told: &mut Told) {
    let book = told.book;
    let decided = told.case.decided.clone().unwrap_or("9999-12-31".to_owned());
    let ended = |v: Version| book.version_on(v.0, &decided).is_some_and(|now| now.1 > v.1) && book.version_on(v.0, &told.case.day) == Some(v);
    if !book.statutes.iter().any(|s| ended((s.statute, s.from))) {
        return;
    }
    let changed: Vec<usize> = told.all().into_keys().filter(|i| ended(book.provisions[*i].version())).collect();
    if changed.is_empty() {
        return;
    }
    assert!(told.case.breaches.is_empty(), "how citations carry over to a later text is not evaluated");
    let later = Told::of(book, told.case.clone(), law_of(told, &decided));
    let mut laws: BTreeMap<usize, Applied> = told.all().into_iter().map(|(i, law)| (i, law.clone())).collect();
    let mut given_up = 0;
    let mut added: BTreeMap<usize, Text> = BTreeMap::new();
    for i in changed {
        let new = following(book, i, &later);
        let verdict = verdict(told, i, &later, &new, told.case.decided.is_some());
        if verdict == Verdict::Old {
            continue;
        }
        let text = if verdict == Verdict::New { Text::Settled } else { Text::New };
        match verdict {
            Verdict::New => {
                laws.remove(&i);
                given_up += 1;
            }
            _ => laws.get_mut(&i).unwrap().text = Text::Old,
        }
        // what several earlier paragraphs lead to is told by the first of them
        for n in new {
            added.entry(n).or_insert(text);
        }
    }
    laws.extend(added.into_iter().map(|(n, text)| (n, Applied { text, ..later.law(n).unwrap().clone() })));
    *told = Told::of(book, told.case.clone(), laws);
    told.given_up = given_up;
}

/// What of the statutes since changed answers the case by the law of a later day.
fn law_of(told: &Told, day: &str) -> BTreeMap<usize, Applied> {
    let (book, case) = (told.book, &told.case);
    let newer = |p: &Provision| {
        let (v, then) = (p.version(), book.version_on(p.version().0, &case.day));
        book.version_on(v.0, day) == Some(v) && then.is_some_and(|then| then != v)
    };
    let mut out = BTreeMap::new();
    for (i, _) in book.provisions.iter().enumerate().filter(|(_, p)| newer(p) && !p.breach_of.is_empty()) {
        let grounds = grounds(book, case, i);
        if !grounds.is_empty() {
            out.insert(i, Applied { grounds, day: day.to_owned(), text: Text::Settled });
        }
    }
    out
}

/// The provisions of the later law that follow this one, and those that continue their ladder.
fn following(book: &Book, old: usize, later: &Told) -> Vec<usize> {
    let p = &book.provisions[old];
    let follows = |q: &Provision| q.was.iter().map(|w| book.written(q.version(), w)).any(|(v, place)| v == p.version() && covers(place, p.place()));
    let mut direct: Vec<usize> = later.all().into_keys().filter(|n| follows(&book.provisions[*n])).collect();
    // of several that follow one paragraph, each about acts of its own, those about the acts of this one
    let own = |d: &Duty| d.version() == p.version() && p.answers(d.place());
    let became = |d: &Duty| d.was.map(|w| book.written(d.version(), w)).is_some_and(|(v, place)| book.duties.iter().any(|o| own(o) && o.version() == v && o.place() == place));
    let same_acts = |n: &usize| book.duties.iter().any(|d| d.version() == book.provisions[*n].version() && book.provisions[*n].answers(d.place()) && became(d));
    if direct.iter().any(same_acts) {
        direct.retain(same_acts);
    }
    let beyond = direct.iter().flat_map(|n| gravers(book, *n)).filter(|n| later.answers(*n));
    let all: BTreeSet<usize> = direct.iter().copied().chain(beyond).collect();
    all.into_iter().collect()
}

fn verdict(told: &Told, old: usize, later: &Told, new: &[usize], decided: bool) -> Verdict {
    let (book, p) = (told.book, &told.book.provisions[old]);
    let before = told.bare(old);
    let after: Vec<(Step, Formula)> = new.iter().flat_map(|n| later.bare(*n)).collect();
    let d = if new.is_empty() {
        let referred = |r: &Referral| {
            let own = (r.at.split('/').next().unwrap(), r.from);
            r.was.iter().map(|w| book.written(own, w)).any(|(v, place)| v == p.version() && covers(place, p.place()))
        };
        let elsewhere = |i: &usize| {
            let q = &book.provisions[*i];
            q.version() != p.version() && q.kind == "penalty" && !told.settle(&roles(&q.subjects)).is(false)
        };
        // repealed into a referral: what it refers to must be found by a person, where nothing here answers
        if book.referrals.iter().any(referred) && !told.all().keys().any(elsewhere) {
            return Verdict::Both;
        }
        Difference { lighter: before.iter().any(|(s, _)| is_penalty(book, s)), ..Difference::default() }
    } else {
        difference(told, &before, &after)
    };
    match d {
        Difference { unclear: true, .. } | Difference { lighter: true, heavier: true, .. } => Verdict::Both,
        Difference { lighter: true, .. } if !decided => Verdict::Both,
        Difference { lighter: true, .. } => Verdict::New,
        _ => Verdict::Old,
    }
}

/// A penalty; the confiscation of gains goes with every one of them (apl/28/2) and tells nothing.
fn is_penalty(book: &Book, s: &Step) -> bool {
    book.class(s.grant) == "penalty" && s.grant.measure != "confiscate-gains"
}

fn difference(told: &Told, before: &[(Step, Formula)], after: &[(Step, Formula)]) -> Difference {
    let mut atoms = BTreeSet::new();
    before.iter().chain(after).for_each(|(_, f)| f.atoms(&mut atoms));
    let mut d = Difference::default();
    for w in worlds(told.book, &told.case, &atoms) {
        let held = |list: &'_ [(Step, Formula)]| list.iter().filter(|(s, f)| is_penalty(told.book, s) && f.holds(&w)).map(|(s, _)| s.clone()).collect::<Vec<Step>>();
        let (old, new) = (held(before), held(after));
        for s in old.iter().chain(&new) {
            let same = |list: &[Step]| list.iter().filter(|x| x.same(s)).cloned().collect::<Vec<Step>>();
            sanction(told, &same(&old), &same(&new), &mut d);
        }
    }
    d
}

/// The same measure against the same target under both texts.
fn sanction(told: &Told, old: &[Step], new: &[Step], d: &mut Difference) {
    if new.is_empty() || old.is_empty() {
        d.lighter |= new.is_empty();
        d.heavier |= old.is_empty();
        return;
    }
    let mut weigh = |old: i128, new: i128| {
        d.lighter |= new < old;
        d.heavier |= new > old;
    };
    // may, one of several, must
    let weight = |list: &[Step]| {
        list.iter()
            .map(|s| {
                if s.grant.group.is_some() {
                    1
                } else if s.grant.mode == "must" {
                    2
                } else {
                    0
                }
            })
            .max()
            .unwrap()
    };
    weigh(weight(old), weight(new));
    let mut unclear = false;
    if !old.iter().flat_map(|s| &s.grant.bands).eq(new.iter().flat_map(|s| &s.grant.bands)) {
        let sums = |list: &[Step]| {
            let all: Vec<Bounds> = list.iter().flat_map(|s| bounds(&told.case, &s.grant.bands)).collect();
            let known = !all.is_empty() && all.iter().all(|b| b.resolved && b.waits.is_none());
            known.then(|| (all.iter().map(|b| b.min.unwrap_or(0)).min().unwrap(), all.iter().map(|b| b.max.unwrap_or(i128::MAX)).max().unwrap()))
        };
        match (sums(old), sums(new)) {
            (Some((low, high)), Some((new_low, new_high))) => {
                weigh(low, new_low);
                weigh(high, new_high);
            }
            _ => unclear = true,
        }
    }
    // days at most, roughly
    let longest = |list: &[Step]| {
        let days = |s: &Step| {
            let t = s.grant.duration.as_ref()?;
            let unit = match t.unit {
                Some("day") => 1,
                Some("month") => 30,
                Some("year") => 365,
                _ => return Some(t.life.filter(|l| *l).map(|_| i128::from(u32::MAX))),
            };
            Some(t.max.map(|m| i128::from(m) * unit))
        };
        list.iter().filter_map(days).max()
    };
    match (longest(old), longest(new)) {
        (a, b) if a == b => {}
        (Some(Some(a)), Some(Some(b))) => weigh(a, b),
        _ => unclear = true,
    }
    d.unclear |= unclear;
}
