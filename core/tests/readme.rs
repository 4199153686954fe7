//! What the README shows is what the command prints.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "a test fails by panicking")]

use std::path::Path;
use std::process::Command;

#[test]
fn the_readme_shows_what_the_command_prints() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let readme = std::fs::read_to_string(root.join("README.md")).unwrap();
    let (_, rest) = readme.split_once("```console\n$ ").unwrap();
    let (command, shown) = rest.split_once('\n').unwrap();
    let (shown, _) = shown.split_once("\n```").unwrap();
    let (_, arguments) = command.split_once(" -- ").unwrap();
    let out = Command::new(env!("CARGO_BIN_EXE_fadu")).args(arguments.split(' ')).current_dir(&root).output().unwrap();
    assert_eq!(String::from_utf8(out.stdout).unwrap().trim_end(), shown);
}
