//! The WebAssembly border of fadu: typed values in and out, handles for cases and assessments. Not the API that JavaScript
//! sees: `js/` wraps these into it. Nothing is decided here. Reading order: `value`, `tokens`, `case`, `assessment`, `rulebook`.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod assessment;
mod case;
mod rulebook;
mod tokens;
mod value;

use fadu::statement::Lang;

/// Chinese, or English.
fn lang(zh: bool) -> Lang {
    if zh { Lang::Zh } else { Lang::En }
}
