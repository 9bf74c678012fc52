//! A button, or a link that starts something.

use leptos::prelude::*;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    /// Submits the form that it stands in.
    #[default]
    Submit,
    /// Does something on this page.
    Action,
}

#[component]
pub fn Button(
    #[prop(into)] text: String,
    #[prop(optional)] kind: Kind,
    #[prop(optional)] class: &'static str,
    #[prop(optional, into)] name: Option<String>,
) -> impl IntoView {
    let kind = match kind {
        Kind::Submit => "submit",
        Kind::Action => "button",
    };
    view! { <button type=kind class=format!("govuk-button {class}") name=name>{text}</button> }
}

#[component]
pub fn ButtonLink(#[prop(into)] text: String, #[prop(into)] href: String, #[prop(optional)] start: bool) -> impl IntoView {
    let class = if start { "govuk-button govuk-button--start" } else { "govuk-button" };
    let arrow = start.then(|| {
        view! {
            <svg class="govuk-button__start-icon" xmlns="http://www.w3.org/2000/svg" width="17.5" height="19" viewBox="0 0 33 40" aria-hidden="true" focusable="false">
                <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z"></path>
            </svg>
        }
    });
    view! { <a href=href role="button" draggable="false" class=class>{text} " " {arrow}</a> }
}
