//! The answers given, by position of fact and answer. Absent means not asked, which is not the same as not known.

/// The most questions that an edition may have.
pub const MOST_FACTS: usize = 16;
const NOT_ASKED: u8 = u8::MAX;

/// Small enough to copy, so that exploring “what if” costs nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Answers([u8; MOST_FACTS]);

impl Answers {
    pub const NONE: Answers = Answers([NOT_ASKED; MOST_FACTS]);

    /// `None`: not asked.
    pub fn get(&self, fact: usize) -> Option<usize> {
        match self.0[fact] {
            NOT_ASKED => None,
            answer => Some(usize::from(answer)),
        }
    }

    #[must_use]
    pub fn with(mut self, fact: usize, answer: usize) -> Self {
        self.0[fact] = answer as u8;
        self
    }

    #[must_use]
    pub fn without(mut self, fact: usize) -> Self {
        self.0[fact] = NOT_ASKED;
        self
    }
}
