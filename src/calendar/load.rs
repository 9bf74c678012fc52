//! Reads `bank_holidays.toml` at build time.

use super::{
    bank_holidays::{BankHolidays, Division, Holiday, table_day},
    words,
};
use crate::kept::{List, Text};
use chrono::{Datelike, NaiveDate, Weekday};
use serde::Deserialize;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    division: Vec<RawDivision>,
    holiday: Vec<Spanned<Row>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDivision {
    id: String,
    letter: String,
    name: String,
    from: String,
    known_to: String,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    date: String,
    #[serde(rename = "in")]
    letters: String,
    name: String,
}

/// # Errors
/// Every malformed row as one line: file, line, and what was expected.
pub fn bank_holidays(text: &str) -> Result<BankHolidays, Vec<String>> {
    let line = |offset: usize| text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1;
    let say = |at: usize, expected: &str| format!("bank_holidays.toml:{}: expected {expected}", line(at));
    let file: File = toml::from_str(text).map_err(|error| vec![say(error.span().map_or(0, |span| span.start), error.message())])?;
    let (mut names, mut divisions): (Vec<Text>, Vec<(Division, Vec<Holiday>)>) = Default::default();
    let mut problems = Vec::new();
    let mut letters = Vec::new();
    for raw in file.division {
        let day = |text: &str| words::from_iso(text).and_then(table_day);
        match (day(&raw.from), day(&raw.known_to)) {
            (Some(from), Some(known_to)) if from < known_to => {
                letters.push(raw.letter);
                let [id, name, source] = [raw.id, raw.name, raw.source].map(Text::new);
                divisions.push((Division { id, name, source, from, known_to, holidays: List::default() }, Vec::new()));
            }
            _ => problems.push(say(0, &format!("`from` and `known_to` of {} to be dates in order", raw.id))),
        }
    }
    let mut last: Option<(NaiveDate, String)> = None;
    for row in file.holiday {
        let (at, row) = (row.span().start, row.into_inner());
        let Some(date) = words::from_iso(&row.date) else {
            problems.push(say(at, "a real date such as \"2019-08-26\""));
            continue;
        };
        if matches!(date.weekday(), Weekday::Sat | Weekday::Sun) {
            problems.push(say(at, "a weekday: weekends never count"));
        }
        let key = (date, row.name.clone());
        if last.as_ref().is_some_and(|last| last.0 > date || *last == key) {
            problems.push(say(at, "rows in order of date, none twice"));
        }
        last = Some(key);
        let name = names.iter().position(|known| **known == *row.name).unwrap_or_else(|| {
            names.push(Text::new(row.name.clone()));
            names.len() - 1
        });
        for letter in row.letters.chars() {
            let division = letters.iter().position(|known| known.chars().eq([letter]));
            let day = table_day(date);
            match (division.and_then(|at| divisions.get_mut(at)), day, u8::try_from(name)) {
                (Some((division, holidays)), Some(day), Ok(name)) if division.from <= day && day <= division.known_to => {
                    if holidays.last().is_some_and(|last| last.day == day) {
                        problems.push(say(at, "one row a day in each division"));
                    }
                    holidays.push(Holiday { day, name });
                }
                _ => problems.push(say(at, &format!("`in` to name divisions whose years hold {}, not “{letter}”", row.date))),
            }
        }
    }
    let divisions = divisions.into_iter().map(|(division, holidays)| Division { holidays: List::new(holidays), ..division });
    let table = BankHolidays { names: List::new(names), divisions: List::new(divisions.collect()) };
    if problems.is_empty() { Ok(table) } else { Err(problems) }
}
