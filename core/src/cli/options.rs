//! `fadu options`: which measures, how much at most, by whom; practice beside.

use super::arguments::{Command, Given, LANG, Opt};
use super::wrong::wrong;
use super::{End, input};
use crate::statement::{Form, measures};
use crate::{Rulebook, json};
use std::io;

pub const COMMAND: Command = Command {
    name: "options",
    words: "[CASE]",
    about: "Which measures, how much at most, by whom: for a case, or for a violation and subjects",
    more: "CASE is a file, or - for standard input; or --violation stands in its place.",
    options: &[
        Opt::values("violation", "ID", "A violation type, instead of a case (may be repeated)"),
        Opt::values("subject", "ID", "A role of the violator (may be repeated)"),
        Opt::value("date", "DAY", "Day of the act, YYYY-MM-DD; if left out, the last day the rulebook was checked"),
        Opt::switch("powers", "Also list powers whose condition is not known"),
        Opt::switch("json", "The whole assessment as JSON"),
        LANG,
    ],
    run: |given| run(&*given.book.book()?, given),
};

fn run(book: &Rulebook, given: &Given) -> io::Result<End> {
    let (violations, subjects, date) = (given.values("violation"), given.values("subject"), given.value("date"));
    let text = match given.word(0) {
        None if violations.is_empty() => return Err(wrong("要哪个案件，或哪个 --violation？", "which case, or which --violation?")),
        Some(_) if !violations.is_empty() => return Err(wrong("案件与 --violation 不能并用", "a case and --violation exclude each other")),
        Some(_) if !subjects.is_empty() || date.is_some() => return Err(wrong("--subject 和 --date 只与 --violation 并用", "--subject and --date go with --violation")),
        Some(path) => input::whole(path)?,
        None => {
            let day = date.unwrap_or_else(|| book.version.to_string());
            serde_json::json!({ "violations": violations, "subjects": subjects, "act": { "from": day } }).to_string().into_bytes()
        }
    };
    match json::read_case(book, &text) {
        Err((id, e)) => {
            input::print(&json::write_errors(id.as_deref(), &e))?;
            Ok(End::Invalid)
        }
        Ok(mut case) => {
            case.powers = given.has("powers");
            let answer = book.assess(&case);
            input::print(if given.has("json") { json::write_assessment(book, &case, &answer) } else { measures(book, &case, &answer, given.lang()?, Form::Text) }.as_str())?;
            Ok(End::Assessed)
        }
    }
}
