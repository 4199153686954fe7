//! What provisions grant, step by step, and on which conditions.

#![allow(missing_docs, reason = "the keys are told in rules/README.md")]

use crate::source::problem::Problem;
use crate::source::read::{Faults, Read, tables};
use crate::source::tree::{Says, Tree};
use crate::source::words::Wanted;
use alloc::string::String;
use alloc::vec::Vec;

tables! { rules:
    /// A tier.
    Tier {
        when: Option<Condition>,
        must: Vec<Grant> = [],
        may: Vec<Grant> = [],
        group: Vec<Group> = [],
        note: Option<String>,
    }
    /// A set of alternatives.
    Group {
        kind: String,
        at_least: Option<u8>,
        when: Option<Condition>,
        branches: Vec<Vec<Grant>>,
        note: Option<String>,
    }
    /// One range of a fine.
    #[derive(Default)]
    Band {
        when: Option<Threshold>,
        range: Option<String>,
        times: Option<String>,
        rate: Option<String>,
        of: Option<String>,
    }
    /// A threshold on an amount.
    Threshold {
        amount: String,
        at_least: Option<String>,
        above: Option<String>,
        below: Option<String>,
        at_most: Option<String>,
    }
}

tables! { both:
    /// How long a measure runs.
    Duration {
        unit: Option<String>,
        min: Option<u16>,
        max: Option<u16>,
        #[serde(default)]
        life: bool = false,
        #[serde(default)]
        unspecified: bool = false,
    }
}

tables! { rules:
    /// A grant as a table.
    GrantTable {
        measure: String,
        target: Option<String>,
        targets: Vec<String> = [],
        range: Option<String>,
        times: Option<String>,
        rate: Option<String>,
        of: Option<String>,
        bands: Vec<Band> = [],
        with: Vec<String> = [],
        deadline: bool = false,
        open: bool = false,
        duration: Option<Duration>,
        subjects: Vec<String> = [],
        not_subjects: Vec<String> = [],
        authorities: Vec<String> = [],
        transfer_to: Vec<String> = [],
        when: Option<Condition>,
        class: Option<String>,
        note: Option<String>,
    }
}

/// A grant: a measure id, or a table.
#[derive(Clone, Debug, Default)]
pub struct Grant {
    pub measure: String,
    pub targets: Vec<String>,
    pub bands: Vec<Band>,
    pub with: Vec<String>,
    pub deadline: bool,
    pub open: bool,
    pub duration: Option<Duration>,
    pub subjects: Vec<String>,
    pub not_subjects: Vec<String>,
    pub authorities: Vec<String>,
    pub transfer_to: Vec<String>,
    pub when: Option<Condition>,
    pub class: Option<String>,
}

impl Read for Grant {
    fn read<'t>(tree: &'t Tree, faults: &mut Faults<'t>) -> Self {
        match &tree.says {
            Says::Text(id) => return Self { measure: id.clone(), ..Self::default() },
            Says::Table(_) => {}
            _ => {
                faults.unfit(tree, Wanted::Grant);
                return Self::default();
            }
        }
        let t = GrantTable::read(tree, faults);
        let mut bands = t.bands;
        if t.range.is_some() || t.times.is_some() || t.rate.is_some() {
            bands.push(Band { when: None, range: t.range, times: t.times, rate: t.rate, of: t.of });
        }
        let mut targets = t.targets;
        targets.extend(t.target);
        Self {
            measure: t.measure,
            targets,
            bands,
            with: t.with,
            deadline: t.deadline,
            open: t.open,
            duration: t.duration,
            subjects: t.subjects,
            not_subjects: t.not_subjects,
            authorities: t.authorities,
            transfer_to: t.transfer_to,
            when: t.when,
            class: t.class,
        }
    }
}

/// A condition.
#[derive(Clone, Debug, serde::Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Condition {
    /// A fact.
    Fact(String),
    /// A role.
    Role(String),
    /// Any of these measures imposed.
    Imposed(Vec<String>),
    /// Every part.
    All(Vec<Condition>),
    /// Some part.
    Any(Vec<Condition>),
    /// No part.
    None(Vec<Condition>),
}

tables! { rules:
    /// A condition as a table; several keys must all be met.
    ConditionTable {
        all: Option<Vec<Condition>>,
        any: Option<Vec<Condition>>,
        none: Option<Vec<Condition>>,
        imposed: Option<Vec<String>>,
        role: Option<String>,
        fact: Option<String>,
    }
}

impl Read for Condition {
    fn read<'t>(tree: &'t Tree, faults: &mut Faults<'t>) -> Self {
        match &tree.says {
            Says::Text(fact) => return Self::Fact(fact.clone()),
            Says::Table(_) => {}
            _ => {
                faults.unfit(tree, Wanted::Condition);
                return Self::All(Vec::new());
            }
        }
        let t = ConditionTable::read(tree, faults);
        let lists = [t.all.map(Self::All), t.any.map(Self::Any), t.none.map(Self::None), t.imposed.map(Self::Imposed)];
        let names = [t.role.map(Self::Role), t.fact.map(Self::Fact)];
        let mut parts: Vec<Self> = lists.into_iter().chain(names).flatten().collect();
        match parts.pop() {
            Some(only) if parts.is_empty() => only,
            Some(last) => {
                parts.push(last);
                Self::All(parts)
            }
            None => {
                faults.tell(tree.at, &Problem::Empty { key: "when" });
                Self::All(parts)
            }
        }
    }
}
