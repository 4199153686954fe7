//! `fadu rules`: what the rulebook holds, forwards and backwards.

use super::arguments::{Command, Given, LANG, Opt, among_these};
use super::wrong::{no_id, wrong};
use super::{End, input};
use crate::Rulebook;
use crate::catalogue::{ProvisionEntry, StatuteEntry};
use crate::look_up::Table;
use crate::statement::Lang;
use crate::vocabulary::Term;
use std::io;

pub const COMMAND: Command = Command {
    name: "rules",
    words: "[WHAT] [SEARCH]",
    about: "List and search statutes, provisions, violations, measures; or which violations can lead to a measure",
    more: "WHAT is statutes (which it is if left out), provisions, violations, measures, targets, facts, amounts, subjects or authorities.\n\
           With SEARCH, only those whose id or label, in either language, holds this text.",
    options: &[
        Opt::value("leads-to", "MEASURE", "Which violations can lead to this measure, and through which provision"),
        Opt::value("answers", "VIOLATION", "Which provisions answer this violation"),
        LANG,
    ],
    run: |given| run(&*given.book.book()?, given),
};

#[derive(Clone, Copy)]
enum What {
    Statutes,
    Provisions,
    Terms(Table),
}

fn run(book: &Rulebook, given: &Given) -> io::Result<End> {
    let lang = given.lang()?;
    given.apart("leads-to", "answers")?;
    let terms = Table::ALL.into_iter().map(|t| (t.name(), What::Terms(t)));
    let all: Vec<(&str, What)> = [("statutes", What::Statutes), ("provisions", What::Provisions)].into_iter().chain(terms).collect();
    let what = among_these(("列表", "list"), given.word(0), &all)?;
    let lines = match (given.value("leads-to"), given.value("answers")) {
        (None, None) => list(book, what, &Search(given.word(1).unwrap_or_default().to_ascii_lowercase()), lang),
        _ if given.word(1).is_some() => {
            return Err(wrong("检索词只用于列表，不与“--leads-to”或“--answers”并用", "a search goes with a list, not with `--leads-to` or `--answers`"));
        }
        (Some(measure), _) => leading_to(book, &measure, lang)?,
        (_, Some(violation)) => answering(book, &violation, lang)?,
    };
    if !lines.is_empty() {
        input::print(&lines.join("\n"))?;
    }
    Ok(End::Assessed)
}

/// The text that is looked for, in lower case.
struct Search(String);

impl Search {
    fn finds(&self, words: &[&str]) -> bool {
        words.iter().any(|w| w.to_ascii_lowercase().contains(&self.0))
    }
}

fn list(book: &Rulebook, what: What, search: &Search, lang: Lang) -> Vec<String> {
    let terms = |table| {
        let found = book.term_entries(table).into_iter().filter(|t| search.finds(&[t.id, t.zh, t.en]));
        found.map(|t| format!("{}\t{}{}", t.id, lang.say(t.zh, t.en), t.class.map(|c| format!("\t{c}")).unwrap_or_default())).collect()
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
        What::Terms(table) => terms(table),
    }
}

fn statute(s: &StatuteEntry<'_>, lang: Lang) -> String {
    let until = s.until.as_ref().map(|u| format!("{}{u}", lang.say("，至 ", " until "))).unwrap_or_default();
    let [vouched, checked] = [lang.say("，所负责的行为自 ", ", vouched from "), lang.say("，最后核对 ", ", checked ")];
    format!("{}\t{}\t{}{vouched}{}{until}{checked}{}", s.id, lang.say(s.zh, s.en), s.level, s.vouched, s.checked)
}

/// The measures a provision grants.
fn terms_of<'b>(book: &'b Rulebook, p: &ProvisionEntry<'_>) -> Vec<&'b Term> {
    p.measures.iter().filter_map(|m| book.measure(m).and_then(|m| book.term_at(Table::Measures, m.index()))).collect()
}

fn provision(book: &Rulebook, p: &ProvisionEntry<'_>, lang: Lang) -> String {
    let measures: Vec<&str> = terms_of(book, p).into_iter().map(|t| lang.say(&t.zh, &t.en)).collect();
    format!("{}\t{}", p.id, measures.join(", "))
}

fn leading_to(book: &Rulebook, measure: &str, lang: Lang) -> io::Result<Vec<String>> {
    let n = book.look_up(Table::Measures, measure, "--leads-to").map_err(|e| no_id(&e))?;
    let leads = book.measure_at(n).map(|m| book.leads_to(m)).unwrap_or_default();
    Ok(leads.iter().map(|l| format!("{}\t{}\t{}", l.violation, lang.say(l.zh, l.en), l.provision)).collect())
}

fn answering(book: &Rulebook, violation: &str, lang: Lang) -> io::Result<Vec<String>> {
    let n = book.look_up(Table::Violations, violation, "--answers").map_err(|e| no_id(&e))?;
    let found = book.violation_at(n).map(|v| book.answered_by(v)).unwrap_or_default();
    Ok(found.iter().map(|p| provision(book, p, lang)).collect())
}
