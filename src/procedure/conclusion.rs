//! What the rules conclude, in the words of the text: its results, their force, and the headline of each combination.

use super::pairs;
use serde::{Deserialize, Serialize};

/// How strongly the text puts a thing. The words are kept apart because the text keeps them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Force {
    Must,
    #[serde(rename = "should always")]
    ShouldAlways,
    Should,
    #[serde(rename = "should consider")]
    ShouldConsider,
    Will,
    Normally,
    Aim,
    May,
    Can,
    /// Our own advice, and said to be so.
    #[serde(rename = "good practice")]
    GoodPractice,
    /// The safer of two readings that the text leaves open.
    #[serde(rename = "cautious course")]
    CautiousCourse,
    None,
}

impl Force {
    pub fn word(self) -> &'static str {
        match self {
            Force::Must => "must",
            Force::ShouldAlways => "should always",
            Force::Should => "should",
            Force::ShouldConsider => "should consider",
            Force::Will => "will",
            Force::Normally => "normally",
            Force::Aim => "aim",
            Force::May => "may",
            Force::Can => "can",
            Force::GoodPractice => "good practice",
            Force::CautiousCourse => "cautious course",
            Force::None => "",
        }
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Conclusion {
    pub id: String,
    pub name: String,
    /// Completes “what would settle …”.
    pub subject: String,
    pub cite: String,
    /// Tried in order; the first whose rule is met stands.
    pub result: Vec<ConclusionResult>,
    /// Names for “one of these, and which is open”, where that already settles what matters.
    #[serde(default)]
    pub either: Vec<Either>,
    pub open: Wording,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConclusionResult {
    pub id: String,
    /// Empty on the last: what is left when no rule is met.
    #[serde(default)]
    pub rule: String,
    pub force: Force,
    pub label: String,
    pub says: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Either {
    pub id: String,
    pub of: Vec<String>,
    pub label: String,
    pub says: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    pub label: String,
    pub says: String,
}

/// Conclusions by id, each with the results that fit: all must fit.
pub type Situation = Vec<(String, Vec<String>)>;

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Headline {
    #[serde(deserialize_with = "pairs::deserialize")]
    pub when: Vec<(String, String)>,
    pub title: String,
    pub summary: String,
}
