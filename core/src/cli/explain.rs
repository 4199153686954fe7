//! `fadu explain`: the statement of reasons.

use super::{End, Lang, input};
use crate::statement::{Form, statement};
use crate::{Rulebook, json};
use std::io;

#[derive(clap::Args)]
pub struct Args {
    /// A file, or - for standard input
    #[arg(default_value = "-")]
    case: String,
    /// Language
    #[arg(long, value_enum, default_value = "en")]
    lang: Lang,
    /// Markdown instead of plain text
    #[arg(long)]
    markdown: bool,
}

pub fn run(book: &Rulebook, args: &Args) -> io::Result<End> {
    match json::read_case(book, &input::whole(&args.case)?) {
        Err((_, e)) => {
            for f in &e.faults {
                let message = if args.lang == Lang::Zh { &f.zh } else { &f.en };
                input::print(&format!("{}: {message}", if f.pointer.is_empty() { "/" } else { &f.pointer }))?;
            }
            Ok(End::Invalid)
        }
        Ok(case) => {
            let form = if args.markdown { Form::Markdown } else { Form::Text };
            input::print(&statement(book, &case, &book.assess(&case), args.lang.into(), form))?;
            Ok(End::Assessed)
        }
    }
}
