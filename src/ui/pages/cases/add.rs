//! A new case: from what was checked or dated before, or from a reference alone.

use super::{
    form::{Faults, Wrong, about, checked},
    progress, reference,
};
use crate::calendar::typed_date::TypedDate;
use crate::case::event::Event;
use crate::document::self_check::AWARE;
use crate::ui::components::{
    button,
    date_input::{DateQuestion, date_input},
    fieldset::Legend,
    inset_text::inset_text,
    radios::{Choice, Question, radios},
};
use crate::ui::html::{Html, el, nothing};
use crate::ui::pages::{bullets, columns, date, heading, paragraph};
use crate::ui::{
    route::Route,
    vault::desk::Draft,
    workspace::{Guide, Workspace},
};
use leptos::prelude::*;

pub fn view(workspace: Workspace) -> Html {
    let vault = workspace.vault;
    let draft = vault.desk().draft.get();
    let (called, typed) = (RwSignal::new(String::new()), RwSignal::new(TypedDate::default()));
    let here = untrack(|| workspace.guide()).procedure.edition.id;
    let edition = RwSignal::new(Guide::all().position(|guide| guide.procedure.edition.id == *here.as_str()));
    let faults = Faults::new(Route::CasesAdd.title());
    let (kept, carried) = (draft.clone(), draft.is_some());
    let check = move || {
        let mut found = reference::check(&called.get_untracked());
        let date = if carried { Ok(None) } else { date::read(workspace, &typed.get_untracked()) };
        let date = date.map_err(|fault| {
            let part = fault.parts.first().map_or("day", |part| part.name());
            found.push(about(&format!("aware-{part}"), fault.text));
        });
        if !found.is_empty() {
            return found;
        }
        let reference = Event::Referenced { reference: called.get_untracked().trim().to_string() };
        let aware = date.ok().flatten().map(|date| Event::Happened {
            event: AWARE.to_string(),
            on: Some(date.to_string()),
            planned: false,
            role: String::new(),
            note: String::new(),
        });
        let (edition, events) = match &kept {
            Some(draft) => (draft.edition.clone(), draft.events.clone()),
            None => {
                let chosen = edition.get_untracked().and_then(|at| Guide::all().nth(at));
                (chosen.map_or(here, |guide| guide.procedure.edition.id).to_string(), Vec::new())
            }
        };
        let events = [reference].into_iter().chain(events).chain(aware).collect();
        vault.add(edition, events, move |told| match told {
            // It is in the case now, and no longer something that closing the tab would lose.
            Ok(()) if carried => workspace.clear_all(),
            Ok(()) => {}
            Err(refused) => faults.say(refused),
        });
        found
    };
    let draw = move |wrong: &Wrong| {
        let more: Html = if carried { nothing() } else { [edition_choice(edition), aware(typed, wrong)].into() };
        [reference::field(called, wrong.with(reference::ID)).into(), more, button::submit("Keep this case", "").into()].into()
    };
    columns([
        heading(if carried { "Keep this as a case" } else { "Add a case" }),
        draft.map_or_else(nothing, holds),
        checked(faults, draw, check),
        progress(vault),
    ])
}

/// What is carried over.
fn holds(draft: Draft) -> Html {
    inset_text([paragraph("This goes into the case:"), bullets(draft.holds)]).into()
}

fn edition_choice(selected: RwSignal<Option<usize>>) -> Html {
    if Guide::all().count() < 2 {
        return nothing();
    }
    let choice = |guide: Guide| Choice {
        value: guide.procedure.edition.id.to_string(),
        text: guide.procedure.edition.name.to_string(),
        ..Choice::default()
    };
    let question = Question {
        name: "edition".to_string(),
        id: "edition".to_string(),
        legend: Some(Legend { text: "Which rules apply to it?".to_string(), class: "govuk-fieldset__legend--s", ..Legend::default() }),
        choices: Guide::all().map(choice).collect(),
        ..Question::default()
    };
    radios(question, selected, nothing()).into()
}

fn aware(typed: RwSignal<TypedDate>, wrong: &Wrong) -> Html {
    let error = ["aware-day", "aware-month", "aware-year"].iter().find_map(|field| wrong.with(field));
    let question = DateQuestion {
        id: "aware".to_string(),
        name_prefix: Some("aware".to_string()),
        legend: Legend {
            text: "When did the local authority become aware? (optional)".to_string(),
            class: "govuk-fieldset__legend--s",
            ..Legend::default()
        },
        hint: Some("For example, 27 6 2025 or 27 Jun 2025".to_string()),
        error,
        ..DateQuestion::default()
    };
    el("div").with(date_input(question, typed, nothing())).into()
}
