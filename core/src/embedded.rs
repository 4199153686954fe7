//! The rulebook that ships with the crate: static tables baked by `build/` from `rules/`, no start-up cost; with the feature
//! `packed`, made at first use: of a third of the bytes, or of the export where that is there anyway, packed.
#![allow(clippy::unreadable_literal, clippy::large_stack_arrays, unused_imports, unused_variables, reason = "generated; the names are all a rulebook may hold")]

use crate::band::{Band, Side, Threshold};
use crate::citation::Citation;
use crate::condition::{Atom, Condition, Truth};
use crate::date::Date;
use crate::discretion::{Benchmark, Degree, End, Share};
use crate::duty::{Beside, Duty, Effect, Limitation, OpenReferral, Phase, Place, Reading, Weight};
use crate::grant::{Duration, Grant, Group, Unit};
use crate::guard::{Guard, Outcome};
use crate::money::Money;
use crate::procedure::{Calendar, Formality, Limit, Must, Step};
use crate::provision::{Kind, Later, Provision, Rank, Tier};
use crate::rulebook::{Answer, PracticeRow, Rulebook, Unencoded, Version};
#[cfg(all(feature = "packed", not(feature = "load")))]
use crate::unpack::{Reader, Unpack};
use crate::vocabulary::*;
use alloc::borrow::Cow;

#[cfg(not(feature = "packed"))]
static EMBEDDED: Rulebook = include!(concat!(env!("OUT_DIR"), "/embedded.rs"));
#[cfg(all(feature = "packed", not(feature = "load")))]
include!(concat!(env!("OUT_DIR"), "/packed.rs"));

impl Rulebook {
    /// The embedded rulebook.
    #[cfg(not(feature = "packed"))]
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// The embedded rulebook.
    #[cfg(all(feature = "packed", feature = "load"))]
    pub fn embedded() -> &'static Self {
        static EMBEDDED: once_cell::race::OnceBox<Rulebook> = once_cell::race::OnceBox::new();
        EMBEDDED.get_or_init(|| match crate::source::Sources::embedded().compile() {
            Ok(book) => alloc::boxed::Box::new(book),
            Err(_) => unreachable!("the build compiled the same sources"),
        })
    }

    /// The embedded rulebook.
    #[cfg(all(feature = "packed", not(feature = "load")))]
    pub fn embedded() -> &'static Self {
        static EMBEDDED: once_cell::race::OnceBox<Rulebook> = once_cell::race::OnceBox::new();
        EMBEDDED.get_or_init(|| alloc::boxed::Box::new(Unpack::unpack(&mut Reader::of(include_bytes!(concat!(env!("OUT_DIR"), "/packed.bin"))), 0)))
    }

    /// The canonical export of the embedded rulebook, whose SHA-256 is its digest.
    #[cfg(all(feature = "load", not(feature = "packed")))]
    pub fn embedded_export() -> &'static str {
        include_str!(concat!(env!("OUT_DIR"), "/export.json"))
    }

    /// The canonical export of the embedded rulebook, whose SHA-256 is its digest.
    #[cfg(all(feature = "load", feature = "packed"))]
    pub fn embedded_export() -> &'static str {
        static EXPORT: once_cell::race::OnceBox<alloc::string::String> = once_cell::race::OnceBox::new();
        let inflate = || crate::inflate::inflate(include_bytes!(concat!(env!("OUT_DIR"), "/export.lzma")));
        EXPORT.get_or_init(|| alloc::boxed::Box::new(alloc::string::String::from_utf8(inflate()).unwrap_or_default()))
    }
}

#[cfg(feature = "load")]
impl crate::source::Sources {
    /// What the embedded rulebook was compiled from, read back from its export once, at first use.
    pub fn embedded() -> &'static Self {
        static SOURCES: once_cell::race::OnceBox<crate::source::Sources> = once_cell::race::OnceBox::new();
        // the build wrote the export and a test reads it back, so it is never the empty default
        SOURCES.get_or_init(|| alloc::boxed::Box::new(crate::source::import::import("embedded", Rulebook::embedded_export()).unwrap_or_default()))
    }
}
