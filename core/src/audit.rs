//! The audit of a table of past decisions: each defect counted by kind and by unit.

use crate::assessment::{Assessment, Finding, Reason, ReasonCode};
use crate::case::Case;
use crate::condition::Truth;
use crate::json::{Node, read_node};
use crate::rulebook::Rulebook;
use crate::vocabulary::AuthorityId;
use alloc::borrow::ToOwned;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use serde::Serialize;

/// What was counted, one unit (an office) after another.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Audit {
    /// The units by name.
    pub units: BTreeMap<String, Unit>,
}

/// The decisions of one unit.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Unit {
    /// Entries that are a valid case.
    pub decisions: u64,
    /// Entries that are none, and were not assessed.
    pub invalid: u64,
    /// Measures decided, by what the law says of them.
    pub measures: Verdicts,
    /// Decisions of which no measure has a defect and nothing is open.
    pub in_order: u64,
    /// Decisions with a defect at least.
    pub defective: u64,
    /// By kind: why measures are not permitted, or not yet known to be, on the basis nearest to carrying them.
    pub kinds: BTreeMap<&'static str, Kind>,
}

/// Measures by what the law says of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Verdicts {
    /// On some basis whatever is still unknown.
    pub permitted: u64,
    /// Depending on what is unknown.
    pub conditional: u64,
    /// On no basis; or one that must be taken was left out.
    pub not_permitted: u64,
}

/// How often one kind of reason was found.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Kind {
    /// Findings in which it is a defect.
    pub defects: u64,
    /// Findings in which it is open.
    pub open: u64,
    /// Decisions in which it is a defect.
    pub decisions: u64,
}

impl Audit {
    /// Assesses one entry and counts the answer: a decision read as a case, or none where it is no valid one. Without the name
    /// of a unit it is counted by the authority that decided.
    pub fn count(&mut self, book: &Rulebook, unit: Option<&str>, decision: Option<&Case>, buffer: &mut Assessment) {
        let Some(case) = decision else { return self.invalid(unit.unwrap_or_default()) };
        book.assess_into(case, buffer);
        match unit {
            Some(unit) => self.add(unit, buffer),
            None => self.add(&Self::decided_by(book, case), buffer),
        }
    }

    /// The unit of a decision without the name of one: the authority that decided; empty if that is not told.
    pub fn decided_by(book: &Rulebook, case: &Case) -> String {
        let id = |a: AuthorityId| book.authorities.get(a.index()).map_or("", |a| &*a.term.id);
        case.proposals.iter().find_map(|p| p.authority).map(|(a, l)| format!("{} ({})", id(a), l.name())).unwrap_or_default()
    }

    /// The same of an entry as a tree: `{"unit":"…","case":{…}}`, or the case itself.
    pub fn count_entry(&mut self, book: &Rulebook, entry: &Node, buffer: &mut Assessment) {
        let (unit, case) = match entry {
            Node::Object(keys) => match &**keys {
                [(a, Node::Text(unit)), (b, case)] | [(b, case), (a, Node::Text(unit))] if a == "unit" && b == "case" => (Some(&**unit), case),
                _ => (None, entry),
            },
            _ => (None, entry),
        };
        self.count(book, unit, read_node(book, case).ok().as_ref(), buffer);
    }

    /// Counts the answer to one decision: a case whose proposals are the measures decided.
    pub fn add(&mut self, unit: &str, answer: &Assessment) {
        let unit = self.units.entry(unit.to_owned()).or_default();
        add(&mut unit.decisions, 1);
        let (mut worst, mut here) = (Truth::True, BTreeMap::<ReasonCode, bool>::new());
        for f in &answer.findings {
            worst = worst.and(f.status);
            match f.status {
                Truth::True => add(&mut unit.measures.permitted, 1),
                Truth::Unknown => add(&mut unit.measures.conditional, 1),
                Truth::False => add(&mut unit.measures.not_permitted, 1),
            }
            let mut kinds = BTreeMap::<ReasonCode, bool>::new();
            for r in nearest(f) {
                *kinds.entry(r.code).or_default() |= r.status == Truth::False && f.status == Truth::False;
            }
            for (code, defect) in kinds {
                let kind = unit.kinds.entry(code.name()).or_default();
                add(if defect { &mut kind.defects } else { &mut kind.open }, 1);
                *here.entry(code).or_default() |= defect;
            }
        }
        match worst {
            Truth::True => add(&mut unit.in_order, 1),
            Truth::Unknown => {}
            Truth::False => add(&mut unit.defective, 1),
        }
        for (code, _) in here.iter().filter(|(_, defect)| **defect) {
            add(&mut unit.kinds.entry(code.name()).or_default().decisions, 1);
        }
    }

    /// What was counted, as JSON.
    pub fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Counts an entry that is no valid case.
    pub fn invalid(&mut self, unit: &str) {
        add(&mut self.units.entry(unit.to_owned()).or_default().invalid, 1);
    }
}

/// The reasons on the basis nearest to carrying the measure, the one with the fewest objections, and those on no basis at all.
/// What a permitted measure has beside it is no objection to it.
fn nearest(f: &Finding) -> impl Iterator<Item = &Reason> {
    let objections = |basis: Option<u16>| f.reasons.iter().filter(|r| r.basis == basis && r.status == Truth::False).count();
    let best = f.reasons.iter().map(|r| r.basis).filter(Option::is_some).min_by_key(|b| (objections(*b), *b)).flatten();
    f.reasons.iter().filter(move |r| f.status != Truth::True && (r.basis.is_none() || r.basis == best))
}

fn add(count: &mut u64, n: u64) {
    *count = count.saturating_add(n);
}
