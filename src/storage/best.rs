//! The best few rows of a list that is read once, under another order than its own, without holding all of them.

use super::row::{Position, Row};

/// Orders that the list has not itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    Reference,
    /// Last changed first.
    Changed,
    /// Never backed up first, then the longest ago.
    BackedUp,
}

pub struct Best {
    by: By,
    most: usize,
    rows: Vec<Row>,
}

impl By {
    fn key(self, row: &Row) -> (String, u32, Position) {
        let (text, number) = match self {
            By::Reference => (row.reference.to_lowercase(), 0),
            By::Changed => (String::new(), u32::MAX - row.changed),
            By::BackedUp => (String::new(), row.backed_up.map_or(0, |minutes| minutes.saturating_add(1))),
        };
        (text, number, row.position())
    }
}

impl Best {
    pub fn new(by: By, most: usize) -> Self {
        Best { by, most, rows: Vec::new() }
    }

    pub fn add(&mut self, rows: impl IntoIterator<Item = Row>) {
        self.rows.extend(rows);
        // Not at each page: sorting what is kept again and again would be the whole cost.
        if self.rows.len() > 2 * self.most + 1024 {
            self.settle();
        }
    }

    fn settle(&mut self) {
        self.rows.sort_by_cached_key(|row| self.by.key(row));
        self.rows.truncate(self.most);
    }

    pub fn into_rows(mut self) -> Vec<Row> {
        self.settle();
        self.rows
    }
}
