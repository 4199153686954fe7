//! Vocabulary files: every id with its labels.

#![allow(missing_docs, reason = "the keys are told in rules/README.md")]

use super::{Bilingual, Calendar, Parameter};
use crate::source::read::tables;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

tables! { rules:
    /// A vocabulary file: any of the tables.
    #[derive(Default)]
    Vocabulary {
        measure: BTreeMap<String, Entry> = [],
        target: BTreeMap<String, Entry> = [],
        authority: BTreeMap<String, Entry> = [],
        authority_level: BTreeMap<String, Entry> = [],
        subject: BTreeMap<String, Entry> = [],
        fact: BTreeMap<String, Entry> = [],
        amount: BTreeMap<String, Entry> = [],
        violation: BTreeMap<String, Entry> = [],
        calendar: Option<Calendar>,
        parameter: Option<Parameter>,
    }
}

tables! { both:
    /// An entry of any vocabulary table; each table uses its own keys.
    Entry {
        zh: String,
        en: String,
        class: Option<String>,
        only_by: Option<Vec<String>>,
        realised_by: Option<Vec<String>>,
        lowest: Option<String>,
        rank: Option<u8>,
        is: Option<Vec<String>>,
        used: Option<String>,
        scoped: Option<bool>,
        implies: Option<Vec<String>>,
        excludes: Option<Vec<String>>,
        question: Option<Bilingual>,
        subjects: Option<Vec<String>>,
        unanswered: Option<Bilingual>,
        /// What is known to bear on the violation and is not encoded, such as a newer rule known by its title only.
        not_encoded: Option<Bilingual>,
        /// Measures (any of) that must have been taken before the fact can be: an order before a refusal.
        presupposes: Option<Vec<String>>,
        /// Measures whose ground is gone once the fact holds.
        lifts: Option<Vec<String>>,
        /// Earlier penalties that tell the fact.
        window: Option<Window>,
        note: Option<String>,
    }
    /// So many penalties within a time.
    Window {
        months: u16,
        least: u16,
        /// By this body.
        by: Option<String>,
        /// For the same kind of act.
        #[serde(default)]
        same_kind: bool = false,
        /// Penalties can prove it, their absence proves nothing.
        #[serde(default)]
        proves_only: bool = false,
    }
}
