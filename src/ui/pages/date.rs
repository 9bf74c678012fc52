//! The optional question: when the local authority became aware, from which the first time limit runs.

use super::{columns, paragraph};
use crate::calendar::{
    typed_date::{Part, TypedDate},
    words,
};
use crate::document::self_check::DATE_QUESTION;
use crate::ui::components::date_input::{DateQuestion, date_input};
use crate::ui::components::{
    button,
    error_summary::{self, Problem, error_summary},
    fieldset::Legend,
    form::form,
};
use crate::ui::html::{Html, el};
use crate::ui::{
    browser,
    route::Route,
    workspace::{DateAnswer, Workspace},
};
use chrono::NaiveDate;
use leptos::prelude::*;

const ID: &str = "aware";
const FIELD: &str = "Date the local authority became aware";

/// What is wrong with a date, as a whole sentence, and which fields it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub text: String,
    pub parts: Vec<Part>,
}

/// # Errors
/// A [`Fault`] if the date is not real, is in the future, or lies beyond the bank holidays that are known.
pub fn read(workspace: Workspace, typed: &TypedDate) -> Result<Option<NaiveDate>, Fault> {
    let date = typed.read().map_err(|problem| Fault { text: format!("{FIELD} {problem}"), parts: problem.parts() })?;
    let Some(date) = date else { return Ok(None) };
    let fault = |text: String| Fault { text, parts: Part::ALL.to_vec() };
    if date > workspace.today {
        return Err(fault(format!("{FIELD} must be today or in the past: {} is in the future", words::date(date))));
    }
    match workspace.guide.days().map(|days| days.covered(date)) {
        Some(Err(error)) => Err(fault(format!("{FIELD} is outside the calendar: {error}"))),
        Some(Ok(())) | None => Ok(Some(date)),
    }
}

pub fn view(workspace: Workspace) -> Html {
    let typed = RwSignal::new(workspace.aware.with_untracked(|aware| aware.typed.clone()));
    let fault: RwSignal<Option<Fault>> = RwSignal::new(None);
    let go_on = move || match read(workspace, &typed.get_untracked()) {
        Err(found) => {
            fault.set(Some(found));
            browser::set_title(&format!("Error: {}", Route::Date.title()));
            browser::focus_when_drawn(error_summary::ID);
        }
        Ok(date) => {
            workspace.aware.set(DateAnswer { typed: typed.get_untracked(), passed: true, date });
            browser::go(&Route::Result.href());
        }
    };
    // Setting the fault, though it may be none already, draws the form again with what is now in the fields.
    let use_today = move || {
        typed.set(TypedDate::of(workspace.today));
        fault.set(None);
        browser::set_title(&Route::Date.title());
    };
    let form = el("div").live(move || draw(fault.get(), typed, go_on, use_today));
    columns([form.into(), paragraph("If you do not know the date, leave it empty and continue. The result will say how to count it.")])
}

fn draw(fault: Option<Fault>, typed: RwSignal<TypedDate>, go_on: impl Fn() + 'static, use_today: impl Fn() + 'static) -> Html {
    let summary = fault.clone().map(|fault| {
        let part = fault.parts.first().copied().unwrap_or(Part::Day);
        error_summary(vec![Problem { text: fault.text, field: Some(format!("{ID}-{}", part.name())) }])
    });
    let weekday = el("p").class("govuk-body app-weekday").attr("role", "status").attr("aria-live", "polite").live(move || {
        match typed.with(TypedDate::read) {
            Ok(Some(date)) => words::weekday_and_date(date),
            Ok(None) | Err(_) => String::new(),
        }
    });
    let today = button::action("Use today’s date", "govuk-button--secondary app-small-button").on("click", move |_| use_today());
    let form = form([Html::from(date_input(question(fault), typed, [weekday, today])), button::submit("Continue", "").into()], go_on);
    [Html::from(summary), form.into()].into()
}

fn question(fault: Option<Fault>) -> DateQuestion {
    DateQuestion {
        id: ID.to_string(),
        name_prefix: Some(ID.to_string()),
        legend: Legend::heading(format!("{DATE_QUESTION} (optional)"), "Self-check: date"),
        hint: Some("The time limit for notifying runs from this day. For example, 27 6 2025 or 27 Jun 2025".to_string()),
        at_fault: fault.iter().flat_map(|fault| fault.parts.clone()).collect(),
        error: fault.map(|fault| fault.text),
        labels: None,
    }
}
