//! What the C library needs beside its code: the header, and an install tree. Used by `main` and by the tests of ffi.

pub mod header;
pub mod install;

use std::path::PathBuf;

/// What went wrong, in words.
pub type Failure = Box<dyn std::error::Error>;

/// The top of the repository.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}
