//! Every conformance case replayed through C: the same bytes as from Rust, of the JSON and of the statements.

use crate::prefix::{beside_library, run, scratch};
use crate::programs::{COMPILERS, compile};
use fadu::statement::{Form, Lang, statement};
use fadu::{Assessment, Rulebook, json};
use std::fmt::Write;
use std::path::PathBuf;
use std::process::Command;

/// The conformance cases, one a line, in the order of their files.
pub fn conformance() -> Vec<String> {
    let dir = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/cases");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()).filter(|p| p.extension().is_some_and(|e| e == "toml")).collect();
    paths.sort();
    let mut cases = Vec::new();
    for path in paths {
        let file: toml::Table = toml::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        cases.extend(file["case"].as_array().unwrap().iter().map(|c| c["case"].as_str().unwrap().trim().replace('\n', " ")));
    }
    assert!(cases.len() >= 280, "the cases are there");
    cases
}

/// Writes entries, one a line; the file.
pub fn written(name: &str, entries: &[String]) -> PathBuf {
    let path = scratch(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, entries.join("\n") + "\n").unwrap();
    path
}

/// What the replay prints: the answer to each, and the statements of every sixteenth.
fn replayed(entries: &[String]) -> String {
    let book = Rulebook::embedded();
    let mut out = String::new();
    for (n, entry) in entries.iter().enumerate() {
        let mut answer = Assessment::default();
        let json = json::assess_into(book, entry.as_bytes(), &mut answer);
        writeln!(out, "{}\n{}", json.text.len(), json.text).unwrap();
        let Some(case) = (n % 16 == 0 && !json.invalid).then(|| json::read_case(book, entry.as_bytes()).unwrap()) else { continue };
        for lang in [Lang::Zh, Lang::En] {
            for form in [Form::Text, Form::Markdown] {
                let page = statement(book, &case, &answer, lang, form);
                writeln!(out, "{}\n{page}", page.len()).unwrap();
            }
        }
    }
    out
}

#[test]
fn every_conformance_case_gives_the_same_bytes_through_c() {
    let mut entries = conformance();
    // and entries that are no case
    for bad in
        ["", "{", "[]", r#"{"violations":["security.logs-not-retain"],"act":{"from":"2024-02-30"},"fact":1}"#, r#"{"id":"x","act":{"from":"2024-03-01"},"filed":"2024-02-01"}"#]
    {
        entries.push(bad.to_owned());
    }
    let file = written("replay.txt", &entries);
    let program = compile("replay", COMPILERS[0], &[]);
    let out = run(beside_library(Command::new(program).arg(file))).stdout;
    let wanted = replayed(&entries);
    let differs = out.iter().zip(wanted.as_bytes()).position(|(a, b)| a != b);
    assert!(out == wanted.as_bytes(), "differs at byte {differs:?} of {}, {} lines", wanted.len(), wanted.lines().count());
}
