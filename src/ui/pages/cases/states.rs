//! What stands in place of the cases where there are none to show, and why.

use crate::storage::shelf::ShelfError;
use crate::ui::components::{button, warning_text::warning_text};
use crate::ui::html::{Html, el};
use crate::ui::pages::{bullets, columns, heading, link, paragraph, subheading};
use crate::ui::{
    route::Route,
    vault::{Vault, words},
};

/// While it is not known yet whether there are any.
pub fn looking() -> Html {
    columns([heading("Cases on this device"), paragraph(el("span").attr("role", "status").with("Looking for cases on this device."))])
}

pub fn off() -> Html {
    columns([
        heading("Cases on this device"),
        paragraph(
            "Saving is switched off here by the people who publish this guide, because this is meant for computers that people share. Nothing that you do is kept.",
        ),
        paragraph("You can still check an incident, work out its dates, and print, copy or download the result."),
        link(Route::Start, "Go to the start page"),
    ])
}

pub fn unavailable(vault: Vault, error: &ShelfError) -> Html {
    let again = button::action("Try again", "govuk-button--secondary").on("click", move |_| vault.look());
    columns([
        heading("Cases cannot be kept in this browser now"),
        paragraph(words::unavailable(error)),
        again.into(),
        paragraph("You can still check an incident, work out its dates, and print, copy or download the result."),
        link(Route::Start, "Go to the start page"),
    ])
}

pub fn empty() -> Html {
    columns([
        heading("Cases on this device"),
        paragraph("No cases are kept on this device."),
        paragraph(
            "This browser can keep cases for you, locked with a passphrase: their answers, dates and deadlines, and a trail of who recorded what and when.",
        ),
        button::link("Keep cases on this device", &Route::CasesSetUp.href()).into(),
        paragraph([
            el("a").class("govuk-link").attr("href", Route::CasesImport.href()).with("Bring cases in from a backup").into(),
            Html::from(", made in another browser or on another device."),
        ]),
    ])
}

/// It held cases once. Never shown as a list that happens to be empty.
pub fn lost() -> Html {
    columns([
        heading("This browser has lost the cases that were kept here"),
        warning_text("Cases were kept in this browser, and they are gone. They were not deleted by this guide.").into(),
        paragraph(
            "This happens when the browser’s data or history is cleared, by a person, by an administrator or by a clean-up program; when a browser profile is set up anew; or when the browser found its own files damaged.",
        ),
        subheading("What you can do"),
        bullets([
            "Restore the cases from a backup: files named case-review-backup, ending in .crbackup, where you keep downloads.",
            "Ask your IT team for the browser profile of an earlier day, before you use this guide again in this browser.",
        ]),
        button::link("Restore from a backup", &Route::CasesImport.href()).into(),
        link(Route::CasesSetUp, "Begin again without the lost cases"),
    ])
}

/// The cases are there, and their beginning cannot be read. Nothing of them is deleted unless somebody wipes them.
pub fn broken(vault: Vault, sentence: &str) -> Html {
    let again = button::action("Try again", "govuk-button--secondary").on("click", move |_| vault.look());
    columns([
        heading("The cases on this device cannot be opened"),
        paragraph(sentence.to_string()),
        subheading("What you can do"),
        bullets([
            "Reload the page: a later version of this guide may be there by now.",
            "Restore the cases from a backup in another browser or on another device.",
            "When you have them there, wipe what is damaged here and begin again.",
        ]),
        again.into(),
        link(Route::CasesWipe, "Wipe everything that is kept here"),
    ])
}
