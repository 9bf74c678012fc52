//! Whether an edition is small enough to be reasoned about: the sizes that the types here can hold, and the work of walking every
//! combination of answers. Looked at first, because what is larger would make the other checks wrong or endless.

use super::{answers::MOST_FACTS, outcome::MOST_CONCLUSIONS};
use crate::kept::Text;
use crate::procedure::{Problem, Procedure, rule::Test};

/// Answers of a question and results of a conclusion: the bits of a mask.
const MOST_CHOICES: usize = 16;
/// Entries of one list.
const MOST_ENTRIES: usize = 500;
/// Combinations of answers, times the tests looked at for each. The editions that the build carries stay far below.
const MOST_WORK: u64 = 20_000_000;

/// Every list that is too long, and if there is none, whether the whole is.
pub fn check(procedure: &Procedure) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut most = |most: usize, found: usize, file: &'static str, place: &str, what: &str| {
        if found > most {
            problems.push(Problem::new(file, place, format!("at most {most} {what}, not {found}")));
        }
    };
    most(MOST_FACTS, procedure.facts.len(), "facts.toml", "fact", "questions");
    most(MOST_CONCLUSIONS, procedure.conclusions.len(), "outcomes.toml", "conclusion", "conclusions");
    for (found, file, place) in [
        (procedure.rules.len(), "criteria.toml", "rule"),
        (procedure.claims.len(), "criteria.toml", "claim"),
        (procedure.headlines.len(), "outcomes.toml", "headline"),
        (procedure.events.len(), "time_limits.toml", "event"),
        (procedure.time_limits.len(), "time_limits.toml", "time_limit"),
        (procedure.duties.len(), "duties.toml", "duty"),
        (procedure.notes.len(), "duties.toml", "note"),
        (procedure.scenarios.len(), "practice.toml", "scenario"),
    ] {
        most(MOST_ENTRIES, found, file, place, "entries");
    }
    for (at, fact) in procedure.facts.iter().enumerate() {
        most(MOST_CHOICES, fact.answer.len(), "facts.toml", &format!("fact.{at}.answer"), "answers");
    }
    for (at, conclusion) in procedure.conclusions.iter().enumerate() {
        most(MOST_CHOICES, conclusion.result.len(), "outcomes.toml", &format!("conclusion.{at}.result"), "results");
        most(MOST_CHOICES, conclusion.either.len(), "outcomes.toml", &format!("conclusion.{at}.either"), "entries");
    }
    for (found, file, place, what) in [
        (procedure.facts.len(), "facts.toml", "fact", "question"),
        (procedure.conclusions.len(), "outcomes.toml", "conclusion", "conclusion"),
    ] {
        if found == 0 {
            problems.push(Problem::new(file, place, format!("at least one {what}")));
        }
    }
    if problems.is_empty() && work(procedure) > MOST_WORK {
        let expected = "fewer questions, answers or tests: walking every combination of answers would take too long";
        problems.push(Problem::new("facts.toml", "fact", expected));
    }
    problems
}

fn work(procedure: &Procedure) -> u64 {
    let combinations = procedure.facts.iter().fold(1, |product: u64, fact| product.saturating_mul(fact.answer.len() as u64));
    // A rule is looked at anew wherever another uses it, so two rules that each use the one above twice are four.
    let mut rules: Vec<(Text, u64)> = Vec::new();
    for rule in &procedure.rules {
        rules.push((rule.id, tests(&rule.test, &rules)));
    }
    let used = procedure.conclusions.iter().flat_map(|conclusion| &conclusion.result).map(|result| result.rule);
    let claimed = procedure.claims.iter().flat_map(|claim| [claim.premise, claim.consequence]);
    let each = used.chain(claimed).fold(1, |sum: u64, id| sum.saturating_add(weight(id, &rules)));
    let heaviest = rules.iter().map(|(_, weight)| *weight).max().unwrap_or_default();
    combinations.saturating_mul(each).saturating_add(heaviest)
}

fn tests(test: &Test, above: &[(Text, u64)]) -> u64 {
    match test {
        Test::All(parts) | Test::Any(parts) => parts.iter().fold(1, |sum: u64, part| sum.saturating_add(tests(part, above))),
        Test::Not(part) | Test::Unless(part) => tests(part, above).saturating_add(1),
        Test::Rule(id) => weight(*id, above).saturating_add(1),
        Test::Answer(_) => 1,
    }
}

fn weight(id: Text, rules: &[(Text, u64)]) -> u64 {
    rules.iter().find(|(known, _)| *known == id).map_or(0, |(_, weight)| *weight)
}
