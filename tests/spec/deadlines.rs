//! What follows from the events of a case: readings, status, what moved, what is odd, and plans.

use crate::support::{cumbria, date, diary, editions};
use case_review::calendar::closures::{Closure, Closures};
use case_review::case::{
    deadlines::{Deadline, State},
    diary::Diary,
    moves::moves,
    oddities::oddities,
    plan,
    status::{Status, status},
    timeline::Timeline,
};
use case_review::compiled::BANK_HOLIDAYS;
use case_review::procedure::time_limit::TimeLimit;
use chrono::NaiveDate;

fn deadlines(diary: &Diary) -> Vec<Deadline<'static>> {
    diary.deadlines(cumbria().0, BANK_HOLIDAYS).expect("a known division")
}

fn limit(id: &str) -> &'static TimeLimit {
    cumbria().0.time_limits.all().iter().find(|limit| limit.id == *id).expect("a time limit")
}

/// `reading date`, one after the other, as they are shown.
fn readings(events: &[(&str, &str)], id: &str) -> String {
    let all = deadlines(&diary(events));
    let deadline = all.iter().find(|deadline| deadline.limit.id == *id).expect("a time limit");
    let shown = deadline.readings.iter().map(|counted| match &counted.state {
        State::NotStarted => format!("{} -", counted.reading.id),
        State::Promptly(_) => format!("{} promptly", counted.reading.id),
        State::Due(due) => format!("{} {}", counted.reading.id, due.date),
        State::Refused(_) => format!("{} refused", counted.reading.id),
    });
    shown.collect::<Vec<_>>().join(", ")
}

#[test]
fn every_reading_is_shown_and_the_cautious_one_comes_first() {
    let check = |events: &[(&str, &str)], id: &str, expected: &str| assert_eq!(readings(events, id), expected, "{id}");
    check(&[], "notify", "promptly -, learnt -, seen -");
    check(&[("aware", "2019-08-23")], "notify", "promptly promptly, learnt 2019-09-02, seen -");
    check(&[("aware", "2019-08-23"), ("recognised", "2019-09-02")], "notify", "promptly promptly, learnt 2019-09-02, seen 2019-09-09");
    check(&[("notified", "2019-01-31"), ("referred", "2019-01-15")], "decide", "referred 2019-02-15, notified 2019-02-28");
    check(&[("notified", "2019-01-15"), ("referred", "2019-01-31")], "decide", "notified 2019-02-15, referred 2019-02-28");
    check(
        &[("decided", "2019-03-31"), ("initiated", "2019-04-10")],
        "complete",
        "decided 2019-09-30, initiated 2019-10-10, told -, scoped -, appointed -",
    );
    check(&[("published", "2019-10-15")], "copy-to-inspectorate", "clear 2019-10-07, seventh 2019-10-08");
    check(&[("published", "2019-10-15")], "copy-to-panel", "clear 2019-10-07, same-weekday 2019-10-08");
    check(&[("published", "2019-05-10")], "keep-published", "literal 2020-05-10");
    check(&[("aware", "2028-12-28")], "notify", "promptly promptly, learnt refused, seen -");
}

#[test]
fn every_limit_is_shown_in_every_reading_whatever_has_happened() {
    // Every subset of the events, on dates that differ: nothing is hidden and no order is wrong.
    for (procedure, _) in editions() {
        let wanted: usize = procedure.time_limits.iter().map(|limit| limit.reading.len()).sum();
        let events = procedure.events.len();
        for set in 0..1_u32 << events {
            let happened = (0..events).filter(|at| set >> at & 1 == 1);
            let timeline = happened.fold(Timeline::default(), |timeline, at| {
                let day = date("2019-01-07") + chrono::Days::new(((at * 37) % 90) as u64);
                timeline.with(&procedure.events[at].id, day)
            });
            let mut diary = diary(&[]);
            diary.timeline = timeline;
            let all = diary.deadlines(procedure, BANK_HOLIDAYS).expect("a known division");
            assert_eq!(all.iter().map(|deadline| deadline.readings.len()).sum::<usize>(), wanted);
            for deadline in &all {
                let dates: Vec<NaiveDate> = deadline.readings.iter().filter_map(|counted| Some(counted.state.due()?.date)).collect();
                assert!(dates.is_sorted(), "{}: {dates:?}", deadline.limit.id);
                let in_use = deadline.in_use(None).and_then(|counted| counted.state.due()).map(|due| due.date);
                assert_eq!(in_use, dates.first().copied(), "the cautious date is the one in use");
            }
        }
        println!("{}: {} sets of events", procedure.edition.id, 1_u32 << events);
    }
}

