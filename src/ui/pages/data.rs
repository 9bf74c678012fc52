//! What is kept on this device: two display settings at most, and only if they were saved.

use super::{bullets, columns, heading, link, paragraph, subheading};
use crate::ui::display::{TEXT_KEY, THEME_KEY};
use crate::ui::html::Html;
use crate::ui::route::Route;

pub fn view() -> Html {
    columns([
        heading("Your data on this device"),
        paragraph(
            "Your answers, dates and reference are kept only in this tab, while it is open. Closing or reloading the tab loses them. They are not written to this device and they are not sent anywhere.",
        ),
        subheading("What is kept"),
        paragraph("Nothing, unless you save a display setting. Then these entries are kept in this browser’s local storage:"),
        bullets([format!("{THEME_KEY}: your choice of colours"), format!("{TEXT_KEY}: your choice of text size")]),
        paragraph(
            "To remove them, choose the first of each on the display page and save. There are no cookies, no databases and no accounts.",
        ),
        link(Route::Display, "Go to the display page"),
        subheading("What is sent"),
        paragraph(
            "Nothing after the page has loaded. The page carries a content policy that tells your browser to refuse connections to anywhere but the server that it came from, and it makes none there either. You can check: open your browser’s network panel and use the guide.",
        ),
        subheading("What we cannot prevent"),
        bullets([
            "Your browser’s history shows that this guide was open, and which of its pages, though not your answers.",
            "What you print, download or copy is yours to look after. A calendar that you add dates to may be shared, or kept by a service outside your organisation.",
            "Someone who can see your screen, or software that watches it, can see what you see.",
            "Browser extensions and management software can read pages. Ask your IT team which are allowed.",
        ]),
    ])
}
