//! A time limit: what starts it, how long it runs, how strongly it binds, and whom.

use super::{conclusion::Force, confidence::Confidence};
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
    /// Asks for its date.
    pub question: Text,
    #[serde(default)]
    pub hint: Text,
    /// Events that come before it, if they come at all.
    #[serde(default)]
    pub follows: List<Text>,
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
    /// Where the duty stands.
    pub cite: Text,
    /// The guidance from which the number of days comes, where that is not in `cite`.
    #[serde(default)]
    pub source: Text,
    /// In the words of the source, or of `cite` without one; empty where they were not read.
    #[serde(default)]
    pub quote: Text,
    #[serde(default)]
    pub confidence: Confidence,
    pub note: Text,
    /// Every way to read it, in the order of the text. The loader gives a limit that can be read in one way that one.
    #[serde(default)]
    pub reading: List<Reading>,
    #[serde(default)]
    pub clauses: List<Text>,
}

/// One way to read the words of a time limit.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    pub id: Text,
    /// Empty when there is no other.
    pub name: Text,
    /// Empty for a standard without a number, such as “promptly”.
    pub period: Text,
    pub from: Text,
    pub why: Text,
}

impl TimeLimit {
    /// The words as they stand, for those who want one date.
    pub fn literal(&self) -> Option<&Reading> {
        self.reading.iter().find(|reading| reading.period == *self.period && reading.from == *self.from)
    }

    /// Fills in the one reading of a limit that has no other.
    #[must_use]
    pub fn read(mut self) -> Self {
        if self.reading.is_empty() {
            let [id, name, why] = [Text("literal"), Text(""), Text("")];
            self.reading = List::new(vec![Reading { id, name, period: self.period, from: self.from, why }]);
        }
        self
    }
}
