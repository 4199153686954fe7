//! The answer of the evaluator, and the engine's in the same words.

use super::book::Book;
use super::breach::{Ground, breach, grounds};
use super::case::{Case, millionths};
use super::fines::{Bounds, Fine, bounds, displacing, height, known};
use super::formula::{Atom, Formula, possible, worlds};
use super::ladder::{Step, gravers, steps};
use super::lenient::choose;
use super::several::{gives_way, shown_elsewhere};
use serde_json::Value;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

/// A case with all that is told of breaches in it.
pub struct Told {
    pub book: &'static Book,
    pub case: Case,
    /// What answers the case, by index; found out when asked for.
    laws: Vec<OnceCell<Option<Applied>>>,
    /// How many provisions of the law of the act gave way to a more lenient text.
    pub given_up: usize,
}

/// A provision that answers a case.
#[derive(Clone)]
pub struct Applied {
    pub grounds: Vec<Ground>,
    /// The day whose law it is.
    pub day: String,
    pub text: Text,
}

/// Whether a provision stands because it is the law, or as one of two texts between which a person must choose.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Text {
    Settled,
    Old,
    New,
}

/// One option, in words that can be compared.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Answer {
    pub basis: String,
    pub tier: usize,
    pub measure: String,
    pub target: String,
    pub mode: String,
    /// What it was before one fine took the place of another.
    pub status: &'static str,
    /// The provision and step whose fine takes its place.
    pub displaced_by: Option<(String, usize)>,
    pub bands: Vec<Bounds>,
    pub needs: BTreeSet<String>,
}

/// What answers a case: the law of its day, and what apl/37 makes of later law.
pub fn told(book: &'static Book, case: Case) -> Told {
    let mut told = Told { book, case, laws: vec![OnceCell::new(); book.provisions.len()], given_up: 0 };
    choose(&mut told);
    told
}

impl Told {
    /// What these provisions, and no others, tell of a case.
    pub fn of(book: &'static Book, case: Case, mut laws: BTreeMap<usize, Applied>) -> Self {
        let cells = (0..book.provisions.len()).map(|i| OnceCell::from(laws.remove(&i))).collect();
        Self { book, case, laws: cells, given_up: 0 }
    }

    /// The provision as it answers the case: in force on the day of the act, and with some ground.
    pub fn law(&self, index: usize) -> Option<&Applied> {
        let found = || {
            let stands = self.book.stands_on(self.book.provisions[index].version(), &self.case.day);
            let grounds = if stands { grounds(self.book, &self.case, index) } else { Vec::new() };
            (!grounds.is_empty()).then(|| Applied { grounds, day: self.case.day.clone(), text: Text::Settled })
        };
        self.laws[index].get_or_init(found).as_ref()
    }

    /// All that answer the case.
    pub fn all(&self) -> BTreeMap<usize, &Applied> {
        (0..self.laws.len()).filter_map(|i| Some((i, self.law(i)?))).collect()
    }

    pub fn answers(&self, index: usize) -> bool {
        self.law(index).is_some()
    }

    pub fn grounds(&self, index: usize) -> &[Ground] {
        &self.law(index).unwrap().grounds
    }

    pub fn day(&self, index: usize) -> &str {
        self.law(index).map_or(&self.case.day, |l| &l.day)
    }

    pub fn settle(&self, f: &Formula) -> Formula {
        f.settle(&|a| self.case.known(self.book, a))
    }

    /// Whether it holds whatever is still unknown.
    pub fn certain(&self, f: &Formula) -> bool {
        self.status(&self.settle(f)).is_some_and(|(status, _)| status == "permitted")
    }

    /// Permitted, conditional on what, or none.
    fn status(&self, f: &Formula) -> Option<(&'static str, BTreeSet<String>)> {
        let mut atoms = BTreeSet::new();
        f.atoms(&mut atoms);
        let all = worlds(self.book, &self.case, &atoms);
        let values: Vec<bool> = all.iter().map(|w| f.holds(w)).collect();
        if !values.contains(&true) {
            return None;
        }
        if !values.contains(&false) {
            return Some(("permitted", BTreeSet::new()));
        }
        // an atom is needed if some completion of the others turns on it
        let tips = |a: &&Atom| {
            all.iter().zip(&values).any(|(w, value)| {
                let mut other = w.clone();
                other.insert((*a).clone(), !w[*a]);
                possible(self.book, &self.case, &other) && f.holds(&other) != *value
            })
        };
        let needs = atoms.iter().filter(tips).map(|a| match a {
            Atom::Fact(f) => (*f).to_owned(),
            Atom::Role(r) => format!("role:{r}"),
            Atom::Imposed(m) => format!("imposed:{m}"),
            Atom::Gains => "amount:illegal-gains".to_owned(),
            // which place is asked for is the engine's to word
            Atom::Finer(_) => "breach".to_owned(),
        });
        Some(("conditional", needs.collect()))
    }

