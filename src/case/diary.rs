//! What somebody has said about the dates of a case: events, calendar, and which readings they use.

use super::deadlines::{Deadline, deadlines};
use super::timeline::Timeline;
use crate::calendar::{
    CalendarError,
    bank_holidays::BankHolidays,
    closures::{Closures, Effective},
    working_days::WorkingDays,
};
use crate::kept::Text;
use crate::procedure::{Procedure, time_limit::TimeLimit};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diary {
    pub timeline: Timeline,
    division: Text,
    closures: Closures,
    /// Kept in step with the two above.
    effective: Effective,
    chosen: Vec<(Text, Text)>,
}

impl Diary {
    /// # Errors
    /// [`CalendarError::UnknownDivision`] if the table has no such division.
    pub fn new(division: &str, closures: Closures, table: &BankHolidays) -> Result<Self, CalendarError> {
        let days = table.working_days(division)?;
        let effective = closures.effective(&days);
        Ok(Diary { timeline: Timeline::default(), division: days.division.id, closures, effective, chosen: Vec::new() })
    }

    /// The same diary in another division, or with other closures.
    ///
    /// # Errors
    /// As [`Diary::new`].
    pub fn counting(&self, division: &str, closures: Closures, table: &BankHolidays) -> Result<Self, CalendarError> {
        Ok(Diary { timeline: self.timeline.clone(), chosen: self.chosen.clone(), ..Diary::new(division, closures, table)? })
    }

    /// # Errors
    /// As [`Diary::new`].
    pub fn days<'a>(&'a self, table: &'a BankHolidays) -> Result<WorkingDays<'a>, CalendarError> {
        Ok(table.working_days(&self.division)?.closing(&self.effective))
    }

    pub fn closures(&self) -> &Closures {
        &self.closures
    }

    pub fn division(&self) -> Text {
        self.division
    }

    /// Every time limit, as [`deadlines`] counts it.
    ///
    /// # Errors
    /// As [`Diary::new`].
    pub fn deadlines<'a>(&self, procedure: &'a Procedure, table: &BankHolidays) -> Result<Vec<Deadline<'a>>, CalendarError> {
        Ok(deadlines(procedure, &self.timeline, &self.days(table)?))
    }

    /// The reading of a time limit that was chosen, by id.
    pub fn chosen(&self, limit: &TimeLimit) -> Option<Text> {
        self.chosen.iter().find(|(known, _)| *known == *limit.id.as_str()).map(|(_, reading)| *reading)
    }

    /// Uses one reading of a time limit, or none in particular.
    pub fn choose(&mut self, limit: &TimeLimit, reading: Option<Text>) {
        self.chosen.retain(|(known, _)| *known != *limit.id.as_str());
        self.chosen.extend(reading.map(|reading| (limit.id, reading)));
    }
}
