//! A time limit: what starts it, how long it runs, how strongly it binds, and whom.

use super::conclusion::Force;
use crate::kept::{List, Text};
use serde::Deserialize;

/// Something that happens in a case and that a person can date.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    pub id: Text,
    pub name: Text,
    /// Completes “starts when …”.
    pub starts: Text,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimeLimit {
    pub id: Text,
    pub name: Text,
    /// In the words that [`crate::calendar::period::Period`] reads.
    pub period: Text,
    /// The [`Event`] from which it is counted.
    pub from: Text,
    /// The [`Event`] that ends it.
    pub met_by: Text,
    /// A second standard beside the period, such as “promptly”.
    #[serde(default)]
    pub also: Text,
    /// A thing to keep until the date, so that no last working day is named for it.
    #[serde(default)]
    pub retention: bool,
    pub force: Force,
    pub who: Text,
    pub to: List<Text>,
    pub cite: Text,
    pub quote: Text,
    pub note: Text,
    #[serde(default)]
    pub clauses: List<Text>,
}
