//! The table of bank holidays, in the small form that travels to the browser. The rows are in `bank_holidays.toml`.

use super::{CalendarError, working_days::WorkingDays};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// 31 December 1899 as a day of the common era: table days count from there, so that a day is two bytes.
const EPOCH: i32 = 693_595;

/// Days since 31 December 1899.
pub type TableDay = u16;

/// Holidays of every division, with the names that they share.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BankHolidays {
    pub names: Vec<String>,
    pub divisions: Vec<Division>,
}

/// One legal division with its own bank holidays, known from one day to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Division {
    pub id: String,
    pub name: String,
    pub source: String,
    pub from: TableDay,
    pub known_to: TableDay,
    /// In order of date; never at a weekend.
    pub holidays: Vec<Holiday>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
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
        Ok(WorkingDays { division, table: self })
    }

    pub fn date(&self, day: TableDay) -> Option<NaiveDate> {
        NaiveDate::from_num_days_from_ce_opt(self.ce_day(day))
    }

    pub fn day_of(&self, date: NaiveDate) -> Option<TableDay> {
        TableDay::try_from(date.num_days_from_ce() - EPOCH).ok()
    }

    pub fn ce_day(&self, day: TableDay) -> i32 {
        EPOCH + i32::from(day)
    }
}
