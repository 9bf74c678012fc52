//! A criterion: the test, the words it rests on, and worked examples that are also tests.

use super::confidence::Confidence;
use super::reader::{Faults, Read, Value, one_of, only, record};
use crate::kept::{Kept, List, Text};

#[derive(Debug, Clone)]
pub struct Rule {
    pub id: Text,
    /// The criterion as a sentence.
    pub says: Text,
    /// Completes “because …”.
    pub because: Text,
    pub cite: Text,
    /// Empty where the words themselves were not read.
    pub quote: Text,
    pub confidence: Confidence,
    /// What to tell the reader when an `unless` was met only because the answer is not known.
    pub presumption: Text,
    pub test: Test,
    pub example: List<Example>,
    pub clauses: List<Text>,
}

/// The four operators, one for each legal phrase, and two leaves.
#[derive(Debug, Clone)]
pub enum Test {
    /// and
    All(List<Test>),
    /// or
    Any(List<Test>),
    /// not
    Not(Kept<Test>),
    /// unless it is shown that: a question asked and not answered counts as not shown
    Unless(Kept<Test>),
    /// another rule, which stands above this one
    Rule(Text),
    /// one fact and the answers that meet the test
    Answer(List<(Text, List<Text>)>),
}

#[derive(Debug, Clone)]
pub struct Example {
    pub name: Text,
    /// Facts that are not named were not asked.
    pub answers: List<(Text, Text)>,
    pub gives: Gives,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gives {
    Met,
    NotMet,
    Open,
}

impl Gives {
    pub fn word(self) -> &'static str {
        match self {
            Gives::Met => "met",
            Gives::NotMet => "not-met",
            Gives::Open => "open",
        }
    }
}

/// An implication that the text asserts of its own rules: whenever `if` is met, so is `then`.
#[derive(Debug, Clone)]
pub struct Claim {
    pub id: Text,
    pub premise: Text,
    pub consequence: Text,
    /// Whether it holds for every combination of answers; checked by enumeration.
    pub holds: bool,
    pub says: Text,
    /// Shown to the reader of a case in which it fails.
    pub warning: Text,
    pub cite: Text,
    pub quote: Text,
    pub clauses: List<Text>,
}

record!(Rule { id, says, because, cite, test, example; quote, confidence, presumption, clauses });
record!(Example { name, answers, gives });
record!(Claim { id, premise = "if", consequence = "then", holds, says, cite, quote; warning, clauses });

impl Read for Test {
    fn read(value: &Value, faults: &mut Faults) -> Self {
        let (operator, inside) = only(value, faults).unwrap_or(("all", &Value::NOTHING));
        match operator {
            "all" => Test::All(Read::read(inside, faults)),
            "any" => Test::Any(Read::read(inside, faults)),
            "not" => Test::Not(Read::read(inside, faults)),
            "unless" => Test::Unless(Read::read(inside, faults)),
            "rule" => Test::Rule(Read::read(inside, faults)),
            "answer" => Test::Answer(Read::read(inside, faults)),
            other => {
                faults.unknown("variant", other, &["all", "any", "not", "unless", "rule", "answer"], value.at);
                Test::All(List::default())
            }
        }
    }
}

impl Read for Gives {
    fn read(value: &Value, faults: &mut Faults) -> Self {
        one_of(value, faults, &[Gives::Met, Gives::NotMet, Gives::Open].map(|gives| (gives.word(), gives)))
    }
}
