//! The vocabulary tables: every id with its labels, implications closed.

use super::*;

impl<'a> Compiler<'a> {
    pub(super) fn vocabulary(&mut self) {
        let sources = self.sources;
        for (i, file) in sources.vocabulary.iter().enumerate() {
            let v = &file.says;
            for (what, table, entries) in [
                (What::Measure, &mut self.measures, &v.measure),
                (What::Target, &mut self.targets, &v.target),
                (What::Authority, &mut self.authorities, &v.authority),
                (What::Subject, &mut self.subjects, &v.subject),
                (What::Fact, &mut self.facts, &v.fact),
                (What::Amount, &mut self.amounts, &v.amount),
                (What::Violation, &mut self.violations, &v.violation),
            ] {
                for (id, e) in entries {
                    if table.insert(id.clone(), (i, e.clone())).is_some() {
                        self.faults.push(fault(&file.name, &file.text, Place { block: "", index: 0, word: id }, &Problem::Duplicate { what, id }));
                    }
                }
            }
            for (id, level) in v.authority.iter().filter_map(|(id, e)| Some((id, e.lowest.as_ref()?))).filter(|(_, level)| Level::parse(level).is_none()) {
                let names = Level::ALL.map(Level::name);
                self.bad_entry(i, id, &Problem::UnknownId { what: What::AuthorityLevel, id: level, known: Known::one_of(level, &names) });
            }
        }
    }

    /// A table that is too long is the last file's fault.
    fn at_most(&mut self, most: usize, what: What, table: &Table) {
        if let Some((file, id)) = table.iter().map(|(id, (file, _))| (*file, id)).max().filter(|_| table.len() > most) {
            self.bad_entry(file, id, &Problem::TooMany { what, most });
        }
    }

    pub(super) fn bad_entry(&mut self, file: usize, id: &str, problem: &Problem<'_>) {
        self.faults.extend(self.at_entry(file, id, problem));
    }

    /// The fault at an entry of the vocabulary.
    fn at_entry(&self, file: usize, id: &str, problem: &Problem<'_>) -> Option<Fault> {
        self.sources.vocabulary.get(file).map(|f| fault(&f.name, &f.text, Place { block: "", index: 0, word: id }, problem))
    }

    fn look(&mut self, file: usize, at: &str, what: What, table: fn(&Self) -> &Table, id: &str) -> Option<usize> {
        let found = table(self).keys().position(|k| k == id);
        if found.is_none() {
            let known = Known::nearest(id, &mut table(self).keys().map(String::as_str));
            self.faults.extend(self.at_entry(file, at, &Problem::UnknownId { what, id, known }));
        }
        found
    }

    pub(super) fn measure_table(&mut self) -> Vec<Measure> {
        let table = self.measures.clone();
        self.at_most(128, What::Measure, &table);
        let mut out = Vec::new();
        for (id, (file, e)) in &table {
            let mut only_by: Vec<AuthorityId> = Vec::new();
            for a in e.only_by.iter().flatten() {
                only_by.extend(self.look(*file, id, What::Authority, |c| &c.authorities, a).map(|i| AuthorityId(index(i))));
            }
            let mut realised_by: Vec<(MeasureId, Option<TargetId>)> = Vec::new();
            for r in e.realised_by.iter().flatten() {
                let (m, t) = r.split_once('@').map_or((r.as_str(), None), |(m, t)| (m, Some(t)));
                let target = t.and_then(|t| self.look(*file, id, What::Target, |c| &c.targets, t)).map(|i| TargetId(index(i)));
                realised_by.extend(self.look(*file, id, What::Measure, |c| &c.measures, m).map(|i| (MeasureId(index(i)), target)));
            }
            let name = e.class.clone().unwrap_or_default();
            let class = Class::parse(&name);
            if class.is_none() {
                let names = Class::ALL.map(Class::name);
                self.bad_entry(*file, id, &Problem::UnknownId { what: What::Class, id: &name, known: Known::one_of(&name, &names) });
            }
            out.push(Measure { term: term((id, &(*file, e.clone()))), class: class.unwrap_or(Class::Order), only_by: only_by.into(), realised_by: realised_by.into() });
        }
        out
    }

