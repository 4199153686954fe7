//! Versions of the binary interface and of the library.

use core::ffi::c_char;

/// Version of the binary interface this header describes: the number in libfadu.so.0. What it promises: ffi/README.md.
pub const FADU_ABI_VERSION: u32 = 0;

/// Version of the binary interface of the library that is running; compare it with FADU_ABI_VERSION.
#[unsafe(no_mangle)]
pub extern "C" fn fadu_abi_version() -> u32 {
    FADU_ABI_VERSION
}

/// Version of the library, such as "0.1.0", ended by NUL. The rulebook has its own: fadu_rulebook_about().
#[unsafe(no_mangle)]
pub extern "C" fn fadu_version() -> *const c_char {
    concat!(env!("CARGO_PKG_VERSION"), "\0").as_ptr().cast()
}
