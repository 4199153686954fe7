//! What is wrong with a table as such: columns that are missing, unknown, doubled or of another type.

use crate::error::{Code, Error, Fault, short};
use crate::json::read::below;
use crate::nearest::{hint, nearest};
use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use arrow_schema::{ArrowError, DataType};

#[derive(Default)]
pub(super) struct Faults(Vec<Fault>);

impl Faults {
    fn say(&mut self, code: Code, pointer: String, zh: String, en: String, nearest: Option<String>) {
        self.0.push(Fault { code, pointer, line: None, column: None, zh, en, nearest });
    }

    pub(super) fn none_or<T>(self, value: T) -> Result<T, Error> {
        if self.0.is_empty() { Ok(value) } else { Err(Error { faults: self.0 }) }
    }

    pub(super) fn unknown(&mut self, parent: &str, name: &str, known: &[String]) {
        // `act` is near to `act.from`, too
        let within = || known.iter().find(|k| k.strip_prefix(name).is_some_and(|rest| rest.starts_with('.')));
        let near = nearest(name, known.iter().map(String::as_str)).or_else(|| within().map(String::as_str)).map(ToOwned::to_owned);
        let (hint_zh, hint_en) = hint(near.as_deref());
        let (zh, en) = (format!("案件没有“{}”这一列{hint_zh}", short(name)), format!("a case has no column `{}`{hint_en}", short(name)));
        self.say(Code::UnknownKey, below(parent, name), zh, en, near);
    }

    pub(super) fn not_scoped(&mut self, name: &str, fact: &str) {
        let (zh, en) = (format!("事实“{fact}”不分条款"), format!("fact `{fact}` is not stated per provision"));
        self.say(Code::UnknownKey, below("", name), zh, en, Some(format!("fact.{fact}")));
    }

    pub(super) fn twice(&mut self, name: &str) {
        self.say(Code::DuplicateKey, below("", name), format!("列“{}”重复", short(name)), format!("column `{}` stands twice", short(name)), None);
    }

    pub(super) fn missing(&mut self, pointer: &str, zh: &str, en: &str) {
        self.say(Code::Missing, pointer.to_owned(), zh.to_owned(), en.to_owned(), None);
    }

    pub(super) fn wrong_type(&mut self, pointer: String, (zh, en): (&str, &str), found: &DataType) {
        let (no_floats_zh, no_floats_en) = match found {
            DataType::Float16 | DataType::Float32 | DataType::Float64 => ("（浮点数不精确，不予接受）", " (floats are refused: they are not exact)"),
            DataType::Timestamp(_, Some(_)) => ("（带时区的时刻在不同地方属于不同的日期）", " (a moment with a time zone is another day elsewhere)"),
            _ => ("", ""),
        };
        let name = pointer.get(1..).unwrap_or_default().to_string();
        let (zh, en) = (format!("列“{}”应为{zh}，实际是 {found}{no_floats_zh}", short(&name)), format!("column `{}`: expected {en}, found {found}{no_floats_en}", short(&name)));
        self.say(Code::WrongType, pointer, zh, en, None);
    }
}

/// A table handed over in memory, or the column of it that is named, does not lie there as its type says; `why` is Arrow's word, in English.
pub fn misread(column: Option<&str>, why: &str) -> Error {
    let (zh, en) = match column {
        None => ("案件表的内存数据与其类型不符".to_owned(), "the table does not lie in memory as its type says".to_owned()),
        Some(name) => (format!("列“{}”的内存数据与其类型不符", short(name)), format!("column `{}` does not lie in memory as its type says", short(name))),
    };
    let pointer = column.map(|name| below("", name)).unwrap_or_default();
    Fault::new(Code::WrongType, &pointer, format!("{zh}：{why}"), format!("{en}: {why}")).into()
}

/// An answer that Arrow's offsets cannot hold.
pub(super) fn too_long(e: &ArrowError) -> Error {
    let mut faults = Faults::default();
    faults.say(Code::TooLong, String::new(), format!("一批案件过多，请分批：{e}"), format!("too many cases at once, pass them in parts: {e}"), None);
    Error { faults: faults.0 }
}
