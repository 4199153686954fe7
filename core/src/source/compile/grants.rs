//! Grants: one measure against one target, with its bands, duration, authorities and whole condition.

use super::*;
use crate::order::InOrder;

impl<'a> Compiler<'a> {
    pub(super) fn grants(&mut self, p: &s::Provision, file: &s::Statute, base: &[Condition], map: &BTreeMap<String, Vec<String>>, tier: &s::Tier, groups: &mut u8) -> Vec<Grant> {
        let mut listed: Vec<(&s::Grant, bool, Option<Group>, Option<&s::Condition>)> = Vec::new();
        listed.extend(tier.must.iter().map(|g| (g, true, None, None)));
        listed.extend(tier.may.iter().map(|g| (g, false, None, None)));
        for group in &tier.group {
            *groups = groups.saturating_add(1);
            let one_of = match group.kind.as_str() {
                "one-of" => true,
                "any-of" => false,
                other => {
                    self.unknown(What::Group, other, &["one-of", "any-of"]);
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
            let usual = self.measures.get(&g.measure).and_then(|(_, e)| e.class.clone());
            // of a measure that is not known, which has been told, nothing more is said: any instrument may set this
            let class = g.class.clone().or(usual).map_or(Class::Platform, |class| self.class(&class));
            if class == Class::ReportTerm {
                self.say(&g.measure, &Problem::ReportTerm { measure: &g.measure });
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
                self.say("fine", &Problem::FineWithoutBounds);
            }
            let with: Vec<MeasureId> = g.with.iter().map(|w| self.measure(w)).collect();
            let bands: Vec<Band> = g.bands.iter().map(|b| self.band(b)).collect();
            let duration = g.duration.as_ref().map(|d| self.duration(d));
            let named = [&g.authorities, &p.authorities, &file.competent].into_iter().find(|a| !a.is_empty()).cloned().unwrap_or_default();
            let authorities = self.authorities(&named);
            // what goes with a penalty is imposed by whoever imposes the penalty
            if authorities.is_empty() && p.kind.as_deref() != Some("general") {
                self.say(&g.measure, &Problem::Nobody { measure: &g.measure });
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
                    guard: None,
                    shown_with: List::Borrowed(&[]),
                    replaced_by: List::Borrowed(&[]),
                });
            }
        }
        out.order_by_key(|g| (g.measure, g.target, g.group));
        out
    }

    pub(super) fn band(&mut self, b: &s::Band) -> Band {
        let (range, form, default) = match (&b.range, &b.times, &b.rate) {
            (Some(r), None, None) => (r, Form::Sum, None),
            (None, Some(t), None) => (t, Form::Multiple, Some("illegal-gains")),
            (None, None, Some(r)) => (r, Form::Rate, Some("prior-year-turnover")),
            _ => {
                self.say("", &Problem::ExactlyOne { what: What::Band, keys: Keys(&["range", "times", "rate"]) });
                return Band { when: None, of: None, min: None, max: None };
            }
        };
        let of = default.map(|d| self.amount(b.of.as_deref().unwrap_or(d)));
        let Some((low, high)) = range.split_once("..") else {
            self.malformed(range, range, Form::Range);
            return Band { when: None, of, min: None, max: None };
        };
        let (min, max) = (self.money(range, low, form), self.money(range, high, form));
        if let Some((min, max)) = min.zip(max).filter(|(min, max)| min > max) {
            self.say(range, &Problem::MinAboveMax { min, max });
        }
        let when = b.when.as_ref().map(|t| {
            let of = self.amount(&t.amount);
            let mut sides = [(Side::AtLeast, &t.at_least), (Side::Above, &t.above), (Side::Below, &t.below), (Side::AtMost, &t.at_most)]
                .into_iter()
                .filter_map(|(side, sum)| sum.as_ref().map(|sum| (side, sum)));
            match (sides.next(), sides.next()) {
                (Some((side, sum)), None) => Threshold { of, side, sum: self.money(sum, sum, Form::Sum).unwrap_or(Money::ZERO) },
                _ => {
                    self.say(&t.amount, &Problem::ExactlyOne { what: What::Threshold, keys: Keys(&["at-least", "above", "below", "at-most"]) });
                    Threshold { of, side: Side::AtLeast, sum: Money::ZERO }
                }
            }
        });
        Band { when, of, min, max }
    }

