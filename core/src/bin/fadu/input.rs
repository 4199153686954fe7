//! Where cases come from and answers go.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};

/// A file, or standard input for `-`.
pub fn open(path: &str) -> io::Result<Box<dyn BufRead>> {
    Ok(if path == "-" { Box::new(BufReader::new(io::stdin())) } else { Box::new(BufReader::new(File::open(path).map_err(|e| io::Error::new(e.kind(), format!("{path}: {e}")))?)) })
}

/// One whole entry. Reads no more than is needed to tell that it is too long.
pub fn whole(path: &str) -> io::Result<Vec<u8>> {
    let mut text = Vec::new();
    open(path)?.take((1 << 20) + 2).read_to_end(&mut text)?;
    Ok(text)
}

/// A line on standard output.
pub fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.write_all(b"\n")
}

/// The same JSON, indented; key order stays.
pub fn pretty(text: &str) -> String {
    let mut out = String::with_capacity(text.len().saturating_mul(2));
    let (mut inside, mut escaped, mut depth) = (false, false, 0usize);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let quote = c == '"' && !escaped;
        escaped = inside && c == '\\' && !escaped;
        if quote {
            inside = !inside;
        }
        if inside || quote {
            out.push(c);
            continue;
        }
        match c {
            '{' | '[' if chars.peek().is_some_and(|n| matches!(n, '}' | ']')) => {
                out.push(c);
                out.extend(chars.next());
            }
            '{' | '[' => {
                depth = depth.saturating_add(1);
                out.push(c);
                newline(&mut out, depth);
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                newline(&mut out, depth);
                out.push(c);
            }
            ',' => {
                out.push(c);
                newline(&mut out, depth);
            }
            ':' => out.push_str(": "),
            other => out.push(other),
        }
    }
    out
}

fn newline(out: &mut String, depth: usize) {
    out.push('\n');
    out.extend(std::iter::repeat_n("  ", depth));
}
