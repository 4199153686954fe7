//! The whole rulebook as canonical JSON: sorted keys, referrals as written. Its SHA-256 is the rulebook's digest.

use super::compile::Sources;
use super::exported::*;
use super::schema as s;
use crate::order::InOrder;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use sha2::{Digest, Sha256};

/// The phase under which rules of procedure stand in `in_engine`.
pub(super) const PROCEDURE: &str = "procedure";

/// The canonical export, without its digest.
pub fn export(sources: &Sources) -> String {
    let mut e = Export {
        format: 1,
        id: "cn".to_string(),
        vocabulary: terms(sources),
        statutes: Vec::new(),
        duties: Vec::new(),
        provisions: Vec::new(),
        referrals: Vec::new(),
        effects: Vec::new(),
        limitations: Vec::new(),
        unencoded: Vec::new(),
        in_engine: Vec::new(),
        procedure: Vec::new(),
        ceilings: Vec::new(),
        discretion: Vec::new(),
        practice: sources.practice.iter().filter(|f| f.overlay.is_none()).map(|f| f.says.clone()).collect(),
    };
    let mut statutes: Vec<&s::Statute> = sources.statutes.iter().filter(|f| f.overlay.is_none()).map(|f| &f.says).collect();
    statutes.order_by(|a, b| (&a.statute, a.from).cmp(&(&b.statute, b.from)));
    for f in statutes {
        statute(f, &mut e);
    }
    // through a value, whose keys are sorted
    serde_json::to_value(&e).map(|v| v.to_string()).unwrap_or_default()
}

/// SHA-256 of a text, as the rulebook's digest is written.
pub fn digest(text: &str) -> String {
    let mut out = String::from("sha256:");
    for b in Sha256::digest(text.as_bytes()) {
        out.push_str(&format!("{b:02x}"));
    }
    out
}

fn terms(sources: &Sources) -> Terms {
    let table = |of: fn(&s::Vocabulary) -> &BTreeMap<String, s::Entry>| {
        // one by one: to collect them brings a sort and a bulk build, 5 KB of the wheel
        let mut all = BTreeMap::new();
        for (id, entry) in sources.vocabulary.iter().filter(|f| f.overlay.is_none()).flat_map(|f| of(&f.says)) {
            all.insert(id.clone(), entry.clone());
        }
        all
    };
    Terms {
        measures: table(|v| &v.measure),
        targets: table(|v| &v.target),
        authorities: table(|v| &v.authority),
        levels: table(|v| &v.authority_level),
        subjects: table(|v| &v.subject),
        facts: table(|v| &v.fact),
        amounts: table(|v| &v.amount),
        violations: table(|v| &v.violation),
    }
}

