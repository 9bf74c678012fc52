//! Checks a child safeguarding incident against the written criteria for review, with reasons and dates, in the browser only.
//!
//! A case travels down this list; each module may use only those above it (`tests/spec/tidy.rs`).
//!
//! 1. [`kept`]: texts and lists that last as long as the program, so that an edition is data and not something to read.
//! 2. [`calendar`]: civil dates, periods, working days, bank holidays.
//! 3. [`procedure`]: what a procedure says. One edition is one folder of TOML, read by `build.rs`.
//! 4. [`reasoning`]: answers in; verdict, reasons, next question, what would settle or change it out.
//! 5. [`compiled`]: the editions, rulebooks and bank holidays that the build printed.
//! 6. [`case`]: what has happened, and the deadlines that follow. A kept case is a log of events, and everything else of it is derived.
//! 7. [`document`]: a case as paper, one neutral tree for page, print, text and later Word.
//! 8. [`storage`]: cases kept on this device, sealed.
//! 9. [`ui`]: the pages. Web crates stand here and in `storage/idb` alone.
//!
//! What must hold: an outcome is stated only if every completion of the unknown answers agrees; *not known* and *not asked* are
//! two things; the clock and the browser are arguments; nothing leaves the device.
//!
//! ```
//! use case_review::{compiled, reasoning::{outcome::Outcome, proof::named_answers}};
//!
//! let (procedure, book) = (&compiled::PROCEDURES[0], &compiled::RULEBOOKS[0]);
//! let answers = named_answers(procedure, &[("outcome", "seriously-harmed"), ("abuse-or-neglect", "suspected"), ("no-interagency-concern", "not-known")])?;
//! let outcome = Outcome::of(book, &answers);
//! assert_eq!(outcome.standing(1).id(&procedure.conclusions[1]), "must");
//! assert_eq!(book.next_question(&answers), None);
//! # Ok::<(), String>(())
//! ```

#![forbid(unsafe_code)]

pub mod kept;
pub mod calendar;
pub mod procedure;
pub mod reasoning;
pub mod compiled;
pub mod case;
pub mod document;
pub mod storage;
pub mod ui;
