//! A file from the reader's own disk, read in the page and sent nowhere.

use super::{classes, form_group::form_group, input::Field, quiet::control, radios::described_by};
use crate::ui::html::Element;

/// What was chosen is read by [`crate::ui::browser::read_file`].
pub fn file_upload(field: Field) -> Element {
    let Field { id, name, label, hint: help, error, class } = field;
    let described_by = described_by(&id, help.is_some(), error.is_some());
    let at_fault = if error.is_some() { "govuk-file-upload--error" } else { "" };
    let control = control("input")
        .class(classes(&["govuk-file-upload", class, at_fault]))
        .id(id.clone())
        .attr("name", name)
        .attr("type", "file")
        .attr_if("aria-describedby", described_by);
    form_group(&id, label, help, error, control)
}
