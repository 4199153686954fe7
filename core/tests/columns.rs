//! Columns against the JSON answers to the same cases: whatever the types of the columns, whichever rows stand together.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::arithmetic_side_effects, missing_docs, reason = "a test fails by panicking")]

mod tables;

use arrow_array::*;
use arrow_schema::{DataType, Field, Schema};
use fadu::columns::{Shape, assess_batch, schema};
use fadu::{Rulebook, json};
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use tables::{decode, rows, table};

/// Every case of `tests/cases/*.toml`.
fn cases() -> Vec<Value> {
    let dir = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/cases");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()).filter(|p| p.extension().is_some_and(|e| e == "toml")).collect();
    paths.sort();
    let table = |p: PathBuf| toml::from_str::<toml::Table>(&std::fs::read_to_string(p).unwrap()).unwrap();
    let all = paths.into_iter().map(table).flat_map(|t| t["case"].as_array().unwrap().clone());
    let cases: Vec<Value> = all.map(|c| serde_json::from_str(c["case"].as_str().unwrap()).unwrap()).collect();
    assert!(cases.len() >= 280, "the cases are there");
    cases
}

/// A case as a row of a table that has columns of facts stated per provision says of each of them that it is unknown.
fn as_row(case: &Value, all: &[Value]) -> Value {
    let mut case = case.clone();
    for scoped in all.iter().filter_map(|c| c["facts"].as_object()).flat_map(Map::keys).filter(|k| k.contains('@')) {
        if !case["facts"].is_object() {
            case["facts"] = json!({});
        }
        case["facts"].as_object_mut().unwrap().entry(scoped.clone()).or_insert(Value::Null);
    }
    case
}

/// The JSON answer, worked out once a case.
fn answer(case: &Value) -> Value {
    static KNOWN: Mutex<BTreeMap<String, Value>> = Mutex::new(BTreeMap::new());
    let text = case.to_string();
    if let Some(known) = KNOWN.lock().unwrap().get(&text) {
        return known.clone();
    }
    let answer = work_out(case);
    KNOWN.lock().unwrap().insert(text, answer.clone());
    answer
}

fn work_out(case: &Value) -> Value {
    serde_json::from_str(&json::assess(Rulebook::embedded(), case.to_string().as_bytes()).text).unwrap()
}

fn ask(a: &Value) -> Value {
    let get = |k: &str| a[k].as_str().map(str::to_owned);
    let named = ["fact", "amount", "role", "imposed", "breach", "violation"]
        .iter()
        .find_map(|k| Some(format!("{k}.{}{}", get(k)?, get("at").map(|at| format!("@{at}")).unwrap_or_default())));
    json!(named.or(get("date")).unwrap())
}

fn asks(list: &Value) -> Value {
    list.as_array().unwrap().iter().map(ask).collect()
}

fn sum(v: &Value) -> Option<i128> {
    let (whole, part) = v.as_str()?.split_once('.').unwrap_or((v.as_str()?, ""));
    Some(format!("{whole}{part:0<6}").parse().unwrap())
}

fn error_columns(out: &mut Map<String, Value>, e: &Value) {
    for k in ["code", "pointer", "zh", "en", "nearest"] {
        out.insert(format!("error_{k}"), e[k].clone());
    }
}

/// The wide row, worked out from the JSON answer.
fn wide(case: &Value, answer: &Value) -> Map<String, Value> {
    let mut out = Map::new();
    out.insert("id".into(), case["id"].clone());
    out.insert("errors".into(), json!(answer["errors"].as_array().map_or(0, Vec::len)));
    if let Some(errors) = answer["errors"].as_array() {
        error_columns(&mut out, &errors[0]);
        return strip(out);
    }
    let options = answer["options"].as_array().unwrap();
    let findings: Vec<&str> = answer["findings"].as_array().unwrap().iter().map(|f| f["status"].as_str().unwrap()).collect();
    for status in ["permitted", "conditional", "displaced"] {
        out.insert(status.into(), json!(options.iter().filter(|o| o["status"] == status).count()));
    }
    out.insert("coverage".into(), answer["coverage"]["worst"].clone());
    out.insert("finding".into(), json!(["not-permitted", "conditional", "permitted"].into_iter().find(|s| findings.contains(s))));
    out.insert("not_permitted".into(), json!(findings.iter().filter(|s| **s == "not-permitted").count()));
    out.insert("questions".into(), answer["questions"].as_array().unwrap().iter().map(|q| ask(&q["ask"])).collect());
    let fines = options.iter().filter(|o| o["measure"] == "fine" && o["target"] == "entity" && o["status"] != "displaced");
    let bands: Vec<&Value> = fines.flat_map(|o| o["bands"].as_array().unwrap()).collect();
    if !bands.is_empty() {
        out.insert("fine_open".into(), json!(bands.iter().any(|b| b["resolved"] == false)));
        let known = bands.iter().filter(|b| b["resolved"] == true);
        if let Some(b) = known.max_by_key(|b| (sum(&b["max"]).unwrap_or(i128::MAX), sum(&b["min"]).unwrap_or(0))) {
            out.insert("fine_min".into(), b["min"].clone());
            out.insert("fine_max".into(), b["max"].clone());
        }
    }
    strip(out)
}

