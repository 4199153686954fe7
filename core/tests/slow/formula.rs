//! Formulas over what may be unknown, and their completions.

use super::book::Book;
use super::case::Case;
use std::collections::{BTreeMap, BTreeSet};

/// Something that is so or not.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Atom {
    Fact(&'static str),
    Role(&'static str),
    /// A measure imposed.
    Imposed(&'static str),
    /// Illegal gains above zero.
    Gains,
    /// The breach is as fine as this place asks, though the case only tells it coarsely.
    Finer(String),
}

pub type World = BTreeMap<Atom, bool>;

#[derive(Clone, Debug)]
pub enum Formula {
    Is(bool),
    Atom(Atom),
    All(Vec<Formula>),
    Any(Vec<Formula>),
    Not(Box<Formula>),
}

impl Formula {
    pub fn not(self) -> Self {
        Self::Not(Box::new(self))
    }

    pub fn is(&self, value: bool) -> bool {
        matches!(self, Self::Is(b) if *b == value)
    }

    /// With what is known put in; what is settled by that alone falls away.
    pub fn settle(&self, known: &dyn Fn(&Atom) -> Option<bool>) -> Self {
        let parts = |list: &[Self], neutral: bool| -> Result<Vec<Self>, ()> {
            let list: Vec<Self> = list.iter().map(|p| p.settle(known)).collect();
            if list.iter().any(|p| p.is(!neutral)) { Err(()) } else { Ok(list.into_iter().filter(|p| !p.is(neutral)).collect()) }
        };
        match self {
            Self::Is(b) => Self::Is(*b),
            Self::Atom(a) => known(a).map_or_else(|| self.clone(), Self::Is),
            Self::All(list) => match parts(list, true) {
                Err(()) => Self::Is(false),
                Ok(list) if list.is_empty() => Self::Is(true),
                Ok(list) => Self::All(list),
            },
            Self::Any(list) => match parts(list, false) {
                Err(()) => Self::Is(true),
                Ok(list) if list.is_empty() => Self::Is(false),
                Ok(list) => Self::Any(list),
            },
            Self::Not(f) => match f.settle(known) {
                Self::Is(b) => Self::Is(!b),
                other => other.not(),
            },
        }
    }

    pub fn holds(&self, w: &World) -> bool {
        match self {
            Self::Is(b) => *b,
            Self::Atom(a) => w[a],
            Self::All(list) => list.iter().all(|p| p.holds(w)),
            Self::Any(list) => list.iter().any(|p| p.holds(w)),
            Self::Not(f) => !f.holds(w),
        }
    }

    pub fn atoms(&self, out: &mut BTreeSet<Atom>) {
        match self {
            Self::Is(_) => {}
            Self::Atom(a) => drop(out.insert(a.clone())),
            Self::All(list) | Self::Any(list) => list.iter().for_each(|p| p.atoms(out)),
            Self::Not(f) => f.atoms(out),
        }
    }
}

/// Whether a world can be, beside what the case states.
pub fn possible(book: &Book, case: &Case, w: &World) -> bool {
    let mut facts = case.facts.clone();
    for (a, v) in w {
        match a {
            Atom::Fact(f) => drop(facts.insert(f, *v)),
            // a role held is held with those it counts as
            Atom::Role(r) if *v && book.roles[r].iter().any(|x| w.get(&Atom::Role(x)) == Some(&false)) => return false,
            _ => {}
        }
    }
    // a violation that several roles can commit was committed by one of them
    let denied = |r: &&'static str| book.roles[*r].iter().any(|x| w.get(&Atom::Role(x)) == Some(&false));
    book.facts_agree(&facts) && !case.one_of.iter().any(|roles| roles.iter().all(&denied))
}

/// Every completion of some atoms that can be.
pub fn worlds(book: &Book, case: &Case, atoms: &BTreeSet<Atom>) -> Vec<World> {
    assert!(atoms.len() <= 16, "too many unknown atoms to try: {atoms:?}");
    let worlds = (0..1usize << atoms.len()).map(|bits| atoms.iter().enumerate().map(|(i, a)| (a.clone(), bits >> i & 1 == 1)).collect::<World>());
    worlds.filter(|w| possible(book, case, w)).collect()
}
