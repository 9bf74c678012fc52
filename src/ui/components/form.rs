//! A form that is checked by us and sent nowhere.

use crate::ui::html::{Element, Html, el};

/// `submit` is called on the button and on Enter in a field.
pub fn form(content: impl Into<Html>, submit: impl Fn() + 'static) -> Element {
    el("form").flag("novalidate", true).attr("autocomplete", "off").with(content).on("submit", move |event| {
        event.prevent_default();
        submit();
    })
}
