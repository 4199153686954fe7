//! A fault of a rule file: file, line and reason.

use super::problem::Problem;
use crate::lang::Lang;
use alloc::borrow::ToOwned;
use alloc::string::String;
use core::fmt;

/// What is wrong with a rule file, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Name of the file.
    pub file: String,
    /// Line, from 1; 0 where it is the whole that is wrong.
    pub line: usize,
    /// Its kind, such as `unknown-id`.
    pub code: &'static str,
    /// The reason in Chinese.
    pub zh: String,
    /// The reason in English.
    pub en: String,
    /// The nearest right value, where one is near.
    pub nearest: Option<String>,
}

impl Fault {
    pub(super) fn new(file: &str, line: usize, problem: &Problem<'_>) -> Self {
        Self {
            file: file.to_owned(),
            line,
            code: problem.code(),
            zh: problem.in_words(Lang::Zh),
            en: problem.in_words(Lang::En),
            nearest: problem.nearest().map(ToOwned::to_owned),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line > 0 {
            write!(f, "{}:{}: ", self.file, self.line)?;
        }
        write!(f, "{} / {}", self.en, self.zh)
    }
}

/// Where a fault lies: the n-th block of a kind, and a word within it.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// Header of the block, `[[provision]]`; empty for the head of the file.
    pub block: &'a str,
    /// Which one, from 0.
    pub index: usize,
    /// A word the line holds; empty for the block's first line.
    pub word: &'a str,
}

impl Place<'_> {
    /// The line of the place in the text of its file.
    pub fn line(&self, text: &str) -> usize {
        let mut seen = 0usize;
        let mut start = usize::from(self.block.is_empty());
        let (quoted, key) = (alloc::format!("\"{}\"", self.word), alloc::format!("{} =", self.word));
        for (number, line) in (1usize..).zip(text.lines()) {
            let header = line.trim_start();
            if start == 0 && header.starts_with(self.block) {
                if seen == self.index {
                    start = number;
                }
                seen = seen.saturating_add(1);
            } else if start > 0 && number > start && header.starts_with("[[") && !header.starts_with("[[provision.tier") {
                break;
            }
            if start > 0 && !self.word.is_empty() && (line.contains(&quoted) || line.contains(&key)) {
                return number;
            }
        }
        // a provision takes from the head of its file what it does not say itself
        let head = text.lines().take_while(|line| !self.word.is_empty() && !line.trim_start().starts_with("[["));
        let inherited = head.zip(1usize..).find(|(line, _)| line.contains(&quoted)).map(|(_, number)| number);
        inherited.unwrap_or(start).max(1)
    }
}

/// Line of a byte offset.
pub fn line_of(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|b| *b == b'\n').count().saturating_add(1)
}

/// A fault at a place.
pub fn fault(file: &str, text: &str, place: Place<'_>, problem: &Problem<'_>) -> Fault {
    Fault::new(file, place.line(text), problem)
}
