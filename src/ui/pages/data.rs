//! What is kept on this device: nothing that was not saved, and what that is in each state.

use super::{bullets, columns, heading, link, paragraph, subheading};
use crate::ui::browser;
use crate::ui::components::button;
use crate::ui::display::{TEXT_KEY, THEME_KEY};
use crate::ui::events;
use crate::ui::html::{Html, el, nothing};
use crate::ui::route::Route;
use crate::ui::vault::{State, mark::WITNESS_KEY};
use crate::ui::workspace::Workspace;
use js_sys::Reflect;
use leptos::prelude::*;

const NO_TRUSTED_TYPES: &str = "This browser lacks one protection that newer ones have, called Trusted Types, which would stop a fault in this guide from letting in script. Everything works without it, and the content policy refuses such script here as well. A newer browser has both.";

pub fn view(workspace: Workspace) -> Html {
    let state = workspace.vault.state.get();
    columns([
        heading("Your data on this device"),
        paragraph(
            "The answers, dates and reference of a self-check or of the deadlines are kept only in this tab, while it is open. Closing or reloading the tab loses them; most browsers ask you first. They are not written to this device and they are not sent anywhere.",
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
            "Nothing of yours. When it opens, the guide asks its own server whether the rules are still current (version.json), and it fetches its own parts from there; the browser may keep these files, so that the guide opens without the server. Its content policy tells your browser to refuse the rest. You can watch your browser’s network panel, or let your browser try: only the word “test”, to an address that cannot exist. It may note on its console what it refused.",
        ),
        // Natively there is no browser to ask.
        if cfg!(target_arch = "wasm32") && !browser::knows("trustedTypes") { paragraph(NO_TRUSTED_TYPES) } else { nothing() },
        attempt(),
        subheading("What we cannot prevent"),
        bullets([
            "Your browser’s history shows that this guide was open, and which of its pages, though not your answers and not which case.",
            "What you print, download or copy is yours to look after. A calendar that you add dates to may be shared, or kept by a service outside your organisation.",
            "Someone who can see your screen, or software that watches it, can see what you see.",
            "Browser extensions and management software can read pages. Ask your IT team which are allowed.",
        ]),
    ])
}

/// What the policy must refuse, by the rule that does it.
const TRIES: [(&str, &str); 3] = [
    ("connect-src", "A message to example.invalid"),
    ("img-src", "A picture from example.invalid"),
    ("frame-src", "A page of this guide’s own server, in a frame"),
];

/// The policy at work, on a click only: browsers write to their console what they refuse.
fn attempt() -> Html {
    let tried = RwSignal::new(false);
    let heard = RwSignal::new(String::new());
    let policy = RwSignal::new(String::new());
    let click = move |_| {
        if !tried.get_untracked() {
            events::on("securitypolicyviolation", move |event| {
                let word = |name: &str| Reflect::get(&event, &name.into()).ok().and_then(|word| word.as_string()).unwrap_or_default();
                policy.set(word("originalPolicy"));
                // The page may have been left by then, and what it knew be gone.
                heard.update(|heard| heard.push_str(&word("effectiveDirective")));
            });
        }
        heard.set(String::new());
        tried.set(true);
        events::send("https://example.invalid/", "test");
    };
    let attempts = move || match tried.get() {
        true => Html::from([el("img").attr("src", "https://example.invalid/"), el("iframe").attr("src", "./")]),
        false => nothing(),
    };
    let said = move || {
        if !tried.get() {
            return nothing();
        }
        let heard = heard.get();
        let line = |(rule, what): (&str, &str)| match heard.contains(rule) {
            true => format!("{what}: refused ({rule})"),
            false => format!("{what}: not refused. Do not use the guide in this browser."),
        };
        [bullets(TRIES.map(line)), el("p").class("govuk-body app-digest").with(format!("The policy in force: {}", policy.get())).into()]
            .into()
    };
    [
        button::action("Try to send something", "govuk-button--secondary").on("click", click),
        el("div").attr("hidden", "").live(attempts),
        el("div").id("tried").attr("role", "status").live(said),
    ]
    .into()
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
