//! The way past the header. The fragment belongs to the routes, so the link moves the focus itself.

use crate::ui::browser;
use leptos::prelude::*;

#[component]
pub fn SkipLink(#[prop(into)] target: String, #[prop(into)] text: String) -> impl IntoView {
    let href = format!("#{target}");
    let skip = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        browser::focus_id(&target);
    };
    view! { <a href=href class="govuk-skip-link" on:click=skip>{text}</a> }
}
