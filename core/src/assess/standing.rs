//! What is known in the case of each atom: facts (per provision where stated so), roles in a closed world, amounts, measures.

use crate::case::{Case, Facts, Scoped, has};
use crate::condition::{Atom, Truth};
use crate::provision::Provision;
use crate::rulebook::Rulebook;
use crate::vocabulary::{FactId, SubjectId, ViolationId};

/// Most atoms one provision may wait on; more is a build error.
pub(super) const MOST: usize = 16;

/// What is known in a case.
pub(super) struct Standing<'a> {
    book: &'a Rulebook,
    case: &'a Case,
    facts: Facts,
    yes: u128,
    unknown: u128,
    imposed: u128,
    /// Some violation can be committed by several roles, none of which is named.
    undecided: bool,
}

fn bit(index: u16) -> u128 {
    // ids of measures and roles are below 128, which the compiler sees to
    1u128.wrapping_shl(u32::from(index))
}

/// Whether the bit of that index is set.
#[inline]
fn set(bits: u128, index: u16) -> bool {
    // by halves: a shift of 64 bits is one instruction, one of 128 is many
    let half = if index & 64 == 0 { bits } else { bits.wrapping_shr(64) };
    u64::try_from(half & u128::from(u64::MAX)).is_ok_and(|w| w.wrapping_shr(u32::from(index)) & 1 != 0)
}

fn role_bit(s: SubjectId) -> u128 {
    bit(s.0)
}

impl<'a> Standing<'a> {
    pub(super) fn of(book: &'a Rulebook, case: &'a Case) -> Self {
        let closed = |s: SubjectId| book.subjects.get(s.index()).map_or(0, |s| s.is);
        let (mut yes, mut unknown, mut undecided) = (case.roles, 0, false);
        for v in &case.violations {
            let Some(v) = book.violations.get(v.index()) else { continue };
            match &*v.subjects {
                [] => {}
                [only] => yes |= closed(*only),
                several if several.iter().any(|s| case.roles & role_bit(*s) != 0) => {}
                several => {
                    // one of them did it: what they all count as is held, the rest is open
                    yes |= several.iter().fold(u128::MAX, |bits, s| bits & closed(*s));
                    unknown |= several.iter().fold(0, |bits, s| bits | closed(*s));
                    undecided = true;
                }
            }
        }
        if yes & (role_bit(book.person) | role_bit(book.organization)) == 0 {
            unknown |= role_bit(book.person) | role_bit(book.organization);
        }
        let measures = case.prior.iter().flatten().map(|p| p.measure).chain(case.proposals.iter().map(|p| p.measure));
        let imposed = measures.fold(0, |bits, m| bits | bit(m.0));
        Self { book, case, facts: case.facts, yes, unknown: unknown & !yes, imposed, undecided }
    }

    /// The same with what is stated of one provision only.
    pub(super) fn within(&self, p: &Provision) -> Self {
        let mut facts = self.facts;
        let here = |s: &Scoped| (s.version == p.version && s.at.covers(p.at)) || p.was.iter().any(|w| w.version == s.version && s.at.covers(w.at));
        for s in self.case.scoped.iter().filter(|s| here(s)) {
            if let Some(value) = s.value {
                facts.override_with(self.book, s.fact, value);
            }
        }
        Self { facts, ..*self }
    }

    /// The same with facts that cannot be taken as false.
    pub(super) fn without(&self, facts: &[FactId]) -> Self {
        let mut left = self.facts;
        facts.iter().filter(|f| left.get(**f) != Truth::False).copied().collect::<alloc::vec::Vec<_>>().into_iter().for_each(|f| left.override_with(self.book, f, false));
        Self { facts: left, ..*self }
    }

    /// Measures imposed before or proposed, one bit each.
    pub(super) fn imposed(&self) -> u128 {
        self.imposed
    }

