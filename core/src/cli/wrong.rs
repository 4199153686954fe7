//! What is wrong with the arguments, in both languages.

use super::arguments::Opt;
use crate::error::short;
use crate::nearest::{hint, nearest};
use getopts::Fail;
use std::io;

/// A fault of the arguments, as it is printed.
#[derive(Debug, thiserror::Error)]
#[error("{en}\nfadu: {zh}")]
struct Wrong {
    zh: String,
    en: String,
}

/// A fault of the arguments, Chinese and English.
pub fn wrong(zh: impl Into<String>, en: impl Into<String>) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, Wrong { zh: zh.into(), en: en.into() })
}

/// A name that is not among those there are. `what`: what it should be a name of, Chinese and English.
pub fn unknown<'k>(what: (&str, &str), name: &str, known: impl Iterator<Item = &'k str> + Clone) -> io::Error {
    let (zh, en) = hint(nearest(name, known.clone()));
    let all: Vec<&str> = known.collect();
    wrong(format!("没有“{}”这个{}{zh}；可用：{}", short(name), what.0, all.join("、")), format!("no {} `{}`{en}, of {}", what.1, short(name), all.join(", ")))
}

/// A name that is none of the ids of the rulebook.
pub fn no_id(e: &crate::Error) -> io::Error {
    let (zh, en) = e.faults.first().map(|f| (f.zh.as_str(), f.en.as_str())).unwrap_or_default();
    wrong(zh, en)
}

/// An option that getopts does not take.
pub fn option<'o>(fail: &Fail, known: impl Iterator<Item = &'o Opt>) -> io::Error {
    let dashed = |o: &str| if o.chars().count() == 1 { format!("-{o}") } else { format!("--{o}") };
    let (o, zh, en) = match fail {
        Fail::UnrecognizedOption(o) => {
            let near = nearest(o, known.map(|k| k.name)).map(&dashed);
            let (zh, en) = hint(near.as_deref());
            return wrong(format!("没有选项“{}”{zh}", dashed(o)), format!("no option `{}`{en}", dashed(o)));
        }
        Fail::ArgumentMissing(o) => (o, "需要一个值", "takes a value"),
        Fail::UnexpectedArgument(o) => (o, "不带值", "takes no value"),
        Fail::OptionDuplicated(o) => (o, "出现了两次", "stands twice"),
        Fail::OptionMissing(o) => (o, "缺失", "is missing"),
    };
    wrong(format!("“{}”{zh}", dashed(o)), format!("`{}` {en}", dashed(o)))
}
