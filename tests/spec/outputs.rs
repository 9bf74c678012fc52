//! What is taken away: the calendar file, the spreadsheet's file, the copied table, the account as paper.

use crate::support::{cumbria, date, diary};
use case_review::case::diary::Diary;
use case_review::compiled::BANK_HOLIDAYS;
use case_review::document::deadlines::Schedule;
use case_review::document::icalendar::{self, Entry, Given, Moment, uid};
use case_review::document::{account, csv as sheet, outputs, text};
use icalendar::{Entry as Noted, file};

const CASE: &[(&str, &str)] =
    &[("aware", "2025-12-19"), ("notified", "2025-12-31"), ("decided", "2026-01-26"), ("published", "~2027-04-13")];

fn with<T>(diary: &Diary, show: impl FnOnce(&Schedule) -> T) -> T {
    let procedure = cumbria().0;
    let days = diary.days(BANK_HOLIDAYS).expect("known");
    let deadlines = diary.deadlines(procedure, BANK_HOLIDAYS).expect("known");
    show(&Schedule { procedure, diary, days: &days, deadlines: &deadlines, today: date("2026-01-27") })
}

fn now() -> Moment {
    Moment { date: date("2026-01-27"), seconds: 9 * 3600 + 5 * 60 + 7 }
}

fn noted(summary: &str, description: &str) -> Noted {
    Noted {
        uid: uid(&[summary]),
        sequence: 3,
        date: date("2026-12-31"),
        summary: summary.to_string(),
        description: description.to_string(),
    }
}

/// What another program reads out of the file: the value of a property of each entry.
fn read(text: &str, property: &str) -> Vec<String> {
    use ::icalendar::{Calendar, CalendarComponent, Component};
    let calendar: Calendar = text.parse().expect("a calendar");
    let events = calendar.components.iter().filter_map(|component| match component {
        CalendarComponent::Event(event) => event.property_value(property).map(str::to_string),
        _ => None,
    });
    events.collect()
}

