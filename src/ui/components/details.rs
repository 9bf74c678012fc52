//! What only some readers need, behind a line that says what it is.

use crate::ui::html::{Element, Html, el};

pub fn details(summary: impl Into<Html>, content: impl Into<Html>) -> Element {
    let summary = el("summary").class("govuk-details__summary").with(el("span").class("govuk-details__summary-text").with(summary));
    el("details").class("govuk-details").with(summary).with(el("div").class("govuk-details__text").with(content))
}
