//! Answers in, verdict and reasons out. Pure, and the same for every edition.
//!
//! [`rulebook`] turns an edition's names into positions, once. [`evaluate`] gives a rule's [`truth`] for some [`answers`];
//! [`outcome`] what the rules conclude; [`questions`] what to ask next, and which answers no longer apply; [`reason`] why;
//! [`settle`] what would settle an open conclusion; [`counterfactual`] what would change a settled one; [`proof`] whether an
//! edition is what it says, by walking every combination of answers; [`practice`] the cases to practise on; [`limits`] whether it is small enough for that.

pub mod answers;
pub mod counterfactual;
pub mod evaluate;
pub mod limits;
pub mod outcome;
pub mod practice;
pub mod proof;
pub mod questions;
pub mod reason;
pub mod rulebook;
pub mod settle;
pub mod truth;
