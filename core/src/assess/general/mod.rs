//! The general rules of 行政处罚法 on the penalties of a case: what goes with each (28), what takes them away (29 to 31, 33, 36)
//! and what opens their bounds (30 to 33). Orders, supervision and what platforms do are untouched. What is unknown of these
//! rules changes nothing: it is asked (`asked`), and a note says so (`said`).

mod alone;
mod asked;
mod bars;
mod beside;
mod company;
mod grounds;
mod limitation;
mod said;

use super::standing::Standing;
use crate::assessment::{Ask, Assessment, Choice};
use crate::case::{Case, Proposal};
use crate::grant::Grant;
use crate::provision::{Kind, Provision};
use crate::rulebook::Rulebook;
use crate::vocabulary::Class;
pub(super) use asked::ask;
pub(super) use bars::Bars;
pub(super) use company::{Company, Sought, company, merge, penalising};
pub(super) use said::{bears, note};

/// Adds what goes with the penalties, then takes away those that are barred.
pub(super) fn weigh(book: &Rulebook, case: &Case, standing: &Standing<'_>, out: &mut Assessment) {
    beside::add(book, case, standing, out);
    let known = case.facts.any_true(&book.lenient_facts);
    if known {
        grounds::find(book, case, standing, out);
    }
    if known || case.discovered.is_some() {
        bars::drop(book, case, out);
    }
}

/// Where 减轻 is open, the least bound is gone. Only after the fines were compared: apl/29 looks at the bounds of the text.
pub(super) fn open_bounds(book: &Rulebook, out: &mut Assessment) {
    if out.grounds.is_empty() {
        return;
    }
    for i in 0..out.options.len() {
        let Some(range) = out.options.get(i).filter(|o| out.below_minimum(book, o)).map(|o| o.bands.clone()) else { continue };
        for b in range.filter_map(|n| usize::try_from(n).ok()) {
            out.bands.get_mut(b).into_iter().for_each(|b| b.min = None);
        }
    }
}

/// Whether an option is a penalty.
fn penalty(book: &Rulebook, o: &Choice) -> bool {
    o.source(book).is_some_and(|(p, g)| is_penalty(p, g))
}

/// Whether a grant is a penalty for a breach: what a power, a platform or another measure brings about is none.
pub(crate) fn is_penalty(p: &Provision, g: &Grant) -> bool {
    g.class == Class::Penalty && matches!(p.kind, Kind::Penalty | Kind::General)
}

/// Whether a proposal is a penalty, or a term of the report that a penalty realises.
pub(super) fn penal(book: &Rulebook, p: &Proposal) -> bool {
    let class = |m: crate::vocabulary::MeasureId| book.measures.get(m.index()).map(|m| m.class);
    let realised = || book.measures.get(p.measure.index()).is_some_and(|m| m.realised_by.iter().any(|(m, _)| class(*m) == Some(Class::Penalty)));
    class(p.measure) == Some(Class::Penalty) || realised()
}

/// Whether a penalty stands in the case, stood before the general rules, or is proposed.
fn concerned(book: &Rulebook, case: &Case, out: &Assessment) -> bool {
    !out.dropped.is_empty() || out.options.iter().any(|o| penalty(book, o)) || case.proposals.iter().any(|p| penal(book, p))
}

/// The ask for a fact that a phase looks at.
fn asks_of(fact: Option<crate::vocabulary::FactId>) -> Option<Ask> {
    fact.map(Ask::Fact)
}
