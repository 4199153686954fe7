//! Replays `tests/cases/*.toml`: expectations written by hand from the official texts, apart from the rule files.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs, reason = "a test fails by panicking")]

use serde_json::Value;
use std::path::PathBuf;

fn cases() -> Vec<(String, toml::Table)> {
    let dir = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/cases");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()).filter(|p| p.extension().is_some_and(|e| e == "toml")).collect();
    paths.sort();
    let mut out = Vec::new();
    for path in paths {
        let table: toml::Table = toml::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        for case in table["case"].as_array().unwrap() {
            let case = case.as_table().unwrap().clone();
            out.push((format!("{}: {}", path.file_stem().unwrap().to_string_lossy(), case["name"].as_str().unwrap()), case));
        }
    }
    out
}

/// `10000..100000`, `1x..10x illegal-gains`, `..0.05x prior-year-turnover`.
fn band(b: &Value) -> String {
    let end = |v: &Value| v.as_str().unwrap_or_default().to_owned();
    match (&b["formula"], b["resolved"].as_bool().unwrap()) {
        (f @ Value::Object(_), false) => {
            let factor = |v: &Value| v.as_str().map(|s| format!("{s}x")).unwrap_or_default();
            format!("{}..{} {}", factor(&f["min"]), factor(&f["max"]), end(&f["of"]))
        }
        _ => format!("{}..{}", end(&b["min"]), end(&b["max"])),
    }
}

fn need(n: &Value) -> String {
    let (k, v) = n.as_object().unwrap().iter().next().unwrap();
    let v = v.as_str().unwrap();
    match k.as_str() {
        "fact" => v.to_owned(),
        // a breach is told with its version in the answer, without in the cases
        "breach" => format!("breach:{}", v.split_once('@').map_or(v.to_owned(), |(s, rest)| format!("{s}/{}", rest.split_once('/').unwrap().1))),
        other => format!("{other}:{v}"),
    }
}

fn strings(v: &toml::Value) -> Vec<String> {
    let mut s: Vec<String> = v.as_array().unwrap().iter().map(|x| x.as_str().unwrap().to_owned()).collect();
    s.sort();
    s
}

/// `lighter possible 10000..<37000 ~ 10000..<46000`: the step, whether the facts leave it, its range, and that with the float.
fn step(s: &Value) -> Vec<String> {
    let ends = |r: &Value| {
        let end = |included: &str, not: &str, mark: &str| match (r[included].as_str(), r[not].as_str()) {
            (Some(x), None) => x.to_owned(),
            (None, Some(x)) => format!("{mark}{x}"),
            _ => panic!("one end, once: {r}"),
        };
        format!("{}..{}", end("at_least", "above", ">"), end("at_most", "below", "<"))
    };
    let of = |r: &Value| r["of"].as_str().map(|of| format!(" {of}")).unwrap_or_default();
    let float = |r: &Value| if r["float"].is_null() { String::new() } else { format!(" ~ {}{}", ends(&r["float"]), of(r)) };
    let one = |r: &Value| format!("{} {} {}{}{}", s["step"].as_str().unwrap(), s["status"].as_str().unwrap(), ends(r), of(r), float(r));
    s["ranges"].as_array().unwrap().iter().map(one).collect()
}

/// Whether an option is what is expected; keys left out are not compared.
fn matches(expected: &toml::Table, option: &Value) -> bool {
    expected.iter().all(|(k, v)| match k.as_str() {
        "bands" => {
            let mut b: Vec<String> = option["bands"].as_array().unwrap().iter().map(band).collect();
            b.sort();
            b == strings(v)
        }
        "needs" => {
            let mut n: Vec<String> = option["needs"].as_array().unwrap().iter().map(need).collect();
            n.sort();
            n == strings(v)
        }
        "steps" => {
            let mut s: Vec<String> = option["discretion"].as_array().into_iter().flatten().flat_map(step).collect();
            s.sort();
            s == strings(v)
        }
        _ => match v {
            toml::Value::Array(_) => serde_json::to_value(v).unwrap() == option[k],
            other => serde_json::to_value(other).unwrap() == option[k],
        },
    })
}

