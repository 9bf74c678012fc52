//! What can be recorded of a case. This is what is stored and what backups hold: add, never change.
//!
//! A new kind is a variant here with its slot, its words in `document::entry`, and the page that records it.

use serde::{Deserialize, Serialize};

/// Ids are those of the edition, and dates are written `2025-06-02`, so that any program can read them. No `Debug`: what is
/// recorded here must not reach a log.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Event {
    /// The case was opened, or is from now on read, under an edition.
    Ruled { edition: String },
    /// What the partnership calls it. Never a name.
    Referenced { reference: String },
    /// A fact's answer, or `None` where it was withdrawn.
    Answered { fact: String, answer: Option<String> },
    /// An event of the edition; without a date where it was taken back. `role` is who did it.
    Happened { event: String, on: Option<String>, planned: bool, role: String, note: String },
    /// How days are counted: the division, and days of one's own on which an office is closed, each with whose.
    Counted { division: String, closures: Vec<(String, String)> },
    /// The reading of a time limit in use, or `None` for the cautious one.
    Read { limit: String, reading: Option<String> },
    /// What the answers said under an edition on a day: it stays what it was.
    Decided {
        edition: String,
        version: String,
        date: String,
        answers: Vec<(String, String)>,
        title: String,
        results: Vec<(String, String)>,
    },
    /// Anything else that the audit trail should hold.
    Noted { note: String },
    /// Nothing more is to be done, or there is again.
    Closed { closed: bool },
}

impl Event {
    /// What it is about. Of two entries with the same slot the later one replaces the earlier; `None` where both stay.
    pub fn slot(&self) -> Option<String> {
        match self {
            Event::Ruled { .. } => Some("rules".to_string()),
            Event::Referenced { .. } => Some("reference".to_string()),
            Event::Answered { fact, .. } => Some(format!("answer {fact}")),
            Event::Happened { event, .. } => Some(format!("event {event}")),
            Event::Counted { .. } => Some("calendar".to_string()),
            Event::Read { limit, .. } => Some(format!("reading {limit}")),
            Event::Closed { .. } => Some("closed".to_string()),
            Event::Decided { .. } | Event::Noted { .. } => None,
        }
    }
}
