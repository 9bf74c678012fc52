//! What the list of cases shows of one, and what proves that nothing of the case is missing.

use crate::case::log::{CaseId, EntryId};
use chrono::NaiveDate;

#[derive(Clone, PartialEq, Eq)]
pub struct Row {
    pub case: CaseId,
    /// The next date that something is due, in the reading in use; `None` if nothing is.
    pub next: Option<NaiveDate>,
    /// As it was typed, at most 60 characters.
    pub reference: String,
    /// The last thing that happened, in the edition's words, at most 120 characters.
    pub status: String,
    pub closed: bool,
    /// Some entries contradict each other and a person has to settle which holds.
    pub conflicts: bool,
    /// Entries in the log, and the one that was written last.
    pub length: u32,
    pub last: EntryId,
    /// Minutes since 1970, of the last entry and of the last backup that held all of them.
    pub changed: u32,
    pub backed_up: Option<u32>,
}
