//! From rule files to a rulebook: every id resolved, every reference checked, every answer table built.

use super::check::{Fault, Place, fault};
use super::schema as s;
use crate::citation::Citation;
use crate::condition::{Atom, Condition};
use crate::date::Date;
use crate::money::Money;
use crate::nearest::nearest;
use crate::provision::{Band, Duration, Duty, Grant, Group, Kind, OpenReferral, Place as At, Provision, Reading, Side, Threshold, Tier, Unit};
use crate::rulebook::{Answer, List, PracticeRow, Rulebook, Str, Version};
use crate::vocabulary::*;
use alloc::borrow::ToOwned;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

/// A rule file as read.
#[derive(Clone, Debug)]
pub struct File<T> {
    /// Its name, for messages.
    pub name: String,
    /// Its text, to find lines.
    pub text: String,
    /// What it says.
    pub says: T,
}

/// All the files of a rulebook.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// Vocabulary files.
    pub vocabulary: Vec<File<s::Vocabulary>>,
    /// Statute versions.
    pub statutes: Vec<File<s::Statute>>,
    /// Enforcement reports.
    pub practice: Vec<File<s::Practice>>,
}

type Table = BTreeMap<String, (usize, s::Entry)>;

/// A tier with the conditions and the target map a referral adds, and the file it stands in.
type Step<'a> = (Vec<Condition>, BTreeMap<String, Vec<String>>, &'a s::Tier, usize);

struct Compiler<'a> {
    sources: &'a Sources,
    measures: Table,
    targets: Table,
    authorities: Table,
    subjects: Table,
    facts: Table,
    amounts: Table,
    violations: Table,
    faults: Vec<Fault>,
    here: (usize, &'static str, usize),
}

/// Compiles the files, or tells all that is wrong with them.
pub fn compile(sources: &Sources, digest: &str) -> Result<Rulebook, Vec<Fault>> {
    let mut sources = sources.clone();
    sources.statutes.sort_by(|a, b| (&a.says.statute, a.says.from).cmp(&(&b.says.statute, b.says.from)));
    let mut c = Compiler {
        sources: &sources,
        measures: Table::new(),
        targets: Table::new(),
        authorities: Table::new(),
        subjects: Table::new(),
        facts: Table::new(),
        amounts: Table::new(),
        violations: Table::new(),
        faults: Vec::new(),
        here: (0, "", 0),
    };
    c.vocabulary();
    let book = c.rulebook(digest);
    if c.faults.is_empty() { Ok(book) } else { Err(c.faults) }
}

fn text(t: &str) -> Str {
    Str::Owned(t.to_owned())
}

fn index(i: usize) -> u16 {
    u16::try_from(i).unwrap_or(u16::MAX)
}

fn bit(bits: &mut FactBits, i: usize) {
    if let Some(word) = bits.get_mut(i / 64) {
        *word |= 1u64.checked_shl(u32::try_from(i % 64).unwrap_or(0)).unwrap_or(0);
    }
}

impl<'a> Compiler<'a> {
    fn say(&mut self, word: &str, message: String) {
        let (file, block, index) = self.here;
        if let Some(f) = self.sources.statutes.get(file) {
            self.faults.push(fault(&f.name, &f.text, Place { block, index, word }, message));
        }
    }

    fn vocabulary(&mut self) {
        let sources = self.sources;
        for (i, file) in sources.vocabulary.iter().enumerate() {
            let v = &file.says;
            for (table, entries) in [
                (&mut self.measures, &v.measure),
                (&mut self.targets, &v.target),
                (&mut self.authorities, &v.authority),
                (&mut self.subjects, &v.subject),
                (&mut self.facts, &v.fact),
                (&mut self.amounts, &v.amount),
                (&mut self.violations, &v.violation),
            ] {
                for (id, e) in entries {
                    if table.insert(id.clone(), (i, e.clone())).is_some() {
                        self.faults.push(fault(&file.name, &file.text, Place { block: "", index: 0, word: id }, format!("`{id}` stands twice in the vocabulary")));
                    }
                }
            }
        }
    }

    fn id(&mut self, what: &str, table: fn(&Self) -> &Table, id: &str) -> u16 {
        match table(self).keys().position(|k| k == id) {
            Some(i) => index(i),
            None => {
                let near = nearest(id, table(self).keys().map(String::as_str)).map(|n| format!(", nearest is `{n}`")).unwrap_or_default();
                self.say(id, format!("unknown {what} `{id}`{near}"));
                0
            }
        }
    }

