//! Benchmarks of provinces, cities and platforms as overlays: they narrow a step of discretion, and nothing else.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs, reason = "a test fails by panicking")]

use fadu::source::Sources;
use fadu::{Rulebook, json};
use serde_json::{Value, json};

fn overlay(benchmark: &str) -> String {
    format!(
        "overlay = \"province\"\n\n[[statute]]\nstatute = \"province\"\ntitle = \"甲省裁量权基准\"\ntitle-en = \"Benchmark of a province\"\nlevel = \"policy\"\nfrom = \"2025-09-01\"\nchecked = \"2026-01-01\"\n\n[[statute.benchmark]]\n{benchmark}\n"
    )
}

fn with(benchmark: &str) -> Result<Rulebook, String> {
    let mut sources = Sources::embedded().clone();
    let told = |faults: Vec<fadu::source::Fault>| faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    sources.overlay("province.toml", &overlay(benchmark)).map_err(told)?;
    sources.compile().map_err(told)
}

/// Refusal, nothing weighs lighter, obstruction: the heavier step of 50,000 to 500,000.
fn assess(book: &Rulebook, decided: &str, sum: &str) -> Value {
    let case = json!({
        "violations": ["security.logs-not-retained"], "subjects": ["network-operator", "organization"], "act": { "from": "2025-01-01", "to": "2026-02-01" }, "decided": decided,
        "facts": { "refuses-to-correct": true, "grave-network-harm": false, "first-violation": false, "reduced-harm": false, "coerced": false, "confessed-unknown": false, "meritorious": false,
            "obstructs": true, "departure-approved": false },
        "proposals": [{ "measure": "fine", "amount": sum, "authority": { "body": "cac", "level": "municipal" } }, { "measure": "order-correction" }, { "measure": "warning" }],
    });
    serde_json::from_str(&json::assess(book, case.to_string().as_bytes()).text).unwrap()
}

#[test]
fn a_benchmark_narrows_a_step_and_says_where_it_comes_from() {
    let book = with("at = \"3\"\nprovision = \"csl@2026-01-01/61/1\"\nstep = \"heavier\"\nrange = \"400000..450000\"").unwrap();
    let answer = assess(&book, "2026-06-01", "380000");
    assert_eq!(answer["findings"][0]["status"], "not-permitted");
    let reason = answer["findings"][0]["reasons"].as_array().unwrap().iter().find(|r| r["code"] == "outside-discretion-step").unwrap();
    assert_eq!(reason["basis"], "province@2025-09-01/3");
    let fine = answer["options"].as_array().unwrap().iter().find(|o| o["basis"] == "csl@2026-01-01/61/1" && o["measure"] == "fine" && o["target"] == "entity").unwrap();
    let heavier = fine["discretion"].as_array().unwrap().iter().find(|s| s["step"] == "heavier").unwrap();
    let range = json!({ "band": 0, "of": null, "at_least": "400000", "above": null, "at_most": "450000", "below": null, "basis": "province@2025-09-01/3", "origin": "province", "float": null });
    assert_eq!(heavier["ranges"], json!([range]));
    assert_eq!(assess(&book, "2026-06-01", "450000")["findings"][0]["status"], "permitted");
    // without it the heavier step of the law reaches from above 365,000, with the float from above 320,000
    assert_eq!(assess(Rulebook::embedded(), "2026-06-01", "380000")["findings"][0]["status"], "permitted");
}

#[test]
fn an_approved_departure_lifts_a_benchmark_never_the_band_of_the_law() {
    let book = with("at = \"3\"\nprovision = \"csl@2026-01-01/61/1\"\nstep = \"heavier\"\nrange = \"400000..450000\"").unwrap();
    for (sum, wanted) in [("100000", "permitted"), ("500000.01", "not-permitted")] {
        let answer = assess(&book, "2026-06-01", sum);
        assert_eq!(answer["findings"][0]["status"], "not-permitted", "not approved: {sum}");
        let case = r#"{"violations":["security.logs-not-retained"],"subjects":["network-operator","organization"],"act":{"from":"2026-02-01"},"decided":"2026-06-01","facts":{"refuses-to-correct":true,"grave-network-harm":false,"first-violation":false,"reduced-harm":false,"coerced":false,"confessed-unknown":false,"meritorious":false,"obstructs":true,"departure-approved":true},"proposals":[{"measure":"fine","amount":"SUM","authority":{"body":"cac","level":"municipal"}},{"measure":"order-correction"},{"measure":"warning"}]}"#;
        let approved: Value = serde_json::from_str(&json::assess(&book, case.replace("SUM", sum).as_bytes()).text).unwrap();
        assert_eq!(approved["findings"][0]["status"], wanted, "approved: {sum}");
    }
}

