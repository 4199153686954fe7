//! The rulebook that ships with the crate: static tables baked by `build/` from `rules/`. No start-up cost.
#![allow(clippy::unreadable_literal, clippy::large_stack_arrays, unused_imports, reason = "generated; the names are all a rulebook may hold")]

use crate::citation::Citation;
use crate::condition::{Atom, Condition};
use crate::date::Date;
use crate::money::Money;
use crate::provision::{Band, Duration, Duty, Effect, Grant, Group, Kind, OpenReferral, Place, Provision, Reading, Side, Threshold, Tier, Unit};
use crate::rulebook::{Answer, PracticeRow, Rulebook, Version};
use crate::vocabulary::*;
use alloc::borrow::Cow;

static EMBEDDED: Rulebook = include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

impl Rulebook {
    /// The embedded rulebook.
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// The canonical export of the embedded rulebook, whose SHA-256 is its digest.
    #[cfg(feature = "cli")]
    pub fn embedded_export() -> &'static str {
        include_str!(concat!(env!("OUT_DIR"), "/export.json"))
    }
}
