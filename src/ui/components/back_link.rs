//! One step back in the journey.

use leptos::prelude::*;

#[component]
pub fn BackLink(href: String, #[prop(optional)] class: &'static str) -> impl IntoView {
    view! { <a href=href class=format!("govuk-back-link {class}")>"Back"</a> }
}
