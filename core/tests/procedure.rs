//! Procedure beyond the cases: working days, a calendar and a parameter from an overlay, steps that contradict.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs, reason = "a test fails by panicking")]

use fadu::date::Date;
use fadu::procedure::Calendar;
use fadu::source::Sources;
use fadu::{Rulebook, json};
use serde_json::Value;

fn day(t: &str) -> Date {
    Date::parse(t).unwrap()
}

#[test]
fn working_days_leave_out_weekends_and_what_the_calendar_says() {
    // 2024-09-30 is a Monday; 1 to 7 October are off, Saturday 12 October is worked
    let none = Calendar::default();
    assert_eq!(none.working_days(day("2024-09-30"), 5), (day("2024-10-07"), false));
    let off = ["2024-10-01", "2024-10-02", "2024-10-03", "2024-10-04", "2024-10-07"].map(day).to_vec();
    let known = Calendar { off: off.into(), on: vec![day("2024-10-12")].into(), through: Some(day("2024-12-31")) };
    assert_eq!(known.working_days(day("2024-09-30"), 5), (day("2024-10-12"), true));
    assert_eq!(known.working_days(day("2024-12-30"), 5), (day("2025-01-06"), false), "beyond what the calendar knows of");
    assert_eq!(day("2024-02-28").plus(2), day("2024-03-01"));
    assert!(day("2024-02-24").weekend() && day("2024-02-25").weekend() && !day("2024-02-26").weekend());
}

fn answer(book: &Rulebook, case: &str) -> Value {
    serde_json::from_str(&json::assess(book, case.as_bytes()).text).unwrap()
}

const CASE: &str = r#"{"violations":["pi.no-consent"],"subjects":["pi-handler","organization"],"act":{"from":"2024-03-01"},"decided":"2024-09-30",
    "facts":{"serious":true,"hearing-notified":false},"proposals":[{"measure":"fine","amount":"2000000","basis":"pipl/66/2"}]}"#;

#[test]
fn an_overlay_sets_the_calendar_and_what_a_large_fine_is() {
    let mut sources = Sources::embedded().clone();
    let text = "overlay = \"office\"\n[parameter]\nlarge-fine = \"1000000\"\n[calendar]\noff = [\"2024-10-01\", \"2024-10-02\", \"2024-10-03\", \"2024-10-04\", \"2024-10-07\"]\non = [\"2024-10-12\"]\nthrough = \"2024-12-31\"\n";
    sources.overlay("office.toml", text).unwrap();
    let book = sources.compile().unwrap();
    let with = answer(&book, CASE);
    assert_eq!(with["findings"][0]["status"], "not-permitted", "2,000,000 is large for this office, and no notice was given");
    let service = |v: &Value| v["notes"].as_array().unwrap().iter().find(|n| n["code"] == "service").unwrap()["en"].as_str().unwrap().to_owned();
    assert!(service(&with).ends_with("until 2024-10-15"), "{}", service(&with));
    let without = answer(Rulebook::embedded(), CASE);
    assert_eq!(without["findings"][0]["status"], "permitted", "the law has no figure");
    assert!(service(&without).contains("until 2024-10-09 (public holidays not counted"), "{}", service(&without));
}

#[test]
fn an_overlay_cannot_add_procedure() {
    let text = "overlay = \"office\"\n[[statute]]\nstatute = \"office\"\ntitle = \"a\"\ntitle-en = \"a\"\nlevel = \"policy\"\nfrom = \"2024-01-01\"\nchecked = \"2024-01-01\"\n[[statute.procedure]]\nat = \"1\"\ncode = \"officers\"\nmust = { fact = \"two-certified-officers\" }\n";
    let faults = Sources::embedded().clone().overlay("office.toml", text).unwrap_err();
    assert!(faults[0].en.contains("procedure is for the law to say"), "{faults:?}");
}

#[test]
fn steps_are_days_in_order_that_agree_with_the_facts() {
    let with = |steps: &str| CASE.replace("\"facts\"", &format!("\"steps\":{steps},\"facts\""));
    let codes = |steps: &str| -> Vec<(String, String)> {
        let v = answer(Rulebook::embedded(), &with(steps));
        v["errors"].as_array().into_iter().flatten().map(|e| (e["code"].as_str().unwrap().into(), e["pointer"].as_str().unwrap().into())).collect()
    };
    assert_eq!(codes(r#"{"notified":"2024-05-10","served":"2024-10-02"}"#), []);
    assert_eq!(codes(r#"{"notifed":"2024-05-10"}"#), [("unknown-key".into(), "/steps/notifed".into())]);
    assert_eq!(codes(r#"{"served":"2024-09-01"}"#), [("date-order".into(), "/steps/served".into())]);
    assert_eq!(codes(r#"{"hearing_notified":"2024-05-10"}"#), [("contradiction".into(), "/steps/hearing_notified".into())]);
}
