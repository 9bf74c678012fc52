//! What is wrong with one field, beside it.

use leptos::prelude::*;

#[component]
pub fn ErrorMessage(#[prop(optional, into)] id: Option<String>, #[prop(into)] text: String) -> impl IntoView {
    view! {
        <p id=id class="govuk-error-message">
            <span class="govuk-visually-hidden">"Error:"</span>
            " "
            {text}
        </p>
    }
}