    pub(super) fn money(&mut self, word: &str, t: &str, form: Form) -> Option<Money> {
        if t.is_empty() {
            return None;
        }
        let m = Money::parse(t, form.decimals());
        if m.is_none() {
            self.malformed(word, t, form);
        }
        m
    }

    pub(super) fn duration(&mut self, d: &s::Duration) -> Duration {
        match (d.life, d.unspecified, d.unit.as_deref()) {
            (true, false, None) => return Duration::Life,
            (false, true, None) => {}
            (false, false, Some(unit)) => match Unit::parse(unit) {
                Some(unit) => return Duration::Range { unit, min: d.min, max: d.max },
                None => self.unknown(What::Unit, unit, &["day", "month", "year"]),
            },
            _ => self.say("duration", &Problem::ExactlyOne { what: What::Duration, keys: Keys(&["unit", "life", "unspecified"]) }),
        }
        Duration::Unspecified
    }

    pub(super) fn class(&mut self, name: &str) -> Class {
        Class::parse(name).unwrap_or_else(|| {
            self.unknown(What::Class, name, &Class::ALL.map(Class::name));
            Class::Platform
        })
    }

    pub(super) fn power_to_set(&mut self, p: &s::Provision, level: &str, tiers: &[Tier]) {
        if p.power.iter().filter_map(|to| self.place(to)).next().is_some() || p.doubtful.is_some() {
            return;
        }
        if level == "department-rule" {
            self.below_the_ceiling(tiers);
        }
        let names: Vec<String> = self.measures.keys().cloned().collect();
        let bound = |g: &&Grant| if level == "policy" { g.class != Class::Platform } else { g.class == Class::Penalty };
        for g in tiers.iter().flat_map(|t| t.grants.iter()).filter(bound) {
            let name = names.get(g.measure.index()).cloned().unwrap_or_default();
            let allowed = match level {
                "administrative-regulation" => name != "detention",
                "department-rule" => matches!(name.as_str(), "warning" | "public-criticism" | "fine"),
                "normative-document" | "policy" => false,
                // of a level that is not known, which has been told, nothing more is said
                _ => true,
            };
            if !allowed {
                self.say("at", &Problem::NoPower { level, measure: &name });
            }
        }
    }

    /// A department rule sets fines up to the ceiling of its day (apl/13/2).
    fn below_the_ceiling(&mut self, tiers: &[Tier]) {
        let sources = self.sources_for();
        let Some(day) = sources.statutes.get(self.here.0).map(|f| f.says.from) else { return };
        let all = sources.statutes.iter().flat_map(|f| f.says.ceiling.iter());
        let Some(ceiling) = all.filter(|c| c.rules_from <= day).max_by_key(|c| c.rules_from) else { return };
        let Some(usual) = self.money("ceiling", &ceiling.sum, Form::Sum) else { return };
        let raised = ceiling.raised.as_ref().and_then(|r| Some((self.money("ceiling", &r.sum, Form::Sum)?, r.when.iter().map(|f| self.fact(f)).collect::<Vec<FactId>>())));
        for (t, g) in tiers.iter().flat_map(|t| t.grants.iter().map(move |g| (t, g))) {
            let mut facts = Vec::new();
            let mut fact = |a: Atom| facts.extend(if let Atom::Fact(f) = a { Some(f) } else { None });
            t.when.atoms(&mut fact);
            g.when.atoms(&mut fact);
            let highest = raised.as_ref().filter(|(_, when)| when.iter().any(|f| facts.contains(f))).map_or(usual, |(sum, _)| *sum);
            if g.bands.iter().filter(|b| b.of.is_none()).any(|b| b.max.is_none_or(|m| m > highest)) {
                self.say("at", &Problem::AboveCeiling { day, highest });
            }
        }
    }
}
