//! Every time limit of the edition, for what has happened so far, in every way that its words can be read.

use super::timeline::{Dated, Timeline};
use crate::calendar::{
    CalendarError,
    period::{Period, Unit},
    working_days::{ActBy, WorkingDays},
};
use crate::procedure::{
    Procedure,
    time_limit::{Reading, TimeLimit},
};
use chrono::NaiveDate;

/// One time limit and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Deadline<'a> {
    pub limit: &'a TimeLimit,
    /// The cautious one first: a standard without a number, then dates in order, then what has not started.
    pub readings: Vec<Counted<'a>>,
    /// When what it asks for was done, or is planned.
    pub met: Option<Dated>,
}

/// A time limit in one reading.
#[derive(Debug, Clone, PartialEq)]
pub struct Counted<'a> {
    pub reading: &'a Reading,
    pub state: State,
}

#[derive(Debug, Clone, PartialEq)]
pub enum State {
    /// Its starting event has no date yet.
    NotStarted,
    /// It runs, and the words give it no number of days.
    Promptly(Dated),
    Due(Due),
    /// It cannot be counted, and why.
    Refused(CalendarError),
}

#[derive(Debug, Clone, PartialEq)]
pub struct Due {
    /// The day of the event, which is not counted.
    pub trigger: Dated,
    /// The literal date.
    pub date: NaiveDate,
    /// The last working day on or before it; `None` for a thing to keep until then.
    pub act_by: Option<ActBy>,
    /// Bank holidays that a count of working days passed over.
    pub skipped: Vec<(NaiveDate, &'static str)>,
    /// The date if the office were not closed on days of its own, where that is another.
    pub if_open: Option<NaiveDate>,
}

/// Every time limit of the edition, in its order.
pub fn deadlines<'a>(procedure: &'a Procedure, timeline: &Timeline, days: &WorkingDays) -> Vec<Deadline<'a>> {
    let deadline = |limit: &'a TimeLimit| {
        let mut readings: Vec<Counted> = Vec::with_capacity(limit.reading.len());
        for reading in limit.reading.all() {
            let counted = Counted { reading, state: state(limit, reading, timeline, days) };
            let at = readings.iter().position(|known| counted.state.rank(limit.retention) < known.state.rank(limit.retention));
            readings.insert(at.unwrap_or(readings.len()), counted);
        }
        Deadline { limit, readings, met: timeline.get(&limit.met_by) }
    };
    procedure.time_limits.all().iter().map(deadline).collect()
}

fn state(limit: &TimeLimit, reading: &Reading, timeline: &Timeline, days: &WorkingDays) -> State {
    match timeline.get(&reading.from) {
        None => State::NotStarted,
        Some(trigger) if reading.period.is_empty() => State::Promptly(trigger),
        Some(trigger) => due(limit, reading, trigger, days).map_or_else(State::Refused, State::Due),
    }
}

fn due(limit: &TimeLimit, reading: &Reading, trigger: Dated, days: &WorkingDays) -> Result<Due, CalendarError> {
    let period: Period = reading.period.parse()?;
    let from = trigger.date;
    let date = period.ends(from, days)?;
    let act_by = (!limit.retention).then(|| days.act_by(date));
    let skipped = match period.unit {
        Unit::WorkingDay => days.holidays_between(from.min(date), from.max(date)).filter(|(day, _)| *day != from).collect(),
        Unit::Day | Unit::Week | Unit::Month => Vec::new(),
    };
    let if_open = period.ends(from, &days.open()).ok().filter(|open| *open != date);
    Ok(Due { trigger, date, act_by, skipped, if_open })
}

impl State {
    /// The smaller, the more cautious: to act early, or to keep long.
    fn rank(&self, retention: bool) -> (u8, i64) {
        match self {
            State::Promptly(_) => (0, 0),
            State::Due(due) => {
                let day = i64::from(chrono::Datelike::num_days_from_ce(&due.date));
                (1, if retention { -day } else { day })
            }
            State::Refused(_) => (2, 0),
            State::NotStarted => (3, 0),
        }
    }

    pub fn due(&self) -> Option<&Due> {
        match self {
            State::Due(due) => Some(due),
            State::NotStarted | State::Promptly(_) | State::Refused(_) => None,
        }
    }
}

impl<'a> Deadline<'a> {
    /// The words as they stand.
    pub fn literal(&self) -> &State {
        let literal = self.readings.iter().find(|counted| Some(counted.reading) == self.limit.literal());
        literal.map_or(&State::NotStarted, |counted| &counted.state)
    }

    /// The reading that somebody has chosen, or the cautious one that has a date, or the first.
    pub fn in_use(&self, chosen: Option<&str>) -> Option<&Counted<'a>> {
        let wanted = self.readings.iter().find(|counted| chosen == Some(counted.reading.id.as_str()));
        let dated = || self.readings.iter().find(|counted| counted.state.due().is_some());
        wanted.or_else(dated).or(self.readings.first())
    }
}
