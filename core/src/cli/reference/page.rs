//! A page in Markdown: headings, points, links. Whatever is no markup goes through `text`.

use crate::statement::escape;

/// Where a page stands, and so how it reaches the others.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Home {
    Index,
    /// The statute version of that index.
    Statute(u16),
    Violation,
}

pub struct Page {
    out: String,
}

/// Words as they stand in Markdown.
pub fn text(words: &str) -> String {
    escape(words)
}

pub fn link(words: &str, to: &str) -> String {
    format!("[{}]({to})", escape(words))
}

/// Bold; whatever follows a word in Chinese must not stand inside, where Markdown would not see the end.
pub fn bold(markdown: &str) -> String {
    format!("**{markdown}**")
}

/// With a capital, in English.
pub fn capital(words: &str) -> String {
    let mut rest = words.chars();
    rest.next().map(|c| c.to_uppercase().chain(rest).collect()).unwrap_or_default()
}

/// What a link ends at.
pub fn anchor(id: &str) -> String {
    format!("<a id=\"{id}\"></a>")
}

impl Page {
    pub fn new(title: &str) -> Self {
        Self { out: format!("# {}\n\n", escape(title)) }
    }

    /// A section.
    pub fn head(&mut self, words: &str) {
        self.block(&format!("## {}", escape(words)));
    }

    /// A heading within a section, with a link or an anchor in it.
    pub fn sub(&mut self, markdown: &str) {
        self.block(&format!("### {markdown}"));
    }

    /// A paragraph.
    pub fn block(&mut self, markdown: &str) {
        if !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
        self.out.push_str(markdown);
        self.out.push_str("\n\n");
    }

    pub fn point(&mut self, markdown: &str) {
        self.row("- ", markdown);
    }

    /// A point below a point.
    pub fn below(&mut self, markdown: &str) {
        self.row("  - ", markdown);
    }

    /// A row of a table.
    pub fn cells(&mut self, cells: &[String]) {
        self.row("| ", &format!("{} |", cells.join(" | ")));
    }

    fn row(&mut self, before: &str, markdown: &str) {
        self.out.push_str(before);
        self.out.push_str(markdown);
        self.out.push('\n');
    }

    pub fn finish(mut self) -> String {
        self.out.truncate(self.out.trim_end().len());
        self.out.push('\n');
        self.out
    }
}
