//! What a file from elsewhere may hold. The same holds for what goes into a file, so that nothing is written which could not be read.

use crate::calendar::words;
use crate::case::event::Event;
use crate::case::log::{Broken, CaseId, Entry, Log};
use chrono::Datelike;
use std::fmt;

pub const FILE: usize = 8 << 20;
pub const CASES: usize = 500;
/// Bytes of one case, as it is stored.
pub const CASE: usize = 200 << 10;
/// Bytes of one text.
pub const TEXT: usize = 20 << 10;
/// Brackets within brackets. The parser would follow them down its stack.
const DEPTH: usize = 16;
/// The first second of 1900, and the last of 2100.
const SECONDS: std::ops::RangeInclusive<i64> = -2_208_988_800..=4_133_980_799;

/// Why an entry is refused, with what in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    NotReadable,
    Deep,
    NotLinked,
    Twice,
    Long(&'static str),
    Hidden(&'static str),
    Date,
}

/// Reads the entries of a case as they are stored.
///
/// # Errors
/// The first that is refused, counted from 1.
pub fn log(case: CaseId, stored: Vec<Vec<u8>>) -> Result<Log, (usize, Refused)> {
    if let Some(at) = stored.iter().position(|bytes| deep(bytes)) {
        return Err((at + 1, Refused::Deep));
    }
    let log = Log::read(case, stored).map_err(|broken| match broken {
        Broken::NotReadable(entry) => (entry, Refused::NotReadable),
        Broken::NotLinked(entry) => (entry, Refused::NotLinked),
        Broken::Twice(entry) => (entry, Refused::Twice),
    })?;
    for (at, recorded) in log.entries().iter().enumerate() {
        entry(&recorded.entry).map_err(|refused| (at + 1, refused))?;
    }
    Ok(log)
}

/// # Errors
/// [`Refused`], for a text or a date. Ask before recording: what is recorded for ever must be able to leave.
pub fn entry(entry: &Entry) -> Result<(), Refused> {
    for (what, text) in texts(entry) {
        if text.len() > TEXT {
            return Err(Refused::Long(what));
        }
        if text.chars().any(|sign| hidden(sign, what == NOTE)) {
            return Err(Refused::Hidden(what));
        }
    }
    let within = |date: &str| words::from_iso(date).is_some_and(|date| (1900..=2100).contains(&date.year()));
    if SECONDS.contains(&entry.at) && dates(&entry.event).into_iter().all(within) { Ok(()) } else { Err(Refused::Date) }
}

const NOTE: &str = "the note";

/// Without what [`entry`] refuses in a note: for text that was pasted.
pub fn clean_note(text: &str) -> String {
    text.chars().filter(|sign| !hidden(*sign, true)).collect()
}

/// The same for a text of one line.
pub fn clean(text: &str) -> String {
    text.chars().map(|sign| if matches!(sign, '\n' | '\t') { ' ' } else { sign }).filter(|sign| !hidden(*sign, false)).collect()
}

/// Controls, and what changes the direction of the text after it, by which one reads what is not there. A note has lines and tabs.
fn hidden(sign: char, note: bool) -> bool {
    let line = note && matches!(sign, '\n' | '\t');
    (sign.is_control() && !line) || matches!(sign, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Every text of an entry but its dates, and what to call it. A new kind of event does not compile until it stands here.
fn texts(entry: &Entry) -> Vec<(&'static str, &str)> {
    let mut texts = vec![("the role", entry.by.role.as_str()), ("the initials", entry.by.initials.as_str())];
    let mut add = |what, text| texts.push((what, text));
    match &entry.event {
        Event::Ruled { edition } => add("the name of the rules", edition),
        Event::Referenced { reference } => add("the reference", reference),
        Event::Answered { fact, answer } => [fact].into_iter().chain(answer).for_each(|text| add("the answer", text)),
        Event::Happened { event, on: _, planned: _, role, note } => {
            add("the event", event);
            add("the role", role);
            add(NOTE, note);
        }
        Event::Counted { division, closures } => {
            add("the division", division);
            closures.iter().for_each(|(_, by)| add("the closed day", by));
        }
        Event::Read { limit, reading } => [limit].into_iter().chain(reading).for_each(|text| add("the reading", text)),
        Event::Decided { edition, version, date: _, answers, title, results } => {
            [edition, version, title].into_iter().for_each(|text| add("the decision", text));
            answers.iter().chain(results).flat_map(|(one, other)| [one, other]).for_each(|text| add("the decision", text));
        }
        Event::Noted { note } => add(NOTE, note),
        Event::Closed { closed: _ } => {}
    }
    texts
}

fn dates(event: &Event) -> Vec<&str> {
    match event {
        Event::Happened { on, .. } => on.iter().map(String::as_str).collect(),
        Event::Counted { closures, .. } => closures.iter().map(|(date, _)| date.as_str()).collect(),
        Event::Decided { date, .. } => vec![date],
        _ => Vec::new(),
    }
}

/// Whether brackets outside texts stand deeper than allowed. Looked at before anything is parsed.
fn deep(json: &[u8]) -> bool {
    let (mut depth, mut in_text, mut escaped) = (0_usize, false, false);
    for byte in json {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            b'{' | b'[' if !in_text => depth += 1,
            b'}' | b']' if !in_text => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEPTH {
            return true;
        }
    }
    false
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Refused::NotReadable => f.write_str("it is not written as this version of the guide writes entries"),
            Refused::Deep => write!(f, "its parts are nested more than {DEPTH} deep"),
            Refused::NotLinked => f.write_str("the entries before it that it names are not there"),
            Refused::Twice => f.write_str("it stands there twice"),
            Refused::Long(what) => write!(f, "{what} is longer than {} KB", TEXT >> 10),
            Refused::Hidden(what) => write!(f, "{what} has hidden characters, which can make it read as something else"),
            Refused::Date => f.write_str("a date in it is not a date from 1900 to 2100"),
        }
    }
}
