//! Overlays: a customer's own rules on top of the law. They add and narrow, never change or remove law, and everything that
//! comes from one says so.

use super::check::{Fault, Place, fault};
use super::compile::{File, Sources, compile};
use super::export::{digest, export};
use super::import::import;
use super::problem::Problem;
use super::read::{from_toml, tables};
use super::schema as s;
use super::words::LawAlone;
use crate::rulebook::Rulebook;
use alloc::collections::BTreeMap;
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
            return Err([Fault::new(name, 1, &Problem::NotCanonical)].into());
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
        for (n, st) in o.statute.iter().enumerate() {
            let own = part(text, n);
            let mut refuse = |block: &str, index: usize, at: &str, why: LawAlone| {
                faults.push(fault(name, &own, Place { block, index, word: at }, &Problem::LawAlone { at, why }));
            };
            if self.statutes.iter().any(|f| f.says.statute == st.statute) {
                refuse("", 0, &st.statute, LawAlone::Instrument);
            }
            if st.level != "policy" {
                refuse("", 0, &st.level, LawAlone::Level);
            }
            for (i, p) in st.provision.iter().enumerate() {
                let reaches = p.graver_than.iter().chain(p.prevails_over.keys()).chain(p.was.iter()).chain(&p.details).find(|r| r.chars().any(|c| c.is_ascii_alphabetic()));
                if let Some(r) = reaches {
                    refuse("[[provision]]", i, r, LawAlone::Elsewhere);
                }
                if p.kind.as_deref() == Some("general") {
                    refuse("[[provision]]", i, &p.at, LawAlone::EveryPenalty);
                }
            }
            for (i, e) in st.effect.iter().enumerate().filter(|(_, e)| e.general) {
                refuse("[[effect]]", i, &e.at, LawAlone::EveryPenalty);
            }
            for (i, l) in st.limitation.iter().enumerate().filter(|(_, l)| l.general) {
                refuse("[[limitation]]", i, &l.at, LawAlone::EveryPenalty);
            }
            for (i, u) in st.unencoded.iter().enumerate().filter(|(_, u)| u.instead_of.is_some()) {
                refuse("[[unencoded]]", i, &u.at, LawAlone::EveryPenalty);
            }
            for (i, d) in st.discretion.iter().enumerate() {
                refuse("[[discretion]]", i, &d.at, LawAlone::Degrees);
            }
            for (i, p) in st.procedure.iter().enumerate() {
                refuse("[[procedure]]", i, &p.at, LawAlone::Procedure);
            }
            for (i, d) in st.duty.iter().enumerate().filter(|(_, d)| !d.counts_as.is_empty()) {
                refuse("[[duty]]", i, &d.at, LawAlone::CountsAs);
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

impl Rulebook {
    /// Whether the law in it has the digest that is wanted.
    ///
    /// # Errors
    /// It has another one.
    pub fn check_digest(&self, wanted: &str) -> Result<(), Fault> {
        if *wanted == *self.digest { Ok(()) } else { Err(Fault::new("", 0, &Problem::OtherDigest { is: &self.digest, wanted })) }
    }
}
