//! Every conformance case replayed through C: the same bytes as from Rust, and field by field what the JSON says.

use crate::fields;
use crate::prefix::{beside_library, run, scratch};
use crate::programs::{COMPILERS, compile};
use fadu::statement::{Form, Lang, statement};
use fadu::{Assessment, Rulebook, json};
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

/// What the replay prints: the answer to each, the statements of every sixteenth, and every field.
fn replayed(entries: &[String]) -> Vec<String> {
    let book = Rulebook::embedded();
    let mut lines = Vec::new();
    for (n, entry) in entries.iter().enumerate() {
        let mut answer = Assessment::default();
        let out = json::assess_into(book, entry.as_bytes(), &mut answer);
        lines.push(out.text.clone());
        if out.invalid {
            continue;
        }
        if n % 16 == 0 {
            let case = json::read_case(book, entry.as_bytes()).unwrap();
            for (lang, form) in [(Lang::Zh, Form::Text), (Lang::Zh, Form::Markdown), (Lang::En, Form::Text), (Lang::En, Form::Markdown)] {
                lines.extend(statement(book, &case, &answer, lang, form).lines().map(str::to_owned));
            }
        }
        fields::told(&serde_json::from_str(&out.text).unwrap(), &mut lines);
    }
    lines
}

#[test]
fn every_conformance_case_gives_the_same_bytes_and_fields_through_c() {
    let mut entries = conformance();
    // and entries that are no case
    for bad in
        ["", "{", "[]", r#"{"violations":["security.logs-not-retain"],"act":{"from":"2024-02-30"},"fact":1}"#, r#"{"id":"x","act":{"from":"2024-03-01"},"filed":"2024-02-01"}"#]
    {
        entries.push(bad.to_owned());
    }
    let file = written("replay.txt", &entries);
    let program = compile("replay", COMPILERS[0], &[]);
    let mut command = Command::new(program);
    let (found, wanted) = std::thread::scope(|s| {
        let c = s.spawn(|| run(beside_library(command.arg(file))).stdout);
        let wanted = replayed(&entries);
        (String::from_utf8(c.join().unwrap()).unwrap(), wanted)
    });
    for (n, (found, wanted)) in found.lines().zip(&wanted).enumerate() {
        assert!(found == wanted || fields::in_order(found) == fields::in_order(wanted), "line {n}:\n{found}\n{wanted}");
    }
    assert_eq!(found.lines().count(), wanted.len());
}
