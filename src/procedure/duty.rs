//! Who does what, and where the text is open about a result.

use super::{conclusion::{Force, Situation}, pairs};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
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

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Duty {
    pub id: String,
    pub stage: Stage,
    pub who: String,
    /// Completes the sentence that begins with `who` and the word of its force.
    pub does: String,
    pub force: Force,
    /// The time limit that dates it, or empty.
    #[serde(default)]
    pub by: String,
    pub cite: String,
    #[serde(default)]
    pub quote: String,
    /// Next step in these situations; never one when empty.
    #[serde(default, deserialize_with = "pairs::alternatives::deserialize")]
    pub when: Vec<Situation>,
    #[serde(default)]
    pub clauses: Vec<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    pub id: String,
    pub title: String,
    pub text: String,
    pub cite: String,
    #[serde(deserialize_with = "pairs::alternatives::deserialize")]
    pub when: Vec<Situation>,
    #[serde(default)]
    pub clauses: Vec<String>,
}
