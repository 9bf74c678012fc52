//! The table of bank holidays, in the small form that travels to the browser. The rows are in `bank_holidays.toml`.

use super::{CalendarError, working_days::WorkingDays};
use crate::kept::{List, Text};
use chrono::{Datelike, NaiveDate};

/// 31 December 1899 as a day of the common era: table days count from there, so that a day is two bytes.
const EPOCH: i32 = 693_595;

/// Days since 31 December 1899.
pub type TableDay = u16;

/// Holidays of every division, with the names that they share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankHolidays {
    pub names: List<Text>,
    pub divisions: List<Division>,
}

/// One legal division with its own bank holidays, known from one day to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Division {
    pub id: Text,
    pub name: Text,
    pub source: Text,
    pub from: TableDay,
    pub known_to: TableDay,
    /// In order of date; never at a weekend.
    pub holidays: List<Holiday>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holiday {
    pub day: TableDay,
    /// Index into [`BankHolidays::names`].
    pub name: u8,
}

impl BankHolidays {
    /// The working days of a division.
    ///
    /// # Errors
    /// [`CalendarError::UnknownDivision`] if no division has that id.
    pub fn working_days(&self, division: &str) -> Result<WorkingDays<'_>, CalendarError> {
        let found = self.divisions.iter().find(|known| known.id == division);
        let division = found.ok_or_else(|| CalendarError::UnknownDivision { id: division.to_string() })?;
        Ok(WorkingDays { division, table: self, closed: &[] })
    }

    pub fn date(&self, day: TableDay) -> Option<NaiveDate> {
        NaiveDate::from_num_days_from_ce_opt(self.ce_day(day))
    }

    pub fn ce_day(&self, day: TableDay) -> i32 {
        EPOCH + i32::from(day)
    }
}

/// `None` before 1900 and after June 2079.
pub fn table_day(date: NaiveDate) -> Option<TableDay> {
    TableDay::try_from(date.num_days_from_ce() - EPOCH).ok()
}
