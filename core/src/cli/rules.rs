//! `fadu rules`: what the rulebook holds, forwards and backwards.

use super::{End, Lang, input};
use crate::Rulebook;
use crate::nearest::nearest;
use crate::vocabulary::Term;
use std::io;

#[derive(clap::Args)]
pub struct Args {
    /// What to list
    #[arg(value_enum, default_value = "statutes")]
    what: What,
    /// Only those whose id or label holds this text
    search: Option<String>,
    /// Which violations can lead to this measure, and through which provision
    #[arg(long, conflicts_with = "search")]
    leads_to: Option<String>,
    /// Language of labels
    #[arg(long, value_enum, default_value = "en")]
    lang: Lang,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum What {
    Statutes,
    Provisions,
    Violations,
    Measures,
    Facts,
    Subjects,
    Authorities,
}

pub fn run(book: &Rulebook, args: &Args) -> io::Result<End> {
    let lines = match &args.leads_to {
        Some(measure) => match book.measure(measure) {
            Some(m) => leading_to(book, m, args.lang),
            None => {
                let near = nearest(measure, book.measures.iter().map(|m| &*m.term.id)).map(|n| format!(", nearest is `{n}`")).unwrap_or_default();
                return Err(io::Error::other(format!("unknown measure `{measure}`{near}")));
            }
        },
        None => list(book, args.what, args.lang),
    };
    let wanted = args.search.as_deref().unwrap_or_default().to_lowercase();
    let found: Vec<String> = lines.into_iter().filter(|l| l.to_lowercase().contains(&wanted)).collect();
    input::print(&found.join("\n"))?;
    Ok(End::Assessed)
}

fn label(t: &Term, lang: Lang) -> &str {
    if lang == Lang::Zh { &t.zh } else { &t.en }
}

fn list(book: &Rulebook, what: What, lang: Lang) -> Vec<String> {
    let line = |t: &Term| format!("{}\t{}", t.id, label(t, lang));
    match what {
        What::Statutes => book
            .versions
            .iter()
            .map(|v| {
                let title = if lang == Lang::Zh { &v.title } else { &v.title_en };
                let until = v.until.map_or(String::new(), |u| format!(" until {u}"));
                format!("{}@{}\t{title}\t{}, vouched from {}{until}, checked {}", v.statute, v.from, v.rank.name(), v.vouched, v.checked)
            })
            .collect(),
        What::Provisions => book
            .provisions
            .iter()
            .map(|p| {
                let mut measures: Vec<&str> =
                    p.tiers.iter().flat_map(|t| t.grants.iter()).filter_map(|g| book.measures.get(g.measure.index())).map(|m| label(&m.term, lang)).collect();
                measures.dedup();
                format!("{}\t{}", book.reference(p.version, p.at), measures.join(", "))
            })
            .collect(),
        What::Violations => book.violations.iter().map(|v| line(&v.term)).collect(),
        What::Measures => book.measures.iter().map(|v| format!("{}\t{}", line(&v.term), v.class.name())).collect(),
        What::Facts => book.facts.iter().map(|v| line(&v.term)).collect(),
        What::Subjects => book.subjects.iter().map(|v| line(&v.term)).collect(),
        What::Authorities => book.authorities.iter().map(|v| line(&v.term)).collect(),
    }
}

fn leading_to(book: &Rulebook, measure: crate::vocabulary::MeasureId, lang: Lang) -> Vec<String> {
    let line = |(v, p): (crate::vocabulary::ViolationId, u16)| {
        let term = book.violations.get(v.index()).map(|v| &v.term);
        term.map(|t| format!("{}\t{}\t{}", t.id, label(t, lang), book.place_of(p)))
    };
    book.leading_to(measure).into_iter().filter_map(line).collect()
}