/// Without nulls.
fn strip(map: Map<String, Value>) -> Map<String, Value> {
    map.into_iter().filter(|(_, v)| !v.is_null()).collect()
}

fn band(b: &Value) -> Value {
    let side = b["when"].as_object().and_then(|w| w.iter().find(|(k, _)| *k != "of"));
    let mut out = json!({
        "min": b["min"], "max": b["max"], "resolved": b["resolved"], "when_of": b["when"]["of"], "when_side": side.map(|s| s.0), "when_sum": side.map(|s| s.1),
    });
    for k in ["of", "min", "max"] {
        out[format!("formula_{k}")] = b["formula"][k].clone();
    }
    out
}

fn range(r: &Value) -> Value {
    let mut out = r.clone();
    let float = out.as_object_mut().unwrap().remove("float").unwrap();
    for k in ["at_least", "above", "at_most", "below", "basis"] {
        out[format!("float_{k}")] = float[k].clone();
    }
    out
}

fn each(list: &Value, one: impl Fn(&Value) -> Value) -> Value {
    list.as_array().map_or(Value::Null, |l| l.iter().map(one).collect())
}

/// The long rows, worked out from the JSON answer.
fn long(case: &Value, answer: &Value, row: usize) -> Vec<Map<String, Value>> {
    let mut out = Vec::new();
    let mut push = |kind: &str, index: Option<usize>, mut values: Map<String, Value>| {
        values.extend([("row".to_owned(), json!(row)), ("id".into(), case["id"].clone()), ("kind".into(), json!(kind)), ("index".into(), json!(index))]);
        values.insert("coverage".into(), answer["coverage"]["worst"].clone());
        out.push(strip(values));
    };
    if let Some(errors) = answer["errors"].as_array() {
        for (i, e) in errors.iter().enumerate() {
            let mut values = Map::new();
            error_columns(&mut values, e);
            push("error", Some(i), values);
        }
        return out;
    }
    for (i, o) in answer["options"].as_array().unwrap().iter().enumerate() {
        let mut v = o.as_object().unwrap().clone();
        for (small, keys) in [("group", vec!["id", "kind", "at_least", "branch"]), ("duration", vec!["unit", "min", "max"]), ("reading", vec!["zh", "en"])] {
            let object = v.remove(small).unwrap();
            v.extend(keys.iter().map(|k| (format!("{small}_{k}"), object[k].clone())));
            if small == "duration" && object.is_object() {
                v.extend(["life", "unspecified"].map(|k| (format!("{small}_{k}"), json!(object[k] == true))));
            }
        }
        v["basis"] = json!([o["basis"]]);
        v["needs"] = asks(&o["needs"]);
        v["bands"] = each(&o["bands"], band);
        v["discretion"] = each(&o["discretion"], |s| json!({ "step": s["step"], "status": s["status"], "ranges": each(&s["ranges"], range) }));
        push("option", Some(i), v);
    }
    for (i, f) in answer["findings"].as_array().unwrap().iter().enumerate() {
        let mut v = f.as_object().unwrap().clone();
        v["needs"] = asks(&f["needs"]);
        v["reasons"] = each(&f["reasons"], |r| {
            let mut r = r.clone();
            r["needs"] = asks(&r["needs"]);
            r
        });
        if let Some(n) = f["proposal"].as_u64() {
            let p = &case["proposals"][usize::try_from(n).unwrap()];
            v.insert("measure".into(), p["measure"].clone());
            v.insert("target".into(), if p["target"].is_null() { json!("entity") } else { p["target"].clone() });
        }
        push("finding", Some(i), v);
    }
    if out.is_empty() {
        let mut values = Map::new();
        values.extend([
            ("row".to_owned(), json!(row)),
            ("id".into(), case["id"].clone()),
            ("kind".into(), json!("none")),
            ("coverage".into(), answer["coverage"]["worst"].clone()),
        ]);
        out.push(strip(values));
    }
    out
}

