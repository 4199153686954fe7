//! The audit of past decisions.

use crate::rulebook::Rulebook;
use crate::tree;
use fadu::audit::Audit;
use fadu::json::Node;
use pyo3::prelude::*;
use pyo3::types::PyString;
use pythonize::pythonize;

/// Counts the defects of decisions: JSON texts or mappings, each a case or `{"unit", "case"}`.
#[pyfunction]
pub(crate) fn audit<'py>(py: Python<'py>, book: &Rulebook, decisions: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let mut audit = Audit::default();
    let mut buffer = fadu::Assessment::default();
    for d in decisions.try_iter()? {
        let d = d?;
        let entry = match d.cast::<PyString>() {
            // text that is no JSON is an entry that cannot be read
            Ok(t) => Node::parse(t.to_cow()?.as_bytes()).unwrap_or(Node::Null),
            Err(_) => tree::node(&d, false, 0)?,
        };
        audit.count_entry(book.0.book(), &entry, &mut buffer);
    }
    Ok(pythonize(py, &audit)?)
}