fn statute(f: &s::Statute, e: &mut Export) {
    let from = f.from.to_string();
    let at = |a: &str| if a == f.statute { a.to_string() } else { format!("{}/{a}", f.statute) };
    e.statutes.push(Head {
        statute: f.statute.clone(),
        title: f.title.clone(),
        title_en: f.title_en.clone(),
        level: f.level.clone(),
        from: from.clone(),
        repealed: f.repealed.map(|d| d.to_string()),
        vouched: f.vouched.unwrap_or(f.from).to_string(),
        checked: f.checked.to_string(),
        source: f.source.clone(),
        competent: f.competent.clone(),
    });
    e.duties.extend(f.duty.iter().map(|d| Duty {
        at: at(&d.at),
        from: from.clone(),
        violations: d.violations.clone(),
        subjects: d.subjects.clone(),
        when: d.when.clone(),
        was: d.was.clone(),
        counts_as: d.counts_as.clone(),
        reading: d.reading.clone(),
    }));
    e.provisions.extend(f.provision.iter().map(|p| Provision {
        at: at(&p.at),
        from: from.clone(),
        kind: p.kind.clone().unwrap_or_else(|| "penalty".to_string()),
        breach_of: p.breach_of.clone(),
        violations: p.violations.clone(),
        subjects: p.subjects.clone(),
        not_subjects: p.not_subjects.clone(),
        authorities: p.authorities.clone(),
        authorities_open: p.authorities_open,
        when: p.when.clone(),
        graver_than: p.graver_than.clone(),
        details: p.details.clone(),
        prevails_over: p.prevails_over.clone(),
        residual_to: p.residual_to.clone(),
        was: p.was.to_vec(),
        refer: p.refer.clone(),
        verified: p.verified,
        reading: p.reading.clone(),
        mentions: p.mentions.clone(),
        power: p.power.clone(),
        doubtful: p.doubtful.clone(),
        tiers: p.tier.iter().map(tier).collect(),
    }));
    e.referrals.extend(f.refer.iter().map(|r| Referral {
        at: at(&r.at),
        from: from.clone(),
        breach_of: r.breach_of.clone(),
        violations: r.violations.clone(),
        to: r.to.clone(),
        was: r.was.to_vec(),
        zh: r.zh.clone(),
        en: r.en.clone(),
    }));
    e.effects.extend(f.effect.iter().map(|x| Effect {
        at: at(&x.at),
        from: from.clone(),
        effect: x.effect.clone(),
        general: x.general,
        breach_of: x.breach_of.clone(),
        violations: x.violations.clone(),
        subjects: x.subjects.clone(),
        when: x.when.clone(),
        zh: x.zh.clone(),
        en: x.en.clone(),
    }));
    e.limitations.extend(f.limitation.iter().map(|l| Limitation { at: at(&l.at), from: from.clone(), months: l.months, longer: l.longer.clone(), general: l.general }));
    e.unencoded.extend(f.unencoded.iter().map(|u| Unencoded {
        at: at(&u.at),
        from: from.clone(),
        reason: u.en.clone(),
        reason_zh: u.zh.clone(),
        violations: u.violations.clone(),
        was: u.was.to_vec(),
        instead_of: u.instead_of.clone(),
    }));
    e.procedure.extend(f.procedure.iter().map(|p| s::Procedure { at: at(&p.at), from: Some(from.clone()), ..p.clone() }));
    e.ceilings.extend(f.ceiling.iter().map(|c| s::Ceiling { at: at(&c.at), from: Some(from.clone()), ..c.clone() }));
    e.discretion.extend(f.discretion.iter().map(|d| s::Discretion { at: at(&d.at), from: Some(from.clone()), ..d.clone() }));
    // the engine carries rules of procedure out, and says so
    let carried = |p: &s::Procedure| InEngine { at: at(&p.at), from: from.clone(), phase: PROCEDURE.to_string(), fact: p.must.as_ref().map(|m| m.fact.clone()) };
    e.in_engine.extend(f.procedure.iter().map(carried));
    e.in_engine.extend(f.in_engine.iter().map(|u| InEngine { at: at(&u.at), from: from.clone(), phase: u.phase.clone(), fact: u.fact.clone() }));
}

fn tier(t: &s::Tier) -> Tier {
    let mut grants: Vec<Grant> = Vec::new();
    grants.extend(t.must.iter().flat_map(|g| grant(g, "must", None)));
    grants.extend(t.may.iter().flat_map(|g| grant(g, "may", None)));
    for (id, group) in (1u8..).zip(&t.group) {
        for (branch, list) in ('a'..='z').zip(&group.branches) {
            let of = Group { id, kind: group.kind.clone(), at_least: group.at_least.unwrap_or(1), branch, when: group.when.clone() };
            grants.extend(list.iter().flat_map(|g| grant(g, "must", Some(&of))));
        }
    }
    Tier { when: t.when.clone(), grants }
}

fn grant(g: &s::Grant, mode: &str, group: Option<&Group>) -> Vec<Grant> {
    let entity = ["entity".to_string()];
    let targets: &[String] = if g.targets.is_empty() { &entity } else { &g.targets };
    let each = |target: &String| Grant {
        measure: g.measure.clone(),
        target: target.clone(),
        mode: mode.to_string(),
        group: group.cloned(),
        with: g.with.clone(),
        bands: g.bands.iter().map(band).collect(),
        deadline: g.deadline,
        open: g.open,
        duration: g.duration.clone(),
        subjects: g.subjects.clone(),
        not_subjects: g.not_subjects.clone(),
        authorities: g.authorities.clone(),
        transfer_to: g.transfer_to.clone(),
        when: g.when.clone(),
        class: g.class.clone(),
    };
    targets.iter().map(each).collect()
}

fn band(b: &s::Band) -> Band {
    let side = |t: &str| Some(t.to_string()).filter(|t| !t.is_empty());
    let ends = |r: &str| r.split_once("..").map(|(a, b)| (side(a), side(b))).unwrap_or_default();
    let when =
        b.when.as_ref().map(|t| Threshold { of: t.amount.clone(), at_least: t.at_least.clone(), above: t.above.clone(), below: t.below.clone(), at_most: t.at_most.clone() });
    let (range, usual) = match (&b.range, &b.times, &b.rate) {
        (Some(r), _, _) => {
            let (min, max) = ends(r);
            return Band { min, max, when, formula: None };
        }
        (_, Some(r), _) => (r, "illegal-gains"),
        (_, _, Some(r)) => (r, "prior-year-turnover"),
        _ => return Band { min: None, max: None, when, formula: None },
    };
    let (min, max) = ends(range);
    Band { min: None, max: None, when, formula: Some(Formula { of: b.of.as_deref().unwrap_or(usual).to_string(), min, max }) }
}
