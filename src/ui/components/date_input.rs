//! A date in three fields. Month names are accepted, and a whole date in any one of them.

use super::{
    classes,
    error_message::error_message,
    fieldset::{Legend, fieldset},
    hint::hint,
    quiet::control,
    radios::described_by,
};
use crate::calendar::typed_date::{Part, TypedDate};
use crate::document::capital;
use crate::ui::browser;
use crate::ui::html::{Element, Html, el};
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

/// `typed` follows what is typed, whatever it is. `after` stands below the fields.
pub fn date_input(question: DateQuestion, typed: RwSignal<TypedDate>, after: impl Into<Html>) -> Element {
    let DateQuestion { id, name_prefix, legend, hint: help, error, at_fault, labels } = question;
    let described_by = described_by(&id, help.is_some(), error.is_some());
    let group = classes(&["govuk-form-group", if error.is_some() { "govuk-form-group--error" } else { "" }]);
    let all_at_fault = error.is_some() && at_fault.is_empty();
    let fields = Part::ALL.map(|part| {
        let label = labels.as_ref().map_or_else(|| capital(part.name()), |labels| labels[part as usize].clone());
        let name = name_prefix.as_ref().map_or_else(|| part.name().to_string(), |prefix| format!("{prefix}-{}", part.name()));
        field(part, format!("{id}-{}", part.name()), name, label, all_at_fault || at_fault.contains(&part), typed)
    });
    let inside: [Html; 4] = [
        help.map(|text| hint(Some(format!("{id}-hint")), text, "")).into(),
        error.map(|text| error_message(Some(format!("{id}-error")), text)).into(),
        el("div").class("govuk-date-input").id(id).each(fields).into(),
        after.into(),
    ];
    el("div").class(group).with(fieldset(legend, described_by, inside).attr("role", "group"))
}

fn field(part: Part, id: String, name: String, label: String, at_fault: bool, typed: RwSignal<TypedDate>) -> Element {
    let width = match part {
        Part::Day | Part::Month => "govuk-input--width-2",
        Part::Year => "govuk-input--width-4",
    };
    let value = typed.with_untracked(|typed| typed.part(part).to_string());
    let input = control("input")
        .class(classes(&["govuk-input", "govuk-date-input__input", width, if at_fault { "govuk-input--error" } else { "" }]))
        .id(id.clone())
        .attr("name", name)
        .attr("type", "text")
        .attr_if("value", if value.is_empty() { None } else { Some(value) })
        .attr("inputmode", "numeric")
        .on("input", move |event| {
            let text = browser::typed_text(&event);
            typed.update(|typed| match part {
                Part::Day => typed.day = text,
                Part::Month => typed.month = text,
                Part::Year => typed.year = text,
            });
        });
    let label = el("label").class("govuk-label govuk-date-input__label").attr("for", id).with(label);
    el("div").class("govuk-date-input__item").with(el("div").class("govuk-form-group").with(label).with(input))
}
