//! What the pages of kept cases have before them, in memory only. All of it goes when the cases are locked: the page is loaded anew.

use super::{
    copies::{Incoming, Preview},
    guard,
    listing::{Listing, View},
    session::Session,
};
use crate::case::{event::Event, log::CaseId};
use crate::ui::tabs::{Held, Tabs};
use leptos::prelude::ArcRwSignal;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use zeroize::Zeroizing;

/// Something to be kept as a case, carried here from a self-check or from the deadlines.
#[derive(Clone, PartialEq, Eq)]
pub struct Draft {
    pub edition: String,
    pub events: Vec<Event>,
    /// What is in it, for the reader, each as a phrase.
    pub holds: Vec<String>,
}

pub struct Desk {
    /// What is being done, as a sentence, while the reader has to wait for it.
    pub busy: ArcRwSignal<Option<&'static str>>,
    /// What the last thing done came to.
    pub notice: ArcRwSignal<Option<String>>,
    /// A recovery code that was just made, shown once.
    pub code: ArcRwSignal<Option<Zeroizing<String>>>,
    pub draft: ArcRwSignal<Option<Draft>>,
    pub view: ArcRwSignal<View>,
    pub listing: ArcRwSignal<Listing>,
    pub preview: ArcRwSignal<Option<Preview>>,
    /// Minutes without a touch after which the cases lock.
    pub minutes: ArcRwSignal<u32>,
    /// The open case is held by another tab, and can only be read here.
    pub elsewhere: ArcRwSignal<bool>,
    /// A part of the open case is damaged, so nothing can be added to it.
    pub damaged: ArcRwSignal<bool>,

    pub(super) session: RefCell<Option<Rc<Session>>>,
    pub(super) tabs: RefCell<Option<Tabs>>,
    /// The case that this tab alone may change.
    pub(super) held: RefCell<Option<(CaseId, Held)>>,
    pub(super) incoming: RefCell<Option<Incoming>>,
    /// Which reading of the list is the newest; an older one stops.
    pub(super) ticket: Cell<u32>,
    /// Milliseconds at which the page was last touched, and was hidden.
    pub(super) touched: Cell<f64>,
    pub(super) hidden: Cell<Option<f64>>,
    pub(super) watched: Cell<bool>,
    /// Something was typed on this page and is not recorded.
    pub(super) typed: Cell<bool>,
}

impl Default for Desk {
    fn default() -> Self {
        Desk {
            minutes: ArcRwSignal::new(guard::MINUTES[0]),
            busy: ArcRwSignal::default(),
            notice: ArcRwSignal::default(),
            code: ArcRwSignal::default(),
            draft: ArcRwSignal::default(),
            view: ArcRwSignal::default(),
            listing: ArcRwSignal::default(),
            preview: ArcRwSignal::default(),
            elsewhere: ArcRwSignal::default(),
            damaged: ArcRwSignal::default(),
            session: RefCell::default(),
            tabs: RefCell::default(),
            held: RefCell::default(),
            incoming: RefCell::default(),
            ticket: Cell::default(),
            touched: Cell::default(),
            hidden: Cell::default(),
            watched: Cell::default(),
            typed: Cell::default(),
        }
    }
}
