//! The statement of reasons: what was done, which measures the law permits and why, what it says of the proposals, what was
//! considered, what remains open. In Chinese or English, as plain text or Markdown.

mod considered;
mod matter;
mod measures;
mod open;
mod page;
mod proposals;
mod rows;
pub mod sums;
pub mod words;

use crate::assessment::Assessment;
use crate::case::Case;
use crate::rulebook::Rulebook;
use crate::text::Both;
use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use page::Page;

pub use crate::lang::Lang;
pub use page::escape;
pub use rows::{Row, row, rows};

impl Lang {
    /// A text in parentheses, behind another.
    pub fn aside(self, text: impl core::fmt::Display) -> String {
        match self {
            Self::Zh => format!("（{text}）"),
            Self::En => format!(" ({text})"),
        }
    }

    /// A text held in both languages, in this one.
    pub fn of(self, both: &Both) -> String {
        self.say(&both.zh, &both.en).to_owned()
    }
}

/// Form of the statement.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// Plain text, a line each point.
    Text,
    /// Markdown (CommonMark).
    Markdown,
}

/// A case with its answer, to be put into words.
#[derive(Clone, Copy)]
struct Matter<'a> {
    book: &'a Rulebook,
    case: &'a Case,
    answer: &'a Assessment,
}

/// The whole statement of reasons.
pub fn statement(book: &Rulebook, case: &Case, answer: &Assessment, lang: Lang, form: Form) -> String {
    let m = Matter { book, case, answer };
    let mut page = Page::new(lang, form);
    matter::write(m, &mut page);
    measures::write(m, &mut page);
    proposals::write(m, &mut page);
    considered::write(m, &mut page);
    considered::practice(m, &mut page);
    open::write(m, &mut page);
    page.finish()
}

/// Coverage, measures and practice alone.
pub fn measures(book: &Rulebook, case: &Case, answer: &Assessment, lang: Lang, form: Form) -> String {
    let m = Matter { book, case, answer };
    let mut page = Page::new(lang, form);
    matter::coverage(m, &mut page);
    measures::write(m, &mut page);
    considered::practice(m, &mut page);
    page.finish()
}
