//! A question with a closed set of answers, the last of which is always “not known yet”.

use super::confidence::Confidence;
use super::reader::record;
use crate::kept::{List, Text};

#[derive(Debug, Clone)]
pub struct Fact {
    pub id: Text,
    pub question: Text,
    /// The question as a label, for a list of answers.
    pub short: Text,
    pub hint: Text,
    pub cite: Text,
    /// Where the question comes from, in plain English.
    pub source: Text,
    pub definition: List<Definition>,
    pub note: List<FactNote>,
    pub answer: List<FactAnswer>,
    pub clauses: List<Text>,
}

#[derive(Debug, Clone)]
pub struct FactAnswer {
    pub id: Text,
    pub label: Text,
    pub hint: Text,
    /// Completes “if …”: `the child had died`. Answers that no rule tells apart share it.
    pub supposing: Text,
    /// Asked, and not known: a different thing from not asked.
    pub unknown: bool,
    /// Completes “find out …”; only on the answer that is not known.
    pub find_out: Text,
}

/// Words of the source that most readers need; they stand on the page, not behind a link.
#[derive(Debug, Clone)]
pub struct Definition {
    pub title: Text,
    pub lead: Text,
    pub bullets: List<Text>,
    pub after: Text,
    pub cite: Text,
    pub confidence: Confidence,
    pub clauses: List<Text>,
}

/// Where the source is ambiguous about this question.
#[derive(Debug, Clone)]
pub struct FactNote {
    pub title: Text,
    pub text: Text,
    pub cite: Text,
    pub confidence: Confidence,
    pub clauses: List<Text>,
}

record!(Fact { id, question, short, hint, cite, source, answer; definition, note, clauses });
record!(FactAnswer { id, label; hint, supposing, unknown, find_out });
record!(Definition { title, lead, bullets, after, cite; confidence, clauses });
record!(FactNote { title, text, cite; confidence, clauses });

impl Fact {
    /// Position of the answer that says “not known yet”.
    pub fn not_known(&self) -> Option<&FactAnswer> {
        self.answer.iter().find(|answer| answer.unknown)
    }
}
