//! The measures the law permits, provision by provision: against whom, within what bounds, by whom, and on what they wait.

use super::Matter;
use super::page::Page;
use super::words::{bodies, details, measure, mode, place, status, target};
use crate::assessment::Choice;
use crate::grant::Grant;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

pub(super) fn write(m: Matter<'_>, page: &mut Page) {
    page.head("可以采取的措施", "Measures the law permits");
    let options = &m.answer.options;
    if options.is_empty() {
        page.plain(page.say("（没有）", "(none)"));
    }
    for provision in options.chunk_by(|a, b| a.provision == b.provision) {
        let granted: Vec<(&Choice, &Grant)> = provision.iter().filter_map(|o| o.source(m.book).map(|(_, g)| (o, g))).collect();
        let Some((p, _)) = provision.first().and_then(|o| o.source(m.book)) else { continue };
        // each option with who may impose it: for what goes with every penalty, whoever imposes one
        let who = |o: &Choice| m.answer.authorities_of(m.book, o);
        let first = granted.first().map(|(o, _)| who(o)).unwrap_or_default();
        let shared = granted.iter().all(|(o, _)| who(o) == first);
        page.sub(&place(m.book, p.version, p.at, page.lang));
        let by = |o: &Choice, page: &Page| format!("{}{}", page.say("机关：", "by: "), bodies(m.book, &who(o), m.answer.authorities_open(m.book, o), page.lang));
        if let Some((o, _)) = granted.first().filter(|_| shared && !first.is_empty()) {
            page.point(&by(o, page));
        }
        for (o, g) in &granted {
            let mut text = one(m, o, g, page);
            if !shared && !who(o).is_empty() {
                text.push_str(page.semicolon());
                text.push_str(&by(o, page));
            }
            page.point(&text);
        }
    }
}

fn one(m: Matter<'_>, o: &Choice, g: &Grant, page: &Page) -> String {
    let mode = mode(g, page.lang);
    let mut text = format!("{} → {} [{}{}{mode}]", measure(m.book, g.measure, page.lang), target(m.book, g.target, page.lang), status(o, page.lang), page.comma());
    for d in details(m.book, m.answer, o, page.lang) {
        text.push_str(&format!("{}{}{}", page.semicolon(), d.what, d.text));
    }
    text
}
