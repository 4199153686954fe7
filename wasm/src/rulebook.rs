//! What the rulebook is, and what there is to choose from.

use crate::lang;
use crate::tokens::to_js;
use fadu::date::Date;
use fadu::{Rulebook, form};
use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[derive(Serialize)]
struct Head {
    id: &'static str,
    version: &'static str,
    digest: &'static str,
}

/// Id, version and digest of the embedded rulebook.
#[wasm_bindgen]
pub fn rulebook() -> JsValue {
    let book = Rulebook::embedded();
    to_js(&Head { id: &book.id, version: &book.version, digest: &book.digest })
}

/// The violation types by domain; with a day (YYYY-MM-DD), whether each is answered on it.
#[wasm_bindgen]
pub fn violations(day: &str, zh: bool) -> JsValue {
    to_js(&form::violations(Rulebook::embedded(), Date::parse(day), lang(zh)))
}

/// Measures, targets and bodies to choose from.
#[wasm_bindgen]
pub fn choices(zh: bool) -> JsValue {
    to_js(&form::choices(Rulebook::embedded(), lang(zh)))
}
