//! What went wrong with the kept cases, and the way on, in sentences for the reader.

use crate::calendar::london;
use crate::storage::{
    damage::{Damage, Part},
    shelf::ShelfError,
};

/// Why saving cannot work in this browser at all.
pub fn unavailable(error: &ShelfError) -> &'static str {
    match error {
        ShelfError::Unavailable => {
            "Saving is switched off in this browser, or this is a private window, which keeps nothing. Use an ordinary window, or ask your IT team to allow this site to store data."
        }
        ShelfError::OtherVersion => {
            "Another tab has this guide open in another version. Close the other tabs of this guide, then reload this one."
        }
        ShelfError::TimedOut => {
            "The browser did not answer when it was asked for the kept cases. Close other tabs of this guide, or restart the browser, then try again."
        }
        ShelfError::NotDurable => {
            "This browser does not promise to write what it is given to the disk, so cases cannot be kept safely. Use another browser, or update this one."
        }
        ShelfError::Full => "The browser’s share of the disk is full. Free some space, then try again.",
        ShelfError::Gone | ShelfError::Clash | ShelfError::Refused(_) => {
            "The browser refused to open the place where cases are kept. Restart the browser and try again; if that does not help, restore the cases from a backup in another browser."
        }
    }
}

/// Between which dates a damaged entry was written, as far as is known.
pub fn between(damage: &Damage) -> String {
    let Part::Entry { after, before, .. } = damage.part else { return String::new() };
    match (after.map(london::moment), before.map(london::moment)) {
        (Some(after), Some(before)) => format!(" It was recorded between {after} and {before}."),
        (Some(after), None) => format!(" It was recorded after {after}."),
        (None, Some(before)) => format!(" It was recorded before {before}."),
        (None, None) => String::new(),
    }
}