    fn measure(&mut self, id: &str) -> MeasureId {
        MeasureId(self.id("measure", |c| &c.measures, id))
    }
    fn target(&mut self, id: &str) -> TargetId {
        TargetId(self.id("target", |c| &c.targets, id))
    }
    fn subject(&mut self, id: &str) -> SubjectId {
        SubjectId(self.id("subject", |c| &c.subjects, id))
    }
    fn fact(&mut self, id: &str) -> FactId {
        FactId(self.id("fact", |c| &c.facts, id))
    }
    fn amount(&mut self, id: &str) -> AmountId {
        AmountId(self.id("amount", |c| &c.amounts, id))
    }
    fn violation(&mut self, id: &str) -> ViolationId {
        ViolationId(self.id("violation", |c| &c.violations, id))
    }
    fn authority(&mut self, id: &str) -> (AuthorityId, Level) {
        let (body, level) = id.split_once(':').map_or((id, None), |(b, l)| (b, Some(l)));
        let lowest = self.authorities.get(body).and_then(|(_, e)| e.lowest.as_deref().and_then(Level::parse)).unwrap_or(Level::County);
        let level = level.map_or(lowest, |l| {
            Level::parse(l).unwrap_or_else(|| {
                self.say(id, format!("unknown level `{l}`"));
                lowest
            })
        });
        (AuthorityId(self.id("authority", |c| &c.authorities, body)), level.max(lowest))
    }
    fn authorities(&mut self, ids: &[String]) -> Vec<(AuthorityId, Level)> {
        ids.iter().map(|i| self.authority(i)).collect()
    }
    fn roles(&mut self, ids: &[String]) -> u128 {
        ids.iter().fold(0, |bits, id| bits | 1u128.checked_shl(u32::from(self.subject(id).0)).unwrap_or(0))
    }

    fn citation(&mut self, at: &str) -> Citation {
        if at == "*" {
            return Citation { article: 0, paragraph: 0, item: 0 };
        }
        Citation::parse(at).unwrap_or_else(|| {
            self.say(at, format!("`{at}` is no place: article, article/paragraph or article/paragraph/item"));
            Citation { article: 0, paragraph: 0, item: 0 }
        })
    }

    /// A reference from within a file: a place in it, or `statute/…`, or `statute@version/…`.
    fn place(&mut self, reference: &str) -> Option<At> {
        let own = self.here.0;
        let (head, rest) = match reference.split_once('/') {
            Some((h, r)) if h.chars().any(|c| c.is_ascii_alphabetic()) => (Some(h), r),
            _ => (None, reference),
        };
        let version = match head {
            None => Some(own),
            Some(h) => {
                let (statute, from) = h.split_once('@').map_or((h, None), |(s, d)| (s, Date::parse(d)));
                self.sources.statutes.iter().rposition(|f| f.says.statute == statute && from.is_none_or(|d| d == f.says.from))
            }
        };
        let at = Citation::parse(rest);
        match (version, at) {
            (Some(v), Some(at)) => Some(At { version: index(v), at }),
            _ => {
                self.say(reference, format!("dangling reference `{reference}`"));
                None
            }
        }
    }

    fn atoms(&mut self, c: &s::Condition) -> Condition {
        match c {
            s::Condition::Fact(id) => Condition::Atom(Atom::Fact(self.fact(id))),
            s::Condition::Role(id) => Condition::Atom(Atom::Role(self.subject(id))),
            s::Condition::Imposed(ids) => {
                let mut measures: Vec<MeasureId> = ids.iter().map(|i| self.measure(i)).collect();
                measures.sort_unstable();
                Condition::Any(measures.into_iter().map(|m| Condition::Atom(Atom::Imposed(m))).collect())
            }
            s::Condition::All(p) => Condition::All(p.iter().map(|c| self.atoms(c)).collect()),
            s::Condition::Any(p) => Condition::Any(p.iter().map(|c| self.atoms(c)).collect()),
            s::Condition::None(p) => Condition::None(p.iter().map(|c| self.atoms(c)).collect()),
        }
    }

    fn condition(&mut self, c: Option<&s::Condition>) -> Condition {
        c.map_or(Condition::Always, |c| self.atoms(c))
    }

    fn any_role(&mut self, ids: &[String]) -> Vec<Condition> {
        ids.iter().map(|i| Condition::Atom(Atom::Role(self.subject(i)))).collect()
    }

    /// What the provision itself asks beside the breach.
    fn provision_condition(&mut self, p: &s::Provision) -> Vec<Condition> {
        let mut parts = Vec::new();
        if !p.subjects.is_empty() {
            parts.push(any_of(self.any_role(&p.subjects)));
        }
        if !p.not_subjects.is_empty() {
            parts.push(Condition::None(self.any_role(&p.not_subjects).into()));
        }
        if let Some(w) = &p.when {
            parts.push(self.atoms(w));
        }
        parts
    }

    fn reading(r: &s::Reading) -> Reading {
        let zh = format!("{}：采“{}”，另一读法“{}”；理由：{}", r.issue.zh, r.chosen.zh, r.other.zh, r.reason.zh);
        let en = format!("{}: read as “{}”, the other reading is “{}”; because {}", r.issue.en, r.chosen.en, r.other.en, r.reason.en);
        Reading { zh: zh.into(), en: en.into() }
    }

    fn money(&mut self, word: &str, t: &str, decimals: usize) -> Option<Money> {
        if t.is_empty() {
            return None;
        }
        let m = Money::parse(t, decimals);
        if m.is_none() {
            self.say(word, format!("`{t}` is no amount"));
        }
        m
    }