    /// The grants of a provision, each with all that bears on it, settled as far as known.
    pub fn formulas(&self, index: usize) -> Vec<(Step, Formula)> {
        let stays = if self.answers(index) { self.settle(&gives_way(self, index).not()) } else { Formula::Is(false) };
        let with_others = |f: &Formula| self.settle(&Formula::All(vec![stays.clone(), f.clone()]));
        let all = if stays.is(false) { Vec::new() } else { self.bare(index) };
        all.into_iter().map(|(s, f)| (with_others(&f), s)).filter(|(f, s)| !f.is(false) && !shown_elsewhere(self, index, s)).map(|(f, s)| (s, f)).collect()
    }

    /// The same without regard to what it gives way to.
    pub fn bare(&self, index: usize) -> Vec<(Step, Formula)> {
        let book = self.book;
        let breached = breach(self.grounds(index));
        let all = steps(book, index, self.day(index));
        let graver: Vec<_> = gravers(book, index).into_iter().filter(|q| self.answers(*q)).map(|q| (breach(self.grounds(q)), steps(book, q, self.day(q)))).collect();
        let whole = |s: &Step| {
            let later = all.iter().filter(|x| x.tier > s.tier && x.bounded() && x.same(s)).map(|x| x.when.clone());
            let beyond = graver.iter().flat_map(|(breach, list)| list.iter().filter(|x| x.bounded() && x.same(s)).map(|x| Formula::All(vec![breach.clone(), x.when.clone()])));
            let replaced = Formula::Any(later.chain(beyond).collect());
            self.settle(&Formula::All(vec![breached.clone(), s.when.clone(), replaced.not()]))
        };
        let formulas: Vec<Formula> = all.iter().map(whole).collect();
        all.into_iter().zip(formulas).collect()
    }

