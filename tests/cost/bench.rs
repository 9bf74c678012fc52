//! What a count of working days costs, beside the ways in which others count. `.ci/bench-dates` runs all of it.
//!
//! The table of the product ends too soon for 10,000 working days, so everybody counts over made-up holidays from 1900 to 2078.
//! Every answer is compared before anything is timed. The contestants take turns in every round, and the middle sample stands.
//!
//! - no argument: the whole table, and whether the goals are met
//! - `--short`: a few seconds, and only what holds on any machine
//! - `--cases <file>`: writes the holidays, the triggers and the answers for `dates.py` and `dates.mjs`, and stops
//! - `--beside <file>`: adds the rows that one of them measured

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a measurement that cannot go on should say so and stop")]

#[cfg(not(target_arch = "wasm32"))]
mod measure;
#[cfg(not(target_arch = "wasm32"))]
mod world;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    measure::main()
}

#[cfg(target_arch = "wasm32")]
fn main() {}
