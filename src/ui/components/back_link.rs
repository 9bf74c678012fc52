//! One step back in the journey.

use super::classes;
use crate::ui::html::{Element, el};

pub fn back_link(href: &str, class: &str) -> Element {
    el("a").attr("href", href.to_string()).class(classes(&["govuk-back-link", class])).with("Back")
}
