//! What is kept on this device: nothing that was not saved, and what that is in each state.

use super::{bullets, columns, heading, link, paragraph, subheading};
use crate::ui::browser;
use crate::ui::display::{TEXT_KEY, THEME_KEY};
use crate::ui::html::{Html, nothing};
use crate::ui::route::Route;
use crate::ui::vault::{State, mark::WITNESS_KEY};
use crate::ui::workspace::Workspace;
use leptos::prelude::*;

const NO_TRUSTED_TYPES: &str = "This browser lacks one protection that newer ones have, called Trusted Types, which would stop a fault in this guide from letting in script. Everything works without it, and the content policy refuses such script here as well. A newer browser has both.";

pub fn view(workspace: Workspace) -> Html {
    let state = workspace.vault.state.get();
    columns([
        heading("Your data on this device"),
        paragraph(
            "The answers, dates and reference of a self-check or of the deadlines are kept only in this tab, while it is open. Closing or reloading the tab loses them. They are not written to this device and they are not sent anywhere.",
        ),
        subheading("Cases"),
        paragraph(cases(&state)),
        if state == State::Off { nothing() } else { kept(&state) },
        subheading("Settings"),
        paragraph("Nothing, unless you save a display setting. Then these entries are kept in this browser’s local storage:"),
        bullets([format!("{THEME_KEY}: your choice of colours"), format!("{TEXT_KEY}: your choice of text size")]),
        paragraph("To remove them, choose the first of each on the display page and save. There are no cookies and no accounts."),
        link(Route::Display, "Go to the display page"),
        subheading("What is sent"),
        paragraph(
            "Nothing after the page has loaded, but that the part of the guide which makes a key from a passphrase is fetched from the same server when you first keep or unlock cases. The page carries a content policy that tells your browser to refuse connections to anywhere else. You can check: open your browser’s network panel and use the guide.",
        ),
        // Natively there is no browser to ask.
        if cfg!(target_arch = "wasm32") && !browser::knows("trustedTypes") { paragraph(NO_TRUSTED_TYPES) } else { nothing() },
        subheading("What we cannot prevent"),
        bullets([
            "Your browser’s history shows that this guide was open, and which of its pages, though not your answers and not which case.",
            "What you print, download or copy is yours to look after. A calendar that you add dates to may be shared, or kept by a service outside your organisation.",
            "Someone who can see your screen, or software that watches it, can see what you see.",
            "Browser extensions and management software can read pages. Ask your IT team which are allowed.",
        ]),
    ])
}

/// What is true of kept cases now. Opening this page does not make anybody look for them.
fn cases(state: &State) -> String {
    match state {
        State::Unasked => "Cases are kept only if somebody has set that up in this browser with a passphrase. This tab has not looked whether there are any; the page “Cases” does.".to_string(),
        State::Off => "Keeping cases is switched off here by the people who publish this guide. No case is ever written to this device.".to_string(),
        State::Unavailable(_) => "This browser cannot keep cases now. The page “Cases” says why.".to_string(),
        State::Empty => "No cases are kept in this browser.".to_string(),
        State::Locked => "Cases are kept in this browser, encrypted, and they are locked.".to_string(),
        State::Unlocked => "Cases are kept in this browser, encrypted. They are unlocked in this tab: the key and the open case are in its memory until they lock.".to_string(),
        State::Lost => "Cases were kept in this browser, and the browser has lost them.".to_string(),
        State::Broken(_) => "Cases are kept in this browser, encrypted, and cannot be opened. The page “Cases” says why.".to_string(),
    }
}

fn kept(state: &State) -> Html {
    let where_ = [
        "One database named case-review, in which everything is encrypted. How many records there are, and how long, can be seen without the passphrase; what is in them cannot.".to_string(),
        format!("{WITNESS_KEY} in local storage: a random word and two numbers, by which the guide notices if the browser loses the database."),
    ];
    let wipe = match state {
        State::Locked | State::Unlocked | State::Broken(_) => link(Route::CasesWipe, "Wipe one case, or everything"),
        _ => link(Route::Cases, "Go to the cases"),
    };
    [paragraph("Where cases are kept, these are in the browser:"), bullets(where_), wipe].into()
}
