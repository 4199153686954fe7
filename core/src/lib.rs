//! fadu (法度): which measures the law permits against which violations.
//!
//! Given a [`Case`] (what was done, by whom, when, and what is known about it), [`Rulebook::assess`] answers which
//! measures the law permits, on what article, within what bounds, by which authority; and of each proposed measure whether
//! it is lawful, and what is still unknown. It never judges content, and it is an assessment, never a decision.
//!
//! ```
//! let book = fadu::Rulebook::embedded();
//! let answer = fadu::json::assess(book, br#"{"violations":["security.logs-not-retained"],
//!     "subjects":["network-operator","organization"],"act":{"from":"2024-03-01"}}"#);
//! assert!(answer.text.contains("csl@2017-06-01/59/1"));
//! ```
//!
//! Reading order: the values the law is written in ([`date`], [`money`], [`citation`]), the ids ([`vocabulary`]), the law
//! ([`condition`], [`duty`], [`provision`], [`grant`], [`guard`], [`band`], [`succession`], [`procedure`], [`discretion`], [`rulebook`]), what goes in ([`case`], [`look_up`], [`agreement`]), the straight line ([`assess`]), what comes out
//! ([`assessment`], [`as_shown`], [`catalogue`]), the answer in words ([`text`], [`mod@statement`]), the public format ([`json`]), and what a
//! form needs ([`form`]). With the feature `columns`, tables of cases in and tables of answers out: `columns`.
#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]
#![deny(missing_docs)]

extern crate alloc;

pub mod agreement;
pub mod as_shown;
pub mod assess;
pub mod assessment;
pub mod audit;
pub mod band;
pub mod case;
pub mod catalogue;
pub mod citation;
#[cfg(feature = "cli")]
pub mod cli;
#[cfg(feature = "columns")]
pub mod columns;
pub mod condition;
pub mod date;
pub mod discretion;
pub mod duty;
mod embedded;
pub mod error;
pub mod form;
pub mod grant;
pub mod guard;
#[cfg(feature = "packed")]
mod inflate;
pub mod json;
pub mod lang;
pub mod look_up;
pub mod money;
pub mod nearest;
mod order;
pub mod procedure;
pub mod provision;
pub mod rulebook;
#[cfg(feature = "load")]
pub mod source;
pub mod statement;
pub mod succession;
pub mod text;
#[cfg(all(feature = "packed", not(feature = "load")))]
mod unpack;
pub mod vocabulary;

pub use assessment::Assessment;
pub use case::Case;
pub use error::Error;
pub use rulebook::Rulebook;