/// Assesses a table of these cases, its columns typed in the given way, and compares each row with JSON.
fn compare(cases: &[Value], style: usize) {
    let book = Rulebook::embedded();
    let batch = table(cases, style);
    let cases: Vec<Value> = cases.iter().map(|c| as_row(c, cases)).collect();
    let answers: Vec<Value> = cases.iter().map(answer).collect();
    let got = assess_batch(book, &batch, Shape::Wide).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(got.schema(), schema(Shape::Wide));
    assert_eq!(got.num_rows(), cases.len());
    for ((case, answer), row) in cases.iter().zip(&answers).zip(rows(&got)) {
        assert_eq!(row, wide(case, answer), "style {style}: {case}");
    }
    let got = assess_batch(book, &batch, Shape::Long).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(got.schema(), schema(Shape::Long));
    let expected: Vec<_> = cases.iter().zip(&answers).enumerate().flat_map(|(row, (case, answer))| long(case, answer, row)).collect();
    let got = rows(&got);
    for (e, g) in expected.iter().zip(&got) {
        assert_eq!(g, e, "style {style}: {}", cases[usize::try_from(e["row"].as_u64().unwrap()).unwrap()]);
    }
    assert_eq!(got.len(), expected.len());
}

/// Whether some fact is stated of one provision only.
fn scoped(case: &Value) -> bool {
    case["facts"].as_object().is_some_and(|f| f.keys().any(|k| k.contains('@')))
}

#[test]
fn every_case_has_the_answer_it_has_in_json() {
    let (scoped, plain): (Vec<Value>, Vec<Value>) = cases().into_iter().partition(scoped);
    for (style, some) in plain.chunks(60).enumerate() {
        compare(some, style);
    }
    // alone in a table, for a column of such a fact speaks in every row
    for (style, case) in scoped.iter().enumerate() {
        compare(std::slice::from_ref(case), style);
    }
    compare(&scoped, 0);
}

#[test]
fn parts_of_a_table_have_the_answers_of_the_whole() {
    let book = Rulebook::embedded();
    let cases: Vec<Value> = cases().into_iter().step_by(19).collect();
    for style in 0..2 {
        let batch = table(&cases, style);
        for shape in [Shape::Wide, Shape::Long] {
            let whole = rows(&assess_batch(book, &batch, shape).unwrap());
            let mut parts = Vec::new();
            for start in (0..batch.num_rows()).step_by(37) {
                let part = batch.slice(start, 37.min(batch.num_rows() - start));
                parts.extend(rows(&assess_batch(book, &part, shape).unwrap()).into_iter().map(|mut r| {
                    if let Some(row) = r.get_mut("row") {
                        *row = json!(row.as_u64().unwrap() + u64::try_from(start).unwrap());
                    }
                    r
                }));
            }
            assert_eq!(parts, whole);
        }
    }
}

#[test]
fn an_empty_table_has_an_empty_answer() {
    let batch = table(&cases(), 0).slice(3, 0);
    for shape in [Shape::Wide, Shape::Long] {
        let got = assess_batch(Rulebook::embedded(), &batch, shape).unwrap();
        assert_eq!((got.num_rows(), got.schema()), (0, schema(shape)));
    }
}

#[test]
fn columns_of_nothing_but_nulls_say_nothing() {
    let texts = |t: &str| Arc::new(StringArray::from(vec![t; 2])) as ArrayRef;
    let null = || Arc::new(NullArray::new(2)) as ArrayRef;
    let some = [("violations", texts("security.logs-not-retained")), ("subjects", texts("network-operator")), ("act.from", texts("2024-03-01"))];
    let nothing = ["id", "breaches", "act.to", "decided", "steps.notified", "fact.refuses-to-correct", "amount.illegal-gains", "prior", "proposals"].map(|n| (n, null()));
    let with = RecordBatch::try_from_iter(some.clone().into_iter().chain(nothing)).unwrap();
    let without = RecordBatch::try_from_iter(some).unwrap();
    for shape in [Shape::Wide, Shape::Long] {
        let got = [with.clone(), without.clone()].map(|b| rows(&assess_batch(Rulebook::embedded(), &b, shape).unwrap()));
        assert_eq!(got[0], got[1]);
    }
}