#[test]
fn a_reading_that_was_chosen_is_the_one_in_use() {
    let mut diary = diary(&[("aware", "2019-08-23"), ("recognised", "2019-09-02")]);
    let in_use = |diary: &Diary| {
        let all = deadlines(diary);
        all[0].in_use(diary.chosen(all[0].limit).as_deref()).map(|counted| counted.reading.id.as_str())
    };
    assert_eq!(in_use(&diary), Some("learnt"));
    diary.choose(limit("notify"), limit("notify").reading.iter().find(|reading| reading.id == "seen").map(|reading| reading.id));
    assert_eq!(in_use(&diary), Some("seen"));
    diary.choose(limit("notify"), None);
    assert_eq!(in_use(&diary), Some("learnt"));
}

#[test]
fn where_each_date_stands_against_today() {
    let check = |events: &[(&str, &str)], id: &str, today: &str, expected: Status| {
        let diary = diary(events);
        let all = deadlines(&diary);
        let deadline = all.iter().find(|deadline| deadline.limit.id == *id).expect("a time limit");
        let counted = deadline.in_use(None).expect("a reading");
        let days = diary.days(BANK_HOLIDAYS).expect("a known division");
        assert_eq!(status(deadline, &counted.state, &days, date(today)), expected, "{id} on {today}");
    };
    let aware: &[(&str, &str)] = &[("aware", "2019-08-23")];
    let due = |working_days, days| Status::Due { working_days: Some(working_days), days };
    check(&[], "notify", "2019-08-23", Status::CannotStart);
    check(aware, "notify", "2019-08-23", due(5, 10));
    check(aware, "notify", "2019-08-25", due(5, 8));
    check(aware, "notify", "2019-08-27", due(4, 6));
    check(aware, "notify", "2019-09-02", due(0, 0));
    check(aware, "notify", "2019-09-03", Status::Late { days: 1 });
    check(aware, "notify", "2019-10-02", Status::Late { days: 30 });
    let done = |on: &str, late| Status::Done { on: date(on), late };
    check(&[("aware", "2019-08-23"), ("notified", "2019-09-02")], "notify", "2019-10-02", done("2019-09-02", 0));
    check(&[("aware", "2019-08-23"), ("notified", "2019-09-05")], "notify", "2019-10-02", done("2019-09-05", 3));
    check(&[("notified", "2019-09-05")], "notify", "2019-10-02", done("2019-09-05", 0));
    check(
        &[("aware", "2019-08-23"), ("notified", "~2019-09-05")],
        "notify",
        "2019-08-27",
        Status::Planned { on: date("2019-09-05"), late: 3 },
    );
    check(&[("aware", "2019-08-23"), ("notified", "~2019-08-30")], "notify", "2019-09-05", Status::Late { days: 3 });
    // 25 November 2019 and a month is Christmas Day; 24 December is the last working day.
    check(&[("notified", "2019-11-25")], "decide", "2019-12-24", due(0, 0));
    check(&[("notified", "2019-11-25")], "decide", "2019-12-25", Status::LastWorkingDayPassed);
    check(&[("notified", "2019-11-25")], "decide", "2019-12-26", Status::Late { days: 1 });
    check(&[("published", "2019-05-10")], "keep-published", "2020-05-09", Status::Keep { days: 1 });
    check(&[("published", "2019-05-10")], "keep-published", "2020-05-11", Status::Kept);
    check(&[("aware", "2028-12-28")], "notify", "2028-12-29", Status::NoDate);
    check(&[("decided", "2028-12-01")], "complete", "2028-12-29", Status::Due { working_days: None, days: 154 });
}

