//! What is unknown of the general rules and could matter in the case, asked after everything else.

use super::super::discretion;
use super::super::questions::key;
use super::super::standing::Standing;
use super::{asks_of, limitation, penal, penalty};
use crate::assessment::{Ask, Assessment, Choice, Day, Finding, Question, ReasonCode, Status};
use crate::case::Case;
use crate::condition::{Atom, Truth};
use crate::duty::{Place, Weight};
use crate::grant::Duration;
use crate::money::Money;
use crate::order::InOrder;
use crate::rulebook::Rulebook;
use crate::vocabulary::Class;
use alloc::vec::Vec;

/// What an answer could change.
struct Stakes<'a> {
    book: &'a Rulebook,
    case: &'a Case,
    out: &'a Assessment,
}

pub(in crate::assess) fn ask(book: &Rulebook, case: &Case, standing: &Standing<'_>, out: &mut Assessment) {
    let mut questions = Vec::new();
    let stakes = Stakes { book, case, out };
    stakes.leniency(standing, &mut questions);
    stakes.limitation(&mut questions);
    stakes.phases(&mut questions);
    discretion::stakes(book, case, standing, out, &mut |s| add(&mut questions, s.ask, s.fines, s.at));
    questions.order_by(|a: &Question, b: &Question| b.decides.cmp(&a.decides).then_with(|| key(book, a.ask).cmp(&key(book, b.ask))));
    questions.retain(|q| !out.questions.iter().any(|x| x.ask == q.ask));
    out.questions.extend(questions);
}

fn add(questions: &mut Vec<Question>, ask: Ask, decides: usize, article: Place) {
    let decides = u32::try_from(decides).unwrap_or(u32::MAX);
    if decides == 0 {
        return;
    }
    match questions.iter_mut().find(|q| q.ask == ask) {
        Some(q) => {
            q.decides = q.decides.max(decides);
            if !q.articles.contains(&article) {
                q.articles.push(article);
            }
        }
        None => questions.push(Question { ask, decides, because: Vec::new(), articles: [article].to_vec() }),
    }
}