#[test]
fn a_null_list_is_missing_and_an_empty_one_is_not() {
    let case = |subjects: Value| json!({ "violations": ["security.logs-not-retained"], "subjects": subjects, "act": { "from": "2024-03-01" } });
    compare(&[case(json!([])), case(Value::Null), case(json!(["organization"])), case(json!([])), case(json!([null, "person"]))], 0);
}

#[test]
fn what_is_wrong_with_a_row_is_told_as_in_json_and_stops_no_other() {
    let good = json!({ "id": "good", "violations": ["security.logs-not-retained"], "subjects": [], "act": { "from": "2024-03-01" }, "decided": "2024-05-01" });
    let with = |pointer: &str, value: Value| {
        let mut case = good.clone();
        case["id"] = json!(pointer);
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        if case.pointer(parent).is_none_or(Value::is_null) {
            case[parent.trim_start_matches('/')] = json!({});
        }
        case.pointer_mut(parent).unwrap()[key] = value;
        case
    };
    let all = [
        good.clone(),
        with("/violations", json!(["security.logs-not-retaind"])),
        with("/violations", json!(["security.logs-not-retained", "security.logs-not-retained"])),
        with("/violations", json!([])),
        with("/breaches", json!(["csl/1"])),
        with("/breaches", json!(["nothing/1"])),
        with("/subjects", json!(["network-operater", "nobody"])),
        with("/act/from", json!("2024-02-30")),
        with("/act/from", json!("2024-06-01")),
        with("/act/from", Value::Null),
        with("/decided", json!("soon")),
        with("/filed", json!("2023-01-01")),
        with("/steps/hearing", json!("2025-01-01")),
        with("/amounts/illegal-gains", json!("-1")),
        with("/amounts/illegal-gains", json!("0.001")),
        with("/amounts/illegal-gains", json!("1e5")),
        with("/proposals", json!([{ "measure": "fien", "amount": "5" }, { "amount": "x" }])),
        with("/prior", json!([{ "measure": "warning", "date": "2024-13-01", "authority": { "body": "cac", "level": null } }])),
        good,
    ];
    for style in 0..12 {
        compare(&all, style);
    }
}

#[test]
fn facts_that_contradict_each_other_are_told_in_their_row() {
    let case = |grave: bool, minor: bool| json!({ "violations": ["security.logs-not-retained"], "subjects": [], "act": { "to": "2024-03-01" }, "facts": { "under-14": minor, "from-14-to-18": grave } });
    compare(&[case(true, true), case(true, false), case(false, true)], 1);
}

/// What a table of one good row and these columns is told.
fn told(columns: &[(&str, ArrayRef)]) -> Vec<(String, String, Option<String>)> {
    let text = |t: &str| Arc::new(StringArray::from(vec![t])) as ArrayRef;
    let good = [("violations", text("security.logs-not-retained")), ("subjects", text("network-operator")), ("act.from", text("2024-03-01"))];
    let all: Vec<(&str, ArrayRef)> = good.into_iter().filter(|(n, _)| !columns.iter().any(|(other, _)| other == n)).chain(columns.iter().cloned()).collect();
    let fields: Vec<Field> = all.iter().map(|(n, a)| Field::new(*n, a.data_type().clone(), true)).collect();
    let batch = RecordBatch::try_new(Arc::new(Schema::new(fields)), all.into_iter().map(|(_, a)| a).collect()).unwrap();
    let error = assess_batch(Rulebook::embedded(), &batch, Shape::Wide).unwrap_err();
    assert!(error.faults.iter().all(|f| !f.zh.is_ascii() && f.en.is_ascii()), "{error:?}");
    error.faults.into_iter().map(|f| (format!("{} {}", f.code.name(), f.pointer), f.en, f.nearest)).collect()
}

