//! The export read back, to be compiled like rule files.

use super::check::Fault;
use super::compile::{File, Sources};
use super::export::{PROCEDURE, digest};
use super::exported;
use super::problem::Problem;
use super::read::{OneOrMore, from_json};
use super::schema as s;
use super::words::Form;
use crate::date::Date;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::sync::Arc;
use alloc::vec::Vec;

/// Reads a canonical export back. The files it stands for are named by statute; lines are not known.
pub fn import(name: &str, text: &str) -> Result<Sources, Vec<Fault>> {
    let e: exported::Export = from_json(name, text)?;
    let no_day = |text: &str| [Fault::new(name, 1, &Problem::Malformed { text, form: Form::Day })];
    let whole = |t: &exported::Terms| s::Vocabulary {
        calendar: None,
        parameter: None,
        measure: t.measures.clone(),
        target: t.targets.clone(),
        authority: t.authorities.clone(),
        authority_level: t.levels.clone(),
        subject: t.subjects.clone(),
        fact: t.facts.clone(),
        amount: t.amounts.clone(),
        violation: t.violations.clone(),
    };
    let mut statutes = Vec::new();
    for h in &e.statutes {
        let name = format!("{name} {}@{}", h.statute, h.from);
        statutes.push(Arc::new(File { name, text: String::new(), overlay: None, says: statute(h, &e).map_err(no_day)? }));
    }
    let practice = e.practice.iter().map(|p| Arc::new(File { name: format!("{name} {}", p.report), text: String::new(), overlay: None, says: p.clone() })).collect();
    Ok(Sources {
        vocabulary: [Arc::new(File { name: name.to_string(), text: String::new(), overlay: None, says: whole(&e.vocabulary) })].into(),
        statutes,
        practice,
        overlays: Vec::new(),
        digest: digest(text),
    })
}

/// A day, or the text that is none.
fn day(text: &str) -> Result<Date, &str> {
    Date::parse(text).ok_or(text)
}

fn statute<'h>(h: &'h exported::Head, e: &exported::Export) -> Result<s::Statute, &'h str> {
    let here = |at: &str, from: &str| from == h.from && at.split('/').next() == Some(&h.statute);
    let rest = |at: &str| at.split_once('/').map_or(at, |(_, rest)| rest).to_string();
    Ok(s::Statute {
        statute: h.statute.clone(),
        title: h.title.clone(),
        title_en: h.title_en.clone(),
        level: h.level.clone(),
        from: day(&h.from)?,
        repealed: h.repealed.as_deref().map(day).transpose()?,
        vouched: Some(day(&h.vouched)?),
        checked: day(&h.checked)?,
        source: h.source.clone(),
        competent: h.competent.clone(),
        duty: e
            .duties
            .iter()
            .filter(|d| here(&d.at, &d.from))
            .map(|d| s::Duty {
                at: rest(&d.at),
                violations: d.violations.clone(),
                subjects: d.subjects.clone(),
                when: d.when.clone(),
                was: d.was.clone(),
                counts_as: d.counts_as.clone(),
                reading: d.reading.clone(),
                note: None,
            })
            .collect(),
        provision: e.provisions.iter().filter(|p| here(&p.at, &p.from)).map(|p| provision(p, rest(&p.at))).collect(),
        refer: e
            .referrals
            .iter()
            .filter(|r| here(&r.at, &r.from))
            .map(|r| s::Referral {
                at: rest(&r.at),
                breach_of: r.breach_of.clone(),
                violations: r.violations.clone(),
                to: r.to.clone(),
                was: OneOrMore(r.was.clone()),
                zh: r.zh.clone(),
                en: r.en.clone(),
                note: None,
            })
            .collect(),
        effect: e
            .effects
            .iter()
            .filter(|x| here(&x.at, &x.from))
            .map(|x| s::Effect {
                at: rest(&x.at),
                effect: x.effect.clone(),
                general: x.general,
                breach_of: x.breach_of.clone(),
                violations: x.violations.clone(),
                subjects: x.subjects.clone(),
                when: x.when.clone(),
                zh: x.zh.clone(),
                en: x.en.clone(),
                note: None,
            })
            .collect(),
        limitation: e
            .limitations
            .iter()
            .filter(|l| here(&l.at, &l.from))
            .map(|l| s::Limitation { at: rest(&l.at), months: l.months, longer: l.longer.clone(), general: l.general, note: None })
            .collect(),
        unencoded: e
            .unencoded
            .iter()
            .filter(|u| here(&u.at, &u.from))
            .map(|u| s::Unencoded {
                at: rest(&u.at),
                zh: u.reason_zh.clone(),
                en: u.reason.clone(),
                violations: u.violations.clone(),
                was: OneOrMore(u.was.clone()),
                instead_of: u.instead_of.clone(),
            })
            .collect(),
        procedure: e
            .procedure
            .iter()
            .filter(|p| p.from.as_ref().is_some_and(|from| here(&p.at, from)))
            .map(|p| s::Procedure { at: rest(&p.at), from: None, ..p.clone() })
            .collect(),
        ceiling: e.ceilings.iter().filter(|c| c.from.as_ref().is_some_and(|from| here(&c.at, from))).map(|c| s::Ceiling { at: rest(&c.at), from: None, ..c.clone() }).collect(),
        discretion: e
            .discretion
            .iter()
            .filter(|d| d.from.as_ref().is_some_and(|from| here(&d.at, from)))
            .map(|d| s::Discretion { at: rest(&d.at), from: None, ..d.clone() })
            .collect(),
        benchmark: Vec::new(),
        in_engine: e
            .in_engine
            .iter()
            .filter(|u| here(&u.at, &u.from) && u.phase != PROCEDURE)
            .map(|u| s::InEngine { at: rest(&u.at), phase: u.phase.clone(), fact: u.fact.clone(), note: None })
            .collect(),
    })
}

