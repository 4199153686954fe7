//! An answer read part by part is the whole one, and what is worked out early is what comes out in the end.
#![allow(clippy::unwrap_used, missing_docs, reason = "a test fails by panicking")]

use fadu::json::{Node, Part, Piece, read_case, read_node, write_assessment};
use fadu::look_up::Table;
use fadu::statement::{Lang, rows};
use fadu::{Assessment, Rulebook};
use std::path::Path;

/// Some of the conformance cases: a build without optimizations takes long for each.
fn cases() -> Vec<String> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/cases");
    let mut out = Vec::new();
    for name in ["csl", "discretion", "more-lenient", "general-rules", "procedure"] {
        let table: toml::Table = toml::from_str(&std::fs::read_to_string(dir.join(format!("{name}.toml"))).unwrap()).unwrap();
        out.extend(table.get("case").unwrap().as_array().unwrap().iter().step_by(5).map(|c| c.get("case").unwrap().as_str().unwrap().to_owned()));
    }
    out
}

#[test]
fn parts_are_those_of_the_whole_and_early_ones_do_not_change() {
    let book = Rulebook::embedded();
    let all = cases();
    assert!(all.len() > 40);
    for text in all {
        let case = read_case(book, text.as_bytes()).unwrap();
        let (whole, mut early) = (book.assess(&case), Assessment::default());
        book.options_and_steps_into(&case, &mut early);
        let text = write_assessment(book, &case, &whole);
        let mut joined = Vec::new();
        for part in Part::ALL {
            let answer = if part.early() { &early } else { &whole };
            let piece = serde_json::to_string(&Piece::new(book, &case, answer, part)).unwrap();
            joined.push(format!("\"{}\":{piece}", part.name()));
            assert_eq!(Part::parse(part.name()), Some(part));
        }
        assert_eq!(format!("{{{}}}", joined.join(",")), text);
        assert_eq!(rows(book, &case, &early, Lang::En), rows(book, &case, &whole, Lang::En));
    }
}

#[test]
fn a_tree_is_read_like_its_text() {
    let book = Rulebook::embedded();
    for text in cases() {
        let tree = Node::parse(text.as_bytes()).unwrap();
        assert_eq!(read_node(book, &tree), read_case(book, text.as_bytes()));
    }
}

#[test]
fn the_catalogue_leads_there_and_back() {
    let book = Rulebook::embedded();
    for t in book.term_entries(Table::Measures) {
        for lead in book.leads_to(book.measure(t.id).unwrap()) {
            let back = book.answered_by(book.violation(lead.violation).unwrap());
            assert!(back.iter().any(|p| p.id == lead.provision), "{} {}", t.id, lead.provision);
        }
    }
    assert_eq!(book.statute_entries().len(), book.versions.len());
    assert_eq!(book.provision_entries().len(), book.provisions.len());
}
