//! All that is wrong, at the top, with the focus on it when it appears; each line leads to its field.

use crate::ui::browser;
use leptos::{html, prelude::*};

/// One line: what to do, and the id of the control it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub text: String,
    pub field: Option<String>,
}

#[component]
pub fn ErrorSummary(problems: Vec<Problem>) -> impl IntoView {
    let node: NodeRef<html::Div> = NodeRef::new();
    Effect::new(move || {
        if let Some(node) = node.get() {
            browser::focus(&node);
        }
    });
    let line = |problem: Problem| match problem.field {
        None => view! { <li>{problem.text}</li> }.into_any(),
        Some(field) => {
            let href = format!("#{field}");
            // The fragment is the route's, so the link moves the focus itself.
            let jump = move |event: leptos::ev::MouseEvent| {
                event.prevent_default();
                browser::focus_id(&field);
            };
            view! { <li><a href=href on:click=jump>{problem.text}</a></li> }.into_any()
        }
    };
    view! {
        <div class="govuk-error-summary" tabindex="-1" node_ref=node>
            <div role="alert">
                <h2 class="govuk-error-summary__title">"There is a problem"</h2>
                <div class="govuk-error-summary__body">
                    <ul class="govuk-list govuk-error-summary__list">{problems.into_iter().map(line).collect_view()}</ul>
                </div>
            </div>
        </div>
    }
}
