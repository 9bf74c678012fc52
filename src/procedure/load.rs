//! The only reader of rule files: TOML text in, [`Procedure`] out, or every problem with its file and line.
//!
//! It runs in the build for the folders of the editions, and in the browser for a file that a publisher loads.

use super::conclusion::{Conclusion, Headline};
use super::duty::{Duty, Note};
use super::practice::Scenario;
use super::reader::record;
use super::rule::{Claim, Rule};
pub use super::source::Source;
use super::time_limit::{Event, TimeLimit};
use super::{Procedure, check, confidence, edition::Edition, fact::Fact};
use crate::kept::List;
use crate::reasoning::{limits, practice, proof, rulebook::Rulebook};

/// The files of an edition, in the order in which they are read.
pub const FILES: [&str; 6] = ["edition.toml", "facts.toml", "criteria.toml", "outcomes.toml", "time_limits.toml", "duties.toml"];
/// What an edition may have besides.
pub const OPTIONAL: &str = "practice.toml";

struct Facts {
    fact: List<Fact>,
}

struct Criteria {
    rule: List<Rule>,
    claim: List<Claim>,
}

struct Outcomes {
    conclusion: List<Conclusion>,
    headline: List<Headline>,
}

struct TimeLimits {
    event: List<Event>,
    time_limit: List<TimeLimit>,
}

struct Duties {
    duty: List<Duty>,
    note: List<Note>,
}

struct Practice {
    scenario: List<Scenario>,
}

record!(Facts { fact });
record!(Criteria { rule; claim });
record!(Outcomes { conclusion, headline });
record!(TimeLimits { event, time_limit });
record!(Duties { duty; note });
record!(Practice { ; scenario });

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
    let rehearsal: Practice = source.parse(OPTIONAL)?;
    let edition: Edition = source.parse("edition.toml")?;
    let procedure = Procedure {
        edition,
        facts: facts.fact,
        rules: criteria.rule,
        claims: criteria.claim,
        conclusions: outcomes.conclusion,
        headlines: outcomes.headline,
        events: limits.event,
        time_limits: List::new(limits.time_limit.iter().cloned().map(TimeLimit::with_reading).collect()),
        duties: duties.duty,
        notes: duties.note,
        scenarios: rehearsal.scenario,
    };
    // What is too large is not looked at any further: the checks walk every combination.
    let too_large = limits::check(&procedure);
    if !too_large.is_empty() {
        return Err(source.told(&too_large));
    }
    let mut problems = check::check(&procedure);
    match Rulebook::new(&procedure) {
        Err(unresolved) => problems.extend(unresolved),
        Ok(book) if problems.is_empty() => {
            problems.extend(proof::prove(&procedure, &book).into_iter().chain(practice::prove(&procedure, &book)))
        }
        Ok(_) => {}
    }
    if problems.is_empty() { Ok(confidence::advised(procedure)) } else { Err(source.told(&problems)) }
}
