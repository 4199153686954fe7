//! `fadu assess`: one case, or one a line.

use super::{End, input};
use crate::{Assessment, Rulebook, json};
use std::io::{self, BufRead, IsTerminal, Write};

#[derive(clap::Args)]
pub struct Args {
    /// A file, or - for standard input
    #[arg(default_value = "-")]
    case: String,
    /// One case a line; line n of the output answers line n
    #[arg(long)]
    jsonl: bool,
    /// Indent the output
    #[arg(long, conflicts_with = "jsonl")]
    pretty: bool,
    /// Exit with 3 if a finding is not `permitted`
    #[arg(long)]
    check: bool,
}

/// Longest line kept; what is beyond is read and dropped, the entry being too long anyway.
const LONGEST: u64 = (1 << 20) + 2;

pub fn run(book: &Rulebook, args: &Args) -> io::Result<End> {
    let (mut invalid, mut objected) = (false, false);
    if args.jsonl {
        let mut input = input::open(&args.case)?;
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
        let answer = json::assess(book, &input::whole(&args.case)?);
        (invalid, objected) = (answer.invalid, answer.objected);
        input::print(if args.pretty { input::pretty(&answer.text)? } else { answer.text }.as_str())?;
    }
    Ok(if invalid {
        End::Invalid
    } else if args.check && objected {
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
