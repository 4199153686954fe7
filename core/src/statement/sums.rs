//! Sums of money as people read them.

use super::Lang;
use crate::money::Money;
use alloc::format;
use alloc::string::{String, ToString};

/// `50万元`, `50,000 yuan`.
pub fn sum(m: Money, lang: Lang) -> String {
    format!("{}{}", figure(m, lang), lang.say("", " yuan"))
}

/// The same without the English unit, which stands once behind a range: `50万元`, `50,000`; in Chinese by ten thousands where that
/// leaves no rest, as statutes do.
pub fn figure(m: Money, lang: Lang) -> String {
    let digits = m.to_string();
    match lang {
        Lang::Zh => match (digits.strip_suffix("00000000"), digits.strip_suffix("0000")) {
            (Some(n), _) if !n.is_empty() => format!("{n}亿元"),
            (_, Some(n)) if !n.is_empty() => format!("{n}万元"),
            _ => format!("{digits}元"),
        },
        Lang::En => {
            let (whole, part) = digits.split_once('.').map_or((&*digits, None), |(w, p)| (w, Some(p)));
            let mut out = String::new();
            for (n, c) in whole.chars().enumerate() {
                if n > 0 && whole.len().saturating_sub(n) % 3 == 0 {
                    out.push(',');
                }
                out.push(c);
            }
            part.map(|p| format!("{out}.{p}")).unwrap_or(out)
        }
    }
}
