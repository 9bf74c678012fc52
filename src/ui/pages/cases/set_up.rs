//! The first case: what saving protects and what it does not, a passphrase, and who records.

use super::{
    form::{Faults, checked},
    passphrase::NewPassphrase,
    progress,
    who::Who,
};
use crate::ui::components::{button, details::details, warning_text::warning_text};
use crate::ui::html::{Html, el, nothing};
use crate::ui::pages::{bullets, columns, heading, paragraph, subheading};
use crate::ui::{browser, route::Route, vault::Vault};

pub fn view(vault: Vault, route: Route) -> Html {
    let (secret, who, faults) = (NewPassphrase::new(), Who::new(), Faults::new(route.title()));
    let check = move || {
        let found: Vec<_> = secret.check().into_iter().chain(who.check()).collect();
        if found.is_empty() {
            vault.set_up(secret.text(), who.author(), move |refused| faults.say(refused));
        }
        found
    };
    let draw = move |wrong: &super::form::Wrong| {
        [
            subheading("Choose a passphrase"),
            secret.fields(wrong),
            subheading("Who is recording"),
            who.fields(wrong),
            button::submit("Keep cases on this device", "").into(),
        ]
        .into()
    };
    let restore = if route == Route::CasesImport {
        paragraph("Set this up first; your backup is read in the next step but one. The passphrase may be the one that you had.")
    } else {
        nothing()
    };
    columns([
        heading("Keep cases on this device"),
        paragraph("A self-check keeps nothing. If you work on a case over months, this browser can keep it for you, locked with a passphrase."),
        restore,
        subheading("What this protects"),
        bullets([
            "What is saved, in this browser on this device, from anybody who has not the passphrase: the next person at this computer, somebody who finds or steals it, somebody who copies the browser’s files.",
            "Nothing is sent anywhere. There is no account, and no copy that we could give you.",
        ]),
        subheading("What it does not protect against"),
        bullets([
            "Somebody who sees the screen while the cases are unlocked.",
            "Harmful software on the device, or a browser extension that reads pages.",
            "Losing the device, or the browser’s data: clearing the browser’s history can remove the cases. Download backups.",
        ]),
        if browser::root_attribute("data-single").is_some() {
            paragraph("You have opened this guide as a file. Some browsers keep what a file saves under its name and folder: moved or renamed, it no longer finds the cases. In others, another web page that is opened as a file could delete the cases, though not read them. Download backups.")
        } else {
            nothing()
        },
        warning_text("Nobody can reset the passphrase. Without it, and without the recovery code that comes next, the cases cannot be opened again by anybody.").into(),
        details(
            "How it is done",
            paragraph("Each entry is encrypted (AES-256-GCM) before it is written. The key is made from your passphrase (Argon2id) and is kept in memory only, until the cases lock."),
        )
        .into(),
        checked(faults, draw, check),
        el("div").with(progress(vault)).into(),
    ])
}
