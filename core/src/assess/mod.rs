//! The straight line: in force → the more lenient text → what gives way → conditions and grants → one fine → findings →
//! practice → questions → notes. No clock, no lock, no I/O.

mod displaced;
mod findings;
mod grants;
mod in_force;
mod lenient;
mod notes;
mod practice;
mod questions;
mod several;
mod standing;

use crate::assessment::Assessment;
use crate::case::Case;
use crate::rulebook::Rulebook;
use standing::Standing;

impl Rulebook {
    /// The whole answer to a case.
    pub fn assess(&self, case: &Case) -> Assessment {
        let mut out = Assessment::default();
        self.assess_into(case, &mut out);
        out
    }

    /// The whole answer, into a buffer that is reused.
    pub fn assess_into(&self, case: &Case, out: &mut Assessment) {
        let standing = self.lay_out(case, out);
        findings::find(self, case, &standing, out);
        practice::compare(self, out, &case.violations);
        questions::ask(self, case, out);
        notes::note(self, case, &standing, out);
    }

    /// Options and coverage only. With a buffer that has served before, nothing is allocated.
    pub fn options_into(&self, case: &Case, out: &mut Assessment) {
        self.lay_out(case, out);
    }

    fn lay_out<'a>(&'a self, case: &'a Case, out: &mut Assessment) -> Standing<'a> {
        out.clear();
        let standing = Standing::of(self, case);
        in_force::applicable(self, case, &standing, out);
        lenient::compare_texts(self, case, &standing, out);
        several::give_way(self, case, &standing, out);
        grants::options(self, case, &standing, out);
        displaced::higher_fine(self, out);
        standing
    }
}
