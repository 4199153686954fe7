//! `fadu rules`: what the rulebook holds, forwards and backwards.

use super::{End, Lang, input};
use crate::Rulebook;
use crate::catalogue::{ProvisionEntry, StatuteEntry};
use crate::look_up::Table;
use crate::vocabulary::Term;
use std::io;

#[derive(clap::Args)]
pub struct Args {
    /// What to list
    #[arg(value_enum, default_value = "statutes")]
    what: What,
    /// Only those whose id or label, in either language, holds this text
    search: Option<String>,
    /// Which violations can lead to this measure, and through which provision
    #[arg(long, value_name = "MEASURE", conflicts_with = "search")]
    leads_to: Option<String>,
    /// Which provisions answer this violation
    #[arg(long, value_name = "VIOLATION", conflicts_with_all = ["search", "leads_to"])]
    answers: Option<String>,
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
    Targets,
    Facts,
    Amounts,
    Subjects,
    Authorities,
}

pub fn run(book: &Rulebook, args: &Args) -> io::Result<End> {
    let lang = args.lang;
    let lines = if let Some(measure) = &args.leads_to {
        leading_to(book, measure, lang)?
    } else if let Some(violation) = &args.answers {
        answering(book, violation, lang)?
    } else {
        list(book, args.what, &Search(args.search.as_deref().unwrap_or_default().to_lowercase()), lang)
    };
    if !lines.is_empty() {
        input::print(&lines.join("\n"))?;
    }
    Ok(End::Assessed)
}

fn label<'t>(zh: &'t str, en: &'t str, lang: Lang) -> &'t str {
    if lang == Lang::Zh { zh } else { en }
}

/// The text that is looked for, in lower case.
struct Search(String);

impl Search {
    fn finds(&self, words: &[&str]) -> bool {
        words.iter().any(|w| w.to_lowercase().contains(&self.0))
    }
}

fn list(book: &Rulebook, what: What, search: &Search, lang: Lang) -> Vec<String> {
    let terms = |table| {
        let found = book.term_entries(table).into_iter().filter(|t| search.finds(&[t.id, t.zh, t.en]));
        found.map(|t| format!("{}\t{}{}", t.id, label(t.zh, t.en, lang), t.class.map(|c| format!("\t{c}")).unwrap_or_default())).collect()
    };
    match what {
        What::Statutes => book.statute_entries().iter().filter(|s| search.finds(&[&s.id, s.zh, s.en])).map(|s| statute(s, lang)).collect(),
        What::Provisions => {
            let found = book.provision_entries().into_iter().filter(|p| {
                let measures = terms_of(book, p);
                search.finds(&[&p.id]) || p.violations.iter().any(|v| search.finds(&[v])) || measures.iter().any(|m| search.finds(&[&m.id, &m.zh, &m.en]))
            });
            found.map(|p| provision(book, &p, lang)).collect()
        }
        What::Violations => terms(Table::Violations),
        What::Measures => terms(Table::Measures),
        What::Targets => terms(Table::Targets),
        What::Facts => terms(Table::Facts),
        What::Amounts => terms(Table::Amounts),
        What::Subjects => terms(Table::Subjects),
        What::Authorities => terms(Table::Authorities),
    }
}

fn statute(s: &StatuteEntry<'_>, lang: Lang) -> String {
    let until = s.until.as_ref().map(|u| format!(" until {u}")).unwrap_or_default();
    format!("{}\t{}\t{}, vouched from {}{until}, checked {}", s.id, label(s.zh, s.en, lang), s.level, s.vouched, s.checked)
}

/// The measures a provision grants.
fn terms_of<'b>(book: &'b Rulebook, p: &ProvisionEntry<'_>) -> Vec<&'b Term> {
    p.measures.iter().filter_map(|m| book.measure(m).and_then(|m| book.term_at(Table::Measures, m.index()))).collect()
}

fn provision(book: &Rulebook, p: &ProvisionEntry<'_>, lang: Lang) -> String {
    let measures: Vec<&str> = terms_of(book, p).into_iter().map(|t| label(&t.zh, &t.en, lang)).collect();
    format!("{}\t{}", p.id, measures.join(", "))
}

fn leading_to(book: &Rulebook, measure: &str, lang: Lang) -> io::Result<Vec<String>> {
    let n = book.look_up(Table::Measures, measure, "--leads-to").map_err(io::Error::other)?;
    let leads = book.measure_at(n).map(|m| book.leads_to(m)).unwrap_or_default();
    Ok(leads.iter().map(|l| format!("{}\t{}\t{}", l.violation, label(l.zh, l.en, lang), l.provision)).collect())
}

fn answering(book: &Rulebook, violation: &str, lang: Lang) -> io::Result<Vec<String>> {
    let n = book.look_up(Table::Violations, violation, "--answers").map_err(io::Error::other)?;
    let found = book.violation_at(n).map(|v| book.answered_by(v)).unwrap_or_default();
    Ok(found.iter().map(|p| provision(book, p, lang)).collect())
}
