//! Dates in words, as the product writes them everywhere: `Monday 9 June 2025`.

use chrono::{Datelike, NaiveDate, Weekday};

pub const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// `9 June 2025`
pub fn date(date: NaiveDate) -> String {
    format!("{} {} {}", date.day(), MONTHS[date.month0() as usize], date.year())
}

/// `Monday 9 June 2025`
pub fn weekday_and_date(day: NaiveDate) -> String {
    format!("{} {}", weekday(day.weekday()), date(day))
}

/// `Monday`
pub fn weekday(day: Weekday) -> &'static str {
    WEEKDAYS[day.num_days_from_monday() as usize]
}

/// Reads `2025-06-09` and nothing else; `None` if it is not a real date.
pub fn from_iso(text: &str) -> Option<NaiveDate> {
    let mut parts = text.splitn(3, '-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if year.len() != 4 || month.len() != 2 || day.len() != 2 {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}
