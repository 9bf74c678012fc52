//! Cases kept on this device: sealed, complete or not at all, and never lost without a word.
//!
//! Bytes go down this list: a log's entry becomes an envelope ([`seal`]); the [`store`] writes it together with the page of the
//! [`list`] that names it, all or nothing, on a [`shelf`]. Only the shelf knows where the bytes lie; nothing here knows a browser but
//! `idb`. What is found [`damage`]d is named, and nothing of it is deleted; a [`witness`] elsewhere knows that there was a store.
//!
//! Randomness and time are arguments.

mod address;
pub mod best;
mod binary;
pub mod damage;
pub mod error;
#[cfg(target_arch = "wasm32")]
pub mod idb;
pub mod list;
pub mod memory;
pub mod row;
pub mod seal;
pub mod shelf;
pub mod store;
pub mod witness;

/// Fills bytes with randomness fit for keys.
pub type Fill = fn(&mut [u8]);