    pub(super) fn subject_table(&mut self) -> Vec<Subject> {
        let table = self.subjects.clone();
        self.at_most(128, What::Subject, &table);
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
                self.look(*file, id, What::Subject, |c| &c.subjects, i);
            }
        }
        out
    }

    pub(super) fn fact_table(&mut self) -> Vec<Fact> {
        let table = self.facts.clone();
        let ids: Vec<&String> = table.keys().collect();
        let position = |id: &str| ids.iter().position(|k| k.as_str() == id);
        let n = ids.len();
        self.at_most(256, What::Fact, &table);
        let mut implies: Vec<Vec<usize>> = vec![Vec::new(); n];
        let mut excludes: Vec<Vec<usize>> = vec![Vec::new(); n];
        for (i, (id, (file, e))) in table.iter().enumerate() {
            for (list, out) in [(&e.implies, &mut implies), (&e.excludes, &mut excludes)] {
                for other in list.iter().flatten() {
                    match (position(other), out.get_mut(i)) {
                        (Some(j), Some(l)) => l.push(j),
                        _ => self.bad_entry(*file, id, &Problem::UnknownId { what: What::Fact, id: other, known: Known::nearest(other, &mut ids.iter().map(|k| k.as_str())) }),
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
                self.bad_entry(*file, id, &Problem::ImpliesExcluded { fact: id });
            }
            let lifts: Vec<MeasureId> = e.lifts.iter().flatten().filter_map(|m| self.look(*file, id, What::Measure, |c| &c.measures, m)).map(|i| MeasureId(index(i))).collect();
            let body = e.window.as_ref().and_then(|w| w.by.as_ref()).and_then(|b| self.look(*file, id, What::Authority, |c| &c.authorities, b)).map(|i| AuthorityId(index(i)));
            let window = e.window.as_ref().map(|w| Window { months: w.months, least: w.least, by: body, same_kind: w.same_kind, proves_only: w.proves_only });
            let presupposes: Vec<MeasureId> =
                e.presupposes.iter().flatten().filter_map(|m| self.look(*file, id, What::Measure, |c| &c.measures, m)).map(|i| MeasureId(index(i))).collect();
            out.push(Fact {
                term: term((id, &(*file, e.clone()))),
                scoped: e.scoped.unwrap_or(false),
                ask_zh: ask(e, true),
                ask_en: ask(e, false),
                true_makes_true: yes,
                true_makes_false: no,
                false_makes_false: falls,
                presupposes: presupposes.into(),
                lifts: lifts.into(),
                window,
            });
        }
        out
    }

    pub(super) fn violation_table(&mut self) -> Vec<Violation> {
        let table = self.violations.clone();
        let mut out = Vec::new();
        for (id, (file, e)) in &table {
            let mut subjects: Vec<SubjectId> = Vec::new();
            for s in e.subjects.iter().flatten() {
                subjects.extend(self.look(*file, id, What::Subject, |c| &c.subjects, s).map(|i| SubjectId(index(i))));
            }
            out.push(Violation { term: term((id, &(*file, e.clone()))), subjects: subjects.into(), unanswered: e.unanswered.as_ref().map(|u| (text(&u.zh), text(&u.en))) });
        }
        out
    }
}

pub(super) fn term((id, (_, e)): (&String, &(usize, s::Entry))) -> Term {
    Term { id: text(id), zh: text(&e.zh), en: text(&e.en) }
}

pub(super) fn ask(e: &s::Entry, zh: bool) -> Str {
    match (&e.question, zh) {
        (Some(q), true) => text(&q.zh),
        (Some(q), false) => text(&q.en),
        (None, true) => text(&e.zh),
        (None, false) => text(&e.en),
    }
}
