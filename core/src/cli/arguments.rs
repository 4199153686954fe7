//! What a command takes, and what is wrong with what it was given: getopts reads the options, the rest is told here.

use super::{End, book, input};
use crate::nearest::nearest;
use crate::statement::Lang;
use getopts::{Fail, Matches, Options};
use std::ffi::OsString;
use std::io;

/// A command.
pub struct Command {
    pub name: &'static str,
    /// The words it takes, in brackets those that may be left out.
    pub words: &'static str,
    /// What it does, in a line.
    pub about: &'static str,
    /// What its words are.
    pub more: &'static str,
    pub options: &'static [Opt],
    pub run: fn(&Given) -> io::Result<End>,
}

/// An option.
pub struct Opt {
    name: &'static str,
    /// What its value is; none: it has no value.
    value: Option<&'static str>,
    many: bool,
    help: &'static str,
}

impl Opt {
    /// It is there or not.
    pub const fn switch(name: &'static str, help: &'static str) -> Self {
        Self { name, value: None, many: false, help }
    }

    /// It has a value.
    pub const fn value(name: &'static str, value: &'static str, help: &'static str) -> Self {
        Self { name, value: Some(value), many: false, help }
    }

    /// It has a value, and may be repeated.
    pub const fn many(name: &'static str, value: &'static str, help: &'static str) -> Self {
        Self { name, value: Some(value), many: true, help }
    }
}

/// What a command was given.
pub struct Given {
    options: Matches,
    pub book: book::Args,
}

/// The languages of `--lang`, the usual one first.
const LANGUAGES: [(&str, Lang); 2] = [("en", Lang::En), ("zh", Lang::Zh)];

/// A fault of the arguments.
pub fn wrong<T>(message: impl Into<String>) -> io::Result<T> {
    Err(io::Error::new(io::ErrorKind::InvalidInput, message.into()))
}

/// The option for the language.
pub const LANG: Opt = Opt::value("lang", "LANG", "Language: en (the usual one) or zh");
const HELP: Opt = Opt::switch("help", "Print this");
const VERSION: Opt = Opt::switch("version", "Print the version");

fn options<'o>(all: impl Iterator<Item = &'o Opt>) -> Options {
    let mut out = Options::new();
    for o in all {
        let short = match o.name {
            "help" => "h",
            "version" => "V",
            _ => "",
        };
        match o.value {
            None => out.optflag(short, o.name, o.help),
            Some(value) if o.many => out.optmulti(short, o.name, o.help, value),
            Some(value) => out.optopt(short, o.name, o.help, value),
        };
    }
    out
}

impl Command {
    fn all(&self) -> impl Iterator<Item = &'static Opt> {
        self.options.iter().chain(&book::OPTIONS).chain([&HELP])
    }

    fn help(&self) -> String {
        let brief = [self.about, self.more, &format!("Usage: {} [OPTIONS]", self.form())];
        options(self.all()).usage(&brief.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n"))
    }

    /// How it is written.
    fn form(&self) -> String {
        format!("fadu {} {}", self.name, self.words).trim_end().to_owned()
    }

    fn given(&self, arguments: &[OsString]) -> io::Result<Given> {
        let options = options(self.all()).parse(arguments).or_else(|e| wrong(told(&e, self.all())))?;
        let words = options.free.len().saturating_sub(1);
        let known = self.words.split_whitespace();
        if let Some(needed) = known.clone().filter(|w| !w.starts_with('[')).nth(words) {
            return wrong(format!("{needed} is missing: {}", self.form()));
        }
        if let Some(beyond) = options.free.get(known.count().saturating_add(1)) {
            return wrong(format!("`{beyond}` is one word too many: {}", self.form()));
        }
        let book = book::Args::of(&options)?;
        Ok(Given { options, book })
    }
}

