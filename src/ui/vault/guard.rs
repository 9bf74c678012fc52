//! When the cases lock: when nobody has touched the page for some minutes, a minute after it is hidden, when it is left, and at once
//! when somebody asks, here or in another tab.

use super::{Saved, State, Vault};
use crate::case::log::Author;
use crate::ui::html::{Html, el};
use crate::ui::tabs::{Message, Tabs};
use crate::ui::{browser, clock, events, route::Route};
use leptos::prelude::*;
use std::time::Duration;

/// Locks from everywhere, together with Alt and Shift: screen readers and browsers leave it free.
const KEY: &str = "KeyL";
pub const CHORD: &str = "Alt+Shift+L";
/// Minutes that can be chosen.
pub const MINUTES: [u32; 3] = [5, 2, 1];
const MINUTE: f64 = 60_000.0;

/// Hears other tabs from the first page of kept cases on.
pub fn listen(vault: Vault) {
    let desk = vault.desk();
    if desk.tabs.borrow().is_some() {
        return;
    }
    *desk.tabs.borrow_mut() = Tabs::join(move |message| match message {
        Message::Lock if vault.state.get_untracked() == State::Unlocked => lock_here(vault),
        Message::Lock => {}
        Message::Changed => vault.changed_elsewhere(),
        Message::Wiped => vault.leave_wiped(),
    });
}

/// From the first unlocking on. What it listens to goes with the page when it locks.
pub fn watch(vault: Vault) {
    let desk = vault.desk();
    desk.touched.set(clock::milliseconds());
    if desk.watched.replace(true) {
        return;
    }
    for event in ["pointerdown", "keydown", "wheel"] {
        events::on(event, move |event| {
            if events::is_chord(&event, KEY) {
                event.prevent_default();
                return vault.lock();
            }
            if !overdue(vault) {
                vault.desk().touched.set(clock::milliseconds());
            }
        });
    }
    events::on("input", move |event| {
        // What is looked for in the list is nothing to lose.
        if !events::is_within(&event, "[role=search]") {
            vault.desk().typed.set(true);
        }
    });
    events::on("hashchange", move |_| vault.desk().typed.set(false));
    // After sleep, a timer comes late: the clock on the wall says how long it was.
    for event in ["visibilitychange", "focus", "resume"] {
        events::on(event, move |_| {
            let desk = vault.desk();
            if overdue(vault) {
                return vault.lock();
            }
            match (events::is_hidden(), desk.hidden.get()) {
                (true, None) => desk.hidden.set(Some(clock::milliseconds())),
                (false, Some(_)) => desk.hidden.set(None),
                _ => {}
            }
        });
    }
    events::every(Duration::from_secs(1), move || {
        if overdue(vault) {
            vault.lock();
        }
    });
    // Leaving: nothing readable stays in what the browser may keep of the page.
    events::on("pagehide", move |_| forget(vault));
    events::on("pageshow", move |event| {
        if events::comes_back(&event) {
            events::reload();
        }
    });
    events::on("beforeunload", move |event| {
        let unsaved = matches!(vault.saved.get_untracked(), Saved::Saving | Saved::Not(_)) || vault.desk().typed.get();
        if unsaved && vault.state.get_untracked() == State::Unlocked {
            event.prevent_default();
        }
    });
}

fn overdue(vault: Vault) -> bool {
    let (desk, now) = (vault.desk(), clock::milliseconds());
    let idle = f64::from(desk.minutes.get_untracked()) * MINUTE;
    vault.state.get_untracked() == State::Unlocked
        && (now - desk.touched.get() >= idle || desk.hidden.get().is_some_and(|hidden| now - hidden >= MINUTE))
}

/// Keys, case and page, gone.
fn forget(vault: Vault) {
    if vault.state.get_untracked() != State::Unlocked {
        return;
    }
    vault.desk().session.borrow_mut().take();
    vault.desk().held.borrow_mut().take();
    vault.state.set(State::Locked);
    vault.close();
    vault.by.set(Author::default());
    browser::clear_shell();
}

/// Here only; the page is loaded anew, since nothing else empties its memory.
fn lock_here(vault: Vault) {
    vault.desk().typed.set(false);
    vault.saved.set(Saved::Nothing);
    forget(vault);
    browser::replace_hash(&Route::Cases.href());
    events::reload();
}

impl Vault {
    /// Locks the cases in every tab.
    pub fn lock(self) {
        if self.state.get_untracked() != State::Unlocked {
            return;
        }
        self.tell(Message::Lock);
        lock_here(self);
    }

    pub(super) fn tell(self, message: Message) {
        if let Some(tabs) = self.desk().tabs.borrow().as_ref() {
            tabs.tell(message);
        }
    }
}

/// In the header while the cases are unlocked.
pub fn tools(vault: Vault) -> Html {
    el("button")
        .attr("type", "button")
        .class("app-lock")
        .attr("aria-keyshortcuts", CHORD)
        .attr("title", CHORD)
        .with("Lock now")
        .on("click", move |_| vault.lock())
        .into()
}
