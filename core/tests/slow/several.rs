//! Provisions side by side: what prevails, what is silent because a higher instrument penalises the conduct, what is shown
//! with the provision that details it.

use super::answer::Told;
use super::book::{Book, Provision, covers, roles};
use super::breach::{Ground, breach};
use super::formula::Formula;
use super::ladder::{Step, steps};

/// Whether a provision is breached by someone it is about, as far as told.
pub fn concerns(told: &Told, index: usize) -> Formula {
    Formula::All(vec![breach(told.grounds(index)), roles(&told.book.provisions[index].subjects)])
}

/// Whether a provision gives way to others.
pub fn gives_way(told: &Told, index: usize) -> Formula {
    let (book, p) = (told.book, &told.book.provisions[index]);
    let others = || (0..book.provisions.len()).filter(|r| *r != index);
    let prevails = |q: &Provision| {
        q.prevails_over.keys().any(|over| {
            let (version, place) = book.written(q.version(), over);
            version == p.version() && covers(place, p.place())
        })
    };
    let mut out: Vec<Formula> = others().filter(|r| prevails(&book.provisions[*r]) && told.answers(*r)).map(|r| concerns(told, r)).collect();
    if !p.residual_to.is_empty() {
        // one case is one act; but each violation that leads here must be provided for elsewhere
        let higher: Vec<usize> = others().filter(|r| told.answers(*r) && penalises(book, p, *r, told.day(*r))).collect();
        let mut silent = vec![Formula::Any(higher.iter().map(|r| concerns(told, *r)).collect())];
        for v in &told.case.violations {
            let by = |g: &&Ground| g.by == Some(v);
            let leads = Formula::Any(told.grounds(index).iter().filter(by).map(|g| g.when.clone()).collect());
            let provides = |r: usize| {
                let own = Formula::Any(told.grounds(r).iter().filter(by).map(|g| g.when.clone()).collect());
                Formula::All(vec![own, roles(&book.provisions[r].subjects)])
            };
            silent.push(Formula::Any(vec![leads.not(), Formula::Any(higher.iter().map(|r| provides(*r)).collect())]));
        }
        out.push(Formula::All(silent));
    }
    Formula::Any(out)
}

/// Whether another provision is a penalty of one of the ranks a residual one leaves the field to: asked of the conduct.
fn penalises(book: &'static Book, p: &Provision, other: usize, day: &str) -> bool {
    let q = &book.provisions[other];
    p.residual_to.contains(&book.statute(q.version()).level) && q.kind == "penalty" && steps(book, other, day).iter().any(|s| book.class(s.grant) == "penalty")
}

/// Whether a grant is left out because another provision certainly shows it: one that details this one, or the one it merely
/// refers to.
pub fn shown_elsewhere(told: &Told, index: usize, step: &Step) -> bool {
    let (book, day) = (told.book, told.day(index));
    let p = &book.provisions[index];
    let certain = |r: usize| told.answers(r) && told.certain(&Formula::All(vec![concerns(told, r), gives_way(told, r).not()]));
    let detailing = |r: usize| {
        let q = &book.provisions[r];
        let places = q.details.map(|d| book.followed(book.written(q.version(), d), day)).unwrap_or_default();
        places.contains(&index) && steps(book, r, day).iter().any(|s| s.same(step))
    };
    if (0..book.provisions.len()).any(|r| r != index && detailing(r) && certain(r)) {
        return true;
    }
    // a referral to another instrument, without words of its own
    let bare = p.tiers.is_empty() && p.refer.iter().any(|r| r.map.is_empty());
    bare && step.by_referral.is_some_and(|to| book.provisions[to].version() != p.version() && certain(to))
}
