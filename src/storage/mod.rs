//! Cases kept on this device: sealed, complete or not at all, and never lost without a word.
//!
//! Bytes go down this list: a log's entry becomes an envelope ([`seal`]); the [`store`] writes it together with the page of the
//! [`list`] that names it, all or nothing, on a [`shelf`]. Only the shelf knows where the bytes lie; nothing here knows a browser but
//! `idb`. What is found [`damage`]d is named, and nothing of it is deleted; a [`witness`] elsewhere knows that there was a store.
//!
//! The key comes the other way: a [`passphrase`] becomes a key by Argon2id ([`kdf`]; the work is done in `src/bin/argon.rs`), which
//! opens the store's own in the [`header`]; or a [`recovery`] code does. A [`backup`] is a file with a key of its own, within [`limits`].
//!
//! Randomness and time are arguments.

mod address;
pub mod backup;
pub mod best;
mod binary;
pub mod damage;
pub mod error;
pub mod header;
pub mod idb;
pub mod kdf;
pub mod limits;
pub mod list;
pub mod memory;
pub mod passphrase;
pub mod recovery;
pub mod row;
pub mod seal;
pub mod shelf;
pub mod store;
pub mod witness;

/// Fills bytes with randomness fit for keys.
pub type Fill = fn(&mut [u8]);

/// So many random bytes.
fn random<const N: usize>(fill: Fill) -> [u8; N] {
    let mut bytes = [0; N];
    fill(&mut bytes);
    bytes
}
