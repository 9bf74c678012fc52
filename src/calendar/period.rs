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
