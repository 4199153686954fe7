//! From rule files to a rulebook: every id resolved, every reference checked, every answer table built.

mod conditions;
mod discretion;
mod general;
mod grants;
mod guards;
mod ids;
mod links;
mod practice;
mod procedure;
mod proofs;
mod provisions;
mod succession;
mod tables;

use super::check::{Fault, Place, fault};
use super::problem::Problem;
use super::read::{Read, from_toml};
use super::schema as s;
use super::words::{Bound, Form, Keys, Known, Only, What};
use crate::band::{Band, Side, Threshold};
use crate::citation::Citation;
use crate::condition::{Atom, Condition, Truth};
use crate::date::Date;
use crate::duty::{Beside, Duty, Effect, Limitation, OpenReferral, Phase, Place as At, Reading, Weight};
use crate::grant::{Duration, Grant, Group, Unit};
use crate::money::Money;
use crate::order::InOrder;
use crate::provision::{Kind, Later, Provision, Rank, Tier};
use crate::rulebook::{Answer, List, PracticeRow, Rulebook, Str, Unencoded, Version};
use crate::succession::{Difference, compare};
use crate::vocabulary::*;
use alloc::borrow::ToOwned;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::sync::Arc;
use alloc::vec;
use alloc::vec::Vec;

/// A rule file as read.
#[derive(Debug)]
pub struct File<T> {
    /// Its name, for messages.
    pub name: String,
    /// Its text, to find lines.
    pub text: String,
    /// The overlay it comes from; none: law.
    pub overlay: Option<String>,
    /// What it says.
    pub says: T,
}

impl<T: Read> File<T> {
    /// Reads a rule file of the law.
    ///
    /// # Errors
    /// Every fault that keeps it from being read.
    pub fn read(name: String, text: String) -> Result<Self, Vec<Fault>> {
        let says = from_toml(&name, &text)?;
        Ok(Self { name, text, overlay: None, says })
    }
}

/// All the files of a rulebook; a copy shares them.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// Vocabulary files.
    pub vocabulary: Vec<Arc<File<s::Vocabulary>>>,
    /// Statute versions.
    pub statutes: Vec<Arc<File<s::Statute>>>,
    /// Enforcement reports.
    pub practice: Vec<Arc<File<s::Practice>>>,
    /// Overlays on top, with the digests of their texts.
    pub overlays: Vec<(String, String)>,
    /// The digest of the law in it: of its canonical export.
    pub digest: String,
}

use conditions::{all_of, any_of, hoist};
use links::powers;
use tables::{ask, term};

type Table = BTreeMap<String, (usize, s::Entry)>;

/// A tier with the conditions and the target map a referral adds, and the file it stands in.
type Step<'a> = (Vec<Condition>, BTreeMap<String, Vec<String>>, &'a s::Tier, usize);

struct Compiler<'a> {
    sources: &'a Sources,
    measures: Table,
    targets: Table,
    authorities: Table,
    subjects: Table,
    facts: Table,
    amounts: Table,
    violations: Table,
    faults: Vec<Fault>,
    here: (usize, &'static str, usize),
}

/// Compiles the files, or tells all that is wrong with them.
pub fn compile(sources: &Sources) -> Result<Rulebook, Vec<Fault>> {
    let mut sources = sources.clone();
    sources.statutes.order_by(|a, b| (&a.says.statute, a.says.from).cmp(&(&b.says.statute, b.says.from)));
    let mut c = Compiler {
        sources: &sources,
        measures: Table::new(),
        targets: Table::new(),
        authorities: Table::new(),
        subjects: Table::new(),
        facts: Table::new(),
        amounts: Table::new(),
        violations: Table::new(),
        faults: Vec::new(),
        here: (0, "", 0),
    };
    c.vocabulary();
    let book = c.rulebook();
    if c.faults.is_empty() { Ok(book) } else { Err(c.faults) }
}

fn text(t: &str) -> Str {
    Str::Owned(t.to_owned())
}

fn index(i: usize) -> u16 {
    u16::try_from(i).unwrap_or(u16::MAX)
}

fn bit(bits: &mut FactBits, i: usize) {
    if let Some(word) = bits.get_mut(i / 64) {
        *word |= 1u64.checked_shl(u32::try_from(i % 64).unwrap_or(0)).unwrap_or(0);
    }
}

/// Any of these roles, as a condition.
fn role_condition(roles: u128) -> Option<Condition> {
    let list: Vec<Condition> = (0u16..128).filter(|n| roles & 1u128.checked_shl(u32::from(*n)).unwrap_or(0) != 0).map(|n| Condition::Atom(Atom::Role(SubjectId(n)))).collect();
    (!list.is_empty()).then(|| any_of(list))
}

/// A measure the engine itself knows.
fn known(measures: &Table, id: &str) -> MeasureId {
    MeasureId(measures.keys().position(|k| k == id).map_or(u16::MAX, index))
}

impl<'a> Compiler<'a> {
    fn say(&mut self, word: &str, problem: &Problem<'_>) {
        self.faults.extend(self.at_word(word, problem));
    }

