//! A time limit: what starts it, how long it runs, how strongly it binds, and whom.

use super::confidence::Confidence;
use super::{conclusion::Force, reader::record};
use crate::kept::{List, Text};

/// Something that happens in a case and that a person can date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    pub id: Text,
    pub name: Text,
    /// Completes “starts when …”.
    pub starts: Text,
    /// Asks for its date.
    pub question: Text,
    pub hint: Text,
    /// Events that come before it, if they come at all.
    pub follows: List<Text>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
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
    pub also: Text,
    /// A thing to keep until the date, so that no last working day is named for it.
    pub retention: bool,
    pub force: Force,
    pub who: Text,
    pub to: List<Text>,
    /// Where the duty stands.
    pub cite: Text,
    /// The guidance from which the number of days comes, where that is not in `cite`.
    pub source: Text,
    /// In the words of the source, or of `cite` without one; empty where they were not read.
    pub quote: Text,
    pub confidence: Confidence,
    pub note: Text,
    /// Every way to read it, in the order of the text. The loader gives a limit that can be read in one way that one.
    pub reading: List<Reading>,
    pub clauses: List<Text>,
}

/// One way to read the words of a time limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    pub id: Text,
    /// Empty when there is no other.
    pub name: Text,
    /// Empty for a standard without a number, such as “promptly”.
    pub period: Text,
    pub from: Text,
    pub why: Text,
}

record!(Event { id, name, starts, question; hint, follows });
record!(TimeLimit { id, name, period, from, met_by, force, who, to, cite, note; quote, source, confidence, also, retention, reading, clauses });
record!(Reading { id, name, period, from, why });

impl TimeLimit {
    /// The words as they stand, for those who want one date.
    pub fn literal(&self) -> Option<&Reading> {
        self.reading.iter().find(|reading| reading.period == *self.period && reading.from == *self.from)
    }

    /// Fills in the one reading of a limit that has no other.
    #[must_use]
    pub fn with_reading(mut self) -> Self {
        if self.reading.is_empty() {
            let [id, name, why] = [Text("literal"), Text(""), Text("")];
            self.reading = List::new(vec![Reading { id, name, period: self.period, from: self.from, why }]);
        }
        self
    }
}
