//! `fadu-wasm-pack MODULE.wasm DIRECTORY`: the glue between the compiled module and JavaScript. Not the package: that is
//! `wasm/scripts/build.mjs`, which calls this.

use std::process::ExitCode;
use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let (Some(module), Some(directory), None) = (arguments.next(), arguments.next(), arguments.next()) else {
        eprintln!("usage: fadu-wasm-pack MODULE.wasm DIRECTORY");
        return ExitCode::from(2);
    };
    let written = Bindgen::new()
        .input_path(module)
        .out_name("fadu")
        .web(true)
        .and_then(|b| b.typescript(true).omit_default_module_path(true).remove_name_section(true).remove_producers_section(true).generate(directory));
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("{e:#}");
            ExitCode::FAILURE
        }
    }
}
