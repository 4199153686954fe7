//! The rule files: their schema, and how they become a rulebook. Read twice: at build time and for overlays.

pub mod check;
pub mod compile;
pub mod export;
pub mod schema;
