//! What has happened in a case and what is due, in order of date: for the drawing and for the list beside it.

use super::deadlines::{Schedule, status_words};
use crate::calendar::words;
use crate::case::status::Status;
use chrono::NaiveDate;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Happened,
    Planned,
    /// A due date, by what has become of it.
    Met,
    Late,
    ToCome,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    pub date: NaiveDate,
    /// The event that it is counted from, where that came before; else the date itself.
    pub from: NaiveDate,
    pub what: String,
    /// What is to be known of it, in words; empty for what has happened.
    pub says: String,
    /// The same in a word or two, for a drawing.
    pub briefly: String,
    pub kind: Kind,
}

impl Mark {
    pub fn due(&self) -> bool {
        !matches!(self.kind, Kind::Happened | Kind::Planned)
    }
}

/// Every event that has a date and every time limit in the reading in use, in order; of one day what happened first, then what was due.
pub fn marks(schedule: &Schedule) -> Vec<Mark> {
    let events = schedule.events().into_iter().filter_map(|(event, dated)| {
        let dated = dated?;
        let (kind, says) = if dated.planned { (Kind::Planned, "planned") } else { (Kind::Happened, "") };
        let (what, date) = (event.name.to_string(), dated.date);
        Some(Mark { date, from: date, what, says: super::capital(says), briefly: says.to_string(), kind })
    });
    let due = schedule.deadlines.iter().filter_map(|deadline| {
        let due = schedule.in_use(deadline)?.state.due()?;
        let status = schedule.status(deadline);
        let kind = match status {
            Status::Done { .. } | Status::Kept => Kind::Met,
            Status::Late { .. } | Status::LastWorkingDayPassed => Kind::Late,
            Status::CannotStart | Status::NoDate | Status::Planned { .. } | Status::Due { .. } | Status::Keep { .. } => Kind::ToCome,
        };
        let (date, says) = (due.date, status_words(status));
        Some(Mark { date, from: due.trigger.date.min(date), what: deadline.limit.name.to_string(), says, briefly: briefly(status), kind })
    });
    let mut marks: Vec<Mark> = events.chain(due).collect();
    marks.sort_by_key(|mark| (mark.date, mark.due()));
    marks
}

/// Short enough to stand beside a mark.
fn briefly(status: Status) -> String {
    match status {
        Status::Late { .. } => status_words(status),
        Status::Done { late: 0, .. } => "done".to_string(),
        Status::Done { late: 1, .. } => "done, 1 day late".to_string(),
        Status::Done { late, .. } => format!("done, {late} days late"),
        Status::Planned { late: 0, .. } => "planned".to_string(),
        Status::Planned { .. } => "planned too late".to_string(),
        Status::LastWorkingDayPassed => "last day passed".to_string(),
        Status::Due { days: 0, .. } => "due today".to_string(),
        Status::Keep { .. } | Status::Kept => "keep until".to_string(),
        Status::Due { .. } | Status::CannotStart | Status::NoDate => "due".to_string(),
    }
}

/// The drawing in one sentence.
pub fn sentence(marks: &[Mark]) -> String {
    let (Some(first), Some(last)) = (marks.first(), marks.last()) else { return "Nothing has a date yet.".to_string() };
    let count = |kind: Kind| marks.iter().filter(|mark| mark.kind == kind).count();
    let some = |count: usize, one: &str, more: &str| (count > 0).then(|| format!("{count} {}", if count == 1 { one } else { more }));
    let parts = [
        some(count(Kind::Happened), "event that has happened", "events that have happened"),
        some(count(Kind::Planned), "that is planned", "that are planned"),
        some(count(Kind::Met), "time limit that was met or has ended", "time limits that were met or have ended"),
        some(count(Kind::Late), "that is late", "that are late"),
        some(count(Kind::ToCome), "that is still to come", "that are still to come"),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let (from, to) = (first.from.min(first.date), last.date);
    format!("From {} to {}: {}. The list says the same.", words::date(from), words::date(to), super::list(&parts, "and"))
}
