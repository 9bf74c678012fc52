//! The host test suite: one binary, one file a subject.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test that cannot go on should say so and stop")]

mod audit;
mod calendar;
mod case_file;
mod compare;
mod components;
mod deadlines;
mod documents;
mod editions;
mod england;
mod how;
mod invariants;
mod others;
mod outputs;
mod pages;
mod procedure;
mod sources;
mod stories;
mod support;
mod tables;
mod tidy;
mod verify;
