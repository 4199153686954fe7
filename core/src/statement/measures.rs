//! The measures the law permits, provision by provision: against whom, within what bounds, by whom, and on what they wait.

use super::Matter;
use super::page::Page;
use super::words::{all_bounds, bodies, duration, labels, measure, mode, place, status, target};
use crate::assessment::{Choice, Status, Text};
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
    let mut part = |zh: &str, en: &str, what: &str| text.push_str(&format!("{}{}{what}", page.semicolon(), page.say(zh, en)));
    if !g.with.is_empty() {
        let with: Vec<String> = g.with.iter().map(|w| measure(m.book, *w, page.lang)).collect();
        part("须与下列措施并用：", "only beside: ", &with.join(page.comma()));
    }
    if let Some(bounds) = all_bounds(m.book, m.answer, o, page.lang) {
        part("幅度：", "bounds: ", &bounds);
    }
    if let Some(w) = m.answer.weighed.iter().find(|w| m.answer.options.get(usize::from(w.option)).is_some_and(|x| core::ptr::eq(x, o))) {
        let steps: Vec<String> = m.answer.ranges_of(w).iter().filter(|r| w.possible.has(r.degree)).map(|r| page.of(&m.book.range(r, false))).collect();
        part("裁量阶次：", "steps of discretion: ", &steps.join(page.comma()));
    }
    if let Some(d) = g.duration {
        part("期限：", "duration: ", &duration(d, m.answer.below_minimum(m.book, o), page.lang));
    }
    if g.deadline {
        part("限期", "within a time set", "");
    }
    if o.status == Status::Conditional {
        part("取决于：", "waits on: ", &labels(m.book, m.answer.needs_of(o), page.lang));
    }
    if let Some((p, _)) = o.displaced_by.and_then(|i| m.answer.options.get(usize::from(i))).and_then(|o| o.source(m.book)) {
        part("让位于罚款更高的 ", "gives way to the higher fine of ", &m.book.reference(p.version, p.at));
    }
    match o.text {
        Text::Settled => {}
        Text::Old => part("行为时的规定，与新规定何者较轻未定", "the text of the day of the act; which is more lenient is undecided", ""),
        Text::New => part("后来的规定，与旧规定何者较轻未定", "the later text; which is more lenient is undecided", ""),
    }
    text
}
