//! What this is for, what it is not, and the way in. The same page is sent as HTML, so that it shows before anything runs.

use super::{columns, heading, link, paragraph, risk, status};
use crate::ui::components::{button, inset_text::inset_text};
use crate::ui::html::{Html, el};
use crate::ui::{route::Route, workspace::Workspace};

pub fn view(workspace: Workspace) -> Html {
    let edition = &workspace.guide().procedure.edition;
    columns([
        heading("Check an incident against the written criteria"),
        paragraph(
            "Use this when a child has died or been seriously harmed, to see whether the incident must be notified and reviewed, why, and by when to act.",
        ),
        paragraph("It takes about 3 minutes. You do not need names, and nothing is saved or sent."),
        inset_text([
            status(edition),
            link(Route::Edition, "An earlier incident, another nation, or other rules: see which apply"),
            link(Route::About, "About this guide and its source"),
        ])
        .into(),
        resume(workspace),
        // A new check begins with no answers; the link in the page that is sent has none to forget.
        button::start("Start", &Route::Question(1).href()).on("click", move |_| workspace.clear()).into(),
        risk::callout(),
        paragraph(
            "You will be asked what happened to the child, and whether abuse or neglect is known or suspected. “Not known yet” is always an answer.",
        ),
    ])
}

/// The way back to answers that were already given in this tab.
fn resume(workspace: Workspace) -> Html {
    let link = el("a").class("govuk-link").attr("href", workspace.next().href()).with("Go back to your answers");
    workspace.has_answers().then(|| paragraph([link.into(), Html::from(", or start again. Starting again clears them.")])).into()
}
