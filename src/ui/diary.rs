//! The diary that is open: its dates, what the last change moved, and what was given out of it. One stands in memory only; the
//! other is that of the case that is open, and what is said there is recorded in the case.

use super::{browser, clock, publisher, vault::Vault};
use crate::calendar::closures::{Closure, Closures};
use crate::calendar::words;
use crate::case::{deadlines::Deadline, diary::Diary, event::Event, moves::moves, timeline::Dated};
use crate::document::{
    deadlines::{Schedule, moved},
    entry,
    icalendar::{self, Entry, Given},
    outputs,
};
use crate::kept::Text;
use crate::procedure::time_limit::TimeLimit;
use crate::ui::workspace::Guide;
use chrono::NaiveDate;
use leptos::prelude::*;

/// Copied freely: everything in it is a handle.
#[derive(Clone, Copy)]
pub struct OpenDiary {
    guide: RwSignal<Guide>,
    today: NaiveDate,
    /// Where the case is, if it is of one.
    vault: Option<Vault>,
    diary: RwSignal<Option<Diary>>,
    /// Something was said. Until then the rest of this is not touched: its code may not have arrived yet (`.ci/split.mjs`).
    used: RwSignal<bool>,
    /// What the last change moved, each as a sentence.
    pub moved: RwSignal<Vec<String>>,
    /// As the reader types it; it goes into what they take away and nowhere else.
    pub reference: RwSignal<String>,
    given: StoredValue<Given>,
    /// Tells the entries of this tab from others where no reference is typed.
    case: StoredValue<String>,
}

impl OpenDiary {
    pub fn new(guide: RwSignal<Guide>, today: NaiveDate, vault: Option<Vault>) -> Self {
        OpenDiary {
            guide,
            today,
            vault,
            diary: RwSignal::new(None),
            used: RwSignal::new(false),
            moved: RwSignal::new(Vec::new()),
            reference: RwSignal::new(String::new()),
            given: StoredValue::new(Given::default()),
            case: StoredValue::new(String::new()),
        }
    }

    /// The edition that it is read under; `None` if it is that of a case and the build does not carry it.
    pub fn guide(&self) -> Option<Guide> {
        match self.vault {
            Some(vault) => Guide::edition(vault.file()?.edition()),
            None => Some(self.guide.get()),
        }
    }

    /// What was said so far, or a diary without dates in the edition's division and with the publisher's closures.
    pub fn get(&self) -> Option<Diary> {
        if let Some(vault) = self.vault {
            let guide = self.guide()?;
            return vault.file()?.diary(guide.procedure, guide.holidays).ok();
        }
        self.diary.get().or_else(|| self.fresh())
    }

    fn fresh(&self) -> Option<Diary> {
        let closures =
            publisher::CLOSURES.iter().filter_map(|(date, by)| Some(Closure { date: words::from_iso(date)?, by: by.to_string() }));
        let closures = closures.fold(Closures::default(), Closures::with);
        let guide = self.guide.get();
        Diary::new(&guide.procedure.edition.division, closures, guide.holidays).ok()
    }

    /// The schedule that follows from it.
    pub fn with<T>(&self, show: impl FnOnce(&Schedule) -> T) -> Option<T> {
        let (Guide { procedure, holidays, .. }, diary) = (self.guide()?, self.get()?);
        let (days, deadlines) = (diary.days(holidays).ok()?, diary.deadlines(procedure, holidays).ok()?);
        Some(show(&Schedule { procedure, diary: &diary, days: &days, deadlines: &deadlines, today: self.today }))
    }

    /// Changes it, and keeps what that moved.
    pub fn change(&self, change: impl FnOnce(Diary) -> Option<Diary>) {
        let Some((guide, before)) = untrack(|| self.guide().zip(self.get())) else { return };
        let Some(after) = change(before.clone()) else { return };
        if self.vault.is_some() {
            return self.record(before.changes(&after, guide.procedure));
        }
        let of = |diary: &Diary| diary.deadlines(guide.procedure, guide.holidays).unwrap_or_default();
        self.moved.set(moves(&of(&before), &of(&after)).iter().map(moved).collect());
        self.diary.set(Some(after));
        self.used.set(true);
    }

