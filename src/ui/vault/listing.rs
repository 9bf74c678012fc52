//! The list of cases as the reader wants to see it: in an order, some of them, and a page at a time.

use crate::calendar::working_days::WorkingDays;
use crate::case::status::Status;
use crate::storage::row::Row;
use chrono::NaiveDate;

/// Rows on one page.
pub const PAGE: usize = 50;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    #[default]
    Next,
    Reference,
    Changed,
    BackedUp,
}

impl Order {
    pub const ALL: [(Order, &str, &str); 4] = [
        (Order::Next, "next", "Next date"),
        (Order::Reference, "reference", "Reference"),
        (Order::Changed, "changed", "Last change, newest first"),
        (Order::BackedUp, "backup", "Last backup, oldest first"),
    ];
}

/// Which cases to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Which {
    #[default]
    Open,
    Overdue,
    All,
}

impl Which {
    pub const ALL: [(Which, &str, &str); 3] =
        [(Which::Open, "open", "Open cases"), (Which::Overdue, "overdue", "Overdue only"), (Which::All, "all", "Closed cases as well")];
}

/// What is asked for.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct View {
    pub order: Order,
    /// A part of the reference, in any case of letters.
    pub search: String,
    pub which: Which,
    /// From 0.
    pub page: usize,
}

/// What there is to show.
#[derive(Clone, Default)]
pub struct Listing {
    pub rows: Vec<Row>,
    /// Cases that fit what is asked for, and all that are kept.
    pub found: usize,
    pub total: usize,
    /// Closed ones among all.
    pub closed: usize,
    /// Changed since they were last backed up, more than a week ago or never.
    pub unsaved: usize,
    /// Parts of the list that are damaged, each as a sentence.
    pub damaged: Vec<String>,
    /// When anything was last changed, in words.
    pub last: Option<String>,
    /// The rest is still being looked through.
    pub searching: bool,
}

impl View {
    pub fn fits(&self, row: &Row, today: NaiveDate) -> bool {
        let wanted = match self.which {
            Which::Open => !row.closed,
            Which::Overdue => !row.closed && row.next.is_some_and(|next| next < today),
            Which::All => true,
        };
        wanted && (self.search.is_empty() || row.reference.to_lowercase().contains(&self.search.to_lowercase()))
    }
}

const WEEK: u32 = 7 * 24 * 60;

/// Whether a case has changed since its last backup, and that is a week ago or never was. `now` is in minutes since 1970.
pub fn wants_backup(row: &Row, now: u32) -> bool {
    match row.backed_up {
        None => true,
        Some(backed_up) => row.changed > backed_up && now.saturating_sub(backed_up) > WEEK,
    }
}

/// How near a date is.
pub fn standing(date: NaiveDate, days: Option<&WorkingDays>, today: NaiveDate) -> Status {
    let left = (date - today).num_days();
    if left < 0 {
        return Status::Late { days: -left };
    }
    Status::Due { working_days: days.and_then(|days| days.between(today, date).ok()), days: left }
}
