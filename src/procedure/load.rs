//! The only reader of rule files: TOML text in, [`Procedure`] out, or every problem with its file and line.

use super::conclusion::{Conclusion, Headline};
use super::duty::{Duty, Note};
use super::rule::{Claim, Rule};
use super::time_limit::{Event, TimeLimit};
use super::{Problem, Procedure, check, confidence, edition::Edition, fact::Fact};
use crate::kept::List;
use crate::reasoning::{proof, rulebook::Rulebook};
use serde::{Deserialize, de::DeserializeOwned};
use std::{fs, io, path::Path};
use toml::de::{DeTable, DeValue};

/// The files of an edition, in the order in which they are read.
pub const FILES: [&str; 6] = ["edition.toml", "facts.toml", "criteria.toml", "outcomes.toml", "time_limits.toml", "duties.toml"];

/// The text of one edition's files.
#[derive(Debug, Clone)]
pub struct Source {
    texts: Vec<(&'static str, String)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Facts {
    fact: Vec<Fact>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Criteria {
    rule: Vec<Rule>,
    #[serde(default)]
    claim: Vec<Claim>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Outcomes {
    conclusion: Vec<Conclusion>,
    headline: Vec<Headline>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TimeLimits {
    event: Vec<Event>,
    time_limit: Vec<TimeLimit>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Duties {
    duty: Vec<Duty>,
    #[serde(default)]
    note: Vec<Note>,
}

impl Source {
    /// # Errors
    /// If one of the [`FILES`] cannot be read.
    pub fn read(folder: &Path) -> io::Result<Self> {
        let read = |file: &&'static str| Ok((*file, fs::read_to_string(folder.join(file))?));
        Ok(Source { texts: FILES.iter().map(read).collect::<io::Result<_>>()? })
    }

    /// The same source with `old` replaced once by `new` in one file: how the tests break it.
    #[must_use]
    pub fn with(&self, file: &str, old: &str, new: &str) -> Self {
        let change = |(name, text): &(&'static str, String)| (*name, if *name == file { text.replacen(old, new, 1) } else { text.clone() });
        Source { texts: self.texts.iter().map(change).collect() }
    }

    fn text(&self, file: &str) -> &str {
        self.texts.iter().find(|(name, _)| *name == file).map_or("", |(_, text)| text)
    }

    fn parse<T: DeserializeOwned>(&self, file: &'static str) -> Result<T, Vec<String>> {
        let text = self.text(file);
        toml::from_str(text).map_err(|error| {
            let line = error.span().map_or(1, |span| line_of(text, span.start));
            let excerpt = text.lines().nth(line - 1).unwrap_or_default().trim();
            vec![format!("{file}:{line}: {} (at `{excerpt}`)", error.message())]
        })
    }

    /// `file:line: key: expected …`
    fn describe(&self, problem: &Problem) -> String {
        let text = self.text(problem.file);
        format!("{}:{}: {}: expected {}", problem.file, locate(text, &problem.path), problem.path.join("."), problem.expected)
    }
}

/// Reads, checks and proves an edition.
///
/// # Errors
/// Every problem as one line: file, line, key, and what was expected there. A file that is not TOML of the right
/// shape is reported alone, because nothing else can be said of it.
pub fn edition(source: &Source) -> Result<Procedure, Vec<String>> {
    let facts: Facts = source.parse("facts.toml")?;
    let criteria: Criteria = source.parse("criteria.toml")?;
    let outcomes: Outcomes = source.parse("outcomes.toml")?;
    let limits: TimeLimits = source.parse("time_limits.toml")?;
    let duties: Duties = source.parse("duties.toml")?;
    let edition: Edition = source.parse("edition.toml")?;
    let procedure = Procedure {
        edition,
        facts: List::new(facts.fact),
        rules: List::new(criteria.rule),
        claims: List::new(criteria.claim),
        conclusions: List::new(outcomes.conclusion),
        headlines: List::new(outcomes.headline),
        events: List::new(limits.event),
        time_limits: List::new(limits.time_limit.into_iter().map(TimeLimit::read).collect()),
        duties: List::new(duties.duty),
        notes: List::new(duties.note),
    };
    let mut problems = check::check(&procedure);
    match Rulebook::new(&procedure) {
        Err(unresolved) => problems.extend(unresolved),
        Ok(book) if problems.is_empty() => problems.extend(proof::prove(&procedure, &book)),
        Ok(_) => {}
    }
    if problems.is_empty() {
        Ok(confidence::advised(procedure))
    } else {
        Err(problems.iter().map(|problem| source.describe(problem)).collect())
    }
}

/// The line of the deepest part of the path that exists.
fn locate(text: &str, path: &[String]) -> usize {
    let Ok(table) = DeTable::parse(text) else { return 1 };
    let mut at = table.span().start;
    let mut value = DeValue::Table(table.into_inner());
    for step in path {
        let next = match value {
            DeValue::Table(mut table) => table.remove(step.as_str()),
            DeValue::Array(array) => step.parse::<usize>().ok().and_then(|nth| array.into_iter().nth(nth)),
            _ => None,
        };
        let Some(next) = next else { break };
        at = next.span().start;
        value = next.into_inner();
    }
    line_of(text, at)
}

fn line_of(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
}