#[test]
fn a_change_says_what_it_moved() {
    let told = |before: &Diary, after: &Diary| {
        let day = |due: &Option<case_review::case::deadlines::Due>| {
            due.as_ref().map_or("-".to_string(), |due| match due.act_by {
                Some(act_by) if act_by.date != due.date => format!("{} ({})", due.date, act_by.date),
                Some(_) | None => due.date.to_string(),
            })
        };
        let (before, after) = (deadlines(before), deadlines(after));
        let lines = moves(&before, &after)
            .iter()
            .map(|it| format!("{}/{} {} > {}", it.limit.id, it.reading.id, day(&it.old), day(&it.new)))
            .collect::<Vec<_>>();
        lines.join("; ")
    };
    let check = |before: &[(&str, &str)], after: &[(&str, &str)], expected: &str| assert_eq!(told(&diary(before), &diary(after)), expected);
    check(&[("aware", "2019-08-23")], &[("aware", "2019-08-23")], "");
    check(&[], &[("aware", "2019-08-23")], "notify/learnt - > 2019-09-02");
    check(&[("aware", "2019-08-23")], &[("aware", "2019-08-27")], "notify/learnt 2019-09-02 > 2019-09-03");
    // A Saturday, a Sunday and the bank holiday after them lead to the same day.
    check(&[("aware", "2019-08-23")], &[("aware", "2019-08-26")], "");
    check(&[("aware", "2019-08-23"), ("notified", "2019-08-30")], &[("aware", "2019-08-23")], "decide/notified 2019-09-30 > -");
    let before = diary(&[("aware", "2019-12-20")]);
    let closed = Closures::default().with(Closure { date: date("2019-12-27"), by: "the council".to_string() });
    let after = before.counting("england-and-wales", closed.clone(), BANK_HOLIDAYS).expect("known");
    assert_eq!(told(&before, &after), "notify/learnt 2019-12-31 > 2020-01-02");
    // A date that is not counted in working days does not move, but the day to act by can.
    let month = diary(&[("notified", "2019-11-27")]);
    let closed = month.counting("england-and-wales", closed, BANK_HOLIDAYS).expect("known");
    assert_eq!(told(&month, &closed), "decide/notified 2019-12-27 > 2019-12-27 (2019-12-24)");
    let easter = diary(&[("aware", "2026-04-02")]);
    let scotland = easter.counting("scotland", Closures::default(), BANK_HOLIDAYS).expect("known");
    assert_eq!(told(&easter, &scotland), "notify/learnt 2026-04-13 > 2026-04-10");
}

#[test]
fn a_closure_never_hides_the_date_without_it() {
    let diary = diary(&[("aware", "2019-12-20")]);
    let closed = Closures::default().with(Closure { date: date("2019-12-27"), by: "the council".to_string() });
    let closed = diary.counting("england-and-wales", closed, BANK_HOLIDAYS).expect("known");
    let all = deadlines(&closed);
    let due = all[0].in_use(None).and_then(|counted| counted.state.due()).expect("due");
    assert_eq!((due.date, due.if_open), (date("2020-01-02"), Some(date("2019-12-31"))));
}

#[test]
fn what_is_odd_is_said_and_kept() {
    let check = |events: &[(&str, &str)], expected: &[&str]| {
        let diary = diary(events);
        let days = diary.days(BANK_HOLIDAYS).expect("known");
        let found: Vec<String> =
            oddities(cumbria().0, &diary.timeline, &days, date("2019-10-01")).iter().map(ToString::to_string).collect();
        assert_eq!(found.len(), expected.len(), "{found:?}");
        found.iter().zip(expected).for_each(|(found, expected)| assert!(found.contains(expected), "{found}"));
    };
    check(&[("aware", "2019-08-23"), ("notified", "2019-08-23")], &[]);
    check(&[("aware", "2019-10-02")], &["2 October 2019 is in the future. If it is planned, say so"]);
    check(&[("published", "~2019-12-02")], &[]);
    check(&[("published", "~2019-09-02")], &["it was planned for 2 September 2019, which has passed"]);
    check(
        &[("aware", "2019-08-23"), ("notified", "2019-08-22")],
        &["22 August 2019 is before 23 August 2019, the date given for “Local authority learns of the incident”"],
    );
    check(&[("completed", "2019-08-23"), ("published", "2019-08-22")], &["Report is published: 22 August 2019 is before"]);
    check(&[("aware", "1990-08-23")], &["known here only from 1 January 1995"]);
}

