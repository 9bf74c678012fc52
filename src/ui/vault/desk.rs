//! What the pages of kept cases have before them, in memory only. All of it goes when the cases are locked: the page is loaded anew.

use super::listing::{Listing, View};
use crate::case::event::Event;
use leptos::prelude::ArcRwSignal;
use zeroize::Zeroizing;

/// Something to be kept as a case, carried here from a self-check or from the deadlines.
#[derive(Clone, PartialEq, Eq)]
pub struct Draft {
    pub edition: String,
    pub events: Vec<Event>,
    /// What is in it, for the reader, each as a phrase.
    pub holds: Vec<String>,
}

#[derive(Default)]
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
    /// Minutes without a touch after which the cases lock.
    pub minutes: ArcRwSignal<u32>,
    /// The open case is open in another tab as well, and can only be read here.
    pub elsewhere: ArcRwSignal<bool>,
}
