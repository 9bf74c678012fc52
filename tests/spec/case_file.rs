//! A case read from its log: each kind of entry, corrections, contradictions, what is next, and where the drawing puts it.

use crate::stories::{Case, stories, workspace};
use crate::support::{cumbria, date, england};
use case_review::calendar::closures::{Closure, Closures};
use case_review::case::{
    case_file::CaseFile,
    decision::Decision,
    event::Event,
    log::{Author, CaseId},
    timeline::Dated,
};
use case_review::compiled::BANK_HOLIDAYS;
use case_review::document::{deadlines::Schedule, timeline::marks};
use case_review::ui::components::timeline::Scale;
use leptos::prelude::Owner;

fn file(edition: &str) -> CaseFile {
    CaseFile::open(CaseId([1; 16]), 0, Author::default(), edition)
}

fn with(mut file: CaseFile, events: Vec<Event>) -> CaseFile {
    events.into_iter().for_each(|event| file.log.record(file.log.entries().len() as i64, Author::default(), event));
    file
}

fn happened(event: &str, on: Option<&str>, planned: bool) -> Event {
    Event::Happened { event: event.into(), on: on.map(str::to_string), planned, role: "Chair".into(), note: "Why".into() }
}

#[test]
fn each_kind_of_entry_is_read_back() {
    let (procedure, book) = cumbria();
    let file = with(
        file("cumbria_scr_2019"),
        vec![
            Event::Referenced { reference: "2026-07".into() },
            Event::Answered { fact: "outcome".into(), answer: Some("died".into()) },
            Event::Answered { fact: "from-elsewhere".into(), answer: Some("yes".into()) },
            happened("aware", Some("2019-08-23"), false),
            happened("published", Some("2020-08-23"), true),
            Event::Counted { division: "scotland".into(), closures: vec![("2019-12-30".into(), "the council".into())] },
            Event::Read { limit: "complete".into(), reading: Some("appointed".into()) },
            Event::Noted { note: "Nothing is counted from this.".into() },
            Event::Closed { closed: true },
        ],
    );
    assert_eq!((file.reference(), file.edition(), file.closed()), ("2026-07", "cumbria_scr_2019", true));
    let answers = file.answers(procedure);
    assert_eq!((answers.get(0), answers.get(1)), (Some(0), None), "an answer that the edition does not ask for is left out");
    let aware = file.happened("aware").expect("recorded");
    assert_eq!(
        (aware.dated, aware.role.as_str(), aware.note.as_str()),
        (Dated { date: date("2019-08-23"), planned: false }, "Chair", "Why")
    );
    assert!(file.happened("published").is_some_and(|published| published.dated.planned) && file.happened("decided").is_none());
    let diary = file.diary(procedure, BANK_HOLIDAYS).expect("a known division");
    assert_eq!((diary.division().as_str(), diary.closures().all().len()), ("scotland", 1));
    let complete = procedure.time_limit("complete").expect("a time limit");
    assert_eq!(diary.chosen(complete).map(|reading| reading.as_str()), Some("appointed"));
    assert_eq!(file.next(procedure, BANK_HOLIDAYS), None, "nothing is next in a closed case");
    let taken = Decision::taken(procedure, book, &answers, date("2019-09-01"));
    let file = with(file, vec![taken.clone().into(), Event::Ruled { edition: "england_practice_reviews".into() }]);
    assert_eq!(file.decisions(), vec![taken], "a decision stays what it was under other rules");
    assert_eq!(file.not_carried(england().0), Vec::<String>::new());
    let lost = with(file, vec![happened("scoped", Some("2019-10-01"), false)]).not_carried(england().0);
    assert_eq!(lost, ["scoped"]);
}

#[test]
fn a_correction_replaces_and_taking_back_leaves_nothing() {
    let check = |events: Vec<Event>, expected: Option<&str>| {
        let file = with(file("cumbria_scr_2019"), events);
        assert_eq!(file.happened("aware").map(|aware| aware.dated.date), expected.map(date));
        assert!(file.log.conflicts().is_empty());
    };
    let on = |day: &str| happened("aware", Some(day), false);
    check(vec![], None);
    check(vec![on("2019-08-23")], Some("2019-08-23"));
    check(vec![on("2019-08-23"), on("2019-08-22")], Some("2019-08-22"));
    check(vec![on("2019-08-23"), happened("aware", None, false)], None);
    check(vec![on("2019-08-23"), happened("aware", None, false), on("2019-08-21")], Some("2019-08-21"));
    let answer = |answer: Option<&str>| Event::Answered { fact: "outcome".into(), answer: answer.map(str::to_string) };
    let withdrawn = with(file("cumbria_scr_2019"), vec![answer(Some("died")), answer(None)]);
    assert_eq!(withdrawn.answers(cumbria().0).get(0), None);
}

