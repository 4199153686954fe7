//! The published schemas agree with the reader and the writer: every case of the tests, and what comes out for it.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, missing_docs, reason = "a test fails by panicking")]

use fadu::Rulebook;
use fadu::json::{assess, schema};
use serde_json::{Value, json};
use std::path::Path;

fn validator(of: schema::Format) -> jsonschema::Validator {
    jsonschema::validator_for(&serde_json::from_str(&schema::schema(Rulebook::embedded(), of)).unwrap()).unwrap()
}

fn cases() -> Vec<String> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/cases");
    let mut out = Vec::new();
    for path in std::fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()).filter(|p| p.extension().is_some_and(|e| e == "toml")) {
        let table: toml::Table = toml::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        out.extend(table["case"].as_array().unwrap().iter().map(|c| c["case"].as_str().unwrap().trim().to_owned()));
    }
    out
}

#[test]
fn every_case_and_every_answer_is_valid_under_its_schema() {
    let (case, assessment, errors) = (validator(schema::Format::Case), validator(schema::Format::Assessment), validator(schema::Format::Errors));
    let mut valid = 0;
    for text in cases() {
        let answer = assess(Rulebook::embedded(), text.as_bytes());
        let out: Value = serde_json::from_str(&answer.text).unwrap();
        let told = if answer.invalid { &errors } else { &assessment };
        if let Err(e) = told.validate(&out) {
            panic!("the answer to {text} breaks its schema: {e} at {}", e.instance_path);
        }
        if !answer.invalid {
            let given: Value = serde_json::from_str(&text).unwrap();
            if let Err(e) = case.validate(&given) {
                panic!("{text} breaks the schema of a case: {e} at {}", e.instance_path);
            }
            valid += 1;
        }
    }
    assert!(valid > 250, "{valid} cases");
}

#[test]
fn what_the_schema_refuses_the_reader_refuses() {
    let case = validator(schema::Format::Case);
    let good = json!({ "violations": ["security.logs-not-retained"], "subjects": ["platform"], "act": { "from": "2024-03-01" } });
    assert!(case.is_valid(&good) && !assess(Rulebook::embedded(), good.to_string().as_bytes()).invalid);
    for (key, wrong) in [
        ("violations", json!(["security.logs-not-kept"])),
        ("violations", json!("security.logs-not-retained")),
        ("breaches", json!(["csl-21"])),
        ("subjects", json!(["platfrom"])),
        ("act", json!({ "form": "2024-03-01" })),
        ("decided", json!("2024-3-1")),
        ("facts", json!({ "seriuos": true })),
        ("facts", json!({ "serious": "yes" })),
        ("facts", json!({ "no-harm@csl/59": true })),
        ("amounts", json!({ "illegal-gains": 5 })),
        ("amounts", json!({ "illegal-gains": "05" })),
        ("prior", json!([{ "date": "2024-03-01" }])),
        ("proposals", json!([{ "measure": "fine", "authority": { "body": "cac" } }])),
        ("proposals", json!([{ "measure": "fine", "duration": { "unit": "week", "n": 1 } }])),
        ("proposals", json!([{ "measure": "fine", "amount": "1e400" }])),
        ("colour", json!(1)),
    ] {
        let mut bad = good.clone();
        bad[key] = wrong;
        assert!(!case.is_valid(&bad), "the schema takes {bad}");
        assert!(assess(Rulebook::embedded(), bad.to_string().as_bytes()).invalid, "the reader takes {bad}");
    }
}
