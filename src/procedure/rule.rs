//! A criterion: the test, the words it rests on, and worked examples that are also tests.

use super::{confidence::Confidence, pairs};
use crate::kept::{Kept, List, Text};
use serde::Deserialize;

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    pub id: Text,
    /// The criterion as a sentence.
    pub says: Text,
    /// Completes “because …”.
    pub because: Text,
    pub cite: Text,
    /// Empty where the words themselves were not read.
    #[serde(default)]
    pub quote: Text,
    #[serde(default)]
    pub confidence: Confidence,
    /// What to tell the reader when an `unless` was met only because the answer is not known.
    #[serde(default)]
    pub presumption: Text,
    pub test: Test,
    pub example: List<Example>,
    #[serde(default)]
    pub clauses: List<Text>,
}

/// The four operators, one for each legal phrase, and two leaves.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case")]
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
    Answer(#[serde(deserialize_with = "pairs::deserialize")] List<(Text, List<Text>)>),
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    pub name: Text,
    /// Facts that are not named were not asked.
    #[serde(deserialize_with = "pairs::deserialize")]
    pub answers: List<(Text, Text)>,
    pub gives: Gives,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
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
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    pub id: Text,
    #[serde(rename = "if")]
    pub premise: Text,
    #[serde(rename = "then")]
    pub consequence: Text,
    /// Whether it holds for every combination of answers; checked by enumeration.
    pub holds: bool,
    pub says: Text,
    /// Shown to the reader of a case in which it fails.
    #[serde(default)]
    pub warning: Text,
    pub cite: Text,
    pub quote: Text,
    #[serde(default)]
    pub clauses: List<Text>,
}
