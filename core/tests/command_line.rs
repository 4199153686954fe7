//! The command line as a user meets it: exit codes, streams, and input that is wrong in every way.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, missing_docs, reason = "a test fails by panicking")]

use serde_json::Value;
use std::io::Write;
use std::process::{Command, Stdio};

fn fadu(arguments: &[&str], input: &[u8]) -> (i32, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_fadu")).args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let out = child.wait_with_output().unwrap();
    writer.join().unwrap();
    (out.status.code().unwrap(), String::from_utf8(out.stdout).unwrap())
}

const GOOD: &str = r#"{"violations":["security.logs-not-retained"],"subjects":["platform"],"act":{"from":"2024-03-01"}}"#;

fn codes(text: &str) -> Vec<String> {
    let v: Value = serde_json::from_str(text).unwrap();
    v["errors"].as_array().unwrap().iter().map(|e| e["code"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn exit_codes_are_as_documented() {
    assert_eq!(fadu(&["assess"], GOOD.as_bytes()).0, 0);
    assert_eq!(fadu(&["assess"], b"{}").0, 1);
    assert_eq!(fadu(&["assess", "/no/such/file"], b"").0, 2);
    assert_eq!(fadu(&["nonsense"], b"").0, 2);
    let proposing = GOOD.replace("\"act\"", "\"proposals\":[{\"measure\":\"fine\",\"amount\":\"80000\"}],\"act\"");
    assert_eq!(fadu(&["assess", "--check"], proposing.as_bytes()).0, 3);
    assert_eq!(fadu(&["rules", "--leads-to", "no-such-measure"], b"").0, 2);
    assert_eq!(fadu(&["rules", "--answers", "no-such-violation"], b"").0, 2);
}

#[test]
fn wrong_arguments_are_told_in_both_languages_with_the_nearest_right_one() {
    let told = |arguments: &[&str]| {
        let out = Command::new(env!("CARGO_BIN_EXE_fadu")).args(arguments).stdin(Stdio::null()).output().unwrap();
        assert_eq!((out.status.code(), out.stdout.len()), (Some(2), 0), "{arguments:?}");
        String::from_utf8(out.stderr).unwrap()
    };
    for (arguments, en, zh) in [
        (
            &["asses"] as &[&str],
            "no command `asses`, nearest is `assess`, of assess, options, explain, audit, rules, reference, schema, export",
            "没有“asses”这个命令，最接近的是“assess”；可用：assess、options、explain、audit、rules、reference、schema、export",
        ),
        (&["assess", "--prety"], "no option `--prety`, nearest is `--pretty`", "没有选项“--prety”，最接近的是“--pretty”"),
        (&["assess", "--format", "csv"], "no option `--format`", "没有选项“--format”"),
        (&["explain", "--lang=fr", "-"], "no value of --lang `fr`, nearest is `en`, of en, zh", "没有“fr”这个 --lang 值，最接近的是“en”；可用：en、zh"),
        (&["schema"], "FORMAT is missing: fadu schema FORMAT", "缺少 FORMAT：fadu schema FORMAT"),
        (&["explain", "a", "b"], "`b` is one word too many: fadu explain [CASE]", "多了“b”：fadu explain [CASE]"),
        (&["explain", "--lang"], "`--lang` takes a value", "“--lang”需要一个值"),
        (&["explain", "--markdown=yes"], "`--markdown` takes no value", "“--markdown”不带值"),
        (&["explain", "--lang", "zh", "--lang", "en"], "`--lang` stands twice", "“--lang”出现了两次"),
        (&["assess", "--jsonl", "--pretty"], "`--jsonl` and `--pretty` exclude each other", "“--jsonl”与“--pretty”不能并用"),
        (&["options"], "which case, or which --violation?", "要哪个案件，或哪个 --violation？"),
        (&["options", "-", "--violation", "x"], "a case and --violation exclude each other", "案件与 --violation 不能并用"),
        (&["options", "-", "--date", "2024-03-01"], "--subject and --date go with --violation", "--subject 和 --date 只与 --violation 并用"),
        (&["export", "--digest", "sha256:0"], "`--digest` goes with `--rulebook`", "“--digest”只与“--rulebook”并用"),
    ] {
        assert_eq!(told(arguments), format!("fadu: {en}\nfadu: {zh}\n"));
    }
    assert!(told(&["rules", "violation"]).starts_with("fadu: no list `violation`, nearest is `violations`, of "));
    let id = told(&["rules", "--leads-to", "fines"]);
    assert!(id.contains("nearest is `fine`") && id.contains("最接近的是“fine”"), "{id}");
    assert!(told(&[]).contains("Usage: fadu COMMAND"));
    for asked in [&["help", "rules"] as &[&str], &["rules", "--help"], &["--overlay", "none.toml", "rules", "-h"]] {
        let (code, text) = fadu(asked, b"");
        assert_eq!(code, 0);
        assert!(text.contains("Usage: fadu rules [WHAT] [SEARCH] [OPTIONS]") && text.contains("--leads-to MEASURE") && text.contains("--overlay FILE"));
    }
    assert!(fadu(&["--version"], b"").1.starts_with("fadu "));
}

#[test]
fn rules_are_found_by_words_of_either_language_and_both_ways() {
    let found = |arguments: &[&str]| fadu(&[&["rules"], arguments].concat(), b"").1;
    for word in ["日志", "LOGS not", "logs-not-retained"] {
        assert!(found(&["violations", word]).lines().any(|l| l == "security.logs-not-retained\tnetwork logs not retained"), "{word}");
    }
    assert!(found(&["violations", "日志", "--lang", "zh"]).contains("security.logs-not-retained\t未按照规定留存网络日志"));
    assert_eq!(found(&["measures", "no measure is called so"]), "");
    assert!(found(&["measures", "警告"]).lines().any(|l| l == "warning\twarning\tpenalty"));
    assert!(found(&["amounts", "illegal"]).starts_with("illegal-gains\t"));
    assert!(found(&["provisions", "关闭网站"]).lines().any(|l| l.starts_with("csl@2017-06-01/61\t")));
    assert!(found(&["--leads-to", "close-website"]).lines().any(|l| l.ends_with("\tcsl@2017-06-01/61")));
    assert!(found(&["--answers", "security.logs-not-retained"]).lines().any(|l| l.starts_with("csl@2017-06-01/59/1\t")));
}

#[test]
fn a_bad_line_gets_an_error_object_and_the_rest_goes_on() {
    let long = format!("{{\"id\":\"{}\"}}", "x".repeat(10 << 20));
    let deep = "[".repeat(100_000);
    let mut input = Vec::new();
    for line in [GOOD.as_bytes(), b"", b"\xff\xfe", long.as_bytes(), deep.as_bytes(), b"{\"act\":{\"from\":1e400}}", GOOD.as_bytes()] {
        input.extend_from_slice(line);
        input.push(b'\n');
    }
    let (code, out) = fadu(&["assess", "--jsonl"], &input);
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!((code, lines.len()), (1, 7));
    assert_eq!(lines[0], lines[6]);
    assert_eq!(codes(lines[1]), ["not-json"]);
    assert_eq!(codes(lines[2]), ["not-utf8"]);
    assert_eq!(codes(lines[3]), ["too-long"]);
    assert_eq!(codes(lines[4]), ["too-deep"]);
    assert!(codes(lines[5]).contains(&"wrong-type".to_owned()));
}

#[test]
fn every_fault_of_an_entry_is_told_at_once_with_the_nearest_right_value() {
    let text = r#"{"violations":["security.logs-not-retaind","security.logs-not-retained","security.logs-not-retained"],"subjects":["platfrom"],
        "act":{"from":"2024-02-30","to":"2024-03-02"},"discovered":"2024-01-01","filed":"2023-12-31","facts":{"serius":true,"serious":true,"minor-circumstances":true,"first-violation@pipl/66":true},
        "amounts":{"illegal-gains":"-5","purchase-amount":"1.234","prior-year-turnover":"007"},"violations":[],"colour":1,
        "breaches":["csl@2026-01-01/21","nosuch/1","csl/9999"],"proposals":[{"amount":"1"},{"measure":"fine","authority":{"body":"cac","level":"town"}},
        {"measure":"detention","duration":{"unit":"day","n":0}}]}"#;
    let (code, out) = fadu(&["assess"], text.as_bytes());
    let v: Value = serde_json::from_str(&out).unwrap();
    let found: Vec<(String, String)> =
        v["errors"].as_array().unwrap().iter().map(|e| (e["code"].as_str().unwrap().to_owned(), e["pointer"].as_str().unwrap().to_owned())).collect();
    assert_eq!(code, 1);
    for (c, p) in [
        ("duplicate-key", "/violations"),
        ("unknown-key", "/colour"),
        ("unknown-id", "/violations/0"),
        ("duplicate", "/violations/2"),
        ("unknown-id", "/subjects/0"),
        ("bad-date", "/act/from"),
        ("date-order", "/filed"),
        ("unknown-id", "/facts/serius"),
        ("contradiction", "/facts/minor-circumstances"),
        ("unknown-key", "/facts/first-violation@pipl~166"),
        ("bad-amount", "/amounts/illegal-gains"),
        ("bad-amount", "/amounts/purchase-amount"),
        ("bad-amount", "/amounts/prior-year-turnover"),
        ("moved", "/breaches/0"),
        ("unknown-id", "/breaches/1"),
        ("not-a-duty", "/breaches/2"),
        ("missing", "/proposals/0/measure"),
        ("unknown-id", "/proposals/1/authority/level"),
        ("wrong-type", "/proposals/2/duration/n"),
    ] {
        assert!(found.contains(&(c.to_owned(), p.to_owned())), "{c} {p} is not in {found:#?}");
    }
    assert!(v["errors"].as_array().unwrap().iter().all(|e| !e["zh"].as_str().unwrap().is_empty() && !e["en"].as_str().unwrap().is_empty()));
    let nearest = v["errors"].as_array().unwrap().iter().find(|e| e["pointer"] == "/violations/0").unwrap();
    assert_eq!(nearest["nearest"], "security.logs-not-retained");
}

#[test]
fn every_reported_violation_names_its_measures() {
    let export: Value = serde_json::from_str(&fadu(&["export"], b"").1).unwrap();
    let mut asked = 0;
    for row in export["practice"][0]["row"].as_array().unwrap() {
        for v in row["violations"].as_array().unwrap() {
            let subject = row["subjects"][0].as_str().unwrap();
            let (code, out) = fadu(&["options", "--json", "--date", "2024-06-01", "--violation", v.as_str().unwrap(), "--subject", subject], b"");
            let out: Value = serde_json::from_str(&out).unwrap();
            assert_eq!(code, 0);
            for m in row["measures"].as_array().unwrap() {
                assert!(out["practice"].as_array().unwrap().iter().any(|p| p["measure"] == *m && p["row"] == row["id"]), "{v} {m}");
                asked += 1;
            }
        }
    }
    assert!(asked > 50);
}

#[test]
fn powers_are_listed_when_asked_for() {
    let ask = |more: &[&str]| fadu(&[&["options", "--violation", "security.logs-not-retained", "--subject", "platform", "--date", "2024-06-01"], more].concat(), b"").1;
    assert!(!ask(&[]).contains("csl@2017-06-01/56"));
    assert!(ask(&["--powers"]).contains("csl@2017-06-01/56"));
}

#[test]
fn indenting_changes_nothing_but_white_space() {
    let (compact, pretty) = (fadu(&["assess"], GOOD.as_bytes()).1, fadu(&["assess", "--pretty"], GOOD.as_bytes()).1);
    let bare = |t: &str| t.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    assert_eq!(bare(&compact), bare(&pretty));
    assert!(pretty.lines().count() > 100);
}

#[test]
fn another_rulebook_and_overlays_are_used_as_told() {
    let dir = std::env::temp_dir().join(format!("fadu-command-line-{}", std::process::id()));
    std::fs::create_dir_all(&dir).unwrap();
    let (book, overlay) = (dir.join("book.json"), dir.join("policy.toml"));
    let (_, export) = fadu(&["export"], b"");
    std::fs::write(&book, &export).unwrap();
    let (book, overlay) = (book.to_str().unwrap(), overlay.to_str().unwrap().to_owned());
    let (_, embedded) = fadu(&["assess"], GOOD.as_bytes());
    let digest = serde_json::from_str::<Value>(&embedded).unwrap()["rulebook"]["digest"].as_str().unwrap().to_owned();
    // pinned, it answers as the embedded one does; with another digest it does not answer at all
    assert_eq!(fadu(&["assess", "--rulebook", book, "--digest", &digest], GOOD.as_bytes()), (0, embedded));
    assert_eq!(fadu(&["assess", "--rulebook", book, "--digest", "sha256:0"], GOOD.as_bytes()), (2, String::new()));
    std::fs::write(book, export.replacen("csl", "cls", 1)).unwrap();
    assert_eq!(fadu(&["assess", "--rulebook", book], GOOD.as_bytes()).0, 2);
    std::fs::write(&overlay, "overlay = \"own\"\n[violation]\n\"content.own-rule\" = { zh = \"x\", en = \"x\", unanswered = { zh = \"y\", en = \"y\" } }\n").unwrap();
    let own = GOOD.replace("security.logs-not-retained", "content.own-rule");
    assert_eq!(fadu(&["assess"], own.as_bytes()).0, 1);
    let (code, out) = fadu(&["assess", "--overlay", &overlay], own.as_bytes());
    assert_eq!(code, 0);
    assert_eq!(serde_json::from_str::<Value>(&out).unwrap()["rulebook"]["overlays"][0]["id"], "own");
    // the export stays that of the law
    assert_eq!(fadu(&["export", "--overlay", &overlay], b"").1, export);
    std::fs::remove_dir_all(dir).unwrap();
}

#[test]
fn a_reference_is_written_where_told_or_the_fault_is() {
    let dir = std::env::temp_dir().join(format!("fadu-reference-{}", std::process::id()));
    std::fs::create_dir_all(&dir).unwrap();
    let overlay = dir.join("policy.toml");
    std::fs::write(&overlay, "overlay = \"own\"\n[violation]\n\"content.own-rule\" = { zh = \"自定\", en = \"own rule\", unanswered = { zh = \"y\", en = \"y\" } }\n").unwrap();
    let pages = dir.join("pages");
    assert_eq!(fadu(&["reference", pages.to_str().unwrap(), "--lang", "zh", "--overlay", overlay.to_str().unwrap()], b""), (0, String::new()));
    assert!(std::fs::read_to_string(pages.join("violations/content.own-rule.md")).unwrap().starts_with("# 自定\n"));
    assert!(std::fs::read_to_string(pages.join("statutes/csl@2017-06-01.md")).unwrap().contains("1万元以上10万元以下"));
    // a folder cannot be made below a file
    assert_eq!(fadu(&["reference", overlay.join("below").to_str().unwrap()], b"").0, 2);
    std::fs::remove_dir_all(dir).unwrap();
}

#[test]
fn an_audit_counts_each_defect_by_kind_and_by_unit() {
    // 80,000 is within 10,000 to 100,000 (csl@2017-06-01/59/1), 5,000,000 above it; a refusal not known leaves the fine open
    let decision = |facts: &str, amount: &str, measures: &str| {
        format!(
            r#"{{"violations":["security.logs-not-retained"],"subjects":["network-operator","organization"],"act":{{"from":"2024-03-01"}},"facts":{{{facts}}},
            "proposals":[{measures}{{"measure":"fine","amount":"{amount}","basis":"csl/59/1","authority":{{"body":"cac","level":"municipal"}}}}]}}"#
        )
        .replace('\n', "")
    };
    let whole = r#"{"measure":"order-correction"},{"measure":"warning"},"#;
    let refused = r#""refuses-to-correct":true"#;
    let lines = [
        format!(r#"{{"unit":"a","case":{}}}"#, decision(refused, "80000", whole)),
        format!(r#"{{"unit":"a","case":{}}}"#, decision(refused, "5000000", whole)),
        format!(r#"{{"unit":"a","case":{}}}"#, decision("", "80000", whole)),
        format!(r#"{{"unit":"b","case":{}}}"#, decision(refused, "80000", "")),
        r#"{"unit":"b","case":{}}"#.to_owned(),
        decision(refused, "80000", whole),
    ];
    let (code, out) = fadu(&["audit", "--format", "json"], lines.join("\n").as_bytes());
    let v: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(code, 1, "an entry is invalid");
    let a = &v["units"]["a"];
    assert_eq!((a["decisions"].as_u64(), a["in_order"].as_u64(), a["defective"].as_u64(), a["invalid"].as_u64()), (Some(3), Some(1), Some(1), Some(0)));
    assert_eq!(a["kinds"]["amount-above-maximum"], serde_json::json!({"defects": 1, "open": 0, "decisions": 1}));
    assert_eq!(a["kinds"]["condition-unknown"], serde_json::json!({"defects": 0, "open": 1, "decisions": 0}));
    let b = &v["units"]["b"];
    assert_eq!((b["decisions"].as_u64(), b["invalid"].as_u64()), (Some(1), Some(1)));
    // the order to correct and the warning are left out
    assert_eq!(b["kinds"]["mandatory-measure-omitted"], serde_json::json!({"defects": 2, "open": 0, "decisions": 1}));
    assert_eq!(v["units"]["cac (municipal)"]["in_order"], 1);
    let (_, csv) = fadu(&["audit", "--format", "csv"], lines.join("\n").as_bytes());
    assert!(csv.starts_with("unit,decisions,") && csv.contains("\na,3,0,1,1,7,1,1,amount-above-maximum,1,0,1\n"), "{csv}");
    let (_, zh) = fadu(&["audit", "--lang", "zh"], lines.join("\n").as_bytes());
    assert!(zh.contains("数额高于法定最高幅度"), "{zh}");
}

#[test]
fn what_is_wrong_with_an_overlay_is_told_in_both_languages() {
    let path = std::env::temp_dir().join(format!("fadu-bad-overlay-{}.toml", std::process::id()));
    std::fs::write(&path, "overlay = \"own\"\n[facts]\n").unwrap();
    let out = Command::new(env!("CARGO_BIN_EXE_fadu")).args(["export", "--overlay", path.to_str().unwrap()]).output().unwrap();
    assert_eq!((out.status.code(), out.stdout.len()), (Some(2), 0));
    let told = String::from_utf8(out.stderr).unwrap();
    let expected = format!("{}:2: unknown key `facts`, nearest is `fact` / 没有键“facts”，最接近的是“fact”", path.display());
    assert!(told.lines().any(|line| line.ends_with(&expected)), "{told}");
    std::fs::remove_file(path).unwrap();
}
