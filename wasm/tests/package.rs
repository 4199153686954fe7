//! Builds the npm package, and runs its tests with what Rust answers to every conformance case. Where node, its packages or the
//! target of the compiler are missing it says so and passes; `FADU_NODE` names a node with which it must work.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, missing_docs, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};
use std::process::Command;

const HERE: &str = env!("CARGO_MANIFEST_DIR");

/// Texts that are no valid case, each in its way.
const FAULTY: [&str; 7] = [
    "",
    "{",
    "[]",
    r#"{"violations":["security.log-not-retained"],"subjects":[],"act":{"from":"2024-03-01"}}"#,
    r#"{"violations":[],"subjects":[],"subjects":[],"act":{"from":"2024-02-30"},"x":1}"#,
    r#"{"id":"甲\u0001\"\\\u2028𠮷","violations":["账号"],"subjects":[],"act":{"to":"2024-03-01"}}"#,
    r#"{"violations":["security.logs-not-retained"],"subjects":["platform"],"act":{"from":"2024-03-01"},"amounts":{"illegal-gains":"1,5"},"filed":"2024-01-01"}"#,
];

/// What Rust answers to the cases of `tests/cases` and to faulty ones, a line each: the text of the case and the answer.
fn expected() -> String {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(Path::new(HERE).join("../tests/cases")).unwrap().map(|e| e.unwrap().path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "toml"));
    paths.sort();
    let tables: Vec<toml::Table> = paths.iter().map(|p| toml::from_str(&std::fs::read_to_string(p).unwrap()).unwrap()).collect();
    let cases = tables.iter().flat_map(|t| t["case"].as_array().unwrap()).map(|c| c["case"].as_str().unwrap());
    let (book, mut buffer) = (fadu::Rulebook::embedded(), fadu::Assessment::default());
    let mut line = |case: &str| format!("{}\n", serde_json::json!({ "case": case, "answer": fadu::json::assess_into(book, case.as_bytes(), &mut buffer).text }));
    cases.chain(FAULTY).map(&mut line).collect()
}

fn succeeds(command: &mut Command) -> bool {
    command.output().is_ok_and(|o| o.status.success())
}

#[test]
fn the_tests_of_the_npm_package_pass() {
    let named = std::env::var_os("FADU_NODE");
    let node = named.clone().unwrap_or_else(|| "node".into());
    let installed = Path::new(HERE).join("node_modules/.package-lock.json").exists();
    let library = Command::new("rustc").args(["--print", "target-libdir", "--target", "wasm32-unknown-unknown"]).output();
    let target = library.is_ok_and(|o| Path::new(String::from_utf8_lossy(&o.stdout).trim()).exists());
    if !installed || !target || !succeeds(Command::new(&node).args(["-e", "process.exit(parseInt(process.versions.node) >= 20 ? 0 : 1)"])) {
        assert!(named.is_none(), "FADU_NODE is no node 20 or later, or its packages or the target wasm32-unknown-unknown are not installed");
        eprintln!("skipped: `rustup target add wasm32-unknown-unknown`, node 20 or later, and `npm ci --ignore-scripts` in wasm are what its tests use");
        return;
    }
    let answers = Path::new(env!("CARGO_TARGET_TMPDIR")).join("wasm-expected.jsonl");
    std::fs::write(&answers, expected()).unwrap();
    let run = |args: &[&str]| assert!(Command::new(&node).args(args).current_dir(HERE).env("FADU_EXPECTED", &answers).status().unwrap().success(), "node {args:?} failed");
    run(&["scripts/build.mjs"]);
    run(&["--test", "--test-reporter=spec", "tests/api.test.mjs", "tests/conformance.test.mjs", "tests/form.test.mjs", "tests/package.test.mjs"]);
}
