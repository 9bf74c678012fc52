//! A file from the reader's own disk, read in the page and sent nowhere.

use super::{classes, error_message::error_message, hint::hint, quiet::control, radios::described_by};
use crate::ui::html::{Element, el};

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileQuestion {
    pub id: String,
    pub name: String,
    pub label: String,
    pub hint: Option<String>,
    pub error: Option<String>,
}

/// What was chosen is read by [`crate::ui::browser::read_file`].
pub fn file_upload(question: FileQuestion) -> Element {
    let FileQuestion { id, name, label, hint: help, error } = question;
    let described_by = described_by(&id, help.is_some(), error.is_some());
    let (group, at_fault) = if error.is_some() { ("govuk-form-group--error", "govuk-file-upload--error") } else { ("", "") };
    let control = control("input")
        .class(classes(&["govuk-file-upload", at_fault]))
        .id(id.clone())
        .attr("name", name)
        .attr("type", "file")
        .attr_if("aria-describedby", described_by);
    el("div")
        .class(classes(&["govuk-form-group", group]))
        .with(el("label").class("govuk-label").attr("for", id.clone()).with(label))
        .with(help.map(|text| hint(Some(format!("{id}-hint")), text, "")))
        .with(error.map(|text| error_message(Some(format!("{id}-error")), text)))
        .with(control)
}
