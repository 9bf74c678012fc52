//! Controls whose content the browser keeps nothing of: no autofill, no session restore, no spelling service, no translation.

use leptos::attr::{Attribute, custom::custom_attribute};

/// The attributes that every control carries. They must stand on the control itself: on the form, Firefox ignores them.
pub fn quiet() -> impl Attribute + Clone {
    (
        custom_attribute("autocomplete", "off"),
        custom_attribute("autocorrect", "off"),
        custom_attribute("autocapitalize", "off"),
        custom_attribute("spellcheck", "false"),
        custom_attribute("translate", "no"),
        custom_attribute("writingsuggestions", "false"),
        custom_attribute("data-gramm", "false"),
    )
}
