//! Questions with their answers, and a way to change each.

use super::classes;
use crate::ui::html::{Element, Html, el};

pub struct Row {
    pub key: Html,
    pub value: Html,
    pub actions: Vec<Action>,
}

/// A link whose text alone would not say what it changes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Action {
    pub href: String,
    pub text: String,
    pub hidden: String,
}

pub fn summary_list(rows: Vec<Row>, class: &str) -> Element {
    let any_actions = rows.iter().any(|row| !row.actions.is_empty());
    let row = |row: Row| {
        let bare = if any_actions && row.actions.is_empty() { "govuk-summary-list__row--no-actions" } else { "" };
        el("div")
            .class(classes(&["govuk-summary-list__row", bare]))
            .with(el("dt").class("govuk-summary-list__key").with(row.key))
            .with(el("dd").class("govuk-summary-list__value").with(row.value))
            .with(actions(row.actions))
    };
    el("dl").class(classes(&["govuk-summary-list", class])).each(rows.into_iter().map(row))
}

fn actions(actions: Vec<Action>) -> Option<Element> {
    let link = |action: Action| {
        let hidden = (!action.hidden.is_empty()).then(|| el("span").class("govuk-visually-hidden").with(format!(" {}", action.hidden)));
        el("a").class("govuk-link").attr("href", action.href).with(action.text).with(hidden)
    };
    let cell = el("dd").class("govuk-summary-list__actions");
    match actions.len() {
        0 => None,
        1 => Some(cell.each(actions.into_iter().map(link))),
        _ => {
            let items = actions.into_iter().map(|action| el("li").class("govuk-summary-list__actions-list-item").with(link(action)));
            Some(cell.with(el("ul").class("govuk-summary-list__actions-list").each(items)))
        }
    }
}
