//! Rows under headings. The first cell of a row is its heading.

use leptos::prelude::*;

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

#[component]
pub fn Table(rows: Rows, #[prop(optional)] class: &'static str) -> impl IntoView {
    let caption_class = rows.caption_class;
    let caption = rows.caption.map(|text| view! { <caption class=format!("govuk-table__caption {caption_class}")>{text}</caption> });
    let head = (!rows.head.is_empty()).then(|| {
        let cell = |cell: Cell| view! { <th scope="col" class=class_of("header", cell.numeric)>{cell.text}</th> };
        view! { <thead class="govuk-table__head"><tr class="govuk-table__row">{rows.head.into_iter().map(cell).collect_view()}</tr></thead> }
    });
    let header = rows.first_cell_is_header;
    let row = move |cells: Vec<Cell>| {
        let cell = |(at, cell): (usize, Cell)| {
            if header && at == 0 {
                view! { <th scope="row" class="govuk-table__header">{cell.text}</th> }.into_any()
            } else {
                view! { <td class=class_of("cell", cell.numeric)>{cell.text}</td> }.into_any()
            }
        };
        view! { <tr class="govuk-table__row">{cells.into_iter().enumerate().map(cell).collect_view()}</tr> }
    };
    view! {
        <table class=format!("govuk-table {class}")>
            {caption}
            {head}
            <tbody class="govuk-table__body">{rows.rows.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
}

fn class_of(part: &str, numeric: bool) -> String {
    let numeric = if numeric { format!(" govuk-table__{part}--numeric") } else { String::new() };
    format!("govuk-table__{part}{numeric}")
}
