//! The two languages everything is told in.

/// A language.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lang {
    /// 中文
    Zh,
    /// English
    En,
}

impl Lang {
    /// A text in this language.
    pub fn say<'t>(self, zh: &'t str, en: &'t str) -> &'t str {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }

    /// What stands between the members of a list.
    pub fn comma(self) -> &'static str {
        self.say("、", ", ")
    }

    /// What stands between the parts of a sentence.
    pub fn semicolon(self) -> &'static str {
        self.say("；", "; ")
    }
}
