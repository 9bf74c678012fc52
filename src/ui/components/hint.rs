//! A sentence of help under a question or an answer.

use super::classes;
use crate::ui::html::{Element, Html, el};

pub fn hint(id: Option<String>, text: impl Into<Html>, class: &str) -> Element {
    el("div").attr_if("id", id).class(classes(&["govuk-hint", class])).with(text)
}
