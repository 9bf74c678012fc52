//! The recovery code that was just made: shown once, to print or write down, and confirmed by its last group.

use super::form::{Faults, Wrong, about, checked};
use crate::ui::components::{
    button,
    input::{Field, input},
    warning_text::warning_text,
};
use crate::ui::html::{Html, el};
use crate::ui::pages::{columns, heading, paragraph};
use crate::ui::{browser, route::Route, vault::Vault};
use leptos::prelude::*;

const LAST: &str = "last-group";

pub fn view(vault: Vault, code: &str) -> Html {
    let groups: Vec<String> = code.split('-').map(str::to_string).collect();
    let last = groups.last().cloned().unwrap_or_default();
    let (typed, faults) = (RwSignal::new(String::new()), Faults::new(Route::CasesSetUp.title()));
    let check = move || {
        if typed.get_untracked().trim().eq_ignore_ascii_case(&last) {
            vault.code_kept();
            return Vec::new();
        }
        vec![about(LAST, "Enter the last five letters and figures of the code, as they stand on your copy")]
    };
    let draw = move |wrong: &Wrong| {
        let field = Field {
            id: LAST.to_string(),
            name: LAST.to_string(),
            label: "The last group of the code".to_string(),
            hint: Some("Read it from your copy, so that you know you have one".to_string()),
            error: wrong.with(LAST),
            class: "govuk-input--width-5",
        };
        [Html::from(input(field, typed)), button::submit("I have a copy: continue", "").into()].into()
    };
    let group = |text: String| el("li").class("app-code__group").with(text);
    let without = el("button").attr("type", "button").class("app-clear").with("Go on without a recovery code");
    columns([
        heading("Your recovery code"),
        paragraph("This code opens the cases on this device if the passphrase is forgotten. It is shown now and never again."),
        el("ol").class("app-code").attr("aria-label", "Recovery code, in 8 groups of 5").each(groups.into_iter().map(group)).into(),
        warning_text("Anybody who has this code and this device can read the cases. Keep it as you keep a spare key: not beside the computer, and not in a shared folder.").into(),
        el("p").class("govuk-body app-print-only").with("Recovery code for the cases kept by Case Review in one browser on one device. It opens no backup and no other device.").into(),
        el("div")
            .class("app-no-print")
            .with(el("div").class("app-actions").with(button::action("Print the code", "govuk-button--secondary").on("click", |_| browser::print())))
            .with(checked(faults, draw, check))
            .with(el("p").class("govuk-body").with(without.on("click", move |_| vault.code_declined())))
            .into(),
    ])
}
