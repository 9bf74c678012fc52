//! The moment of an entry as the clocks of London showed it. Written here, because a table of the world's time zones would be
//! larger than the rest of the calendar: the rule below has held since 1996.

use super::words;
use chrono::{Datelike, NaiveDate};

const DAY: i64 = 86_400;
const HOUR: i64 = 3_600;

/// `Monday 9 June 2025, 14:03`, for seconds since 1970.
pub fn moment(seconds: i64) -> String {
    let year = civil(seconds).0.year();
    let summer = (change(year, 3)..change(year, 10)).contains(&seconds);
    let (date, second) = civil(seconds + if summer { HOUR } else { 0 });
    format!("{}, {:02}:{:02}", words::weekday_and_date(date), second / HOUR, second % HOUR / 60)
}

/// The day and the second of it, in Coordinated Universal Time.
fn civil(seconds: i64) -> (NaiveDate, i64) {
    let days = i32::try_from(seconds.div_euclid(DAY)).unwrap_or(i32::MAX);
    (epoch().checked_add_signed(chrono::TimeDelta::days(days.into())).unwrap_or(NaiveDate::MAX), seconds.rem_euclid(DAY))
}

/// When the clocks change: at one o'clock on the last Sunday of March and of October.
fn change(year: i32, month: u32) -> i64 {
    let last = NaiveDate::from_ymd_opt(year, month, 31).unwrap_or_default();
    let sunday = (last - epoch()).num_days() - i64::from(last.weekday().num_days_from_sunday());
    sunday * DAY + HOUR
}

fn epoch() -> NaiveDate {
    NaiveDate::from_ymd_opt(1970, 1, 1).unwrap_or_default()
}
