//! `fadu explain`: the statement of reasons.

use super::arguments::{Command, Given, LANG, Opt};
use super::{End, input};
use crate::statement::{Form, Lang, statement};
use crate::{Rulebook, json};
use std::io;

pub const COMMAND: Command = Command {
    name: "explain",
    words: "[CASE]",
    about: "The statement of reasons, in Chinese or English, plain text or Markdown",
    more: "CASE is a file, or - for standard input, which it is if left out.",
    options: &[LANG, Opt::switch("markdown", "Markdown instead of plain text")],
    run: |given| run(&*given.book.book()?, given),
};

fn run(book: &Rulebook, given: &Given) -> io::Result<End> {
    let lang = given.lang()?;
    match json::read_case(book, &input::whole(given.file())?) {
        Err((_, e)) => {
            for f in &e.faults {
                let message = if lang == Lang::Zh { &f.zh } else { &f.en };
                input::print(&format!("{}: {message}", if f.pointer.is_empty() { "/" } else { &f.pointer }))?;
            }
            Ok(End::Invalid)
        }
        Ok(case) => {
            let form = if given.has("markdown") { Form::Markdown } else { Form::Text };
            input::print(&statement(book, &case, &book.assess(&case), lang, form))?;
            Ok(End::Assessed)
        }
    }
}
