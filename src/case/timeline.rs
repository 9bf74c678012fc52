//! The events of a case that are dated so far.

use chrono::NaiveDate;

/// Event ids of the edition, each with its date.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Timeline {
    dated: Vec<(String, NaiveDate)>,
}

impl Timeline {
    #[must_use]
    pub fn with(mut self, event: &str, date: NaiveDate) -> Self {
        self.dated.retain(|(known, _)| known != event);
        self.dated.push((event.to_string(), date));
        self
    }

    pub fn date(&self, event: &str) -> Option<NaiveDate> {
        self.dated.iter().find(|(known, _)| known == event).map(|(_, date)| *date)
    }
}
