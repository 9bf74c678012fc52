//! Time limits as a table: what, by when, and how it is counted.

use super::{Block, capital, deadlines::title, list};
use crate::calendar::{words, working_days::WorkingDays};
use crate::case::deadlines::{Deadline, Due, State};
use crate::procedure::Procedure;
use chrono::NaiveDate;

/// The table of those deadlines, and below it where the calendar comes from.
pub fn blocks(procedure: &Procedure, deadlines: &[Deadline], days: &WorkingDays, today: NaiveDate) -> Vec<Block> {
    let rows = deadlines.iter().map(|deadline| vec![title(deadline.limit), by(deadline, today), counted(procedure, deadline)]);
    let table = Block::Table {
        caption: "Dates that follow from your answers".to_string(),
        headers: ["Step", "By", "How it is counted"].map(str::to_string).to_vec(),
        rows: rows.collect(),
    };
    let known_to = days.table.date(days.division.known_to).map(words::date).unwrap_or_default();
    let source = format!(
        "Working days leave out weekends and bank holidays in {}, known here to {known_to}. No source defines “working day” for these duties; this is the usual meaning (SI 2006/1738, regulation 2).",
        days.division.name
    );
    vec![table, Block::Paragraph(source)]
}

fn by(deadline: &Deadline, today: NaiveDate) -> String {
    let by = match deadline.literal() {
        State::NotStarted | State::Promptly(_) => deadline.limit.period.into(),
        State::Refused(error) => capital(&error.to_string()),
        State::Due(due) => {
            let date = words::weekday_and_date(due.date);
            let act_by = match due.act_by {
                Some(day) if day.date != due.date => format!("; the last working day before it is {}", words::weekday_and_date(day.date)),
                Some(_) | None => String::new(),
            };
            let passed = if due.date < today { ". This date has passed" } else { "" };
            format!("{date}{act_by}{passed}")
        }
    };
    let others = others(deadline);
    if others.is_empty() { by } else { format!("{by}. {}", others.join(". ")) }
}

/// The dates of the other readings, where the words as they stand have none yet: nothing is decided between them.
pub fn others(deadline: &Deadline) -> Vec<String> {
    if deadline.literal().due().is_some() {
        return Vec::new();
    }
    let dated = deadline.readings.iter().filter_map(|counted| Some((counted.reading, counted.state.due()?)));
    dated.map(|(reading, due)| format!("{}: {}", reading.name, words::weekday_and_date(due.date))).collect()
}

fn counted(procedure: &Procedure, deadline: &Deadline) -> String {
    match deadline.literal() {
        State::NotStarted | State::Promptly(_) => format!("Starts when {}", starts(procedure, deadline)),
        State::Refused(_) => "Count it by hand and check it with your partnership".to_string(),
        State::Due(due) => format!("{} {}, not counting that day{}", deadline.limit.period, after(deadline, due), skipped(deadline, due)),
    }
}

fn after(deadline: &Deadline, due: &Due) -> String {
    let preposition = if deadline.limit.period.ends_with("before") { "" } else { "after " };
    format!("{preposition}{}", words::weekday_and_date(due.trigger.date))
}

fn skipped(deadline: &Deadline, due: &Due) -> String {
    if !deadline.limit.period.contains("working") {
        return String::new();
    }
    let mut passed = vec!["weekends".to_string()];
    passed.extend(due.skipped.iter().map(|(day, name)| format!("{} ({name})", words::weekday_and_date(*day))));
    match due.skipped.is_empty() {
        true => " or weekends; no bank holiday falls in between".to_string(),
        false => format!(", {}", list(&passed, "or")),
    }
}

fn starts<'a>(procedure: &'a Procedure, deadline: &Deadline) -> &'a str {
    procedure.event(&deadline.limit.from).map_or("", |event| &event.starts)
}
