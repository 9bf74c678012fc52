//! Text of more than a line: to type, or to read and copy.

use super::{classes, error_message::error_message, hint::hint, input::Field, quiet::control, radios::described_by};
use crate::ui::browser;
use crate::ui::html::{Element, Html, el};
use leptos::prelude::*;

/// `typed` follows what is typed.
pub fn text_area(field: Field, typed: RwSignal<String>) -> Element {
    let Field { id, name, label, hint: help, error, class } = field;
    let described_by = described_by(&id, help.is_some(), error.is_some());
    let (group, at_fault) = if error.is_some() { ("govuk-form-group--error", "govuk-textarea--error") } else { ("", "") };
    let control = control("textarea")
        .class(classes(&["govuk-textarea", class, at_fault]))
        .id(id.clone())
        .attr("name", name)
        .attr("rows", "5")
        .attr_if("aria-describedby", described_by)
        .with(typed.get_untracked())
        .on("input", move |event| typed.set(browser::typed_text(&event)));
    el("div")
        .class(classes(&["govuk-form-group", group]))
        .with(el("label").class("govuk-label").attr("for", id.clone()).with(label))
        .with(help.map(|text| hint(Some(format!("{id}-hint")), text, "")))
        .with(error.map(|text| error_message(Some(format!("{id}-error")), text)))
        .with(control)
}

/// Selects itself whole.
pub fn read_only(id: &'static str, label: &'static str, text: String) -> Html {
    let label = el("label").class("govuk-label").attr("for", id).with(label);
    let field = control("textarea").class("govuk-textarea").id(id).attr("rows", "10").flag("readonly", true).with(text);
    [label, field].into()
}
