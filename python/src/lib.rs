//! The native half of the Python package `fadu`: converts in, calls the core, converts out. What users see, with its types and
//! documentation, is in `python/fadu`.
//!
//! Reading order: `tree` (what Python hands over), `rulebook`, `assessment`, `audit`, `columns` (tables), `error`.
#![allow(missing_docs, reason = "private to the package; its users read python/fadu")]

mod assessment;
mod audit;
mod columns;
mod error;
mod rulebook;
mod tree;

use pyo3::prelude::*;

/// The native half of `fadu`.
#[pymodule]
mod _fadu {
    #[pymodule_export]
    use crate::assessment::{Assessment, assess};
    #[pymodule_export]
    use crate::audit::audit;
    #[pymodule_export]
    use crate::columns::{Cases, Table};
    #[pymodule_export]
    use crate::error::codes;
    #[pymodule_export]
    use crate::main;
    #[pymodule_export]
    use crate::rulebook::Rulebook;
}

/// Runs the command line; the first argument is the program's name. Gives the exit status.
#[pyfunction]
fn main(py: Python<'_>, arguments: Vec<std::ffi::OsString>) -> u8 {
    py.detach(|| fadu::cli::main(arguments))
}
