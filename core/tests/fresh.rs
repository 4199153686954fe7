//! Generated files are fresh: `core/rules/FINGERPRINTS`, `core/docs/reference`, the README's example and table
//! of statutes. (Those under `core/schemas`: `core/src/json/schema/types.rs`.)
//! `FADU_BLESS=1 cargo test -p fadu --features cli --lib --test fresh` writes them all.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, missing_docs, reason = "a test fails by panicking")]

use fadu::Rulebook;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Compares, or writes when blessing.
fn fresh(path: &str, wanted: &str) {
    let path = root().join(path);
    if std::env::var_os("FADU_BLESS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, wanted).unwrap();
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(found == wanted, "{} is stale: FADU_BLESS=1 cargo test -p fadu --features cli --test fresh", path.display());
}

/// One line a statute version and a vocabulary table, so that every change of data shows in the diff.
#[test]
fn the_fingerprints_are_those_of_the_rules() {
    let export: Value = serde_json::from_str(Rulebook::embedded_export()).unwrap();
    let mut parts: BTreeMap<String, BTreeMap<String, Vec<String>>> = BTreeMap::new();
    for kind in ["duties", "provisions", "referrals", "effects", "unencoded", "in_engine"] {
        for entry in export[kind].as_array().unwrap() {
            let statute = entry["at"].as_str().unwrap().split('/').next().unwrap();
            parts.entry(format!("{statute}@{}", entry["from"].as_str().unwrap())).or_default().entry(kind.to_owned()).or_default().push(entry.to_string());
        }
    }
    for head in export["statutes"].as_array().unwrap() {
        let name = format!("{}@{}", head["statute"].as_str().unwrap(), head["from"].as_str().unwrap());
        parts.entry(name).or_default().entry("head".to_owned()).or_default().push(head.to_string());
    }
    for (table, terms) in export["vocabulary"].as_object().unwrap() {
        let list = terms.as_object().unwrap().iter().map(|(k, v)| format!("{k}{v}")).collect();
        parts.entry("vocabulary".to_owned()).or_default().insert(table.clone(), list);
    }
    let practice = export["practice"].as_array().unwrap().iter().map(ToString::to_string).collect();
    parts.entry("practice".to_owned()).or_default().insert("reports".to_owned(), practice);
    let mut text = String::from("# What each part of the rules holds, and a fingerprint of it. Generated: FADU_BLESS=1 cargo test -p fadu --features cli --test fresh\n");
    for (name, kinds) in parts {
        for (kind, entries) in kinds {
            let hash: String = Sha256::digest(entries.concat().as_bytes()).iter().take(6).map(|b| format!("{b:02x}")).collect();
            text += &format!("{name} {kind} {} {hash}\n", entries.len());
        }
    }
    fresh("core/rules/FINGERPRINTS", &text);
}

#[test]
fn the_readme_shows_what_the_command_prints_and_lists_every_statute_version() {
    let book = Rulebook::embedded();
    let mut table = String::from("| statute version | title | vouched from |\n| --- | --- | --- |\n");
    for v in book.versions.iter() {
        table += &format!("| `{}@{}` | {} | {} |\n", v.statute, v.from, v.title_en, v.vouched);
    }
    table += &format!("\n{} violation types, and the rows and headline figures of the 2024 enforcement report.\n", book.violations.len());
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    let (head, rest) = readme.split_once("```console\n$ ").unwrap();
    let (command, rest) = rest.split_once('\n').unwrap();
    let (_, rest) = rest.split_once("\n```").unwrap();
    let (_, arguments) = command.split_once(" -- ").unwrap();
    let out = std::process::Command::new(env!("CARGO_BIN_EXE_fadu")).args(arguments.split(' ')).current_dir(root()).output().unwrap();
    let readme = format!("{head}```console\n$ {command}\n{}\n```{rest}", String::from_utf8(out.stdout).unwrap().trim_end());
    let (before, rest) = readme.split_once("<!-- statutes -->\n").unwrap();
    let (_, after) = rest.split_once("<!-- end -->").unwrap();
    fresh("README.md", &format!("{before}<!-- statutes -->\n{table}<!-- end -->{after}"));
}

/// The names of the files below a folder.
fn pages(folder: &Path) -> BTreeSet<PathBuf> {
    let mut found = BTreeSet::new();
    let mut todo = vec![folder.to_path_buf()];
    while let Some(next) = todo.pop() {
        for entry in std::fs::read_dir(&next).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                todo.push(path);
            } else {
                found.insert(path.strip_prefix(folder).unwrap().to_path_buf());
            }
        }
    }
    found
}

#[test]
fn the_reference_pages_are_those_the_command_writes_and_no_other() {
    for lang in ["zh", "en"] {
        let made = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fresh-reference").join(lang);
        let _ = std::fs::remove_dir_all(&made);
        let status = std::process::Command::new(env!("CARGO_BIN_EXE_fadu")).args(["reference", made.to_str().unwrap(), "--lang", lang]).status().unwrap();
        assert!(status.success());
        let kept = format!("core/docs/reference/{lang}");
        if std::env::var_os("FADU_BLESS").is_some() {
            let _ = std::fs::remove_dir_all(root().join(&kept));
        }
        for name in pages(&made) {
            fresh(&format!("{kept}/{}", name.display()), &std::fs::read_to_string(made.join(&name)).unwrap());
        }
        let left: Vec<PathBuf> = pages(&root().join(&kept)).difference(&pages(&made)).cloned().collect();
        assert!(left.is_empty(), "pages that nothing writes any more: {left:?}; FADU_BLESS=1 cargo test -p fadu --features cli --test fresh");
    }
}
