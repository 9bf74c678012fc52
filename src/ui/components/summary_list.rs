//! Questions with their answers, and a way to change each.

use leptos::prelude::*;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    pub key: String,
    pub value: String,
    /// Below the value, smaller.
    pub note: String,
    pub actions: Vec<Action>,
}

/// A link whose text alone would not say what it changes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Action {
    pub href: String,
    pub text: String,
    pub hidden: String,
}

#[component]
pub fn SummaryList(rows: Vec<Row>, #[prop(optional)] class: &'static str) -> impl IntoView {
    let any_actions = rows.iter().any(|row| !row.actions.is_empty());
    let row = move |row: Row| {
        let note = (!row.note.is_empty()).then(|| view! { <p class="govuk-hint">{row.note}</p> });
        let bare = if any_actions && row.actions.is_empty() { " govuk-summary-list__row--no-actions" } else { "" };
        view! {
            <div class=format!("govuk-summary-list__row{bare}")>
                <dt class="govuk-summary-list__key">{row.key}</dt>
                <dd class="govuk-summary-list__value">{row.value} {note}</dd>
                {actions(row.actions)}
            </div>
        }
    };
    view! { <dl class=format!("govuk-summary-list {class}")>{rows.into_iter().map(row).collect_view()}</dl> }
}

fn actions(actions: Vec<Action>) -> Option<AnyView> {
    let link = |action: Action| {
        let hidden = (!action.hidden.is_empty()).then(|| view! { <span class="govuk-visually-hidden">{format!(" {}", action.hidden)}</span> });
        view! { <a class="govuk-link" href=action.href>{action.text} {hidden}</a> }
    };
    match actions.len() {
        0 => None,
        1 => Some(view! { <dd class="govuk-summary-list__actions">{actions.into_iter().map(link).collect_view()}</dd> }.into_any()),
        _ => {
            let item = |action| view! { <li class="govuk-summary-list__actions-list-item">{link(action)}</li> };
            let items = actions.into_iter().map(item).collect_view();
            Some(view! { <dd class="govuk-summary-list__actions"><ul class="govuk-summary-list__actions-list">{items}</ul></dd> }.into_any())
        }
    }
}
