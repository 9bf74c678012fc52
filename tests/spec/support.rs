//! What several subjects share.

use case_review::calendar::{closures::Closures, words};
use case_review::case::{
    diary::Diary,
    timeline::{Dated, Timeline},
};
use case_review::{compiled, procedure::Procedure, reasoning::rulebook::Rulebook};
use chrono::NaiveDate;
use std::path::{Path, PathBuf};

pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

pub fn text(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The edition with that id, and its rulebook.
pub fn edition(id: &str) -> (&'static Procedure, &'static Rulebook) {
    let found = compiled::PROCEDURES.iter().zip(compiled::RULEBOOKS).find(|(procedure, _)| procedure.edition.id == id);
    found.unwrap_or_else(|| panic!("no edition {id}"))
}

pub fn cumbria() -> (&'static Procedure, &'static Rulebook) {
    edition("cumbria_scr_2019")
}

/// Every file below a folder whose name ends so, in order.
pub fn files(folder: impl AsRef<Path>, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.expect("a readable folder").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

pub fn date(text: &str) -> NaiveDate {
    words::from_iso(text).unwrap_or_else(|| panic!("{text} is not a date"))
}

/// A diary in England and Wales with these events; `~` before a date means planned.
pub fn diary(events: &[(&str, &str)]) -> Diary {
    let mut diary = Diary::new("england-and-wales", Closures::default(), compiled::BANK_HOLIDAYS).expect("a known division");
    diary.timeline = timeline(events);
    diary
}

fn timeline(events: &[(&str, &str)]) -> Timeline {
    events.iter().fold(Timeline::default(), |timeline, (event, day)| {
        let planned = day.starts_with('~');
        timeline.dated(event, Dated { date: date(day.trim_start_matches('~')), planned })
    })
}

pub fn england() -> (&'static Procedure, &'static Rulebook) {
    edition("england_practice_reviews")
}

/// Every edition that the build carries.
pub fn editions() -> impl Iterator<Item = (&'static Procedure, &'static Rulebook)> {
    compiled::PROCEDURES.iter().zip(compiled::RULEBOOKS)
}
