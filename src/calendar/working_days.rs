//! Counting working days in one division of the United Kingdom, in time that does not grow with the count.
//!
//! Each working day has a number: the weekdays up to and including it, less the bank holidays and closures among them.
//! Counting is then addition on those numbers, and a short search among the holidays finds the date again.

use super::{
    CalendarError,
    bank_holidays::{BankHolidays, Division, table_day},
    closures::{Closure, Effective},
};
use crate::kept::Text;
use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Day 1 of the common era was a Monday, so chrono's day count works as it stands.
const WEEKDAYS_A_WEEK: i32 = 5;

/// The working days of one division. Borrow it from [`BankHolidays::working_days`].
#[derive(Debug, Clone, Copy)]
pub struct WorkingDays<'a> {
    pub division: &'a Division,
    pub table: &'a BankHolidays,
    /// See [`WorkingDays::closing`].
    pub(super) closed: &'a [Closure],
}

/// Why a day is not a working day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Closed {
    Weekend(Weekday),
    BankHoliday(Text),
    /// By this office's own decision.
    Office(String),
}

/// The day by which to act, so that somebody is there to do it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ActBy {
    pub date: NaiveDate,
    /// Bank holidays are not known so far ahead, or so far back: only the weekend was looked at.
    pub provisional: bool,
}

impl<'a> WorkingDays<'a> {
    /// The same days without those on which the office is closed.
    #[must_use]
    pub fn closing<'b>(self, closures: &'b Effective) -> WorkingDays<'b>
    where
        'a: 'b,
    {
        WorkingDays { closed: closures.all(), ..self }
    }

    /// The same days, whether or not the office is closed on them.
    #[must_use]
    pub fn open(self) -> Self {
        WorkingDays { closed: &[], ..self }
    }

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

    /// The last working day on or before `date`, or the last weekday where bank holidays are not known.
    pub fn act_by(&self, date: NaiveDate) -> ActBy {
        self.on_or_before(date).map_or_else(
            |_| ActBy { date: date - Days::new(u64::from(date.weekday().num_days_from_monday().saturating_sub(4))), provisional: true },
            |date| ActBy { date, provisional: false },
        )
    }

    /// How many working days lie after `start`, up to and including `end`; none if `end` is not later.
    ///
    /// # Errors
    /// As [`WorkingDays::after`].
    pub fn between(&self, start: NaiveDate, end: NaiveDate) -> Result<u32, CalendarError> {
        self.covered(start)?;
        self.covered(end)?;
        Ok(u32::try_from(self.number(end) - self.number(start)).unwrap_or(0))
    }

    /// The last day from which `count` working days end on or before `target`: the latest start.
    ///
    /// # Errors
    /// As [`WorkingDays::after`].
    pub fn latest_start(&self, target: NaiveDate, count: u32) -> Result<NaiveDate, CalendarError> {
        self.covered(target)?;
        Ok(self.numbered(i64::from(self.number(target)) - i64::from(count) + 1)? - Days::new(1))
    }

    /// The first day before which `count` working days begin on or after `ready`: the earliest date for what they lead up to.
    ///
    /// # Errors
    /// As [`WorkingDays::after`].
    pub fn earliest_end(&self, ready: NaiveDate, count: u32) -> Result<NaiveDate, CalendarError> {
        self.covered(ready)?;
        let first_counted = i64::from(self.number(ready)) + i64::from(!self.is_working(ready));
        Ok(self.numbered(first_counted + i64::from(count) - 1)? + Days::new(1))
    }

    /// Why `date` is not a working day; `None` if it is one.
    pub fn why_closed(&self, date: NaiveDate) -> Option<Closed> {
        let weekday = date.weekday();
        if weekday.num_days_from_monday() >= WEEKDAYS_A_WEEK as u32 {
            return Some(Closed::Weekend(weekday));
        }
        let holiday = self.holidays_between(date - Days::new(1), date).next().map(|(_, name)| Closed::BankHoliday(Text(name)));
        holiday.or_else(|| self.closed.iter().find(|closure| closure.date == date).map(|closure| Closed::Office(closure.by.clone())))
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
        (day - 1) % 7 < WEEKDAYS_A_WEEK
            && self.holidays_to(day) == self.holidays_to(day - 1)
            && self.closed.binary_search_by(|closure| closure.date.cmp(&date)).is_err()
    }

    /// How many working days there are up to and including `date`, from a fixed start.
    fn number(&self, date: NaiveDate) -> i32 {
        self.open_number(date) - self.closed.partition_point(|closure| closure.date <= date) as i32
    }

    /// The same, whether or not the office is closed.
    fn open_number(&self, date: NaiveDate) -> i32 {
        weekdays_to(day(date)) - self.holidays_to(day(date)) as i32
    }

    /// The working day with that number: each holiday, and each closure, whose own number is lower lies before it.
    fn numbered(&self, number: i64) -> Result<NaiveDate, CalendarError> {
        let number = i32::try_from(number).map_err(|_| self.beyond())?;
        let number = number + self.closures_before(number);
        let (first, last) = self.ends();
        let (first, last) = (weekdays_to(first), weekdays_to(last) - self.division.holidays.len() as i32);
        let holidays = self.holidays_before(number - first, last - first, |at, holiday| weekdays_to(holiday) - at - 1 < number);
        let weekday = number + holidays - 1;
        let ce_day = weekday.div_euclid(WEEKDAYS_A_WEEK) * 7 + weekday.rem_euclid(WEEKDAYS_A_WEEK) + 1;
        let date = NaiveDate::from_num_days_from_ce_opt(ce_day).ok_or_else(|| self.beyond())?;
        self.covered(date).map(|()| date)
    }

    fn closures_before(&self, number: i32) -> i32 {
        let (mut start, mut end) = (0, self.closed.len());
        while start < end {
            let middle = start.midpoint(end);
            if self.open_number(self.closed[middle].date) - (middle as i32) - 1 < number { start = middle + 1 } else { end = middle }
        }
        start as i32
    }

    fn holidays_to(&self, ce_day: i32) -> usize {
        let (first, last) = self.ends();
        self.holidays_before(ce_day - first, last - first, |_, holiday| holiday <= ce_day) as usize
    }

    /// How many holidays lie before a point that stands so far along the whole of the table. They are spread so evenly over
    /// the years that the average is right to within a few: a binary search takes twice as long (`.ci/bench-dates`).
    fn holidays_before(&self, along: i32, whole: i32, is_before: impl Fn(i32, i32) -> bool) -> i32 {
        let holidays = self.division.holidays.all();
        let is_before = |at: usize| is_before(at as i32, self.table.ce_day(holidays[at].day));
        let whole = whole.max(1);
        let mut at = along.clamp(0, whole) as usize * holidays.len() / whole as usize;
        while at < holidays.len() && is_before(at) {
            at += 1;
        }
        while at > 0 && !is_before(at - 1) {
            at -= 1;
        }
        at as i32
    }

    /// The first and the last day on which holidays are known.
    fn ends(&self) -> (i32, i32) {
        (self.table.ce_day(self.division.from), self.table.ce_day(self.division.known_to))
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
