//! JSON text as a tree that keeps duplicate keys, so that a typing mistake never silently weakens a check.

use crate::error::{Code, Fault};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;
use serde::de::{self, DeserializeSeed, MapAccess, SeqAccess, Visitor};

/// Longest text of one entry, in bytes.
const LONGEST: usize = 1 << 20;
/// Deepest nesting.
pub const DEEPEST: usize = 32;

/// A JSON value, whatever it was made of: text, or the objects of another language.
#[derive(Clone, PartialEq, Debug)]
pub enum Node {
    /// null: unknown.
    Null,
    /// A boolean.
    Bool(bool),
    /// A number; none: no whole number, or one below zero or beyond 64 bits, which is wrong wherever it stands.
    Number(Option<u64>),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Node>),
    /// An object; keys may stand twice, which is told as a fault.
    Object(Vec<(String, Node)>),
}

impl Node {
    /// Parses the text of one entry.
    ///
    /// # Errors
    /// `not-json`, `not-utf8`, `too-long`, `too-deep`.
    #[cfg_attr(target_pointer_width = "64", expect(clippy::result_large_err, reason = "a fault is told once an entry"))]
    pub fn parse(text: &[u8]) -> Result<Self, Fault> {
        parse(text)
    }

    pub(super) fn kind(&self) -> (&'static str, &'static str) {
        match self {
            Self::Null => ("null", "null"),
            Self::Bool(_) => ("布尔值", "a boolean"),
            Self::Number(_) => ("数字", "a number"),
            Self::Text(_) => ("字符串", "a string"),
            Self::List(_) => ("数组", "an array"),
            Self::Object(_) => ("对象", "an object"),
        }
    }
}

fn fault(code: Code, zh: &str, en: &str) -> Fault {
    Fault { code, pointer: String::new(), line: None, column: None, zh: zh.to_string(), en: en.to_string(), nearest: None }
}

/// What is told of an entry nested deeper than [`DEEPEST`].
pub fn too_deep() -> Fault {
    fault(Code::TooDeep, "嵌套超过 32 层", "nested deeper than 32")
}

/// Parses one entry.
#[cfg_attr(target_pointer_width = "64", expect(clippy::result_large_err, reason = "a fault is told once an entry"))]
pub(super) fn parse(text: &[u8]) -> Result<Node, Fault> {
    if text.len() > LONGEST {
        return Err(fault(Code::TooLong, "一条案件的文本超过 1 MiB", "the text of one case is over 1 MiB"));
    }
    let Ok(text) = core::str::from_utf8(text) else {
        return Err(fault(Code::NotUtf8, "文本不是 UTF-8 编码", "the text is not UTF-8"));
    };
    if depth(text) > DEEPEST {
        return Err(too_deep());
    }
    let text = huge_numbers(text);
    let mut d = serde_json::Deserializer::from_str(&text);
    let node = Seed.deserialize(&mut d).and_then(|n| d.end().map(|()| n));
    node.map_err(|e| {
        let reason = e.to_string();
        let reason = reason.split(" at line ").next().unwrap_or_default();
        Fault { line: Some(e.line()), column: Some(e.column()), ..fault(Code::NotJson, &format!("文本不是 JSON：{reason}"), &format!("the text is not JSON: {reason}")) }
    })
}

/// Numbers beyond what the parser holds are numbers all the same (and wrong wherever they stand): exponents are cut off.
fn huge_numbers(text: &str) -> alloc::borrow::Cow<'_, str> {
    let mut out = String::new();
    let mut kept = 0;
    for (start, len) in exponents(text) {
        out.push_str(text.get(kept..start).unwrap_or_default());
        out.extend(core::iter::repeat_n(' ', len));
        kept = start.saturating_add(len);
    }
    if kept == 0 {
        return text.into();
    }
    out.push_str(text.get(kept..).unwrap_or_default());
    out.into()
}

/// Exponents outside strings: `e400` after a digit, well formed.
fn exponents(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut previous = b' ';
    let mut bytes = outside_strings(text).peekable();
    while let Some((at, b)) = bytes.next() {
        if matches!(b, b'e' | b'E') && previous.is_ascii_digit() {
            let mut len = 1usize;
            if bytes.peek().is_some_and(|(_, b)| matches!(b, b'+' | b'-')) {
                bytes.next();
                len = 2;
            }
            let sign = len;
            while bytes.peek().is_some_and(|(_, b)| b.is_ascii_digit()) {
                bytes.next();
                len = len.saturating_add(1);
            }
            if len > sign {
                found.push((at, len));
            }
        }
        previous = b;
    }
    found
}

fn outside_strings(text: &str) -> impl Iterator<Item = (usize, u8)> + '_ {
    let (mut inside, mut escaped) = (false, false);
    text.bytes().enumerate().filter(move |(_, b)| {
        let quote = *b == b'"' && !escaped;
        escaped = inside && *b == b'\\' && !escaped;
        if quote {
            inside = !inside;
        }
        !inside && !quote
    })
}

/// Depth of nesting outside strings.
fn depth(text: &str) -> usize {
    let (mut deep, mut deepest) = (0usize, 0usize);
    for (_, b) in outside_strings(text) {
        match b {
            b'{' | b'[' => {
                deep = deep.saturating_add(1);
                deepest = deepest.max(deep);
            }
            b'}' | b']' => deep = deep.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

struct Seed;

impl<'de> DeserializeSeed<'de> for Seed {
    type Value = Node;
    fn deserialize<D: de::Deserializer<'de>>(self, d: D) -> Result<Node, D::Error> {
        d.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed {
    type Value = Node;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }
    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }
    fn visit_bool<E>(self, b: bool) -> Result<Node, E> {
        Ok(Node::Bool(b))
    }
    fn visit_u64<E>(self, n: u64) -> Result<Node, E> {
        Ok(Node::Number(Some(n)))
    }
    fn visit_i64<E>(self, _: i64) -> Result<Node, E> {
        Ok(Node::Number(None))
    }
    fn visit_f64<E>(self, _: f64) -> Result<Node, E> {
        Ok(Node::Number(None))
    }
    fn visit_str<E>(self, s: &str) -> Result<Node, E> {
        Ok(Node::Text(s.to_string()))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut a: A) -> Result<Node, A::Error> {
        let mut list = Vec::new();
        while let Some(n) = a.next_element_seed(Self)? {
            list.push(n);
        }
        Ok(Node::List(list))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut a: A) -> Result<Node, A::Error> {
        let mut list = Vec::new();
        while let Some(key) = a.next_key::<String>()? {
            list.push((key, a.next_value_seed(Self)?));
        }
        Ok(Node::Object(list))
    }
}
