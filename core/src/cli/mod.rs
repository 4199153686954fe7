//! The command line. Exit 0 assessed, 1 some entry invalid, 2 usage or input/output, 3 with `--check` if a finding is not permitted.

mod assess;
mod audit;
mod book;
mod explain;
mod input;
mod options;
mod reference;
mod rules;

use crate::json;
use clap::{Parser, Subcommand, ValueEnum};
use std::ffi::OsString;

/// Which measures the law permits against which violations (法度).
///
/// Exit status: 0 assessed, 1 some entry is invalid, 2 usage or input/output, 3 with --check if a finding is not permitted.
#[derive(Parser)]
#[command(name = "fadu", version)]
struct Cli {
    #[command(flatten)]
    book: book::Args,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Assess a case (JSON): options, findings, questions
    Assess(assess::Args),
    /// Which measures, how much at most, by whom: for a case, or for a violation and subjects
    Options(options::Args),
    /// The statement of reasons, in Chinese or English, plain text or Markdown
    Explain(explain::Args),
    /// A table of past decisions: each defect counted by kind and by unit
    Audit(audit::Args),
    /// List and search statutes, provisions, violations, measures; or which violations can lead to a measure
    Rules(rules::Args),
    /// Write the rulebook as Markdown pages: statute by statute and violation by violation
    Reference(reference::Args),
    /// JSON Schema of a public format
    Schema(SchemaArgs),
    /// The whole rulebook as canonical JSON, whose SHA-256 is its digest
    Export,
}

#[derive(clap::Args)]
struct SchemaArgs {
    /// Which format
    #[arg(value_enum)]
    of: Format,
}

/// The public formats.
#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// What goes in
    Case,
    /// What comes out
    Assessment,
    /// What comes out for an entry that is not a valid case
    Errors,
    /// The whole rulebook
    Export,
}

impl From<Format> for json::schema::Format {
    fn from(f: Format) -> Self {
        match f {
            Format::Case => Self::Case,
            Format::Assessment => Self::Assessment,
            Format::Errors => Self::Errors,
            Format::Export => Self::Export,
        }
    }
}

/// Language of plain text.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Lang {
    /// 中文
    Zh,
    /// English
    En,
}

impl From<Lang> for crate::statement::Lang {
    fn from(l: Lang) -> Self {
        match l {
            Lang::Zh => Self::Zh,
            Lang::En => Self::En,
        }
    }
}

/// What a command ends with.
enum End {
    Assessed,
    Invalid,
    Objected,
}

/// Runs a command; the first argument is the program's name. Gives the exit status.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        // the help asked for is printed, and is no failure
        Err(e) => {
            let status = u8::try_from(e.exit_code()).unwrap_or(2);
            return e.print().map_or(2, |()| status);
        }
    };
    match run(&cli) {
        Ok(End::Assessed) => 0,
        Ok(End::Invalid) => 1,
        Ok(End::Objected) => 3,
        // a reader that has seen enough is no failure of ours
        Err(e) if e.kind() == std::io::ErrorKind::BrokenPipe => 0,
        Err(e) => {
            eprintln!("fadu: {e}");
            2
        }
    }
}

fn run(cli: &Cli) -> std::io::Result<End> {
    let book = || cli.book.book();
    match &cli.command {
        Command::Assess(a) => assess::run(&*book()?, a),
        Command::Options(a) => options::run(&*book()?, a),
        Command::Explain(a) => explain::run(&*book()?, a),
        Command::Audit(a) => audit::run(&*book()?, a),
        Command::Rules(a) => rules::run(&*book()?, a),
        Command::Reference(a) => {
            let (book, sources) = cli.book.law()?;
            reference::run(&book, &sources, a)
        }
        Command::Schema(a) => input::print(&input::pretty(&json::schema::schema(&*book()?, a.of.into()))?).map(|()| End::Assessed),
        Command::Export => input::print(&cli.book.export()?).map(|()| End::Assessed),
    }
}