#[test]
fn entries_of_two_copies_contradict_until_one_is_recorded_again() {
    let ours = with(file("cumbria_scr_2019"), vec![happened("aware", Some("2019-08-23"), false)]);
    let mut theirs = ours.clone();
    theirs.log.record(9, Author::default(), happened("aware", Some("2019-08-26"), false));
    let mut both = with(ours, vec![happened("aware", Some("2019-08-20"), false), Event::Closed { closed: true }]);
    assert!(both.log.merge(&theirs.log).is_ok());
    let conflicts = both.log.conflicts();
    assert_eq!(conflicts.iter().map(Vec::len).collect::<Vec<_>>(), [2]);
    assert_eq!(both.happened("aware").map(|aware| aware.dated.date), Some(date("2019-08-26")), "until then the last in order");
    let chosen = conflicts[0][0].entry.event.clone();
    let settled = with(both.clone(), vec![chosen]);
    assert!(settled.log.conflicts().is_empty());
    assert_eq!(settled.happened("aware").map(|aware| aware.dated.date), Some(date("2019-08-20")));
    let mut again = settled.clone();
    assert_eq!(again.log.merge(&theirs.log).ok(), Some(0), "taking the same copy in again brings nothing back");
    assert!(again.log.conflicts().is_empty());
}

/// Every reading of every time limit, one at a time, and none.
fn in_every_reading(case: &Case, mut look: impl FnMut(&CaseFile, &Schedule)) -> usize {
    let procedure = case_review::compiled::procedure(case.file.edition()).expect("an edition");
    let chosen = procedure.time_limits.all().iter().flat_map(|limit| limit.reading.iter().map(move |reading| Some((limit, reading.id))));
    let mut seen = 0;
    for choice in [None].into_iter().chain(chosen) {
        let event = choice.map(|(limit, reading)| Event::Read { limit: limit.id.to_string(), reading: Some(reading.to_string()) });
        let file = with(case.file.clone(), event.into_iter().collect());
        let diary = file.diary(procedure, BANK_HOLIDAYS).expect("a known division");
        let (days, deadlines) = (diary.days(BANK_HOLIDAYS).expect("known"), diary.deadlines(procedure, BANK_HOLIDAYS).expect("known"));
        look(&file, &Schedule { procedure, diary: &diary, days: &days, deadlines: &deadlines, today: case.today });
        seen += 1;
    }
    seen
}

#[test]
fn what_is_next_in_the_list_is_what_is_next_on_the_page_in_every_reading() {
    let mut seen = 0;
    for case in stories() {
        seen += in_every_reading(&case, |file, schedule| {
            let expected = schedule.next_due().filter(|_| !file.closed()).map(|(_, due)| due.date);
            assert_eq!(file.next(schedule.procedure, BANK_HOLIDAYS), expected, "{}", case.name);
        });
    }
    println!("{seen} schedules");
}

#[test]
fn the_drawing_goes_from_left_to_right_as_time_does() {
    let mut drawn = 0;
    for case in stories() {
        in_every_reading(&case, |_, schedule| {
            let marks = marks(schedule);
            let Some(scale) = Scale::of(&marks) else { return };
            for pair in marks.windows(2) {
                assert!(pair[0].date <= pair[1].date && scale.x(pair[0].date) <= scale.x(pair[1].date), "{}", case.name);
            }
            for mark in &marks {
                assert!(mark.from <= mark.date && scale.x(mark.from) >= 312 && scale.x(mark.date) <= 836, "{}: inside", case.name);
            }
            drawn += marks.len();
        });
    }
    println!("{drawn} marks");
}

#[test]
fn every_event_and_every_due_date_is_in_the_list() {
    for case in stories() {
        in_every_reading(&case, |_, schedule| {
            let events = schedule.events().iter().filter(|(_, dated)| dated.is_some()).count();
            let due =
                schedule.deadlines.iter().filter(|deadline| schedule.in_use(deadline).is_some_and(|it| it.state.due().is_some())).count();
            assert_eq!(marks(schedule).len(), events + due);
        });
    }
}

#[test]
fn what_is_said_on_the_pages_of_dates_is_recorded_and_read_back_the_same() {
    for case in stories() {
        let procedure = case_review::compiled::procedure(case.file.edition()).expect("an edition");
        let before = case.file.diary(procedure, BANK_HOLIDAYS).expect("known");
        assert!(before.changes(&before, procedure).is_empty(), "nothing is recorded of nothing");
        let closures = Closures::default().with(Closure { date: date("2026-12-30"), by: "the council".into() });
        let mut after = before.counting("scotland", closures, BANK_HOLIDAYS).expect("known");
        let limit = procedure.time_limits.all().iter().find(|limit| limit.reading.len() > 1).expect("a limit with readings");
        after.choose(limit, Some(limit.reading[1].id));
        after.timeline = after.timeline.without("aware").with("notified", date("2026-11-02"));
        let changes = before.changes(&after, procedure);
        let read = with(case.file.clone(), changes).diary(procedure, BANK_HOLIDAYS).expect("known");
        assert!(read.division() == after.division() && read.closures() == after.closures(), "{}", case.name);
        let same = |limit| read.chosen(limit) == after.chosen(limit);
        assert!(procedure.time_limits.all().iter().all(same), "{}: the readings", case.name);
        assert!(procedure.events.iter().all(|event| read.timeline.get(&event.id) == after.timeline.get(&event.id)), "{}", case.name);
        assert_eq!(read.timeline.get("aware"), None);
    }
}

#[test]
fn the_diary_of_an_open_case_is_that_of_the_case() {
    for case in stories() {
        let shown = Owner::new().with(|| workspace(&case).case.get());
        let procedure = case_review::compiled::procedure(case.file.edition()).expect("an edition");
        assert!(shown == case.file.diary(procedure, BANK_HOLIDAYS).ok());
    }
}