    fn band(&mut self, b: &s::Band) -> Band {
        let (range, decimals, default) = match (&b.range, &b.times, &b.rate) {
            (Some(r), None, None) => (r, 2, None),
            (None, Some(t), None) => (t, 2, Some("illegal-gains")),
            (None, None, Some(r)) => (r, 4, Some("prior-year-turnover")),
            _ => {
                self.say("", "a band has exactly one of `range`, `times`, `rate`".to_string());
                return Band { when: None, of: None, min: None, max: None };
            }
        };
        let of = default.map(|d| self.amount(b.of.as_deref().unwrap_or(d)));
        let Some((low, high)) = range.split_once("..") else {
            self.say(range, format!("`{range}` is no range: `min..max`"));
            return Band { when: None, of, min: None, max: None };
        };
        let (min, max) = (self.money(range, low, decimals), self.money(range, high, decimals));
        if let (Some(a), Some(b)) = (min, max) {
            if a > b {
                self.say(range, format!("min {a} is above max {b}"));
            }
        }
        let when = b.when.as_ref().map(|t| {
            let of = self.amount(&t.amount);
            let mut sides = [(Side::AtLeast, &t.at_least), (Side::Above, &t.above), (Side::Below, &t.below), (Side::AtMost, &t.at_most)]
                .into_iter()
                .filter_map(|(side, sum)| sum.as_ref().map(|sum| (side, sum)));
            match (sides.next(), sides.next()) {
                (Some((side, sum)), None) => Threshold { of, side, sum: self.money(sum, sum, 2).unwrap_or(Money::ZERO) },
                _ => {
                    self.say(&t.amount, "a threshold has exactly one of `at-least`, `above`, `below`, `at-most`".to_string());
                    Threshold { of, side: Side::AtLeast, sum: Money::ZERO }
                }
            }
        });
        Band { when, of, min, max }
    }

    fn duration(&mut self, d: &s::Duration) -> Duration {
        match (d.life, d.unspecified, d.unit.as_deref().and_then(Unit::parse)) {
            (true, false, None) => Duration::Life,
            (false, true, None) => Duration::Unspecified,
            (false, false, Some(unit)) => Duration::Range { unit, min: d.min, max: d.max },
            _ => {
                self.say("duration", "a duration is `unit` with `min`, `max`, or `life`, or `unspecified`".to_string());
                Duration::Unspecified
            }
        }
    }

    fn class(&mut self, name: &str) -> Class {
        [Class::Penalty, Class::Order, Class::Supervision, Class::Platform, Class::Consequence, Class::Referral, Class::ReportTerm]
            .into_iter()
            .find(|c| c.name() == name)
            .unwrap_or_else(|| {
                self.say(name, format!("unknown class `{name}`"));
                Class::Order
            })
    }

    /// The tiers of a provision, those it refers to included, each with its extra conditions and target map.
    fn tiers(&mut self, file: usize, p: &'a s::Provision, depth: u8) -> Vec<Step<'a>> {
        let mut out: Vec<_> = p.tier.iter().map(|t| (Vec::new(), BTreeMap::new(), t, file)).collect();
        for r in &p.refer {
            let Some(to) = self.place(&r.to) else { continue };
            if depth == 0 {
                self.say(&r.to, format!("referral `{}` goes round in a circle", r.to));
                continue;
            }
            let sources = self.sources_for();
            let Some(f) = sources.statutes.get(usize::from(to.version)) else { continue };
            let mut any = false;
            for q in &f.says.provision {
                if Citation::parse(&q.at).is_some_and(|at| to.at.covers(at)) {
                    any = true;
                    let here = self.here;
                    self.here.0 = usize::from(to.version);
                    let extra = q.when.as_ref().map(|w| self.atoms(w));
                    let inner = self.tiers(usize::from(to.version), q, depth.saturating_sub(1));
                    self.here = here;
                    for (mut conditions, map, tier, origin) in inner {
                        conditions.extend(extra.clone());
                        let map = if r.map.is_empty() { map } else { r.map.clone() };
                        out.push((conditions, map, tier, origin));
                    }
                }
            }
            if !any {
                self.say(&r.to, format!("referral to `{}`, where no provision stands", r.to));
            }
        }
        out
    }

    fn sources_for(&self) -> &'a Sources {
        self.sources
    }

