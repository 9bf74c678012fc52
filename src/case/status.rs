//! Where a deadline stands against today.

use super::deadlines::{Deadline, State};
use crate::calendar::working_days::WorkingDays;
use chrono::NaiveDate;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Its starting event has no date yet.
    CannotStart,
    /// It runs without a number of days, or cannot be counted.
    NoDate,
    /// `late` is in days, and 0 for what was done in time.
    Done {
        on: NaiveDate,
        late: i64,
    },
    /// Not done, but planned; `late` is how many days that would be too late.
    Planned {
        on: NaiveDate,
        late: i64,
    },
    /// Working days from today to the last one to act on; days where those are not known.
    Due {
        working_days: Option<u32>,
        days: i64,
    },
    /// Today is after the last working day, and not after the date.
    LastWorkingDayPassed,
    Late {
        days: i64,
    },
    /// To keep until the date.
    Keep {
        days: i64,
    },
    Kept,
}

/// The status in one reading of the time limit.
pub fn status(deadline: &Deadline, state: &State, days: &WorkingDays, today: NaiveDate) -> Status {
    let due = match state {
        State::NotStarted => return deadline.met.filter(|met| !met.planned).map_or(Status::CannotStart, |met| done(met.date, None)),
        State::Promptly(_) | State::Refused(_) => {
            return deadline.met.filter(|met| !met.planned).map_or(Status::NoDate, |met| done(met.date, None));
        }
        State::Due(due) => due,
    };
    let left = (due.date - today).num_days();
    let Some(act_by) = due.act_by else {
        return if left < 0 { Status::Kept } else { Status::Keep { days: left } };
    };
    match deadline.met {
        Some(met) if !met.planned => done(met.date, Some(due.date)),
        _ if left < 0 => Status::Late { days: -left },
        Some(met) => Status::Planned { on: met.date, late: (met.date - due.date).num_days().max(0) },
        None if act_by.date < today => Status::LastWorkingDayPassed,
        None => Status::Due { working_days: days.between(today, act_by.date).ok(), days: (act_by.date - today).num_days() },
    }
}

fn done(on: NaiveDate, due: Option<NaiveDate>) -> Status {
    Status::Done { on, late: due.map_or(0, |due| (on - due).num_days().max(0)) }
}
