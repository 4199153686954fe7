//! What the enforcement report names for the violations, and what grounds each in this case.

use crate::assessment::{Assessment, Reported};
use crate::rulebook::Rulebook;
use crate::vocabulary::ViolationId;
use alloc::vec::Vec;

pub(super) fn compare(book: &Rulebook, out: &mut Assessment, violations: &[ViolationId]) {
    for (n, row) in (0u16..).zip(book.practice.iter()) {
        if !row.violations.iter().any(|v| violations.contains(v)) {
            continue;
        }
        for &(measure, count) in row.measures.iter() {
            let realised = book.measures.get(measure.index()).map(|m| &m.realised_by);
            let by: Vec<u16> = (0u16..)
                .zip(out.options.iter())
                .filter(|(_, o)| {
                    o.source(book).is_some_and(|(_, g)| g.measure == measure || realised.is_some_and(|r| r.iter().any(|(m, t)| *m == g.measure && t.is_none_or(|t| t == g.target))))
                })
                .map(|(i, _)| i)
                .collect();
            let status = by.iter().filter_map(|i| out.options.get(usize::from(*i))).map(|o| o.status).min();
            out.practice.push(Reported { row: n, measure, count, status, by });
        }
    }
}
