//! Counting working days in one division of the United Kingdom, in time that does not grow with the count.
//!
//! Each working day has a number: the weekdays up to and including it, less the bank holidays among them. Counting is
//! then addition on those numbers, and a binary search over the holidays finds the date again.

use super::{
    CalendarError,
    bank_holidays::{BankHolidays, Division, table_day},
};
use chrono::{Datelike, NaiveDate};

/// Day 1 of the common era was a Monday, so chrono's day count works as it stands.
const WEEKDAYS_A_WEEK: i32 = 5;

/// The working days of one division. Borrow it from [`BankHolidays::working_days`].
#[derive(Debug, Clone, Copy)]
pub struct WorkingDays<'a> {
    pub division: &'a Division,
    pub table: &'a BankHolidays,
}

impl<'a> WorkingDays<'a> {
    /// The `count`th working day after `trigger`, which is not itself counted.
    ///
    /// # Errors
    /// [`CalendarError::BeyondTable`] if either end lies outside the years that the table covers.
    ///
    /// # Example: Easter 2026 differs by division
    /// Five working days after 2 April 2026 is 13 April in England and Wales and 10 April in Scotland, where Easter
    /// Monday is not a bank holiday (D-014, D-015).
    pub fn after(&self, trigger: NaiveDate, count: u32) -> Result<NaiveDate, CalendarError> {
        self.covered(trigger)?;
        self.numbered(i64::from(self.number(trigger)) + i64::from(count))
    }

    /// The `count`th working day before `trigger`, which is not itself counted.
    ///
    /// # Errors
    /// As [`WorkingDays::after`].
    pub fn before(&self, trigger: NaiveDate, count: u32) -> Result<NaiveDate, CalendarError> {
        self.covered(trigger)?;
        let first_counted = i64::from(self.number(trigger)) - i64::from(self.is_working(trigger));
        self.numbered(first_counted + 1 - i64::from(count))
    }

    /// The last working day on or before `date`: the day by which to act, when the office is closed on the literal date.
    ///
    /// # Errors
    /// As [`WorkingDays::after`].
    pub fn on_or_before(&self, date: NaiveDate) -> Result<NaiveDate, CalendarError> {
        self.covered(date)?;
        self.numbered(self.number(date).into())
    }

    /// The bank holidays after `start` and up to and including `end`, with their names, in order.
    pub fn holidays_between(&self, start: NaiveDate, end: NaiveDate) -> impl Iterator<Item = (NaiveDate, &'static str)> + use<'a> {
        let (first, last) = (self.holidays_to(day(start)), self.holidays_to(day(end)));
        let table = self.table;
        self.division.holidays[first..last.max(first)]
            .iter()
            .filter_map(move |holiday| Some((table.date(holiday.day)?, table.names[usize::from(holiday.name)].as_str())))
    }

    /// The refusal for a date that this division's table does not cover.
    pub fn beyond(&self) -> CalendarError {
        let known = |day| self.table.date(day).unwrap_or_default();
        CalendarError::BeyondTable {
            division: self.division.name,
            from: known(self.division.from),
            known_to: known(self.division.known_to),
        }
    }

    /// Whether bank holidays are known on `date`.
    ///
    /// # Errors
    /// [`CalendarError::BeyondTable`] if they are not.
    pub fn covered(&self, date: NaiveDate) -> Result<(), CalendarError> {
        let known = table_day(date).is_some_and(|day| self.division.from <= day && day <= self.division.known_to);
        if known { Ok(()) } else { Err(self.beyond()) }
    }

    pub fn is_working(&self, date: NaiveDate) -> bool {
        let day = day(date);
        (day - 1) % 7 < WEEKDAYS_A_WEEK && self.holidays_to(day) == self.holidays_to(day - 1)
    }

    /// How many working days there are up to and including `date`, from a fixed start.
    fn number(&self, date: NaiveDate) -> i32 {
        weekdays_to(day(date)) - self.holidays_to(day(date)) as i32
    }

    /// The working day with that number: each holiday whose own number is lower lies before it.
    fn numbered(&self, number: i64) -> Result<NaiveDate, CalendarError> {
        let number = i32::try_from(number).map_err(|_| self.beyond())?;
        let holidays = &self.division.holidays;
        let (mut passed, mut end) = (0, holidays.len());
        while passed < end {
            let middle = passed.midpoint(end);
            let at = weekdays_to(self.table.ce_day(holidays[middle].day)) - middle as i32 - 1;
            if at < number { passed = middle + 1 } else { end = middle }
        }
        let weekday = number + passed as i32 - 1;
        let ce_day = weekday.div_euclid(WEEKDAYS_A_WEEK) * 7 + weekday.rem_euclid(WEEKDAYS_A_WEEK) + 1;
        let date = NaiveDate::from_num_days_from_ce_opt(ce_day).ok_or_else(|| self.beyond())?;
        self.covered(date).map(|()| date)
    }

    fn holidays_to(&self, ce_day: i32) -> usize {
        self.division.holidays.partition_point(|holiday| self.table.ce_day(holiday.day) <= ce_day)
    }
}

fn day(date: NaiveDate) -> i32 {
    date.num_days_from_ce()
}

/// Mondays to Fridays from 1 January of year 1 up to and including that day.
fn weekdays_to(ce_day: i32) -> i32 {
    let (weeks, over) = (ce_day.div_euclid(7), ce_day.rem_euclid(7));
    weeks * WEEKDAYS_A_WEEK + over.min(WEEKDAYS_A_WEEK)
}
