//! After “Clear my answers and close”.

use super::{columns, heading, link, paragraph};
use crate::ui::html::Html;
use crate::ui::route::Route;

pub fn view() -> Html {
    columns([
        heading("Your answers are cleared"),
        paragraph("Nothing was saved or sent. You can close this tab. The Back button will not bring your answers or dates back."),
        paragraph("This guide has not told anyone about the incident."),
        link(Route::Start, "Go to the start page"),
    ])
}
