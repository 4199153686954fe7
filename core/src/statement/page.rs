//! The page a statement is written on: headings and points, in one language and one form.

use super::{Form, Lang};
use crate::text::Both;
use alloc::borrow::ToOwned;
use alloc::string::String;

/// Text as it stands in Markdown: what a user or a rule file writes is never markup.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

pub(super) struct Page {
    pub(super) lang: Lang,
    form: Form,
    out: String,
}

impl Page {
    pub(super) fn new(lang: Lang, form: Form) -> Self {
        Self { lang, form, out: String::new() }
    }

    /// A text in the language of the page.
    pub(super) fn say<'t>(&self, zh: &'t str, en: &'t str) -> &'t str {
        self.lang.say(zh, en)
    }

    /// The same of a text held in both.
    pub(super) fn of(&self, both: &Both) -> String {
        self.lang.of(both)
    }

    /// What stands between the members of a list.
    pub(super) fn comma(&self) -> &'static str {
        self.lang.comma()
    }

    /// What stands between the parts of a sentence.
    pub(super) fn semicolon(&self) -> &'static str {
        self.lang.semicolon()
    }

    pub(super) fn head(&mut self, zh: &str, en: &str) {
        let text = self.say(zh, en).to_owned();
        self.gap();
        match self.form {
            Form::Text => self.line("", &text, self.say("：", ":")),
            Form::Markdown => {
                self.line("## ", &text, "");
                self.out.push('\n');
            }
        }
    }

    /// A heading within a section.
    pub(super) fn sub(&mut self, text: &str) {
        match self.form {
            Form::Text => self.line("", text, ""),
            Form::Markdown => {
                self.gap();
                self.line("### ", text, "");
                self.out.push('\n');
            }
        }
    }

    /// A point.
    pub(super) fn point(&mut self, text: &str) {
        self.line("- ", text, "");
    }

    /// A point below a point.
    pub(super) fn below(&mut self, text: &str) {
        self.line("    - ", text, "");
    }

    /// A line by itself.
    pub(super) fn plain(&mut self, text: &str) {
        self.line("", text, "");
    }

    fn gap(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    fn line(&mut self, before: &str, text: &str, after: &str) {
        self.out.push_str(before);
        match self.form {
            Form::Text => self.out.push_str(text),
            Form::Markdown => self.out.push_str(&escape(text)),
        }
        self.out.push_str(after);
        self.out.push('\n');
    }

    pub(super) fn finish(mut self) -> String {
        self.out.truncate(self.out.trim_end().len());
        self.out
    }
}
