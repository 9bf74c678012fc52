//! A group of controls with the question as its legend; the legend is the page's heading where there is one question.

use leptos::prelude::*;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Legend {
    pub text: String,
    pub class: &'static str,
    /// Above the heading, smaller.
    pub caption: Option<String>,
    pub is_page_heading: bool,
}

impl Legend {
    /// The question of a page that asks one thing.
    pub fn heading(text: impl Into<String>, caption: impl Into<String>) -> Self {
        Legend { text: text.into(), class: "govuk-fieldset__legend--l", caption: Some(caption.into()), is_page_heading: true }
    }
}

#[component]
pub fn Fieldset(
    legend: Legend,
    #[prop(optional, into)] described_by: Option<String>,
    #[prop(optional, into)] role: Option<String>,
    #[prop(optional, into)] data_name: Option<String>,
    children: Children,
) -> impl IntoView {
    let caption = legend.caption.map(|caption| view! { <span class="govuk-caption-l">{caption}</span> });
    let text = if legend.is_page_heading {
        view! { <h1 class="govuk-fieldset__heading" tabindex="-1">{legend.text}</h1> }.into_any()
    } else {
        legend.text.into_any()
    };
    view! {
        <fieldset class="govuk-fieldset" role=role aria-describedby=described_by data-name=data_name>
            <legend class=format!("govuk-fieldset__legend {}", legend.class)>{caption} {text}</legend>
            {children()}
        </fieldset>
    }
}
