//! `tests/bad`: rule files that must be refused, each with the line and the message its first line expects.
#![cfg(feature = "load")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, missing_docs, reason = "a test fails by panicking")]

use fadu::source::compile::compile;
use fadu::source::read::Read;
use fadu::source::schema::Statute;
use fadu::source::{Fault, File, Sources};
use std::path::{Path, PathBuf};
use std::sync::Arc;

fn toml_files(dir: &str) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(dir)).unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    paths
}

fn read<T: Read>(path: &Path) -> Result<File<T>, Vec<Fault>> {
    File::read(path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read_to_string(path).unwrap())
}

fn sources() -> Sources {
    Sources { vocabulary: toml_files("rules/vocabulary").iter().map(|p| Arc::new(read(p).unwrap())).collect(), ..Sources::default() }
}

#[test]
fn every_wrong_rule_file_is_refused_with_line_and_reason() {
    let files = toml_files("../tests/bad");
    assert!(files.len() >= 14);
    let told = |f: &Fault| format!("{}: {}", f.line, f.message);
    for path in files {
        let text = std::fs::read_to_string(&path).unwrap();
        let expected = text.lines().next().unwrap().strip_prefix("# expect: ").unwrap();
        let found: Vec<String> = match read(&path) {
            Err(faults) => faults.iter().map(told).collect(),
            Ok(file) => {
                let name = file.name.clone();
                let all = Sources { statutes: vec![Arc::new(file)], ..sources() };
                compile(&all).unwrap_err().into_iter().filter(|f| f.file == name).map(|f| told(&f)).collect()
            }
        };
        assert!(found.iter().any(|f| f.starts_with(expected)), "{}: expected `{expected}`, found {found:#?}", path.display());
    }
}

#[test]
fn every_fault_of_a_file_is_told_at_once() {
    let text = "statute = \"bad\"\nfrom = 2024-02-01\nchecked = \"2024-13-01\"\ncompetent = \"cac\"\n[[duty]]\nviolations = [1, -2, 0.5]\nnotes = 1\n";
    let faults = File::<Statute>::read("bad.toml".to_owned(), text.to_owned()).unwrap_err();
    let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
    for (line, message) in [
        (1, "missing field `title-en`"),
        (3, "a day is written YYYY-MM-DD"),
        (4, "invalid type: string \"cac\", expected a list"),
        (5, "missing field `at`"),
        (6, "invalid type: integer `1`, expected a string"),
        (6, "invalid type: number with a fraction, below zero or too large, expected a string"),
        (7, "unknown field `notes`, expected one of `at`, `violations`"),
    ] {
        assert!(told.iter().any(|t| t.starts_with(&format!("bad.toml:{line}: {message}"))), "{line}: {message} is not in {told:#?}");
    }
}

#[test]
fn file_order_changes_nothing() {
    let mut all = sources();
    all.statutes = toml_files("rules/statutes").iter().map(|p| Arc::new(read(p).unwrap())).collect();
    all.practice = toml_files("rules/practice").iter().map(|p| Arc::new(read(p).unwrap())).collect();
    let one = compile(&all).unwrap();
    all.statutes.reverse();
    all.vocabulary.reverse();
    let other = compile(&all).unwrap();
    assert!(one == other, "the order of files changes the rulebook");
}
