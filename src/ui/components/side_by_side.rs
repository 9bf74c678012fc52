//! Columns beside one another; under one another where the screen is narrow.

use crate::ui::html::{Element, Html, el};

pub fn side_by_side<T: Into<Html>>(columns: impl IntoIterator<Item = T>) -> Element {
    el("div").class("app-columns").each(columns.into_iter().map(|column| el("div").class("app-columns__one").with(column)))
}