#[test]
fn unknown_columns_are_told_with_the_nearest_known_one() {
    let any = || Arc::new(NullArray::new(1)) as ArrayRef;
    for (name, near) in [
        ("violation", Some("violations")),
        ("act.form", Some("act.from")),
        ("steps.notifed", Some("steps.notified")),
        ("fact.refuses-to-corect", Some("fact.refuses-to-correct")),
        ("fact.serius@csl/68", Some("fact.serious@csl/68")),
        ("fact.under-14@csl/59", Some("fact.under-14")),
        ("refuses-to-correct", Some("fact.refuses-to-correct")),
        ("amount.ilegal-gains", Some("amount.illegal-gains")),
        ("powers", None),
        ("act", Some("act.from")),
        ("actor", None),
    ] {
        let got = told(&[(name, any())]);
        assert_eq!(got.len(), 1, "{got:?}");
        assert_eq!((&*got[0].0, got[0].2.as_deref()), (&*format!("unknown-key /{}", name.replace('/', "~1")), near), "{got:?}");
    }
}

#[test]
fn columns_of_a_wrong_type_are_told_with_what_was_expected() {
    let floats = || Arc::new(Float64Array::from(vec![1.5])) as ArrayRef;
    let zoned = Arc::new(TimestampSecondArray::from(vec![0]).with_timezone("+08:00")) as ArrayRef;
    let strings = || Arc::new(StringArray::from(vec!["x"])) as ArrayRef;
    let structs = |name: &str, a: ArrayRef| {
        let inner = StructArray::from(vec![(Arc::new(Field::new(name, a.data_type().clone(), true)), a)]);
        Arc::new(ListArray::new(Arc::new(Field::new_list_field(inner.data_type().clone(), true)), arrow_buffer::OffsetBuffer::from_lengths([1]), Arc::new(inner), None)) as ArrayRef
    };
    for (name, array, code, words) in [
        ("amount.illegal-gains", floats(), "wrong-type /amount.illegal-gains", "floats are refused"),
        ("violations", floats(), "wrong-type /violations", "expected lists of text"),
        ("act.from", zoned, "wrong-type /act.from", "time zone"),
        ("act.from", floats(), "wrong-type /act.from", "expected days"),
        ("fact.refuses-to-correct", strings(), "wrong-type /fact.refuses-to-correct", "expected booleans"),
        ("id", floats(), "wrong-type /id", "expected text"),
        ("proposals", strings(), "wrong-type /proposals", "expected lists of structs"),
        ("proposals", structs("mesure", strings()), "unknown-key /proposals/mesure", "nearest is `measure`"),
        ("proposals", structs("amount", floats()), "wrong-type /proposals/amount", "floats are refused"),
        ("prior", structs("date", floats()), "wrong-type /prior/date", "expected days"),
    ] {
        let got = told(&[(name, array)]);
        assert!(got.len() == 1 && got[0].0 == code && got[0].1.contains(words), "{name}: {got:?}");
    }
}

#[test]
fn all_faults_of_a_table_are_told_at_once() {
    let any = || Arc::new(NullArray::new(1)) as ArrayRef;
    let batch = RecordBatch::try_new(Arc::new(Schema::new(["id", "id", "nothing"].map(|n| Field::new(n, DataType::Null, true)).to_vec())), vec![any(), any(), any()]);
    let error = assess_batch(Rulebook::embedded(), &batch.unwrap(), Shape::Long).unwrap_err();
    let got: Vec<String> = error.faults.iter().map(|f| format!("{} {}", f.code.name(), f.pointer)).collect();
    assert_eq!(got, ["duplicate-key /id", "unknown-key /nothing", "missing /violations", "missing /subjects", "missing /act.from"]);
}

#[test]
fn a_moment_within_a_day_is_no_day() {
    let text = |t: &str| Arc::new(StringArray::from(vec![t; 3])) as ArrayRef;
    let moments = Arc::new(TimestampMillisecondArray::from(vec![1_709_251_200_000, 1_709_251_200_001, 1_709_294_400_000])) as ArrayRef;
    let batch = RecordBatch::try_from_iter([("violations", text("security.logs-not-retained")), ("subjects", text("organization")), ("act.from", moments)]).unwrap();
    let got = rows(&assess_batch(Rulebook::embedded(), &batch, Shape::Wide).unwrap());
    assert_eq!(got[0]["errors"], 0);
    assert_eq!((&got[1]["error_code"], &got[2]["error_code"]), (&json!("bad-date"), &json!("bad-date")));
    assert!(got[2]["error_en"].as_str().unwrap().contains("2024-03-01T12:00:00"), "{:?}", got[2]);
}

