//! Python objects as the tree that JSON text of the same entry would give, so that one reader judges both. What Python has
//! types for is taken as such: dates, decimals, whole sums, sets and tuples; one text where a list of texts belongs.

use crate::error;
use fadu::json::{self, Node};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyInt, PyList, PyMapping, PyString, PyTuple};

/// Keys whose lists may be given as one text.
const LISTS: [&str; 4] = ["violations", "breaches", "subjects", "transfer_to"];

/// The value of a key. `deep` counts the nesting around it, so that a list within itself ends as a fault.
pub(crate) fn value(key: &str, v: &Bound<'_, PyAny>, deep: usize) -> PyResult<Node> {
    let n = node(v, key == "amount" || key == "amounts", deep)?;
    Ok(match n {
        Node::Text(_) if LISTS.contains(&key) => Node::List([n].into()),
        Node::Text(_) if key == "act" => Node::Object([("from".to_owned(), n)].into()),
        Node::List(days) if key == "act" && days.len() == 2 => Node::Object(["from", "to"].map(str::to_owned).into_iter().zip(days).collect()),
        n => n,
    })
}

/// Any object; whole numbers are sums where `money` belongs.
pub(crate) fn node(v: &Bound<'_, PyAny>, money: bool, deep: usize) -> PyResult<Node> {
    if deep > json::DEEPEST {
        return Err(error::entry(v.py(), None, &json::too_deep().into()));
    }
    if let Ok(t) = v.cast::<PyString>() {
        return Ok(Node::Text(t.to_cow()?.into_owned()));
    }
    if v.is_none() {
        return Ok(Node::Null);
    }
    if let Ok(b) = v.cast::<PyBool>() {
        return Ok(Node::Bool(b.is_true()));
    }
    if let Ok(d) = v.cast::<PyDict>() {
        return d.iter().map(|(k, v)| pair(&k, &v, money, deep)).collect::<PyResult<_>>().map(Node::Object);
    }
    if let Ok(l) = v.cast::<PyList>() {
        return l.iter().map(|v| node(&v, money, deep.saturating_add(1))).collect::<PyResult<_>>().map(Node::List);
    }
    if let Ok(t) = v.cast::<PyTuple>() {
        return t.iter().map(|v| node(&v, money, deep.saturating_add(1))).collect::<PyResult<_>>().map(Node::List);
    }
    if v.is_instance_of::<PyInt>() {
        return Ok(if money { Node::Text(v.str()?.to_cow()?.into_owned()) } else { Node::Number(v.extract().ok()) });
    }
    other(v, money, deep)
}

fn pair(k: &Bound<'_, PyAny>, v: &Bound<'_, PyAny>, money: bool, deep: usize) -> PyResult<(String, Node)> {
    let Ok(k) = k.cast::<PyString>() else { return Err(PyTypeError::new_err(format!("keys are strings, not {}", k.get_type().name()?))) };
    let k = k.to_cow()?;
    let deep = deep.saturating_add(1);
    let v = if money { node(v, true, deep)? } else { value(&k, v, deep)? };
    Ok((k.into_owned(), v))
}

/// Dates, decimals, scalars of other libraries, and containers of any kind.
fn other(v: &Bound<'_, PyAny>, money: bool, deep: usize) -> PyResult<Node> {
    if let Ok(day) = v.call_method0("isoformat") {
        let day: String = day.extract()?;
        // a moment at midnight is a day
        return Ok(Node::Text(day.strip_suffix("T00:00:00").unwrap_or(&day).to_owned()));
    }
    if v.get_type().name()? == "Decimal" {
        return Ok(Node::Text(v.call_method1("__format__", ("f",))?.extract()?));
    }
    if v.is_instance_of::<pyo3::types::PyFloat>() {
        // refused wherever it stands: not exact
        return Ok(Node::Number(None));
    }
    if let Ok(m) = v.cast::<PyMapping>() {
        return m
            .items()?
            .iter()
            .map(|kv| kv.extract().and_then(|(k, v): (Bound<'_, PyAny>, Bound<'_, PyAny>)| pair(&k, &v, money, deep)))
            .collect::<PyResult<_>>()
            .map(Node::Object);
    }
    if let Ok(scalar) = v.call_method0("item") {
        return node(&scalar, money, deep.saturating_add(1));
    }
    if let Ok(each) = v.try_iter() {
        let mut list = each.map(|v| node(&v?, money, deep.saturating_add(1))).collect::<PyResult<Vec<_>>>()?;
        // sets come in no order of their own, and equal input must give equal answers
        if v.is_instance_of::<pyo3::types::PySet>() || v.is_instance_of::<pyo3::types::PyFrozenSet>() {
            list.sort_by(|a, b| match (a, b) {
                (Node::Text(a), Node::Text(b)) => a.cmp(b),
                _ => core::cmp::Ordering::Equal,
            });
        }
        return Ok(Node::List(list));
    }
    Err(PyTypeError::new_err(format!("a case holds no {}", v.get_type().name()?)))
}
