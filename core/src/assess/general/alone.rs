//! Penalties for which their own article provides no such measure as a general rule does.

use super::super::grants::Field;
use super::super::standing::Standing;
use crate::condition::{Atom, Truth};
use crate::duty::Beside;
use crate::grant::Grant;
use crate::provision::{Kind, Provision, Tier};
use crate::rulebook::Rulebook;
use crate::vocabulary::Class;

/// Whether a provision grants such a measure in any step.
pub(super) fn provides(p: &Provision, grant: &Grant) -> bool {
    p.tiers.iter().flat_map(|t| t.grants.iter()).any(|x| x.measure == grant.measure && x.target == grant.target)
}

/// Penalties that stand without such a measure from their own article.
pub(super) struct Alone<'c, 'a> {
    pub(super) book: &'a Rulebook,
    pub(super) standing: &'c Standing<'a>,
    pub(super) field: Field<'c>,
    pub(super) grant: &'c Grant,
}

impl<'a> Alone<'_, 'a> {
    /// The provision, if it attaches penalties the rule goes with.
    pub(super) fn penalises(&self, n: u16, b: &Beside) -> Option<&'a Provision> {
        let p = self.book.provisions.get(usize::from(n)).filter(|p| p.kind == Kind::Penalty && !b.except.contains(&p.version))?;
        (self.standing.any_role(p.subjects) != Truth::False).then_some(p)
    }

    /// The penalties of a provision beside which its own text provides no such measure: neither in a step that certainly
    /// holds nor in the same one. That a graver one takes the place of another does not count: it is a penalty as well.
    fn each<'p>(&'p self, p: &'p Provision, value: &'p impl Fn(Atom) -> Truth) -> impl Iterator<Item = (&'p Tier, &'p Grant)> {
        let gains = |a: Atom| if a == Atom::Amount(self.book.illegal_gains) { Truth::True } else { value(a) };
        let such = |x: &Grant| x.measure == self.grant.measure && x.target == self.grant.target;
        let own = provides(p, self.grant);
        let certain = move |t: &Tier, step: bool| t.grants.iter().any(|x| such(x) && x.when.evaluate(&gains) == Truth::True) && (step || t.when.evaluate(&gains) == Truth::True);
        let all = own && p.tiers.iter().any(|t| certain(t, false));
        let left = p.tiers.iter().filter(move |t| !(all || own && certain(t, true)));
        left.flat_map(|t| t.grants.iter().map(move |g| (t, g))).filter(|(_, g)| g.class == Class::Penalty && g.measure != self.grant.measure)
    }

    pub(super) fn truth(&self, n: u16, p: &Provision) -> Truth {
        let within = self.standing.within(p);
        let value = |a| within.value(a);
        let here = self.field.breach(n).and(p.when.evaluate(&value));
        let mut best = Truth::False;
        for (t, g) in self.each(p, &value) {
            best = best.or(here.and(t.when.evaluate(&value)).and(g.when.evaluate(&value)));
            if best == here {
                break;
            }
        }
        best
    }

    /// The atoms on which an unknown one rests.
    pub(super) fn unknown(&self, n: u16, p: &Provision, found: &mut impl FnMut(Atom)) {
        let within = self.standing.within(p);
        let value = |a| within.value(a);
        if self.truth(n, p) != Truth::Unknown {
            return;
        }
        if self.field.breach(n) == Truth::Unknown {
            found(Atom::Breach(n));
        }
        p.when.unknown_atoms(&value, found);
        let step = |(t, g): (&Tier, &Grant)| t.when.evaluate(&value).and(g.when.evaluate(&value));
        if self.each(p, &value).any(|x| step(x) == Truth::True) {
            return;
        }
        for (t, g) in self.each(p, &value).filter(|x| step(*x) == Truth::Unknown) {
            t.when.unknown_atoms(&value, found);
            g.when.unknown_atoms(&value, found);
        }
    }
}
