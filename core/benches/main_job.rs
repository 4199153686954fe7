//! The main job beside a plain look-up of the same rules in a hash map: `cargo bench -p fadu`.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs, reason = "a benchmark fails by panicking")]

use divan::{Bencher, black_box};
use fadu::date::Date;
use fadu::{Assessment, Case, Rulebook, json};
use std::collections::HashMap;

#[global_allocator]
static ALLOC: divan::AllocProfiler = divan::AllocProfiler::system();

fn main() {
    divan::main();
}

fn case(book: &Rulebook) -> Case {
    Case::new(Date::parse("2024-03-01").unwrap())
        .violation(book.violation("security.logs-not-retained").unwrap())
        .role(book, book.subject("network-operator").unwrap())
        .role(book, book.subject("organization").unwrap())
        .fact(book, book.fact("refuses-to-correct").unwrap(), true)
        .fact(book, book.fact("endangers-network-security").unwrap(), false)
}

/// What a plain program does: violation and day to the names of the measures.
fn table(book: &Rulebook) -> HashMap<(String, String), Vec<(String, String)>> {
    let mut map = HashMap::new();
    for (v, answers) in book.violations.iter().zip(book.answers.iter()) {
        for version in book.versions.iter() {
            let key = (v.term.id.to_string(), format!("{}@{}", version.statute, version.from));
            let list = answers
                .iter()
                .filter_map(|a| book.provisions.get(usize::from(a.provision)))
                .filter(|p| book.versions.get(usize::from(p.version)) == Some(version))
                .flat_map(|p| p.tiers.iter().flat_map(|t| t.grants.iter()).map(|g| (book.measures[g.measure.index()].term.id.to_string(), book.reference(p.version, p.at))))
                .collect();
            map.insert(key, list);
        }
    }
    map
}

#[divan::bench(sample_size = 100)]
fn hash_map_look_up(b: Bencher<'_, '_>) {
    let map = table(Rulebook::embedded());
    let key = ("security.logs-not-retained".to_owned(), "csl@2017-06-01".to_owned());
    b.bench_local(|| map.get(black_box(&key)).map(Vec::len));
}

#[divan::bench(sample_size = 100)]
fn options_settled(b: Bencher<'_, '_>) {
    let book = Rulebook::embedded();
    let case = case(book);
    let mut buffer = Assessment::default();
    b.bench_local(|| {
        book.options_into(black_box(&case), &mut buffer);
        buffer.options.len()
    });
}

/// No fact is known.
#[divan::bench(sample_size = 100)]
fn options_with_unknowns(b: Bencher<'_, '_>) {
    let book = Rulebook::embedded();
    let case = Case::new(Date::parse("2024-03-01").unwrap())
        .violation(book.violation("security.logs-not-retained").unwrap())
        .role(book, book.subject("network-operator").unwrap())
        .role(book, book.subject("organization").unwrap());
    let mut buffer = Assessment::default();
    b.bench_local(|| {
        book.options_into(black_box(&case), &mut buffer);
        buffer.options.len()
    });
}

/// No role is named either: which of several it was is open, and with it some breaches.
#[divan::bench(sample_size = 100)]
fn options_without_roles(b: Bencher<'_, '_>) {
    let book = Rulebook::embedded();
    let case = Case::new(Date::parse("2024-03-01").unwrap()).violation(book.violation("security.logs-not-retained").unwrap());
    let mut buffer = Assessment::default();
    b.bench_local(|| {
        book.options_into(black_box(&case), &mut buffer);
        buffer.options.len()
    });
}

/// The whole answer, beside the options alone.
#[divan::bench(sample_size = 100)]
fn assessment_settled(b: Bencher<'_, '_>) {
    let book = Rulebook::embedded();
    let case = case(book);
    let mut buffer = Assessment::default();
    b.bench_local(|| {
        book.assess_into(black_box(&case), &mut buffer);
        buffer.questions.len()
    });
}

/// A handle that is not reused: what a binding pays for a result it gives away.
#[divan::bench(sample_size = 100)]
fn options_given_away(b: Bencher<'_, '_>) {
    let book = Rulebook::embedded();
    let case = case(book);
    b.bench_local(|| {
        let mut answer = Assessment::default();
        book.options_into(black_box(&case), &mut answer);
        answer
    });
}

#[divan::bench(sample_size = 100)]
fn case_from_json(b: Bencher<'_, '_>) {
    let book = Rulebook::embedded();
    let text: &[u8] =
        br#"{"violations":["security.logs-not-retained"],"subjects":["network-operator","organization"],"act":{"from":"2024-03-01"},"facts":{"refuses-to-correct":true}}"#;
    b.bench_local(|| json::read_case(book, black_box(text)));
}

#[divan::bench(sample_size = 100)]
fn json_to_json(b: Bencher<'_, '_>) {
    let book = Rulebook::embedded();
    let text: &[u8] = br#"{"violations":["security.logs-not-retained"],"subjects":["network-operator","organization"],"act":{"from":"2024-03-01"},"proposals":[{"measure":"warning"},{"measure":"fine","amount":"80000"}]}"#;
    let size = json::assess(book, text).text.len();
    let mut buffer = Assessment::default();
    b.counter(divan::counter::BytesCount::new(size)).bench_local(|| json::assess_into(book, black_box(text), &mut buffer).text.len());
}