    fn grants(&mut self, p: &s::Provision, file: &s::Statute, base: &[Condition], map: &BTreeMap<String, Vec<String>>, tier: &s::Tier, groups: &mut u8) -> Vec<Grant> {
        let mut listed: Vec<(&s::Grant, bool, Option<Group>, Option<&s::Condition>)> = Vec::new();
        listed.extend(tier.must.iter().map(|g| (g, true, None, None)));
        listed.extend(tier.may.iter().map(|g| (g, false, None, None)));
        for group in &tier.group {
            *groups = groups.saturating_add(1);
            let one_of = match group.kind.as_str() {
                "one-of" => true,
                "any-of" => false,
                other => {
                    self.say(other, format!("unknown kind of group `{other}`: one-of or any-of"));
                    true
                }
            };
            let at_least = group.at_least.unwrap_or(1);
            for (branch, grants) in (0u8..).zip(&group.branches) {
                let g = Group { id: *groups, one_of, at_least, branch };
                listed.extend(grants.iter().map(|x| (x, at_least > 0, Some(g), group.when.as_ref())));
            }
        }
        let mut out = Vec::new();
        for (g, must, group, group_when) in listed {
            let measure = self.measure(&g.measure);
            let usual = self.measures.get(&g.measure).and_then(|(_, e)| e.class.clone()).unwrap_or_default();
            let class = match &g.class {
                Some(c) => self.class(c),
                None => self.class(&usual),
            };
            if class == Class::ReportTerm {
                self.say(&g.measure, format!("`{}` is a term of the report, no statute grants it", g.measure));
            }
            let mut parts = base.to_vec();
            if let Some(w) = &tier.when {
                parts.push(self.atoms(w));
            }
            parts.extend(group_when.map(|w| self.atoms(w)));
            if !g.subjects.is_empty() {
                parts.push(any_of(self.any_role(&g.subjects)));
            }
            if !g.not_subjects.is_empty() {
                parts.push(Condition::None(self.any_role(&g.not_subjects).into()));
            }
            parts.extend(g.when.as_ref().map(|w| self.atoms(w)));
            if g.measure == "confiscate-gains" {
                parts.push(Condition::Atom(Atom::Amount(self.amount("illegal-gains"))));
            }
            if g.measure == "fine" && g.bands.is_empty() {
                self.say("fine", "a fine needs its bounds".to_string());
            }
            let with: Vec<MeasureId> = g.with.iter().map(|w| self.measure(w)).collect();
            let bands: Vec<Band> = g.bands.iter().map(|b| self.band(b)).collect();
            let duration = g.duration.as_ref().map(|d| self.duration(d));
            let named = [&g.authorities, &p.authorities, &file.competent].into_iter().find(|a| !a.is_empty()).cloned().unwrap_or_default();
            let authorities = self.authorities(&named);
            if authorities.is_empty() {
                self.say(&g.measure, format!("nobody may impose `{}`: name `authorities`, or `competent` in the head", g.measure));
            }
            let transfer_to: Vec<AuthorityId> = g.transfer_to.iter().map(|t| self.authority(t).0).collect();
            let own: Vec<String> = if g.targets.is_empty() { vec!["entity".to_string()] } else { g.targets.clone() };
            for target in own.iter().flat_map(|t| map.get(t).cloned().unwrap_or_else(|| vec![t.clone()])) {
                let mut parts = parts.clone();
                if target == "responsible-manager" || target == "other-responsible" {
                    parts.push(Condition::Atom(Atom::Role(self.subject("organization"))));
                }
                out.push(Grant {
                    measure,
                    class,
                    target: self.target(&target),
                    must,
                    group,
                    with: with.clone().into(),
                    bands: bands.clone().into(),
                    duration,
                    deadline: g.deadline,
                    open: g.open,
                    authorities: authorities.clone().into(),
                    transfer_to: transfer_to.clone().into(),
                    when: all_of(parts),
                    independent: false,
                    replaced_by: List::Borrowed(&[]),
                });
            }
        }
        out.sort_by_key(|g| (g.measure, g.target, g.group));
        out
    }

    fn power_to_set(&mut self, p: &s::Provision, level: &str, tiers: &[Tier]) {
        if p.power.is_some() || p.kind.as_deref().unwrap_or("penalty") != "penalty" {
            return;
        }
        let names: Vec<String> = self.measures.keys().cloned().collect();
        for g in tiers.iter().flat_map(|t| t.grants.iter()).filter(|g| g.class == Class::Penalty) {
            let name = names.get(g.measure.index()).cloned().unwrap_or_default();
            let allowed = match level {
                "law" => true,
                "administrative-regulation" => name != "detention",
                "department-rule" => matches!(name.as_str(), "warning" | "public-criticism" | "fine"),
                _ => false,
            };
            if !allowed {
                self.say("at", format!("a {level} may not set `{name}` (apl/10-16): say in `power` which provision it details, or why it is doubtful"));
            }
        }
    }

