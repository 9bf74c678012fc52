//! A remark set off from the text around it. Not for what must not be missed.

use leptos::prelude::*;

#[component]
pub fn InsetText(children: Children) -> impl IntoView {
    view! { <div class="govuk-inset-text">{children()}</div> }
}
