//! A date in three fields. Month names are accepted, and a whole date in any one of them.

use super::{error_message::ErrorMessage, fieldset::{Fieldset, Legend}, hint::Hint, quiet::quiet};
use crate::calendar::typed_date::{Part, TypedDate};
use leptos::prelude::*;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DateQuestion {
    pub id: String,
    pub name_prefix: Option<String>,
    pub legend: Legend,
    pub hint: Option<String>,
    pub error: Option<String>,
    /// Which fields are at fault; all of them when there is an error and none is named.
    pub at_fault: Vec<Part>,
    pub labels: Option<[String; 3]>,
}

/// `typed` follows what is typed, whatever it is.
#[component]
pub fn DateInput(question: DateQuestion, typed: RwSignal<TypedDate>, #[prop(optional)] children: Option<Children>) -> impl IntoView {
    let DateQuestion { id, name_prefix, legend, hint, error, at_fault, labels } = question;
    let described_by: Vec<String> =
        [hint.as_ref().map(|_| format!("{id}-hint")), error.as_ref().map(|_| format!("{id}-error"))].into_iter().flatten().collect();
    let described_by = described_by.join(" ");
    let group = if error.is_some() { "govuk-form-group govuk-form-group--error" } else { "govuk-form-group" };
    let all_at_fault = error.is_some() && at_fault.is_empty();
    let fields = Part::ALL.map(|part| {
        let label = labels.as_ref().map_or_else(|| crate::document::capital(part.name()), |labels| labels[part as usize].clone());
        let name = name_prefix.as_ref().map_or_else(|| part.name().to_string(), |prefix| format!("{prefix}-{}", part.name()));
        field(part, format!("{id}-{}", part.name()), name, label, all_at_fault || at_fault.contains(&part), typed)
    });
    let inside = view! {
        {hint.map(|text| view! { <Hint id=format!("{id}-hint") text/> })}
        {error.map(|text| view! { <ErrorMessage id=format!("{id}-error") text/> })}
        <div class="govuk-date-input" id=id>{fields.collect_view()}</div>
        {children.map(|children| children())}
    }
    .into_any();
    let role = "group";
    let inside = match described_by.is_empty() {
        true => view! { <Fieldset legend role>{inside}</Fieldset> }.into_any(),
        false => view! { <Fieldset legend role described_by>{inside}</Fieldset> }.into_any(),
    };
    view! { <div class=group>{inside}</div> }
}

fn field(part: Part, id: String, name: String, label: String, at_fault: bool, typed: RwSignal<TypedDate>) -> AnyView {
    let width = match part {
        Part::Day | Part::Month => "govuk-input--width-2",
        Part::Year => "govuk-input--width-4",
    };
    let error = if at_fault { " govuk-input--error" } else { "" };
    let value = typed.with_untracked(|typed| typed.part(part).to_string());
    let value = if value.is_empty() { None } else { Some(value) };
    let follow = move |event| {
        let text = event_target_value(&event);
        typed.update(|typed| match part {
            Part::Day => typed.day = text,
            Part::Month => typed.month = text,
            Part::Year => typed.year = text,
        });
    };
    view! {
        <div class="govuk-date-input__item">
            <div class="govuk-form-group">
                <label class="govuk-label govuk-date-input__label" for=id.clone()>{label}</label>
                <input
                    class=format!("govuk-input govuk-date-input__input {width}{error}")
                    id=id
                    name=name
                    type="text"
                    {..quiet()}
                    value=value
                    inputmode="numeric"
                    on:input=follow
                />
            </div>
        </div>
    }
    .into_any()
}