    fn rulebook(&mut self, digest: &str) -> Rulebook {
        let sources = self.sources_for();
        let versions = self.versions();
        let mut duties: Vec<Duty> = Vec::new();
        let mut referrals = Vec::new();
        let mut provisions: Vec<(usize, usize, Provision)> = Vec::new();
        for (i, file) in sources.statutes.iter().enumerate() {
            for (n, d) in file.says.duty.iter().enumerate() {
                self.here = (i, "[[duty]]", n);
                let was = d.was.as_ref().and_then(|w| self.place(w));
                let violations: Vec<ViolationId> = d.violations.iter().map(|v| self.violation(v)).collect();
                duties.push(Duty {
                    version: index(i),
                    at: self.citation(&d.at),
                    violations: violations.into(),
                    subjects: self.roles(&d.subjects),
                    when: self.condition(d.when.as_ref()),
                    was,
                    reading: d.reading.as_ref().map(Self::reading),
                });
            }
            for (n, r) in file.says.refer.iter().enumerate() {
                self.here = (i, "[[refer]]", n);
                let breach_of: Vec<Citation> = r.breach_of.iter().map(|b| self.citation(b)).collect();
                let violations: Vec<ViolationId> = r.violations.iter().map(|v| self.violation(v)).collect();
                referrals.push(OpenReferral {
                    version: index(i),
                    at: self.citation(&r.at),
                    breach_of: breach_of.into(),
                    violations: violations.into(),
                    zh: text(&r.zh),
                    en: text(&r.en),
                });
            }
            for (n, p) in file.says.provision.iter().enumerate() {
                self.here = (i, "[[provision]]", n);
                provisions.push((i, n, self.provision(i, p, &file.says)));
            }
        }
        duties.sort_by_key(|d| (d.version, d.at));
        referrals.sort_by_key(|d| (d.version, d.at));
        provisions.sort_by(|(_, _, a), (_, _, b)| (a.version, a.at, a.kind, &a.breach_of, &a.violations).cmp(&(b.version, b.at, b.kind, &b.breach_of, &b.violations)));
        self.breaches(&duties, &provisions);
        self.links(&mut provisions);
        let mut provisions: Vec<Provision> = provisions.into_iter().map(|(_, _, p)| p).collect();
        let (facts, subjects) = (self.fact_table(), self.subject_table());
        provisions.iter_mut().flat_map(|p| p.tiers.to_mut()).flat_map(|t| t.grants.to_mut()).for_each(|g| g.independent = independent(g, &facts, &subjects));
        let answers = self.answers(&duties, &provisions);
        let practice = self.practice();
        let checked = versions.iter().map(|v| v.checked).max();
        let subject = |c: &Self, id: &str| SubjectId(index(c.subjects.keys().position(|k| k == id).unwrap_or(0)));
        Rulebook {
            id: text("cn"),
            version: checked.map(|d| d.to_string()).unwrap_or_default().into(),
            digest: text(digest),
            powers: (0u16..).zip(&provisions).filter(|(_, p)| p.kind == Kind::Power && p.breach_of.is_empty()).map(|(n, _)| n).collect(),
            vouched: versions.iter().map(|v| v.vouched).min().unwrap_or(Date(0)),
            fine: MeasureId(index(self.measures.keys().position(|k| k == "fine").unwrap_or(0))),
            person: subject(self, "person"),
            organization: subject(self, "organization"),
            entity: TargetId(index(self.targets.keys().position(|k| k == "entity").unwrap_or(0))),
            measures: self.measure_table().into(),
            targets: self.targets.iter().map(term).collect(),
            authorities: self.authorities.clone().iter().map(|(id, e)| Authority { term: term((id, e)), lowest: self.authority(id).1 }).collect(),
            subjects: subjects.into(),
            facts: facts.into(),
            amounts: self.amounts.iter().map(|(id, e)| Amount { term: term((id, e)), ask_zh: ask(&e.1, true), ask_en: ask(&e.1, false) }).collect(),
            violations: self.violation_table().into(),
            versions: versions.into(),
            duties: duties.into(),
            provisions: provisions.into(),
            referrals: referrals.into(),
            answers: answers.into(),
            practice: practice.into(),
        }
    }

    fn versions(&mut self) -> Vec<Version> {
        let sources = self.sources_for();
        let mut versions = Vec::new();
        for (i, file) in sources.statutes.iter().enumerate() {
            self.here = (i, "", 0);
            let f = &file.says;
            let next = sources.statutes.get(i.saturating_add(1)).filter(|n| n.says.statute == f.statute);
            if next.is_some_and(|n| n.says.from == f.from) {
                self.say("from", format!("two versions of `{}` begin on {}", f.statute, f.from));
            }
            if !["law", "administrative-regulation", "department-rule", "normative-document"].contains(&f.level.as_str()) {
                self.say("level", format!("unknown level `{}`", f.level));
            }
            versions.push(Version {
                statute: text(&f.statute),
                title: text(&f.title),
                title_en: text(&f.title_en),
                level: text(&f.level),
                from: f.from,
                until: f.repealed.or(next.map(|n| n.says.from)),
                vouched: f.vouched.unwrap_or(f.from),
                checked: f.checked,
            });
        }
        versions
    }

    fn provision(&mut self, version: usize, p: &'a s::Provision, file: &s::Statute) -> Provision {
        let kind = match p.kind.as_deref().unwrap_or("penalty") {
            "penalty" => Kind::Penalty,
            "power" => Kind::Power,
            "platform-duty" => Kind::PlatformDuty,
            "consequence" => Kind::Consequence,
            other => {
                self.say(other, format!("unknown kind `{other}`: penalty, power, platform-duty or consequence"));
                Kind::Penalty
            }
        };
        let base = self.provision_condition(p);
        let mut groups = 0;
        let mut tiers = Vec::new();
        for (extra, map, tier, origin) in self.tiers(version, p, 4) {
            let mut base = base.clone();
            base.extend(extra);
            let here = self.here;
            self.here.0 = origin;
            let grants = self.grants(p, file, &base, &map, tier, &mut groups);
            self.here = here;
            tiers.push(Tier { grants: grants.into() });
        }
        if tiers.iter().all(|t| t.grants.is_empty()) {
            self.say("at", format!("provision `{}` grants nothing", p.at));
        }
        for m in &p.mentions {
            self.measure(m);
        }
        self.power_to_set(p, &file.level, &tiers);
        if kind != Kind::Power && p.breach_of.is_empty() {
            self.say("at", format!("provision `{}` answers no duty: name `breach-of`, or make it a power", p.at));
        }
        let breach_of: Vec<Citation> = p.breach_of.iter().map(|b| self.citation(b)).collect();
        let mut violations: Vec<ViolationId> = p.violations.iter().map(|v| self.violation(v)).collect();
        violations.sort();
        Provision {
            version: index(version),
            at: self.citation(&p.at),
            kind,
            breach_of: breach_of.into(),
            violations: violations.into(),
            subjects: self.roles(&p.subjects),
            tiers: tiers.into(),
            authorities_open: p.authorities_open,
            verified: p.verified,
            reading: p.reading.as_ref().map(Self::reading),
            prevailed_by: List::Borrowed(&[]),
        }
    }

