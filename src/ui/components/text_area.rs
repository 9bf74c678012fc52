//! Text of more than a line: to type, or to read and copy.

use super::{classes, form_group::form_group, input::Field, quiet::control, radios::described_by};
use crate::ui::browser;
use crate::ui::html::{Element, Html, el};
use leptos::prelude::*;

/// `typed` follows what is typed.
pub fn text_area(field: Field, typed: RwSignal<String>) -> Element {
    let Field { id, name, label, hint: help, error, class } = field;
    let described_by = described_by(&id, help.is_some(), error.is_some());
    let at_fault = if error.is_some() { "govuk-textarea--error" } else { "" };
    let control = control("textarea")
        .class(classes(&["govuk-textarea", class, at_fault]))
        .id(id.clone())
        .attr("name", name)
        .attr("rows", "5")
        .attr_if("aria-describedby", described_by)
        .with(typed.get_untracked())
        .on("input", move |event| typed.set(browser::typed_text(&event)));
    form_group(&id, label, help, error, control)
}

/// Selects itself whole.
pub fn read_only(id: &'static str, label: &'static str, text: String) -> Html {
    let label = el("label").class("govuk-label").attr("for", id).with(label);
    let field = control("textarea").class("govuk-textarea").id(id).attr("rows", "10").flag("readonly", true).with(text);
    [label, field].into()
}
