//! What the rules conclude, in the words of the text: its results, their force, and the headline of each combination.

use super::reader::{Faults, Read, Value, one_of, record};
use crate::kept::{List, Text};

/// How strongly the text puts a thing. The words are kept apart because the text keeps them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Force {
    Must,
    ShouldAlways,
    Should,
    ShouldConsider,
    Will,
    Normally,
    Aim,
    May,
    Can,
    /// Our own advice, and said to be so.
    GoodPractice,
    /// The safer of two readings that the text leaves open.
    CautiousCourse,
    Unsaid,
}

impl Force {
    const ALL: [Force; 12] = [
        Force::Must,
        Force::ShouldAlways,
        Force::Should,
        Force::ShouldConsider,
        Force::Will,
        Force::Normally,
        Force::Aim,
        Force::May,
        Force::Can,
        Force::GoodPractice,
        Force::CautiousCourse,
        Force::Unsaid,
    ];

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

#[derive(Debug, Clone)]
pub struct Conclusion {
    pub id: Text,
    pub name: Text,
    /// Completes “what would settle …”.
    pub subject: Text,
    pub cite: Text,
    /// Tried in order; the first whose rule is met stands.
    pub result: List<ConclusionResult>,
    /// Names for “one of these, and which is open”, where that already settles what matters.
    pub either: List<Either>,
    pub open: Wording,
}

#[derive(Debug, Clone)]
pub struct ConclusionResult {
    pub id: Text,
    /// Empty on the last: what is left when no rule is met.
    pub rule: Text,
    pub force: Force,
    pub label: Text,
    pub says: Text,
}

#[derive(Debug, Clone)]
pub struct Either {
    pub id: Text,
    pub of: List<Text>,
    pub label: Text,
    pub says: Text,
}

#[derive(Debug, Clone)]
pub struct Wording {
    pub label: Text,
    pub says: Text,
}

/// Conclusions by id, each with the results that fit: all must fit.
pub type Situation = List<(Text, List<Text>)>;

#[derive(Debug, Clone)]
pub struct Headline {
    pub when: List<(Text, Text)>,
    pub title: Text,
    pub summary: Text,
}

record!(Conclusion { id, name, subject, cite, result, open; either });
record!(ConclusionResult { id, force, label, says; rule });
record!(Either { id, of, label, says });
record!(Wording { label, says });
record!(Headline { when, title, summary });

impl Read for Force {
    fn read(value: &Value, faults: &mut Faults) -> Self {
        let name = |force: Force| if force == Force::Unsaid { "none" } else { force.word() };
        one_of(value, faults, &Force::ALL.map(|force| (name(force), force)))
    }
}
