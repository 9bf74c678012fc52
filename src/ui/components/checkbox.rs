//! One thing that is wanted or not.

use super::quiet::control;
use crate::ui::browser;
use crate::ui::html::{Element, el};
use leptos::prelude::*;

/// `ticked` follows the reader's choice.
pub fn checkbox(id: &'static str, label: &'static str, ticked: RwSignal<bool>) -> Element {
    let input = control("input")
        .class("govuk-checkboxes__input")
        .id(id)
        .attr("name", id)
        .attr("type", "checkbox")
        .attr("value", "yes")
        .flag("checked", ticked.get_untracked())
        .on("change", move |event| ticked.set(browser::is_ticked(&event)));
    let label = el("label").class("govuk-label govuk-checkboxes__label").attr("for", id).with(label);
    let item = el("div").class("govuk-checkboxes__item").with(input).with(label);
    el("div").class("govuk-checkboxes govuk-checkboxes--small").with(item)
}