/// Runs the command that the arguments name, or prints the help they ask for.
pub fn run(commands: &[&Command], arguments: &[OsString]) -> io::Result<End> {
    let own = || book::OPTIONS.iter().chain([&HELP, &VERSION]);
    let all = || commands.iter().flat_map(|c| c.options).chain(own());
    let found = options(all()).parse(arguments).or_else(|e| wrong(told(&e, all())))?;
    let usage = || options(own()).usage(&overview(commands));
    let mut words = found.free.iter().map(String::as_str).peekable();
    let help = words.next_if_eq(&"help").is_some() || found.opt_present("help");
    match words.next() {
        _ if found.opt_present("version") => print(concat!("fadu ", env!("CARGO_PKG_VERSION"))),
        None if help => print(&usage()),
        None => wrong(format!("which command?\n\n{}", usage().trim_end())),
        Some(name) => match commands.iter().find(|c| c.name == name) {
            Some(c) if help => print(&c.help()),
            Some(c) => (c.run)(&c.given(arguments)?),
            None => wrong(format!("no command `{name}`{}", meant(name, commands.iter().map(|c| c.name)))),
        },
    }
}

fn print(text: &str) -> io::Result<End> {
    input::print(text.trim_end()).map(|()| End::Assessed)
}

fn overview(commands: &[&Command]) -> String {
    let mut text = "Which measures the law permits against which violations (法度).\n\nUsage: fadu COMMAND [OPTIONS]\n\nCommands:\n".to_owned();
    for c in commands {
        text += &format!("    {:<11}{}\n", c.name, c.about);
    }
    text + "\nExit status: 0 assessed, 1 some entry is invalid, 2 usage or input/output, 3 with --check if a finding is not permitted."
}

/// What is wrong with an option.
fn told<'o>(fail: &Fail, known: impl Iterator<Item = &'o Opt>) -> String {
    let dashed = |o: &str| if o.chars().count() == 1 { format!("`-{o}`") } else { format!("`--{o}`") };
    match fail {
        Fail::UnrecognizedOption(o) => format!("no option {}{}", dashed(o), meant(o, known.map(|k| k.name))),
        Fail::ArgumentMissing(o) => format!("{} takes a value", dashed(o)),
        Fail::UnexpectedArgument(o) => format!("{} takes no value", dashed(o)),
        Fail::OptionDuplicated(o) => format!("{} stands twice", dashed(o)),
        Fail::OptionMissing(o) => format!("{} is missing", dashed(o)),
    }
}

fn meant<'k>(word: &str, known: impl Iterator<Item = &'k str>) -> String {
    nearest(word, known).map(|n| format!(", nearest is `{n}`")).unwrap_or_default()
}

impl Given {
    /// The n-th word behind the command.
    pub fn word(&self, n: usize) -> Option<&str> {
        self.options.free.get(n.saturating_add(1)).map(String::as_str)
    }

    /// A file; standard input where none is named.
    pub fn file(&self) -> &str {
        self.word(0).unwrap_or("-")
    }

    /// Whether an option is there.
    pub fn has(&self, option: &str) -> bool {
        self.options.opt_present(option)
    }

    /// The value of an option.
    pub fn value(&self, option: &str) -> Option<String> {
        self.options.opt_str(option)
    }

    /// The values of an option that may be repeated.
    pub fn values(&self, option: &str) -> Vec<String> {
        self.options.opt_strs(option)
    }

    /// One of the values an option may have; the first where it is not there.
    pub fn choice<T: Copy>(&self, option: &str, among: &[(&str, T)]) -> io::Result<T> {
        among_these(&format!("--{option}"), self.value(option).as_deref(), among)
    }

    /// The language.
    pub fn lang(&self) -> io::Result<Lang> {
        self.choice("lang", &LANGUAGES)
    }

    /// Options that exclude each other.
    pub fn apart(&self, one: &str, other: &str) -> io::Result<()> {
        if self.has(one) && self.has(other) { wrong(format!("`--{one}` and `--{other}` exclude each other")) } else { Ok(()) }
    }
}

/// What a word means; the first where there is none.
pub fn among_these<T: Copy>(what: &str, word: Option<&str>, among: &[(&str, T)]) -> io::Result<T> {
    let Some(word) = word else { return among.first().map_or_else(|| wrong(what), |(_, usual)| Ok(*usual)) };
    let names = || among.iter().map(|(name, _)| *name);
    let unknown = || format!("{what}: no `{word}`{}, of {}", meant(word, names()), names().collect::<Vec<_>>().join(", "));
    among.iter().find(|(name, _)| *name == word).map_or_else(|| wrong(unknown()), |(_, value)| Ok(*value))
}
