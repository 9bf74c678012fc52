//! The optional question: when the local authority became aware, from which the first time limit runs.

use super::{columns, paragraph};
use crate::calendar::{typed_date::{Part, TypedDate}, words};
use crate::document::self_check::DATE_QUESTION;
use crate::ui::components::{button::Button, date_input::{DateInput, DateQuestion}, error_summary::{ErrorSummary, Problem}, fieldset::Legend};
use crate::ui::{browser, route::Route, workspace::{DateAnswer, Workspace}};
use chrono::NaiveDate;
use leptos::prelude::*;

const ID: &str = "aware";

/// What is wrong with a date, as a whole sentence, and which fields it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub text: String,
    pub parts: Vec<Part>,
}

/// # Errors
/// A [`Fault`] if the date is not real, is in the future, or lies beyond the bank holidays that are known.
pub fn read(workspace: Workspace, typed: &TypedDate) -> Result<Option<NaiveDate>, Fault> {
    let field = "Date the local authority became aware";
    let date = typed.read().map_err(|problem| Fault { text: format!("{field} {problem}"), parts: problem.parts() })?;
    let Some(date) = date else { return Ok(None) };
    let all = Part::ALL.to_vec();
    if date > workspace.today {
        return Err(Fault { text: format!("{field} must be today or in the past; {} is in the future", words::date(date)), parts: all });
    }
    match workspace.guide.days().map(|days| days.covered(date)) {
        Some(Err(error)) => Err(Fault { text: format!("{field} is too early to count from: {error}"), parts: all }),
        Some(Ok(())) | None => Ok(Some(date)),
    }
}

pub fn view(workspace: Workspace) -> AnyView {
    let typed = RwSignal::new(workspace.aware.with_untracked(|aware| aware.typed.clone()));
    let fault: RwSignal<Option<Fault>> = RwSignal::new(None);
    let go_on = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = typed.get_untracked();
        match read(workspace, &typed) {
            Err(found) => {
                fault.set(Some(found));
                browser::set_title(&format!("Error: {}", Route::Date.title()));
            }
            Ok(date) => {
                workspace.aware.set(DateAnswer { typed, passed: true, date });
                browser::go(&Route::Result.href());
            }
        }
    };
    let weekday = move || match typed.with(TypedDate::read) {
        Ok(Some(date)) => words::weekday_and_date(date),
        Ok(None) | Err(_) => String::new(),
    };
    let redrawn = RwSignal::new(0);
    let use_today = move |_| {
        typed.set(TypedDate::of(workspace.today));
        redrawn.update(|count| *count += 1);
    };
    let form = move || {
        redrawn.track();
        let found = fault.get();
        let summary = found.clone().map(|fault| {
            let part = fault.parts.first().copied().unwrap_or(Part::Day);
            view! { <ErrorSummary problems=vec![Problem { text: fault.text, field: Some(format!("{ID}-{}", part.name())) }]/> }
        });
        view! {
            {summary}
            <form novalidate autocomplete="off" on:submit=go_on>
                <DateInput question=question(found) typed>
                    <p class="govuk-body app-weekday" role="status" aria-live="polite">{weekday}</p>
                    <p><button type="button" class="govuk-button govuk-button--secondary app-small-button" on:click=use_today>"Use today’s date"</button></p>
                </DateInput>
                <Button text="Continue"/>
            </form>
        }
    };
    columns(
        view! {
            {form}
            {paragraph("If you do not know the date, leave it empty and continue. The result will say how to count it.")}
        }
        .into_any(),
    )
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

