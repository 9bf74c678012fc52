//! Days on which an office is closed by its own decision, such as between Christmas and New Year.
//!
//! They are never bank holidays. No source says that a local closure stops a clock (rules.md, S-016), so a count that
//! leaves them out is always shown beside the one that does not.

use super::working_days::WorkingDays;
use chrono::NaiveDate;

/// One day, and who is closed on it, in the words that complete “closed by …”.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closure {
    pub date: NaiveDate,
    pub by: String,
}

/// In order of date, one entry a day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Closures {
    days: Vec<Closure>,
}

/// The closures that take a working day away in one division: not those at a weekend, on a bank holiday, or in years that
/// the table does not cover. Only these can be counted with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Effective(Vec<Closure>);

impl Closures {
    /// Adds a day, or changes who is closed on it.
    #[must_use]
    pub fn with(mut self, closure: Closure) -> Self {
        let at = self.days.partition_point(|known| known.date < closure.date);
        match self.days.get_mut(at) {
            Some(known) if known.date == closure.date => *known = closure,
            _ => self.days.insert(at, closure),
        }
        self
    }

    #[must_use]
    pub fn without(mut self, date: NaiveDate) -> Self {
        self.days.retain(|known| known.date != date);
        self
    }

    pub fn all(&self) -> &[Closure] {
        &self.days
    }

    pub fn effective(&self, days: &WorkingDays) -> Effective {
        let counts = |closure: &&Closure| days.covered(closure.date).is_ok() && days.is_working(closure.date);
        Effective(self.days.iter().filter(counts).cloned().collect())
    }
}

impl Effective {
    pub fn all(&self) -> &[Closure] {
        &self.0
    }
}
