//! Civil dates and how they are counted. Nothing here knows a case, a clock or a browser.
//!
//! Conventions, with their authority (rules.md, section 4):
//! - the day of the event is not counted (*Dodds v Walker* \[1981\] 1 WLR 1027, K-01);
//! - a month ends on the corresponding date, or on the month's last day where there is none (K-03);
//! - a working day is a weekday that is not Christmas Day, Boxing Day, Good Friday or a bank holiday
//!   (borrowed from SI 2006/1738 reg 2, because no source defines it for these duties, K-10);
//! - a date that falls on a closed day is **not** rolled forward; the last working day on or before it is
//!   shown beside it (K-07, K-08).

pub mod account;
pub mod bank_holidays;
pub mod closures;
#[cfg(not(target_arch = "wasm32"))]
pub mod load;
pub mod london;
pub mod period;
pub mod typed_date;
pub mod words;
pub mod working_days;

use crate::kept::Text;
use chrono::NaiveDate;
use std::fmt;

/// Why a date could not be counted. Never a guess in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CalendarError {
    /// The count needs bank holidays that the table does not hold.
    BeyondTable { division: Text, from: NaiveDate, known_to: NaiveDate },
    /// No division of that name is in the table.
    UnknownDivision { id: String },
    /// The text is not a period such as `5 working days` or `7 days before`.
    UnknownPeriod { text: String },
}

impl fmt::Display for CalendarError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CalendarError::BeyondTable { division, from, known_to } => write!(
                f,
                "bank holidays in {division} are known here only from {} to {}, so this date cannot be counted",
                words::date(*from),
                words::date(*known_to)
            ),
            CalendarError::UnknownDivision { id } => {
                write!(f, "“{id}” is not a division: expected england-and-wales, scotland or northern-ireland")
            }
            CalendarError::UnknownPeriod { text } => {
                write!(
                    f,
                    "“{text}” is not a period: expected a number and a unit (day, week, month, working day), then “before” if it counts back"
                )
            }
        }
    }
}

impl std::error::Error for CalendarError {}