    /// Every duty a provision names must stand in the file.
    fn breaches(&mut self, duties: &[Duty], provisions: &[(usize, usize, Provision)]) {
        for (file, n, p) in provisions {
            self.here = (*file, "[[provision]]", *n);
            for b in p.breach_of.iter().filter(|b| b.article > 0) {
                if !duties.iter().any(|d| d.version == p.version && (b.covers(d.at) || d.at.covers(*b))) {
                    self.say(&b.to_string(), format!("`breach-of` names {b}, where no duty stands"));
                }
            }
        }
    }

    /// Which fines replace which, and which provision prevails.
    fn links(&mut self, provisions: &mut [(usize, usize, Provision)]) {
        let sources = self.sources_for();
        let bounded: Vec<MeasureId> = ["fine", "detention"].into_iter().filter_map(|m| self.measures.keys().position(|k| k == m)).map(|i| MeasureId(index(i))).collect();
        let snapshot: Vec<Provision> = provisions.iter().map(|(_, _, p)| p.clone()).collect();
        for (n, (file, source, _)) in provisions.to_vec().iter().enumerate() {
            self.here = (*file, "[[provision]]", *source);
            let Some(s) = sources.statutes.get(*file).and_then(|f| f.says.provision.get(*source)) else { continue };
            let mut lower: Vec<usize> = Vec::new();
            for g in &s.graver_than {
                let Some(to) = self.place(g) else { continue };
                let found: Vec<usize> = snapshot.iter().enumerate().filter(|(_, q)| q.version == to.version && to.at.covers(q.at)).map(|(i, _)| i).collect();
                if found.is_empty() {
                    self.say(g, format!("`graver-than` names {g}, where no provision stands"));
                }
                lower.extend(found);
            }
            for over in s.prevails_over.keys() {
                let Some(to) = self.place(over) else { continue };
                for (_, _, q) in provisions.iter_mut().filter(|(_, _, q)| q.version == to.version && to.at.covers(q.at)) {
                    q.prevailed_by.to_mut().push(index(n));
                }
            }
            let Some(graver) = snapshot.get(n) else { continue };
            for (k, tier) in graver.tiers.iter().enumerate() {
                for g in tier.grants.iter().filter(|g| bounded.contains(&g.measure)) {
                    for q in lower.iter().copied().chain(core::iter::once(n)) {
                        let before = if q == n { k } else { usize::MAX };
                        let Some((_, _, p)) = provisions.get_mut(q) else { continue };
                        for t in p.tiers.to_mut().iter_mut().take(before) {
                            for x in t.grants.to_mut().iter_mut().filter(|x| x.measure == g.measure && x.target == g.target) {
                                x.replaced_by.to_mut().push((index(n), g.when.clone()));
                            }
                        }
                    }
                }
            }
        }
    }

    fn answers(&mut self, duties: &[Duty], provisions: &[Provision]) -> Vec<List<Answer>> {
        let mut all: Vec<Vec<Answer>> = vec![Vec::new(); self.violations.len()];
        for (d, duty) in (0u16..).zip(duties) {
            for (n, p) in (0u16..).zip(provisions).filter(|(_, p)| p.version == duty.version) {
                let fine = p.breach_of.iter().any(|b| b.article == 0 || b.covers(duty.at));
                let coarse = p.breach_of.iter().any(|b| duty.at.covers(*b));
                if !fine && !coarse {
                    continue;
                }
                for v in duty.violations.iter().filter(|v| p.violations.is_empty() || p.violations.contains(v)) {
                    if let Some(list) = all.get_mut(v.index()) {
                        // a listed act settles the breach however coarse the duty
                        list.push(Answer { provision: n, duty: d, coarse: !fine && p.violations.is_empty() });
                    }
                }
            }
        }
        for (list, (id, (file, entry))) in all.iter().zip(self.violations.clone().iter()) {
            let answered = list.iter().any(|a| provisions.get(usize::from(a.provision)).is_some_and(|p| matches!(p.kind, Kind::Penalty | Kind::PlatformDuty)));
            if answered == entry.unanswered.is_some() {
                if let Some(f) = self.sources.vocabulary.get(*file) {
                    let message = if answered { format!("`{id}` is answered: take `unanswered` away") } else { format!("no provision answers `{id}`: say why in `unanswered`") };
                    self.faults.push(fault(&f.name, &f.text, Place { block: "", index: 0, word: id }, message));
                }
            }
        }
        all.into_iter()
            .map(|mut l| {
                l.sort();
                l.into()
            })
            .collect()
    }

