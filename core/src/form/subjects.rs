//! The roles. Those fit that the violations, the duties bound to them or the provisions that answer them speak of, and whether the
//! violator is a person or an organization; any other changes something only where it counts as one of these.

use super::Matter;
use crate::statement::words;
use alloc::string::String;
use alloc::vec::Vec;
use serde::Serialize;

/// A role that can be named.
#[derive(Debug, Serialize)]
pub struct SubjectChoice<'b> {
    /// The id.
    pub id: &'b str,
    /// The label.
    pub label: String,
    /// It holds: it is named, or follows from one that is.
    pub holds: bool,
    /// Of several roles that can commit the violation it is one: one of these must be named.
    pub commits: bool,
    /// The law speaks of it here, or it is named.
    pub fits: bool,
}

pub(super) fn roles<'b>(m: Matter<'b, '_>) -> Vec<SubjectChoice<'b>> {
    let (book, case) = (m.book, m.case);
    let bit = |n: usize| u32::try_from(n).ok().and_then(|n| 1u128.checked_shl(n)).unwrap_or(0);
    let committed = case.violations.iter().filter_map(|v| book.violations.get(v.index())).flat_map(|v| v.subjects.iter()).fold(0, |all, s| all | bit(s.index()));
    let mut matter = committed | bit(book.person.index()) | bit(book.organization.index());
    for answer in case.violations.iter().filter_map(|v| book.answers.get(v.index())).flat_map(|list| list.iter()) {
        if answer.from <= case.act_to && answer.until.is_none_or(|u| case.act_to < u) {
            matter |= book.provisions.get(usize::from(answer.provision)).map_or(0, |p| p.subjects) | book.duties.get(usize::from(answer.duty)).map_or(0, |d| d.subjects);
        }
    }
    // a duty cited speaks of the roles that bear it and of those its provisions reach
    for cited in &case.breaches {
        let duties = book.duties_of(cited.version).filter(|d| d.at.covers(cited.at) || cited.at.covers(d.at));
        matter |= duties.fold(0, |all, d| all | d.subjects);
        let answering = book.provisions_of(cited.version).filter(|(_, p)| p.breach_of.iter().any(|c| c.covers(cited.at)));
        matter |= answering.fold(0, |all, (_, p)| all | p.subjects);
    }
    let choice = |(n, s): (usize, &'b crate::vocabulary::Subject)| SubjectChoice {
        id: &s.term.id,
        label: words::term(Some(&s.term), m.lang),
        holds: case.roles & bit(n) != 0,
        commits: committed & bit(n) != 0,
        fits: (matter | case.roles) & bit(n) != 0,
    };
    book.subjects.iter().enumerate().map(choice).collect()
}
