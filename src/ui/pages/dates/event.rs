//! The date of one event: whether it has happened or is planned, and when.

use super::super::{columns, not_found, paragraph};
use crate::calendar::typed_date::TypedDate;
use crate::case::timeline::Dated;
use crate::procedure::time_limit::Event;
use crate::ui::components::{
    button,
    date_form::{DateForm, date_form},
    date_input::DateQuestion,
    fieldset::Legend,
    radios::{Choice, Question, radios},
};
use crate::ui::html::{Html, nothing};
use crate::ui::{browser, route::Route, workspace::Workspace};
use leptos::prelude::*;

pub fn view(workspace: Workspace, number: usize) -> Html {
    let Some(event) = workspace.guide().procedure.events.all().get(number - 1) else { return not_found::view() };
    let diary = workspace.diary;
    let dated = untrack(|| diary.get()).and_then(|diary| diary.timeline.get(&event.id));
    let typed = RwSignal::new(dated.map(|dated| TypedDate::of(dated.date)).unwrap_or_default());
    let planned = RwSignal::new(Some(usize::from(dated.is_some_and(|dated| dated.planned))));
    let setup = DateForm {
        question: question(event),
        name: "The date",
        typed,
        today: workspace.today,
        submit: "Save the date",
        title: Route::DatesEvent(number).title(),
    };
    let done = move |date: Option<chrono::NaiveDate>| {
        let planned = planned.get_untracked() == Some(1);
        diary.date(&event.id, date.map(|date| Dated { date, planned }));
        browser::go(&Route::Dates.href());
        Ok(())
    };
    let remove = button::action("Remove this date", "govuk-button--secondary").on("click", move |_| {
        diary.date(&event.id, None);
        browser::go(&Route::Dates.href());
    });
    columns([
        date_form(setup, move |_| radios(happened(), planned, nothing()).into(), done),
        if dated.is_some() { remove.into() } else { paragraph("If there is no date yet, go back: it can be added at any time.") },
    ])
}

fn question(event: &Event) -> DateQuestion {
    let example = "For example, 27 6 2025 or 27 Jun 2025";
    DateQuestion {
        id: "event".to_string(),
        name_prefix: Some("event".to_string()),
        legend: Legend::heading(event.question, "Deadlines: date of an event"),
        hint: Some(if event.hint.is_empty() { example.to_string() } else { format!("{}. {example}", event.hint) }),
        ..DateQuestion::default()
    }
}

fn happened() -> Question {
    let choice = |value: &str, text: &str, hint: &str| Choice {
        value: value.to_string(),
        text: text.to_string(),
        hint: (!hint.is_empty()).then(|| hint.to_string()),
        divider: None,
    };
    Question {
        name: "happened".to_string(),
        id: "happened".to_string(),
        legend: Some(Legend { text: "Has it happened?".to_string(), class: "govuk-fieldset__legend--s", ..Legend::default() }),
        choices: vec![
            choice("happened", "It happened on that day", ""),
            choice("planned", "It is planned for that day", "What is counted from it is marked as planned"),
        ],
        ..Question::default()
    }
}
