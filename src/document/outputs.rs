//! Deadlines to take away: entries for a calendar program, and rows for a spreadsheet.

use super::deadlines::{Schedule, event_date, owed, status, status_words, terms};
use super::icalendar::{Entry, uid};
use crate::calendar::words;
use crate::case::{
    deadlines::{Deadline, State},
    status::Status,
};

const HEADERS: [&str; 16] = [
    "Reference",
    "Time limit",
    "Force and paragraph",
    "Who owes it to whom",
    "Reading",
    "In use",
    "Period",
    "Starts with",
    "Start date",
    "Start is planned",
    "Date",
    "Act by",
    "Provisional",
    "Status",
    "Calendar",
    "Rules version",
];

/// Every date that is not met yet, in the readings in use. `case` stands in for the reference where none was typed, so that
/// the entries of two cases are never taken for one another.
pub fn entries(schedule: &Schedule, reference: &str, case: &str) -> Vec<Entry> {
    let open = |deadline: &&Deadline| !matches!(schedule.status(deadline), Status::Done { .. } | Status::Kept);
    schedule.deadlines.iter().filter(open).filter_map(|deadline| entry(schedule, deadline, reference, case)).collect()
}

/// The date of one time limit; `None` while it has none.
pub fn entry(schedule: &Schedule, deadline: &Deadline, reference: &str, case: &str) -> Option<Entry> {
    let (limit, counted) = (deadline.limit, schedule.in_use(deadline)?);
    let due = counted.state.due()?;
    let edition = &schedule.procedure.edition;
    let reference = reference.trim();
    let summary = if reference.is_empty() { limit.name.to_string() } else { format!("{reference}: {}", limit.name) };
    let mut lines = vec![format!("{}. {}.", terms(limit), owed(limit))];
    let started = schedule.procedure.event(&counted.reading.from).map_or("", |event| &event.name);
    lines.push(format!(
        "{} from {} ({started}). Literal date: {}.",
        counted.reading.period,
        event_date(due.trigger),
        words::weekday_and_date(due.date)
    ));
    for line in schedule.lines(deadline) {
        let reading = if line.reading.is_empty() { String::new() } else { format!("{}: ", line.reading) };
        lines.push(format!("{reading}{}. {}", line.by, line.notes.join(" ")));
    }
    lines.extend(status(edition));
    lines.push(format!("Rules version {}; {}. Support for your judgement, not a decision.", edition.version, schedule.days.division.name));
    let description = lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
    let case = if reference.is_empty() { case } else { reference };
    let date = due.act_by.map_or(due.date, |act_by| act_by.date);
    Some(Entry { uid: uid(&[case, &edition.id, &limit.id]), sequence: 0, date, summary, description })
}

/// A row of headings, then one for every reading of every time limit. Dates are ISO.
pub fn rows(schedule: &Schedule, reference: &str) -> Vec<Vec<String>> {
    let mut rows = vec![HEADERS.map(str::to_string).to_vec()];
    let yes = |it: bool| if it { "yes" } else { "no" }.to_string();
    for deadline in schedule.deadlines {
        let in_use = schedule.in_use(deadline).map(|counted| counted.reading);
        for counted in &deadline.readings {
            let due = counted.state.due();
            let trigger = match &counted.state {
                State::Promptly(dated) => Some(*dated),
                State::Due(due) => Some(due.trigger),
                State::NotStarted | State::Refused(_) => schedule.diary.timeline.get(&counted.reading.from),
            };
            let act_by = due.and_then(|due| due.act_by);
            let iso = |date: Option<chrono::NaiveDate>| date.map_or_else(String::new, |date| date.to_string());
            rows.push(vec![
                reference.trim().to_string(),
                deadline.limit.name.to_string(),
                terms(deadline.limit),
                owed(deadline.limit),
                counted.reading.name.to_string(),
                yes(Some(counted.reading) == in_use),
                counted.reading.period.to_string(),
                schedule.procedure.event(&counted.reading.from).map_or_else(String::new, |event| event.name.to_string()),
                iso(trigger.map(|dated| dated.date)),
                trigger.map_or_else(String::new, |dated| yes(dated.planned)),
                iso(due.map(|due| due.date)),
                iso(act_by.map(|act_by| act_by.date)),
                act_by.map_or_else(String::new, |act_by| yes(act_by.provisional)),
                match &counted.state {
                    State::Refused(error) => error.to_string(),
                    _ => status_words(crate::case::status::status(deadline, &counted.state, schedule.days, schedule.today)),
                },
                schedule.days.division.name.to_string(),
                schedule.procedure.edition.version.to_string(),
            ]);
        }
    }
    rows
}
