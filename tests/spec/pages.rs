//! Every page, as the HTML that the components make: what can be seen without a browser.

use crate::support::{cumbria, date, editions, root};
use case_review::calendar::{typed_date::TypedDate, words};
use case_review::case::timeline::Dated;
use case_review::reasoning::{answers::Answers, practice, questions::Walk, rulebook::Rulebook};
use case_review::ui::pages::{date as date_page, practice::compared};
use case_review::ui::publisher::{EMERGENCY, POLICE};
use case_review::ui::route::Route;
use case_review::ui::workspace::{DateAnswer, Guide, Workspace};
use case_review::ui::{layout, pages};
use leptos::prelude::{Owner, Set};
use scraper::{Html, Selector};
use std::collections::BTreeSet;

const PAGES: [Route; 38] = [
    Route::Cases,
    Route::CasesSetUp,
    Route::CasesUnlock,
    Route::CasesAdd,
    Route::CasesBackup,
    Route::CasesImport,
    Route::CasesWipe,
    Route::Edition,
    Route::Elsewhere,
    Route::Start,
    Route::How,
    Route::Dates,
    Route::DatesCalendar,
    Route::DatesPlan,
    Route::Local,
    Route::Practice,
    Route::Compare,
    Route::WhatIf,
    Route::Case,
    Route::CaseRecord,
    Route::CaseEvent(1),
    Route::CaseCalendar,
    Route::CaseLimit(1),
    Route::CaseReference,
    Route::CaseNote,
    Route::CaseAudit,
    Route::CaseSettle,
    Route::CaseResult,
    Route::CaseRules,
    Route::CaseWhatIf,
    Route::Risk,
    Route::Data,
    Route::About,
    Route::Verify,
    Route::Display,
    Route::Accessibility,
    Route::Cleared,
    Route::NotFound,
];

/// What keeps typed text from autofill, session files, spelling and translation services. Listed again, not taken from the code.
const QUIET: [(&str, &str); 7] = [
    ("autocomplete", "off"),
    ("autocorrect", "off"),
    ("autocapitalize", "off"),
    ("spellcheck", "false"),
    ("translate", "no"),
    ("writingsuggestions", "false"),
    ("data-gramm", "false"),
];

pub fn workspace() -> Workspace {
    workspace_of("cumbria_scr_2019")
}

fn workspace_of(edition: &str) -> Workspace {
    let today = words::from_iso("2026-11-23").expect("a date");
    Workspace::new(Guide::edition(edition).expect("an edition"), today)
}

/// Every distinct walk to a result, with the answers that make it.
pub fn walks(book: &Rulebook) -> Vec<Walk> {
    let mut found: Vec<Walk> = Vec::new();
    book.every_combination(false, &mut |answers| {
        let walk = book.walk(&answers);
        if !found.iter().any(|known| known.answers == walk.answers) {
            found.push(book.walk(&walk.answers));
        }
    });
    found
}

pub fn answer(workspace: Workspace, walk: &Walk) {
    for fact in &walk.asked {
        workspace.give(*fact, walk.answers.get(*fact).expect("an answer"));
    }
}

/// What must hold of any page.
pub fn check(name: &str, html: &str) {
    let page = Html::parse_fragment(html);
    let all = |selector: &str| page.select(&Selector::parse(selector).expect("a selector")).collect::<Vec<_>>();
    assert_eq!(all("h1").len(), 1, "{name}: one heading");
    let mut ids = BTreeSet::new();
    for element in all("[id]") {
        assert!(ids.insert(element.attr("id").expect("an id")), "{name}: id {:?} twice", element.attr("id"));
    }
    for element in all("[aria-describedby], [for]") {
        let named = element.attr("aria-describedby").into_iter().chain(element.attr("for")).flat_map(str::split_whitespace);
        named.for_each(|id| assert!(ids.contains(id), "{name}: nothing has the id {id}"));
    }
    for control in all("input, textarea, select") {
        for (attribute, value) in QUIET {
            assert_eq!(control.attr(attribute), Some(value), "{name}: {attribute} on {:?}", control.attr("id"));
        }
        let id = control.attr("id").expect("every control has an id");
        assert_eq!(all(&format!("label[for={id}]")).len(), 1, "{name}: one label for {id}");
    }
    for link in all("a") {
        let href = link.attr("href").expect("every link leads somewhere");
        let known = Route::parse(href).is_some_and(|route| route != Route::NotFound) || ids.contains(href.trim_start_matches('#'));
        assert!(known, "{name}: {href} leads nowhere");
        assert!(link.text().any(|text| !text.trim().is_empty()), "{name}: a link without words");
    }
    assert!(all("[style], script, style, iframe").is_empty(), "{name}: something that the content policy refuses");
    for wrong in ["None", "Some(", "  .", "..", " ,", "()", "undefined", "“”"] {
        assert!(!page.root_element().text().collect::<String>().contains(wrong), "{name}: “{wrong}” in the text");
    }
}

