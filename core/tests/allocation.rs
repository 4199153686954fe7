//! Options of a case, into a buffer that has served before, allocate nothing.
#![allow(clippy::unwrap_used, missing_docs, reason = "a test fails by panicking")]

use fadu::date::Date;
use fadu::{Assessment, Case, Rulebook};

#[test]
fn options_into_a_used_buffer_allocate_nothing() {
    let book = Rulebook::embedded();
    let mut buffer = Assessment::default();
    for (n, v) in book.violations.iter().enumerate() {
        for day in ["2024-03-01", "2026-03-01"] {
            let case = Case::new(Date::parse(day).unwrap()).violation(book.violation(&v.term.id).unwrap());
            book.options_into(&case, &mut buffer);
            let counted = allocation_counter::measure(|| book.options_into(&case, &mut buffer));
            assert_eq!(counted.count_total, 0, "violation {n} {} on {day}", v.term.id);
            // the general rules at work
            for fact in ["reduced-harm", "no-subjective-fault", "fined-for-same-act"] {
                let mut case = case.clone().fact(book, book.fact(fact).unwrap(), true);
                case.discovered = Date::parse("2029-03-01");
                book.options_into(&case, &mut buffer);
                let counted = allocation_counter::measure(|| book.options_into(&case, &mut buffer));
                assert_eq!(counted.count_total, 0, "violation {n} {} on {day} with {fact}", v.term.id);
            }
        }
    }
}
