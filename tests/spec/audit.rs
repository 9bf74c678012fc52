//! The audit trail: every entry, in order, with what it replaced and what it contradicts; and the clocks of London.

use crate::stories::stories;
use crate::support::text;
use case_review::calendar::london;
use case_review::case::{
    case_file::CaseFile,
    event::Event,
    log::{Author, CaseId},
};
use case_review::document::{
    audit_trail, csv,
    entry::{said, short_id},
};

#[test]
fn times_are_those_of_the_clocks_in_london() {
    // Written by Python's zoneinfo: each change of the clocks, and days at the ends of months.
    let table = text("tests/tables/london.csv");
    let rows: Vec<(&str, &str)> = table.lines().skip(1).filter_map(|row| row.split_once(',')).collect();
    for (seconds, expected) in &rows {
        assert_eq!(london::moment(seconds.parse().expect("a number")), expected.trim_matches('"'), "{seconds}");
    }
    println!("{} moments", rows.len());
}

#[test]
fn every_entry_stands_there_once_with_what_it_replaced() {
    for case in stories() {
        let rows = audit_trail::rows(&case.file);
        let order = case.file.log.in_order();
        assert_eq!(rows.len(), order.len() + 1, "{}", case.name);
        for (at, (row, recorded)) in rows.iter().skip(1).zip(&order).enumerate() {
            assert_eq!((row[0].clone(), row[5].clone()), ((at + 1).to_string(), short_id(&recorded.id)));
            let replaced = case.file.log.replaced(recorded.id);
            assert_eq!(row[4].matches("entry ").count(), replaced.len(), "{row:?}");
            for old in replaced {
                let number = order.iter().position(|known| known.id == old.id).map_or(0, |at| at + 1);
                assert!(number <= at && row[4].contains(&format!("entry {number}: ")), "{row:?}");
            }
            let contested = case.file.log.conflicts().iter().any(|group| group.iter().any(|one| one.id == recorded.id));
            assert_eq!(row[3].contains("[contradicts entr"), contested, "{row:?}");
        }
    }
}

#[test]
fn whatever_was_typed_stands_there_whole() {
    for case in stories() {
        let all = csv::file(&audit_trail::rows(&case.file));
        for recorded in case.file.log.entries() {
            let typed = match &recorded.entry.event {
                Event::Happened { role, note, .. } => vec![role, note],
                Event::Noted { note } => vec![note],
                Event::Referenced { reference } => vec![reference],
                _ => Vec::new(),
            };
            typed.into_iter().for_each(|typed| assert!(all.contains(typed.as_str()), "{typed}"));
        }
    }
}

#[test]
fn each_kind_of_entry_has_its_words() {
    let procedure = case_review::compiled::procedure("cumbria_scr_2019");
    let check = |event: Event, expected: &str| assert_eq!(said(&event, procedure).line(), expected);
    check(
        Event::Ruled { edition: "england_practice_reviews".into() },
        "Rules in use: England: child safeguarding practice reviews, the arrangements now in force",
    );
    check(Event::Ruled { edition: "unknown".into() }, "Rules in use: unknown");
    check(Event::Referenced { reference: "2026-07".into() }, "Reference: 2026-07");
    check(Event::Answered { fact: "outcome".into(), answer: Some("died".into()) }, "What happened to the child: The child died");
    check(Event::Answered { fact: "outcome".into(), answer: None }, "What happened to the child: no answer");
    check(Event::Answered { fact: "where".into(), answer: Some("in-area".into()) }, "where: in-area");
    let happened = |on: Option<&str>, planned| Event::Happened {
        event: "decided".into(),
        on: on.map(str::to_string),
        planned,
        role: "Chair".into(),
        note: "Why".into(),
    };
    check(happened(Some("2019-08-23"), false), "Chair decides: Friday 23 August 2019. By: Chair. Note: Why");
    check(happened(Some("2019-08-23"), true), "Chair decides: Friday 23 August 2019 (planned). By: Chair. Note: Why");
    check(happened(None, false), "Chair decides: no date. By: Chair. Note: Why");
    let closures = vec![("2019-12-30".to_string(), "the council".to_string())];
    check(
        Event::Counted { division: "scotland".into(), closures },
        "Days that count: bank holidays in Scotland; Monday 30 December 2019 closed by the council",
    );
    check(
        Event::Read { limit: "complete".into(), reading: Some("appointed".into()) },
        "Reading of “Complete the review”: “From the appointment of the reviewer”",
    );
    check(Event::Read { limit: "complete".into(), reading: None }, "Reading of “Complete the review”: no choice: the earliest date");
    check(Event::Noted { note: "A note".into() }, "Note: A note");
    check(Event::Closed { closed: true }, "Case: closed");
    check(Event::Closed { closed: false }, "Case: open");
    let decided = Event::Decided {
        edition: "gone".into(),
        version: "1".into(),
        date: "2019-03-05".into(),
        answers: Vec::new(),
        title: "It must".into(),
        results: vec![("Review".into(), "Must".into())],
    };
    check(decided, "What the criteria said: on 5 March 2019, under gone, rules version 1: It must. Review: Must");
}

#[test]
fn a_cell_that_a_spreadsheet_could_run_is_text() {
    let mut file = CaseFile::open(CaseId([1; 16]), 0, Author { role: "=cmd()".into(), initials: String::new() }, "cumbria_scr_2019");
    file.log.record(1, Author::default(), Event::Noted { note: "=HYPERLINK(\"x\")".into() });
    let all = csv::file(&audit_trail::rows(&file));
    assert!(all.contains("\"'=cmd()\"") && !all.contains(",\"=") && all.contains("\"Note: =HYPERLINK(\"\"x\"\")\""), "{all}");
}
