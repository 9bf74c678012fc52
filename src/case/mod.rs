//! What has happened in one case. Pure.
//!
//! The self-check is a case that lives only in memory and knows one date. The log of events, and the pages of sections 1.3 to
//! 1.11 that fill it, will stand here too, one file a noun: `event`, `log`, `decision`, `scoping`, `action_plan` and so on.

pub mod deadlines;
pub mod timeline;