    /// The fault at a word of the block that is compiled.
    fn at_word(&self, word: &str, problem: &Problem<'_>) -> Option<Fault> {
        let (file, block, index) = self.here;
        self.sources.statutes.get(file).map(|f| fault(&f.name, &f.text, Place { block, index, word }, problem))
    }

    fn malformed(&mut self, word: &str, text: &str, form: Form) {
        self.say(word, &Problem::Malformed { text, form });
    }

    /// A name that is not among the few there are.
    fn unknown(&mut self, what: What, id: &str, known: &[&str]) {
        self.say(id, &Problem::UnknownId { what, id, known: Known::one_of(id, known) });
    }

    fn sources_for(&self) -> &'a Sources {
        self.sources
    }

    fn rulebook(&mut self) -> Rulebook {
        let sources = self.sources_for();
        let versions = self.versions();
        let mut duties: Vec<Duty> = Vec::new();
        let mut referrals = Vec::new();
        let mut effects = Vec::new();
        let mut provisions: Vec<(usize, usize, Provision)> = Vec::new();
        let mut unencoded = Vec::new();
        for (i, file) in sources.statutes.iter().enumerate() {
            for (n, d) in file.says.duty.iter().enumerate() {
                self.here = (i, "[[duty]]", n);
                let was = d.was.as_ref().and_then(|w| self.place(w));
                let counts_as: Vec<At> = d.counts_as.iter().filter_map(|c| self.place(c)).collect();
                let counts_as: Vec<At> = counts_as.into_iter().flat_map(|c| self.duty_in_every_version(c)).collect();
                let violations: Vec<ViolationId> = d.violations.iter().map(|v| self.violation(v)).collect();
                duties.push(Duty {
                    version: index(i),
                    at: self.citation(&d.at),
                    violations: violations.into(),
                    subjects: self.roles(&d.subjects),
                    when: self.condition(d.when.as_ref()),
                    was,
                    counts_as: counts_as.into(),
                    reading: d.reading.as_ref().map(Self::reading),
                });
            }
            for (n, r) in file.says.refer.iter().enumerate() {
                self.here = (i, "[[refer]]", n);
                let breach_of: Vec<Citation> = r.breach_of.iter().map(|b| self.citation(b)).collect();
                let violations: Vec<ViolationId> = r.violations.iter().map(|v| self.violation(v)).collect();
                let was: Vec<At> = r.was.iter().filter_map(|w| self.place(w)).collect();
                referrals.push(OpenReferral {
                    was: was.into(),
                    version: index(i),
                    at: self.citation(&r.at),
                    breach_of: breach_of.into(),
                    violations: violations.into(),
                    zh: text(&r.zh),
                    en: text(&r.en),
                });
            }
            for (n, e) in file.says.effect.iter().enumerate() {
                self.here = (i, "[[effect]]", n);
                let weight = self.weight(e);
                let breach_of: Vec<Citation> = e.breach_of.iter().map(|b| self.citation(b)).collect();
                let violations: Vec<ViolationId> = e.violations.iter().map(|v| self.violation(v)).collect();
                effects.push(Effect {
                    version: index(i),
                    at: self.citation(&e.at),
                    weight,
                    general: e.general,
                    breach_of: breach_of.into(),
                    violations: violations.into(),
                    subjects: self.roles(&e.subjects),
                    when: self.condition(e.when.as_ref()),
                    zh: text(&e.zh),
                    en: text(&e.en),
                });
            }
            for (n, p) in file.says.provision.iter().enumerate() {
                self.here = (i, "[[provision]]", n);
                provisions.extend(self.provision(i, p, &file.says, &versions).into_iter().map(|p| (i, n, p)));
            }
            for (n, u) in file.says.unencoded.iter().enumerate().filter(|(_, u)| !u.violations.is_empty()) {
                self.here = (i, "[[unencoded]]", n);
                let violations: Vec<ViolationId> = u.violations.iter().map(|v| self.violation(v)).collect();
                unencoded.push(Unencoded { version: Some(index(i)), at: text(&u.at), violations: violations.into(), zh: text(&u.zh), en: text(&u.en) });
            }
        }
        // what counts as the breach of another statute's duty is bound to that duty, too, in each of its versions
        let mut elsewhere: Vec<Duty> = Vec::new();
        for (d, to) in duties.iter().flat_map(|d| d.counts_as.iter().map(move |to| (d, *to))) {
            // only where the roles and facts of that duty hold as well
            let own = duties.iter().filter(|t| t.version == to.version && t.at.covers(to.at) && t.counts_as.is_empty());
            let theirs: Vec<Condition> = own.map(|t| all_of(role_condition(t.subjects).into_iter().chain([t.when.clone()]).collect())).collect();
            let when = all_of([d.when.clone()].into_iter().chain((!theirs.is_empty()).then(|| any_of(theirs))).filter(|c| *c != Condition::Always).collect());
            elsewhere.push(Duty { version: to.version, at: to.at, when, was: None, counts_as: List::Borrowed(&[]), reading: None, ..d.clone() });
        }
        duties.extend(elsewhere);
        duties.order_by_key(|d| (d.version, d.at));
        referrals.order_by_key(|d| (d.version, d.at));
        effects.order_by_key(|e: &Effect| (e.version, e.at, e.weight));
        provisions.order_by(|(_, _, a), (_, _, b)| (a.version, a.at, a.kind, &a.breach_of, &a.violations).cmp(&(b.version, b.at, b.kind, &b.breach_of, &b.violations)));
        self.breaches(&duties, &provisions);
        self.links(&mut provisions);
        let (facts, subjects) = (self.fact_table(), self.subject_table());
        self.proofs(&provisions, &facts, &subjects);
        let mut provisions: Vec<Provision> = provisions.into_iter().map(|(_, _, p)| p).collect();
        for (n, (id, (_, e))) in self.violations.iter().enumerate() {
            unencoded.extend(e.not_encoded.as_ref().map(|b| Unencoded {
                version: None,
                at: text(id),
                violations: [ViolationId(index(n))].to_vec().into(),
                zh: text(&b.zh),
                en: text(&b.en),
            }));
        }
        let (guards, outcomes) = guards::guards(&mut provisions, &facts, &subjects);
        self.succession(&mut provisions, &duties, &versions);
        let (powers, at_once, brings_up) = powers(&provisions, facts.len());
        provisions.iter_mut().for_each(hoist);
        let answers = self.answers(&duties, &provisions);
        let practice = self.practice();
        let (limitations, phases) = (self.limitations(), self.phases());
        let formalities = self.formalities();
        let shares = self.shares();
        let benchmarks = self.benchmarks(&provisions, &shares);
        let (calendar, large_fine) = self.set_elsewhere();
        let beside = self.beside(&provisions);
        let lenient_facts = general::lenient_facts(&effects, &phases);
        let checked = versions.iter().map(|v| v.checked).max();
        let subject = |c: &Self, id: &str| SubjectId(index(c.subjects.keys().position(|k| k == id).unwrap_or(0)));
        Rulebook {
            id: text("cn"),
            version: checked.map(|d| d.to_string()).unwrap_or_default().into(),
            digest: text(&sources.digest),
            powers: powers.into(),
            at_once: at_once.into(),
            brings_up: brings_up.into(),
            unencoded: unencoded.into(),
            overlays: sources.overlays.iter().map(|(id, digest)| (text(id), text(digest))).collect(),
            vouched: versions.iter().map(|v| v.vouched).min().unwrap_or(Date(0)),
            fine: known(&self.measures, "fine"),
            illegal_gains: AmountId(index(self.amounts.keys().position(|k| k == "illegal-gains").unwrap_or(0))),
            confiscate_gains: known(&self.measures, "confiscate-gains"),
            person: subject(self, "person"),
            organization: subject(self, "organization"),
            entity: TargetId(index(self.targets.keys().position(|k| k == "entity").unwrap_or(0))),
            measures: self.measure_table().into(),
            targets: self.targets.iter().map(term).collect(),
            authorities: self.authorities.clone().iter().map(|(id, e)| Authority { term: term((id, e)), lowest: self.authority(id).1 }).collect(),
            subjects: subjects.into(),
            facts: facts.into(),
            amounts: self.amounts.iter().map(|(id, e)| Amount { term: term((id, e)), ask_zh: ask(&e.1, true), ask_en: ask(&e.1, false) }).collect(),
            violations: self.violation_table().into(),
            versions: versions.into(),
            duties: duties.into(),
            provisions: provisions.into(),
            referrals: referrals.into(),
            effects: effects.into(),
            answers: answers.into(),
            limitations: limitations.into(),
            formalities: formalities.into(),
            shares: shares.into(),
            benchmarks: benchmarks.into(),
            calendar,
            large_fine,
            beside: beside.into(),
            phases: phases.into(),
            lenient_facts,
            guards: guards.into(),
            outcomes: outcomes.into(),
            practice: practice.into(),
        }
    }

    fn versions(&mut self) -> Vec<Version> {
        let sources = self.sources_for();
        let mut versions = Vec::new();
        for (i, file) in sources.statutes.iter().enumerate() {
            self.here = (i, "", 0);
            let f = &file.says;
            let next = sources.statutes.get(i.saturating_add(1)).filter(|n| n.says.statute == f.statute);
            if next.is_some_and(|n| n.says.from == f.from) {
                self.say("from", &Problem::Duplicate { what: What::Version, id: &format!("{}@{}", f.statute, f.from) });
            }
            let rank = Rank::parse(&f.level).unwrap_or_else(|| {
                self.unknown(What::StatuteLevel, &f.level, &Rank::ALL.map(Rank::name));
                Rank::Law
            });
            if rank == Rank::Policy && file.overlay.is_none() {
                self.say("level", &Problem::Misplaced { key: "policy", only: Only::Overlay });
            }
            versions.push(Version {
                statute: text(&f.statute),
                title: text(&f.title),
                title_en: text(&f.title_en),
                rank,
                overlay: file.overlay.as_deref().map(text),
                from: f.from,
                until: f.repealed.or(next.map(|n| n.says.from)),
                vouched: f.vouched.unwrap_or(f.from),
                checked: f.checked,
            });
        }
        versions
    }
}
