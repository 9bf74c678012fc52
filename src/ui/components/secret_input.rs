//! A passphrase or a recovery code: hidden as it is typed, until the reader asks to see it.

use super::{classes, form_group::form_group, input::Field, quiet::control, radios::described_by};
use crate::ui::browser;
use crate::ui::html::{Element, el};
use leptos::prelude::*;

/// `shown` is shared by fields that are shown and hidden together; only the first of them has the button.
pub fn secret_input(field: Field, typed: RwSignal<String>, shown: RwSignal<bool>, others: Option<Vec<&'static str>>) -> Element {
    let Field { id, name, label, hint: help, error, class } = field;
    let described_by = described_by(&id, help.is_some(), error.is_some());
    let at_fault = if error.is_some() { "govuk-input--error" } else { "" };
    let value = typed.get_untracked();
    let input = control("input")
        .class(classes(&["govuk-input", class, at_fault]))
        .id(id.clone())
        .attr("name", name)
        .attr("type", if shown.get_untracked() { "text" } else { "password" })
        .attr_if("value", if value.is_empty() { None } else { Some(value) })
        .attr_if("aria-describedby", described_by)
        .on("input", move |event| typed.set(browser::typed_text(&event)));
    let toggle = others.map(|others| {
        let own = id.clone();
        el("button")
            .attr("type", "button")
            .class("govuk-button govuk-button--secondary app-show")
            .attr("aria-controls", id.clone())
            .live(move || if shown.get() { "Hide" } else { "Show" })
            .on("click", move |_| {
                shown.update(|shown| *shown = !*shown);
                let kind = if shown.get_untracked() { "text" } else { "password" };
                // Changed in place: drawn again, the field would lose the focus and the caret.
                for id in others.iter().copied().chain([own.as_str()]) {
                    browser::set_attribute(id, "type", kind);
                }
                browser::announce(if shown.get_untracked() { "What you typed is shown." } else { "What you typed is hidden." });
            })
    });
    form_group(&id, label, help, error, el("div").class("app-secret").with(input).with(toggle))
}
