//! Two small entries: what the partnership calls the case, and a note that stands in the audit trail.

use super::super::{columns, paragraph};
use super::event::{note_field, too_long};
use super::titled;
use crate::case::{case_file::CaseFile, event::Event};
use crate::ui::components::{
    button,
    date_form::Fault,
    error_summary::{self, Problem, error_summary},
    form::form,
    input::{Field, input},
    text_area::text_area,
};
use crate::ui::html::{Html, el};
use crate::ui::{browser, route::Route, workspace::Workspace};
use leptos::prelude::*;

const REFERENCE: &str = "reference";
const LONGEST: usize = 100;

pub fn reference(workspace: Workspace, file: &CaseFile) -> Html {
    let typed = RwSignal::new(file.reference().to_string());
    let field = move |fault: Option<&Fault>| {
        let field = Field {
            id: REFERENCE.to_string(),
            name: REFERENCE.to_string(),
            label: "Reference".to_string(),
            hint: Some(
                "What your partnership calls the case, such as a number. Do not type names, addresses or dates of birth".to_string(),
            ),
            error: fault.map(|fault| fault.text.clone()),
            class: "govuk-input--width-20",
        };
        input(field, typed).into()
    };
    let check = |text: &str| {
        let fault = |text: &str| Err(Fault { text: text.to_string(), parts: Vec::new(), field: Some(REFERENCE) });
        match text.chars().count() {
            0 => fault("Enter the reference"),
            1..=LONGEST => Ok(Event::Referenced { reference: text.to_string() }),
            _ => fault("The reference must be 100 letters or fewer"),
        }
    };
    columns([titled(file, "Change the reference"), one(workspace, typed, field, check, "Record the reference", Route::CaseReference)])
}

pub fn note(workspace: Workspace, file: &CaseFile) -> Html {
    let typed = RwSignal::new(String::new());
    let field = move |fault: Option<&Fault>| text_area(note_field("Note", fault), typed).into();
    let check = |text: &str| {
        too_long(text)?;
        let empty = Fault { text: "Enter the note".to_string(), parts: Vec::new(), field: Some("note") };
        if text.is_empty() { Err(empty) } else { Ok(Event::Noted { note: text.to_string() }) }
    };
    columns([
        titled(file, "Add a note"),
        paragraph("Such as who took a decision and why, or where a paper is kept. It stands in the audit trail and moves no date."),
        one(workspace, typed, field, check, "Record the note", Route::CaseNote),
    ])
}

/// A form of one field: what is wrong with it, or one more entry and back to the case.
fn one(
    workspace: Workspace,
    typed: RwSignal<String>,
    field: impl Fn(Option<&Fault>) -> Html + 'static,
    check: impl Fn(&str) -> Result<Event, Fault> + Copy + 'static,
    submit: &'static str,
    route: Route,
) -> Html {
    let fault: RwSignal<Option<Fault>> = RwSignal::new(None);
    let save = move || match check(typed.get_untracked().trim()) {
        Ok(event) => {
            workspace.case.record(vec![event]);
            browser::go(&Route::Case.href());
        }
        Err(found) => {
            fault.set(Some(found));
            browser::set_title(&format!("Error: {}", route.title()));
            browser::focus_when_drawn(error_summary::ID);
        }
    };
    let draw = move || {
        let fault = fault.get();
        let problem = |fault: &Fault| error_summary(vec![Problem { text: fault.text.clone(), field: fault.field.map(str::to_string) }]);
        [Html::from(fault.as_ref().map(problem)), form([field(fault.as_ref()), button::submit(submit, "").into()], save).into()]
    };
    el("div").live(draw).into()
}
