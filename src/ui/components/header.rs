//! The name of the guide, and the way to the display settings.

use leptos::prelude::*;

#[component]
pub fn Header(#[prop(into)] name: String, #[prop(into)] href: String, #[prop(optional)] class: &'static str, #[prop(optional)] children: Option<Children>) -> impl IntoView {
    view! {
        <div class=format!("govuk-generic-header {class}")>
            <div class="govuk-generic-header__container govuk-width-container">
                <div class="govuk-generic-header__logo">
                    <a href=href class="govuk-generic-header__homepage-link">{name}</a>
                </div>
                {children.map(|children| children())}
            </div>
        </div>
    }
}
