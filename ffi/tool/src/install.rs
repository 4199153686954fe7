//! The install tree: header, shared library with its links, static library, pkg-config files, CMake package.

use crate::{Failure, header, root};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What to install, and where.
pub struct Install {
    /// Where everything goes below.
    pub prefix: PathBuf,
    /// Directory of the libraries below it, such as `lib` or `lib64`.
    pub libdir: String,
    /// Cargo profile: `release`, or `dev` for the tests.
    pub profile: String,
    /// Strip the libraries: the shared one of symbols, the static one of debug information.
    pub strip: bool,
    /// Cargo features: none, or `test-panic` for the tests.
    pub features: &'static str,
}

/// Number in the SONAME, as in ffi/build.rs and `FADU_ABI_VERSION`.
const ABI: &str = "0";
const VERSION: &str = env!("CARGO_PKG_VERSION");

impl Install {
    /// Builds the library and installs everything.
    ///
    /// # Errors
    /// The build fails, or a file cannot be written.
    pub fn run(&self) -> Result<(), Failure> {
        let built = build(&self.profile, self.features)?;
        let lib = self.prefix.join(&self.libdir);
        let include = self.prefix.join("include");
        let (pkgconfig, cmake) = (lib.join("pkgconfig"), lib.join("cmake/fadu"));
        for dir in [&include, &pkgconfig, &cmake] {
            fs::create_dir_all(dir)?;
        }
        place(&header::path(), &include.join("fadu.h"), None)?;
        place(&built.join("libfadu.a"), &lib.join("libfadu.a"), self.strip.then_some("--strip-debug"))?;
        let name = format!("libfadu.so.{VERSION}");
        place(&built.join("libfadu.so"), &lib.join(&name), self.strip.then_some("--strip-unneeded"))?;
        link(&name, &lib.join(format!("libfadu.so.{ABI}")))?;
        link(&format!("libfadu.so.{ABI}"), &lib.join("libfadu.so"))?;
        let templates = root().join("ffi/packaging");
        for (from, to) in [
            ("fadu.pc.in", pkgconfig.join("fadu.pc")),
            ("fadu-static.pc.in", pkgconfig.join("fadu-static.pc")),
            ("fadu-config.cmake.in", cmake.join("fadu-config.cmake")),
            ("fadu-config-version.cmake.in", cmake.join("fadu-config-version.cmake")),
        ] {
            fs::write(to, self.filled(&fs::read_to_string(templates.join(from))?))?;
        }
        Ok(())
    }

    /// A template with its variables filled in. No path of this machine: both packages find their prefix from where they are.
    fn filled(&self, template: &str) -> String {
        let up = "/..".repeat(self.libdir.split('/').filter(|p| !p.is_empty()).count());
        [
            ("@VERSION@", VERSION),
            ("@ABI@", ABI),
            ("@MAJOR_MINOR@", concat!(env!("CARGO_PKG_VERSION_MAJOR"), ".", env!("CARGO_PKG_VERSION_MINOR"))),
            ("@LIBDIR@", &self.libdir),
            ("@UP@", &up),
        ]
        .iter()
        .fold(template.to_owned(), |text, (k, v)| text.replace(k, v))
    }
}

/// Builds the library; where its files are.
///
/// # Errors
/// Cargo fails, or does not say where it put them.
pub fn build(profile: &str, features: &str) -> Result<PathBuf, Failure> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut build = Command::new(cargo);
    build.args(["build", "--quiet", "--locked", "-p", "fadu-ffi", "--profile", profile, "--features", features, "--message-format=json-render-diagnostics"]);
    let out = build.current_dir(root()).stderr(std::process::Stdio::inherit()).output()?;
    if !out.status.success() {
        return Err(format!("cargo build: {}", out.status).into());
    }
    let text = String::from_utf8(out.stdout)?;
    let file = text.lines().rev().flat_map(|l| l.split('"')).find(|part| part.ends_with("/libfadu.so"));
    let file = file.ok_or("cargo tells of no libfadu.so")?;
    Path::new(file).parent().map(Path::to_path_buf).ok_or_else(|| "libfadu.so has no directory".into())
}

fn run(command: &mut Command) -> Result<(), Failure> {
    let status = command.status()?;
    if status.success() { Ok(()) } else { Err(format!("{}: {status}", command.get_program().to_string_lossy()).into()) }
}

/// Puts a file in its place, stripped if so told. One that is there already and the same stays as it is, so that what was built
/// with it is not built again.
fn place(from: &Path, to: &Path, strip: Option<&str>) -> Result<(), Failure> {
    let new = to.with_extension("new");
    match strip {
        Some(how) => run(Command::new("strip").arg(how).arg("-o").arg(&new).arg(from))?,
        None => fs::copy(from, &new).map(drop)?,
    }
    if to.exists() && fs::read(&new)? == fs::read(to)? {
        return Ok(fs::remove_file(new)?);
    }
    Ok(fs::rename(new, to)?)
}

fn link(to: &str, at: &Path) -> Result<(), Failure> {
    if at.is_symlink() || at.exists() {
        fs::remove_file(at)?;
    }
    #[cfg(unix)]
    std::os::unix::fs::symlink(to, at)?;
    #[cfg(not(unix))]
    return Err(format!("{to}: only where there are symbolic links").into());
    Ok(())
}
