//! The rule files: their schema, and how they become a rulebook. Read twice: at build time, and at run time for overlays and
//! for whole rulebooks given as an export.
//!
//! ```
//! use fadu::source::Sources;
//! let mut sources = Sources::embedded().clone();
//! sources.overlay("policy.toml", r#"
//!     overlay = "example-policy"
//!     [[statute]]
//!     statute = "example-terms"
//!     title = "示例平台规则"
//!     title-en = "Example Terms"
//!     level = "policy"
//!     from = 2024-01-01
//!     checked = 2026-01-01
//!     competent = ["platform"]
//!     [[statute.duty]]
//!     at = "1"
//!     violations = ["content.traffic-chasing-self-media"]
//!     [[statute.provision]]
//!     at = "2"
//!     kind = "platform-duty"
//!     breach-of = ["1"]
//!     [[statute.provision.tier]]
//!     may = [{ measure = "close-account", target = "account" }]
//! "#).unwrap();
//! let book = sources.compile().unwrap();
//! assert_eq!(book.overlays[0].0, "example-policy");
//! ```

pub mod check;
#[cfg_attr(not(feature = "load"), doc(hidden))]
pub mod compile;
pub mod export;
pub mod exported;
#[cfg(feature = "load")]
pub(crate) mod import;
#[cfg(feature = "load")]
mod overlay;
pub mod problem;
pub mod read;
pub mod schema;
pub mod tree;
pub mod words;

pub use check::Fault;
pub use compile::{File, Sources};