    fn practice(&mut self) -> Vec<PracticeRow> {
        let sources = self.sources_for();
        let mut rows = Vec::new();
        for file in &sources.practice {
            let head = &file.says.headline;
            for r in &file.says.row {
                for (what, ids, table) in [("violation", &r.violations, &self.violations), ("subject", &r.subjects, &self.subjects), ("measure", &r.measures, &self.measures)] {
                    for id in ids.iter().filter(|i| !table.contains_key(*i)) {
                        self.faults.push(fault(&file.name, &file.text, Place { block: "", index: 0, word: id }, format!("unknown {what} `{id}`")));
                    }
                }
                let count = |m: &String| head.iter().find(|h| h.measures.contains(m)).map(|h| h.count);
                let position = |table: &Table, id: &String| table.keys().position(|k| k == id).map(index);
                rows.push(PracticeRow {
                    report: text(&file.says.report),
                    row: text(&r.id),
                    violations: r.violations.iter().filter_map(|v| position(&self.violations, v)).map(ViolationId).collect(),
                    subjects: r.subjects.iter().filter_map(|v| position(&self.subjects, v)).map(SubjectId).collect(),
                    measures: r.measures.iter().filter_map(|m| position(&self.measures, m).map(|i| (MeasureId(i), count(m)))).collect(),
                });
            }
        }
        rows
    }

    fn bad_entry(&mut self, file: usize, id: &str, message: String) {
        if let Some(f) = self.sources.vocabulary.get(file) {
            self.faults.push(fault(&f.name, &f.text, Place { block: "", index: 0, word: id }, message));
        }
    }

    fn look(&mut self, file: usize, at: &str, table: fn(&Self) -> &Table, id: &str) -> Option<usize> {
        let found = table(self).keys().position(|k| k == id);
        if found.is_none() {
            self.bad_entry(file, at, format!("`{at}` names `{id}`, which the vocabulary does not know"));
        }
        found
    }

    fn measure_table(&mut self) -> Vec<Measure> {
        let table = self.measures.clone();
        if table.len() > 128 {
            self.bad_entry(0, "", "more than 128 measures".to_string());
        }
        let mut out = Vec::new();
        for (id, (file, e)) in &table {
            let mut only_by: Vec<AuthorityId> = Vec::new();
            for a in e.only_by.iter().flatten() {
                only_by.extend(self.look(*file, id, |c| &c.authorities, a).map(|i| AuthorityId(index(i))));
            }
            let mut realised_by: Vec<(MeasureId, Option<TargetId>)> = Vec::new();
            for r in e.realised_by.iter().flatten() {
                let (m, t) = r.split_once('@').map_or((r.as_str(), None), |(m, t)| (m, Some(t)));
                let target = t.and_then(|t| self.look(*file, id, |c| &c.targets, t)).map(|i| TargetId(index(i)));
                realised_by.extend(self.look(*file, id, |c| &c.measures, m).map(|i| (MeasureId(index(i)), target)));
            }
            let name = e.class.clone().unwrap_or_default();
            let class =
                [Class::Penalty, Class::Order, Class::Supervision, Class::Platform, Class::Consequence, Class::Referral, Class::ReportTerm].into_iter().find(|c| c.name() == name);
            if class.is_none() {
                self.bad_entry(*file, id, format!("`{id}` has no known class: `{name}`"));
            }
            out.push(Measure { term: term((id, &(*file, e.clone()))), class: class.unwrap_or(Class::Order), only_by: only_by.into(), realised_by: realised_by.into() });
        }
        out
    }

    fn subject_table(&mut self) -> Vec<Subject> {
        let table = self.subjects.clone();
        if table.len() > 128 {
            self.bad_entry(0, "", "more than 128 subjects".to_string());
        }
        let close = |id: &str| {
            let mut todo = vec![id.to_string()];
            let mut bits = 0u128;
            while let Some(next) = todo.pop() {
                let b = table.keys().position(|k| *k == next).and_then(|i| 1u128.checked_shl(u32::try_from(i).unwrap_or(127))).unwrap_or(0);
                if bits & b == 0 {
                    bits |= b;
                    todo.extend(table.get(&next).into_iter().flat_map(|(_, e)| e.is.iter().flatten().cloned()));
                }
            }
            bits
        };
        let out = table.iter().map(|(id, e)| Subject { term: term((id, e)), is: close(id) }).collect();
        for (id, (file, e)) in &table {
            for i in e.is.iter().flatten() {
                self.look(*file, id, |c| &c.subjects, i);
            }
        }
        out
    }

