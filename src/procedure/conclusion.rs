//! What the rules conclude, in the words of the text: its results, their force, and the headline of each combination.

use super::pairs;
use crate::kept::{List, Text};
use serde::Deserialize;

/// How strongly the text puts a thing. The words are kept apart because the text keeps them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
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
    #[serde(rename = "none")]
    Unsaid,
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
            Force::Unsaid => "",
        }
    }
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Conclusion {
    pub id: Text,
    pub name: Text,
    /// Completes “what would settle …”.
    pub subject: Text,
    pub cite: Text,
    /// Tried in order; the first whose rule is met stands.
    pub result: List<ConclusionResult>,
    /// Names for “one of these, and which is open”, where that already settles what matters.
    #[serde(default)]
    pub either: List<Either>,
    pub open: Wording,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConclusionResult {
    pub id: Text,
    /// Empty on the last: what is left when no rule is met.
    #[serde(default)]
    pub rule: Text,
    pub force: Force,
    pub label: Text,
    pub says: Text,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Either {
    pub id: Text,
    pub of: List<Text>,
    pub label: Text,
    pub says: Text,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    pub label: Text,
    pub says: Text,
}

/// Conclusions by id, each with the results that fit: all must fit.
pub type Situation = List<(Text, List<Text>)>;

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Headline {
    #[serde(deserialize_with = "pairs::deserialize")]
    pub when: List<(Text, Text)>,
    pub title: Text,
    pub summary: Text,
}
