//! The name of the guide, and the way to the display settings.

use super::classes;
use crate::ui::html::{Element, Html, el};

pub fn header(name: impl Into<Html>, href: &str, class: &str, tools: impl Into<Html>) -> Element {
    let home = el("a").attr("href", href.to_string()).class("govuk-generic-header__homepage-link").with(name);
    let logo = el("div").class("govuk-generic-header__logo").with(home);
    let container = el("div").class("govuk-generic-header__container govuk-width-container").with(logo).with(tools);
    el("div").class(classes(&["govuk-generic-header", class])).with(container)
}
