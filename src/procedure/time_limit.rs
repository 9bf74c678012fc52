//! A time limit: what starts it, how long it runs, how strongly it binds, and whom.

use super::conclusion::Force;
use serde::{Deserialize, Serialize};

/// Something that happens in a case and that a person can date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    pub id: String,
    pub name: String,
    /// Completes “starts when …”.
    pub starts: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimeLimit {
    pub id: String,
    pub name: String,
    /// In the words that [`crate::calendar::period::Period`] reads.
    pub period: String,
    /// The [`Event`] from which it is counted.
    pub from: String,
    /// The [`Event`] that ends it.
    pub met_by: String,
    /// A second standard beside the period, such as “promptly”.
    #[serde(default)]
    pub also: String,
    /// A thing to keep until the date, so that no last working day is named for it.
    #[serde(default)]
    pub retention: bool,
    pub force: Force,
    pub who: String,
    pub to: Vec<String>,
    pub cite: String,
    pub quote: String,
    pub note: String,
    #[serde(default)]
    pub clauses: Vec<String>,
}
