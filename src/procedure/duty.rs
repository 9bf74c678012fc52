//! Who does what, and where the text is open about a result.

use super::{
    conclusion::{Force, Situation},
    confidence::Confidence,
    pairs,
};
use crate::kept::{List, Text};
use serde::Deserialize;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
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

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Duty {
    pub id: Text,
    pub stage: Stage,
    pub who: Text,
    /// Completes the sentence that begins with `who` and the word of its force.
    pub does: Text,
    pub force: Force,
    /// The time limit that dates it, or empty.
    #[serde(default)]
    pub by: Text,
    pub cite: Text,
    #[serde(default)]
    pub quote: Text,
    #[serde(default)]
    pub confidence: Confidence,
    /// Next step in these situations; never one when empty.
    #[serde(default, deserialize_with = "pairs::alternatives::deserialize")]
    pub when: List<Situation>,
    #[serde(default)]
    pub clauses: List<Text>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    pub id: Text,
    pub title: Text,
    pub text: Text,
    pub cite: Text,
    #[serde(default)]
    pub confidence: Confidence,
    #[serde(deserialize_with = "pairs::alternatives::deserialize")]
    pub when: List<Situation>,
    #[serde(default)]
    pub clauses: List<Text>,
}
