//! One event: when it happened or is planned, who did it, and a note.

use super::super::{columns, not_found};
use super::name;
use crate::calendar::typed_date::TypedDate;
use crate::case::{case_file::CaseFile, event::Event};
use crate::procedure::{Procedure, time_limit};
use crate::ui::components::{
    button,
    date_form::{DateForm, Fault, date_form},
    date_input::DateQuestion,
    fieldset::Legend,
    input::{Field, input},
    radios::{Choice, Question, radios},
    text_area::text_area,
};
use crate::ui::html::{Html, nothing};
use crate::ui::{
    browser,
    route::Route,
    workspace::{Guide, Workspace},
};
use chrono::NaiveDate;
use leptos::prelude::*;

const ROLE: &str = "role";
const NOTE: &str = "note";
/// In bytes. Some pages of text: more belongs into the record of the case itself.
pub const LONGEST: usize = 20_000;

pub fn view(workspace: Workspace, file: &CaseFile, guide: Guide, number: usize) -> Html {
    let Some(event) = guide.procedure.events.all().get(number - 1) else { return not_found::view() };
    let known = file.happened(&event.id);
    let recorded = known.is_some();
    let typed = RwSignal::new(known.as_ref().map(|known| TypedDate::of(known.dated.date)).unwrap_or_default());
    let planned = RwSignal::new(Some(usize::from(known.as_ref().is_some_and(|known| known.dated.planned))));
    let (role, note) = known.map(|known| (known.role, known.note)).unwrap_or_default();
    let (role, note) = (RwSignal::new(role), RwSignal::new(note));
    let setup = DateForm {
        question: question(event, &name(file)),
        name: "The date",
        typed,
        today: workspace.today,
        submit: "Record",
        title: Route::CaseEvent(number).title(),
    };
    let save = move |on: Option<NaiveDate>, planned: bool, role: String| {
        let (event, note) = (event.id.to_string(), note.get_untracked().trim().to_string());
        workspace.case.record(vec![Event::Happened { event, on: on.map(|on| on.to_string()), planned, role, note }]);
        browser::go(&Route::Case.href());
    };
    let done = move |date: Option<NaiveDate>| {
        let date = date.ok_or_else(|| Fault::date("Enter the date on which it happened, or for which it is planned".to_string()))?;
        too_long(&note.get_untracked())?;
        let role = role.get_untracked().trim().to_string();
        save(Some(date), date > workspace.today || planned.get_untracked() == Some(1), role);
        Ok(())
    };
    let more = move |fault: Option<&Fault>| {
        [
            Html::from(radios(happened(), planned, nothing())),
            input(role_field(guide.procedure, event), role).into(),
            text_area(note_field("Note (optional)", fault), note).into(),
        ]
        .into()
    };
    let take_back = button::action("Take this back", "govuk-button--secondary").on("click", move |_| save(None, false, String::new()));
    columns([date_form(setup, more, done), if recorded { take_back.into() } else { nothing() }])
}

fn question(event: &time_limit::Event, caption: &str) -> DateQuestion {
    let example = "For example, 27 6 2025 or 27 Jun 2025";
    DateQuestion {
        id: "event".to_string(),
        name_prefix: Some("event".to_string()),
        legend: Legend::heading(event.question, caption),
        hint: Some(if event.hint.is_empty() { example.to_string() } else { format!("{}. {example}", event.hint) }),
        ..DateQuestion::default()
    }
}

fn happened() -> Question {
    let choice = |value: &str, text: &str, hint: Option<&str>| Choice {
        value: value.to_string(),
        text: text.to_string(),
        hint: hint.map(str::to_string),
        divider: None,
    };
    let future = Some("A day that has not come is recorded as planned. What is counted from it is marked");
    Question {
        name: "happened".to_string(),
        id: "happened".to_string(),
        legend: Some(Legend { text: "Has it happened?".to_string(), class: "govuk-fieldset__legend--s", ..Legend::default() }),
        choices: vec![choice("happened", "It happened on that day", None), choice("planned", "It is planned for that day", future)],
        ..Question::default()
    }
}

/// Who did it, as a role. Those who owe it by the edition stand in the hint, and none is filled in for the reader.
fn role_field(procedure: &Procedure, event: &time_limit::Event) -> Field {
    let owed = procedure.time_limits.iter().find(|limit| limit.met_by == *event.id).or(procedure.time_limits.first());
    let owed = owed.map_or("The local authority", |limit| limit.who.as_str());
    Field {
        id: ROLE.to_string(),
        name: ROLE.to_string(),
        label: "Who did it (optional)".to_string(),
        hint: Some(format!("A role or an organisation, such as “{owed}”. Do not type names of people")),
        ..Field::default()
    }
}

pub fn note_field(label: &str, fault: Option<&Fault>) -> Field {
    Field {
        id: NOTE.to_string(),
        name: NOTE.to_string(),
        label: label.to_string(),
        hint: Some("Use initials or job titles. Do not type names, addresses or dates of birth.".to_string()),
        error: fault.filter(|fault| fault.field == Some(NOTE)).map(|fault| fault.text.clone()),
        ..Field::default()
    }
}

/// # Errors
/// A sentence if the note is longer than an entry may be.
pub fn too_long(note: &str) -> Result<(), Fault> {
    let over = note.trim().len().saturating_sub(LONGEST);
    let text =
        format!("The note is longer than {LONGEST} bytes: shorten it by about {over} letters, or record the rest as a note of its own");
    if over == 0 { Ok(()) } else { Err(Fault { text, parts: Vec::new(), field: Some(NOTE) }) }
}
