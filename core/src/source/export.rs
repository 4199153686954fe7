//! The whole rulebook as canonical JSON: sorted keys, referrals as written. Its SHA-256 is the rulebook's digest.

use super::compile::Sources;
use super::schema as s;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde_json::{Map, Value, json};

/// The canonical export, without its digest.
pub fn export(sources: &Sources) -> String {
    let mut vocabulary = Map::new();
    for file in &sources.vocabulary {
        let v = &file.says;
        for (name, table) in [
            ("measures", &v.measure),
            ("targets", &v.target),
            ("authorities", &v.authority),
            ("levels", &v.authority_level),
            ("subjects", &v.subject),
            ("facts", &v.fact),
            ("amounts", &v.amount),
            ("violations", &v.violation),
        ] {
            let slot = vocabulary.entry(name).or_insert_with(|| Value::Object(Map::new()));
            for (id, e) in table {
                if let Some(m) = slot.as_object_mut() {
                    m.insert(id.clone(), without_nulls(json!(e)));
                }
            }
        }
    }
    let mut statutes: Vec<&s::Statute> = sources.statutes.iter().map(|f| &f.says).collect();
    statutes.sort_by(|a, b| (&a.statute, a.from).cmp(&(&b.statute, b.from)));
    let (mut heads, mut duties, mut provisions, mut referrals) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let (mut effects, mut unencoded, mut in_engine) = (Vec::new(), Vec::new(), Vec::new());
    for f in statutes {
        let from = f.from.to_string();
        let at = |a: &str| format!("{}/{a}", f.statute);
        heads.push(without_nulls(json!({
            "statute": f.statute, "title": f.title, "title_en": f.title_en, "level": f.level, "from": from,
            "repealed": f.repealed.map(|d| d.to_string()), "vouched": f.vouched.unwrap_or(f.from).to_string(),
            "checked": f.checked.to_string(), "source": f.source, "competent": f.competent,
        })));
        duties.extend(f.duty.iter().map(|d| {
            without_nulls(json!({
                "at": at(&d.at), "from": from, "violations": d.violations, "subjects": d.subjects,
                "when": d.when.as_ref().map(condition), "was": d.was, "counts_as": d.counts_as, "reading": d.reading,
            }))
        }));
        provisions.extend(f.provision.iter().map(|p| provision(p, &at(&p.at), &from)));
        referrals.extend(
            f.refer
                .iter()
                .map(|r| json!({ "at": at(&r.at), "from": from, "breach_of": r.breach_of, "violations": r.violations, "to": r.to, "was": r.was, "zh": r.zh, "en": r.en })),
        );
        effects.extend(f.effect.iter().map(|e| {
            without_nulls(json!({
                "at": at(&e.at), "from": from, "effect": e.effect, "breach_of": e.breach_of, "violations": e.violations,
                "subjects": e.subjects, "when": e.when.as_ref().map(condition), "zh": e.zh, "en": e.en,
            }))
        }));
        let rest = |a: &str| if a == f.statute { a.to_string() } else { at(a) };
        unencoded.extend(f.unencoded.iter().map(|u| json!({ "at": rest(&u.at), "from": from, "reason": u.reason, "zh": u.zh, "violations": u.violations, "was": u.was })));
        in_engine.extend(f.in_engine.iter().map(|u| json!({ "at": rest(&u.at), "from": from, "phase": u.phase })));
    }
    let practice: Vec<Value> = sources.practice.iter().map(|f| without_nulls(json!(f.says))).collect();
    json!({
        "format": 1, "id": "cn", "vocabulary": vocabulary, "statutes": heads, "duties": duties, "provisions": provisions,
        "referrals": referrals, "unencoded": unencoded, "in_engine": in_engine, "practice": practice, "effects": effects,
    })
    .to_string()
}

