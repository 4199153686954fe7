//! The rulebook: the embedded one, another, overlays on top; and what it holds.

use crate::error;
use fadu::look_up::Table;
use fadu::source::Sources;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pythonize::pythonize;
use std::sync::Arc;

/// A rulebook with what it was compiled from; none: the embedded one, made when it is asked for.
pub(crate) struct Law(Option<(fadu::Rulebook, Sources)>);

impl Law {
    pub(crate) fn book(&self) -> &fadu::Rulebook {
        self.0.as_ref().map_or_else(|| fadu::Rulebook::embedded(), |(book, _)| book)
    }

    fn sources(&self) -> &Sources {
        self.0.as_ref().map_or_else(|| Sources::embedded(), |(_, sources)| sources)
    }
}

#[pyclass(frozen, module = "fadu._fadu")]
pub(crate) struct Rulebook(pub(crate) Arc<Law>);

fn table(name: &str) -> PyResult<Table> {
    Table::ALL.into_iter().find(|t| t.name() == name).ok_or_else(|| PyValueError::new_err(format!("no table `{name}`")))
}

#[pymethods]
impl Rulebook {
    /// The embedded one.
    #[staticmethod]
    fn embedded() -> Self {
        Self(Arc::new(Law(None)))
    }

    /// Another: name and text of an export (none: the embedded law), and of overlays; and the digest the law must have.
    #[staticmethod]
    fn load(py: Python<'_>, base: Option<(String, String)>, overlays: Vec<(String, String)>, digest: Option<&str>) -> PyResult<Self> {
        let loaded = py.detach(|| {
            let mut sources = match base {
                Some((name, text)) => Sources::read(&name, &text)?,
                None => Sources::embedded().clone(),
            };
            for (name, text) in &overlays {
                sources.overlay(name, text)?;
            }
            let book = sources.compile()?;
            if let Some(wanted) = digest {
                book.check_digest(wanted).map_err(|fault| vec![fault])?;
            }
            Ok(Law(Some((book, sources))))
        });
        loaded.map(|law| Self(Arc::new(law))).map_err(|faults: Vec<_>| error::rules(py, &faults))
    }

    #[getter]
    fn id(&self) -> &str {
        &self.0.book().id
    }

    #[getter]
    fn version(&self) -> &str {
        &self.0.book().version
    }

    #[getter]
    fn digest(&self) -> &str {
        &self.0.book().digest
    }

    #[getter]
    fn overlays(&self) -> Vec<(&str, &str)> {
        self.0.book().overlays.iter().map(|(id, digest)| (&**id, &**digest)).collect()
    }

    fn export(&self) -> String {
        match &self.0.0 {
            None => fadu::Rulebook::embedded_export().to_owned(),
            Some((_, sources)) => sources.export(),
        }
    }

    fn statutes<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(pythonize(py, &self.0.book().statute_entries())?)
    }

    fn provisions<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(pythonize(py, &self.0.book().provision_entries())?)
    }

    fn terms<'py>(&self, py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyAny>> {
        Ok(pythonize(py, &self.0.book().term_entries(table(name)?))?)
    }

    /// Which violations can lead to a measure.
    fn leads_to<'py>(&self, py: Python<'py>, measure: &str) -> PyResult<Bound<'py, PyAny>> {
        let n = self.position(py, Table::Measures, measure)?;
        Ok(pythonize(py, &self.0.book().measure_at(n).map(|m| self.0.book().leads_to(m)).unwrap_or_default())?)
    }

    /// Which provisions answer a violation.
    fn answered_by<'py>(&self, py: Python<'py>, violation: &str) -> PyResult<Bound<'py, PyAny>> {
        let n = self.position(py, Table::Violations, violation)?;
        Ok(pythonize(py, &self.0.book().violation_at(n).map(|v| self.0.book().answered_by(v)).unwrap_or_default())?)
    }

    /// The enforcement reports, as their files tell them.
    fn reports<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(pythonize(py, &self.0.sources().practice.iter().map(|f| &f.says).collect::<Vec<_>>())?)
    }
}

impl Rulebook {
    fn position(&self, py: Python<'_>, table: Table, id: &str) -> PyResult<u16> {
        self.0.book().look_up(table, id, "").map_err(|e| error::entry(py, None, &e))
    }
}