#[test]
fn every_page_is_well_formed() {
    for (route, (procedure, _)) in PAGES.into_iter().flat_map(|route| editions().map(move |edition| (route, edition))) {
        Owner::new().with(|| {
            let workspace = workspace_of(&procedure.edition.id);
            workspace.route.set(route);
            check(&format!("{route:?}"), &layout::view(workspace).text());
        });
    }
}

#[test]
fn every_question_and_every_result_is_well_formed() {
    for (procedure, book) in editions() {
        let walks = walks(book);
        for walk in &walks {
            for aware in [None, Some("2019-08-23")] {
                Owner::new().with(|| {
                    let workspace = workspace_of(&procedure.edition.id);
                    answer(workspace, walk);
                    workspace.aware.set(DateAnswer { typed: TypedDate::default(), passed: true, date: aware.and_then(words::from_iso) });
                    for number in 1..=walk.asked.len() {
                        check("question", &pages::view(Route::Question(number), workspace).text());
                    }
                    check("date", &pages::view(Route::Date, workspace).text());
                    let result = pages::view(Route::Result, workspace).text();
                    check(&format!("{:?}", walk.answers), &result);
                    let ended = result.contains("no longer in force");
                    assert_eq!(ended, !procedure.edition.in_force.to.is_empty(), "a result says whether the edition has ended");
                    assert!(result.contains("href=\"#/how\""), "a result leads to how it is worked out");
                    check("how", &pages::view(Route::How, workspace).text());
                });
            }
        }
        println!("{}: {} results, each with and without a date", procedure.edition.id, walks.len());
    }
}

#[test]
fn every_page_of_the_deadlines_is_well_formed_whatever_has_a_date() {
    let days = ["2019-08-23", "2019-12-20", "2026-04-02", "2027-12-24", "2028-12-27", "1990-01-01"];
    let mut pages_seen = 0;
    for (procedure, _) in editions() {
        let status = if procedure.edition.ended.is_empty() { procedure.edition.banner } else { procedure.edition.ended };
        for day in days {
            for planned in [false, true] {
                for every in 0..=3 {
                    Owner::new().with(|| {
                        let workspace = workspace_of(&procedure.edition.id);
                        for event in procedure.events.all().iter().step_by(every.max(1)).take(if every == 0 { 0 } else { 99 }) {
                            workspace.diary.date(&event.id, Some(Dated { date: date(day), planned }));
                        }
                        let routes = (1..=procedure.events.len())
                            .map(Route::DatesEvent)
                            .chain((1..=procedure.time_limits.len()).map(Route::DatesLimit));
                        for route in routes.chain([Route::Dates, Route::DatesCalendar, Route::DatesPlan]) {
                            let html = pages::view(route, workspace).text();
                            check(&format!("{route:?} with {day}, {planned}, {every}"), &html);
                            pages_seen += 1;
                        }
                        let overview = pages::view(Route::Dates, workspace).text();
                        for part in [status.as_str(), "known here to 31 December 2028", "Support for your judgement, not a decision"] {
                            assert!(overview.contains(part), "{part}");
                        }
                    });
                }
            }
        }
    }
    println!("{pages_seen} pages");
}

#[test]
fn the_date_of_the_self_check_is_carried_over() {
    Owner::new().with(|| {
        let workspace = workspace();
        [(0, 0), (1, 0)].into_iter().for_each(|(fact, answer)| workspace.give(fact, answer));
        let link = "href=\"#/dates\">See how each date is counted";
        assert!(!pages::view(Route::Result, workspace).text().contains(link), "without a date there is none to carry");
        workspace.aware.set(DateAnswer { typed: TypedDate::default(), passed: true, date: Some(date("2019-08-23")) });
        assert!(pages::view(Route::Result, workspace).text().contains(link));
    });
}

#[test]
fn clearing_forgets_the_dates() {
    Owner::new().with(|| {
        let workspace = workspace();
        workspace.diary.date("aware", Some(Dated { date: date("2019-08-23"), planned: false }));
        workspace.diary.reference.set("2026-07".to_string());
        assert!(pages::view(Route::Dates, workspace).text().contains("Friday 23 August 2019"));
        workspace.clear_all();
        let html = pages::view(Route::Dates, workspace).text();
        assert!(!html.contains("23 August 2019") && !html.contains("2026-07"));
    });
}

#[test]
fn every_case_for_practice_is_compared_with_the_rules_and_told_why() {
    let guide = Guide::all().find(|guide| !guide.procedure.scenarios.is_empty()).expect("an edition with cases");
    let (told, examples) = (practice::told(guide.procedure), practice::examples(guide.procedure));
    let mut same = 0;
    for case in told.iter().chain(&examples) {
        for notifiable in 0..3 {
            for review in 0..5 {
                let (agrees, html) = Owner::new().with(|| {
                    let (agrees, html) = compared::told(guide, &case.answers, &[Some(notifiable), Some(review)]);
                    (agrees, html.text())
                });
                check(&case.text, &format!("<h1>Practice</h1>{html}"));
                assert!(!html.contains("You answered"), "{}", case.text);
                assert!(html.contains("Section 1.") || case.answers.get(0) == Some(2), "{}: no paragraph is named", case.text);
                same += usize::from(agrees);
            }
        }
    }
    println!("{} cases told, {} from worked examples", told.len(), examples.len());
    assert_eq!(same, told.len() + examples.len(), "for each case one pair of answers is that of the rules");
    assert!(told.len() >= 12);
}

