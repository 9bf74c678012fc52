//! A sentence of help under a question or an answer.

use leptos::prelude::*;

#[component]
pub fn Hint(#[prop(optional, into)] id: Option<String>, #[prop(into)] text: String, #[prop(optional)] class: &'static str) -> impl IntoView {
    view! { <div id=id class=format!("govuk-hint {class}")>{text}</div> }
}
