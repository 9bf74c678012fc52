//! The self-check paper for every path: that it says what the reasoning says, and that nothing in it is unfinished.

use crate::support::cumbria;
use case_review::calendar::words;
use case_review::compiled;
use case_review::document::{self_check, text};
use case_review::reasoning::proof::named_answers;

fn paper(answers: &str, aware: Option<&str>) -> String {
    let (procedure, book) = cumbria();
    let pairs: Vec<(String, String)> = answers.split_whitespace().filter_map(|pair| pair.split_once('=')).map(|(id, answer)| (id.to_string(), answer.to_string())).collect();
    let walk = book.walk(&named_answers(&procedure, &pairs).expect("known ids"));
    let table = compiled::bank_holidays();
    let days = table.working_days(&procedure.edition.division).expect("a known division");
    let check = self_check::SelfCheck { procedure: &procedure, book: &book, walk: &walk, days: &days, aware: aware.and_then(words::from_iso), today: words::from_iso("2026-11-23").expect("a date") };
    text::render(&self_check::result(&check))
}

#[test]
fn show() {
    for (answers, aware) in [
        ("outcome=seriously-harmed abuse-or-neglect=suspected no-interagency-concern=not-known", Some("2025-06-02")),
        ("outcome=died abuse-or-neglect=neither looked-after=no regulated-setting=no custody-or-detention=yes", Some("2019-08-23")),
        ("outcome=died abuse-or-neglect=not-known looked-after=not-known regulated-setting=not-known custody-or-detention=not-known", None),
        ("outcome=not-known abuse-or-neglect=not-known", None),
        ("outcome=died abuse-or-neglect=neither looked-after=yes custody-or-detention=no", None),
    ] {
        println!("{}\n\n#####################\n", paper(answers, aware));
    }
}