#[test]
fn every_case_comes_out_as_the_text_says() {
    let book = fadu::Rulebook::embedded();
    let mut wrong = Vec::new();
    let all = cases();
    assert!(all.len() >= 280, "the cases are there");
    for (name, case) in &all {
        let answer = fadu::json::assess(book, case["case"].as_str().unwrap().trim().as_bytes());
        let out: Value = serde_json::from_str(&answer.text).unwrap();
        let mut fail = |what: String| wrong.push(format!("{name}\n    {what}"));
        if answer.invalid {
            fail(format!("not a valid case: {}", out["errors"]));
            continue;
        }
        // a key nobody looks at would be an expectation that cannot fail
        for k in case.keys().filter(|k| !["name", "article", "case", "coverage", "options", "absent", "findings", "count", "questions", "notes"].contains(&k.as_str())) {
            fail(format!("no such expectation: {k}"));
        }
        let asked: Vec<String> = out["questions"].as_array().unwrap().iter().map(|q| need(&q["ask"])).collect();
        for q in case.get("questions").map(strings).unwrap_or_default() {
            let absent = q.strip_prefix("no ");
            if asked.iter().any(|x| x == absent.unwrap_or(&q)) == absent.is_some() {
                fail(format!("question `{q}`: {asked:?}"));
            }
        }
        let noted: Vec<String> = out["notes"].as_array().unwrap().iter().map(|n| format!("{} {}", n["code"].as_str().unwrap(), n["basis"].as_str().unwrap_or("-"))).collect();
        for n in case.get("notes").map(strings).unwrap_or_default() {
            let absent = n.strip_prefix("no ");
            if noted.iter().any(|x| x == absent.unwrap_or(&n)) == absent.is_some() {
                fail(format!("note `{n}`: {noted:?}"));
            }
        }
        if let Some(c) = case.get("coverage") {
            if out["coverage"]["worst"].as_str() != c.as_str() {
                fail(format!("coverage {} instead of {c}", out["coverage"]["worst"]));
            }
        }
        let options = out["options"].as_array().unwrap();
        let near = |e: &toml::Table| -> Vec<String> {
            let same = |k: &str, o: &&Value| e.get(k).is_none_or(|v| o[k].as_str() == v.as_str());
            options
                .iter()
                .filter(|o| same("measure", o) && same("basis", o) && same("target", o))
                .map(|o| {
                    let bands: Vec<String> = o["bands"].as_array().unwrap().iter().map(band).collect();
                    let needs: Vec<String> = o["needs"].as_array().unwrap().iter().map(need).collect();
                    format!("{} {} {} {} {} tier {} bands {bands:?} needs {needs:?} group {}", o["basis"], o["measure"], o["target"], o["status"], o["mode"], o["tier"], o["group"])
                })
                .collect()
        };
        for e in case.get("options").and_then(|o| o.as_array()).into_iter().flatten() {
            let e = e.as_table().unwrap();
            let found = options.iter().filter(|o| matches(e, o)).count();
            if found != 1 {
                fail(format!("{found} options match {e}; near: {:#?}", near(e)));
            }
        }
        for e in case.get("absent").and_then(|o| o.as_array()).into_iter().flatten() {
            let e = e.as_table().unwrap();
            if options.iter().any(|o| matches(e, o)) {
                fail(format!("an option that must not be: {e}; near: {:#?}", near(e)));
            }
        }
        if let Some(count) = case.get("count").and_then(toml::Value::as_integer) {
            let found = out["findings"].as_array().unwrap().len();
            if i64::try_from(found).unwrap() != count {
                fail(format!("{found} findings instead of {count}: {}", out["findings"]));
            }
        }
        for (n, e) in case.get("findings").and_then(|o| o.as_array()).into_iter().flatten().enumerate() {
            let e = e.as_table().unwrap();
            let f = &out["findings"][n];
            if e.get("status").is_some_and(|s| s.as_str() != f["status"].as_str()) {
                fail(format!("finding {n} is {} instead of {}: {}", f["status"], e["status"], f["reasons"]));
            }
            let codes: Vec<&str> = f["reasons"].as_array().into_iter().flatten().filter_map(|r| r["code"].as_str()).collect();
            for r in e.get("reasons").and_then(|r| r.as_array()).into_iter().flatten() {
                if !codes.contains(&r.as_str().unwrap()) {
                    fail(format!("finding {n} lacks the reason {r}: {codes:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {} cases differ:\n{}", wrong.len(), all.len(), wrong.join("\n"));
}
