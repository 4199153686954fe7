//! From rule files to a rulebook: every id resolved, every reference checked, every answer table built.

mod conditions;
mod grants;
mod ids;
mod links;
mod practice;
mod provisions;
mod tables;

use super::check::{Fault, Place, fault};
use super::schema as s;
use crate::citation::Citation;
use crate::condition::{Atom, Condition};
use crate::date::Date;
use crate::money::Money;
use crate::nearest::nearest;
use crate::provision::{Band, Duration, Duty, Effect, Grant, Group, Kind, OpenReferral, Place as At, Provision, Reading, Side, Threshold, Tier, Unit};
use crate::rulebook::{Answer, List, PracticeRow, Rulebook, Str, Version};
use crate::vocabulary::*;
use alloc::borrow::ToOwned;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

/// A rule file as read.
#[derive(Clone, Debug)]
pub struct File<T> {
    /// Its name, for messages.
    pub name: String,
    /// Its text, to find lines.
    pub text: String,
    /// What it says.
    pub says: T,
}

/// All the files of a rulebook.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// Vocabulary files.
    pub vocabulary: Vec<File<s::Vocabulary>>,
    /// Statute versions.
    pub statutes: Vec<File<s::Statute>>,
    /// Enforcement reports.
    pub practice: Vec<File<s::Practice>>,
}

use conditions::{all_of, any_of, independent};
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
pub fn compile(sources: &Sources, digest: &str) -> Result<Rulebook, Vec<Fault>> {
    let mut sources = sources.clone();
    sources.statutes.sort_by(|a, b| (&a.says.statute, a.says.from).cmp(&(&b.says.statute, b.says.from)));
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
    let book = c.rulebook(digest);
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

impl<'a> Compiler<'a> {
    fn say(&mut self, word: &str, message: String) {
        let (file, block, index) = self.here;
        if let Some(f) = self.sources.statutes.get(file) {
            self.faults.push(fault(&f.name, &f.text, Place { block, index, word }, message));
        }
    }

    fn sources_for(&self) -> &'a Sources {
        self.sources
    }

    fn rulebook(&mut self, digest: &str) -> Rulebook {
        let sources = self.sources_for();
        let versions = self.versions();
        let mut duties: Vec<Duty> = Vec::new();
        let mut referrals = Vec::new();
        let mut effects = Vec::new();
        let mut provisions: Vec<(usize, usize, Provision)> = Vec::new();
        for (i, file) in sources.statutes.iter().enumerate() {
            for (n, d) in file.says.duty.iter().enumerate() {
                self.here = (i, "[[duty]]", n);
                let was = d.was.as_ref().and_then(|w| self.place(w));
                let counts_as: Vec<At> = d.counts_as.iter().filter_map(|c| self.place(c)).collect();
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
                referrals.push(OpenReferral {
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
                if !["heavier", "lighter"].contains(&e.effect.as_str()) {
                    self.say(&e.effect, format!("unknown effect `{}`: heavier or lighter", e.effect));
                }
                let breach_of: Vec<Citation> = e.breach_of.iter().map(|b| self.citation(b)).collect();
                let violations: Vec<ViolationId> = e.violations.iter().map(|v| self.violation(v)).collect();
                effects.push(Effect {
                    version: index(i),
                    at: self.citation(&e.at),
                    heavier: e.effect == "heavier",
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
                provisions.push((i, n, self.provision(i, p, &file.says)));
            }
        }
        duties.sort_by_key(|d| (d.version, d.at));
        referrals.sort_by_key(|d| (d.version, d.at));
        effects.sort_by_key(|e: &Effect| (e.version, e.at, e.heavier));
        provisions.sort_by(|(_, _, a), (_, _, b)| (a.version, a.at, a.kind, &a.breach_of, &a.violations).cmp(&(b.version, b.at, b.kind, &b.breach_of, &b.violations)));
        self.breaches(&duties, &provisions);
        self.links(&mut provisions);
        let mut provisions: Vec<Provision> = provisions.into_iter().map(|(_, _, p)| p).collect();
        let (facts, subjects) = (self.fact_table(), self.subject_table());
        provisions.iter_mut().flat_map(|p| p.tiers.to_mut()).flat_map(|t| t.grants.to_mut()).for_each(|g| g.independent = independent(g, &facts, &subjects));
        let answers = self.answers(&duties, &provisions);
        let practice = self.practice();
        let checked = versions.iter().map(|v| v.checked).max();
        let subject = |c: &Self, id: &str| SubjectId(index(c.subjects.keys().position(|k| k == id).unwrap_or(0)));
        Rulebook {
            id: text("cn"),
            version: checked.map(|d| d.to_string()).unwrap_or_default().into(),
            digest: text(digest),
            powers: (0u16..).zip(&provisions).filter(|(_, p)| p.kind == Kind::Power && p.breach_of.is_empty()).map(|(n, _)| n).collect(),
            vouched: versions.iter().map(|v| v.vouched).min().unwrap_or(Date(0)),
            fine: MeasureId(index(self.measures.keys().position(|k| k == "fine").unwrap_or(0))),
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
                self.say("from", format!("two versions of `{}` begin on {}", f.statute, f.from));
            }
            if !["law", "administrative-regulation", "department-rule", "normative-document"].contains(&f.level.as_str()) {
                self.say("level", format!("unknown level `{}`", f.level));
            }
            versions.push(Version {
                statute: text(&f.statute),
                title: text(&f.title),
                title_en: text(&f.title_en),
                level: text(&f.level),
                from: f.from,
                until: f.repealed.or(next.map(|n| n.says.from)),
                vouched: f.vouched.unwrap_or(f.from),
                checked: f.checked,
            });
        }
        versions
    }
}