    #[inline]
    pub(super) fn value(&self, atom: Atom) -> Truth {
        match atom {
            Atom::Fact(f) => self.facts.get(f),
            Atom::Role(s) if set(self.yes, s.0) => Truth::True,
            Atom::Role(s) if set(self.unknown, s.0) => Truth::Unknown,
            Atom::Role(_) => Truth::False,
            Atom::Amount(a) => self.case.amount_of(a).map_or(Truth::Unknown, |m| Truth::from(m > crate::money::Money::ZERO)),
            Atom::Imposed(m) if set(self.imposed, m.0) => Truth::True,
            Atom::Imposed(_) => Truth::Unknown,
            Atom::Breach(_) => Truth::Unknown,
        }
    }

    /// Whether one of these roles holds; no roles: anyone.
    pub(super) fn any_role(&self, roles: u128) -> Truth {
        if roles == 0 || roles & self.yes != 0 {
            Truth::True
        } else if roles & self.unknown == 0 {
            Truth::False
        } else {
            Truth::from(self.whoever(roles)).or(Truth::Unknown)
        }
    }

    /// Whether roles bear on each other because one of several holds.
    pub(super) fn undecided(&self) -> bool {
        self.undecided
    }

    /// Whether whoever can have committed some violation holds one of these roles.
    #[cold]
    fn whoever(&self, roles: u128) -> bool {
        !self.someone_is_left(roles)
    }

    /// Whether, with these roles denied, each violation can still have been committed by someone, a person or an organization.
    fn someone_is_left(&self, denied: u128) -> bool {
        let left = |s: &SubjectId| self.book.subjects.get(s.index()).is_some_and(|s| s.is & denied == 0);
        let committed = |v: &ViolationId| self.book.violations.get(v.index()).is_none_or(|v| v.subjects.is_empty() || v.subjects.iter().any(left));
        (left(&self.book.person) || left(&self.book.organization)) && self.case.violations.iter().all(committed)
    }

    /// The roles among these of which it is unknown whether they hold.
    pub(super) fn open_roles(&self, roles: u128) -> impl Iterator<Item = SubjectId> {
        let open = roles & self.unknown;
        (0u16..128).map(SubjectId).filter(move |s| open & role_bit(*s) != 0)
    }

    /// Whether two atoms bear on each other, so that they cannot be tried apart.
    pub(super) fn related(&self, a: Atom, b: Atom) -> bool {
        match (a, b) {
            (Atom::Fact(x), Atom::Fact(y)) => self.forbids(x, true, y, false) || self.forbids(x, true, y, true) || self.forbids(y, true, x, false),
            (Atom::Role(x), Atom::Role(y)) => self.counts_as(x, y) || self.counts_as(y, x) || self.person_or_organization(x, y),
            _ => false,
        }
    }

    /// Whether the two values can stand together.
    pub(super) fn consistent(&self, a: Atom, av: bool, b: Atom, bv: bool) -> bool {
        match (a, b) {
            (Atom::Fact(x), Atom::Fact(y)) => !self.forbids(x, av, y, bv) && !self.forbids(y, bv, x, av),
            (Atom::Role(x), Atom::Role(y)) if !av && !bv => !self.person_or_organization(x, y),
            (Atom::Role(x), Atom::Role(y)) => av == bv || if av { !self.counts_as(x, y) } else { !self.counts_as(y, x) },
            _ => true,
        }
    }

    fn forbids(&self, x: FactId, xv: bool, y: FactId, yv: bool) -> bool {
        self.book.facts.get(x.index()).is_some_and(|f| match (xv, yv) {
            (true, true) => has(&f.true_makes_false, y),
            (true, false) => has(&f.true_makes_true, y),
            (false, true) => has(&f.false_makes_false, y),
            (false, false) => false,
        })
    }

    /// One of the two a case is always about.
    fn person_or_organization(&self, x: SubjectId, y: SubjectId) -> bool {
        let two = [self.book.person, self.book.organization];
        x != y && two.contains(&x) && two.contains(&y)
    }