#[test]
fn a_benchmark_that_leaves_the_step_the_band_or_the_fines_is_refused_with_line_and_reason() {
    for (benchmark, said) in [
        ("at = \"3\"\nprovision = \"csl@2026-01-01/61/1\"\nstep = \"heavier\"\nrange = \"300000..450000\"", "leaves the step of the law, above 320000, at most 500000"),
        ("at = \"3\"\nprovision = \"csl@2026-01-01/61/1\"\nstep = \"heavier\"\nrange = \"400000..600000\"", "lies within no band of the fine"),
        ("at = \"3\"\nprovision = \"csl@2026-01-01/61/1\"\nstep = \"mitigated\"\nrange = \"10000..20000\"", "unknown step `mitigated`"),
        ("at = \"3\"\nprovision = \"csl@2026-01-01/61/1\"\nstep = \"lighter\"\nrange = \"60000..\"", "a benchmark gives both ends"),
        ("at = \"3\"\nprovision = \"csl@2026-01-01/72\"\nstep = \"lighter\"\nrange = \"60000..70000\"", "a benchmark narrows a fine"),
        ("at = \"3\"\nprovision = \"csl@2026-01-01/61/1\"\nstep = \"lighter\"\ntimes = \"1..2\"", "lies within no band of the fine"),
    ] {
        let refused = with(benchmark).unwrap_err();
        assert!(refused.contains(said) && refused.starts_with("province.toml:"), "{refused}");
    }
}

#[test]
fn an_overlay_cannot_set_the_steps_themselves() {
    let text = overlay(
        "at = \"3\"\nprovision = \"csl@2026-01-01/61/1\"\nstep = \"heavier\"\nrange = \"400000..450000\"\n[[statute.discretion]]\nat = \"4\"\nstep = \"heavier\"\nauthority = \"cac\"\nabove = \"0.5\"",
    );
    let faults = Sources::embedded().clone().overlay("province.toml", &text).unwrap_err();
    assert!(faults[0].en.contains("the steps are for the law to say"), "{faults:?}");
}

#[test]
fn multiples_are_narrowed_as_multiples() {
    let book = with("at = \"4\"\nprovision = \"csl@2026-01-01/63\"\nstep = \"heavier\"\ntimes = \"4..4.5\"").unwrap();
    let case = r#"{"violations":["security.uncertified-equipment-supplied"],"subjects":["network-product-provider","organization"],"act":{"from":"2026-03-01"},"decided":"2026-06-01","amounts":{"illegal-gains":"200000"}}"#;
    let answer: Value = serde_json::from_str(&json::assess(&book, case.as_bytes()).text).unwrap();
    let fine = answer["options"].as_array().unwrap().iter().find(|o| o["basis"] == "csl@2026-01-01/63" && o["measure"] == "fine" && o["target"] == "entity").unwrap();
    let heavier = fine["discretion"].as_array().unwrap().iter().find(|s| s["step"] == "heavier").unwrap();
    assert_eq!((&heavier["ranges"][0]["at_least"], &heavier["ranges"][0]["at_most"]), (&json!("800000"), &json!("900000")));
}

#[test]
fn the_example_in_the_readme_loads() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/examples/benchmark.toml")).unwrap();
    let mut sources = Sources::embedded().clone();
    sources.overlay("benchmark.toml", &text).unwrap();
    assert_eq!(sources.compile().unwrap().benchmarks.len(), 1);
}
