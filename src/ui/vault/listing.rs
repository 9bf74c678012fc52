//! The list of cases as the reader wants to see it: in an order, some of them, and a page at a time.

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

/// What is asked for.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct View {
    pub order: Order,
    /// A part of the reference, in any case of letters.
    pub search: String,
    pub overdue: bool,
    pub closed: bool,
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
    /// The rest is still being looked through.
    pub searching: bool,
}

impl View {
    pub fn fits(&self, row: &Row, today: NaiveDate) -> bool {
        (self.closed || !row.closed)
            && (!self.overdue || row.next.is_some_and(|next| next < today))
            && (self.search.is_empty() || row.reference.to_lowercase().contains(&self.search.to_lowercase()))
    }

    /// Orders rows: what has no next date stands after what has one.
    pub fn compare(&self, one: &Row, other: &Row) -> std::cmp::Ordering {
        let reference = |row: &Row| row.reference.to_lowercase();
        let next = |row: &Row| (row.next.is_none(), row.next);
        let by = match self.order {
            Order::Next => next(one).cmp(&next(other)),
            Order::Reference => reference(one).cmp(&reference(other)),
            Order::Changed => other.changed.cmp(&one.changed),
            Order::BackedUp => one.backed_up.cmp(&other.backed_up),
        };
        by.then_with(|| reference(one).cmp(&reference(other))).then_with(|| one.case.cmp(&other.case))
    }

    /// The rows of the page that is wanted, out of all; and how many fit.
    pub fn page_of(&self, mut fitting: Vec<Row>) -> (Vec<Row>, usize) {
        fitting.sort_unstable_by(|one, other| self.compare(one, other));
        let found = fitting.len();
        (fitting.into_iter().skip(self.page * PAGE).take(PAGE).collect(), found)
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
