//! A button, or a link that starts something.

use super::classes;
use crate::ui::html::{Element, Html, el};

/// Submits the form that it stands in.
pub fn submit(text: impl Into<Html>, class: &str) -> Element {
    el("button").attr("type", "submit").class(classes(&["govuk-button", class])).with(text)
}

/// Does something on this page.
pub fn action(text: impl Into<Html>, class: &str) -> Element {
    el("button").attr("type", "button").class(classes(&["govuk-button", class])).with(text)
}

pub fn link(text: impl Into<Html>, href: &str) -> Element {
    el("a").attr("href", href.to_string()).attr("role", "button").attr("draggable", "false").class("govuk-button").with(text)
}

/// The way into a journey, with an arrow.
pub fn start(text: impl Into<Html>, href: &str) -> Element {
    let arrow = el("path").attr("fill", "currentColor").attr("d", "M0 0h13l20 20-20 20H0l20-20z");
    let icon = el("svg")
        .class("govuk-button__start-icon")
        .attr("xmlns", "http://www.w3.org/2000/svg")
        .attr("width", "17.5")
        .attr("height", "19")
        .attr("viewBox", "0 0 33 40")
        .attr("aria-hidden", "true")
        .attr("focusable", "false")
        .with(arrow);
    el("a")
        .attr("href", href.to_string())
        .attr("role", "button")
        .attr("draggable", "false")
        .class("govuk-button govuk-button--start")
        .with(text)
        .with(icon)
}
