//! A question with a closed set of answers, the last of which is always “not known yet”.

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    pub id: String,
    pub question: String,
    /// The question as a label, for a list of answers.
    pub short: String,
    pub hint: String,
    pub cite: String,
    /// Where the question comes from, in plain English.
    pub source: String,
    #[serde(default)]
    pub definition: Vec<Definition>,
    #[serde(default)]
    pub note: Vec<FactNote>,
    pub answer: Vec<FactAnswer>,
    #[serde(default)]
    pub clauses: Vec<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactAnswer {
    pub id: String,
    pub label: String,
    #[serde(default)]
    pub hint: String,
    /// Completes “if …”: `the child had died`. Answers that no rule tells apart share it.
    #[serde(default)]
    pub supposing: String,
    /// Asked, and not known: a different thing from not asked.
    #[serde(default)]
    pub unknown: bool,
    /// Completes “find out …”; only on the answer that is not known.
    #[serde(default)]
    pub find_out: String,
}

/// Words of the source that most readers need; they stand on the page, not behind a link.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    pub title: String,
    pub lead: String,
    pub bullets: Vec<String>,
    pub after: String,
    pub cite: String,
    #[serde(default)]
    pub clauses: Vec<String>,
}

/// Where the source is ambiguous about this question.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactNote {
    pub title: String,
    pub text: String,
    pub cite: String,
    #[serde(default)]
    pub clauses: Vec<String>,
}

impl Fact {
    /// Position of the answer that says “not known yet”.
    pub fn not_known(&self) -> Option<&FactAnswer> {
        self.answer.iter().find(|answer| answer.unknown)
    }
}
