//! What is known of a place for which there are no rules here.

use super::reader::{self, record};
use crate::kept::{List, Text};

#[derive(Debug, Clone)]
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
#[derive(Debug, Clone)]
pub struct Point {
    pub text: Text,
    pub source: Text,
    /// It rests on secondary text.
    pub check: bool,
}

/// The file of signposts.
#[derive(Debug, Clone)]
pub struct Signposts {
    pub signpost: List<Signpost>,
}

record!(Signpost { id, name, review, ask, point });
record!(Point { text, source; check });
record!(Signposts { signpost });

impl Signposts {
    /// # Errors
    /// What is wrong with the file.
    pub fn parse(text: &str) -> Result<Self, String> {
        reader::read(text).map_err(|wrong| wrong.what)
    }
}
