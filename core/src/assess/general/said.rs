//! What the general rules have to say of a case beside options and findings.

use super::super::notes;
use super::super::standing::Standing;
use super::{concerned, limitation, penal, penalty};
use crate::assessment::{Assessment, Bar, Note};
use crate::case::Case;
use crate::condition::Truth;
use crate::duty::{Effect, Phase};
use crate::rulebook::Rulebook;
use alloc::vec::Vec;

/// Whether an effect is to be told: a general one where it is known and a penalty is concerned.
pub(in crate::assess) fn bears(book: &Rulebook, case: &Case, standing: &Standing<'_>, out: &Assessment, (n, e): (u16, &Effect)) -> bool {
    if e.general { out.grounds.contains(&n) && concerned(book, case, out) } else { notes::bears(book, case, standing, e) }
}

pub(in crate::assess) fn note(book: &Rulebook, case: &Case, out: &Assessment, notes: &mut Vec<Note>) {
    let phase = |name: &str| {
        let found: Option<&Phase> = book.phase(name, case.act_to);
        found.and_then(|p| book.phases.iter().position(|x| core::ptr::eq(x, p))).and_then(|i| u16::try_from(i).ok().zip(found))
    };
    let holds = |name: &str| phase(name).filter(|(_, p)| p.fact.is_some_and(|f| case.facts.get(f) == Truth::True)).map(|(n, _)| n);
    for (n, l) in (0u16..).zip(book.limitations.iter()) {
        if out.dropped.iter().any(|(_, b)| *b == Bar::Late(n)) {
            notes.push(Note::TimeBarred(n));
            continue;
        }
        let under = |version: u16| limitation::of(book, version, case.act_to).is_some_and(|(m, _)| m == n);
        let stands = out.options.iter().filter(|o| penalty(book, o)).filter_map(|o| o.source(book)).any(|(p, _)| under(p.version));
        let told = case.discovered.or(case.filed).or(case.decided).is_some();
        if told && stands && limitation::run_out(l, case) == Truth::Unknown {
            notes.push(Note::Limitation(n));
        }
    }
    notes.extend(holds("one-fine").filter(|_| concerned(book, case, out)).map(Note::SecondFine));
    if out.dropped.iter().any(|(_, b)| matches!(b, Bar::Waived(_))) {
        notes.extend(phase("education").map(|(n, _)| Note::Education(n)));
    }
    notes.extend(holds("crime-referral").map(Note::CrimeReferral));
    if out.options.iter().any(|o| o.measure == book.confiscate_gains) {
        notes.extend(holds("refunds").map(Note::Refund));
    }
    let proposed = |n: u16| case.proposals.get(usize::from(n)).is_some_and(|p| penal(book, p));
    let open = out.findings.iter().any(|f| f.status != Truth::False && f.proposal.is_some_and(proposed));
    if open && out.questions.iter().any(|q| !q.articles.is_empty()) {
        notes.extend(phase("one-fine").map(|(_, p)| Note::GeneralUnknown(p.at.version)));
    }
}
