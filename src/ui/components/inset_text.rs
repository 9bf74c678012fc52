//! A remark set off from the text around it. Not for what must not be missed.

use crate::ui::html::{Element, Html, el};

pub fn inset_text(content: impl Into<Html>) -> Element {
    el("div").class("govuk-inset-text").with(content)
}
