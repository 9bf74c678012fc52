//! One of several short answers in one line, for settings of a list; questions use radios.

use super::quiet::control;
use crate::ui::browser;
use crate::ui::html::{Element, el};
use leptos::prelude::*;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Select {
    pub id: String,
    pub name: String,
    pub label: String,
    /// Value and text of each.
    pub choices: Vec<(String, String)>,
}

/// `selected` is a position in the choices, and follows the reader's choice.
pub fn select(question: Select, selected: RwSignal<usize>) -> Element {
    let Select { id, name, label, choices } = question;
    let values: Vec<String> = choices.iter().map(|(value, _)| value.clone()).collect();
    let now = selected.get_untracked();
    let option = |(at, (value, text)): (usize, (String, String))| el("option").attr("value", value).flag("selected", at == now).with(text);
    let field =
        control("select").class("govuk-select").id(id.clone()).attr("name", name).each(choices.into_iter().enumerate().map(option)).on(
            "change",
            move |event| {
                let chosen = browser::chosen_value(&event);
                selected.set(values.iter().position(|value| *value == chosen).unwrap_or(0));
            },
        );
    el("div").class("govuk-form-group").with(el("label").class("govuk-label").attr("for", id).with(label)).with(field)
}
