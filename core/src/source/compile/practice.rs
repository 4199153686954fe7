//! Rows of enforcement reports.

use super::*;

impl<'a> Compiler<'a> {
    pub(super) fn practice(&mut self) -> Vec<PracticeRow> {
        let sources = self.sources_for();
        let mut rows = Vec::new();
        for file in &sources.practice {
            let head = &file.says.headline;
            for r in &file.says.row {
                for (what, ids, table) in
                    [(What::Violation, &r.violations, &self.violations), (What::Subject, &r.subjects, &self.subjects), (What::Measure, &r.measures, &self.measures)]
                {
                    for id in ids.iter().filter(|i| !table.contains_key(*i)) {
                        let known = Known::nearest(id, &mut table.keys().map(String::as_str));
                        self.faults.push(fault(&file.name, &file.text, Place { block: "", index: 0, word: id }, &Problem::UnknownId { what, id, known }));
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
}
