//! Which edition fits an incident: by the days on which it happened and became known. Explained, and never decided.

use super::edition::Edition;
use crate::calendar::words;
use chrono::NaiveDate;

/// What is known of the incident's dates.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Dates {
    pub incident: Option<NaiveDate>,
    /// When the local authority became aware of it.
    pub aware: Option<NaiveDate>,
}

/// How well an edition fits; the smaller, the better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// In force on every day that is known.
    Whole,
    /// In force on one of the two days.
    Part,
    None,
}

/// An edition with how it fits and why, as a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Position in the editions given.
    pub edition: usize,
    pub fit: Fit,
    pub reason: String,
}

/// Every edition, the best fitting first. Without a date the incident is taken for one of `today`.
pub fn choices(editions: &[&Edition], dates: Dates, today: NaiveDate) -> Vec<Choice> {
    let mut found: Vec<Choice> = Vec::with_capacity(editions.len());
    for (at, edition) in editions.iter().enumerate() {
        let choice = choice(at, edition, dates, today);
        let place = found.iter().position(|known| choice.fit < known.fit);
        found.insert(place.unwrap_or(found.len()), choice);
    }
    found
}

fn choice(at: usize, edition: &Edition, dates: Dates, today: NaiveDate) -> Choice {
    let known: Vec<(NaiveDate, &str)> =
        [(dates.aware, "when the local authority became aware"), (dates.incident, "when the incident happened")]
            .into_iter()
            .filter_map(|(date, when)| Some((date?, when)))
            .collect();
    let known = if known.is_empty() { vec![(today, "today")] } else { known };
    let held = known.iter().filter(|(date, _)| holds(edition, *date)).count();
    let fit = match held {
        0 => Fit::None,
        all if all == known.len() => Fit::Whole,
        _ => Fit::Part,
    };
    let each: Vec<String> = known
        .iter()
        .map(|(date, when)| {
            let is = if holds(edition, *date) { "In force" } else { "Not in force" };
            format!("{is} {when} ({}).", words::date(*date))
        })
        .collect();
    Choice { edition: at, fit, reason: each.join(" ") }
}

/// Whether the edition was in force on that day.
pub fn holds(edition: &Edition, date: NaiveDate) -> bool {
    let from = words::from_iso(&edition.in_force.from).is_some_and(|from| from <= date);
    from && words::from_iso(&edition.in_force.to).is_none_or(|to| date <= to)
}

/// `1 August 2019 to 29 September 2020`, or `since 29 June 2018`.
pub fn in_force(edition: &Edition) -> String {
    let day = |text: &str| words::from_iso(text).map(words::date).unwrap_or_default();
    match edition.in_force.to.is_empty() {
        true => format!("since {}", day(&edition.in_force.from)),
        false => format!("{} to {}", day(&edition.in_force.from), day(&edition.in_force.to)),
    }
}
