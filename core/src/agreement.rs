//! Whether what a case states agrees with itself: what one field alone cannot tell, for every interface alike.

use crate::case::{Basis, Case, Scoped};
use crate::date::Date;
use crate::error::{Code, Error, Fault};
use crate::json::read::below;
use crate::procedure::Step;
use crate::rulebook::Rulebook;
use crate::vocabulary::FactId;
use alloc::borrow::ToOwned;
use alloc::format;
use alloc::vec::Vec;

/// Steps whose day tells that they were taken, and the fact that says so.
const TAKEN: [(Step, &str); 4] =
    [(Step::Notified, "rights-notified"), (Step::HearingNotified, "hearing-notified"), (Step::HearingRequested, "hearing-requested"), (Step::Hearing, "hearing-held")];

impl Case {
    /// States the day of a step. A day given tells that the step was taken.
    pub fn take(&mut self, book: &Rulebook, step: Step, day: Date) {
        match step {
            Step::Filed => self.filed = Some(day),
            Step::Decided => self.decided = Some(day),
            stated => {
                if let Some(slot) = Step::STATED.iter().position(|s| *s == stated).and_then(|i| self.steps.get_mut(i)) {
                    *slot = Some(day);
                }
            }
        }
        let fact = TAKEN.iter().find(|(s, _)| *s == step).and_then(|(_, fact)| book.fact(fact));
        if let Some(fact) = fact {
            self.facts.learn(book, fact, true);
        }
    }

    /// States a fact of one provision only; none: asked of this provision, and unknown.
    ///
    /// # Errors
    /// `unknown-key`: the fact is not stated per provision.
    pub fn state_at(&mut self, book: &Rulebook, fact: FactId, basis: Basis, value: Option<bool>) -> Result<(), Error> {
        match book.facts.get(fact.index()) {
            Some(f) if f.scoped => {
                self.scoped.push(Scoped { fact, version: basis.version, at: basis.at, value });
                Ok(())
            }
            known => {
                let id = known.map_or("", |f| &*f.term.id);
                let pointer = below("/facts", format!("{id}@{}", book.reference(basis.version, basis.at)));
                Err(Fault::new(Code::UnknownKey, &pointer, format!("事实“{id}”不分条款"), format!("fact `{id}` is not stated per provision")).into())
            }
        }
    }

    /// Whether a violation is named, days are in order, and facts do not contradict each other.
    ///
    /// # Errors
    /// `missing`, `date-order`, `contradiction`: all of them at once, with the fields the public format has.
    ///
    /// ```
    /// use fadu::{date::Date, Case, Rulebook};
    /// let mut case = Case::new(Date::parse("2024-03-01").unwrap());
    /// case.filed = Date::parse("2024-02-01");
    /// let e = case.check(Rulebook::embedded()).unwrap_err();
    /// assert_eq!(e.faults.iter().map(|f| &*f.pointer).collect::<Vec<_>>(), ["/filed", "/violations"]);
    /// ```
    pub fn check(&self, book: &Rulebook) -> Result<(), Error> {
        let mut faults = self.days_out_of_order();
        if self.violations.is_empty() && self.breaches.is_empty() {
            faults.push(Fault::new(Code::Missing, "/violations", "没有写明任何违法行为".to_owned(), "no violation is named".to_owned()));
        }
        faults.extend(self.steps_out_of_order());
        let denied = self.steps_denied(book);
        if let Some(f) = self.facts.contradiction(book).filter(|_| denied.is_empty()) {
            faults.push(contradiction(book, f, None));
        }
        faults.extend(denied);
        if faults.is_empty() { Ok(()) } else { Err(Error { faults }) }
    }

    /// Days of the case that lie before one that comes first. An act that goes on may be discovered, and its case filed, before
    /// it ends.
    pub(crate) fn days_out_of_order(&self) -> Vec<Fault> {
        let last = Some(self.act_to).filter(|d| self.act_from != Some(*d));
        let acted = [("/act/from", self.act_from), ("/act/to", last), ("/decided", self.decided)];
        let handled = [("/act/from", self.act_from), ("/discovered", self.discovered), ("/filed", self.filed), ("/decided", self.decided)];
        let known = |days: &[(&'static str, Option<Date>)]| out_of_order(days.iter().filter_map(|(p, d)| Some(("", *p, (*d)?))));
        let mut faults = known(&acted);
        // a day out of both orders is told once
        let told = |faults: &[Fault], f: &Fault| faults.iter().any(|x| x.pointer == f.pointer);
        for f in known(&handled) {
            if !told(&faults, &f) {
                faults.push(f);
            }
        }
        faults
    }

    /// Days of the procedure that lie before one that comes first.
    pub(crate) fn steps_out_of_order(&self) -> Vec<Fault> {
        out_of_order(Step::ALL.into_iter().filter_map(|s| Some((above(s), s.name(), self.step(s)?))))
    }

    /// Steps whose day is given while a fact says that they were not taken.
    pub(crate) fn steps_denied(&self, book: &Rulebook) -> Vec<Fault> {
        let denied = |fact: &str| book.fact(fact).is_some_and(|f| self.facts.denies(f));
        let fault = |s: Step| Fault::new(Code::Contradiction, &format!("{}{}", above(s), s.name()), "与所述事实矛盾".to_owned(), "this contradicts the facts stated".to_owned());
        TAKEN.into_iter().filter(|(s, fact)| self.step(*s).is_some() && denied(fact)).map(|(s, _)| fault(s)).collect()
    }
}

/// A fact known both true and false. `stated`: the field that says so; none: that of the fact.
pub(crate) fn contradiction(book: &Rulebook, f: FactId, stated: Option<&str>) -> Fault {
    let id = book.facts.get(f.index()).map(|f| &*f.term.id).unwrap_or_default();
    let pointer = stated.map_or_else(|| below("/facts", id), ToOwned::to_owned);
    Fault::new(Code::Contradiction, &pointer, format!("所述事实互相矛盾：“{id}”既为真又为假"), format!("the facts contradict each other: `{id}` would be both true and false"))
}

/// What stands before the name of a step in its pointer.
fn above(s: Step) -> &'static str {
    if Step::STATED.contains(&s) { "/steps/" } else { "/" }
}

/// Of days in the order they must come, each with its name and what its pointer has before that. Where all is in order,
/// nothing is allocated: this stands before every assessment through C.
fn out_of_order<'n>(days: impl Iterator<Item = (&'n str, &'n str, Date)>) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut latest: Option<(&str, Date)> = None;
    for (above, name, day) in days {
        match latest {
            Some((before, l)) if day < l => {
                let (zh, en) = (format!("日期早于 {before}"), format!("the day is earlier than that of `{before}`"));
                faults.push(Fault::new(Code::DateOrder, &format!("{above}{name}"), zh, en));
            }
            _ => latest = Some((name, day)),
        }
    }
    faults
}
