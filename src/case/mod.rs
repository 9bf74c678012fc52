//! What has happened in one case, and what follows from it. Pure.
//!
//! The self-check is a case that lives only in memory and knows one date; a [`diary`] knows all of them. The log of events, and
//! the pages of sections 1.3 to 1.11 that fill it, will stand here too, one file a noun: `event`, `log` and so on; a [`decision`] can be
//! read under another edition already.

mod ancestry;
pub mod case_file;
pub mod deadlines;
pub mod decision;
pub mod diary;
pub mod event;
pub mod log;
pub mod moves;
pub mod oddities;
pub mod plan;
pub mod status;
pub mod timeline;
