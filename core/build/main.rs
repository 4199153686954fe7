//! Reads `rules/`, checks it, and bakes the embedded rulebook into static tables. Every fault is told with file and line.
#![allow(dead_code, clippy::expect_used, clippy::panic, reason = "a build stops on a fault")]

extern crate alloc;

mod bake;
#[path = "../src/band.rs"]
mod band;
#[path = "../src/citation.rs"]
mod citation;
#[cfg(feature = "packed")]
mod compress;
#[path = "../src/condition.rs"]
mod condition;
#[path = "../src/date.rs"]
mod date;
#[path = "../src/discretion.rs"]
mod discretion;
#[path = "../src/duty.rs"]
mod duty;
#[path = "../src/grant.rs"]
mod grant;
#[path = "../src/guard.rs"]
mod guard;
#[path = "../src/lang.rs"]
mod lang;
#[path = "../src/money.rs"]
mod money;
#[path = "../src/nearest.rs"]
mod nearest;
#[path = "../src/order.rs"]
mod order;
#[cfg(all(feature = "packed", not(feature = "load")))]
mod pack;
#[path = "../src/procedure.rs"]
mod procedure;
#[path = "../src/provision.rs"]
mod provision;
#[path = "../src/rulebook.rs"]
mod rulebook;
#[path = "../src/source/mod.rs"]
mod source;
#[path = "../src/succession.rs"]
mod succession;
mod unsupported;
#[path = "../src/vocabulary.rs"]
mod vocabulary;

use source::compile::compile;
use source::export::{digest, export};
use source::{Fault, File, Sources};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{env, fs, process};

fn main() {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("rules");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    println!("cargo::rerun-if-changed=rules");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src");
    let mut faults = Vec::new();
    let mut sources = Sources {
        vocabulary: read(&root.join("vocabulary"), &mut faults),
        statutes: read(&root.join("statutes"), &mut faults),
        practice: read(&root.join("practice"), &mut faults),
        ..Sources::default()
    };
    let export = export(&sources);
    sources.digest = digest(&export);
    match compile(&sources) {
        Ok(book) if faults.is_empty() => {
            #[cfg(all(feature = "packed", not(feature = "load")))]
            {
                let packed = pack::pack(&book);
                fs::write(out.join("packed.bin"), packed.bytes).expect("OUT_DIR is writable");
                fs::write(out.join("packed.rs"), packed.reader).expect("OUT_DIR is writable");
            }
            fs::write(out.join("embedded.rs"), bake::bake(&book)).expect("OUT_DIR is writable");
            #[cfg(feature = "packed")]
            fs::write(out.join("export.lzma"), compress::compress(export.as_bytes())).expect("OUT_DIR is writable");
            fs::write(out.join("export.json"), export).expect("OUT_DIR is writable");
        }
        result => {
            faults.extend(result.err().into_iter().flatten());
            for f in &faults {
                println!("cargo::error={f}");
                eprintln!("{f}");
            }
            process::exit(1);
        }
    }
}

fn read<T: source::read::Read>(dir: &Path, faults: &mut Vec<Fault>) -> Vec<Arc<File<T>>> {
    let mut paths: Vec<PathBuf> = fs::read_dir(dir).into_iter().flatten().flatten().map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "toml")).collect();
    paths.sort();
    let mut files = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path).expect("a rule file is readable");
        let name = path.components().rev().take(3).map(|c| c.as_os_str().to_string_lossy().into_owned()).collect::<Vec<_>>();
        let name = name.into_iter().rev().collect::<Vec<_>>().join("/");
        match File::read(name, text) {
            Ok(file) => files.push(Arc::new(file)),
            Err(all) => faults.extend(all),
        }
    }
    files
}
