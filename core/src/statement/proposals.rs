//! What the law says of each proposal, and every reason.

use super::Matter;
use super::page::Page;
use super::sums::sum;
use super::words::{measure, target, verdict};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

pub(super) fn write(m: Matter<'_>, page: &mut Page) {
    if m.answer.findings.is_empty() {
        return;
    }
    page.head("对拟采取措施的意见", "What the law says of the proposals");
    for f in &m.answer.findings {
        let status = verdict(f.status, page.lang);
        let what = match f.proposal.and_then(|n| Some((n, m.case.proposals.get(usize::from(n))?))) {
            Some((n, p)) => {
                let sum = p.amount.map(|a| format!(" {}", sum(a, page.lang))).unwrap_or_default();
                format!("#{} {} → {}{sum}", n.saturating_add(1), measure(m.book, p.measure, page.lang), target(m.book, p.target, page.lang))
            }
            None => page.say("遗漏", "left out").to_string(),
        };
        let basis: Vec<String> = f.basis.iter().map(|b| m.book.place_of(*b)).collect();
        page.point(format!("{what} [{status}] {}", basis.join(page.comma())).trim_end());
        for r in &f.reasons {
            let text = page.of(&m.book.reason(r));
            let at = m.book.article_of(r).map(|a| page.lang.aside(a)).unwrap_or_default();
            page.below(&format!("{text}{at}"));
        }
    }
}
