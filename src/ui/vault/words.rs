//! What went wrong with the kept cases, and the way on, in sentences for the reader.

use crate::storage::shelf::ShelfError;

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

/// Why a change was not written. What was typed is still on the screen.
pub fn not_written(error: &ShelfError) -> &'static str {
    match error {
        ShelfError::Full => "the browser’s share of the disk is full. Close other programs or delete files that you do not need.",
        ShelfError::Gone => "the browser has closed the place where cases are kept.",
        ShelfError::OtherVersion => "another tab has this guide open in another version. Close the other tabs.",
        ShelfError::Unavailable => "this browser no longer allows this site to store data.",
        ShelfError::TimedOut => "the browser did not answer in time. It may have written it all the same: trying again does no harm.",
        ShelfError::NotDurable => "the browser would not promise to write it to the disk.",
        ShelfError::Clash => "another tab was writing at the same time.",
        ShelfError::Refused(_) => "the browser refused to write it.",
    }
}
