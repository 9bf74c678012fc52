//! The witness in local storage: a random word and two numbers, which know that there was a store when the browser has lost it.

use crate::storage::witness::Witness;
use crate::ui::browser::local_storage;

/// The key; the page “Your data on this device” names it.
pub const WITNESS_KEY: &str = "case-review.kept";

/// Whether there was ever a store here, even if what is written of it cannot be read.
pub fn is_there() -> bool {
    local_storage().is_some_and(|storage| matches!(storage.get_item(WITNESS_KEY), Ok(Some(_))))
}

pub fn read() -> Option<Witness> {
    Witness::decode(&local_storage()?.get_item(WITNESS_KEY).ok().flatten()?)
}

/// Where it cannot be written, a loss cannot be told from a first visit; nothing else suffers.
pub fn write(witness: &Witness) {
    if let Some(storage) = local_storage() {
        storage.set_item(WITNESS_KEY, &witness.encode()).unwrap_or_default();
    }
}

/// Written over before it is removed, because a browser may keep what was there in its log.
pub fn forget() {
    if let Some(storage) = local_storage() {
        storage.set_item(WITNESS_KEY, "0000000000000000000000000000").unwrap_or_default();
        storage.remove_item(WITNESS_KEY).unwrap_or_default();
    }
}
