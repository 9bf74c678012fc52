//! A question with a closed set of answers, the last of which is always “not known yet”.

use super::confidence::Confidence;
use crate::kept::{List, Text};
use serde::Deserialize;

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    pub id: Text,
    pub question: Text,
    /// The question as a label, for a list of answers.
    pub short: Text,
    pub hint: Text,
    pub cite: Text,
    /// Where the question comes from, in plain English.
    pub source: Text,
    #[serde(default)]
    pub definition: List<Definition>,
    #[serde(default)]
    pub note: List<FactNote>,
    pub answer: List<FactAnswer>,
    #[serde(default)]
    pub clauses: List<Text>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactAnswer {
    pub id: Text,
    pub label: Text,
    #[serde(default)]
    pub hint: Text,
    /// Completes “if …”: `the child had died`. Answers that no rule tells apart share it.
    #[serde(default)]
    pub supposing: Text,
    /// Asked, and not known: a different thing from not asked.
    #[serde(default)]
    pub unknown: bool,
    /// Completes “find out …”; only on the answer that is not known.
    #[serde(default)]
    pub find_out: Text,
}

/// Words of the source that most readers need; they stand on the page, not behind a link.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    pub title: Text,
    pub lead: Text,
    pub bullets: List<Text>,
    pub after: Text,
    pub cite: Text,
    #[serde(default)]
    pub confidence: Confidence,
    #[serde(default)]
    pub clauses: List<Text>,
}

/// Where the source is ambiguous about this question.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactNote {
    pub title: Text,
    pub text: Text,
    pub cite: Text,
    #[serde(default)]
    pub confidence: Confidence,
    #[serde(default)]
    pub clauses: List<Text>,
}

impl Fact {
    /// Position of the answer that says “not known yet”.
    pub fn not_known(&self) -> Option<&FactAnswer> {
        self.answer.iter().find(|answer| answer.unknown)
    }
}
