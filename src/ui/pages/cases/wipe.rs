//! Erasing: one case, or everything; with what that can do and what it cannot.

use super::{
    form::{Faults, Wrong, about, checked},
    progress,
};
use crate::ui::components::{
    button,
    input::{Field, input},
    warning_text::warning_text,
};
use crate::ui::html::{Html, el, nothing};
use crate::ui::pages::{bullets, columns, heading, link, paragraph, subheading};
use crate::ui::{
    route::Route,
    vault::{State, Vault},
};
use leptos::prelude::*;

const REFERENCE: &str = "wipe-reference";
const EVERYTHING: &str = "wipe-everything";
const WORD: &str = "WIPE";

/// Everything can be wiped without the passphrase as well: whoever has the device can clear the browser's data anyhow.
pub fn view(vault: Vault) -> Html {
    let unlocked = vault.state.get() == State::Unlocked;
    let done = el("div").attr("role", "status").live(move || vault.desk().notice.get().map(|text| paragraph(el("strong").with(text))));
    columns([
        heading("Wipe one case, or everything"),
        done.into(),
        warning_text("What is wiped here cannot be brought back from this device. Download a backup first if anybody may still need it.")
            .into(),
        if unlocked { link(Route::CasesBackup, "Back up") } else { nothing() },
        subheading("What wiping cannot do"),
        bullets([
            "Some browsers, Chrome and Edge among them, keep remains of deleted records in their own files until they tidy them up. What remains is encrypted: nobody reads it without the passphrase.",
            "What was printed, downloaded, copied or backed up is not touched. Wiping does not reach it.",
            "Copies that your organisation makes of this device are not touched either.",
        ]),
        if unlocked { one(vault) } else { nothing() },
        everything(vault),
        progress(vault),
    ])
}

fn one(vault: Vault) -> Html {
    let (typed, faults) = (RwSignal::new(String::new()), Faults::new(Route::CasesWipe.title()));
    let check = move || {
        let reference = typed.get_untracked().trim().to_string();
        if reference.is_empty() {
            return vec![about(REFERENCE, "Enter the reference of the case to wipe")];
        }
        vault.wipe_case(reference, move |refused| match refused {
            Some(refused) => faults.show(vec![about(REFERENCE, refused)]),
            None => typed.set(String::new()),
        });
        Vec::new()
    };
    let draw = move |wrong: &Wrong| {
        let field = Field {
            id: REFERENCE.to_string(),
            name: REFERENCE.to_string(),
            label: "Type the reference of the case".to_string(),
            hint: Some("Exactly as it stands in the list".to_string()),
            error: wrong.with(REFERENCE),
            class: "govuk-input--width-20",
        };
        [Html::from(input(field, typed)), button::submit("Wipe this case", "govuk-button--warning").into()].into()
    };
    [subheading("Wipe one case"), checked(faults, draw, check)].into()
}

fn everything(vault: Vault) -> Html {
    let (typed, faults) = (RwSignal::new(String::new()), Faults::new(Route::CasesWipe.title()));
    let check = move || {
        if typed.get_untracked().trim() != WORD {
            return vec![about(EVERYTHING, format!("Type {WORD} in capital letters"))];
        }
        vault.wipe_all(move |refused| faults.show(vec![about(EVERYTHING, refused)]));
        Vec::new()
    };
    let draw = move |wrong: &Wrong| {
        let field = Field {
            id: EVERYTHING.to_string(),
            name: EVERYTHING.to_string(),
            label: format!("Type {WORD} to wipe every case on this device"),
            error: wrong.with(EVERYTHING),
            class: "govuk-input--width-5",
            ..Field::default()
        };
        [Html::from(input(field, typed)), button::submit("Wipe everything", "govuk-button--warning").into()].into()
    };
    [
        subheading("Wipe everything"),
        paragraph("Every case, the passphrase and the recovery code of this browser go, in all tabs. Your display settings stay."),
        el("div").with(checked(faults, draw, check)).into(),
    ]
    .into()
}
