//! An entry changed field by field, as a form does: what stands at a pointer, and putting something there.

use super::Node;
use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};

/// The steps of an RFC 6901 pointer.
fn steps(pointer: &str) -> impl Iterator<Item = String> + '_ {
    pointer.split('/').skip(1).map(|s| s.replace("~1", "/").replace("~0", "~"))
}

/// An empty list where a number or `-` follows, else an empty object.
fn room_for(step: &str) -> Node {
    if step == "-" || (!step.is_empty() && step.bytes().all(|b| b.is_ascii_digit())) { Node::List(Vec::new()) } else { Node::Object(Vec::new()) }
}

impl Node {
    /// An entry without any field.
    pub fn empty() -> Self {
        Self::Object(Vec::new())
    }

    /// The fields of an object.
    pub fn fields(&self) -> Option<&[(String, Self)]> {
        match self {
            Self::Object(list) => Some(list),
            _ => None,
        }
    }

    /// What stands at a pointer.
    pub fn at(&self, pointer: &str) -> Option<&Self> {
        steps(pointer).try_fold(self, |node, step| match node {
            Self::Object(list) => list.iter().find(|(k, _)| *k == step).map(|(_, v)| v),
            Self::List(list) => list.get(step.parse::<usize>().ok()?),
            _ => None,
        })
    }

    /// Puts a value at a pointer, none to take away what stands there; objects and lists on the way are made. `-` and the
    /// number after the last are the end of a list.
    pub fn put(&mut self, pointer: &str, value: Option<Self>) {
        let path: Vec<String> = steps(pointer).collect();
        self.put_below(&path, value);
    }

    fn put_below(&mut self, path: &[String], value: Option<Self>) {
        match (path, value) {
            ([], value) => *self = value.unwrap_or_else(Self::empty),
            ([last], None) => self.take(last),
            ([step, rest @ ..], value) => {
                let made = value.is_some().then(|| rest.first().map_or(Self::Null, |next| room_for(next)));
                if let Some(slot) = self.slot(step, made) {
                    slot.put_below(rest, value);
                }
            }
        }
    }

    fn take(&mut self, step: &str) {
        match self {
            Self::Object(list) => list.retain(|(k, _)| k != step),
            Self::List(list) => {
                let at = step.parse().ok().filter(|n| *n < list.len());
                at.into_iter().for_each(|n| drop(list.remove(n)));
            }
            _ => {}
        }
    }

    /// What stands at a step; where nothing does, what is made there, if anything.
    fn slot(&mut self, step: &str, made: Option<Self>) -> Option<&mut Self> {
        if made.is_some() && !matches!(self, Self::Object(_) | Self::List(_)) {
            *self = room_for(step);
        }
        match self {
            Self::Object(list) => {
                let known = list.iter().position(|(k, _)| k == step);
                if known.is_none() {
                    list.push((step.to_owned(), made?));
                }
                known.map_or_else(|| list.len().checked_sub(1), Some).and_then(|n| list.get_mut(n)).map(|(_, v)| v)
            }
            Self::List(list) => {
                let known = step.parse().ok().filter(|n| *n < list.len());
                if known.is_none() {
                    list.push(made?);
                }
                known.map_or_else(|| list.len().checked_sub(1), Some).and_then(|n| list.get_mut(n))
            }
            _ => None,
        }
    }
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null | Self::Number(None) => s.serialize_unit(),
            Self::Bool(b) => s.serialize_bool(*b),
            Self::Number(Some(n)) => s.serialize_u64(*n),
            Self::Text(t) => s.serialize_str(t),
            Self::List(list) => {
                let mut seq = s.serialize_seq(Some(list.len()))?;
                list.iter().try_for_each(|n| seq.serialize_element(n))?;
                seq.end()
            }
            Self::Object(list) => {
                let mut map = s.serialize_map(Some(list.len()))?;
                list.iter().try_for_each(|(k, v)| map.serialize_entry(k, v))?;
                map.end()
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn text(t: &str) -> Option<Node> {
        Some(Node::Text(t.to_owned()))
    }

    #[test]
    fn fields_are_put_and_taken_away_by_pointer() {
        let mut entry = Node::empty();
        entry.put("/act/from", text("2024-01-01"));
        entry.put("/violations/-", text("a"));
        entry.put("/violations/1", text("b"));
        entry.put("/proposals/0/amount", text("80000"));
        entry.put("/facts/serious@csl~168", Some(Node::Bool(true)));
        let json = |n: &Node| serde_json::to_string(n).unwrap();
        assert_eq!(json(&entry), r#"{"act":{"from":"2024-01-01"},"violations":["a","b"],"proposals":[{"amount":"80000"}],"facts":{"serious@csl/68":true}}"#);
        entry.put("/violations/0", None);
        entry.put("/facts/serious@csl~168", None);
        entry.put("/nothing/there", None);
        entry.put("/proposals/0/amount", text("90000"));
        assert_eq!(json(&entry), r#"{"act":{"from":"2024-01-01"},"violations":["b"],"proposals":[{"amount":"90000"}],"facts":{}}"#);
        assert_eq!(entry.at("/proposals/0/amount"), Some(&Node::Text("90000".to_owned())));
        assert_eq!(entry.at("/violations/7"), None);
    }
}
