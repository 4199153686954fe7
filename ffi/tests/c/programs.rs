//! The test programs, in both languages, by both compilers, with every warning an error.

use crate::prefix::{beside_library, has, prefix, run, scratch, source};
use std::path::PathBuf;
use std::process::Command;

/// Warnings that are errors.
pub const STRICT: [&str; 5] = ["-Wall", "-Wextra", "-Wconversion", "-Wpedantic", "-Werror"];
/// Compilers, the first of which every machine with a C compiler has.
pub const COMPILERS: [(&str, &str, &str); 4] = [("gcc", "c", "-std=c11"), ("g++", "c++", "-std=c++17"), ("clang", "c", "-std=c11"), ("clang++", "c++", "-std=c++17")];

/// Compiles a test program against the shared library.
pub fn compile(name: &str, (compiler, language, standard): (&str, &str, &str), more: &[&str]) -> PathBuf {
    let out = scratch(&format!("{name}-{compiler}{}", more.concat().replace(['/', '=', ','], "-")));
    let lib = prefix().join("lib");
    let program = source("tests/programs").join(name).with_extension("c");
    let mut c = Command::new(compiler);
    c.args([standard, "-g", "-x", language]).args(STRICT).args(more).arg("-I").arg(prefix().join("include")).arg(program);
    run(c.arg("-o").arg(&out).args(["-x", "none", "-L"]).arg(lib).arg("-lfadu"));
    out
}

/// Compiles with each compiler there is, and runs each.
fn in_every_language(name: &str) {
    for (compiler, language, standard) in COMPILERS.into_iter().filter(|(c, ..)| has(c)) {
        let program = compile(name, (compiler, language, standard), &[]);
        run(beside_library(&mut Command::new(program)));
    }
}

#[test]
fn a_case_stated_field_by_field_is_that_in_json() {
    in_every_language("stated");
}

#[test]
fn what_a_caller_does_wrong_is_a_status_and_the_next_call_works() {
    in_every_language("misuse");
}

#[test]
fn tables_over_the_arrow_interface_have_the_answers_of_their_rows() {
    in_every_language("batch");
}

#[test]
fn what_a_rulebook_tells_of_the_law_is_what_the_statutes_say() {
    in_every_language("law");
}