    fn counts_as(&self, x: SubjectId, y: SubjectId) -> bool {
        self.book.subjects.get(x.index()).is_some_and(|s| s.is & role_bit(y) != 0)
    }
}

/// A short list of atoms on the stack.
#[derive(Clone, Copy)]
pub(super) struct Atoms {
    list: [Atom; MOST],
    len: usize,
    /// Some atom was met twice.
    pub(super) repeated: bool,
    /// More were met than fit.
    pub(super) over: bool,
}

impl Atoms {
    pub(super) fn new() -> Self {
        Self { list: [Atom::Breach(0); MOST], len: 0, repeated: false, over: false }
    }

    pub(super) fn add(&mut self, atom: Atom) {
        if self.as_slice().contains(&atom) {
            self.repeated = true;
        } else if let Some(slot) = self.list.get_mut(self.len) {
            *slot = atom;
            self.len = self.len.saturating_add(1);
        } else {
            self.over = true;
        }
    }

    pub(super) fn as_slice(&self) -> &[Atom] {
        self.list.get(..self.len).unwrap_or(&[])
    }

    /// The value an assignment gives an atom, if it is in the list.
    pub(super) fn assigned(&self, atom: Atom, bits: u32) -> Option<bool> {
        self.as_slice().iter().position(|a| *a == atom).map(|i| bits & 1u32.checked_shl(u32::try_from(i).unwrap_or(31)).unwrap_or(0) != 0)
    }

    /// The assignment with the value of one atom turned round, if it is in the list.
    pub(super) fn flipped(&self, atom: Atom, bits: u32) -> Option<u32> {
        self.as_slice().iter().position(|a| *a == atom).map(|i| bits ^ 1u32.checked_shl(u32::try_from(i).unwrap_or(31)).unwrap_or(0))
    }

    /// Which assignments can stand: worked out once for all of them.
    pub(super) fn consistency<'s>(&'s self, standing: &'s Standing<'s>) -> Consistency<'s> {
        let mut ruled_out = [[(0, 0); 2]; MOST];
        for ((i, a), slots) in self.as_slice().iter().enumerate().zip(&mut ruled_out) {
            for (flag, b) in flags().zip(self.as_slice().iter().take(i)) {
                for ((trues, falses), value) in slots.iter_mut().zip([false, true]) {
                    *trues |= if standing.consistent(*a, value, *b, true) { 0 } else { flag };
                    *falses |= if standing.consistent(*a, value, *b, false) { 0 } else { flag };
                }
            }
        }
        Consistency { atoms: self, standing, ruled_out }
    }

    /// How many assignments there are.
    pub(super) fn assignments(&self) -> u32 {
        1u32.checked_shl(u32::try_from(self.len).unwrap_or(0)).unwrap_or(1)
    }
}

/// The bit of each atom in an assignment.
fn flags() -> impl Iterator<Item = u32> {
    (0..u32::BITS).map(|i| 1u32.wrapping_shl(i))
}

/// Which assignments of a list of atoms can stand.
pub(super) struct Consistency<'s> {
    atoms: &'s Atoms,
    standing: &'s Standing<'s>,
    /// For each atom and each of its values, false first: which atoms before it can then not be true, and which not false.
    ruled_out: [[(u32, u32); 2]; MOST],
}

impl Consistency<'_> {
    /// Whether an assignment can stand.
    pub(super) fn admits(&self, bits: u32) -> bool {
        let list = self.atoms.as_slice();
        let agrees = |(flag, [no, yes]): (u32, &[(u32, u32); 2])| {
            let (trues, falses) = if bits & flag == 0 { no } else { yes };
            bits & trues == 0 && !bits & falses == 0
        };
        let denied = || flags().zip(list).filter(|(flag, _)| bits & flag == 0).fold(0, |roles, (_, a)| if let Atom::Role(s) = a { roles | role_bit(*s) } else { roles });
        flags().zip(&self.ruled_out).take(list.len()).all(agrees) && (!self.standing.undecided || self.standing.someone_is_left(denied()))
    }
}
