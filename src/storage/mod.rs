//! Cases kept on this device: sealed, complete or not at all, and never lost without a word.
//!
//! Bytes go down this list: a log's entry becomes an envelope ([`seal`]); the [`shelf`] writes it together with the page of the
//! list that names it ([`row`]), all or nothing. Only the shelf knows where the bytes lie; nothing here knows a browser but `idb`.
//!
//! Randomness and time are arguments.

#[cfg(target_arch = "wasm32")]
pub mod idb;
pub mod row;
pub mod seal;
pub mod shelf;

/// Fills bytes with randomness fit for keys.
pub type Fill = fn(&mut [u8]);