#[test]
fn days_beyond_the_calendar_are_no_days() {
    let text = |t: &str| Arc::new(StringArray::from(vec![t; 4])) as ArrayRef;
    let days = Arc::new(Date32Array::from(vec![i32::MIN, i32::MIN + 1, i32::MAX, -719_529])) as ArrayRef;
    let batch = RecordBatch::try_from_iter([("violations", text("security.logs-not-retained")), ("subjects", text("organization")), ("act.from", days)]).unwrap();
    let got = rows(&assess_batch(Rulebook::embedded(), &batch, Shape::Wide).unwrap());
    assert!(got.iter().all(|r| r["error_code"] == "bad-date"), "{got:?}");
}

#[test]
fn equal_input_gives_equal_output() {
    let cases: Vec<Value> = cases().into_iter().step_by(19).collect();
    let batch = table(&cases, 2);
    for shape in [Shape::Wide, Shape::Long] {
        let [a, b] = [(); 2].map(|()| assess_batch(Rulebook::embedded(), &batch, shape).unwrap());
        assert_eq!(a, b);
    }
}

#[test]
fn whole_sums_may_be_integers_and_decimals_of_any_scale() {
    let text = |t: &str| Arc::new(StringArray::from(vec![t; 2])) as ArrayRef;
    let with = |sums: ArrayRef| {
        let columns = [("violations", text("security.logs-not-retained")), ("subjects", text("organization")), ("act.from", text("2026-03-01")), ("amount.illegal-gains", sums)];
        rows(&assess_batch(Rulebook::embedded(), &RecordBatch::try_from_iter(columns).unwrap(), Shape::Long).unwrap())
    };
    let decimal = |n: i128, scale: i8| Arc::new(Decimal128Array::from(vec![n, 0]).with_precision_and_scale(38, scale).unwrap()) as ArrayRef;
    let expected = with(Arc::new(StringArray::from(vec!["1200", "0"])));
    for sums in
        [decimal(1200, 0), decimal(12, -2), decimal(120_000, 2), decimal(1_200_000_000, 6), Arc::new(Int64Array::from(vec![1200, 0])), Arc::new(UInt16Array::from(vec![1200, 0]))]
    {
        assert_eq!(with(sums.clone()), expected, "{:?}", sums.data_type());
    }
    assert_eq!(with(decimal(12_001, 1))[0].get("error_code"), None);
    assert_eq!(with(decimal(1_200_001, 3))[0]["error_code"], "bad-amount");
    assert_eq!(decode(&decimal(12, -2), 0), json!("1200"));
}

/// Days on which the law changes, and those beside them.
fn days() -> Vec<String> {
    let book = Rulebook::embedded();
    let of = |d: fadu::date::Date| d.days().unwrap();
    let mut all: Vec<i32> = book.versions.iter().flat_map(|v| [Some(v.from), v.until, Some(v.vouched), Some(v.checked)]).flatten().map(of).collect();
    all.extend([19_783, 20_513, 20_514, 21_000, 19_052, 19_053, 17_956, 17_957, 17_958]);
    let beside = all.iter().flat_map(|d| [-731, -730, -1, 0, 1, 2, 730, 731, 1826, 1827].map(|n| d + n));
    let mut days: Vec<i32> = beside.filter(|d| *d > 16_000).collect();
    days.sort_unstable();
    days.dedup();
    days.into_iter().map(|d| fadu::date::Date::from_days(d).unwrap().to_string()).collect()
}

