//! The bounds of a fine as the law sets them: sums, multiples, rates, and the thresholds that choose between them. Both ends of
//! a range belong to it; only what the law calls below or above leaves its number out.

use super::law::Law;
use crate::band::{Band, Side, Threshold};
use crate::money::Money;
use crate::statement::sums::{figure, sum};
use crate::statement::words::term;
use crate::vocabulary::AmountId;

pub fn bands(law: &Law<'_>, list: &[Band]) -> String {
    let each: Vec<String> = list.iter().map(|b| band(law, b)).collect();
    each.join(law.say("；或者", "; or "))
}

fn band(law: &Law<'_>, b: &Band) -> String {
    let mut out = match b.of {
        None => range(b, |m| figure(m, law.lang), law) + law.say("", " yuan"),
        // a rate and a multiple are both factors: below one it is told as a percentage
        Some(of) => {
            let whole = [b.min, b.max].into_iter().flatten().all(|m| Some(m) >= Money::parse("1", 0));
            let figure = |m: Money| if whole { format!("{m}{}", law.say("倍", "")) } else { percent(m) };
            let times = law.say("", if whole { " times the " } else { " of the " });
            law.say(&format!("{}{}", amount(law, of), range(b, figure, law)), &format!("{}{times}{}", range(b, figure, law), amount(law, of))).to_owned()
        }
    };
    if let Some(t) = b.when {
        out.push_str(&threshold(law, &t));
    }
    out
}

fn amount(law: &Law<'_>, of: AmountId) -> String {
    term(law.book.amounts.get(of.index()).map(|a| &a.term), law.lang)
}

fn range(b: &Band, figure: impl Fn(Money) -> String, law: &Law<'_>) -> String {
    match (b.min.map(&figure), b.max.map(&figure)) {
        (Some(a), Some(b)) if a == b => a,
        (Some(a), Some(b)) => law.say(&format!("{a}以上{b}以下"), &format!("{a} to {b}")).to_owned(),
        (Some(a), None) => law.say(&format!("{a}以上"), &format!("{a} or more")).to_owned(),
        (None, Some(b)) => law.say(&format!("{b}以下"), &format!("up to {b}")).to_owned(),
        (None, None) => law.say("数额不限", "any number of").to_owned(),
    }
}

fn threshold(law: &Law<'_>, t: &Threshold) -> String {
    let of = amount(law, t.of);
    if t.sum == Money::ZERO {
        let any = matches!(t.side, Side::Above | Side::AtLeast);
        let (zh, en) = if any { ("有", "there are") } else { ("没有", "there are no") };
        return law.say(&format!("（{zh}{of}的）"), &format!(" (if {en} {of})")).to_owned();
    }
    let sum = sum(t.sum, law.lang);
    let (zh, en) = match t.side {
        Side::AtLeast => (format!("{sum}以上"), format!("{sum} or more")),
        Side::Above => (format!("超过{sum}"), format!("more than {sum}")),
        Side::Below => (format!("不足{sum}（含没有）"), format!("below {sum}, or none")),
        Side::AtMost => (format!("{sum}以下（含没有）"), format!("at most {sum}, or none")),
    };
    law.say(&format!("（{of}{zh}的）"), &format!(" (if the {of} are {en})")).to_owned()
}

/// `5%` for 0.05.
fn percent(m: Money) -> String {
    Money::parse("100", 0).map(|hundred| format!("{}%", m.times(hundred))).unwrap_or_default()
}
