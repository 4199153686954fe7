//! The WebAssembly border of fadu: typed values in and out, handles for cases and assessments. Not the API that JavaScript
//! sees: `js/` wraps these into it. Nothing is decided here. Reading order: `value`, `tokens`, `case`, `assessment`, `rulebook`.
#![cfg_attr(target_arch = "wasm32", no_std)]
#![forbid(unsafe_code)]
#![deny(missing_docs)]

extern crate alloc;

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

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: dlmalloc::GlobalDlmalloc = dlmalloc::GlobalDlmalloc;

/// A trap, which JavaScript sees as a `RuntimeError`; the core never panics on data.
#[cfg(target_arch = "wasm32")]
#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    core::arch::wasm32::unreachable()
}
