//! `fadu options`: which measures, how much at most, by whom; practice beside.

use super::{End, Lang, input};
use crate::statement::{Form, measures};
use crate::{Rulebook, json};
use std::io;

#[derive(clap::Args)]
pub struct Args {
    /// A case: a file, or - for standard input
    #[arg(required_unless_present = "violation")]
    case: Option<String>,
    /// A violation type, instead of a case (may be repeated)
    #[arg(long, conflicts_with = "case")]
    violation: Vec<String>,
    /// A role of the violator (may be repeated)
    #[arg(long, requires = "violation")]
    subject: Vec<String>,
    /// Day of the act, YYYY-MM-DD [default: the last day the rulebook was checked]
    #[arg(long, requires = "violation")]
    date: Option<String>,
    /// Also list powers whose condition is not known
    #[arg(long)]
    powers: bool,
    /// The whole assessment as JSON
    #[arg(long)]
    json: bool,
    /// Language of plain text
    #[arg(long, value_enum, default_value = "en")]
    lang: Lang,
}

pub fn run(book: &Rulebook, args: &Args) -> io::Result<End> {
    let text = match &args.case {
        Some(path) => input::whole(path)?,
        None => {
            let day = args.date.clone().unwrap_or_else(|| book.version.to_string());
            serde_json::json!({ "violations": args.violation, "subjects": args.subject, "act": { "from": day } }).to_string().into_bytes()
        }
    };
    match json::read_case(book, &text) {
        Err((id, e)) => {
            input::print(&json::write_errors(id.as_deref(), &e))?;
            Ok(End::Invalid)
        }
        Ok(mut case) => {
            case.powers = args.powers;
            let answer = book.assess(&case);
            input::print(if args.json { json::write_assessment(book, &case, &answer) } else { measures(book, &case, &answer, args.lang.into(), Form::Text) }.as_str())?;
            Ok(End::Assessed)
        }
    }
}
