//! Which rulebook a command works with: the embedded one, or another, with overlays on top.

use super::arguments::Opt;
use super::wrong::wrong;
use crate::Rulebook;
use crate::source::{Fault, Sources};
use getopts::Matches;
use std::borrow::Cow;
use std::io;

pub const OPTIONS: [Opt; 3] = [
    Opt::value("rulebook", "FILE", "Another rulebook: a file that `fadu export` printed, newer or pinned"),
    Opt::value("digest", "DIGEST", "The digest the rulebook must have (sha256:…); otherwise nothing is assessed"),
    Opt::values("overlay", "FILE", "Rules of your own on top (may be repeated): they add and narrow, never change law"),
];

pub struct Args {
    rulebook: Option<String>,
    digest: Option<String>,
    overlay: Vec<String>,
}

impl Args {
    pub fn of(options: &Matches) -> io::Result<Self> {
        let args = Self { rulebook: options.opt_str("rulebook"), digest: options.opt_str("digest"), overlay: options.opt_strs("overlay") };
        if args.digest.is_some() && args.rulebook.is_none() {
            return Err(wrong("“--digest”只与“--rulebook”并用", "`--digest` goes with `--rulebook`"));
        }
        Ok(args)
    }

    /// The sources, where they are not simply the embedded ones.
    fn sources(&self) -> io::Result<Option<Sources>> {
        if self.rulebook.is_none() && self.overlay.is_empty() {
            return Ok(None);
        }
        let mut sources = match &self.rulebook {
            Some(path) => Sources::read(path, &read(path)?).map_err(told)?,
            None => Sources::embedded().clone(),
        };
        for path in &self.overlay {
            sources.overlay(path, &read(path)?).map_err(told)?;
        }
        Ok(Some(sources))
    }

    /// The rulebook, checked.
    pub fn book(&self) -> io::Result<Cow<'static, Rulebook>> {
        let Some(sources) = self.sources()? else { return Ok(Cow::Borrowed(Rulebook::embedded())) };
        let book = sources.compile().map_err(told)?;
        if let Some(wanted) = &self.digest {
            book.check_digest(wanted).map_err(|f| wrong(f.zh, f.en))?;
        }
        Ok(Cow::Owned(book))
    }

    /// The rulebook with what it was compiled from.
    pub fn law(&self) -> io::Result<(Cow<'static, Rulebook>, Cow<'static, Sources>)> {
        let sources = self.sources()?.map_or_else(|| Cow::Borrowed(Sources::embedded()), Cow::Owned);
        Ok((self.book()?, sources))
    }

    /// Its canonical text: of the law, not of the overlays.
    pub fn export(&self) -> io::Result<Cow<'static, str>> {
        Ok(match self.sources()? {
            None => Cow::Borrowed(Rulebook::embedded_export()),
            Some(sources) => {
                self.book()?;
                Cow::Owned(sources.export())
            }
        })
    }
}

fn read(path: &str) -> io::Result<String> {
    std::fs::read_to_string(path).map_err(|e| io::Error::new(e.kind(), format!("{path}: {e}")))
}

fn told(faults: Vec<Fault>) -> io::Error {
    io::Error::other(faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
}
