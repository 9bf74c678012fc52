//! An address that leads nowhere.

use super::{columns, heading, link, paragraph};
use crate::ui::html::Html;
use crate::ui::route::Route;

pub fn view() -> Html {
    columns([
        heading("Page not found"),
        paragraph("There is no page at this address. If you typed it, check that it is right."),
        link(Route::Start, "Go to the start page"),
    ])
}
