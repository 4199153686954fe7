//! Conditions of rule files, from ids to atoms.

use super::*;
use crate::order::InOrder;

impl<'a> Compiler<'a> {
    pub(super) fn atoms(&mut self, c: &s::Condition) -> Condition {
        match c {
            s::Condition::Fact(id) => Condition::Atom(Atom::Fact(self.fact(id))),
            s::Condition::Role(id) => Condition::Atom(Atom::Role(self.subject(id))),
            s::Condition::Imposed(ids) => {
                let mut measures: Vec<MeasureId> = ids.iter().map(|i| self.measure(i)).collect();
                measures.order();
                Condition::Any(measures.into_iter().map(|m| Condition::Atom(Atom::Imposed(m))).collect())
            }
            s::Condition::All(p) => Condition::All(p.iter().map(|c| self.atoms(c)).collect()),
            s::Condition::Any(p) => Condition::Any(p.iter().map(|c| self.atoms(c)).collect()),
            s::Condition::None(p) => Condition::None(p.iter().map(|c| self.atoms(c)).collect()),
        }
    }

    pub(super) fn condition(&mut self, c: Option<&s::Condition>) -> Condition {
        c.map_or(Condition::Always, |c| self.atoms(c))
    }

    pub(super) fn any_role(&mut self, ids: &[String]) -> Vec<Condition> {
        ids.iter().map(|i| Condition::Atom(Atom::Role(self.subject(i)))).collect()
    }

    /// What the provision itself asks beside the breach.
    pub(super) fn provision_condition(&mut self, p: &s::Provision) -> Vec<Condition> {
        let mut parts = Vec::new();
        if !p.subjects.is_empty() {
            parts.push(any_of(self.any_role(&p.subjects)));
        }
        if !p.not_subjects.is_empty() {
            parts.push(Condition::None(self.any_role(&p.not_subjects).into()));
        }
        if let Some(w) = &p.when {
            parts.push(self.atoms(w));
        }
        parts
    }
}

pub(super) fn any_of(mut parts: Vec<Condition>) -> Condition {
    match (parts.pop(), parts.is_empty()) {
        (Some(only), true) => only,
        (Some(last), false) => {
            parts.push(last);
            Condition::Any(parts.into())
        }
        (None, _) => Condition::Always,
    }
}

pub(super) fn all_of(mut parts: Vec<Condition>) -> Condition {
    match (parts.pop(), parts.is_empty()) {
        (Some(only), true) => only,
        (Some(last), false) => {
            parts.push(last);
            Condition::All(parts.into())
        }
        (None, _) => Condition::Always,
    }
}

/// Takes what all grants of a tier, then all tiers of a provision, wait on in common out of their conditions, so that it is
/// looked at once. Until then each grant carries its whole condition.
pub(super) fn hoist(p: &mut Provision) {
    for t in p.tiers.to_mut() {
        t.when = common(t.grants.to_mut().iter_mut().map(|g| &mut g.when).collect());
    }
    p.when = common(p.tiers.to_mut().iter_mut().filter(|t| !t.grants.is_empty()).map(|t| &mut t.when).collect());
}

/// The parts all conditions begin with, taken out of each.
fn common(mut conditions: Vec<&mut Condition>) -> Condition {
    let mut lists: Vec<Vec<Condition>> = conditions
        .iter_mut()
        .map(|c| match &**c {
            Condition::Always => Vec::new(),
            Condition::All(parts) => parts.to_vec(),
            one => [one.clone()].to_vec(),
        })
        .collect();
    let first = lists.first().cloned().unwrap_or_default();
    let shared = (0..first.len()).take_while(|i| lists.iter().all(|l| l.get(*i) == first.get(*i))).count();
    for (c, l) in conditions.iter_mut().zip(&mut lists) {
        **c = all_of(l.split_off(shared));
    }
    all_of(first.into_iter().take(shared).collect())
}