/// A case: what was done and what is known by some rolls, on which days by others, so that cases can be alike but for their days.
fn draw(rolls: &[u16], of_days: &[u16], days: &[String]) -> Value {
    let book = Rulebook::embedded();
    let (mut rolls, mut of_days) = (rolls.iter().copied().cycle(), of_days.iter().copied().cycle());
    let mut roll = |n: usize| usize::from(rolls.next().unwrap()) % n;
    let mut day_roll = |n: usize| usize::from(of_days.next().unwrap()) % n;
    let violations = ["security.logs-not-retained", "security.protection-duty-unperformed", "content.illegal-information-published", "pi.no-legal-basis"];
    let known: Vec<&str> = violations.into_iter().filter(|v| book.violation(v).is_some()).collect();
    let subjects = [json!(["network-operator", "organization"]), json!(["pi-handler", "organization"]), json!(["person"]), json!([])];
    let mut case = json!({ "violations": [known[roll(known.len())]], "subjects": subjects[roll(4)], "act": {} });
    let mut at = day_roll(days.len());
    let mut next = || {
        // mostly not earlier, now and then the day itself, or an earlier one
        at = match day_roll(12) {
            0 => day_roll(days.len()),
            1 | 2 => at,
            _ => at + day_roll(days.len() - at),
        };
        json!(days[at])
    };
    match roll(4) {
        0 => case["act"]["to"] = next(),
        1 => {
            case["act"]["from"] = next();
            case["act"]["to"] = next();
        }
        _ => case["act"]["from"] = next(),
    }
    for key in ["discovered", "filed", "decided"] {
        if roll(2) == 0 {
            case[key] = next();
        }
    }
    if roll(6) == 0 {
        case["steps"] = json!({ "served": next() });
    }
    let facts = ["refuses-to-correct", "serious", "life-health-or-finance", "under-14"];
    case["facts"] =
        facts.into_iter().filter(|f| book.fact(f).is_some()).map(|f| (f.to_owned(), [Value::Null, json!(true), json!(false)][roll(3)].clone())).collect::<Map<_, _>>().into();
    if roll(3) == 0 {
        case["amounts"] = json!({ "illegal-gains": (["0", "1200000", "5000.5"][roll(3)]) });
    }
    if roll(6) == 0 {
        case["prior"] = [json!([]), json!([{ "measure": "fine", "date": days[roll(days.len())], "basis": "csl/59/1" }])][roll(2)].clone();
    }
    if roll(5) == 0 {
        case["proposals"] =
            json!([{ "measure": "fine", "amount": (["80000", "5000000"][roll(2)]), "authority": { "body": "cac", "level": "municipal" } }, { "measure": "warning" }]);
    }
    case
}

#[test]
fn the_day_of_the_decision_counts_where_the_law_changed_before_it() {
    let all = days();
    let decided = all.iter().filter(|d| d.as_str() > "2025-05-01" && d.as_str() < "2027-01-01").step_by(2);
    let case =
        |d: &String| json!({ "violations": ["security.logs-not-retained"], "subjects": ["network-operator", "organization"], "act": { "from": "2025-05-01" }, "decided": d });
    let cases: Vec<Value> = decided.map(case).collect();
    let mut answers: Vec<Value> = cases.iter().map(|c| answer(c)["options"].clone()).collect();
    answers.dedup();
    assert!(answers.len() > 1, "the decision makes a difference");
    compare(&cases, 0);
}

/// Acts of the same day and the day after, where only the law on some of them changes in between, and acts of other centuries.
#[test]
fn many_kinds_of_cases_on_days_far_apart_have_the_answers_they_have_alone() {
    let book = Rulebook::embedded();
    let all: Vec<&str> = book.violations.iter().map(|v| &*v.term.id).step_by(5).collect();
    let on = |violations: &[&str], day: &str| json!({ "violations": violations, "subjects": ["organization"], "act": { "from": day } });
    // more kinds than have a calendar of their own
    let pairs = (0..600).map(|n| [all[n % all.len()], all[(n + 1 + n / all.len()) % all.len()]]);
    let soon: Vec<Value> = pairs.zip(["2025-12-31", "2026-01-01", "2026-01-01"].iter().cycle()).map(|(pair, day)| on(&pair, day)).collect();
    compare(&soon, 0);
    let ages = ["0001-01-01", "1999-12-31", "2026-01-01", "2025-12-31", "9999-12-31", "2026-01-02"];
    compare(&ages.iter().cycle().take(24).copied().enumerate().map(|(n, day)| on(&[all[n / 6]], day)).collect::<Vec<_>>(), 0);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn rows_that_stand_together_have_the_answers_they_have_alone(
        kinds in prop::collection::vec(prop::collection::vec(any::<u16>(), 24), 1..4),
        of_days in prop::collection::vec(prop::collection::vec(any::<u16>(), 16), 1..120),
        pool in prop::collection::vec(any::<prop::sample::Index>(), 2..10),
        style in 0usize..24,
    ) {
        // few days a table, so that cases meet in one of them and differ in another
        let all = days();
        let mut days: Vec<String> = pool.iter().map(|i| i.get(&all).clone()).collect();
        days.sort();
        let cases: Vec<Value> = of_days.iter().zip(kinds.iter().cycle()).map(|(of_days, rolls)| draw(rolls, of_days, &days)).collect();
        compare(&cases, style);
    }
}
