//! The cases to practise on: those that an edition tells, and the worked examples of its rules.

use super::{answers::Answers, outcome::Outcome, proof::named_answers, rulebook::Rulebook};
use crate::kept::Text;
use crate::procedure::{Problem, Procedure};

const FILE: &str = "practice.toml";

/// A text, and the answers that it comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    pub text: Text,
    pub answers: Answers,
}

/// The cases that the edition tells in full.
pub fn told(procedure: &Procedure) -> Vec<Case> {
    let case = |text: Text, pairs: &[(Text, Text)]| named_answers(procedure, pairs).ok().map(|answers| Case { text, answers });
    procedure.scenarios.iter().filter_map(|scenario| case(scenario.text, &scenario.answers)).collect()
}

/// The worked examples of the rules, each set of answers once. What they do not name was not asked.
pub fn examples(procedure: &Procedure) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for example in procedure.rules.iter().flat_map(|rule| &rule.example) {
        match named_answers(procedure, &example.answers) {
            Ok(answers) if answers != Answers::NONE && cases.iter().all(|case| case.answers != answers) => {
                cases.push(Case { text: example.name, answers });
            }
            Ok(_) | Err(_) => {}
        }
    }
    cases
}

/// Every scenario that leaves a question open, or does not come out as it says.
pub fn prove(procedure: &Procedure, book: &Rulebook) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut ids: Vec<Text> = Vec::new();
    for (at, scenario) in procedure.scenarios.iter().enumerate() {
        let mut expect = |key: &str, expected: String| problems.push(Problem::new(FILE, &format!("scenario.{at}.{key}"), expected));
        if ids.contains(&scenario.id) {
            expect("id", "an id that no other entry of the list has".to_string());
        }
        ids.push(scenario.id);
        if scenario.text.trim().is_empty() {
            expect("text", "what happened, in plain words".to_string());
        }
        let answers = match named_answers(procedure, &scenario.answers) {
            Ok(answers) => answers,
            Err(expected) => {
                expect("answers", expected);
                continue;
            }
        };
        if let Some(fact) = book.next_question(&answers) {
            expect("answers", format!("an answer to “{}”, since it could change the result", procedure.facts[fact].id));
        }
        let outcome = Outcome::of(book, &answers);
        for (nth, conclusion) in procedure.conclusions.iter().enumerate() {
            let found = outcome.standing(nth).id(conclusion);
            if !scenario.gives.iter().any(|(id, standing)| *id == conclusion.id && standing == found) {
                expect("gives", format!("{} = \"{found}\", since that is what the rules give", conclusion.id));
            }
        }
        for (id, _) in &scenario.gives {
            if procedure.conclusion(id).is_none() {
                expect("gives", format!("a conclusion, not “{id}”"));
            }
        }
    }
    problems
}