/// `event date`, one after the other.
fn planned(steps: Vec<plan::Step>) -> String {
    let lines = steps.iter().map(|step| {
        let by = step.limit.map_or("order", |limit| limit.id.as_str());
        format!("{} {} {by}", step.event.id, step.date.as_ref().map_or("refused".to_string(), ToString::to_string))
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn place(event: &str) -> usize {
    cumbria().0.events.iter().position(|known| known.id == *event).expect("an event")
}

#[test]
fn to_publish_on_a_date_by_when_must_everything_be() {
    let diary = diary(&[]);
    let days = diary.days(BANK_HOLIDAYS).expect("known");
    let found = planned(plan::backwards(cumbria().0, place("published"), date("2026-04-13"), &|_| None, &days));
    let expected = "advance-copy-panel 2026-04-05 copy-to-panel
advance-copy-inspectorate 2026-04-05 copy-to-inspectorate
completed 2026-04-05 order
initiated 2025-10-05 complete
appointed 2025-10-05 complete
scoped 2025-10-05 complete
decision-notified 2025-10-05 complete
decided 2025-09-28 notify-decision
referred 2025-08-28 decide
notified 2025-08-28 decide
recognised 2025-08-20 notify
aware 2025-08-20 notify";
    assert_eq!(found, expected);
    let literal = |limit: &TimeLimit| limit.literal().map(|reading| reading.id.to_string());
    let found = planned(plan::backwards(cumbria().0, place("published"), date("2026-04-13"), &literal, &days));
    assert!(found.starts_with("advance-copy-panel 2026-04-06 copy-to-panel\n"), "{found}");
}

#[test]
fn what_would_follow_from_a_date() {
    let diary = diary(&[]);
    let days = diary.days(BANK_HOLIDAYS).expect("known");
    let found = planned(plan::forwards(cumbria().0, place("aware"), date("2019-08-23"), &|_| None, &days));
    let expected = "recognised 2019-08-23 order
notified 2019-09-02 notify
decided 2019-10-02 decide
decision-notified 2019-10-09 notify-decision
scoped 2019-10-02 order
appointed 2019-10-02 order
initiated 2019-10-02 order
completed 2020-04-02 complete
advance-copy-inspectorate 2020-04-02 order
advance-copy-panel 2020-04-02 order
published 2020-04-10 copy-to-panel
withdrawn 2021-04-10 keep-published";
    assert_eq!(found, expected);
    let far = planned(plan::forwards(cumbria().0, place("aware"), date("2028-12-28"), &|_| None, &days));
    assert!(far.contains("notified refused notify"), "{far}");
}

#[test]
fn a_plan_backwards_keeps_its_promise() {
    // Whoever starts on the latest date and takes all the time there is can still publish on the day.
    let diary = diary(&[]);
    let days = diary.days(BANK_HOLIDAYS).expect("known");
    let (procedure, publish) = (cumbria().0, place("published"));
    let mut checked = 0;
    for day in date("2016-01-01").iter_days().take_while(|day| *day < date("2027-12-01")) {
        let back = plan::backwards(procedure, publish, day, &|_| None, &days);
        let latest = back.iter().find(|step| step.event.id == "completed").and_then(|step| step.date.clone().ok()).expect("a date");
        let then = plan::forwards(procedure, place("completed"), latest, &|_| None, &days);
        let published = then.iter().find(|step| step.event.id == "published").and_then(|step| step.date.clone().ok()).expect("a date");
        assert_eq!(published, day);
        checked += 1;
    }
    println!("{checked} plans");
}
