//! Entries that contradict each other, side by side: which holds is for somebody who knows to say, by one more entry.

use super::super::{columns, link, paragraph, wide};
use super::titled;
use crate::case::{event::Event, log::Recorded};
use crate::compiled;
use crate::document::entry::{said, short_id, when, who};
use crate::procedure::Procedure;
use crate::ui::components::{
    button,
    error_summary::{self, Problem, error_summary},
    fieldset::Legend,
    form::form,
    radios::{Choice, Question, radios},
    side_by_side::side_by_side,
    summary_list::{Row, summary_list},
};
use crate::ui::html::{Html, el, nothing};
use crate::ui::{browser, route::Route, workspace::Workspace};
use leptos::prelude::*;

/// Where the focus goes when one is settled.
const TOP: &str = "settle";

pub fn view(workspace: Workspace) -> Html {
    let draw = move || {
        let file = workspace.vault.file()?;
        let procedure = compiled::procedure(file.edition());
        let conflicts = file.log.conflicts();
        let count = conflicts.len();
        let intro = match count {
            0 => "No entries contradict each other.".to_string(),
            _ => "Two people recorded different things, and neither knew what the other had recorded. All of it is kept. Say which holds, or record something else; until then the last in order is used.".to_string(),
        };
        let each = conflicts.iter().enumerate().map(|(at, group)| one(workspace, procedure, at, group));
        let head =
            columns([titled(&file, "Entries that contradict each other"), paragraph(intro), link(Route::Case, "Go back to the case")]);
        Some(Html::from([head, wide(el("div").id(TOP).attr("tabindex", "-1").each(each))]))
    };
    el("div").live(draw).into()
}

fn one(workspace: Workspace, procedure: Option<&'static Procedure>, at: usize, group: &[&Recorded]) -> Html {
    let id = format!("settle-{}", at + 1);
    let about = group.first().map(|first| said(&first.entry.event, procedure).about).unwrap_or_default();
    let letter = |at: usize| char::from(b'A' + (at % 26) as u8);
    let column = |(at, recorded): (usize, &&Recorded)| {
        let row = |key: &'static str, value: String, class: &'static str| Row {
            key: key.into(),
            value: el("span").class(class).with(value).into(),
            actions: Vec::new(),
        };
        let rows = vec![
            row("What", said(&recorded.entry.event, procedure).says, "app-said"),
            row("Who", who(&recorded.entry.by), "app-said"),
            row("When", when(recorded), ""),
            row("Id", short_id(&recorded.id), ""),
        ];
        [el("h3").class("govuk-heading-s").with(format!("Entry {}", letter(at))).into(), Html::from(summary_list(rows, ""))]
    };
    let columns = side_by_side(group.iter().enumerate().map(column));
    let choices = group.iter().enumerate().map(|(at, recorded)| Choice {
        value: short_id(&recorded.id),
        text: format!("Entry {}: {}", letter(at), shortened(&said(&recorded.entry.event, procedure).says)),
        ..Choice::default()
    });
    let question = Question {
        name: id.clone(),
        id: id.clone(),
        legend: Some(Legend { text: format!("Which holds for “{about}”?"), class: "govuk-fieldset__legend--s", ..Legend::default() }),
        choices: choices.collect(),
        ..Question::default()
    };
    let events: Vec<Event> = group.iter().map(|recorded| recorded.entry.event.clone()).collect();
    let other = events.first().and_then(|event| elsewhere(procedure, event));
    let other = other.map(|route| link(route, "Record something else")).unwrap_or_else(nothing);
    let (selected, wrong) = (RwSignal::new(None), RwSignal::new(false));
    let save = move || match selected.get_untracked().and_then(|at: usize| events.get(at).cloned()) {
        Some(event) => {
            workspace.case.record(vec![event]);
            browser::set_title(&Route::CaseSettle.title());
            browser::announce("Recorded on this device. Nobody has been told.");
            browser::focus_when_drawn(TOP);
        }
        None => {
            wrong.set(true);
            browser::set_title(&format!("Error: {}", Route::CaseSettle.title()));
            browser::focus_when_drawn(error_summary::ID);
        }
    };
    let choice = el("div").live(move || {
        let text = "Select which of the entries holds".to_string();
        let error = wrong.get().then(|| text.clone());
        let summary = error.is_some().then(|| error_summary(vec![Problem { text, field: Some(question.id.clone()) }]));
        [Html::from(summary), radios(Question { error, ..question.clone() }, selected, nothing()).into()]
    });
    let form = form([Html::from(choice), button::submit("Record which holds", "").into()], save);
    el("section")
        .attr("aria-labelledby", format!("{id}-about"))
        .with(el("h2").class("govuk-heading-m").id(format!("{id}-about")).with(about))
        .with(columns)
        .with(form)
        .with(other)
        .into()
}

/// The first of it, where it is long: the whole stands in the column above.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(120) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_string(),
    }
}

/// The page on which something else can be recorded in its place.
fn elsewhere(procedure: Option<&Procedure>, event: &Event) -> Option<Route> {
    let procedure = procedure?;
    match event {
        Event::Ruled { .. } => Some(Route::CaseRules),
        Event::Referenced { .. } => Some(Route::CaseReference),
        Event::Answered { .. } => Some(Route::CaseResult),
        Event::Happened { event, .. } => procedure.events.iter().position(|known| known.id == **event).map(|at| Route::CaseEvent(at + 1)),
        Event::Counted { .. } => Some(Route::CaseCalendar),
        Event::Read { limit, .. } => procedure.time_limits.iter().position(|known| known.id == **limit).map(|at| Route::CaseLimit(at + 1)),
        Event::Decided { .. } | Event::Noted { .. } | Event::Closed { .. } => None,
    }
}
