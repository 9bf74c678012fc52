//! What only some readers need, behind a line that says what it is.

use leptos::prelude::*;

#[component]
pub fn Details(#[prop(into)] summary: String, #[prop(optional)] open: bool, #[prop(optional, into)] id: Option<String>, children: Children) -> impl IntoView {
    view! {
        <details class="govuk-details" id=id open=open>
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">{summary}</span>
            </summary>
            <div class="govuk-details__text">{children()}</div>
        </details>
    }
}
