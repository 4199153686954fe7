//! From a JavaScript value, as `js/values.ts` lays it out in tokens and one text, to the tree that core reads cases from.

use crate::tokens::tag;
use alloc::string::String;
use alloc::vec::Vec;
use fadu::json::Node;

/// The value; none where there are no tokens.
pub(crate) fn from_js(tokens: &[u32], text: &str) -> Option<Node> {
    let mut reader = Reader { tokens, text };
    reader.next().flatten()
}

struct Reader<'v> {
    tokens: &'v [u32],
    text: &'v str,
}

impl Reader<'_> {
    fn token(&mut self) -> Option<u32> {
        let (first, rest) = self.tokens.split_first()?;
        self.tokens = rest;
        Some(*first)
    }

    /// The next so many UTF-16 units of the text.
    fn string(&mut self, mut units: usize) -> String {
        let mut chars = self.text.chars();
        let mut out = String::new();
        while units > 0 {
            let Some(c) = chars.next() else { break };
            units = units.saturating_sub(c.len_utf16());
            out.push(c);
        }
        self.text = chars.as_str();
        out
    }

    /// The next value; at the end of what is open, none.
    fn next(&mut self) -> Option<Option<Node>> {
        let token = self.token()?;
        let size = usize::try_from(token >> 3).unwrap_or_default();
        Some(Some(match token & 7 {
            tag::BOOL => Node::Bool(size != 0),
            // a number that is no whole one from zero, or too large for a token, comes without the one that follows
            tag::NUMBER if size == 0 => Node::Number(self.token().map(u64::from)),
            tag::NUMBER => Node::Number(None),
            tag::TEXT => Node::Text(self.string(size)),
            tag::LIST => {
                let mut list = Vec::new();
                while let Some(Some(n)) = self.next() {
                    list.push(n);
                }
                Node::List(list)
            }
            tag::OBJECT => {
                let mut list = Vec::new();
                while let Some(Some(Node::Text(key))) = self.next() {
                    let Some(value) = self.next().flatten() else { break };
                    list.push((key, value));
                }
                Node::Object(list)
            }
            tag::END => return Some(None),
            _ => Node::Null,
        }))
    }
}
