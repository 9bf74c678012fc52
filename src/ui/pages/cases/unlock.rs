//! The passphrase, or the recovery code, and who is recording.

use super::{
    form::{Faults, Wrong, about, checked},
    progress,
    who::Who,
};
use crate::storage::recovery::Code;
use crate::ui::components::{button, input::Field, inset_text::inset_text, secret_input::secret_input};
use crate::ui::html::{Html, el, nothing};
use crate::ui::pages::{columns, heading, paragraph};
use crate::ui::{
    route::Route,
    vault::{Vault, session::Secret},
};
use leptos::prelude::*;
use zeroize::Zeroizing;

const PASSPHRASE: &str = "passphrase";
const CODE: &str = "recovery-code";

pub fn view(vault: Vault, route: Route) -> Html {
    let (typed, code, who) = (RwSignal::new(String::new()), RwSignal::new(String::new()), Who::new());
    let (shown, by_code, faults) = (RwSignal::new(false), RwSignal::new(false), Faults::new(route.title()));
    let check = move || {
        let (secret, mut found) = match (by_code.get_untracked(), code.get_untracked()) {
            (false, _) if typed.with_untracked(String::is_empty) => (None, vec![about(PASSPHRASE, "Enter the passphrase")]),
            (false, _) => (Some(Secret::Passphrase(Zeroizing::new(typed.get_untracked()))), Vec::new()),
            (true, text) if text.trim().is_empty() => (None, vec![about(CODE, "Enter the recovery code")]),
            (true, text) => match Code::read(&text) {
                Ok(code) => (Some(Secret::Code(code)), Vec::new()),
                Err(error) => (None, vec![about(CODE, error.to_string())]),
            },
        };
        found.extend(who.check());
        if let (true, Some(secret)) = (found.is_empty(), secret) {
            let field = if by_code.get_untracked() { CODE } else { PASSPHRASE };
            vault.unlock(secret, who.author(), move |refused| faults.show(vec![about(field, refused)]));
        }
        found
    };
    let draw = move |wrong: &Wrong| {
        let field = if by_code.get() {
            let field = Field {
                id: CODE.to_string(),
                name: CODE.to_string(),
                label: "Recovery code".to_string(),
                hint: Some("8 groups of 5. Small letters, spaces and dashes do not matter".to_string()),
                error: wrong.with(CODE),
                class: "",
            };
            secret_input(field, code, shown, Some(Vec::new()))
        } else {
            let field = Field {
                id: PASSPHRASE.to_string(),
                name: PASSPHRASE.to_string(),
                label: "Passphrase".to_string(),
                error: wrong.with(PASSPHRASE),
                ..Field::default()
            };
            secret_input(field, typed, shown, Some(Vec::new()))
        };
        let other = if by_code.get() { "Use the passphrase instead" } else { "Use the recovery code instead" };
        let switch = el("button").attr("type", "button").class("app-clear").with(other).on("click", move |_| {
            by_code.update(|by_code| *by_code = !*by_code);
            shown.set(false);
            faults.clear();
            crate::ui::browser::focus_when_drawn(if by_code.get_untracked() { CODE } else { PASSPHRASE });
        });
        [field.into(), el("p").class("govuk-body").with(switch).into(), who.fields(wrong), button::submit("Unlock", "").into()].into()
    };
    let keeping = if route == Route::CasesAdd && vault.desk().draft.get().is_some() {
        inset_text("Cases are kept on this device already. Unlock them, and what you have done is kept with them.").into()
    } else {
        nothing()
    };
    columns([
        heading("Unlock your cases"),
        keeping,
        paragraph("The cases on this device are locked. Reloading the page locks them as well."),
        checked(faults, draw, check),
        progress(vault),
    ])
}
