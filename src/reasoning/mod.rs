//! Answers in, verdict and reasons out. Pure, and the same for every edition.
//!
//! [`rulebook`] turns an edition's names into positions, once. [`evaluate`] gives a rule's [`truth`] for some [`answers`];
//! [`outcome`] what the rules conclude; [`questions`] what to ask next, and which answers no longer apply; [`reason`] why;
//! [`settle`] what would settle an open conclusion; [`counterfactual`] what would change a settled one; [`compare`] where two
//! editions differ, in a [`cube`] of few patterns; [`proof`] whether an edition is what it says, by a [`survey`] of every
//! combination of answers, which puts those where a claim fails into [`patterns`];
//! [`tree`] and [`table`] what all of it comes to; [`practice`] the cases to practise on; [`limits`] whether it is small enough for all that.

pub mod answers;
pub mod compare;
pub mod counterfactual;
pub mod cube;
pub mod evaluate;
pub mod grow;
pub mod limits;
pub mod outcome;
pub mod patterns;
pub mod practice;
pub mod proof;
pub mod questions;
pub mod reason;
pub mod rulebook;
pub mod settle;
pub mod survey;
pub mod table;
pub mod tree;
pub mod truth;
