//! Every time limit of the edition, for what has happened so far.

use super::timeline::Timeline;
use crate::calendar::{
    CalendarError,
    period::{Period, Unit},
    working_days::WorkingDays,
};
use crate::procedure::{Procedure, time_limit::TimeLimit};
use chrono::NaiveDate;

/// One time limit and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Deadline<'a> {
    pub limit: &'a TimeLimit,
    pub state: State<'a>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum State<'a> {
    /// Its starting event has not happened yet.
    NotStarted,
    Due(Due<'a>),
    /// It cannot be counted, and why.
    Refused(CalendarError),
}

#[derive(Debug, Clone, PartialEq)]
pub struct Due<'a> {
    /// The day of the event, which is not counted.
    pub trigger: NaiveDate,
    /// The literal date.
    pub date: NaiveDate,
    /// The last working day on or before it; `None` for a thing to keep until then.
    pub act_by: Option<NaiveDate>,
    /// Bank holidays that a count of working days passed over.
    pub skipped: Vec<(NaiveDate, &'a str)>,
}

/// Every time limit of the edition, in its order.
pub fn deadlines<'a>(procedure: &'a Procedure, timeline: &Timeline, days: &WorkingDays<'a>) -> Vec<Deadline<'a>> {
    procedure.time_limits.iter().map(|limit| Deadline { limit, state: state(limit, timeline, days) }).collect()
}

fn state<'a>(limit: &TimeLimit, timeline: &Timeline, days: &WorkingDays<'a>) -> State<'a> {
    match timeline.date(&limit.from) {
        None => State::NotStarted,
        Some(trigger) => match due(limit, trigger, days) {
            Ok(due) => State::Due(due),
            Err(error) => State::Refused(error),
        },
    }
}

fn due<'a>(limit: &TimeLimit, trigger: NaiveDate, days: &WorkingDays<'a>) -> Result<Due<'a>, CalendarError> {
    let period: Period = limit.period.parse()?;
    let date = period.ends(trigger, days)?;
    let act_by = if limit.retention { None } else { Some(days.on_or_before(date)?) };
    let skipped = match period.unit {
        Unit::WorkingDay => days.holidays_between(trigger.min(date), trigger.max(date)).filter(|(day, _)| *day != trigger).collect(),
        Unit::Day | Unit::Week | Unit::Month => Vec::new(),
    };
    Ok(Due { trigger, date, act_by, skipped })
}
