//! Text to read and copy, in a field that selects it whole.

use super::quiet::control;
use crate::ui::html::{Html, el};

pub fn read_only(id: &'static str, label: &'static str, text: String) -> Html {
    let label = el("label").class("govuk-label").attr("for", id).with(label);
    let field = control("textarea").class("govuk-textarea").id(id).attr("rows", "10").flag("readonly", true).with(text);
    [label, field].into()
}
