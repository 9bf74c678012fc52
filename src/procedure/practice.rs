//! A case told in plain words, with the answers that it comes to and what the rules make of them: for practice.

use super::reader::record;
use crate::kept::{List, Text};

#[derive(Debug, Clone)]
pub struct Scenario {
    pub id: Text,
    /// What happened, without names.
    pub text: Text,
    /// As the text is to be read. They leave no question open.
    pub answers: List<(Text, Text)>,
    /// Where each conclusion then stands; proved by the build.
    pub gives: List<(Text, Text)>,
}

record!(Scenario { id, text, answers, gives });
