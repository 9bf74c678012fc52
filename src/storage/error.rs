//! Why the store could not do what it was asked to, with a way on for each.

use super::{damage::Damage, shelf::ShelfError, store::Loaded};
use std::fmt;

pub enum StoreError {
    Shelf(ShelfError),
    /// Another tab wrote each time that this one tried to.
    Busy,
    /// The case was changed elsewhere. As it is now: to be merged with, and saved again.
    Changed(Box<Loaded>),
    Damaged(Vec<Damage>),
    /// No case with this id is kept here.
    NoCase,
    /// One case stands twice in what should be saved.
    Twice,
    /// No store is kept here, or not any more.
    NoStore,
    /// There is one already.
    StoreExists,
    /// The store is older than it was a moment ago.
    Older,
}

impl From<ShelfError> for StoreError {
    fn from(error: ShelfError) -> Self {
        StoreError::Shelf(error)
    }
}

impl StoreError {
    /// What happened, and what is still so.
    pub fn sentence(&self) -> String {
        let sentence = match self {
            StoreError::Shelf(ShelfError::Clash) | StoreError::Busy => {
                "Another tab is saving at the same time. Nothing was saved from this one."
            }
            StoreError::Shelf(ShelfError::Full) => {
                "There is no room for this: the browser’s share of the disk, or the disk itself, is full. What was saved before is unchanged."
            }
            StoreError::Shelf(ShelfError::Gone) => "The browser has lost its connection to what is saved. This was not saved.",
            StoreError::Shelf(ShelfError::OtherVersion) => {
                "Another tab has this guide open in another version, and only one can save. This was not saved."
            }
            StoreError::Shelf(ShelfError::Unavailable) => {
                "This browser does not let pages save: it is a private window, or saving is switched off."
            }
            StoreError::Shelf(ShelfError::TimedOut) => "The browser did not answer in time. It is not known whether this was saved.",
            StoreError::Shelf(ShelfError::NotDurable) => "The browser would not promise to write this to the disk. It was not saved.",
            StoreError::Shelf(ShelfError::Refused(name)) => return format!("The browser would not save this ({name})."),
            StoreError::Changed(_) => "This case was changed in another tab since it was opened here. Nothing was overwritten.",
            StoreError::Damaged(_) => "A part of what is saved on this device is damaged. Nothing of it was deleted.",
            StoreError::NoCase => "This case is not saved on this device, or it was removed in another tab.",
            StoreError::Twice => "The same case stands twice in what should be saved. Nothing was saved.",
            StoreError::NoStore => "There are no saved cases in this browser, or they were removed in another tab.",
            StoreError::StoreExists => "There are saved cases in this browser already. Nothing was changed.",
            StoreError::Older => "What is saved on this device has become older than it was a moment ago. Nothing was written to it.",
        };
        sentence.to_string()
    }

    /// What to do now. What is typed stays on the page meanwhile.
    pub fn advice(&self) -> &'static str {
        match self {
            StoreError::Shelf(ShelfError::Clash) | StoreError::Busy => "Wait a moment, then save again.",
            StoreError::Shelf(ShelfError::Full) => {
                "Make a backup, then remove cases that are no longer needed here. Freeing the disk helps only if the disk is what is full: browsers give each site a share."
            }
            StoreError::Shelf(ShelfError::Gone) => {
                "Save again. If that fails, make a backup from this page, then close the browser and open it again."
            }
            StoreError::Shelf(ShelfError::OtherVersion) => {
                "Close the other tabs of this guide, then save again. If that fails, make a backup and reload this page."
            }
            StoreError::Shelf(ShelfError::Unavailable) => {
                "You can go on without saving: print the page or make a backup before you close it."
            }
            StoreError::Shelf(ShelfError::TimedOut) => {
                "Save again: nothing is written twice. If that fails, make a backup and reload this page."
            }
            StoreError::Shelf(ShelfError::NotDurable) => "Make a backup of your work, and bring this browser up to date or use another.",
            StoreError::Shelf(ShelfError::Refused(_)) => "Save again. If that fails, make a backup before you close this page.",
            StoreError::Changed(_) => {
                "Look at both versions, then save again: both are kept, and you are asked where they contradict each other."
            }
            StoreError::Damaged(_) => {
                "See what can still be read, keep a copy of the damaged part, and restore from a backup if you have one."
            }
            StoreError::NoCase => "Go back to the list. If the case should be there, restore it from a backup.",
            StoreError::Twice => "Leave one of them out.",
            StoreError::NoStore => "If there should be some, restore them from a backup.",
            StoreError::StoreExists => "Unlock them, or remove them first.",
            StoreError::Older => "Make a backup from this page, close every tab of this guide, and compare with your last backup.",
        }
    }
}

/// The sentence: what was typed must not reach a log.
impl fmt::Debug for StoreError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.sentence())?;
        if let StoreError::Damaged(damage) = self { write!(to, " {damage:?}") } else { Ok(()) }
    }
}
