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

use super::{End, Lang};
use crate::Rulebook;
use crate::source::Sources;
use law::Law;
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

#[derive(clap::Args)]
pub struct Args {
    /// Where to write them; made if it does not exist
    dir: String,
    /// Language of the pages; their names are the same in both
    #[arg(long, value_enum, default_value = "en")]
    lang: Lang,
}

pub fn run(book: &Rulebook, sources: &Sources, args: &Args) -> io::Result<End> {
    let law = Law::new(book, sources, args.lang.into());
    for (name, text) in pages(&law) {
        let path = Path::new(&args.dir).join(name);
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
