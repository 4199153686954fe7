//! `tests/bad`: rule files that must be refused, each with the line and the words in both languages that its first line expects.
#![cfg(feature = "load")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, missing_docs, reason = "a test fails by panicking")]

use fadu::Rulebook;
use fadu::source::compile::compile;
use fadu::source::problem::Problem;
use fadu::source::read::Read;
use fadu::source::schema::Statute;
use fadu::source::{Fault, File, Sources};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

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

/// A file of `tests/bad`: the fault its first line expects, and those found in it.
struct Bad {
    name: String,
    expected: String,
    found: Vec<Fault>,
}

/// An overlay is laid on the law of network security, a statute stands beside the vocabulary alone.
static BAD: LazyLock<Vec<Bad>> = LazyLock::new(|| {
    let vocabulary = sources();
    let network = ["csl@2017-06-01.toml", "csl@2026-01-01.toml", "discretion@2025-08-01.toml"];
    let network = toml_files("rules/statutes").into_iter().filter(|p| network.iter().any(|n| p.ends_with(n)));
    let law = Sources { statutes: network.map(|p| Arc::new(read(&p).unwrap())).collect(), ..sources() };
    let bad = |path: &PathBuf| {
        let (name, text) = (path.file_name().unwrap().to_str().unwrap().to_owned(), std::fs::read_to_string(path).unwrap());
        let compiled = if name.starts_with("overlay-") {
            let mut sources = law.clone();
            sources.overlay(&name, &text).and_then(|()| sources.compile())
        } else {
            read(path).and_then(|file| compile(&Sources { statutes: vec![Arc::new(file)], ..vocabulary.clone() }))
        };
        let expected = format!("{name}:{}", text.lines().next().unwrap().strip_prefix("# expect: ").unwrap());
        let found = compiled.unwrap_err().into_iter().filter(|f| f.file == name).collect();
        Bad { name, expected, found }
    };
    toml_files("../tests/bad").iter().map(bad).collect()
});

#[test]
fn every_wrong_rule_file_is_refused_with_line_and_reason_in_both_languages() {
    let mut missed = String::new();
    for Bad { expected, found, .. } in BAD.iter() {
        let found: Vec<String> = found.iter().map(ToString::to_string).collect();
        if found != [expected.as_str()] {
            missed.push_str(&format!("expected {expected}\nfound {found:#?}\n"));
        }
    }
    assert!(missed.is_empty(), "{missed}");
}

/// What is wrong with more than one file of rules, or with an export.
fn elsewhere() -> Vec<(Fault, &'static str)> {
    let only = |faults: Vec<Fault>| faults.into_iter().next().unwrap();
    let violation = "minors.device-functions-missing";
    let statute = std::fs::read_to_string(toml_files("../tests/bad").iter().find(|p| p.ends_with("fine-without-bounds.toml")).unwrap()).unwrap();
    let statute = statute.replace("security.logs-not-retained", violation).replace("\"fine\"", "\"warning\"");
    let answered = Sources { statutes: vec![Arc::new(File::read("good.toml".to_owned(), statute).unwrap())], ..sources() };
    let many: String = (0..200).map(|n| format!("own-{n} = {{ zh = \"x\", en = \"x\" }}\n")).collect();
    let mut crowded = Sources::embedded().clone();
    crowded.overlay("many.toml", &format!("overlay = \"many\"\n[subject]\n{many}")).unwrap();
    vec![
        (
            only(Sources::read("book.json", "{").unwrap_err()),
            "book.json:1: not valid JSON: EOF while parsing an object at line 1 column 1 / 不是有效的 JSON：EOF while parsing an object at line 1 column 1",
        ),
        (only(Sources::read("book.json", "[]").unwrap_err()), "book.json:1: `book.json`: expected a table, found a list / book.json 应为表，实际是列表"),
        (
            only(Sources::read("book.json", &Rulebook::embedded_export().replacen(':', ": ", 1)).unwrap_err()),
            "book.json:1: not the canonical text of a rulebook export: keys sorted, no spaces, nothing added / 不是规则库导出文件的规范文本：键要排好序，没有空格，没有增添",
        ),
        (
            Rulebook { digest: "sha256:1".into(), ..Rulebook::embedded().clone() }.check_digest("sha256:2").unwrap_err(),
            "the rulebook's digest is sha256:1, not sha256:2 / 规则库的摘要是 sha256:1，不是 sha256:2",
        ),
        (
            compile(&answered).unwrap_err().into_iter().find(|f| f.en.contains(violation)).unwrap(),
            "violations.toml:82: `minors.device-functions-missing` is answered: take `unanswered` away / 违法类型“minors.device-functions-missing”已有条款对应：去掉 unanswered",
        ),
        (
            crowded.compile().unwrap_err().into_iter().find(|f| f.code == "too-many").unwrap(),
            "many.toml:102: too many entries of the kind subject: at most 128 / 主体过多：至多 128 个",
        ),
    ]
}

#[test]
fn faults_beyond_one_file_are_told_in_both_languages_too() {
    for (fault, expected) in elsewhere() {
        assert_eq!(fault.to_string(), expected);
    }
}

#[test]
fn every_kind_of_fault_is_met_here() {
    let elsewhere = elsewhere();
    let met: BTreeSet<&str> = BAD.iter().flat_map(|b| &b.found).chain(elsewhere.iter().map(|(f, _)| f)).map(|f| f.code).collect();
    assert_eq!(met, Problem::CODES.iter().copied().collect());
}

#[test]
fn the_nearest_right_value_stands_beside_the_words() {
    let told = |name: &str| BAD.iter().find(|b| b.name == name).unwrap().found.iter().map(|f| (f.code, f.nearest.as_deref())).collect::<Vec<_>>();
    assert_eq!(told("unknown-fact.toml"), [("unknown-id", Some("refuses-to-correct"))]);
    assert_eq!(told("unknown-unit.toml"), [("unknown-id", None)]);
}

#[test]
fn every_fault_of_a_file_is_told_at_once() {
    let text = "statute = \"bad\"\nfrom = 2024-02-01\nchecked = \"2024-13-01\"\ncompetent = \"cac\"\n[[duty]]\nviolations = [1, -2, 0.5]\nnotes = 1\n";
    let faults = File::<Statute>::read("bad.toml".to_owned(), text.to_owned()).unwrap_err();
    let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
    for (line, message) in [
        (1, "missing key `title-en` / 缺少键 title-en"),
        (3, "`2024-13-01` is no day of the calendar written YYYY-MM-DD / “2024-13-01”不是日期，应写作 YYYY-MM-DD"),
        (4, "`competent`: expected a list, found the string `cac` / competent 应为列表，实际是字符串“cac”"),
        (5, "missing key `at` / 缺少键 at"),
        (6, "`violations`: expected a string, found the number 1 / violations 应为字符串，实际是数字 1"),
        (6, "`violations`: expected a string, found a number with a fraction, below zero or too large / violations 应为字符串，实际是带小数、小于零或者过大的数字"),
        (7, "unknown key `notes`, nearest is `note` / 没有键“notes”，最接近的是“note”"),
    ] {
        assert!(told.contains(&format!("bad.toml:{line}: {message}")), "{line}: {message} is not in {told:#?}");
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
