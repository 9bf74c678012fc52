//! What is wrong with one field, beside it.

use crate::ui::html::{Element, Html, el};

pub fn error_message(id: Option<String>, text: impl Into<Html>) -> Element {
    el("p")
        .attr_if("id", id)
        .class("govuk-error-message")
        .with(el("span").class("govuk-visually-hidden").with("Error:"))
        .with(" ")
        .with(text)
}
