//! Overlays: a customer's own rules on top of the law. They add and narrow, never change or remove law, and everything that
//! comes from one says so.

use super::check::Fault;
use super::compile::{File, Sources, compile};
use super::export::{digest, export};
use super::import::import;
use super::read::{from_toml, tables};
use super::schema as s;
use crate::rulebook::Rulebook;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::sync::Arc;
use alloc::vec::Vec;

tables! { rules:
    /// An overlay file: vocabulary of its own, and instruments of its own.
    Overlay {
        overlay: String,
        measure: BTreeMap<String, s::Entry> = [],
        target: BTreeMap<String, s::Entry> = [],
        authority: BTreeMap<String, s::Entry> = [],
        subject: BTreeMap<String, s::Entry> = [],
        fact: BTreeMap<String, s::Entry> = [],
        amount: BTreeMap<String, s::Entry> = [],
        violation: BTreeMap<String, s::Entry> = [],
        statute: Vec<s::Statute> = [],
        calendar: Option<s::Calendar>,
        parameter: Option<s::Parameter>,
    }
}

/// The n-th instrument's part of an overlay, as if it were a rule file, its lines where they are.
fn part(text: &str, n: usize) -> String {
    let mut seen = 0usize;
    let mut out = String::new();
    for line in text.lines() {
        if line.trim_start().starts_with("[[statute]]") {
            seen = seen.saturating_add(1);
        } else if seen == n.saturating_add(1) {
            out.push_str(&line.replacen("[[statute.", "[[", 1));
        }
        out.push('\n');
    }
    out
}

impl Sources {
    /// Reads a whole rulebook from its export. The text must be the canonical one, byte for byte, so that its SHA-256 is the
    /// digest that answers name.
    ///
    /// # Errors
    /// Every fault: text that is no export, or not the canonical text of one.
    pub fn read(name: &str, text: &str) -> Result<Self, Vec<Fault>> {
        let text = text.trim_end_matches(['\n', '\r']);
        let sources = import(name, text)?;
        if export(&sources) != text {
            let message = "not the canonical text of a rulebook export: keys sorted, no spaces, nothing added".to_string();
            return Err([Fault { file: name.to_string(), line: 1, message }].into());
        }
        Ok(sources)
    }

    /// Adds an overlay file.
    ///
    /// # Errors
    /// Text that is no overlay. What it says is checked by [`Sources::compile`].
    pub fn overlay(&mut self, name: &str, text: &str) -> Result<(), Vec<Fault>> {
        let o: Overlay = from_toml(name, text)?;
        let mut faults = Vec::new();
        let mut refuse = |word: &str, message: String| {
            let line = text.lines().position(|l| l.contains(&format!("\"{word}\""))).map_or(1, |n| n.saturating_add(1));
            faults.push(Fault { file: name.to_string(), line, message });
        };
        for st in &o.statute {
            if self.statutes.iter().any(|f| f.says.statute == st.statute) {
                refuse(&st.statute, format!("`{}` is there already: an overlay adds instruments and never changes one", st.statute));
            }
            if st.level != "policy" {
                refuse(&st.level, format!("`{}`: an overlay holds policies, level `policy`; an instrument of the law would displace or silence law", st.level));
            }
            for p in &st.provision {
                let reaches = p.graver_than.iter().chain(p.prevails_over.keys()).chain(p.was.iter()).chain(&p.details).find(|r| r.chars().any(|c| c.is_ascii_alphabetic()));
                if let Some(r) = reaches {
                    refuse(r, format!("`{r}` reaches into another instrument: an overlay never changes or removes law"));
                }
            }
            let kinds = st.provision.iter().filter(|p| p.kind.as_deref() == Some("general")).map(|p| &p.at);
            let general = st.effect.iter().filter(|e| e.general).map(|e| &e.at).chain(st.limitation.iter().filter(|l| l.general).map(|l| &l.at));
            for at in kinds.chain(general).chain(st.unencoded.iter().filter(|u| u.instead_of.is_some()).map(|u| &u.at)) {
                refuse(at, "what bears on every penalty is for the law to say: an overlay never changes or removes law".to_string());
            }
            for d in &st.discretion {
                refuse(&d.at, format!("`{}`: the steps are for the law to say: an overlay narrows them with `[[statute.benchmark]]`", d.at));
            }
            for p in &st.procedure {
                refuse(&p.at, format!("`{}`: procedure is for the law to say: an overlay sets a calendar or a parameter", p.at));
            }
            for d in st.duty.iter().filter(|d| !d.counts_as.is_empty()) {
                refuse(&d.at, format!("duty `{}`: an overlay cannot make its own duty count as the law's", d.at));
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let origin = Some(o.overlay.clone());
        let says = s::Vocabulary {
            measure: o.measure,
            target: o.target,
            authority: o.authority,
            authority_level: BTreeMap::new(),
            subject: o.subject,
            fact: o.fact,
            amount: o.amount,
            violation: o.violation,
            calendar: o.calendar,
            parameter: o.parameter,
        };
        self.vocabulary.push(Arc::new(File { name: name.to_string(), text: text.to_string(), overlay: origin.clone(), says }));
        self.statutes.extend(o.statute.into_iter().zip(0..).map(|(says, n)| Arc::new(File { name: name.to_string(), text: part(text, n), overlay: origin.clone(), says })));
        self.overlays.push((o.overlay, digest(text)));
        Ok(())
    }

    /// The rulebook, checked and ready to assess with.
    ///
    /// # Errors
    /// Every fault, with file, line and reason.
    pub fn compile(&self) -> Result<Rulebook, Vec<Fault>> {
        compile(self)
    }

    /// The canonical export of the law in it, overlays left out.
    pub fn export(&self) -> String {
        export(self)
    }
}
