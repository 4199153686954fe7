//! include/fadu.h: written by cbindgen from ffi/src, with the conventions page of lib.rs on top.

use crate::{Failure, root};
use std::fs;
use std::path::PathBuf;

/// The files, in the order a reader of the header needs them.
const FILES: [&str; 17] =
    ["version", "status", "text", "error", "value", "rulebook", "law", "case", "assessment", "option", "finding", "told", "leniency", "audit", "form", "batch", "stream"];
/// Files of which a header tells nothing.
const WITHIN: [&str; 2] = ["arrow", "border"];

/// Where the header is.
pub fn path() -> PathBuf {
    root().join("include/fadu.h")
}

/// The text of the header.
///
/// # Errors
/// A file cannot be read, is not listed here, or cbindgen cannot read it.
pub fn text() -> Result<String, Failure> {
    let ffi = root().join("ffi");
    let lib = fs::read_to_string(ffi.join("src/lib.rs"))?;
    if let Some(module) = lib.lines().filter_map(|l| l.strip_prefix("mod ")?.strip_suffix(';')).find(|m| !WITHIN.contains(m) && !FILES.contains(m)) {
        return Err(format!("ffi/src/{module}.rs is not in the list of ffi/tool/src/header.rs").into());
    }
    let mut page = String::from("/*\n * Generated from ffi/src by `cargo c-header`; a test fails when it is stale.\n *\n");
    for line in lib.lines().map_while(|l| l.strip_prefix("//!")) {
        page.push_str(" *");
        page.push_str(line);
        page.push('\n');
    }
    page.push_str(" */");
    let mut config = cbindgen::Config::from_file(ffi.join("cbindgen.toml"))?;
    // `Builder::with_config` puts the whole configuration anew, so the page goes in here
    config.header = Some(page);
    let mut builder = cbindgen::Builder::new();
    for file in FILES {
        let path = ffi.join("src").join(file).with_extension("rs");
        // parameters that take an enumeration are integers, so nothing else would lead to it
        let text = fs::read_to_string(&path)?;
        config.export.include.extend(text.lines().filter_map(|l| l.strip_prefix("pub enum ")?.split(' ').next()).map(str::to_owned));
        builder = builder.with_src(path);
    }
    builder = builder.with_config(config);
    let mut out = Vec::new();
    builder.generate()?.write(&mut out);
    Ok(String::from_utf8(out)?)
}

/// Writes the header anew.
///
/// # Errors
/// As [`text`], or the file cannot be written.
pub fn write() -> Result<(), Failure> {
    Ok(fs::write(path(), text()?)?)
}
