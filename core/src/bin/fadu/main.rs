//! The command line. Exit 0 assessed, 1 some entry invalid, 2 usage or input/output, 3 with `--check` if a finding is not permitted.

mod assess;
mod explain;
mod input;
mod options;
mod rules;

use clap::{Parser, Subcommand, ValueEnum};
use std::process::ExitCode;

/// Which measures the law permits against which violations (法度).
///
/// Exit status: 0 assessed, 1 some entry is invalid, 2 usage or input/output, 3 with --check if a finding is not permitted.
#[derive(Parser)]
#[command(name = "fadu", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Assess a case (JSON): options, findings, questions
    Assess(assess::Args),
    /// Which measures, how much at most, by whom: for a case, or for a violation and subjects
    Options(options::Args),
    /// The assessment in plain text
    Explain(explain::Args),
    /// List and search statutes, provisions, violations, measures; or which violations can lead to a measure
    Rules(rules::Args),
    /// The whole rulebook as canonical JSON, whose SHA-256 is its digest
    Export,
}

/// Language of plain text.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Lang {
    /// 中文
    Zh,
    /// English
    En,
}

/// What a command ends with.
enum End {
    Assessed,
    Invalid,
    Objected,
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let end = match cli.command {
        Command::Assess(a) => assess::run(&a),
        Command::Options(a) => options::run(&a),
        Command::Explain(a) => explain::run(&a),
        Command::Rules(a) => rules::run(&a),
        Command::Export => input::print(fadu::Rulebook::embedded_export()).map(|()| End::Assessed),
    };
    match end {
        Ok(End::Assessed) => ExitCode::SUCCESS,
        Ok(End::Invalid) => ExitCode::from(1),
        Ok(End::Objected) => ExitCode::from(3),
        // a reader that has seen enough is no failure of ours
        Err(e) if e.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("fadu: {e}");
            ExitCode::from(2)
        }
    }
}
