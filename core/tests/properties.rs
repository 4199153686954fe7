//! What must hold of every case.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, missing_docs, reason = "a test fails by panicking")]

use fadu::assessment::{Assessment, Status};
use fadu::date::Date;
use fadu::provision::Kind;
use fadu::vocabulary::Class;
use fadu::{Case, Rulebook, json};
use proptest::prelude::*;

/// Powers are listed when asked for, and what goes with every penalty gives way to a special text: both come and go.
fn options(book: &Rulebook, a: &Assessment) -> Vec<((u16, u8, u8), Status)> {
    let comes_and_goes = |p: u16| matches!(book.provisions[usize::from(p)].kind, Kind::Power | Kind::General);
    a.options.iter().filter(|o| !comes_and_goes(o.provision)).map(|o| ((o.provision, o.tier, o.grant), o.status)).collect()
}

fn penalty(book: &Rulebook, (p, t, g): (u16, u8, u8)) -> bool {
    book.provisions[usize::from(p)].tiers[usize::from(t)].grants[usize::from(g)].class == Class::Penalty
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn learning_a_fact_only_settles_what_was_conditional(
        violations in prop::collection::vec(any::<prop::sample::Index>(), 1..4),
        roles in prop::collection::vec(any::<prop::sample::Index>(), 0..4),
        facts in prop::collection::vec((any::<prop::sample::Index>(), any::<bool>()), 0..6),
        learnt in any::<prop::sample::Index>(),
        value in any::<bool>(),
        late in any::<bool>(),
    ) {
        let book = Rulebook::embedded();
        let mut case = Case::new(Date::parse(if late { "2026-03-01" } else { "2024-03-01" }).unwrap());
        for v in violations {
            case = case.violation(book.violation(&book.violations[v.index(book.violations.len())].term.id).unwrap());
        }
        for r in roles {
            case = case.role(book, book.subject(&book.subjects[r.index(book.subjects.len())].term.id).unwrap());
        }
        let fact = |i: prop::sample::Index| book.fact(&book.facts[i.index(book.facts.len())].term.id).unwrap();
        for (f, v) in facts {
            case = case.fact(book, fact(f), v);
        }
        let after = case.clone().fact(book, fact(learnt), value);
        prop_assume!(case.facts.contradiction(book).is_none() && after.facts.contradiction(book).is_none());
        // known circumstances of the general rules take penalties away, and nothing else
        let lenient = value && book.facts[learnt.index(book.facts.len())].true_makes_true.iter().zip(&book.lenient_facts).any(|(a, b)| a & b != 0);
        let told: Vec<&str> = case.violations.iter().map(|v| &*book.violations[v.index()].term.id).collect();
        let (before, after) = (options(book, &book.assess(&case)), options(book, &book.assess(&after)));
        for (key, status) in &before {
            if *status == Status::Permitted && !(lenient && penalty(book, *key)) {
let granted = &book.provisions[usize::from(key.0)].tiers[usize::from(key.1)].grants[usize::from(key.2)];
                // what another provision details is shown with that one, once it is permitted there
                let same = |k: &(u16, u8, u8)| k == key || granted.shown_with.contains(&k.0);
                prop_assert!(
                    after.iter().any(|(k, s)| same(k) && *s != Status::Conditional),
                    "a settled option came loose: {} learning {} = {value} of {told:?}",
                    book.place_of(key.0),
                    book.facts[learnt.index(book.facts.len())].term.id
                );
            }
        }
        for (key, _) in &after {
            prop_assert!(before.iter().any(|(k, _)| k == key), "an option came from nowhere");
        }
    }

    #[test]
    fn no_text_makes_it_panic_and_every_answer_is_json(text in prop::collection::vec(any::<u8>(), 0..200)) {
        let answer = json::assess(Rulebook::embedded(), &text);
        prop_assert!(serde_json::from_str::<serde_json::Value>(&answer.text).is_ok());
    }

    #[test]
    fn text_that_is_nearly_a_case_never_panics(key in "[a-z_]{1,12}", value in "[\\[\\]{}\":,a-z0-9.@/-]{0,40}") {
        let text = format!("{{\"violations\":[\"security.logs-not-retained\"],\"subjects\":[],\"act\":{{\"from\":\"2024-03-01\"}},\"{key}\":{value}}}");
        let answer = json::assess(Rulebook::embedded(), text.as_bytes());
        prop_assert!(serde_json::from_str::<serde_json::Value>(&answer.text).is_ok());
    }
}