#[test]
fn an_answer_set_aside_is_named_on_the_result() {
    Owner::new().with(|| {
        let workspace = workspace();
        for (fact, answer) in [(0, 0), (1, 2), (3, 0), (5, 1)] {
            workspace.give(fact, answer);
        }
        assert!(!pages::view(Route::Result, workspace).text().contains("set aside"));
        workspace.give(0, 1);
        let text = pages::view(Route::Result, workspace).text();
        assert!(
            text.contains("your answers to “Looked after child” and “Custody or detention” no longer apply and are set aside"),
            "{text}"
        );
        workspace.give(0, 0);
        assert!(!pages::view(Route::Result, workspace).text().contains("set aside"));
    });
}

#[test]
fn a_date_that_cannot_be_used_is_refused_with_a_sentence() {
    Owner::new().with(|| {
        let workspace = workspace();
        let check = |day: &str, month: &str, year: &str, expected: &str| {
            let typed = TypedDate { day: day.into(), month: month.into(), year: year.into() };
            let found = date_page::read(workspace, &typed).map_or_else(|fault| fault.text, |date| date.map_or(String::new(), words::date));
            assert_eq!(found, expected);
        };
        check("2 jun 2025", "", "", "2 June 2025");
        check("", "", "", "");
        check("23", "11", "2026", "23 November 2026");
        check("24", "11", "2026", "Date the local authority became aware must be today or in the past: 24 November 2026 is in the future");
        check("31", "2", "2025", "Date the local authority became aware must be a real date");
        check("2", "6", "", "Date the local authority became aware must include a year");
        check("2", "6", "1994", "Date the local authority became aware is outside the calendar: bank holidays in England and Wales are known here only from 1 January 1995 to 31 December 2028, so this date cannot be counted");
    });
}

#[test]
fn addresses_are_read_and_an_unknown_one_shows_a_way_back() {
    let check = |hash: &str, expected: Option<Route>| assert_eq!(Route::parse(hash), expected, "{hash}");
    check("", Some(Route::Start));
    check("#", Some(Route::Start));
    check("#/", Some(Route::Start));
    check("#/check/3", Some(Route::Question(3)));
    check("#/check/0", Some(Route::NotFound));
    check("#/check/999", Some(Route::NotFound));
    check("#/check/result", Some(Route::Result));
    check("#/dates/event/3", Some(Route::DatesEvent(3)));
    check("#/dates/limit/7", Some(Route::DatesLimit(7)));
    check("#/dates/limit/0", Some(Route::NotFound));
    check("#/dates/limit/2019-08-23", Some(Route::NotFound));
    check("#/nowhere", Some(Route::NotFound));
    check("#/../..", Some(Route::NotFound));
    check("#main-content", None);
    for route in PAGES.into_iter().filter(|route| *route != Route::NotFound) {
        assert_eq!(Route::parse(&route.href()), Some(route));
    }
    for route in [Route::Question(12), Route::DatesEvent(12), Route::DatesLimit(3)] {
        assert_eq!(Route::parse(&route.href()), Some(route));
    }
}

#[test]
fn an_address_that_the_answers_do_not_lead_to_goes_to_the_nearest_one() {
    let (_, book) = cumbria();
    let check =
        |given: Answers, wanted: Route, date: bool, expected: Route| assert_eq!(wanted.reachable(&book.walk(&given), date), expected);
    let none = Answers::NONE;
    check(none, Route::Question(4), false, Route::Question(1));
    check(none, Route::Result, false, Route::Question(1));
    check(none, Route::Date, false, Route::Question(1));
    let all = none.with(0, 0).with(1, 0);
    check(all, Route::Question(2), true, Route::Question(2));
    check(all, Route::Question(3), true, Route::Question(2));
    check(all, Route::Date, true, Route::Date);
    check(all, Route::Date, false, Route::Result);
    check(all, Route::About, true, Route::About);
}

/// `src/ui/start.html` is sent with the page, so that it shows before anything runs. It has to be the page that then takes its place.
/// `UPDATE=1 cargo test` writes it anew.
#[test]
fn the_page_that_is_sent_is_the_start_page() {
    let first = Guide::load().expect("an edition").procedure.edition.id;
    let html = Owner::new().with(|| layout::view(workspace_of(&first)).text());
    let path = root().join("src/ui/start.html");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, format!("{html}\n")).expect("a writable file");
    }
    let sent = std::fs::read_to_string(&path).expect("readable");
    assert_eq!(sent.trim(), html, "run UPDATE=1 cargo test --test spec pages and commit src/ui/start.html");
}

#[test]
fn the_page_on_which_nothing_runs_gives_the_same_emergency_numbers() {
    let page = crate::support::text("index.html");
    assert_eq!(page.matches(&format!("call {EMERGENCY}.")).count(), 2, "in the notice of failure, and without JavaScript");
    assert_eq!(page.matches(&format!("the police on {POLICE}.")).count(), 2);
}
