//! The cases kept on this device, as the pages see them: whether there are any, whether they are unlocked, and the one that is open.
//!
//! [`Vault::record`] is the only way to change a case. A reader who only does a self-check never makes the store look for a database.
//! What the first questions do not need lies on the [`desk`], which is set out when the first page of kept cases is opened.

mod closing;
pub mod copies;
pub mod desk;
pub mod guard;
pub mod listing;
pub mod mark;
mod rows;
mod saving;
pub mod session;
pub mod words;

use super::html::Html;
use crate::case::{case_file::CaseFile, event::Event, log::Author};
use crate::storage::shelf::ShelfError;
use desk::Desk;
use leptos::prelude::*;
use std::rc::Rc;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Nobody has asked for kept cases yet, so nothing was looked for.
    Unasked,
    /// The publisher has removed saving (`index.html`), for machines that people share.
    Off,
    /// Saving cannot work in this browser, and why.
    Unavailable(ShelfError),
    /// No cases are kept here.
    Empty,
    Locked,
    Unlocked,
    /// This browser once held cases and no longer does.
    Lost,
    /// There are cases, and what has to be known before they can be opened is damaged; with what is wrong.
    Broken(String),
}

/// What has become of the last change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saved {
    Nothing,
    Saving,
    /// Written through to the disk, at this local time, `14:03`.
    At(String),
    /// Not written, with what happened and the way on. What was typed is still in memory.
    Not(String),
}

/// Draws what the header shows while the cases are unlocked.
pub type Tools = fn(Vault) -> Html;

/// Copied freely: everything in it is a handle.
#[derive(Clone, Copy)]
pub struct Vault {
    pub state: RwSignal<State>,
    pub saved: RwSignal<Saved>,
    pub by: RwSignal<Author>,
    /// The reader has asked to keep what was checked.
    pub carry: RwSignal<bool>,
    file: RwSignal<Option<CaseFile>>,
    /// Its code comes with the second part (`.ci/split.mjs`).
    pub tools: RwSignal<Option<Tools>>,
    desk: StoredValue<Option<Rc<Desk>>, LocalStorage>,
}

impl Vault {
    pub fn new() -> Self {
        Vault {
            state: RwSignal::new(State::Unasked),
            saved: RwSignal::new(Saved::Nothing),
            by: RwSignal::new(Author::default()),
            carry: RwSignal::new(false),
            file: RwSignal::new(None),
            tools: RwSignal::new(None),
            desk: StoredValue::new_local(None),
        }
    }

    /// What only the pages of kept cases use.
    pub fn desk(&self) -> Rc<Desk> {
        if let Some(desk) = self.desk.get_value() {
            return desk;
        }
        let desk = Rc::new(Desk::default());
        self.desk.set_value(Some(desk.clone()));
        desk
    }

    /// The case that is open.
    pub fn file(&self) -> Option<CaseFile> {
        self.file.get()
    }

    /// Opens a case that was read, or a new one.
    pub fn open(&self, file: CaseFile) {
        self.file.set(Some(file));
        self.saved.set(Saved::Nothing);
    }

    pub fn close(&self) {
        self.file.set(None);
    }

    /// The case in place of what it was, and nothing else changed.
    fn put(&self, file: Option<CaseFile>) {
        self.file.set(file);
    }

    /// Adds entries to the open case, in one save.
    pub fn record(&self, events: Vec<Event>) {
        self.record_and_save(events);
    }
}

impl Default for Vault {
    fn default() -> Self {
        Vault::new()
    }
}