    /// Records entries in the case, and keeps what they moved.
    pub fn record(&self, events: Vec<Event>) {
        let Some(vault) = self.vault.filter(|_| !events.is_empty()) else { return };
        let before = untrack(|| self.deadlines());
        vault.record(events);
        let told: Vec<String> = moves(&before, &untrack(|| self.deadlines())).iter().map(moved).collect();
        self.moved.set(if told.is_empty() { vec!["No date has moved.".to_string()] } else { told });
    }

    fn deadlines(&self) -> Vec<Deadline<'static>> {
        let counted = self.guide().zip(self.get()).map(|(guide, diary)| diary.deadlines(guide.procedure, guide.holidays));
        counted.and_then(Result::ok).unwrap_or_default()
    }

    /// What the reader's entries in a calendar are named by, and what keeps those of two cases apart where it is empty.
    pub fn named(&self) -> (String, String) {
        let file = untrack(|| self.vault.and_then(|vault| vault.file()));
        if let Some(file) = file {
            return (file.reference().to_string(), entry::case_id(&file.log.case));
        }
        if self.case.with_value(String::is_empty) {
            self.case.set_value(browser::random());
        }
        (self.reference.get_untracked(), self.case.get_value())
    }

    /// Dates an event, or takes its date away.
    pub fn date(&self, event: &str, dated: Option<Dated>) {
        self.change(|mut diary| {
            diary.timeline = match dated {
                Some(dated) => diary.timeline.dated(event, dated),
                None => diary.timeline.without(event),
            };
            Some(diary)
        });
    }

    /// Counts in another division, or with other closures.
    pub fn count(&self, division: Text, closures: Closures) {
        self.change(|diary| diary.counting(&division, closures, crate::compiled::BANK_HOLIDAYS).ok());
    }

    /// Uses one reading of a time limit. This moves no date, and says nothing of the kind.
    pub fn choose(&self, limit: &TimeLimit, reading: Option<Text>) {
        self.change(|mut diary| {
            diary.choose(limit, reading);
            Some(diary)
        });
    }

    /// Whether anything was said.
    pub fn is_used(&self) -> bool {
        self.used.get_untracked()
    }

    /// Forgets everything.
    pub fn clear(&self) {
        if !self.is_used() {
            return;
        }
        self.used.set(false);
        self.diary.set(None);
        self.moved.set(Vec::new());
        self.reference.set(String::new());
        self.given.set_value(Given::default());
        self.case.set_value(String::new());
    }

    /// Gives one date, or all that are not met, to the reader's calendar.
    pub fn give_calendar(&self, limit: Option<usize>) {
        let now = clock::now();
        let (reference, case) = self.named();
        let entries = untrack(|| {
            self.with(|schedule| match limit.and_then(|at| schedule.deadlines.get(at)) {
                Some(deadline) => outputs::entry(schedule, deadline, &reference, &case).into_iter().collect(),
                None => outputs::entries(schedule, &reference, &case),
            })
        });
        let entries: Vec<Entry> = entries.unwrap_or_default();
        let numbered = |entry: Entry| self.given.try_update_value(|given| given.numbered(entry, clock::minutes(now)));
        let entries: Vec<Entry> = entries.into_iter().filter_map(numbered).collect();
        browser::download("deadlines.ics", "text/calendar;charset=utf-8", &icalendar::file(&entries, now));
    }

    /// Gives every reading of every time limit as a file for a spreadsheet.
    pub fn give_table(&self) {
        let (reference, _) = self.named();
        let rows = untrack(|| self.with(|schedule| outputs::rows(schedule, &reference))).unwrap_or_default();
        browser::download("deadlines.csv", "text/csv;charset=utf-8", &crate::document::csv::file(&rows));
    }
}
