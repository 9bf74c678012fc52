//! A date as somebody types it: three fields, or a whole date pasted into the first.

use super::words::MONTHS;
use chrono::NaiveDate;
use std::fmt;

/// What stands in the three fields. Kept as typed, whatever becomes of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedDate {
    pub day: String,
    pub month: String,
    pub year: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    Day,
    Month,
    Year,
}

/// Why the text is not a date. `Display` completes a sentence that begins with the field's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DateProblem {
    /// The parts that are empty while others are filled.
    Missing(Vec<Part>),
    /// No such day in the calendar, or not a number or month that we can read.
    NotReal,
    /// The year has to be written with four figures.
    ShortYear,
}

impl fmt::Display for DateProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DateProblem::Missing(parts) => {
                let names: Vec<&str> = parts.iter().map(|part| part.name()).collect();
                write!(f, "must include a {}", names.join(" and "))
            }
            DateProblem::NotReal => write!(f, "must be a real date"),
            DateProblem::ShortYear => write!(f, "must have a year of 4 numbers"),
        }
    }
}

impl Part {
    pub const ALL: [Part; 3] = [Part::Day, Part::Month, Part::Year];

    pub fn name(self) -> &'static str {
        match self {
            Part::Day => "day",
            Part::Month => "month",
            Part::Year => "year",
        }
    }
}

impl DateProblem {
    /// The fields to mark and to move to: those that are missing, or all of them.
    pub fn parts(&self) -> Vec<Part> {
        match self {
            DateProblem::Missing(parts) => parts.clone(),
            DateProblem::ShortYear => vec![Part::Year],
            DateProblem::NotReal => Part::ALL.to_vec(),
        }
    }
}

impl TypedDate {
    pub fn part(&self, part: Part) -> &str {
        match part {
            Part::Day => &self.day,
            Part::Month => &self.month,
            Part::Year => &self.year,
        }
    }

    pub fn is_empty(&self) -> bool {
        Part::ALL.iter().all(|part| self.part(*part).trim().is_empty())
    }

    /// Fills the three fields from a date.
    pub fn of(date: NaiveDate) -> Self {
        use chrono::Datelike;
        TypedDate { day: date.day().to_string(), month: date.month().to_string(), year: date.year().to_string() }
    }

    /// Reads `2`, `6`, `2025` from the three fields, with month names in full or short, or `2 jun 2025`, `2/6/2025`
    /// (the day first) or `2025-06-02` from any one of them. `Ok(None)` when nothing was typed.
    ///
    /// # Errors
    /// A [`DateProblem`] that names the parts at fault, for example `31 2 2025`: there is no such day.
    pub fn read(&self) -> Result<Option<NaiveDate>, DateProblem> {
        if self.is_empty() {
            return Ok(None);
        }
        let joined = [&self.day, &self.month, &self.year].map(|text| text.trim()).join(" ");
        let words: Vec<&str> = joined.split(|c: char| c.is_whitespace() || "/.-,".contains(c)).filter(|w| !w.is_empty()).collect();
        let missing: Vec<Part> = Part::ALL.into_iter().filter(|part| self.part(*part).trim().is_empty()).collect();
        match words.as_slice() {
            [year, month, day] if year.len() == 4 && number(year).is_some() => real(day, month, year).map(Some),
            [day, month, year] => real(day, month, year).map(Some),
            _ if missing.is_empty() => Err(DateProblem::NotReal),
            _ => Err(DateProblem::Missing(missing)),
        }
    }
}

fn real(day: &str, month: &str, year: &str) -> Result<NaiveDate, DateProblem> {
    let day = number(day.trim_end_matches(|c: char| c.is_ascii_alphabetic())).ok_or(DateProblem::NotReal)?;
    let month = number(month).or_else(|| named_month(month)).ok_or(DateProblem::NotReal)?;
    let figures = number(year).ok_or(DateProblem::NotReal)?;
    if year.len() != 4 {
        return Err(DateProblem::ShortYear);
    }
    NaiveDate::from_ymd_opt(figures as i32, month, day).ok_or(DateProblem::NotReal)
}

fn number(text: &str) -> Option<u32> {
    let figures = !text.is_empty() && text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit());
    if figures { text.parse().ok() } else { None }
}

/// `j` is nobody's month and `ju` is two months', so three letters are the least.
fn named_month(text: &str) -> Option<u32> {
    let text = text.to_ascii_lowercase();
    let found = |name: &&str| text.len() >= 3 && name.to_ascii_lowercase().starts_with(&text);
    let sept = if text == "sept" { Some(9) } else { None };
    sept.or_else(|| MONTHS.iter().position(found).map(|at| at as u32 + 1))
}
