//! Who does what, and where the text is open about a result.

use super::{
    conclusion::{Force, Situation},
    confidence::Confidence,
    reader::{Faults, Read, Value, one_of, record},
};
use crate::kept::{List, Text};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    Notify,
    Decide,
    Review,
    Publish,
    Learn,
}

impl Stage {
    pub const ALL: [Stage; 5] = [Stage::Notify, Stage::Decide, Stage::Review, Stage::Publish, Stage::Learn];

    pub fn name(self) -> &'static str {
        match self {
            Stage::Notify => "Notify and refer",
            Stage::Decide => "Decide",
            Stage::Review => "Review",
            Stage::Publish => "Act and publish",
            Stage::Learn => "Learn",
        }
    }
}

#[derive(Debug, Clone)]
pub struct Duty {
    pub id: Text,
    pub stage: Stage,
    pub who: Text,
    /// Completes the sentence that begins with `who` and the word of its force.
    pub does: Text,
    pub force: Force,
    /// The time limit that dates it, or empty.
    pub by: Text,
    pub cite: Text,
    pub quote: Text,
    pub confidence: Confidence,
    /// Next step in these situations; never one when empty.
    pub when: List<Situation>,
    pub clauses: List<Text>,
}

#[derive(Debug, Clone)]
pub struct Note {
    pub id: Text,
    pub title: Text,
    pub text: Text,
    pub cite: Text,
    pub confidence: Confidence,
    pub when: List<Situation>,
    pub clauses: List<Text>,
}

record!(Duty { id, stage, who, does, force, cite; by, quote, confidence, when, clauses });
record!(Note { id, title, text, cite, when; confidence, clauses });

impl Read for Stage {
    fn read(value: &Value, faults: &mut Faults) -> Self {
        let [notify, decide, review, publish, learn] = Stage::ALL;
        one_of(value, faults, &[("notify", notify), ("decide", decide), ("review", review), ("publish", publish), ("learn", learn)])
    }
}
