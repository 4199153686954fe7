//! `fadu reference`: the rulebook as Markdown pages that a lawyer reads, statute by statute and violation by violation, with
//! links both ways. Made from the rule files and what they compile to; `law` holds the two side by side.

mod bounds;
mod conditions;
mod general;
mod index;
mod labels;
mod law;
mod links;
mod measures;
mod names;
mod page;
mod provision;
mod statute;
mod violation;

use super::End;
use super::arguments::{Command, LANG};
use law::Law;
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

pub const COMMAND: Command = Command {
    name: "reference",
    words: "DIR",
    about: "Write the rulebook as Markdown pages: statute by statute and violation by violation",
    more: "DIR is where to write them; made if it does not exist. The names of the pages are the same in both languages.",
    options: &[LANG],
    run: |given| {
        let (book, sources) = given.book.law()?;
        write(&Law::new(&book, &sources, given.lang()?), given.file())
    },
};

fn write(law: &Law<'_>, dir: &str) -> io::Result<End> {
    for (name, text) in pages(law) {
        let path = Path::new(dir).join(name);
        let told = |e: io::Error| io::Error::new(e.kind(), format!("{}: {e}", path.display()));
        path.parent().map_or(Ok(()), std::fs::create_dir_all).map_err(told)?;
        std::fs::write(&path, text).map_err(told)?;
    }
    Ok(End::Assessed)
}

/// Every page by its name.
fn pages(law: &Law<'_>) -> BTreeMap<String, String> {
    let mut pages = BTreeMap::from([("index.md".to_owned(), index::write(law))]);
    pages.extend((0u16..).zip(&law.files).map(|(n, _)| (format!("statutes/{}.md", law.version_id(n)), statute::write(law, n))));
    pages.extend((0usize..).zip(law.book.violations.iter()).map(|(n, v)| (format!("violations/{}.md", v.term.id), violation::write(law, n, v))));
    pages
}
