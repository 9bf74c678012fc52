//! Controls whose content the browser keeps nothing of: no autofill, no session restore, no spelling service, no translation.

use crate::ui::html::{Element, el};

/// The attributes that every control carries. They must stand on the control itself: on the form, Firefox ignores them.
pub const ATTRIBUTES: [(&str, &str); 7] = [
    ("autocomplete", "off"),
    ("autocorrect", "off"),
    ("autocapitalize", "off"),
    ("spellcheck", "false"),
    ("translate", "no"),
    ("writingsuggestions", "false"),
    ("data-gramm", "false"),
];

/// An `input` or `textarea` with all of them. No other file makes one; a test looks.
pub fn control(tag: &'static str) -> Element {
    ATTRIBUTES.iter().fold(el(tag), |control, (name, value)| control.attr(name, *value))
}
