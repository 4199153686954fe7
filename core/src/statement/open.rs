//! What remains open, most decisive first, and what the statement is.

use super::Matter;
use super::page::Page;
use crate::assessment::Question;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

pub(super) fn write(m: Matter<'_>, page: &mut Page) {
    page.head("尚待查明", "Still unknown");
    if m.answer.questions.is_empty() {
        page.plain(page.say("（没有）", "(nothing)"));
    }
    let general = |q: &&Question| q.because.is_empty() && !q.articles.is_empty();
    for q in m.answer.questions.iter().filter(|q| !general(q)) {
        page.point(&page.of(&m.book.question(q.ask)));
    }
    // the general rules and procedure ask the same of most cases: one line
    let rest: Vec<String> = m.answer.questions.iter().filter(general).map(|q| page.of(&m.book.label(q.ask))).collect();
    if !rest.is_empty() {
        page.point(&format!("{}{}", page.say("总则和程序：", "general rules and procedure: "), rest.join(page.semicolon())));
    }
    page.head("说明", "About this statement");
    let book = m.book;
    let text = format!(
        "{} {} {}{}{}",
        page.say("依据规则库", "From the rulebook"),
        book.id,
        book.version,
        page.lang.aside(&book.digest),
        page.say("由所陈述的事实得出，是评估，不是决定，也不是法律意见。", ", from the facts as stated: an assessment, not a decision, and no legal advice.")
    );
    page.plain(&text);
    for (id, digest) in book.overlays.iter() {
        page.plain(&format!("{}{id}{}", page.say("并用叠加规则 ", "With the overlay "), page.lang.aside(digest)));
    }
}
