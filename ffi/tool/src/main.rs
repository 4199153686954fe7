//! `cargo c-header` and `cargo c-install --prefix DIR`.

use clap::Parser;
use fadu_ffi_tool::{Failure, header, install::Install};
use std::path::PathBuf;

/// Build tool of the C library.
#[derive(Parser)]
enum Tool {
    /// Write include/fadu.h anew from ffi/src
    Header,
    /// Build libfadu and install header, libraries, pkg-config file and CMake package
    Install {
        /// Where everything goes below
        #[arg(long)]
        prefix: PathBuf,
        /// Directory of the libraries below the prefix
        #[arg(long, default_value = "lib")]
        libdir: String,
        /// Cargo profile
        #[arg(long, default_value = "release")]
        profile: String,
        /// Keep the symbols of the shared library
        #[arg(long)]
        no_strip: bool,
    },
}

fn main() -> Result<(), Failure> {
    match Tool::parse() {
        Tool::Header => header::write(),
        Tool::Install { prefix, libdir, profile, no_strip } => Install { prefix, libdir, profile, strip: !no_strip }.run(),
    }
}
