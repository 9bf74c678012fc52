//! What must not be missed.

use crate::ui::html::{Element, Html, el};

pub fn warning_text(text: impl Into<Html>) -> Element {
    let hidden = el("span").class("govuk-visually-hidden").with("Warning");
    el("div")
        .class("govuk-warning-text")
        .with(el("span").class("govuk-warning-text__icon").attr("aria-hidden", "true").with("!"))
        .with(el("strong").class("govuk-warning-text__text").with(hidden).with(" ").with(text))
}
