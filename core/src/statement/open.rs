//! What remains open, most decisive first, and what the statement is.

use super::Matter;
use super::page::Page;
use alloc::format;

pub(super) fn write(m: Matter<'_>, page: &mut Page) {
    page.head("尚待查明", "Still unknown");
    if m.answer.questions.is_empty() {
        page.plain(page.say("（没有）", "(nothing)"));
    }
    for q in &m.answer.questions {
        page.point(&page.of(&m.book.question(q.ask)));
    }
    page.head("说明", "About this statement");
    let book = m.book;
    let text = format!(
        "{} {} {} ({}){}",
        page.say("依据规则库", "From the rulebook"),
        book.id,
        book.version,
        book.digest,
        page.say("由所陈述的事实得出，是评估，不是决定，也不是法律意见。", ", from the facts as stated: an assessment, not a decision, and no legal advice.")
    );
    page.plain(&text);
    for (id, digest) in book.overlays.iter() {
        page.plain(&format!("{}{id} ({digest})", page.say("并用叠加规则 ", "With the overlay ")));
    }
}
