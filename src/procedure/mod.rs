//! What a procedure says, as data. No case is in sight here, and no sentence of law stands in Rust.
//!
//! One edition is one folder of TOML: one text, one place, one period. [`load`] reads it at build time, [`check`] looks for
//! what is malformed, and the build stops with file, line and key. What reaches the browser is this [`Procedure`], as data.
//! A second edition needs a second folder and no Rust; a publisher's own can also be loaded there from [`one_file`].

pub mod check;
pub mod choice;
pub mod conclusion;
pub mod digest;
pub mod confidence;
pub mod duty;
pub mod edition;
pub mod fact;
mod letters;
pub mod load;
pub mod one_file;
pub mod practice;
mod reader;
pub mod rule;
pub mod source;
pub mod signpost;
pub mod time_limit;
pub mod toml;

use crate::kept::List;
use conclusion::{Conclusion, Headline};
use duty::{Duty, Note};
use edition::Edition;
use fact::Fact;
use practice::Scenario;
use rule::{Claim, Rule};
use time_limit::{Event, TimeLimit};

/// An edition, whole. Ids refer to one another by name; [`crate::reasoning::rulebook`] turns the names into positions.
#[derive(Debug, Clone)]
pub struct Procedure {
    pub edition: Edition,
    pub facts: List<Fact>,
    pub rules: List<Rule>,
    pub claims: List<Claim>,
    pub conclusions: List<Conclusion>,
    pub headlines: List<Headline>,
    pub events: List<Event>,
    pub time_limits: List<TimeLimit>,
    pub duties: List<Duty>,
    pub notes: List<Note>,
    /// For practice; an edition may have none.
    pub scenarios: List<Scenario>,
}

impl Procedure {
    pub fn fact(&self, id: &str) -> Option<&Fact> {
        self.facts.iter().find(|fact| fact.id == *id)
    }

    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == *id)
    }

    pub fn conclusion(&self, id: &str) -> Option<&Conclusion> {
        self.conclusions.iter().find(|conclusion| conclusion.id == *id)
    }

    pub fn event(&self, id: &str) -> Option<&Event> {
        self.events.iter().find(|event| event.id == *id)
    }

    pub fn time_limit(&self, id: &str) -> Option<&TimeLimit> {
        self.time_limits.iter().find(|limit| limit.id == *id)
    }
}

/// Something wrong with an edition's files: where, and what was expected there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub file: &'static str,
    /// Keys and positions down to the place, for example `rule`, `3`, `test`.
    pub path: Vec<String>,
    pub expected: String,
}

impl Problem {
    /// `place` is a dotted path: `rule.3.test`.
    pub fn new(file: &'static str, place: &str, expected: impl Into<String>) -> Self {
        Problem { file, path: place.split('.').map(str::to_string).collect(), expected: expected.into() }
    }
}
