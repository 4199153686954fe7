//! A place within a statute: article, paragraph, item. Which statute and version stands beside it.

use core::fmt;
use serde::Serialize;

/// Article, paragraph and item, counted from 1; 0 means "not given" (the whole article, the whole paragraph).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Citation {
    /// Article.
    pub article: u16,
    /// Paragraph within the article, 0 for the whole article.
    pub paragraph: u8,
    /// Item within the paragraph, 0 for the whole paragraph.
    pub item: u8,
}

impl Citation {
    /// Reads `59`, `59/1` or `59/1/3`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('/');
        let mut number = |required: bool| -> Option<u16> {
            match parts.next() {
                None if !required => Some(0),
                None => None,
                Some(p) if p.starts_with('0') || !p.bytes().all(|b| b.is_ascii_digit()) => None,
                Some(p) => p.parse().ok(),
            }
        };
        let article = number(true)?;
        let paragraph = u8::try_from(number(false)?).ok()?;
        let item = u8::try_from(number(false)?).ok()?;
        parts.next().is_none().then_some(Self { article, paragraph, item })
    }

    /// Whether `other` is this place or lies within it: `21` covers `21/1/3`.
    pub fn covers(self, other: Self) -> bool {
        self.article == other.article && (self.paragraph == 0 || self.paragraph == other.paragraph) && (self.item == 0 || self.item == other.item)
    }
}

impl fmt::Display for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.article)?;
        if self.paragraph > 0 {
            write!(f, "/{}", self.paragraph)?;
        }
        if self.item > 0 {
            write!(f, "/{}", self.item)?;
        }
        Ok(())
    }
}

impl fmt::Debug for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
