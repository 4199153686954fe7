//! What must have been done before the decision: known not done, it is a defect; unknown, it is asked.

use super::asked::Questions;
use super::concerns::{Concern, value};
use super::defect;
use crate::assessment::{Ask, Finding};
use crate::case::Case;
use crate::condition::{Atom, Truth};
use crate::procedure::{Formality, Must};

/// Whether it is required in the case.
pub(super) fn needed(case: &Case, must: &Must) -> Truth {
    must.when.evaluate(&value(case))
}

pub(super) fn check(case: &Case, (f, formality, must, concern): (&mut Finding, &Formality, &Must, Concern), asked: &mut Questions) {
    let known = |fact| case.facts.get(fact);
    let excused = must.unless.map_or(Truth::False, known);
    let done = known(must.fact).or(excused);
    let needed = needed(case, must);
    if done == Truth::True || needed == Truth::False || concern == Concern::Perhaps {
        return;
    }
    if done == Truth::False && needed == Truth::True {
        defect(f, formality, [Ask::Fact(must.fact)].into());
        return;
    }
    // once it is known not to stand, procedure cannot mend it
    if f.status == Truth::False {
        return;
    }
    if known(must.fact) == Truth::Unknown {
        // where it is not known whether it is needed, that is asked first
        let first = needed == Truth::True;
        if first {
            asked.add(Ask::Fact(must.fact), formality.at);
        }
    }
    if known(must.fact) == Truth::False && excused == Truth::Unknown {
        must.unless.into_iter().for_each(|u| asked.add(Ask::Fact(u), formality.at));
    }
    must.when.unknown_atoms(&value(case), &mut |a| {
        if let Atom::Fact(x) = a {
            asked.add(Ask::Fact(x), formality.at);
        }
    });
}
