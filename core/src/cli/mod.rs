//! The command line. Exit 0 assessed, 1 some entry invalid, 2 usage or input/output, 3 with `--check` if a finding is not permitted.

mod arguments;
mod assess;
mod audit;
mod book;
mod explain;
mod input;
mod options;
mod reference;
mod rules;
mod wrong;

use crate::json::schema::{Format, schema};
use arguments::{Command, among_these};
use std::ffi::OsString;

/// In the order of their help.
const COMMANDS: [&Command; 8] = [&assess::COMMAND, &options::COMMAND, &explain::COMMAND, &audit::COMMAND, &rules::COMMAND, &reference::COMMAND, &SCHEMA, &EXPORT];

const SCHEMA: Command = Command {
    name: "schema",
    words: "FORMAT",
    about: "JSON Schema of a public format",
    more: "FORMAT is case (what goes in), assessment (what comes out), errors (what comes out for an entry that is not a valid case) or\n\
           export (the whole rulebook).",
    options: &[],
    run: |given| {
        let of = among_these(("格式", "format"), given.word(0), &Format::ALL.map(|f| (f.name(), f)))?;
        input::print(&input::pretty(&schema(&*given.book.book()?, of))?).map(|()| End::Assessed)
    },
};

const EXPORT: Command = Command {
    name: "export",
    words: "",
    about: "The whole rulebook as canonical JSON, whose SHA-256 is its digest",
    more: "",
    options: &[],
    run: |given| input::print(&given.book.export()?).map(|()| End::Assessed),
};

/// What a command ends with.
enum End {
    Assessed,
    Invalid,
    Objected,
}

/// Runs a command; the first argument is the program's name. Gives the exit status.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    let arguments: Vec<OsString> = arguments.into_iter().skip(1).collect();
    match arguments::run(&COMMANDS, &arguments) {
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
