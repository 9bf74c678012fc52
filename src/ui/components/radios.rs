//! One question with its answers.

use super::{
    classes,
    error_message::error_message,
    fieldset::{Legend, fieldset},
    hint::hint,
    quiet::control,
};
use crate::ui::html::{Element, Html, el};
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

/// `selected` is a position in the choices, and follows the reader's choice. `between` stands between hint and choices.
pub fn radios(question: Question, selected: RwSignal<Option<usize>>, between: impl Into<Html>) -> Element {
    let Question { name, id, legend, hint: help, error, choices, class } = question;
    let described_by = described_by(&id, help.is_some(), error.is_some());
    let group = classes(&["govuk-form-group", if error.is_some() { "govuk-form-group--error" } else { "" }]);
    let mut list = el("div").class(classes(&["govuk-radios", class]));
    // Dividers count as items of their own, so that the ids are those of the original.
    let mut position = 0;
    for (at, choice) in choices.into_iter().enumerate() {
        position += 1 + usize::from(choice.divider.is_some());
        let own_id = if position == 1 { id.clone() } else { format!("{id}-{position}") };
        list = item(list, choice, at, own_id, name.clone(), selected);
    }
    let inside: [Html; 4] = [
        help.map(|text| hint(Some(format!("{id}-hint")), text, "")).into(),
        error.map(|text| error_message(Some(format!("{id}-error")), text)).into(),
        between.into(),
        list.into(),
    ];
    let inside: Html = match legend {
        None => inside.into(),
        Some(legend) => fieldset(legend, described_by, inside).attr("data-name", name).into(),
    };
    el("div").class(group).with(inside)
}

/// The ids of hint and error, as a control's description.
pub fn described_by(id: &str, hint: bool, error: bool) -> Option<String> {
    let ids: Vec<String> =
        [(hint, "hint"), (error, "error")].iter().filter(|(there, _)| *there).map(|(_, what)| format!("{id}-{what}")).collect();
    if ids.is_empty() { None } else { Some(ids.join(" ")) }
}

fn item(list: Element, choice: Choice, at: usize, id: String, name: String, selected: RwSignal<Option<usize>>) -> Element {
    let divider = choice.divider.map(|text| el("div").class("govuk-radios__divider").with(text));
    let hint_id = choice.hint.is_some().then(|| format!("{id}-item-hint"));
    let input = control("input")
        .class("govuk-radios__input")
        .id(id.clone())
        .attr("name", name)
        .attr("type", "radio")
        .attr("value", choice.value)
        .flag("checked", selected.get_untracked() == Some(at))
        .attr_if("aria-describedby", hint_id.clone())
        .on("change", move |_| selected.set(Some(at)));
    let label = el("label").class("govuk-label govuk-radios__label").attr("for", id).with(choice.text);
    let help = choice.hint.map(|text| hint(hint_id, text, "govuk-radios__hint"));
    list.with(divider).with(el("div").class("govuk-radios__item").with(input).with(label).with(help))
}
