//! What stands around one control: its label, its hint, and what is wrong with it.

use super::{classes, error_message::error_message, hint::hint};
use crate::ui::html::{Element, Html, el};

/// The control names hint and error by [`super::radios::described_by`] with the same `id`.
pub fn form_group(id: &str, label: String, help: Option<String>, error: Option<String>, control: impl Into<Html>) -> Element {
    let at_fault = if error.is_some() { "govuk-form-group--error" } else { "" };
    el("div")
        .class(classes(&["govuk-form-group", at_fault]))
        .with(el("label").class("govuk-label").attr("for", id.to_string()).with(label))
        .with(help.map(|text| hint(Some(format!("{id}-hint")), text, "")))
        .with(error.map(|text| error_message(Some(format!("{id}-error")), text)))
        .with(control)
}
