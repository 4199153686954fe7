//! What else was considered: changes of the law, referrals, readings, limits of the rulebook; and what was done in practice.

use super::Matter;
use super::page::Page;
use super::words::measure;
use crate::assessment::{Note, Status};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

pub(super) fn write(m: Matter<'_>, page: &mut Page) {
    let of_procedure = |n: &&Note| matches!(n, Note::Procedure(_));
    if m.answer.notes.iter().any(|n| !of_procedure(&n)) {
        page.head("另行考虑的事项", "What else was considered");
        m.answer.notes.iter().filter(|n| !of_procedure(n)).for_each(|n| note(m, *n, page));
    }
    if m.answer.notes.iter().any(|n| of_procedure(&n)) {
        page.head("程序和救济", "Procedure and remedies");
        m.answer.notes.iter().filter(of_procedure).for_each(|n| note(m, *n, page));
    }
}

fn note(m: Matter<'_>, n: Note, page: &mut Page) {
    let (_, basis, text) = m.book.note(m.answer, n);
    let at = basis.map(|b| page.lang.aside(b)).unwrap_or_default();
    let of = if let Note::Procedure(n) = n { m.answer.procedure.get(usize::from(n)).and_then(|r| r.proposal) } else { None };
    let of = of.map(|n| format!("#{}: ", n.saturating_add(1))).unwrap_or_default();
    page.point(&format!("{of}{}{at}", page.of(&text)));
}

pub(super) fn practice(m: Matter<'_>, page: &mut Page) {
    if m.answer.practice.is_empty() {
        return;
    }
    page.head("执法通报中的措施及其在本案中的依据", "Reported in practice, and what grounds it here");
    for r in &m.answer.practice {
        let Some(row) = m.book.practice.get(usize::from(r.row)) else { continue };
        let options = r.by.iter().filter_map(|i| m.answer.options.get(usize::from(*i)));
        let mut bases: Vec<String> = options.map(|o| m.book.place_of(o.provision)).collect();
        bases.dedup();
        let status = match r.status {
            Some(Status::Permitted) => page.say("可以适用", "permitted"),
            Some(Status::Conditional) => page.say("有条件", "conditional"),
            Some(Status::Displaced) => page.say("让位", "displaced"),
            None => page.say("没有找到依据", "ungrounded"),
        };
        page.point(format!("{} {}{}{} [{status}] {}", row.report, row.row, page.say("：", ": "), measure(m.book, r.measure, page.lang), bases.join(page.comma())).trim_end());
    }
}
