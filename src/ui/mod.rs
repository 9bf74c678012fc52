//! The pages in the browser. Nothing before this module knows that there is one.
//!
//! [`route`] is the only file with addresses, [`browser`] the only one that touches the document ([`events`] and [`tabs`] listen to
//! the window and to other tabs), [`clock`] the only one that asks the time, [`local`] reads an edition from a file, [`publisher`] is the
//! only one with telephone numbers and blanks to fill in. [`workspace`] holds what the reader
//! has said; pages only show it. No page computes law.

pub mod argon;
pub mod browser;
pub mod clock;
pub mod components;
pub mod diary;
pub mod display;
pub mod events;
pub mod fresh;
pub mod html;
pub mod layout;
pub mod local;
pub mod pages;
pub mod publisher;
pub mod random;
pub mod route;
pub mod slices;
pub mod tabs;
pub mod vault;
pub mod workspace;

use leptos::prelude::*;
use route::Route;
use vault::State;
use workspace::{Guide, Workspace};

/// Starts in the browser: takes over the start page that was sent, or puts another in its place, and follows the address from then on.
pub fn start() {
    let Some(guide) = Guide::load() else { return };
    let workspace = Workspace::new(guide, clock::today());
    display::apply(&display::read());
    workspace.arrive(&browser::hash());
    // Leptos starts its effects with the first mount; the page itself is made of values (see `html`).
    leptos::mount::mount_to_body(move || {
        if let Some((document, body)) = browser::document().and_then(|document| document.body().map(|body| (document, body))) {
            if workspace.route.get_untracked() == Route::Start {
                layout::view(workspace).adopt(&document, browser::shell());
            } else {
                browser::clear_shell();
                layout::view(workspace).build(&document, &body);
            }
        }
        browser::mark_ready();
    });
    // After the page that was sent is taken over, because its menu has the cases.
    if browser::root_attribute("data-saving").as_deref() == Some("off") {
        workspace.vault.state.set(State::Off);
    }
    Effect::new(move |previous: Option<Route>| {
        let route = workspace.route.get();
        browser::set_title(&route.title());
        if previous.is_some_and(|previous| previous != route) {
            browser::announce(&route.title());
            browser::focus_heading();
        }
        route
    });
    browser::on_hash_change(move |hash| workspace.arrive(&hash));
    // Closing or reloading the tab loses what was said, so the browser asks first; not when the guide itself has emptied the page to lock it.
    events::on("beforeunload", move |event| {
        if workspace.would_lose() && browser::shell().is_some() {
            event.prevent_default();
        }
    });
}
