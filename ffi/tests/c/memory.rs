//! Memory: the programs under valgrind, and under the address and undefined-behaviour sanitizers.

use crate::cases::{conformance, written};
use crate::prefix::{beside_library, has, run};
use crate::programs::{COMPILERS, compile};
use std::process::Command;

/// Some cases from all over the law.
fn some(name: &str, every: usize) -> std::path::PathBuf {
    written(name, &conformance().into_iter().step_by(every).collect::<Vec<_>>())
}

#[test]
fn valgrind_finds_nothing() {
    if !has("valgrind") {
        return;
    }
    let cases = some("valgrind.txt", 400);
    for name in ["misuse", "batch", "replay"] {
        let mut c = Command::new("valgrind");
        c.args(["--quiet", "--error-exitcode=9", "--leak-check=full", "--show-leak-kinds=definite,indirect,possible", "--errors-for-leak-kinds=definite,indirect,possible"]);
        c.arg(compile(name, COMPILERS[0], &["-DTHREADS=2"]));
        if name == "replay" {
            c.arg(&cases);
        }
        run(beside_library(&mut c));
    }
}

#[test]
fn the_sanitizers_find_nothing() {
    let cases = some("sanitizers.txt", 40);
    for name in ["misuse", "batch", "law", "stated", "replay"] {
        let mut c = Command::new(compile(name, COMPILERS[0], &["-fsanitize=address,undefined", "-fno-sanitize-recover=all"]));
        if name == "replay" {
            c.arg(&cases);
        }
        run(beside_library(&mut c).env("ASAN_OPTIONS", "detect_leaks=1"));
    }
}
