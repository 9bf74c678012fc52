//! A length of time as a procedure words it: `5 working days`, `1 month`, `7 days before`.

use super::{CalendarError, working_days::WorkingDays};
use chrono::{Days, Months, NaiveDate};
use std::{fmt, str::FromStr};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Day,
    Week,
    Month,
    WorkingDay,
}

/// Counts forward from its trigger, or back from it when `before` is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    pub count: u16,
    pub unit: Unit,
    pub before: bool,
}

impl Period {
    /// The literal date on which the period ends. The trigger itself is not counted.
    ///
    /// # Errors
    /// [`CalendarError::BeyondTable`] if working days are counted over years whose bank holidays are not known.
    ///
    /// # Example: there is no 31 February, so the month ends on its last day
    /// `1 month` from 31 January 2019 ends on 28 February 2019 (`tests/tables/deadlines.csv`, D-039).
    pub fn ends(self, trigger: NaiveDate, days: &WorkingDays) -> Result<NaiveDate, CalendarError> {
        let count = u32::from(self.count);
        let moved = match (self.unit, self.before) {
            (Unit::WorkingDay, false) => return days.after(trigger, count),
            (Unit::WorkingDay, true) => return days.before(trigger, count),
            (Unit::Day, false) => trigger.checked_add_days(Days::new(count.into())),
            (Unit::Day, true) => trigger.checked_sub_days(Days::new(count.into())),
            (Unit::Week, false) => trigger.checked_add_days(Days::new(u64::from(count) * 7)),
            (Unit::Week, true) => trigger.checked_sub_days(Days::new(u64::from(count) * 7)),
            (Unit::Month, false) => trigger.checked_add_months(Months::new(count)),
            (Unit::Month, true) => trigger.checked_sub_months(Months::new(count)),
        };
        moved.ok_or_else(|| days.beyond())
    }

    /// The last trigger from which the period still ends on or before `target`: the latest start that keeps the date.
    /// For a period that counts back from its trigger it is the date itself: [`Period::ends`].
    ///
    /// # Errors
    /// As [`Period::ends`].
    ///
    /// # Example: the end of a short month can be reached from four days
    /// One month from 28, 29, 30 and 31 January 2019 ends on 28 February 2019; the latest start is 31 January.
    pub fn latest_start(self, target: NaiveDate, days: &WorkingDays) -> Result<NaiveDate, CalendarError> {
        match self.unit {
            _ if self.before => self.ends(target, days),
            Unit::WorkingDay => days.latest_start(target, self.count.into()),
            Unit::Day | Unit::Week | Unit::Month => {
                let mut start = Period { before: true, ..self }.ends(target, days)?;
                while self.ends(start + Days::new(1), days)? <= target {
                    start = start + Days::new(1);
                }
                Ok(start)
            }
        }
    }

    /// The earliest date that can follow if this step begins on `start`: the end of the period, or for one that counts back,
    /// the first trigger whose date is not before `start`.
    ///
    /// # Errors
    /// As [`Period::ends`].
    pub fn earliest_end(self, start: NaiveDate, days: &WorkingDays) -> Result<NaiveDate, CalendarError> {
        match self.unit {
            _ if !self.before => self.ends(start, days),
            Unit::WorkingDay => days.earliest_end(start, self.count.into()),
            Unit::Day | Unit::Week | Unit::Month => {
                let mut end = Period { before: false, ..self }.ends(start, days)?;
                while self.ends(end, days)? < start {
                    end = end + Days::new(1);
                }
                Ok(end)
            }
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match self.unit {
            Unit::Day => "day",
            Unit::Week => "week",
            Unit::Month => "month",
            Unit::WorkingDay => "working day",
        };
        let plural = if self.count == 1 { "" } else { "s" };
        let before = if self.before { " before" } else { "" };
        write!(f, "{} {unit}{plural}{before}", self.count)
    }
}

impl FromStr for Period {
    type Err = CalendarError;

    fn from_str(text: &str) -> Result<Self, CalendarError> {
        let unknown = || CalendarError::UnknownPeriod { text: text.to_string() };
        let (rest, before) = match text.trim().strip_suffix(" before") {
            Some(rest) => (rest, true),
            None => (text.trim(), false),
        };
        let (count, unit) = rest.split_once(' ').ok_or_else(unknown)?;
        let unit = match unit {
            "day" | "days" => Unit::Day,
            "week" | "weeks" => Unit::Week,
            "month" | "months" => Unit::Month,
            "working day" | "working days" => Unit::WorkingDay,
            _ => return Err(unknown()),
        };
        Ok(Period { count: count.parse().map_err(|_| unknown())?, unit, before })
    }
}
