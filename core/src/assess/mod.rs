//! The straight line: in force → the more lenient text → what gives way → conditions and grants → general rules → one fine →
//! discretion → findings → practice → questions → procedure → notes. No clock, no lock, no I/O.

mod discretion;
mod displaced;
mod findings;
mod general;
mod grants;
mod in_force;
mod lenient;
mod notes;
mod practice;
mod procedure;
mod questions;
mod several;
mod standing;
mod windows;

use crate::assessment::Assessment;
use crate::case::Case;
use crate::rulebook::Rulebook;
pub(crate) use displaced::Fine;
pub(crate) use general::is_penalty;
pub use procedure::{Due, Requirement, State};
use standing::Standing;

/// Who may impose what goes with every penalty: whoever imposes one.
pub(crate) fn bodies(book: &Rulebook, a: &Assessment, general: u16) -> alloc::vec::Vec<(crate::vocabulary::AuthorityId, crate::vocabulary::Level)> {
    let mut all = alloc::vec::Vec::new();
    general::penalising(book, a, general).into_iter().for_each(|p| general::merge(&mut all, p));
    all
}

/// Whether the list of these bodies is open.
pub(crate) fn open_to_others(book: &Rulebook, a: &Assessment, general: u16) -> bool {
    general::penalising(book, a, general).iter().any(|p| p.authorities_open)
}

impl Rulebook {
    /// The whole answer to a case.
    pub fn assess(&self, case: &Case) -> Assessment {
        let mut out = Assessment::default();
        self.assess_into(case, &mut out);
        out
    }

    /// The whole answer, into a buffer that is reused.
    pub fn assess_into(&self, case: &Case, out: &mut Assessment) {
        let (case, told) = windows::told(self, case);
        let case = &*case;
        let standing = self.decide(case, out);
        out.told = told;
        lenient::never_lighter(self, case, &standing, out);
        practice::compare(self, out, &case.violations);
        notes::note(self, case, &standing, out);
    }

    /// All but practice and notes: what a table of answers tells.
    #[cfg(feature = "columns")]
    pub(crate) fn decide_into(&self, case: &Case, out: &mut Assessment) {
        let (case, _) = windows::told(self, case);
        self.decide(&case, out);
    }

    /// Options and coverage only. With a buffer that has served before, nothing is allocated, unless the case tells earlier
    /// measures.
    pub fn options_into(&self, case: &Case, out: &mut Assessment) {
        let (case, told) = windows::told(self, case);
        self.lay_out(&case, out);
        out.told = told;
    }

    /// Options with their steps of discretion, and coverage: what reading the options takes. The rest of an answer (findings,
    /// questions, procedure, notes) costs many times as much, so what gives answers away may leave it until it is read.
    pub fn options_and_steps_into(&self, case: &Case, out: &mut Assessment) {
        let (case, told) = windows::told(self, case);
        let standing = self.lay_out(&case, out);
        out.told = told;
        discretion::weigh(self, &case, &standing, out);
    }

    /// Options, findings and questions.
    fn decide<'a>(&'a self, case: &'a Case, out: &mut Assessment) -> Standing<'a> {
        let standing = self.lay_out(case, out);
        discretion::weigh(self, case, &standing, out);
        findings::find(self, case, &standing, out);
        discretion::check(self, case, &standing, out);
        questions::ask(self, case, out);
        general::ask(self, case, &standing, out);
        procedure::check(self, case, out);
        standing
    }

    fn lay_out<'a>(&'a self, case: &'a Case, out: &mut Assessment) -> Standing<'a> {
        out.clear();
        let standing = Standing::of(self, case);
        in_force::applicable(self, case, &standing, out);
        if out.may_yield {
            lenient::compare_texts(self, case, &standing, out);
            several::give_way(self, case, &standing, out);
        }
        grants::options(self, case, &standing, out);
        general::weigh(self, case, &standing, out);
        displaced::higher_fine(out);
        general::open_bounds(self, out);
        standing
    }
}
