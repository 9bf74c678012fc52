//! The events of a case that are dated so far.

use chrono::NaiveDate;

/// Event ids of the edition, each with its date.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Timeline {
    dated: Vec<(String, Dated)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dated {
    pub date: NaiveDate,
    /// It has not happened; it is meant for that day.
    pub planned: bool,
}

impl Timeline {
    /// What has happened on a day, in place of what was said of it before.
    #[must_use]
    pub fn with(self, event: &str, date: NaiveDate) -> Self {
        self.dated(event, Dated { date, planned: false })
    }

    #[must_use]
    pub fn dated(mut self, event: &str, dated: Dated) -> Self {
        self = self.without(event);
        self.dated.push((event.to_string(), dated));
        self
    }

    #[must_use]
    pub fn without(mut self, event: &str) -> Self {
        self.dated.retain(|(known, _)| known != event);
        self
    }

    pub fn get(&self, event: &str) -> Option<Dated> {
        self.dated.iter().find(|(known, _)| known == event).map(|(_, dated)| *dated)
    }

    pub fn is_empty(&self) -> bool {
        self.dated.is_empty()
    }
}
