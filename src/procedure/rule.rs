//! A criterion: the test, the words it rests on, and worked examples that are also tests.

use super::pairs;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    pub id: String,
    /// The criterion as a sentence.
    pub says: String,
    /// Completes “because …”.
    pub because: String,
    pub cite: String,
    pub quote: String,
    /// What to tell the reader when an `unless` was met only because the answer is not known.
    #[serde(default)]
    pub presumption: String,
    pub test: Test,
    pub example: Vec<Example>,
    #[serde(default)]
    pub clauses: Vec<String>,
}

/// The four operators, one for each legal phrase, and two leaves.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Test {
    /// and
    All(Vec<Test>),
    /// or
    Any(Vec<Test>),
    /// not
    Not(Box<Test>),
    /// unless it is shown that: a question asked and not answered counts as not shown
    Unless(Box<Test>),
    /// another rule, which stands above this one
    Rule(String),
    /// one fact and the answers that meet the test
    Answer(#[serde(deserialize_with = "pairs::deserialize")] Vec<(String, Vec<String>)>),
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    pub name: String,
    /// Facts that are not named were not asked.
    #[serde(deserialize_with = "pairs::deserialize")]
    pub answers: Vec<(String, String)>,
    pub gives: Gives,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
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
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    pub id: String,
    #[serde(rename = "if")]
    pub premise: String,
    #[serde(rename = "then")]
    pub consequence: String,
    /// Whether it holds for every combination of answers; checked by enumeration.
    pub holds: bool,
    pub says: String,
    /// Shown to the reader of a case in which it fails.
    #[serde(default)]
    pub warning: String,
    pub cite: String,
    pub quote: String,
    #[serde(default)]
    pub clauses: Vec<String>,
}
