//! The install tree the tests link to: made once a run, by the same code as `cargo c-install`, from a debug build.

use fadu_ffi_tool::install::Install;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

/// Where the library is installed.
pub fn prefix() -> &'static Path {
    static PREFIX: OnceLock<PathBuf> = OnceLock::new();
    PREFIX.get_or_init(|| {
        let prefix = scratch("prefix");
        let install = Install { prefix: prefix.clone(), libdir: "lib".into(), profile: "dev".into(), strip: true, features: "test-panic" };
        install.run().unwrap();
        prefix
    })
}

/// A path for what the tests make.
pub fn scratch(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("c").join(name)
}

/// A file of the ffi folder.
pub fn source(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Whether the machine has a tool; if not, that is said.
pub fn has(tool: &str) -> bool {
    let found = Command::new(tool).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|s| s.success());
    if !found {
        eprintln!("passed over: no `{tool}` on this machine");
    }
    found
}

/// Where pyarrow has Arrow's headers; none if it is not there, which is said.
pub fn pyarrow() -> Option<String> {
    let asked = Command::new("python3").args(["-c", "import pyarrow; print(pyarrow.get_include())"]).stderr(Stdio::null()).output();
    let found = asked.ok().filter(|o| o.status.success()).map(|o| String::from_utf8(o.stdout).unwrap().trim().to_owned());
    if found.is_none() {
        eprintln!("passed over: no pyarrow on this machine");
    }
    found
}

/// Runs a command that must succeed.
pub fn run(command: &mut Command) -> Output {
    let out = command.output().unwrap_or_else(|e| panic!("{command:?}: {e}"));
    assert!(out.status.success(), "{command:?}: {}\n{}{}", out.status, String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr));
    out
}

/// Lets a command find the shared library.
pub fn beside_library(command: &mut Command) -> &mut Command {
    command.env("LD_LIBRARY_PATH", prefix().join("lib"))
}

/// What pkg-config says.
pub fn pkg_config(args: &[&str]) -> Vec<String> {
    let out = run(Command::new("pkg-config").args(args).env("PKG_CONFIG_PATH", prefix().join("lib/pkgconfig")));
    String::from_utf8(out.stdout).unwrap().split_whitespace().map(str::to_owned).collect()
}
