//! The statement of reasons: whole in both languages and both forms, and nothing a user writes becomes markup.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs, reason = "a test fails by panicking")]

use fadu::statement::{Form, Lang, measures, statement};
use fadu::{Rulebook, json};

const CASE: &str = r#"{"id":"7 [x](y) <b>","violations":["security.logs-not-retained"],"breaches":["csl/21/1/3"],"subjects":["network-operator","organization"],
    "act":{"from":"2024-03-01","to":"2024-03-31"},"decided":"2024-06-01","facts":{"endangers-network-security":false},"amounts":{"illegal-gains":"120000.5"},
    "prior":[{"measure":"order-correction","date":"2024-04-12"}],
    "proposals":[{"measure":"fine","amount":"80000"},{"measure":"fine","target":"responsible-manager","amount":"60000"}]}"#;

fn write(lang: Lang, form: Form) -> String {
    let book = Rulebook::embedded();
    let case = json::read_case(book, CASE.as_bytes()).unwrap();
    statement(book, &case, &book.assess(&case), lang, form)
}

#[test]
fn it_names_the_law_the_bounds_and_the_reasons_in_both_languages() {
    let zh = write(Lang::Zh, Form::Text);
    for wanted in [
        "《中华人民共和国网络安全法》第五十九条第一款（csl@2017-06-01/59/1）",
        "第二十一条第一款第三项",
        "2024-03-01 至 2024-03-31",
        "120000.5元",
        "责令改正 2024-04-12",
        "1万元–10万元",
        "数额高于法定最高幅度",
        "是否拒不改正？",
        "不是决定",
    ] {
        assert!(zh.contains(wanted), "`{wanted}` is missing in:\n{zh}");
    }
    let en = write(Lang::En, Form::Text);
    for wanted in [
        "Cybersecurity Law, article 59, paragraph 1 (csl@2017-06-01/59/1)",
        "article 21, paragraph 1, item 3",
        "2024-03-01 to 2024-03-31",
        "5,000–50,000 yuan",
        "the sum is above the maximum",
        "did the violator refuse to correct?",
        "not a decision",
    ] {
        assert!(en.contains(wanted), "`{wanted}` is missing in:\n{en}");
    }
    assert_eq!(zh.lines().count(), en.lines().count(), "both languages say the same, point by point");
    let chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    assert!(!en.contains(chinese), "English without Chinese: {:?}", en.lines().find(|l| l.contains(chinese)));
}

#[test]
fn every_option_question_and_reason_of_the_answer_is_in_it() {
    let book = Rulebook::embedded();
    let case = json::read_case(book, CASE.as_bytes()).unwrap();
    let answer = book.assess(&case);
    let text = write(Lang::En, Form::Text);
    let points = text.lines().filter(|l| l.contains(" → ")).count();
    assert_eq!(points, answer.options.len() + answer.findings.iter().filter(|f| f.proposal.is_some()).count());
    for o in &answer.options {
        assert!(text.contains(&book.place_of(o.provision)));
    }
    for q in &answer.questions {
        // those of the general rules in short, on one line
        let general = q.because.is_empty() && !q.articles.is_empty();
        assert!(text.contains(&if general { book.label(q.ask) } else { book.question(q.ask) }.en));
    }
    for r in answer.findings.iter().flat_map(|f| &f.reasons) {
        assert!(text.contains(&book.reason(r).en));
    }
}

#[test]
fn what_a_user_writes_is_no_markup() {
    let text = write(Lang::En, Form::Markdown);
    assert!(text.contains(r"case: 7 \[x\](y) \<b\>"));
    assert!(text.contains("\n## Measures the law permits\n") && text.contains("\n### Cybersecurity Law, article 59"));
    assert!(!write(Lang::En, Form::Text).contains('\\'));
}

#[test]
fn a_case_without_measures_says_so() {
    let book = Rulebook::embedded();
    let early = br#"{"violations":["security.logs-not-retained"],"subjects":[],"act":{"to":"2020-01-01"}}"#;
    let case = json::read_case(book, early).unwrap();
    let text = measures(book, &case, &book.assess(&case), Lang::En, Form::Text);
    assert!(text.contains("earlier than what the rulebook vouches for") && text.contains("(none)"), "{text}");
}
