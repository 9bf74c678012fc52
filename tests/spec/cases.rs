//! Every page of the kept cases in every state, as HTML, and what a self-check carries into a case.

use crate::pages::{answer, check, walks, workspace};
use crate::support::{cumbria, date};
use case_review::calendar::typed_date::TypedDate;
use case_review::case::{
    case_file::CaseFile,
    event::Event,
    log::{Author, CaseId, EntryId},
    timeline::Dated,
};
use case_review::compiled::BANK_HOLIDAYS;
use case_review::storage::{row::Row, shelf::ShelfError};
use case_review::ui::pages::cases::keep;
use case_review::ui::route::Route;
use case_review::ui::vault::{
    Saved, State,
    copies::{Difference, Preview},
    listing::{Listing, Order, PAGE, View, Which, wants_backup},
};
use case_review::ui::workspace::{DateAnswer, Workspace};
use case_review::ui::{layout, pages};
use leptos::prelude::{GetUntracked, Owner, Set};

const ROUTES: [Route; 7] =
    [Route::Cases, Route::CasesSetUp, Route::CasesUnlock, Route::CasesAdd, Route::CasesBackup, Route::CasesImport, Route::CasesWipe];

fn row(number: u8, next: Option<&str>) -> Row {
    Row {
        case: CaseId([number; 16]),
        next: next.map(date),
        reference: format!("2026-{number:02}"),
        status: "The local authority became aware".to_string(),
        closed: number % 5 == 4,
        conflicts: number % 7 == 3,
        length: 3,
        last: EntryId::default(),
        changed: 29_000_000 + u32::from(number),
        backed_up: number.is_multiple_of(2).then_some(29_000_000),
    }
}

fn shown(workspace: Workspace, route: Route, state: State) -> String {
    workspace.route.set(route);
    workspace.vault.state.set(state);
    layout::view(workspace).text()
}

#[test]
fn every_page_in_every_state_is_well_formed() {
    let states = [
        State::Unasked,
        State::Off,
        State::Unavailable(ShelfError::Unavailable),
        State::Unavailable(ShelfError::TimedOut),
        State::Unavailable(ShelfError::OtherVersion),
        State::Unavailable(ShelfError::NotDurable),
        State::Unavailable(ShelfError::Refused("UnknownError".to_string())),
        State::Empty,
        State::Locked,
        State::Unlocked,
        State::Lost,
        State::Broken("The start of the saved cases is damaged.".to_string()),
    ];
    let mut seen = 0;
    for state in states {
        for route in ROUTES.into_iter().chain([Route::Case, Route::Data]) {
            Owner::new().with(|| check(&format!("{route:?}, {state:?}"), &shown(workspace(), route, state.clone())));
            seen += 1;
        }
    }
    println!("{seen} pages");
}

