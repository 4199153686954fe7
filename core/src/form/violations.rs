//! The violation types to choose from, by domain.

use crate::date::Date;
use crate::rulebook::Rulebook;
use crate::statement::{Lang, words};
use alloc::string::String;
use alloc::vec::Vec;
use serde::Serialize;

/// A domain with its violation types: the part of their ids before the point.
#[derive(Debug, Serialize)]
pub struct Domain<'b> {
    /// The id.
    pub id: &'b str,
    /// The label.
    pub label: &'b str,
    /// Its types, by id.
    pub violations: Vec<ViolationChoice<'b>>,
}

/// A violation type.
#[derive(Debug, Serialize)]
pub struct ViolationChoice<'b> {
    /// The id.
    pub id: &'b str,
    /// The label.
    pub label: String,
    /// Chinese label, to search in.
    pub zh: &'b str,
    /// English label, to search in.
    pub en: &'b str,
    /// Whether some provision in force that day answers it; without a day, on some day.
    pub answered: bool,
}

/// What the domains are called; an overlay's own is called by its id.
const LABELS: [(&str, &str, &str); 15] = [
    ("account", "账号与用户名称", "accounts and user names"),
    ("ads", "互联网广告", "internet advertising"),
    ("ai", "人工智能与合成内容", "artificial intelligence and synthetic content"),
    ("algo", "算法推荐", "algorithmic recommendation"),
    ("app", "应用程序", "applications"),
    ("blockchain", "区块链信息服务", "blockchain information services"),
    ("commerce", "电子商务与直播营销", "e-commerce and live marketing"),
    ("content", "信息内容", "information content"),
    ("data", "数据安全", "data security"),
    ("fraud", "电信网络诈骗", "telecom and online fraud"),
    ("minors", "未成年人保护", "protection of minors"),
    ("news", "新闻信息服务", "news information services"),
    ("pi", "个人信息", "personal information"),
    ("security", "网络安全", "network security"),
    ("service", "服务许可与管理", "licences and management of services"),
];

/// The violation types by domain, both in the order of their ids.
pub fn violations(book: &Rulebook, day: Option<Date>, lang: Lang) -> Vec<Domain<'_>> {
    let mut out: Vec<Domain<'_>> = Vec::new();
    for (n, v) in book.violations.iter().enumerate() {
        let id = v.term.id.split_once('.').map_or(&*v.term.id, |(domain, _)| domain);
        let answers = book.answers.get(n).map(|list| &**list).unwrap_or_default();
        let in_force = |d: Date| answers.iter().any(|a| a.from <= d && a.until.is_none_or(|u| d < u));
        let answered = v.unanswered.is_none() && day.map_or(!answers.is_empty(), in_force);
        let choice = ViolationChoice { id: &v.term.id, label: words::term(Some(&v.term), lang), zh: &v.term.zh, en: &v.term.en, answered };
        match out.last_mut().filter(|d| d.id == id) {
            Some(domain) => domain.violations.push(choice),
            None => {
                let label = LABELS.iter().find(|(l, ..)| *l == id).map_or(id, |(_, zh, en)| lang.say(zh, en));
                out.push(Domain { id, label, violations: alloc::vec![choice] });
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_domain_has_a_label_in_both_languages() {
        for d in violations(Rulebook::embedded(), None, Lang::Zh) {
            assert_ne!(d.label, d.id, "no label");
        }
        assert_eq!(violations(Rulebook::embedded(), None, Lang::En).len(), LABELS.len(), "a label without a domain");
    }
}
