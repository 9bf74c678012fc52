//! One line of text.

use super::{classes, form_group::form_group, quiet::control, radios::described_by};
use crate::ui::browser;
use crate::ui::html::Element;
use leptos::prelude::*;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Field {
    pub id: String,
    pub name: String,
    pub label: String,
    pub hint: Option<String>,
    pub error: Option<String>,
    /// A width in characters, such as `govuk-input--width-20`.
    pub class: &'static str,
}

/// `typed` follows what is typed.
pub fn input(field: Field, typed: RwSignal<String>) -> Element {
    let Field { id, name, label, hint: help, error, class } = field;
    let described_by = described_by(&id, help.is_some(), error.is_some());
    let at_fault = if error.is_some() { "govuk-input--error" } else { "" };
    let value = typed.get_untracked();
    let control = control("input")
        .class(classes(&["govuk-input", class, at_fault]))
        .id(id.clone())
        .attr("name", name)
        .attr("type", "text")
        .attr_if("value", if value.is_empty() { None } else { Some(value) })
        .attr_if("aria-describedby", described_by)
        .on("input", move |event| typed.set(browser::typed_text(&event)));
    form_group(&id, label, help, error, control)
}
