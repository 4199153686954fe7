//! Runs the tests of the Python package against the library just built, and hands them what Rust answers to every conformance
//! case. Where there is no Python with pytest it says so and passes; `FADU_PYTHON` names an interpreter that must work.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, missing_docs, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};
use std::process::Command;

const HERE: &str = env!("CARGO_MANIFEST_DIR");

/// A build without optimizations takes long for each case: one in so many here, all of them with the wheel (`.ci/python`).
const EVERY: usize = 16;

/// What Rust answers to the cases of `tests/cases`, a line each: the text of the case and the answer.
fn expected() -> String {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(Path::new(HERE).join("../tests/cases")).unwrap().map(|e| e.unwrap().path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "toml"));
    paths.sort();
    let book = fadu::Rulebook::embedded();
    let mut out = String::new();
    for path in paths {
        let table: toml::Table = toml::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        for case in table["case"].as_array().unwrap().iter().step_by(EVERY) {
            let text = case["case"].as_str().unwrap();
            let answer = fadu::json::assess(book, text.as_bytes()).text;
            out.push_str(&serde_json::json!({ "name": case["name"].as_str(), "case": text, "answer": answer }).to_string());
            out.push('\n');
        }
    }
    out
}

/// The package with the library of this build in it.
fn lay_out(root: &Path) {
    let package = root.join("fadu");
    let _ = std::fs::remove_dir_all(&package);
    std::fs::create_dir_all(&package).unwrap();
    for file in std::fs::read_dir(Path::new(HERE).join("fadu")).unwrap().map(|e| e.unwrap().path()) {
        if file.extension().is_some_and(|e| e == "py" || e == "pyi" || e == "typed") {
            std::fs::copy(&file, package.join(file.file_name().unwrap())).unwrap();
        }
    }
    let built = std::env::current_exe().unwrap().parent().unwrap().join(format!("{}fadu_python{}", std::env::consts::DLL_PREFIX, std::env::consts::DLL_SUFFIX));
    std::fs::copy(&built, package.join("_fadu.abi3.so")).unwrap_or_else(|e| panic!("{}: {e}", built.display()));
}

#[test]
fn the_tests_of_the_python_package_pass() {
    let named = std::env::var_os("FADU_PYTHON");
    let python = named.clone().unwrap_or_else(|| "python3".into());
    let works = Command::new(&python).args(["-c", "import sys, pytest; sys.exit(sys.version_info < (3, 9))"]).output().is_ok_and(|o| o.status.success());
    if !works {
        assert!(named.is_none(), "FADU_PYTHON is no Python 3.9 or later with pytest");
        eprintln!("skipped: no python3 (3.9 or later) with pytest; `pip install -r python/requirements-test.txt` gives all that its tests use");
        return;
    }
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("python");
    lay_out(&root);
    std::fs::write(root.join("expected.jsonl"), expected()).unwrap();
    let tests = Path::new(HERE).join("tests");
    // not from the folder of the sources: what is tested is the library just built
    let run = Command::new(&python)
        .args(["-m", "pytest", "-q", "-p", "no:cacheprovider", "--color=no", "--durations=8"])
        .arg("-c")
        .arg(Path::new(HERE).join("pyproject.toml"))
        .arg(tests)
        .current_dir(&root)
        .env("PYTHONPATH", &root)
        .env("FADU_EXPECTED", root.join("expected.jsonl"))
        .status();
    assert!(run.unwrap().success(), "pytest failed");
}
