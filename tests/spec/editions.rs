//! Which edition fits an incident, and what the guide starts with.

use crate::support::date;
use case_review::compiled::{PROCEDURES, SIGNPOSTS};
use case_review::kept::Text;
use case_review::procedure::{
    choice::{Dates, Fit, choices, in_force},
    edition::Edition,
};
use case_review::ui::{route::Route, workspace::Guide};

/// An edition in force in those years.
fn edition(id: &'static str, from: &'static str, to: &'static str) -> Edition {
    let mut edition = PROCEDURES[0].edition.clone();
    edition.id = Text(id);
    edition.in_force.from = Text(from);
    edition.in_force.to = Text(to);
    edition
}

#[test]
fn the_edition_in_force_on_the_days_that_are_known_comes_first() {
    let old = edition("old", "2010-01-01", "2020-09-29");
    let new = edition("new", "2018-06-29", "");
    let check = |incident: &str, aware: &str, expected: &str| {
        let day = |text: &str| (!text.is_empty()).then(|| date(text));
        let found = choices(&[&old, &new], Dates { incident: day(incident), aware: day(aware) }, date("2026-11-23"));
        let found: Vec<String> = found.iter().map(|it| format!("{} {:?}", [&old, &new][it.edition].id, it.fit)).collect();
        assert_eq!(found.join(", "), expected, "{incident} {aware}");
    };
    check("", "", "new Whole, old None");
    check("2026-11-01", "2026-11-02", "new Whole, old None");
    check("2017-01-01", "2017-01-02", "old Whole, new None");
    check("2018-06-28", "", "old Whole, new None");
    check("2018-06-29", "", "old Whole, new Whole");
    check("2020-09-29", "2020-09-29", "old Whole, new Whole");
    check("2020-09-29", "2020-09-30", "new Whole, old Part");
    check("2018-06-01", "2018-07-01", "old Whole, new Part");
    check("2009-01-01", "", "old None, new None");
    check("", "2009-12-31", "old None, new None");
}

#[test]
fn each_choice_says_why() {
    let new = edition("new", "2018-06-29", "");
    let dates = Dates { incident: Some(date("2018-06-01")), aware: Some(date("2018-07-01")) };
    let found = choices(&[&new], dates, date("2026-11-23"));
    assert_eq!(found[0].fit, Fit::Part);
    assert_eq!(
        found[0].reason,
        "In force when the local authority became aware (1 July 2018). Not in force when the incident happened (1 June 2018)."
    );
    assert_eq!(choices(&[&new], Dates::default(), date("2026-11-23"))[0].reason, "In force today (23 November 2026).");
    assert_eq!(in_force(&new), "since 29 June 2018");
    assert_eq!(in_force(&edition("old", "2010-01-01", "2020-09-29")), "1 January 2010 to 29 September 2020");
}

#[test]
fn the_guide_starts_with_the_rules_in_force_and_each_edition_has_an_address() {
    let start = Guide::load().expect("an edition").procedure;
    assert_eq!(start.edition.in_force.to, "", "never with rules that have ended, while there are others");
    for (at, procedure) in PROCEDURES.iter().enumerate() {
        let address = format!("#/rules/{}", procedure.edition.id);
        assert_eq!(Route::parse(&address), Some(Route::Rules(at)));
        assert_eq!(Route::Rules(at).href(), address);
        assert!(Guide::edition(&procedure.edition.id).is_some());
    }
    assert_eq!(Route::parse("#/rules/none"), Some(Route::NotFound));
}

#[test]
fn a_signpost_says_what_is_known_and_from_where() {
    assert_eq!(SIGNPOSTS.signpost.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), ["wales", "scotland", "northern-ireland"]);
    for signpost in &SIGNPOSTS.signpost {
        assert!(signpost.point.len() > 2 && signpost.point.iter().all(|point| !point.source.is_empty()));
    }
}
