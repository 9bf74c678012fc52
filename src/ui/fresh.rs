//! Whether the rules are still those to go by: what the server said when the guide was opened (`version.json`, which `boot.js` reads
//! into attributes of the root), and how long ago a person last checked them.

use super::html::{Html, el, nothing};
use super::{browser, route::Route, workspace::Workspace};
use crate::calendar::words;
use crate::procedure::edition::Edition;
use crate::ui::pages::{columns, heading, link, paragraph};

/// Days after which it is said how long ago the rules were checked.
const FRESH: i64 = 30;

/// Why the publisher has withdrawn an edition, if so.
pub fn withdrawn(edition: &Edition) -> Option<String> {
    browser::root_attribute(&format!("data-withdrawn-{}", edition.id))
}

/// The page in place of a result under withdrawn rules.
pub fn refusal(why: String) -> Html {
    columns([
        heading("These rules have been withdrawn"),
        paragraph(why),
        paragraph("So this guide shows no result and no date under them. What you have typed is still there."),
        paragraph("Cases that are kept here stay as they are. They can be read under other rules, and backed up."),
        link(Route::Edition, "Choose other rules"),
        link(Route::About, "About this guide and its source"),
    ])
}

/// First on every page but the questions, unless the server has just said that these are the newest rules and they were checked lately.
pub fn notice(workspace: Workspace) -> Html {
    let edition = &workspace.shown().procedure.edition;
    // Natively there is nobody to ask.
    if !edition.local.is_empty() || cfg!(not(target_arch = "wasm32")) {
        return nothing();
    }
    let said = browser::root_attribute(&format!("data-checked-{}", edition.id)).and_then(|date| words::from_iso(&date));
    let checked = said.max(words::from_iso(&edition.checked));
    let days = checked.map_or(0, |checked| (workspace.today - checked).num_days());
    let state = match browser::root_attribute("data-version").as_deref() {
        Some("same") if days <= FRESH => return nothing(),
        Some("same") => "",
        Some("other") => {
            "There is a newer version of this guide. It is used once you reload the page; what you have typed is lost when you do, so finish or print first. "
        }
        Some(_) => "The server could not be asked whether these rules have changed. ",
        None => "This copy of the guide is a file, so it cannot learn that rules have changed. ",
    };
    let when = checked.map(words::date).unwrap_or_default();
    let mut age = el("span").with(format!("A person last checked these rules on {when}."));
    if days > FRESH {
        age = el("strong")
            .with(format!("A person last checked these rules on {when}, {days} days ago: ask your partnership whether they have changed."));
    }
    el("section").class("app-local").attr("aria-label", "Age of the rules").with(el("p").class("govuk-body").with(state).with(age)).into()
}
