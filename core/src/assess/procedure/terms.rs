//! Terms: the day each ends, and whether what was due came too late.

use super::asked::Questions;
use super::{Due, State, defect};
use crate::assessment::{Ask, Day, Finding};
use crate::case::Case;
use crate::condition::Truth;
use crate::date::Date;
use crate::procedure::{Formality, Limit};
use crate::rulebook::Rulebook;

/// The day a term ends, if the day it runs from is known.
pub(super) fn due(book: &Rulebook, case: &Case, l: &Limit) -> Option<Due> {
    let extended = l.extension.filter(|(_, f)| case.facts.get(*f) == Truth::True).map_or(0, |(days, _)| days);
    case.step(l.from).map(|from| after(book, l, from, extended))
}

fn after(book: &Rulebook, l: &Limit, from: Date, extended: u16) -> Due {
    if l.working {
        let (day, certain) = book.calendar.working_days(from, l.days);
        Due { day: day.plus(extended), certain }
    } else {
        // whether the violator's term that ends on a day off ends on the next working day, its own text does not say
        let day = from.plus(l.days).plus(extended);
        Due { day, certain: l.by.is_some() || book.calendar.works(day) }
    }
}

/// A term of the authority that was not kept is a defect; of the decision alone, for what comes after it cannot undo it.
pub(super) fn check(book: &Rulebook, case: &Case, (f, formality, l): (&mut Finding, &Formality, &Limit), asked: &mut Questions) -> Option<State> {
    let (due, by) = (due(book, case, l), l.by.and_then(|s| case.step(s)));
    if l.by == Some(crate::procedure::Step::Decided) && due.is_none() && case.decided.is_some() && f.status != Truth::False {
        asked.add(Ask::Date(Day::Filed), formality.at);
    }
    let (due, by) = due.zip(by)?;
    if by <= due.day {
        return None;
    }
    if !due.certain {
        return Some(State::Open);
    }
    let excuses = l.excluding.into_iter().chain(l.extension.map(|(_, f)| f).filter(|f| case.facts.get(*f) != Truth::True));
    let mut lacking = true;
    for fact in excuses {
        match case.facts.get(fact) {
            Truth::True => return None,
            Truth::Unknown => {
                asked.add(Ask::Fact(fact), formality.at);
                lacking = false;
            }
            Truth::False => {}
        }
    }
    if lacking && l.by == Some(crate::procedure::Step::Decided) {
        defect(f, formality, [Ask::Date(Day::Decided)].into());
    }
    Some(if lacking { State::Lacking } else { State::Open })
}
