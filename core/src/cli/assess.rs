//! `fadu assess`: one case, or one a line.

use super::arguments::{Command, Given, Opt};
use super::{End, input};
use crate::{Assessment, Rulebook, json};
use std::io::{self, BufRead, IsTerminal, Write};

pub const COMMAND: Command = Command {
    name: "assess",
    words: "[CASE]",
    about: "Assess a case (JSON): options, findings, questions",
    more: "CASE is a file, or - for standard input, which it is if left out.",
    options: &[
        Opt::switch("jsonl", "One case a line; line n of the output answers line n"),
        Opt::switch("pretty", "Indent the output"),
        Opt::switch("check", "Exit with 3 if a finding is not `permitted`"),
    ],
    run: |given| run(&*given.book.book()?, given),
};

/// Longest line kept; what is beyond is read and dropped, the entry being too long anyway.
const LONGEST: u64 = (1 << 20) + 2;

fn run(book: &Rulebook, given: &Given) -> io::Result<End> {
    given.apart("jsonl", "pretty")?;
    let (mut invalid, mut objected) = (false, false);
    if given.has("jsonl") {
        let mut input = input::open(given.file())?;
        let mut out = io::BufWriter::new(io::stdout().lock());
        let mut buffer = Assessment::default();
        let mut line = Vec::new();
        let mut count = 0u64;
        let watched = io::stderr().is_terminal();
        while read_line(&mut *input, &mut line)? {
            let answer = json::assess_into(book, &line, &mut buffer);
            invalid |= answer.invalid;
            objected |= answer.objected;
            out.write_all(answer.text.as_bytes())?;
            out.write_all(b"\n")?;
            count = count.saturating_add(1);
            if watched && count % 10_000 == 0 {
                eprint!("\r{count} cases");
            }
        }
        out.flush()?;
        if watched && count >= 10_000 {
            eprintln!("\r{count} cases");
        }
    } else {
        let answer = json::assess(book, &input::whole(given.file())?);
        (invalid, objected) = (answer.invalid, answer.objected);
        input::print(if given.has("pretty") { input::pretty(&answer.text)? } else { answer.text }.as_str())?;
    }
    Ok(if invalid {
        End::Invalid
    } else if given.has("check") && objected {
        End::Objected
    } else {
        End::Assessed
    })
}

/// Reads a line without its end; false at the end of the input.
fn read_line(input: &mut dyn BufRead, line: &mut Vec<u8>) -> io::Result<bool> {
    line.clear();
    let read = io::Read::take(&mut *input, LONGEST).read_until(b'\n', line)?;
    if read == 0 {
        return Ok(false);
    }
    if line.last() == Some(&b'\n') {
        line.pop();
        if line.last() == Some(&b'\r') {
            line.pop();
        }
    } else if u64::try_from(read).is_ok_and(|r| r == LONGEST) {
        input.skip_until(b'\n')?;
    }
    Ok(true)
}
