//! What a command takes, and what it was given. getopts reads the options; `wrong.rs` tells what is wrong with them.

use super::wrong::{self, wrong};
use super::{End, book, input};
use crate::statement::Lang;
use getopts::{Matches, Options, ParsingStyle};
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
    pub name: &'static str,
    takes: Takes,
    help: &'static str,
}

/// What stands behind an option.
enum Takes {
    Nothing,
    Value(&'static str),
    /// A value; and the option may be repeated.
    Values(&'static str),
}

impl Opt {
    /// It is there or not.
    pub const fn switch(name: &'static str, help: &'static str) -> Self {
        Self { name, takes: Takes::Nothing, help }
    }

    /// It has a value.
    pub const fn value(name: &'static str, value: &'static str, help: &'static str) -> Self {
        Self { name, takes: Takes::Value(value), help }
    }

    /// It has a value, and may be repeated.
    pub const fn values(name: &'static str, value: &'static str, help: &'static str) -> Self {
        Self { name, takes: Takes::Values(value), help }
    }
}

/// What a command was given.
pub struct Given {
    /// Without the command's name.
    options: Matches,
    pub book: book::Args,
}

/// The option for the language.
pub const LANG: Opt = Opt::value("lang", "LANG", "Language: en (the usual one) or zh");
const LANGUAGES: [(&str, Lang); 2] = [("en", Lang::En), ("zh", Lang::Zh)];
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
        match o.takes {
            Takes::Nothing => out.optflag(short, o.name, o.help),
            Takes::Value(value) => out.optopt(short, o.name, o.help, value),
            Takes::Values(value) => out.optmulti(short, o.name, o.help, value),
        };
    }
    out
}

/// Runs the command that the arguments name, or prints the help they ask for.
pub fn run(commands: &[&Command], arguments: &[OsString]) -> io::Result<End> {
    let own = || book::OPTIONS.iter().chain([&HELP, &VERSION]);
    let given = options(own()).parsing_style(ParsingStyle::StopAtFirstFree).parse(arguments).map_err(|e| wrong::option(&e, own()))?;
    // the options before the command are its own, too
    let (before, from) = arguments.split_at(arguments.len().saturating_sub(given.free.len()));
    let mut words = given.free.iter().map(String::as_str).peekable();
    let help = words.next_if_eq(&"help").is_some() || given.opt_present("help");
    let usage = || options(own()).usage(&overview(commands));
    let command = |name| commands.iter().find(|c| c.name == name).ok_or_else(|| wrong::unknown(("命令", "command"), name, commands.iter().map(|c| c.name)));
    match words.next() {
        _ if given.opt_present("version") => print(concat!("fadu ", env!("CARGO_PKG_VERSION"))),
        None if help => print(&usage()),
        None => Err(wrong("要哪个命令？", format!("which command?\n\n{}\n", usage().trim_end()))),
        Some(name) if help => print(&command(name)?.help()),
        Some(name) => command(name)?.run(before.iter().chain(from.iter().skip(1))),
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

    fn run<'a>(&self, arguments: impl Iterator<Item = &'a OsString>) -> io::Result<End> {
        let options = options(self.all()).parse(arguments).map_err(|e| wrong::option(&e, self.all()))?;
        if options.opt_present("help") {
            return print(&self.help());
        }
        let (words, form) = (self.words.split_whitespace(), self.form());
        if let Some(needed) = words.clone().filter(|w| !w.starts_with('[')).nth(options.free.len()) {
            return Err(wrong(format!("缺少 {needed}：{form}"), format!("{needed} is missing: {form}")));
        }
        if let Some(beyond) = options.free.get(words.count()) {
            return Err(wrong(format!("多了“{beyond}”：{form}"), format!("`{beyond}` is one word too many: {form}")));
        }
        let book = book::Args::of(&options)?;
        (self.run)(&Given { options, book })
    }
}

impl Given {
    /// The n-th word behind the command.
    pub fn word(&self, n: usize) -> Option<&str> {
        self.options.free.get(n).map(String::as_str)
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
        let words = (format!(" --{option} 值"), format!("value of --{option}"));
        among_these((&words.0, &words.1), self.value(option).as_deref(), among)
    }

    /// The language.
    pub fn lang(&self) -> io::Result<Lang> {
        self.choice("lang", &LANGUAGES)
    }

    /// Options that exclude each other.
    pub fn apart(&self, one: &str, other: &str) -> io::Result<()> {
        let both = self.has(one) && self.has(other);
        if both { Err(wrong(format!("“--{one}”与“--{other}”不能并用"), format!("`--{one}` and `--{other}` exclude each other"))) } else { Ok(()) }
    }
}

/// What a word means; the first where there is none.
pub fn among_these<T: Copy>(what: (&str, &str), word: Option<&str>, among: &[(&str, T)]) -> io::Result<T> {
    let found = word.map_or(among.first(), |word| among.iter().find(|(name, _)| *name == word));
    found.map(|(_, value)| *value).ok_or_else(|| wrong::unknown(what, word.unwrap_or_default(), among.iter().map(|(name, _)| *name)))
}