impl Stakes<'_> {
    /// Penalties that stand, of one statute version or any.
    fn penalties(&self, of: Option<u16>) -> impl Iterator<Item = &Choice> {
        let version = move |o: &Choice| of.is_none() || o.source(self.book).map(|(p, _)| p.version) == of;
        self.out.options.iter().filter(move |o| o.status != Status::Displaced && penalty(self.book, o) && version(o))
    }

    /// Findings on proposed penalties, of one statute version or any.
    fn findings(&self, of: Option<u16>) -> impl Iterator<Item = &Finding> {
        let proposed = move |f: &Finding| f.proposal.and_then(|n| self.case.proposals.get(usize::from(n))).is_some_and(|p| penal(self.book, p));
        let version = move |f: &Finding| of.is_none() || f.basis.iter().filter_map(|n| self.book.provisions.get(usize::from(*n))).any(|p| Some(p.version) == of);
        self.out.findings.iter().filter(move |f| proposed(f) && version(f))
    }

    /// Penalties found to be left out.
    fn omitted(&self) -> usize {
        let penalty = |f: &&Finding| {
            let mut measures = f.reasons.iter().filter_map(|r| r.measure);
            f.proposal.is_none() && measures.any(|m| self.book.measures.get(m.index()).is_some_and(|m| m.class == Class::Penalty))
        };
        self.out.findings.iter().filter(penalty).count()
    }

    /// Penalties that have a least bound.
    fn bounded(&self, o: &Choice) -> bool {
        let Some((_, g)) = o.source(self.book) else { return false };
        let factor = |b: u8| g.bands.get(usize::from(b)).is_some_and(|b| b.min.is_some());
        self.out.bands_of(o).iter().any(|b| b.min.is_some() || (!b.resolved && factor(b.band))) || matches!(g.duration, Some(Duration::Range { min: Some(_), .. }))
    }

    fn leniency(&self, standing: &Standing<'_>, questions: &mut Vec<Question>) {
        let on_the_day = |v: u16| self.book.versions.get(usize::from(v)).is_some_and(|v| v.in_force(self.case.act_to));
        let low = |f: &&Finding| f.reasons.iter().any(|r| matches!(r.code, ReasonCode::AmountBelowMinimum | ReasonCode::DurationBelowMinimum));
        for e in self.book.effects.iter().filter(|e| e.weight.beyond_the_band() && on_the_day(e.version)) {
            let value = |a| standing.value(a);
            if e.when.evaluate(&value) != Truth::Unknown || standing.any_role(e.subjects) == Truth::False {
                continue;
            }
            let of = (!e.general).then_some(e.version);
            let omitted = if e.general { self.omitted() } else { 0 };
            let decides = match e.weight {
                Weight::Waive => self.penalties(of).count().saturating_add(self.findings(of).filter(|f| f.status != Truth::False).count()),
                Weight::MayWaive => 0,
                _ if self.out.leniency(self.book, e.version).lighter.is_some() => 0,
                _ => self.penalties(of).filter(|o| self.bounded(o)).count().saturating_add(self.findings(None).filter(low).count()),
            };
            // without a penalty of the statute its own leniency does not matter
            if of.is_some() && self.penalties(of).next().is_none() {
                continue;
            }
            e.when.unknown_atoms(&value, &mut |a| {
                if let Atom::Fact(f) = a {
                    add(questions, Ask::Fact(f), decides.saturating_add(omitted), Place { version: e.version, at: e.at });
                }
            });
        }
    }

    fn limitation(&self, questions: &mut Vec<Question>) {
        for (n, l) in (0u16..).zip(self.book.limitations.iter()) {
            let under = |o: &&Choice| o.source(self.book).and_then(|(p, _)| limitation::of(self.book, p.version, self.case.act_to)).is_some_and(|(m, _)| m == n);
            let options = self.penalties(None).filter(under).count();
            if options == 0 || limitation::run_out(l, self.case) != Truth::Unknown {
                continue;
            }
            let under = |f: &&Finding| {
                let mut versions = f.basis.iter().filter_map(|b| self.book.provisions.get(usize::from(*b))).map(|p| p.version);
                f.status != Truth::False && versions.any(|v| limitation::of(self.book, v, self.case.act_to).is_some_and(|(m, _)| m == n))
            };
            let decides = options.saturating_add(self.findings(None).filter(under).count());
            let ask = if self.case.discovered.is_none() { Some(Ask::Date(Day::Discovered)) } else { asks_of(l.longer.map(|(_, f)| f)) };
            ask.into_iter().for_each(|a| add(questions, a, decides, l.at));
        }
    }

    fn phases(&self, questions: &mut Vec<Question>) {
        let of_measure = |m: crate::vocabulary::MeasureId| {
            let proposed = |f: &&Finding| f.proposal.and_then(|n| self.case.proposals.get(usize::from(n))).is_some_and(|p| p.measure == m && p.target == self.book.entity);
            let options = self.penalties(None).filter(|o| o.measure == m && o.target == self.book.entity).count();
            options.saturating_add(self.findings(None).filter(|f| f.status != Truth::False).filter(proposed).count())
        };
        let all = self.penalties(None).count().saturating_add(self.findings(None).filter(|f| f.status != Truth::False).count());
        let gains = self.case.amount_of(self.book.illegal_gains).is_some_and(|g| g > Money::ZERO);
        for (name, decides) in [("crime-referral", all), ("one-fine", of_measure(self.book.fine)), ("refunds", if gains { of_measure(self.book.confiscate_gains) } else { 0 })] {
            let Some(phase) = self.book.phase(name, self.case.act_to) else { continue };
            if let Some(fact) = phase.fact.filter(|f| self.case.facts.get(*f) == Truth::Unknown) {
                add(questions, Ask::Fact(fact), decides, phase.at);
            }
        }
    }
}
