//! The straight line: in force → applies → conditions and grants → displacement → findings → practice → questions.
//! No clock, no lock, no I/O. The general rules (apl/27-37) and procedure come between displacement and findings.

mod displaced;
mod findings;
mod grants;
mod in_force;
mod practice;
mod questions;
mod standing;

use crate::assessment::Assessment;
use crate::case::Case;
use crate::rulebook::Rulebook;

impl Rulebook {
    /// The whole answer to a case.
    pub fn assess(&self, case: &Case) -> Assessment {
        let mut out = Assessment::default();
        self.assess_into(case, &mut out);
        out
    }

    /// The whole answer, into a buffer that is reused.
    pub fn assess_into(&self, case: &Case, out: &mut Assessment) {
        self.options_into(case, out);
        findings::find(self, case, out);
        practice::compare(self, out, &case.violations);
        questions::ask(self, out);
    }

    /// Options and coverage only. With a buffer that has served before, nothing is allocated.
    pub fn options_into(&self, case: &Case, out: &mut Assessment) {
        out.clear();
        let standing = standing::Standing::of(self, case);
        in_force::applicable(self, case, &standing, out);
        grants::options(self, case, &standing, out);
        displaced::higher_fine(self, out);
    }
}