fn provision(p: &exported::Provision, at: String) -> s::Provision {
    s::Provision {
        at,
        kind: Some(p.kind.clone()),
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
        was: OneOrMore(p.was.clone()),
        refer: p.refer.clone(),
        verified: p.verified,
        reading: p.reading.clone(),
        mentions: p.mentions.clone(),
        power: p.power.clone(),
        doubtful: p.doubtful.clone(),
        note: None,
        tier: p.tiers.iter().map(tier).collect(),
    }
}

fn tier(t: &exported::Tier) -> s::Tier {
    let plain = |mode: &str| t.grants.iter().filter(|g| g.group.is_none() && g.mode == mode).map(grant).collect();
    let mut groups: BTreeMap<u8, s::Group> = BTreeMap::new();
    let mut last: Option<(u8, char)> = None;
    for (g, of) in t.grants.iter().filter_map(|g| Some((g, g.group.as_ref()?))) {
        let group = groups.entry(of.id).or_insert_with(|| s::Group { kind: of.kind.clone(), at_least: Some(of.at_least), when: of.when.clone(), branches: Vec::new(), note: None });
        if last != Some((of.id, of.branch)) {
            group.branches.push(Vec::new());
            last = Some((of.id, of.branch));
        }
        if let Some(branch) = group.branches.last_mut() {
            branch.push(grant(g));
        }
    }
    s::Tier { when: t.when.clone(), must: plain("must"), may: plain("may"), group: groups.into_values().collect(), note: None }
}

fn grant(g: &exported::Grant) -> s::Grant {
    s::Grant {
        measure: g.measure.clone(),
        targets: [g.target.clone()].into(),
        bands: g.bands.iter().map(band).collect(),
        with: g.with.clone(),
        deadline: g.deadline,
        open: g.open,
        duration: g.duration.clone(),
        subjects: g.subjects.clone(),
        not_subjects: g.not_subjects.clone(),
        authorities: g.authorities.clone(),
        transfer_to: g.transfer_to.clone(),
        when: g.when.clone(),
        class: g.class.clone(),
    }
}

fn band(b: &exported::Band) -> s::Band {
    let range = |min: &Option<String>, max: &Option<String>| format!("{}..{}", min.as_deref().unwrap_or_default(), max.as_deref().unwrap_or_default());
    let when =
        b.when.as_ref().map(|t| s::Threshold { amount: t.of.clone(), at_least: t.at_least.clone(), above: t.above.clone(), below: t.below.clone(), at_most: t.at_most.clone() });
    match &b.formula {
        None => s::Band { when, range: Some(range(&b.min, &b.max)), ..s::Band::default() },
        Some(f) => s::Band { when, rate: Some(range(&f.min, &f.max)), of: Some(f.of.clone()), ..s::Band::default() },
    }
}
