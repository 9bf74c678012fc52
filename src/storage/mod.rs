//! Cases kept on this device: sealed, complete or not at all, and never lost without a word.
//!
//! Bytes go down this list: a log's entry becomes an envelope ([`seal`]); the [`shelf`] writes it together with the page of the
//! list that names it ([`row`]), all or nothing. Only the shelf knows where the bytes lie; nothing here knows a browser but `idb`.
//!
//! The key comes the other way: a [`passphrase`] becomes a key by Argon2id ([`kdf`]; the work is done in `src/bin/argon.rs`), which
//! opens the store's own in the [`header`]; or a [`recovery`] code does. A [`backup`] is a file with a key of its own, within [`limits`].
//!
//! Randomness and time are arguments.

pub mod kdf;
pub mod seal;
pub mod passphrase;
pub mod recovery;
pub mod header;
pub mod row;
pub mod shelf;
pub mod limits;
pub mod backup;

/// Fills bytes with randomness fit for keys.
pub type Fill = fn(&mut [u8]);

/// So many random bytes.
fn random<const N: usize>(fill: Fill) -> [u8; N] {
    let mut bytes = [0; N];
    fill(&mut bytes);
    bytes
}
