//! fadu in WebAssembly
#![deny(missing_docs)]
use wasm_bindgen::prelude::wasm_bindgen;

/// JSON to JSON.
#[wasm_bindgen(js_name = assessJson)]
pub fn assess_json(text: &str) -> String {
    fadu::json::assess(fadu::Rulebook::embedded(), text.as_bytes()).text
}

/// A statement.
#[wasm_bindgen]
pub fn explain(text: &str) -> String {
    let book = fadu::Rulebook::embedded();
    let Ok(case) = fadu::json::read_case(book, text.as_bytes()) else { return String::new() };
    fadu::statement::statement(book, &case, &book.assess(&case), fadu::statement::Lang::Zh, fadu::statement::Form::Markdown)
}
