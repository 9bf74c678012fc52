//! The way past the header. The fragment belongs to the routes, so the link moves the focus itself.

use crate::ui::browser;
use crate::ui::html::{Element, Html, el};

pub fn skip_link(target: &'static str, text: impl Into<Html>) -> Element {
    el("a").attr("href", format!("#{target}")).class("govuk-skip-link").with(text).on("click", move |event| {
        event.prevent_default();
        browser::focus_id(target);
    })
}
