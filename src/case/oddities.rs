//! What is odd about the dates of a case. None of it is refused: it may be true, and it is kept.

use super::timeline::Timeline;
use crate::calendar::{CalendarError, words, working_days::WorkingDays};
use crate::procedure::{Procedure, time_limit::Event};
use chrono::NaiveDate;
use std::fmt;

#[derive(Debug, Clone, PartialEq)]
pub enum Oddity<'a> {
    /// Said to have happened on a day that has not come.
    Future { event: &'a Event, date: NaiveDate },
    /// Planned for a day that has passed.
    PlannedPast { event: &'a Event, date: NaiveDate },
    /// Earlier than an event that comes first.
    OutOfOrder { event: &'a Event, date: NaiveDate, first: &'a Event, first_date: NaiveDate },
    /// On a day for which the calendar has no bank holidays.
    Outside { event: &'a Event, error: CalendarError },
}

/// Everything odd, in the order of the edition's events.
pub fn oddities<'a>(procedure: &'a Procedure, timeline: &Timeline, days: &WorkingDays, today: NaiveDate) -> Vec<Oddity<'a>> {
    let mut found = Vec::new();
    for event in procedure.events.all() {
        let Some(dated) = timeline.get(&event.id) else { continue };
        let date = dated.date;
        if dated.planned && date < today {
            found.push(Oddity::PlannedPast { event, date });
        } else if !dated.planned && date > today {
            found.push(Oddity::Future { event, date });
        }
        for first in event.follows.all().iter().filter_map(|id| procedure.event(id)) {
            match timeline.get(&first.id) {
                Some(earlier) if earlier.date > date => {
                    found.push(Oddity::OutOfOrder { event, date, first, first_date: earlier.date });
                }
                Some(_) | None => {}
            }
        }
        if let Err(error) = days.covered(date) {
            found.push(Oddity::Outside { event, error });
        }
    }
    found
}

impl<'a> Oddity<'a> {
    pub fn event(&self) -> &'a Event {
        match self {
            Oddity::Future { event, .. }
            | Oddity::PlannedPast { event, .. }
            | Oddity::OutOfOrder { event, .. }
            | Oddity::Outside { event, .. } => event,
        }
    }
}

impl fmt::Display for Oddity<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = &self.event().name;
        match self {
            Oddity::Future { date, .. } => {
                write!(f, "{name}: {} is in the future. If it is planned, say so; the dates are counted all the same.", words::date(*date))
            }
            Oddity::PlannedPast { date, .. } => {
                write!(f, "{name}: it was planned for {}, which has passed. If it has happened, say so.", words::date(*date))
            }
            Oddity::OutOfOrder { date, first, first_date, .. } => {
                let (date, first_date) = (words::date(*date), words::date(*first_date));
                write!(
                    f,
                    "{name}: {date} is before {first_date}, the date given for “{}”, which usually comes first. Both are kept.",
                    first.name
                )
            }
            Oddity::Outside { error, .. } => {
                write!(f, "{name}: {error} in working days. It is kept, and what needs no bank holidays is counted from it.")
            }
        }
    }
}
