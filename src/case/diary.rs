//! What somebody has said about the dates of a case: events, calendar, and which readings they use.

use super::deadlines::{Deadline, deadlines};
use super::event::Event;
use super::timeline::Timeline;
use crate::calendar::{
    CalendarError,
    bank_holidays::BankHolidays,
    closures::{Closures, Effective},
    working_days::WorkingDays,
};
use crate::kept::Text;
use crate::procedure::{Procedure, time_limit::TimeLimit};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diary {
    pub timeline: Timeline,
    division: Text,
    closures: Closures,
    /// Kept in step with the two above.
    effective: Effective,
    chosen: Vec<(Text, Text)>,
}

impl Diary {
    /// # Errors
    /// [`CalendarError::UnknownDivision`] if the table has no such division.
    pub fn new(division: &str, closures: Closures, table: &BankHolidays) -> Result<Self, CalendarError> {
        let days = table.working_days(division)?;
        let effective = closures.effective(&days);
        Ok(Diary { timeline: Timeline::default(), division: days.division.id, closures, effective, chosen: Vec::new() })
    }

    /// The same diary in another division, or with other closures.
    ///
    /// # Errors
    /// As [`Diary::new`].
    pub fn counting(&self, division: &str, closures: Closures, table: &BankHolidays) -> Result<Self, CalendarError> {
        Ok(Diary { timeline: self.timeline.clone(), chosen: self.chosen.clone(), ..Diary::new(division, closures, table)? })
    }

    /// # Errors
    /// As [`Diary::new`].
    pub fn days<'a>(&'a self, table: &'a BankHolidays) -> Result<WorkingDays<'a>, CalendarError> {
        Ok(table.working_days(&self.division)?.closing(&self.effective))
    }

    pub fn closures(&self) -> &Closures {
        &self.closures
    }

    pub fn division(&self) -> Text {
        self.division
    }

    /// Every time limit, as [`deadlines`] counts it.
    ///
    /// # Errors
    /// As [`Diary::new`].
    pub fn deadlines<'a>(&self, procedure: &'a Procedure, table: &BankHolidays) -> Result<Vec<Deadline<'a>>, CalendarError> {
        Ok(deadlines(procedure, &self.timeline, &self.days(table)?))
    }

    /// The reading of a time limit that was chosen, by id.
    pub fn chosen(&self, limit: &TimeLimit) -> Option<Text> {
        self.chosen.iter().find(|(known, _)| *known == *limit.id.as_str()).map(|(_, reading)| *reading)
    }

    /// Uses one reading of a time limit, or none in particular.
    pub fn choose(&mut self, limit: &TimeLimit, reading: Option<Text>) {
        self.chosen.retain(|(known, _)| *known != *limit.id.as_str());
        self.chosen.extend(reading.map(|reading| (limit.id, reading)));
    }

    /// What has to be recorded of a case for this diary to become `after`.
    pub fn changes(&self, after: &Diary, procedure: &Procedure) -> Vec<Event> {
        let mut changes = Vec::new();
        if (self.division, &self.closures) != (after.division, &after.closures) {
            let closures = after.closures.all().iter().map(|closure| (closure.date.to_string(), closure.by.clone()));
            changes.push(Event::Counted { division: after.division.to_string(), closures: closures.collect() });
        }
        for limit in procedure.time_limits.all().iter().filter(|limit| self.chosen(limit) != after.chosen(limit)) {
            let reading = after.chosen(limit).map(|reading| reading.to_string());
            changes.push(Event::Read { limit: limit.id.to_string(), reading });
        }
        for event in procedure.events.all() {
            let dated = after.timeline.get(&event.id);
            if self.timeline.get(&event.id) != dated {
                changes.push(Event::Happened {
                    event: event.id.to_string(),
                    on: dated.map(|dated| dated.date.to_string()),
                    planned: dated.is_some_and(|dated| dated.planned),
                    role: String::new(),
                    note: String::new(),
                });
            }
        }
        changes
    }
}
