//! A second evaluator of cases, written apart from the engine: slow, obvious, reading the exported rulebook and nothing else
//! of the library. It knows no three values and no short cuts: whatever bears on a grant becomes one formula, and every
//! completion of what is unknown is tried. `exhaustive.rs` holds the engine against it place by place, `across.rs` in whole
//! cases. Reading order: `book` (the export), `formula`, `case`, `breach`, `ladder`, `several`, `lenient`, `fines`, `answer`.
#![allow(dead_code, unused_imports, reason = "each test uses its part")]

mod answer;
mod book;
mod breach;
mod case;
mod fines;
mod formula;
mod ladder;
mod lenient;
mod several;

pub use answer::{Answer, engine, order, told};
pub use book::{Book, Statute, Version, covers};
pub use breach::Binding;
pub use case::Case;
pub use formula::Atom;
pub use ladder::steps;
