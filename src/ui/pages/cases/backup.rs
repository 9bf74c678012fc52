//! A backup to download: all cases, or the one that is open, under a passphrase of its own.

use super::{
    form::{Faults, Wrong, checked},
    passphrase::NewPassphrase,
    progress,
};
use crate::ui::components::{
    button,
    fieldset::Legend,
    radios::{Choice, Question, radios},
    warning_text::warning_text,
};
use crate::ui::html::{Html, el, nothing};
use crate::ui::pages::{bullets, columns, heading, link, paragraph, subheading};
use crate::ui::{route::Route, vault::Vault};
use leptos::prelude::*;

pub fn view(vault: Vault) -> Html {
    let (secret, faults) = (NewPassphrase::new(), Faults::new(Route::CasesBackup.title()));
    let open = untrack(|| vault.file()).map(|file| file.reference().to_string());
    let which = RwSignal::new(Some(0));
    let check = move || {
        let found = secret.check();
        if found.is_empty() {
            vault.back_up(which.get_untracked() == Some(1), secret.text(), move |refused| faults.say(refused));
        }
        found
    };
    let draw = move |wrong: &Wrong| {
        let which = open.as_ref().map_or_else(nothing, |reference| choice(reference, which));
        [
            which,
            subheading("A passphrase for the backup"),
            paragraph("It may be the one that you unlock with. Whoever restores the backup needs it, on any device."),
            secret.fields(wrong),
            button::submit("Download the backup", "").into(),
        ]
        .into()
    };
    let done = el("div").attr("role", "status").live(move || vault.desk().notice.get().map(|text| paragraph(el("strong").with(text))));
    columns([
        heading("Back up"),
        done.into(),
        paragraph(
            "The browser can lose what it keeps: when its data is cleared, when the device breaks, or when a file of it is damaged. A backup is one encrypted file in your downloads. Move it to where your organisation keeps records.",
        ),
        bullets([
            "It holds every entry with who recorded it and when, so that it can be merged with another copy later.",
            "Its name says the day, and nothing of any case.",
        ]),
        checked(faults, draw, check),
        progress(vault),
        warning_text("A backup without its passphrase cannot be opened by anybody. The recovery code does not open backups.").into(),
        link(Route::CasesImport, "Check a backup that you have"),
    ])
}

fn choice(reference: &str, which: RwSignal<Option<usize>>) -> Html {
    let option = |value: &str, text: String| Choice { value: value.to_string(), text, ..Choice::default() };
    let question = Question {
        name: "which".to_string(),
        id: "which".to_string(),
        legend: Some(Legend { text: "What should it hold?".to_string(), class: "govuk-fieldset__legend--m", ..Legend::default() }),
        choices: vec![option("all", "All cases".to_string()), option("one", format!("Only the open case, {reference}"))],
        ..Question::default()
    };
    el("div").with(radios(question, which, nothing())).into()
}