#[test]
fn the_list_with_rows_of_every_kind() {
    Owner::new().with(|| {
        let workspace = workspace();
        let listing = Listing {
            rows: (0..12)
                .map(|number| row(number, [None, Some("2026-11-02"), Some("2026-11-25"), Some("2027-03-01")][usize::from(number) % 4]))
                .collect(),
            found: 120,
            total: 130,
            closed: 10,
            unsaved: 2,
            damaged: vec!["Entry 3 of 7 is missing.".to_string()],
            last: Some("Monday 23 November 2026, 09:12".to_string()),
            searching: false,
        };
        workspace.vault.desk().listing.set(listing);
        workspace.vault.desk().view.set(View { page: 1, ..View::default() });
        let html = shown(workspace, Route::Cases, State::Unlocked);
        check("list", &html);
        for part in [
            "Monday 2 November 2026",
            "21 days late",
            "Never",
            "Entries contradict each other",
            "Showing 51 to 100 of 120 cases that fit, out of 130",
            "2 cases have changed since the last backup",
            "Entry 3 of 7 is missing.",
            "Last saved here: Monday 23 November 2026, 09:12",
            "Page 2 of 3",
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
        workspace.vault.desk().listing.set(Listing { total: 3, ..Listing::default() });
        let html = shown(workspace, Route::Cases, State::Unlocked);
        assert!(html.contains("No case fits, of 3 cases kept here") && html.contains("Try a shorter search"));
    });
}

#[test]
fn the_pages_that_hold_something() {
    Owner::new().with(|| {
        let workspace = workspace();
        let desk = workspace.vault.desk();
        desk.code.set(Some(zeroize::Zeroizing::new("0123A-4567B-89ABC-DEFGH-JKMNP-QRSTV-WXYZ0-12345".to_string())));
        let html = shown(workspace, Route::CasesSetUp, State::Unlocked);
        check("code", &html);
        assert_eq!(html.matches("app-code__group").count(), 8);
        desk.code.set(None);
        desk.busy.set(Some("Making the key from the passphrase."));
        let cases = [
            ("One", Difference::New),
            ("Two", Difference::Same),
            ("Three", Difference::More(1)),
            ("Four", Difference::Contradicts(2, 1)),
            ("Five", Difference::Other),
        ];
        let cases = cases.map(|(reference, difference)| (reference.to_string(), difference)).to_vec();
        desk.preview.set(Some(Preview { made: "Monday 23 November 2026, 09:12".to_string(), cases }));
        let html = shown(workspace, Route::CasesImport, State::Unlocked);
        check("import", &html);
        assert!(html.contains("holds 5 cases") && html.contains("Take in what is new") && html.contains("Making the key"));
        desk.preview.set(Some(Preview { made: String::new(), cases: vec![("Two".to_string(), Difference::Same)] }));
        assert!(!shown(workspace, Route::CasesImport, State::Unlocked).contains("Take in what is new"), "nothing to take in");
        workspace.vault.open(CaseFile::open(CaseId([1; 16]), 0, Author::default(), "cumbria_scr_2019"));
        for saved in [Saved::Nothing, Saved::Saving, Saved::At("14:03".to_string()), Saved::Not("There is no room.".to_string())] {
            workspace.vault.saved.set(saved);
            check("saved", &shown(workspace, Route::Case, State::Unlocked));
        }
        assert!(layout::view(workspace).text().contains("Not saved. There is no room."));
        desk.elsewhere.set(true);
        for route in [Route::Case, Route::CaseRecord] {
            let html = shown(workspace, route, State::Unlocked);
            check("elsewhere", &html);
            assert!(html.contains("open in another tab") && html.contains("Take over here"));
        }
        desk.elsewhere.set(false);
        desk.damaged.set(true);
        assert!(shown(workspace, Route::CaseRecord, State::Unlocked).contains("Nothing can be recorded in this case"));
        check("backup of the open case", &shown(workspace, Route::CasesBackup, State::Unlocked));
    });
}

#[test]
fn where_saving_is_off_nothing_offers_it() {
    Owner::new().with(|| {
        let workspace = workspace();
        [(0, 0), (1, 0)].into_iter().for_each(|(fact, answer)| workspace.give(fact, answer));
        workspace.diary.date("aware", Some(Dated { date: date("2019-08-23"), planned: false }));
        for route in [Route::Result, Route::Dates] {
            assert!(shown(workspace, route, State::Unasked).contains("Keep this as a case"));
            let html = shown(workspace, route, State::Off);
            assert!(!html.contains("Keep this as a case") && !html.contains("href=\"#/cases\""), "{route:?}");
        }
        assert!(shown(workspace, Route::Cases, State::Off).contains("Saving is switched off here"));
        assert!(shown(workspace, Route::Start, State::Empty).contains("href=\"#/cases\""));
    });
}

/// Whatever is answered, the case gives the same answers, dates and result as the self-check that it came from.
#[test]
fn a_self_check_is_carried_over_whole() {
    let (procedure, book) = cumbria();
    let walks = walks(book);
    for walk in &walks {
        for aware in [None, Some("2019-08-23")] {
            Owner::new().with(|| {
                let workspace = workspace();
                answer(workspace, walk);
                workspace.aware.set(DateAnswer { typed: TypedDate::default(), passed: true, date: aware.map(date) });
                let draft = keep::draft(workspace);
                let mut file = CaseFile::open(CaseId([1; 16]), 0, Author::default(), &draft.edition);
                draft.events.into_iter().for_each(|event| file.log.record(0, Author::default(), event));
                assert!(file.answers(procedure) == walk.answers);
                assert_eq!(file.happened("aware").map(|happened| happened.dated.date), aware.map(date));
                let decisions = file.decisions();
                assert_eq!(decisions.len(), 1);
                assert_eq!(decisions[0].date, workspace.today);
                let title = pages::view(Route::Result, workspace).text();
                assert!(title.contains(&decisions[0].title), "{}", decisions[0].title);
                workspace.vault.desk().draft.set(Some(keep::draft(workspace)));
                check("keep", &shown(workspace, Route::CasesAdd, State::Unlocked));
                check("keep, locked", &shown(workspace, Route::CasesAdd, State::Locked));
                check("keep, empty", &shown(workspace, Route::CasesAdd, State::Empty));
            });
        }
    }
    println!("{} results, each with and without a date", walks.len());
}

#[test]
fn the_dates_are_carried_over_with_the_calendar_and_the_readings() {
    Owner::new().with(|| {
        let workspace = workspace();
        let guide = workspace.current.get_untracked();
        let limit = guide.procedure.time_limits.iter().find(|limit| limit.reading.len() > 1).expect("a limit with readings");
        workspace.diary.date("aware", Some(Dated { date: date("2025-12-19"), planned: false }));
        workspace.diary.date("published", Some(Dated { date: date("2027-04-13"), planned: true }));
        workspace.diary.choose(limit, limit.reading.iter().last().map(|reading| reading.id));
        let closed = case_review::calendar::closures::Closure { date: date("2025-12-30"), by: "the council".to_string() };
        let diary = workspace.diary.get().expect("a diary");
        workspace.diary.count(diary.division(), diary.closures().clone().with(closed));
        let draft = keep::draft(workspace);
        assert!(draft.holds.iter().any(|line| line == "2 dates") && draft.holds.iter().any(|line| line == "1 day on which you are closed"));
        assert!(!draft.events.iter().any(|event| matches!(event, Event::Decided { .. })), "nothing was answered, so nothing was found");
        let mut file = CaseFile::open(CaseId([1; 16]), 0, Author::default(), &draft.edition);
        draft.events.into_iter().for_each(|event| file.log.record(0, Author::default(), event));
        assert_eq!(file.diary(guide.procedure, BANK_HOLIDAYS).expect("a diary"), workspace.diary.get().expect("a diary"));
    });
}

#[test]
fn which_rows_fit_and_which_want_a_backup() {
    let today = date("2026-11-23");
    let view = |search: &str, which: Which| View { search: search.to_string(), which, ..View::default() };
    assert!(view("", Which::Open).fits(&row(1, None), today));
    assert!(view("26-0", Which::Open).fits(&row(1, None), today) && !view("27", Which::Open).fits(&row(1, None), today));
    assert!(!view("", Which::Overdue).fits(&row(1, None), today) && !view("", Which::Overdue).fits(&row(1, Some("2026-11-23")), today));
    assert!(view("", Which::Overdue).fits(&row(1, Some("2026-11-22")), today));
    assert!(!view("", Which::Open).fits(&row(4, None), today) && view("", Which::All).fits(&row(4, None), today));
    assert_eq!(Order::ALL[0].0, View::default().order);
    const { assert!(PAGE == 50) };
    let with = |changed: u32, backed_up: Option<u32>| Row { changed, backed_up, ..row(1, None) };
    let (week, now) = (7 * 24 * 60, 30_000_000);
    assert!(wants_backup(&with(now, None), now));
    assert!(!wants_backup(&with(now, Some(now)), now));
    assert!(!wants_backup(&with(now, Some(now - week)), now));
    assert!(wants_backup(&with(now, Some(now - week - 1)), now));
    assert!(!wants_backup(&with(now - week - 2, Some(now - week - 1)), now), "nothing has changed since");
}
