//! An entry of a case's log in words: what it is about, what it says of it, who recorded it, and when.

use super::{compare::quoted, deadlines::event_date, list};
use crate::calendar::{london, words};
use crate::case::{
    event::Event,
    log::{Author, CaseId, EntryId, Log, Recorded},
    timeline::Dated,
};
use crate::compiled;
use crate::procedure::Procedure;

/// `about` is the same for all entries that replace one another; `says` is empty where `about` says it all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub about: String,
    pub says: String,
}

/// An event in the words of the edition under which it was recorded. What the edition does not know stands by its id.
pub fn said(event: &Event, procedure: Option<&Procedure>) -> Said {
    let (about, says): (String, String) = match event {
        Event::Ruled { edition } => ("Rules in use".to_string(), edition_name(edition)),
        Event::Referenced { reference } => ("Reference".to_string(), or(reference, "none")),
        Event::Answered { fact, answer } => {
            let known = procedure.and_then(|procedure| procedure.fact(fact));
            let label = |id: &str| {
                let label = known.and_then(|fact| fact.answer.iter().find(|known| known.id == *id)).map(|answer| answer.label.as_str());
                label.unwrap_or(id).to_string()
            };
            (known.map_or(fact.as_str(), |fact| fact.short.as_str()).to_string(), answer.as_deref().map_or("no answer".to_string(), label))
        }
        Event::Happened { event, on, planned, role, note } => {
            let name = procedure.and_then(|procedure| procedure.event(event)).map_or(event.as_str(), |event| event.name.as_str());
            let on = match on.as_deref().map(|on| words::from_iso(on).ok_or(on)) {
                None => "no date".to_string(),
                Some(Ok(date)) => event_date(Dated { date, planned: *planned }),
                Some(Err(text)) => text.to_string(),
            };
            let role = if role.is_empty() { String::new() } else { format!(". By: {role}") };
            (name.to_string(), format!("{on}{role}{}", noted(note)))
        }
        Event::Counted { division, closures } => {
            let name = compiled::BANK_HOLIDAYS.divisions.iter().find(|known| known.id == **division).map(|known| known.name.as_str());
            let closed = closures.iter().map(|(date, by)| {
                let date = words::from_iso(date).map_or(date.clone(), words::weekday_and_date);
                format!("{date} closed by {by}")
            });
            let closed = list(&closed.collect::<Vec<_>>(), "and");
            let closed = if closed.is_empty() { "no closed days".to_string() } else { closed };
            ("Days that count".to_string(), format!("bank holidays in {}; {closed}", name.unwrap_or(division)))
        }
        Event::Read { limit, reading } => {
            let known = procedure.and_then(|procedure| procedure.time_limit(limit));
            let name = known.map_or(limit.as_str(), |limit| limit.name.as_str());
            let chosen = |id: &str| {
                let reading = known.and_then(|limit| limit.reading.iter().find(|reading| reading.id == *id));
                quoted(reading.map_or(id, |reading| reading.name.as_str()))
            };
            (format!("Reading of “{name}”"), reading.as_deref().map_or("no choice: the earliest date".to_string(), chosen))
        }
        Event::Decided { edition, version, date, title, results, .. } => {
            let date = words::from_iso(date).map_or(date.clone(), words::date);
            let results: Vec<String> = results.iter().map(|(name, label)| format!("{name}: {label}")).collect();
            let results = if results.is_empty() { String::new() } else { format!(". {}", results.join("; ")) };
            let name = compiled::procedure(edition).map_or(edition.as_str(), |procedure| procedure.edition.name.as_str());
            ("What the criteria said".to_string(), format!("on {date}, under {name}, rules version {version}: {title}{results}"))
        }
        Event::Noted { note } => ("Note".to_string(), note.clone()),
        Event::Closed { closed } => ("Case".to_string(), if *closed { "closed" } else { "open" }.to_string()),
    };
    Said { about, says }
}

/// `Cumbria serious case review procedure, August 2019`, or the id of an edition that this build does not carry.
pub fn edition_name(id: &str) -> String {
    compiled::procedure(id).map_or_else(|| id.to_string(), |procedure| procedure.edition.name.to_string())
}

/// The name of an event in the first edition that knows it, for where the one in use does not; else its id.
pub fn event_name(id: &str) -> String {
    let known = compiled::PROCEDURES.iter().find_map(|procedure| procedure.event(id));
    known.map_or_else(|| id.to_string(), |event| event.name.to_string())
}

/// `Business manager, AB`
pub fn who(by: &Author) -> String {
    let parts = [by.role.trim(), by.initials.trim()];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { "Not said".to_string() } else { parts.join(", ") }
}

/// `Monday 9 June 2025, 14:03`
pub fn when(recorded: &Recorded) -> String {
    london::moment(recorded.entry.at)
}

/// The first figures of the id, by which two people can make sure that they speak of the same entry.
pub fn short_id(EntryId(id): &EntryId) -> String {
    hex(&id[..4])
}

/// What tells a case from every other.
pub fn case_id(CaseId(id): &CaseId) -> String {
    hex(id)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Every entry in the order of the log, each with the edition that the case was read under when it was made.
pub fn in_words(log: &Log) -> Vec<(&Recorded, Said)> {
    let mut procedure = None;
    let mut words = Vec::new();
    for recorded in log.in_order() {
        if let Event::Ruled { edition } = &recorded.entry.event {
            procedure = compiled::procedure(edition);
        }
        words.push((recorded, said(&recorded.entry.event, procedure)));
    }
    words
}

impl Said {
    /// `Reference: 2025-03`
    pub fn line(&self) -> String {
        format!("{}: {}", self.about, self.says)
    }
}

fn noted(note: &str) -> String {
    if note.is_empty() { String::new() } else { format!(". Note: {note}") }
}

fn or(text: &str, none: &str) -> String {
    if text.is_empty() { none } else { text }.to_string()
}
