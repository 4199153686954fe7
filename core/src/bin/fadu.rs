//! The command line, as a program; what it does is in `fadu::cli`, which other languages run, too.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(fadu::cli::main(std::env::args_os()))
}
