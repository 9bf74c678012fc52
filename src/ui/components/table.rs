//! Rows under headings.

use super::classes;
use crate::ui::html::{Element, el};

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    pub text: String,
    pub numeric: bool,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rows {
    pub caption: Option<String>,
    pub caption_class: &'static str,
    pub head: Vec<Cell>,
    pub rows: Vec<Vec<Cell>>,
    pub first_cell_is_header: bool,
}

/// Cells of text, with a caption for those who cannot see where the table stands.
pub fn text_rows(caption: impl Into<String>, head: Vec<String>, rows: Vec<Vec<String>>) -> Rows {
    let cells = |texts: Vec<String>| texts.into_iter().map(|text| Cell { text, numeric: false }).collect();
    Rows {
        caption: Some(caption.into()),
        caption_class: "govuk-visually-hidden",
        head: cells(head),
        rows: rows.into_iter().map(cells).collect(),
        first_cell_is_header: true,
    }
}

pub fn table(rows: Rows, class: &str) -> Element {
    let caption = rows.caption.map(|text| el("caption").class(classes(&["govuk-table__caption", rows.caption_class])).with(text));
    let head = (!rows.head.is_empty()).then(|| {
        let cells = rows.head.into_iter().map(|cell| el("th").attr("scope", "col").class(class_of("header", cell.numeric)).with(cell.text));
        el("thead").class("govuk-table__head").with(el("tr").class("govuk-table__row").each(cells))
    });
    let header = rows.first_cell_is_header;
    let row = |cells: Vec<Cell>| {
        let cells = cells.into_iter().enumerate().map(|(at, cell)| match header && at == 0 {
            true => el("th").attr("scope", "row").class("govuk-table__header").with(cell.text),
            false => el("td").class(class_of("cell", cell.numeric)).with(cell.text),
        });
        el("tr").class("govuk-table__row").each(cells)
    };
    let body = el("tbody").class("govuk-table__body").each(rows.rows.into_iter().map(row));
    el("table").class(classes(&["govuk-table", class])).with(caption).with(head).with(body)
}

fn class_of(part: &str, numeric: bool) -> String {
    let numeric = if numeric { format!(" govuk-table__{part}--numeric") } else { String::new() };
    format!("govuk-table__{part}{numeric}")
}