    fn fact_table(&mut self) -> Vec<Fact> {
        let table = self.facts.clone();
        let ids: Vec<&String> = table.keys().collect();
        let position = |id: &str| ids.iter().position(|k| k.as_str() == id);
        let n = ids.len();
        if n > 256 {
            self.bad_entry(0, "", "more than 256 facts".to_string());
        }
        let mut implies: Vec<Vec<usize>> = vec![Vec::new(); n];
        let mut excludes: Vec<Vec<usize>> = vec![Vec::new(); n];
        for (i, (id, (file, e))) in table.iter().enumerate() {
            for (list, out) in [(&e.implies, &mut implies), (&e.excludes, &mut excludes)] {
                for other in list.iter().flatten() {
                    match (position(other), out.get_mut(i)) {
                        (Some(j), Some(l)) => l.push(j),
                        _ => self.bad_entry(*file, id, format!("`{id}` names the fact `{other}`, which the vocabulary does not know")),
                    }
                }
            }
        }
        for i in 0..n {
            for j in excludes.get(i).cloned().unwrap_or_default() {
                if let Some(l) = excludes.get_mut(j) {
                    if !l.contains(&i) {
                        l.push(i);
                    }
                }
            }
        }
        let reach = |start: usize| {
            let mut seen = vec![start];
            let mut at = 0;
            while let Some(&x) = seen.get(at) {
                for &y in implies.get(x).into_iter().flatten() {
                    if !seen.contains(&y) {
                        seen.push(y);
                    }
                }
                at = at.saturating_add(1);
            }
            seen
        };
        let up: Vec<Vec<usize>> = (0..n).map(reach).collect();
        let mut out = Vec::new();
        for (i, (id, (file, e))) in table.iter().enumerate() {
            let (mut yes, mut no, mut falls) = ([0; 4], [0; 4], [0; 4]);
            for &x in up.get(i).into_iter().flatten() {
                bit(&mut yes, x);
                for &y in excludes.get(x).into_iter().flatten() {
                    (0..n).filter(|z| up.get(*z).is_some_and(|u| u.contains(&y))).for_each(|z| bit(&mut no, z));
                }
            }
            (0..n).filter(|z| up.get(*z).is_some_and(|u| u.contains(&i))).for_each(|z| bit(&mut falls, z));
            if yes.iter().zip(&no).any(|(a, b)| a & b != 0) {
                self.bad_entry(*file, id, format!("`{id}` implies what it excludes"));
            }
            out.push(Fact {
                term: term((id, &(*file, e.clone()))),
                scoped: e.scoped.unwrap_or(false),
                ask_zh: ask(e, true),
                ask_en: ask(e, false),
                true_makes_true: yes,
                true_makes_false: no,
                false_makes_false: falls,
            });
        }
        out
    }

    fn violation_table(&mut self) -> Vec<Violation> {
        let table = self.violations.clone();
        let mut out = Vec::new();
        for (id, (file, e)) in &table {
            let mut subjects: Vec<SubjectId> = Vec::new();
            for s in e.subjects.iter().flatten() {
                subjects.extend(self.look(*file, id, |c| &c.subjects, s).map(|i| SubjectId(index(i))));
            }
            out.push(Violation { term: term((id, &(*file, e.clone()))), subjects: subjects.into(), unanswered: e.unanswered.as_ref().map(|u| (text(&u.zh), text(&u.en))) });
        }
        out
    }
}

/// Whether no atom of a grant stands twice and none bears on another.
fn independent(g: &Grant, facts: &[Fact], subjects: &[Subject]) -> bool {
    let mut atoms: Vec<Atom> = Vec::new();
    let mut twice = false;
    for c in core::iter::once(&g.when).chain(g.replaced_by.iter().map(|(_, c)| c)) {
        c.atoms(&mut |a| {
            twice |= atoms.contains(&a);
            atoms.push(a);
        });
    }
    let bears_on = |a: &Atom, b: &Atom| match (a, b) {
        (Atom::Fact(x), Atom::Fact(y)) => facts.get(x.index()).is_some_and(|f| {
            let mut y_bit = [0; 4];
            bit(&mut y_bit, y.index());
            [f.true_makes_true, f.true_makes_false, f.false_makes_false].iter().any(|m| m.iter().zip(&y_bit).any(|(a, b)| a & b != 0))
        }),
        (Atom::Role(x), Atom::Role(y)) => subjects.get(x.index()).is_some_and(|s| s.is & 1u128.checked_shl(u32::from(y.0)).unwrap_or(0) != 0),
        _ => false,
    };
    !twice && !atoms.iter().enumerate().any(|(i, a)| atoms.iter().enumerate().any(|(j, b)| i != j && bears_on(a, b)))
}

fn any_of(mut parts: Vec<Condition>) -> Condition {
    match (parts.pop(), parts.is_empty()) {
        (Some(only), true) => only,
        (Some(last), false) => {
            parts.push(last);
            Condition::Any(parts.into())
        }
        (None, _) => Condition::Always,
    }
}

fn all_of(mut parts: Vec<Condition>) -> Condition {
    match (parts.pop(), parts.is_empty()) {
        (Some(only), true) => only,
        (Some(last), false) => {
            parts.push(last);
            Condition::All(parts.into())
        }
        (None, _) => Condition::Always,
    }
}

fn term((id, (_, e)): (&String, &(usize, s::Entry))) -> Term {
    Term { id: text(id), zh: text(&e.zh), en: text(&e.en) }
}

fn ask(e: &s::Entry, zh: bool) -> Str {
    match (&e.question, zh) {
        (Some(q), true) => text(&q.zh),
        (Some(q), false) => text(&q.en),
        (None, true) => text(&e.zh),
        (None, false) => text(&e.en),
    }
}
