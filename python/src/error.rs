//! What is wrong with an entry or a rule file, as the exception class of its kind; the classes are in `fadu/errors.py`.

use fadu::Error;
use fadu::error::Code;
use fadu::source::Fault;
use pyo3::prelude::*;
use pyo3::types::PyDict;
use pythonize::pythonize;

/// The exception for an entry that is no valid case: the class of its first fault, with all of them.
pub(crate) fn entry(py: Python<'_>, id: Option<&str>, error: &Error) -> PyErr {
    let raised = || -> PyResult<PyErr> {
        let faults = pythonize(py, &error.faults)?;
        Ok(PyErr::from_value(py.import("fadu.errors")?.call_method1("entry", (faults, id))?))
    };
    raised().unwrap_or_else(|e| e)
}

/// The exception for rule files: file, line and reason of each fault, in both languages.
pub(crate) fn rules(py: Python<'_>, faults: &[Fault]) -> PyErr {
    let raised = || -> PyResult<PyErr> {
        let told = |f: &Fault| -> PyResult<Py<PyDict>> {
            let d = PyDict::new(py);
            d.set_item("file", &f.file)?;
            d.set_item("line", f.line)?;
            d.set_item("code", f.code)?;
            d.set_item("zh", &f.zh)?;
            d.set_item("en", &f.en)?;
            d.set_item("nearest", &f.nearest)?;
            Ok(d.unbind())
        };
        let faults = faults.iter().map(told).collect::<PyResult<Vec<_>>>()?;
        Ok(PyErr::from_value(py.import("fadu.errors")?.call_method1("rules", (faults,))?))
    };
    raised().unwrap_or_else(|e| e)
}

/// The codes of faults, so that a test can hold the exception classes against them.
#[pyfunction]
pub(crate) fn codes() -> Vec<&'static str> {
    Code::ALL.iter().map(|c| c.name()).collect()
}
