//! What is known of a place for which there are no rules here.

use crate::kept::{List, Text};
use serde::Deserialize;

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signpost {
    pub id: Text,
    pub name: Text,
    /// The kind of review that is held there: `a Learning Review`.
    pub review: Text,
    /// Whom to ask.
    pub ask: Text,
    pub point: List<Point>,
}

/// One thing that is known, and from where.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    pub text: Text,
    pub source: Text,
    /// It rests on secondary text.
    #[serde(default)]
    pub check: bool,
}

/// The file of signposts.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signposts {
    pub signpost: List<Signpost>,
}
