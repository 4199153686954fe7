//! The lines that ffi/tests/programs/replay.c prints of an answer's fields, made from the JSON of the public format.

use serde_json::Value;

fn or_none(v: &Value) -> String {
    match v {
        Value::Null => "-".to_owned(),
        Value::String(s) => s.clone(),
        other => other.to_string(),
    }
}

fn list(v: &Value) -> &[Value] {
    v.as_array().map_or(&[], Vec::as_slice)
}

fn flag(v: &Value) -> u8 {
    u8::from(v.as_bool().unwrap())
}

fn ask(v: &Value) -> String {
    let key = ["fact", "amount", "role", "imposed", "breach", "violation", "date"].into_iter().find(|k| !v[k].is_null()).unwrap();
    let at = v["at"].as_str().map(|at| format!(" {at}")).unwrap_or_default();
    format!("{key} {}{at}", v[key].as_str().unwrap())
}

fn ends(v: &Value) -> String {
    let end = |a: &str, b: &str| if v[a].is_null() { format!("{b} {}", or_none(&v[b])) } else { format!("{a} {}", or_none(&v[a])) };
    format!("{} {}", end("at_least", "above"), end("at_most", "below"))
}

fn option(o: &Value, out: &mut Vec<String>) {
    let text = |k: &str| or_none(&o[k]);
    out.push(format!(
        "option {} {} {} {} {} {} {} {} {} {} {} {}",
        text("measure"),
        text("target"),
        text("status"),
        text("mode"),
        text("basis"),
        text("details"),
        text("tier"),
        flag(&o["deadline"]),
        flag(&o["authorities_open"]),
        flag(&o["verified"]),
        text("origin"),
        text("displaced_by")
    ));
    let g = &o["group"];
    if !g.is_null() {
        out.push(format!(" group {} {} {} {}", or_none(&g["kind"]), g["id"], g["at_least"], or_none(&g["branch"])));
    }
    let d = &o["duration"];
    if !d.is_null() {
        out.push(match (d["life"].as_bool(), d["unspecified"].as_bool()) {
            (Some(true), _) => " duration life".to_owned(),
            (_, Some(true)) => " duration unspecified".to_owned(),
            _ => format!(" duration {} {} {}", or_none(&d["unit"]), or_none(&d["min"]), or_none(&d["max"])),
        });
    }
    if !o["reading"].is_null() {
        out.push(format!(" reading {} | {}", or_none(&o["reading"]["zh"]), or_none(&o["reading"]["en"])));
    }
    for b in list(&o["bands"]) {
        let mut line = format!(" band {} {} {}", or_none(&b["min"]), or_none(&b["max"]), if flag(&b["resolved"]) == 1 { "resolved" } else { "open" });
        if let Some(when) = b["when"].as_object() {
            let (side, sum) = when.iter().find(|(k, _)| *k != "of").unwrap();
            line += &format!(" when {} {side} {}", or_none(&when["of"]), or_none(sum));
        }
        let f = &b["formula"];
        if !f.is_null() {
            line += &format!(" formula {} {} {}", or_none(&f["of"]), or_none(&f["min"]), or_none(&f["max"]));
        }
        out.push(line);
    }
    for s in list(&o["discretion"]) {
        for r in list(&s["ranges"]) {
            let mut line = format!(
                " range {} {} {} {} {} {} {}",
                or_none(&s["step"]),
                or_none(&s["status"]),
                r["band"],
                or_none(&r["of"]),
                ends(r),
                or_none(&r["basis"]),
                or_none(&r["origin"])
            );
            if !r["float"].is_null() {
                line += &format!(" float {} {}", ends(&r["float"]), or_none(&r["float"]["basis"]));
            }
            out.push(line);
        }
    }
    out.extend(list(&o["needs"]).iter().map(|n| format!(" need {}", ask(n))));
    out.extend(list(&o["authorities"]).iter().map(|a| format!(" by {} {}", or_none(&a["body"]), or_none(&a["level"]))));
    out.extend(list(&o["with"]).iter().map(|m| format!(" with {}", or_none(m))));
    out.extend(list(&o["transfer_to"]).iter().map(|m| format!(" transfer {}", or_none(m))));
}

fn both_languages(v: &Value, out: &mut Vec<String>) {
    out.push(format!(" zh {}", or_none(&v["zh"])));
    out.push(format!(" en {}", or_none(&v["en"])));
}

/// The lines of one answer.
pub fn told(a: &Value, out: &mut Vec<String>) {
    let by = a["coverage"]["by"].as_object().unwrap();
    out.push(by.iter().fold(format!("case {}", or_none(&a["coverage"]["worst"])), |line, (v, c)| format!("{line} {v} {}", or_none(c))));
    list(&a["options"]).iter().for_each(|o| option(o, out));
    for f in list(&a["findings"]) {
        out.push(format!("finding {} {}", or_none(&f["proposal"]), or_none(&f["status"])));
        out.extend(list(&f["basis"]).iter().map(|b| format!(" basis {}", or_none(b))));
        out.extend(list(&f["needs"]).iter().map(|n| format!(" need {}", ask(n))));
        for r in list(&f["reasons"]) {
            out.push(format!(" reason {} {} {}", or_none(&r["code"]), or_none(&r["status"]), or_none(&r["basis"])));
            out.extend(list(&r["needs"]).iter().map(|n| format!(" need {}", ask(n))));
            both_languages(r, out);
        }
    }
    for p in list(&a["practice"]) {
        let head = format!("practice {} {} {} {} {}", or_none(&p["report"]), or_none(&p["row"]), or_none(&p["measure"]), or_none(&p["count"]), or_none(&p["status"]));
        out.push(list(&p["by"]).iter().fold(head, |line, n| format!("{line} {n}")));
    }
    for q in list(&a["questions"]) {
        out.push(format!("question {} {}", q["decides"], ask(&q["ask"])));
        out.extend(list(&q["because"]).iter().map(|b| format!(" because {}", or_none(b))));
        both_languages(q, out);
    }
    for n in list(&a["notes"]) {
        out.push(format!("note {} {} {}", or_none(&n["code"]), or_none(&n["proposal"]), or_none(&n["basis"])));
        both_languages(n, out);
    }
}

/// The violations of a line on coverage by name: the parser of JSON does not keep their order.
pub fn in_order(line: &str) -> String {
    let Some(rest) = line.strip_prefix("case ") else { return line.to_owned() };
    let mut words: Vec<&str> = rest.split(' ').collect();
    let worst = words.remove(0);
    let mut pairs: Vec<&[&str]> = words.chunks(2).collect();
    pairs.sort_unstable();
    format!("case {worst} {pairs:?}")
}
