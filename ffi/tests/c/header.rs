//! The header: fresh, clean by itself in both languages, and naming what the library exports.

use crate::prefix::{has, prefix, pyarrow, run, scratch};
use crate::programs::{COMPILERS, STRICT};
use fadu_ffi_tool::header;
use std::process::Command;

#[test]
fn the_header_is_fresh() {
    let found = std::fs::read_to_string(header::path()).unwrap_or_default();
    assert!(found == header::text().unwrap(), "include/fadu.h is stale: cargo c-header");
}

#[test]
fn the_header_opens_with_the_conventions() {
    let text = header::text().unwrap();
    let (page, _) = text.split_once("*/").unwrap();
    assert!(text.starts_with("/*") && page.contains("CONVENTIONS") && page.contains("Threads."), "the page of ffi/src/lib.rs is not on top");
}

#[test]
fn the_header_stands_alone_in_c_and_cpp() {
    for (compiler, language, standard) in COMPILERS.into_iter().filter(|(c, ..)| has(c)) {
        run(Command::new(compiler).args([standard, "-fsyntax-only", "-x", language]).args(STRICT).arg(header::path()));
    }
}

#[test]
fn arrows_own_header_may_come_before_or_after() {
    let Some(arrow) = pyarrow() else { return };
    for (n, order) in [["fadu.h", "arrow/c/abi.h"], ["arrow/c/abi.h", "fadu.h"]].into_iter().enumerate() {
        let both = scratch(&format!("both-{n}.c"));
        prefix();
        std::fs::write(&both, order.map(|h| format!("#include \"{h}\"\n")).concat() + "struct ArrowArrayStream stream;\n").unwrap();
        for (compiler, language, standard) in COMPILERS.into_iter().filter(|(c, ..)| has(c)) {
            let mut c = Command::new(compiler);
            run(c.args([standard, "-fsyntax-only", "-x", language]).args(STRICT).arg("-I").arg(prefix().join("include")).arg("-isystem").arg(&arrow).arg(&both));
        }
    }
}

#[test]
fn the_library_exports_what_the_header_declares_and_nothing_else() {
    if !has("nm") {
        return;
    }
    let out = run(Command::new("nm").args(["-D", "--defined-only"]).arg(prefix().join("lib/libfadu.so"))).stdout;
    let mut exported: Vec<String> = String::from_utf8(out).unwrap().lines().filter_map(|l| l.split_whitespace().nth(2)).map(str::to_owned).collect();
    exported.retain(|name| name != "fadu_test_panic_next");
    exported.sort();
    let text = header::text().unwrap();
    let name = |line: &str| line.split('(').next().and_then(|l| l.rsplit([' ', '*']).next()).filter(|n| n.starts_with("fadu_")).map(str::to_owned);
    let mut declared: Vec<String> = text.lines().filter(|l| l.contains('(') && !l.starts_with([' ', '/', '#'])).filter_map(name).collect();
    declared.sort();
    assert!(declared.len() > 70, "{declared:?}");
    assert_eq!(exported, declared);
}

#[test]
fn the_commands_the_readme_names_exist() {
    let out = run(Command::new(env!("CARGO")).arg("--list").current_dir(header::path().parent().unwrap())).stdout;
    let listed = String::from_utf8(out).unwrap();
    assert!(listed.contains("c-header") && listed.contains("c-install"), "the aliases of .cargo/config.toml are gone");
}
