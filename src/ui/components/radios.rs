//! One question with its answers.

use super::{error_message::ErrorMessage, fieldset::{Fieldset, Legend}, hint::Hint, quiet::quiet};
use leptos::prelude::*;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice {
    pub value: String,
    pub text: String,
    pub hint: Option<String>,
    /// A word on its own line before this choice, such as “or”.
    pub divider: Option<String>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Question {
    pub name: String,
    /// Ids are made from it: `example`, `example-2`, and so on.
    pub id: String,
    pub legend: Option<Legend>,
    pub hint: Option<String>,
    pub error: Option<String>,
    pub choices: Vec<Choice>,
    pub class: &'static str,
}

/// `selected` is a position in the choices, and follows the reader's choice. What `children` holds stands between hint and choices.
#[component]
pub fn Radios(question: Question, selected: RwSignal<Option<usize>>, #[prop(optional)] children: Option<Children>) -> impl IntoView {
    let Question { name, id, legend, hint, error, choices, class } = question;
    let described_by: Vec<String> =
        [hint.as_ref().map(|_| format!("{id}-hint")), error.as_ref().map(|_| format!("{id}-error"))].into_iter().flatten().collect();
    let described_by = if described_by.is_empty() { None } else { Some(described_by.join(" ")) };
    let group = if error.is_some() { "govuk-form-group govuk-form-group--error" } else { "govuk-form-group" };
    let data_name = name.clone();
    // Dividers count as items of their own, so that the ids are those of the original.
    let mut position = 0;
    let mut items = Vec::new();
    for (at, choice) in choices.into_iter().enumerate() {
        position += 1 + usize::from(choice.divider.is_some());
        let own_id = if position == 1 { id.clone() } else { format!("{id}-{position}") };
        items.push(item(choice, at, own_id, name.clone(), selected));
    }
    let inside = view! {
        {hint.map(|text| view! { <Hint id=format!("{id}-hint") text/> })}
        {error.map(|text| view! { <ErrorMessage id=format!("{id}-error") text/> })}
        {children.map(|children| children())}
        <div class=format!("govuk-radios {class}")>{items}</div>
    }
    .into_any();
    let inside = match (legend, described_by) {
        (None, _) => inside,
        (Some(legend), None) => view! { <Fieldset legend data_name>{inside}</Fieldset> }.into_any(),
        (Some(legend), Some(described_by)) => view! { <Fieldset legend data_name described_by>{inside}</Fieldset> }.into_any(),
    };
    view! { <div class=group>{inside}</div> }
}

fn item(choice: Choice, at: usize, id: String, name: String, selected: RwSignal<Option<usize>>) -> AnyView {
    let divider = choice.divider.map(|text| view! { <div class="govuk-radios__divider">{text}</div> });
    let hint_id = format!("{id}-item-hint");
    let described_by = choice.hint.is_some().then(|| hint_id.clone());
    let hint = choice.hint.map(|text| view! { <Hint id=hint_id text class="govuk-radios__hint"/> });
    let checked = selected.get_untracked() == Some(at);
    view! {
        {divider}
        <div class="govuk-radios__item">
            <input
                class="govuk-radios__input"
                id=id.clone()
                name=name
                type="radio"
                {..quiet()}
                value=choice.value
                checked=checked
                aria-describedby=described_by
                on:change=move |_| selected.set(Some(at))
            />
            <label class="govuk-label govuk-radios__label" for=id>{choice.text}</label>
            {hint}
        </div>
    }
    .into_any()
}
