//! Known circumstances that reach beyond the bands of a penalty: below its minimum, or to none at all.

use super::super::notes;
use super::super::standing::Standing;
use crate::assessment::Assessment;
use crate::case::Case;
use crate::condition::Truth;
use crate::rulebook::Rulebook;

/// Gathers them, the general ones and those of the statutes that answer the case.
pub(super) fn find(book: &Rulebook, case: &Case, standing: &Standing<'_>, out: &mut Assessment) {
    for (n, e) in (0u16..).zip(book.effects.iter()).filter(|(_, e)| e.weight.beyond_the_band()) {
        let on_the_day = book.versions.get(usize::from(e.version)).is_some_and(|v| v.in_force(case.act_to));
        let holds = || e.when.evaluate(&|a| standing.value(a)) == Truth::True && standing.any_role(e.subjects) != Truth::False;
        if on_the_day && if e.general { holds() } else { notes::bears(book, case, standing, e) } {
            out.grounds.push(n);
        }
    }
}
