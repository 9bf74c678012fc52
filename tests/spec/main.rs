//! The host test suite: one binary, one file a subject.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test that cannot go on should say so and stop")]

mod calendar;
mod invariants;
mod procedure;
mod support;
mod tables;
mod documents;