fn provision(p: &s::Provision, at: &str, from: &str) -> Value {
    let tiers: Vec<Value> = p
        .tier
        .iter()
        .map(|t| {
            let mut grants: Vec<Value> = Vec::new();
            grants.extend(t.must.iter().flat_map(|g| grant(g, "must", &Value::Null)));
            grants.extend(t.may.iter().flat_map(|g| grant(g, "may", &Value::Null)));
            for (id, group) in (1u8..).zip(&t.group) {
                for (branch, list) in (b'a'..=b'z').zip(&group.branches) {
                    let of = json!({
                        "id": id, "kind": group.kind, "at_least": group.at_least.unwrap_or(1), "branch": char::from(branch).to_string(),
                        "when": group.when.as_ref().map(condition),
                    });
                    grants.extend(list.iter().flat_map(|g| grant(g, "must", &of)));
                }
            }
            json!({ "when": t.when.as_ref().map(condition), "grants": grants })
        })
        .collect();
    without_nulls(json!({
        "at": at, "from": from, "kind": p.kind.as_deref().unwrap_or("penalty"), "breach_of": p.breach_of, "violations": p.violations,
        "subjects": p.subjects, "not_subjects": p.not_subjects, "authorities": p.authorities, "authorities_open": p.authorities_open,
        "when": p.when.as_ref().map(condition), "graver_than": p.graver_than, "details": p.details, "prevails_over": p.prevails_over,
        "residual_to": p.residual_to, "was": p.was, "refer": p.refer, "verified": p.verified, "reading": p.reading,
        "mentions": p.mentions, "power": p.power, "tiers": tiers,
    }))
}

fn grant(g: &s::Grant, mode: &str, group: &Value) -> Vec<Value> {
    let entity = ["entity".to_string()];
    let targets: &[String] = if g.targets.is_empty() { &entity } else { &g.targets };
    targets
        .iter()
        .map(|target| {
            without_nulls(json!({
                "measure": g.measure, "target": target, "mode": mode, "group": group, "with": g.with,
                "bands": g.bands.iter().map(band).collect::<Vec<_>>(), "deadline": g.deadline, "open": g.open,
                "duration": g.duration.as_ref().map(|d| json!({ "unit": d.unit, "min": d.min, "max": d.max, "life": d.life, "unspecified": d.unspecified })),
                "subjects": g.subjects, "not_subjects": g.not_subjects, "authorities": g.authorities, "transfer_to": g.transfer_to,
                "when": g.when.as_ref().map(condition), "class": g.class,
            }))
        })
        .collect()
}

fn band(b: &s::Band) -> Value {
    let side = |t: &String| if t.is_empty() { Value::Null } else { json!(t) };
    let ends = |r: &String| r.split_once("..").map(|(a, b)| (side(&a.to_string()), side(&b.to_string()))).unwrap_or_default();
    let when = b.when.as_ref().map(|t| without_nulls(json!({ "of": t.amount, "at_least": t.at_least, "above": t.above, "below": t.below, "at_most": t.at_most })));
    match (&b.range, &b.times, &b.rate) {
        (Some(r), _, _) => json!({ "min": ends(r).0, "max": ends(r).1, "when": when, "formula": null }),
        (_, Some(r), _) => json!({ "min": null, "max": null, "when": when, "formula": { "of": b.of.as_deref().unwrap_or("illegal-gains"), "min": ends(r).0, "max": ends(r).1 } }),
        (_, _, Some(r)) => {
            json!({ "min": null, "max": null, "when": when, "formula": { "of": b.of.as_deref().unwrap_or("prior-year-turnover"), "min": ends(r).0, "max": ends(r).1 } })
        }
        _ => Value::Null,
    }
}

fn condition(c: &s::Condition) -> Value {
    let list = |p: &Vec<s::Condition>| p.iter().map(condition).collect::<Vec<_>>();
    match c {
        s::Condition::Fact(f) => json!({ "fact": f }),
        s::Condition::Role(r) => json!({ "role": r }),
        s::Condition::Imposed(m) => json!({ "imposed": m }),
        s::Condition::All(p) => json!({ "all": list(p) }),
        s::Condition::Any(p) => json!({ "any": list(p) }),
        s::Condition::None(p) => json!({ "none": list(p) }),
    }
}

/// Absent keys rather than nulls, and no empty lists, in what is otherwise mostly empty.
fn without_nulls(v: Value) -> Value {
    match v {
        Value::Object(m) => m.into_iter().filter(|(_, v)| !v.is_null() && v.as_array().is_none_or(|a| !a.is_empty())).collect::<Map<_, _>>().into(),
        other => other,
    }
}
