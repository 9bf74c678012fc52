//! Components with the markup of GOV.UK Frontend, checked against its fixtures (`tests/spec/components.rs`), and our own.
//!
//! Each file is one component: a function from what it shows to [`crate::ui::html::Html`]. All fields and choices come from
//! here, so that none lacks the attributes that keep what is typed out of the browser's own records.

pub mod back_link;
pub mod button;
pub mod date_form;
pub mod date_input;
pub mod details;
pub mod document_view;
pub mod error_message;
pub mod error_summary;
pub mod fieldset;
pub mod file_upload;
pub mod flow_chart;
pub mod form;
pub mod form_group;
pub mod header;
pub mod hint;
pub mod input;
pub mod inset_text;
pub mod quiet;
pub mod radios;
pub mod secret_input;
pub mod select;
pub mod side_by_side;
pub mod skip_link;
pub mod strip_calendar;
pub mod summary_list;
pub mod table;
pub mod text_area;
pub mod timeline;
pub mod warning_text;

/// Class names joined by spaces, the empty ones left out.
fn classes(names: &[&str]) -> String {
    names.iter().filter(|name| !name.is_empty()).copied().collect::<Vec<_>>().join(" ")
}
