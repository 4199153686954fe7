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
pub fn pretty(text: &str) -> io::Result<String> {
    let mut out = Vec::new();
    serde_transcode::transcode(&mut serde_json::Deserializer::from_str(text), &mut serde_json::Serializer::pretty(&mut out))?;
    String::from_utf8(out).map_err(io::Error::other)
}
