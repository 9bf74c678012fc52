//! Where bytes lie: a sorted map that changes all at once or not at all.

use std::{ops::Range, rc::Rc};

/// What changes together. The generation of the store rises by one with it.
#[derive(Default)]
pub struct Change {
    pub puts: Vec<(Vec<u8>, Vec<u8>)>,
    /// Keys from the first up to, but not with, the second.
    pub deletes: Vec<Range<Vec<u8>>>,
}

/// Everything that a browser was seen to do instead of keeping what it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShelfError {
    /// The generation is not the one that the change was made for: another tab wrote. Nothing was changed.
    Clash,
    /// The browser's share of the disk, or the disk, is full. Nothing was changed.
    Full,
    /// The connection is gone and could not be made again.
    Gone,
    /// Another tab with a newer version of this guide has taken the store, or holds it open with an older one.
    OtherVersion,
    /// Saving is switched off in this browser, or this is a private window that keeps nothing.
    Unavailable,
    /// No answer in time. It is not known whether the change was written.
    TimedOut,
    /// The browser would not promise to write through to the disk. Nothing was changed.
    NotDurable,
    /// Anything else, by the browser's own name for it, never with its message: that may hold what was typed.
    Refused(String),
}

/// Keys and values are opaque here. A store begins at generation 0, with nothing on the shelf.
#[allow(async_fn_in_trait)] // Used with known types only, on one thread.
pub trait Shelf {
    async fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, ShelfError>;

    /// What lies from the first key up to, but not with, the second; in order of keys, not more than `most`.
    async fn range(&self, keys: Range<&[u8]>, most: u32) -> Result<Vec<(Vec<u8>, Vec<u8>)>, ShelfError>;

    /// Only the keys of the same.
    async fn keys(&self, keys: Range<&[u8]>, most: u32) -> Result<Vec<Vec<u8>>, ShelfError>;

    /// The number of changes so far and what lies under a key, both at the same moment.
    async fn stand(&self, key: &[u8]) -> Result<(u64, Option<Vec<u8>>), ShelfError>;

    /// Everything or nothing, deletes before puts, written through to the disk when this returns `Ok`, and only if the generation is still `base`.
    async fn commit(&self, base: u64, change: Change) -> Result<(), ShelfError>;

    /// Removes everything, the generation included.
    async fn destroy(&self) -> Result<(), ShelfError>;
}

/// Shared between those on the same thread that read and write it.
impl<S: Shelf> Shelf for Rc<S> {
    async fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, ShelfError> {
        (**self).get(key).await
    }

    async fn range(&self, keys: Range<&[u8]>, most: u32) -> Result<Vec<(Vec<u8>, Vec<u8>)>, ShelfError> {
        (**self).range(keys, most).await
    }

    async fn keys(&self, keys: Range<&[u8]>, most: u32) -> Result<Vec<Vec<u8>>, ShelfError> {
        (**self).keys(keys, most).await
    }

    async fn stand(&self, key: &[u8]) -> Result<(u64, Option<Vec<u8>>), ShelfError> {
        (**self).stand(key).await
    }

    async fn commit(&self, base: u64, change: Change) -> Result<(), ShelfError> {
        (**self).commit(base, change).await
    }

    async fn destroy(&self) -> Result<(), ShelfError> {
        (**self).destroy().await
    }
}