#[test]
fn a_calendar_file_is_as_the_standard_has_it() {
    let awkward = "Ref; 12, “ő” \\ 👨‍👩‍👧‍👦 Ångström, as long as it takes to fold a line of seventy-five octets more than once, and again: 日本語日本語日本語日本語";
    let text = file(&[noted(awkward, "one\ntwo\r\nthree\u{7}"), noted("", "")], now());
    assert!(text.split_terminator("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])), "CRLF, and 75 octets at most");
    assert!(text.ends_with("END:VCALENDAR\r\n"));
    for part in ["METHOD:PUBLISH", "TRANSP:TRANSPARENT", "CLASS:PRIVATE", "TRIGGER:-P1D", "DTSTAMP:20260127T090507Z", "SEQUENCE:3"] {
        assert!(text.contains(&format!("{part}\r\n")), "{part}");
    }
    assert!(
        text.contains("DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"),
        "the end is the day after, which is not part of it"
    );
    let unfolded = text.replace("\r\n ", "");
    assert!(unfolded.contains("SUMMARY:Ref\\; 12\\, “ő” \\\\ 👨‍👩‍👧‍👦 Ångström\\, as long"), "{unfolded}");
    assert!(unfolded.contains("DESCRIPTION:one\\ntwo\\nthree\r\n"), "{unfolded}");
    assert_eq!(read(&text, "UID").len(), 2);
    assert_eq!(read(&text, "DTSTART"), ["20261231", "20261231"]);
    // That parser hands the marks over as they are written.
    assert_eq!(read(&text, "SUMMARY")[0].replace("\\;", ";").replace("\\,", ",").replace("\\\\", "\\"), awkward);
}

#[test]
fn every_open_date_is_in_the_file_and_nothing_but_the_reference_is_the_readers() {
    with(&diary(CASE), |schedule| {
        let entries = outputs::entries(schedule, "  2026-07 ", "tab");
        let found: Vec<String> = entries.iter().map(|entry| format!("{} {}", entry.date, entry.summary)).collect();
        let expected = [
            "2026-02-02 2026-07: Tell Ofsted, DfE and the national panel of the decision",
            "2026-07-24 2026-07: Complete the review",
            "2027-04-05 2026-07: Report and action plan to Ofsted and DfE",
            "2027-04-05 2026-07: Report to the national panel",
            "2028-04-13 2026-07: Keep the report on the website",
        ];
        assert_eq!(found, expected);
        let text = &entries[1].description;
        for part in [
            "aim; section 1.7",
            "Literal date: Sunday 26 July 2026",
            "Cautious reading: from the Chair’s decision",
            "no longer in force",
            "Rules version 2019.08",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
    });
}

#[test]
fn an_entry_keeps_its_name_and_rises_when_it_changes() {
    let (mut given, mut floor) = (Given::default(), 100);
    let mut give = |events: &[(&str, &str)], reference: &str, case: &str, floor: u32| -> Vec<(String, u32)> {
        let entries: Vec<Entry> = with(&diary(events), |schedule| outputs::entries(schedule, reference, case));
        entries.into_iter().map(|entry| given.numbered(entry, floor)).map(|entry| (entry.uid, entry.sequence)).collect()
    };
    let first = give(&[("aware", "2026-01-19")], "A", "tab", floor);
    assert_eq!(first.len(), 1);
    assert_eq!(first[0].1, 100);
    assert_eq!(give(&[("aware", "2026-01-19")], "A", "tab", floor + 5), first, "the same again, later: the same entry");
    floor += 5;
    let changed = give(&[("aware", "2026-01-21")], "A", "tab", floor);
    assert_eq!((&changed[0].0, changed[0].1), (&first[0].0, 105), "same name, above the first");
    assert_eq!(give(&[("aware", "2026-01-22")], "A", "tab", floor)[0].1, 106, "twice within a minute");
    assert_eq!(give(&[("aware", "2026-01-21")], "A", "tab", floor)[0].1, 107, "and back again");
    // Another session, which has kept nothing, on another day, for the same case: same name, above.
    let later = with(&diary(&[("aware", "2026-01-23")]), |schedule| outputs::entries(schedule, "A", "other tab"));
    let later = Given::default().numbered(later[0].clone(), floor + 1440);
    assert_eq!((&later.uid, later.sequence), (&first[0].0, 1545));
    // Two cases without a reference are two.
    let names: Vec<String> = ["tab", "other tab"]
        .iter()
        .map(|case| with(&diary(&[("aware", "2026-01-23")]), |schedule| outputs::entries(schedule, " ", case))[0].uid.clone())
        .collect();
    assert_ne!(names[0], names[1]);
}

#[test]
fn a_sheet_opens_with_every_cell_as_it_was_and_none_that_runs() {
    let hostile = ["=HYPERLINK(\"x\")", "+1", "-1", "@SUM(1)", "  =1+1", "\tx", "\rx", "＝1", "＠x", "\0x"];
    let innocent = ["a \"quoted\" word", "one\ntwo", "ő, ų", "", "1-2", "Chair’s decision"];
    let rows: Vec<Vec<String>> = vec![hostile.map(str::to_string).to_vec(), innocent.map(str::to_string).to_vec()];
    let file = sheet::file(&rows);
    assert!(file.starts_with('\u{feff}') && file.ends_with("\r\n"));
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(file.trim_start_matches('\u{feff}').as_bytes());
    let found: Vec<csv::StringRecord> = reader.records().map(|record| record.expect("a row")).collect();
    assert!(found[0].iter().zip(hostile).all(|(cell, text)| cell == format!("'{text}")), "{:?}", found[0]);
    assert_eq!(found[1].iter().collect::<Vec<_>>(), innocent);
}

#[test]
fn the_sheet_has_every_reading_with_dates_that_sort() {
    let rows = with(&diary(CASE), |schedule| outputs::rows(schedule, "=7"));
    let readings: usize = cumbria().0.time_limits.iter().map(|limit| limit.reading.len()).sum();
    assert_eq!(rows.len(), readings + 1);
    assert!(rows.iter().all(|row| row.len() == rows[0].len()));
    let line = rows.iter().find(|row| row[4] == "Seven clear days").expect("a row").join("|");
    assert_eq!(
        line,
        "=7|Report and action plan to Ofsted and DfE|will; section 1.9|The partnership to Ofsted and the Department for Education|Seven clear days|yes|8 days before|Report is published|2027-04-13|yes|2027-04-05|2027-04-05|no|Due in 299 working days|England and Wales|2019.08"
    );
    assert!(sheet::file(&rows).contains("\"'=7\""));
}

#[test]
fn the_copied_table_says_all_that_the_page_says() {
    let plain = with(&diary(CASE), |schedule| text::render(&schedule.paper("2026-07")));
    let flat = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in [
        "DEADLINES, REFERENCE 2026-07",
        "no longer in force",
        "Local authority learns of the incident: Friday 19 December 2025",
        "Report is published: Tuesday 13 April 2027 (planned)",
        "Cautious reading: from learning of the incident: Tuesday 30 December 2025.",
        "Also asked: promptly, whatever the date",
        "Cautious reading: seven clear days: Monday 5 April 2027. Counted from a planned date.",
        "Other reading: the seventh day before: Tuesday 6 April 2027.",
        "Status: Done on 31 December 2025, 1 day late",
        "known here to 31 December 2028",
        "Source: Cumbria procedures manual",
    ] {
        assert!(flat.contains(part), "{part} is not in:\n{plain}");
    }
    assert!(plain.lines().all(|line| line.chars().count() <= 78));
}

#[test]
fn every_account_as_paper_names_each_day_its_rule_and_its_authority() {
    let papers: Vec<String> = with(&diary(CASE), |schedule| {
        schedule.deadlines.iter().map(|it| text::render(&account::paper(schedule.procedure, it, schedule.days, schedule.today))).collect()
    });
    let flat: Vec<String> = papers.iter().map(|paper| paper.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    let check =
        |at: usize, parts: &[&str]| parts.iter().for_each(|part| assert!(flat[at].contains(part), "{part} is not in:\n{}", papers[at]));
    check(
        0,
        &[
            "Section 1.1: “promptly, and within five working days",
            "Friday 19 December 2025: not counted: the day of the event (local authority learns of the incident)",
            "Saturday 20 December 2025: not counted: Saturday",
            "Wednesday 24 December 2025: day 3",
            "Thursday 25 December 2025: not counted: Christmas Day, bank holiday in England and Wales",
            "Tuesday 30 December 2025: day 5",
            "SI 2006/1738, regulation 2",
        ],
    );
    check(
        1,
        &[
            "1 month after Wednesday 31 December 2025",
            "The last working day on or before it is Friday 30 January 2026; it steps back over Saturday 31 January 2026 (Saturday)",
            "Dodds v Walker",
        ],
    );
    check(
        3,
        &[
            "6 months after Monday 26 January 2026 (chair decides) is Sunday 26 July 2026",
            "It cannot start yet. It starts when the terms of reference are agreed.",
        ],
    );
    check(4, &["8 days before Tuesday 13 April 2027 (report is published) is Monday 5 April 2027", "weekends and bank holidays count"]);
}