    /// How often provisions meet here, by the way they do.
    pub fn ways(&self) -> [(&'static str, usize); 7] {
        let book = self.book;
        let all = || (0..book.provisions.len()).filter(|i| self.answers(*i));
        let p = |i: usize| &book.provisions[i];
        [
            ("texts given up for a more lenient one", self.given_up),
            ("two texts side by side", self.all().values().filter(|l| l.text == Text::New).count()),
            ("graver paragraphs", all().filter(|i| gravers(book, *i).iter().any(|q| self.answers(*q))).count()),
            ("residual provisions silent", all().filter(|i| !p(*i).residual_to.is_empty() && self.certain(&gives_way(self, *i))).count()),
            ("referrals", all().filter(|i| !p(*i).refer.is_empty() && !self.provision(*i).is_empty()).count()),
            ("state organs", all().filter(|i| p(*i).not_subjects.contains(&"state-organ") && self.case.known(book, &Atom::Role("state-organ")) == Some(true)).count()),
            (
                "shown with what details it or it refers to",
                all().flat_map(|i| steps(book, i, self.day(i)).into_iter().map(move |s| (i, s))).filter(|(i, s)| shown_elsewhere(self, *i, s)).count(),
            ),
        ]
    }

    /// Places where the breach itself, or that of what would take their place, is still open.
    pub fn open(&self) -> BTreeSet<String> {
        let open = |i: &usize| {
            let breaches = std::iter::once(*i).chain(gravers(self.book, *i)).filter(|i| self.answers(*i)).map(|i| breach(self.grounds(i)));
            let settled = |f: Formula| matches!(self.settle(&f), Formula::Is(_));
            !breaches.chain([gives_way(self, *i)]).all(settled)
        };
        (0..self.book.provisions.len()).filter(|i| self.answers(*i)).filter(open).map(|i| self.book.provisions[i].basis()).collect()
    }

    /// Places of residual provisions whose silence is open and turns on more than one violation, or on what is cited.
    pub fn entangled(&self) -> BTreeSet<String> {
        let several = self.case.violations.len() > 1 || !self.case.breaches.is_empty();
        let open = |i: &usize| !matches!(self.settle(&gives_way(self, *i)), Formula::Is(_));
        (0..self.book.provisions.len()).filter(|i| several && self.answers(*i)).filter(open).map(|i| self.book.provisions[i].basis()).collect()
    }

    /// What a provision comes to: its options, before one fine takes the place of another.
    pub fn provision(&self, index: usize) -> Vec<Answer> {
        let p = &self.book.provisions[index];
        let mut out = Vec::new();
        for (s, f) in &self.formulas(index) {
            let Some((status, needs)) = self.status(f) else { continue };
            // a power is listed where its condition is known, or a proposal names it
            if p.kind == "power" && status == "conditional" && !self.case.proposed.contains(s.grant.measure) {
                continue;
            }
            let bands = bounds(&self.case, &s.grant.bands);
            if bands.is_empty() && !s.grant.bands.is_empty() {
                continue;
            }
            let must = if s.grant.group.is_some() { "group" } else { s.grant.mode };
            let (measure, target) = (s.grant.measure.to_owned(), s.target.to_owned());
            out.push(Answer { basis: p.basis(), tier: s.tier, measure, target, mode: must.to_owned(), status, displaced_by: None, bands, needs });
        }
        out
    }

    /// The whole answer.
    pub fn whole(&self) -> Vec<Answer> {
        let mut out: Vec<(usize, Answer)> = (0..self.book.provisions.len()).flat_map(|i| self.provision(i).into_iter().map(move |a| (i, a))).collect();
        out.sort_by(|(i, a), (j, b)| (order(&a.basis), i, a).cmp(&(order(&b.basis), j, b)));
        let fines: Vec<usize> = (0..out.len()).filter(|i| out[*i].1.measure == "fine").collect();
        let heights: Vec<Fine<'_>> = fines
            .iter()
            .map(|i| {
                let (provision, a) = &out[*i];
                Fine {
                    provision: *provision,
                    target: &a.target,
                    height: height(&a.bands),
                    whole: a.bands.iter().all(known),
                    certain: a.status == "permitted" && a.mode == "must",
                    text: self.law(*provision).unwrap().text,
                }
            })
            .collect();
        let by: Vec<_> = displacing(&heights).into_iter().map(|by| by.first().map(|b| (out[fines[*b]].1.basis.clone(), out[fines[*b]].1.tier))).collect();
        for (i, by) in fines.iter().zip(by) {
            out[*i].1.displaced_by = by;
        }
        out.into_iter().map(|(_, a)| a).collect()
    }
}

/// The order of answers: statute, version, the numbers of the place.
pub fn order(basis: &str) -> (String, String, Vec<u32>) {
    let (head, place) = basis.split_once('/').unwrap();
    let (statute, version) = head.split_once('@').unwrap();
    (statute.to_owned(), version.to_owned(), place.split('/').map(|n| n.parse().unwrap()).collect())
}

/// The engine's options in the same words, without what goes with every penalty.
pub fn engine(out: &Value) -> Vec<Answer> {
    let text = |v: &Value| v.as_str().unwrap().to_owned();
    let options = out["options"].as_array().unwrap();
    let sum = |v: &Value| v.as_str().map(millionths);
    let band = |b: &Value| Bounds {
        min: sum(&b["min"]),
        max: sum(&b["max"]),
        waits: b["when"].as_object().map(|w| {
            let side = w.iter().find(|(k, _)| *k != "of").unwrap();
            format!("{} {} {}", text(&w["of"]), side.0, millionths(side.1.as_str().unwrap()))
        }),
        resolved: b["resolved"].as_bool().unwrap(),
    };
    let mut list: Vec<Answer> = Vec::new();
    for o in options.iter().filter(|o| !o["basis"].as_str().unwrap().starts_with("apl@")) {
        let need = |n: &Value| {
            let (k, v) = n.as_object().unwrap().iter().next().unwrap();
            match k.as_str() {
                "fact" => text(v),
                // of which act it is, is a finer breach as well
                "breach" | "violation" => "breach".to_owned(),
                _ => format!("{k}:{}", text(v)),
            }
        };
        let needs: BTreeSet<String> = o["needs"].as_array().unwrap().iter().map(need).collect();
        let by = o["displaced_by"].as_u64().map(|i| &options[usize::try_from(i).unwrap()]);
        let status = match (o["status"].as_str().unwrap(), by.is_some()) {
            ("permitted", false) => "permitted",
            ("conditional", false) => "conditional",
            ("displaced", true) if needs.is_empty() => "permitted",
            ("displaced", true) => "conditional",
            other => panic!("{other:?}"),
        };
        list.push(Answer {
            basis: text(&o["basis"]),
            tier: usize::try_from(o["tier"].as_u64().unwrap()).unwrap(),
            measure: text(&o["measure"]),
            target: text(&o["target"]),
            mode: if o["group"].is_null() { text(&o["mode"]) } else { "group".to_owned() },
            status,
            displaced_by: by.map(|b| (text(&b["basis"]), usize::try_from(b["tier"].as_u64().unwrap()).unwrap())),
            bands: o["bands"].as_array().unwrap().iter().map(band).collect(),
            needs,
        });
    }
    list
}
