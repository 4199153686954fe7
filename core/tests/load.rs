//! Rulebooks and overlays loaded at run time: what is exported is all there is, and an overlay adds and never changes law.
#![cfg(feature = "load")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, missing_docs, reason = "a test fails by panicking")]

use fadu::json::schema::{Format, schema};
use fadu::source::Sources;
use fadu::{Rulebook, json};
use serde_json::Value;

#[test]
fn the_export_read_back_is_the_embedded_rulebook() {
    let sources = Sources::read("export", Rulebook::embedded_export()).unwrap();
    assert_eq!(sources.export(), Rulebook::embedded_export());
    let book = sources.compile().unwrap();
    assert_eq!(book.digest, Rulebook::embedded().digest);
    assert!(book == *Rulebook::embedded(), "compiled from the export it differs from the embedded one");
}

#[test]
fn text_that_is_not_the_canonical_export_is_refused() {
    let spaced = Rulebook::embedded_export().replacen(':', ": ", 1);
    let e = Sources::read("book.json", &spaced).unwrap_err();
    assert!(e[0].to_string().starts_with("book.json:1: not the canonical text"), "{}", e[0]);
    assert!(Sources::read("book.json", "{}").is_err());
}

const POLICY: &str = r#"
overlay = "example-policy"
[violation]
"content.example-terms-breached" = { zh = "违反示例平台规则", en = "example terms breached", subjects = [] }
[[statute]]
statute = "example-terms"
title = "示例平台规则"
title-en = "Example Terms"
level = "policy"
from = 2024-01-01
checked = 2026-01-01
competent = ["platform"]
[[statute.duty]]
at = "1"
violations = ["content.example-terms-breached", "security.logs-not-retained"]
[[statute.provision]]
at = "2"
kind = "platform-duty"
breach-of = ["1"]
[[statute.provision.tier]]
may = [{ measure = "close-account", target = "account" }]
"#;

fn options(book: &Rulebook, violation: &str) -> Vec<Value> {
    let case = format!(r#"{{"violations":["{violation}"],"subjects":["platform","organization"],"act":{{"from":"2024-03-01"}}}}"#);
    let out: Value = serde_json::from_str(&json::assess(book, case.as_bytes()).text).unwrap();
    assert_eq!(out["rulebook"]["overlays"].as_array().unwrap().len(), book.overlays.len());
    out["options"].as_array().unwrap_or_else(|| panic!("{out}")).clone()
}

#[test]
fn an_overlay_adds_and_what_comes_from_it_says_so() {
    let mut sources = Sources::embedded().clone();
    sources.overlay("policy.toml", POLICY).unwrap();
    let book = sources.compile().unwrap();
    let own = options(&book, "content.example-terms-breached");
    assert_eq!(own.len(), 1);
    assert_eq!(own[0]["origin"], "example-policy");
    // beside the law, which stays as it is
    let with = options(&book, "security.logs-not-retained");
    let law: Vec<&Value> = with.iter().filter(|o| o["origin"] == "law").collect();
    let without = options(Rulebook::embedded(), "security.logs-not-retained");
    assert_eq!(law, without.iter().collect::<Vec<_>>());
    assert_eq!(with.len(), without.len() + 1);
    // the digest stays that of the law; the overlay has its own
    assert_eq!(book.digest, Rulebook::embedded().digest);
    assert!(book.overlays[0].1.starts_with("sha256:"));
    // and the schema of a case knows its ids
    let known = |book: &Rulebook| schema(book, Format::Case).contains("content.example-terms-breached");
    assert!(known(&book) && !known(Rulebook::embedded()));
}

#[test]
fn an_overlay_that_would_change_law_is_refused_with_line_and_reason() {
    let refused = |from: &str, to: &str, message: &str| {
        let mut sources = Sources::embedded().clone();
        let text = POLICY.replace(from, to);
        assert_ne!(text, POLICY);
        let faults = sources.overlay("policy.toml", &text).err().unwrap_or_else(|| sources.compile().err().unwrap_or_default());
        assert!(faults.iter().any(|f| f.to_string().contains(message)), "{faults:#?}");
        assert!(faults.iter().all(|f| f.line > 1), "{faults:#?}");
    };
    refused("example-terms\"", "csl\"", "there already");
    refused("level = \"policy\"", "level = \"law\"", "an overlay holds policies");
    refused("kind = \"platform-duty\"", "graver-than = [\"csl@2026-01-01/61/1\"]", "never changes or removes law");
    refused("kind = \"platform-duty\"", "kind = \"general\"", "never changes or removes law");
    refused("\"close-account\", target = \"account\"", "\"fine\", range = \"1..2\"", "no instrument of level `policy` may set `fine`");
    refused("\"content.example-terms-breached\" =", "\"security.logs-not-retained\" =", "stands twice");
    refused("may = [", "maybe = [", "unknown key `maybe`");
}
