//! One case: read at once, so that faults are told at once; the answer is worked out when something of it is read.

use crate::error;
use crate::rulebook::{Law, Rulebook};
use crate::tree;
use fadu::json::{self, Node, Part, Piece};
use fadu::statement::{self, Form, Lang};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyString, PyTuple};
use pythonize::{PythonizeTypes, PythonizeUnnamedMappingAdapter, pythonize, pythonize_custom};
use std::sync::{Arc, OnceLock};

/// Lists come out as tuples: an answer is not to be changed.
struct Frozen;

impl PythonizeTypes for Frozen {
    type Map = PyDict;
    type NamedMap = PythonizeUnnamedMappingAdapter<PyDict>;
    type List = PyTuple;
}

#[pyclass(frozen, module = "fadu._fadu")]
pub(crate) struct Assessment {
    law: Arc<Law>,
    case: fadu::Case,
    /// Options and coverage, once one of them is read.
    early: OnceLock<fadu::Assessment>,
    /// All of it, once something else is read.
    whole: OnceLock<fadu::Assessment>,
}

impl Assessment {
    fn whole(&self) -> &fadu::Assessment {
        self.whole.get_or_init(|| self.law.book().assess(&self.case))
    }

    fn early(&self) -> &fadu::Assessment {
        self.early.get_or_init(|| {
            let mut early = fadu::Assessment::default();
            self.law.book().options_and_steps_into(&self.case, &mut early);
            early
        })
    }

    fn answer(&self, part: Part) -> &fadu::Assessment {
        if part.early() { self.whole.get().unwrap_or_else(|| self.early()) } else { self.whole() }
    }
}

fn lang(name: &str) -> PyResult<Lang> {
    match name {
        "zh" => Ok(Lang::Zh),
        "en" => Ok(Lang::En),
        other => Err(PyValueError::new_err(format!("no language `{other}`: zh or en"))),
    }
}

fn form(name: &str) -> PyResult<Form> {
    match name {
        "text" => Ok(Form::Text),
        "markdown" => Ok(Form::Markdown),
        other => Err(PyValueError::new_err(format!("no form `{other}`: text or markdown"))),
    }
}

/// The case: JSON text, or a mapping whose keys the fields replace.
fn read(book: &fadu::Rulebook, case: Option<&Bound<'_, PyAny>>, fields: &Bound<'_, PyTuple>) -> PyResult<Result<fadu::Case, (Option<String>, fadu::Error)>> {
    let given = || json::CASE.into_iter().zip(fields.iter_borrowed()).filter(|(_, v)| !v.is_none());
    if let Some(c) = case {
        if (c.is_instance_of::<PyString>() || c.is_instance_of::<PyBytes>()) && given().next().is_some() {
            return Err(PyTypeError::new_err("keywords replace keys of a mapping, not of text"));
        }
        if let Ok(t) = c.cast::<PyString>() {
            return Ok(json::read_case(book, t.to_cow()?.as_bytes()));
        }
        if let Ok(b) = c.cast::<PyBytes>() {
            return Ok(json::read_case(book, b.as_bytes()));
        }
    }
    let mut object = match case.map(|c| tree::node(c, false, 0)).transpose()? {
        Some(Node::Object(object)) => object,
        Some(other) => return Ok(json::read_node(book, &other)),
        None => Vec::new(),
    };
    for (key, value) in given() {
        object.retain(|(k, _)| k != key);
        object.push((key.to_owned(), tree::value(key, &value, 1)?));
    }
    Ok(json::read_node(book, &Node::Object(object)))
}

#[pyfunction]
pub(crate) fn assess(py: Python<'_>, book: &Rulebook, case: Option<&Bound<'_, PyAny>>, fields: &Bound<'_, PyTuple>, powers: bool) -> PyResult<Assessment> {
    let law = book.0.clone();
    let mut case = read(law.book(), case, fields)?.map_err(|(id, e)| error::entry(py, id.as_deref(), &e))?;
    case.powers = powers;
    Ok(Assessment { law, case, early: OnceLock::new(), whole: OnceLock::new() })
}

#[pymethods]
impl Assessment {
    /// One part of the answer, lists as tuples.
    fn part<'py>(&self, py: Python<'py>, key: &str) -> PyResult<Bound<'py, PyAny>> {
        let part = Part::parse(key).ok_or_else(|| PyValueError::new_err(format!("no part `{key}`")))?;
        Ok(pythonize_custom::<Frozen, _>(py, &Piece::new(self.law.book(), &self.case, self.answer(part), part))?)
    }

    /// The whole answer as the objects of its JSON text.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(pythonize(py, &json::Whole(self.law.book(), &self.case, self.whole()))?)
    }

    /// The whole answer as JSON text.
    fn to_json(&self) -> String {
        json::write_assessment(self.law.book(), &self.case, self.whole())
    }

    /// The statement of reasons.
    fn explain(&self, language: &str, format: &str) -> PyResult<String> {
        Ok(statement::statement(self.law.book(), &self.case, self.whole(), lang(language)?, form(format)?))
    }

    /// Coverage, measures and practice alone.
    fn measures(&self, language: &str, format: &str) -> PyResult<String> {
        Ok(statement::measures(self.law.book(), &self.case, self.whole(), lang(language)?, form(format)?))
    }

    /// The options as rows in words.
    fn rows<'py>(&self, py: Python<'py>, language: &str) -> PyResult<Bound<'py, PyAny>> {
        Ok(pythonize(py, &statement::rows(self.law.book(), &self.case, self.answer(Part::Options), lang(language)?))?)
    }
}
