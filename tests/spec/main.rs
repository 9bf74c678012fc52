//! The host test suite: one binary, one file a subject.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test that cannot go on should say so and stop")]
#![allow(clippy::ok_expect, reason = "what holds what was typed has no Debug")]

mod argon;
mod backup;
mod calendar;
mod cases;
mod audit;
mod case_file;
mod compare;
mod components;
mod deadlines;
mod documents;
mod drawing;
mod editions;
mod england;
mod header;
mod hostile;
mod how;
mod invariants;
mod local;
mod list;
mod log;
mod others;
mod outputs;
mod pages;
mod passphrase;
mod pinned;
mod procedure;
mod recovery;
mod seal;
mod sources;
mod store;
mod store_damage;
mod stories;
mod support;
mod tables;
mod tidy;
mod toml;
mod tree;
mod variants;
mod verify;
mod what_if;

#[path = "../vault/mod.rs"]
mod vault;
