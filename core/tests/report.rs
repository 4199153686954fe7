//! The headline figures of the enforcement report of 2024, as a data set in the export.
#![cfg(feature = "load")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs, reason = "a test fails by panicking")]

use serde_json::Value;
use std::path::Path;

/// As published: what, in which unit, how many.
const PUBLISHED: [(&[&str], &str, u64); 7] = [
    (&["regulatory-interview"], "platforms", 11_159),
    (&["warning", "fine"], "platforms", 4_046),
    (&["suspend-function", "suspend-updates"], "websites", 585),
    (&["app-removal"], "apps", 200),
    (&["mini-program-disposal"], "mini-programs", 40),
    (&["revoke-permit", "cancel-filing", "close-website"], "websites", 10_946),
    (&["close-account"], "accounts", 107_802),
];

#[test]
fn the_headline_figures_are_those_published() {
    let export: Value = serde_json::from_str(fadu::Rulebook::embedded_export()).unwrap();
    let report = export["practice"].as_array().unwrap().iter().find(|r| r["report"] == "2024").unwrap();
    let found: Vec<(Vec<&str>, &str, u64)> = report["headline"]
        .as_array()
        .unwrap()
        .iter()
        .map(|h| (h["measures"].as_array().unwrap().iter().map(|m| m.as_str().unwrap()).collect(), h["unit"].as_str().unwrap(), h["count"].as_u64().unwrap()))
        .collect();
    let wanted: Vec<(Vec<&str>, &str, u64)> = PUBLISHED.iter().map(|(m, u, n)| (m.to_vec(), *u, *n)).collect();
    assert_eq!(found, wanted);
}

#[test]
fn each_figure_stands_in_the_report() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/seed/report-2024.txt");
    let Ok(text) = std::fs::read_to_string(&path) else {
        eprintln!("skipped: the text of the report is not beside the project");
        return;
    };
    for (measures, _, count) in PUBLISHED {
        assert!(text.contains(&count.to_string()), "{measures:?}: {count}");
    }
}
