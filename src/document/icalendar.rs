//! Dates for a calendar program, as RFC 5545 has them: all-day entries, folded lines, an alarm the day before.
//!
//! Written here and not by a library: the kept one adds 74 KB compressed, this adds one or two. Three parsers read it in the tests.

use chrono::{Days, NaiveDate};

/// The longest line, in octets, without its end.
const WIDTH: usize = 75;

/// One all-day entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Stays the same for the same thing, however often it is given out.
    pub uid: String,
    /// Rises when the entry changes.
    pub sequence: u32,
    pub date: NaiveDate,
    pub summary: String,
    pub description: String,
}

/// A moment in Coordinated Universal Time: its day, and the seconds since midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    pub date: NaiveDate,
    pub seconds: u32,
}

/// The whole file.
pub fn file(entries: &[Entry], now: Moment) -> String {
    let mut out = String::new();
    for text in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Case Review//Deadlines//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"] {
        line(&mut out, text);
    }
    for entry in entries {
        let next = entry.date.checked_add_days(Days::new(1)).unwrap_or(entry.date);
        let (hours, minutes, seconds) = (now.seconds / 3600, now.seconds / 60 % 60, now.seconds % 60);
        let summary = escaped(&entry.summary);
        for text in [
            "BEGIN:VEVENT".to_string(),
            format!("UID:{}", entry.uid),
            format!("SEQUENCE:{}", entry.sequence),
            format!("DTSTAMP:{}T{hours:02}{minutes:02}{seconds:02}Z", basic(now.date)),
            format!("DTSTART;VALUE=DATE:{}", basic(entry.date)),
            format!("DTEND;VALUE=DATE:{}", basic(next)),
            format!("SUMMARY:{summary}"),
            format!("DESCRIPTION:{}", escaped(&entry.description)),
            "TRANSP:TRANSPARENT".to_string(),
            "CLASS:PRIVATE".to_string(),
            "X-MICROSOFT-CDO-BUSYSTATUS:FREE".to_string(),
            "BEGIN:VALARM".to_string(),
            "ACTION:DISPLAY".to_string(),
            format!("DESCRIPTION:{summary}"),
            "TRIGGER:-P1D".to_string(),
            "END:VALARM".to_string(),
            "END:VEVENT".to_string(),
        ] {
            line(&mut out, &text);
        }
    }
    line(&mut out, "END:VCALENDAR");
    out
}

/// What was given out so far in this tab, so that a changed entry rises and an unchanged one does not.
#[derive(Debug, Clone, Default)]
pub struct Given {
    entries: Vec<Entry>,
}

impl Given {
    /// The entry with its sequence. `floor` grows with time, so that a later day's file is above an earlier one's although
    /// nothing of it was kept.
    pub fn numbered(&mut self, mut entry: Entry, floor: u32) -> Entry {
        let known = self.entries.iter().position(|known| known.uid == entry.uid);
        let last = known.map(|at| self.entries.remove(at));
        entry.sequence = match last {
            Some(last) if (Entry { sequence: last.sequence, ..entry.clone() }) == last => last.sequence,
            Some(last) => floor.max(last.sequence + 1),
            None => floor,
        };
        self.entries.push(entry.clone());
        entry
    }
}

/// A name for the entry of a time limit that is the same whenever it is made from the same words (FNV-1a, 64 bits).
pub fn uid(words: &[&str]) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in words.iter().flat_map(|word| word.bytes().chain([0])) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("{hash:016x}@case-review.invalid")
}

/// `20250609`
fn basic(date: NaiveDate) -> String {
    date.to_string().replace('-', "")
}

/// Control characters have no place in a value; line feeds, commas, semicolons and backslashes are marked.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            other if other.is_control() => {}
            other => out.push(other),
        }
    }
    out
}

/// Ends with CRLF; continues on a new line after a space where it would be too long, never inside a character.
fn line(out: &mut String, text: &str) {
    let mut width = 0;
    for letter in text.chars() {
        if width + letter.len_utf8() > WIDTH {
            out.push_str("\r\n ");
            width = 1;
        }
        out.push(letter);
        width += letter.len_utf8();
    }
    out.push_str("\r\n");
}
