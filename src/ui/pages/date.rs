//! The optional question: when the local authority became aware, from which the first time limit runs.

use super::{columns, paragraph};
use crate::calendar::{typed_date::TypedDate, words};
use crate::document::self_check::DATE_QUESTION;
use crate::ui::components::{
    date_form::{self, DateForm, Fault, date_form},
    date_input::DateQuestion,
    fieldset::Legend,
};
use crate::ui::html::Html;
use crate::ui::html::nothing;
use crate::ui::{
    browser,
    route::Route,
    workspace::{DateAnswer, Workspace},
};
use chrono::NaiveDate;
use leptos::prelude::*;

const FIELD: &str = "Date the local authority became aware";

/// What stands in the fields, as a date that can be counted from.
///
/// # Errors
/// If it is not a date, lies outside the calendar, or lies in the future: nobody is aware of an incident on a day that has not come.
pub fn read(workspace: Workspace, typed: &TypedDate) -> Result<Option<NaiveDate>, Fault> {
    let date = date_form::read(FIELD, typed)?;
    date.map_or(Ok(()), |date| accept(workspace, date)).map(|()| date)
}

fn accept(workspace: Workspace, date: NaiveDate) -> Result<(), Fault> {
    if date > workspace.today {
        return Err(Fault::date(format!("{FIELD} must be today or in the past: {} is in the future", words::date(date))));
    }
    match workspace.guide().days().map(|days| days.covered(date)) {
        Some(Err(error)) => Err(Fault::date(format!("{FIELD} is outside the calendar: {error}"))),
        Some(Ok(())) | None => Ok(()),
    }
}

pub fn view(workspace: Workspace) -> Html {
    let typed = RwSignal::new(workspace.aware.with_untracked(|aware| aware.typed.clone()));
    let setup =
        DateForm { question: question(), name: FIELD, typed, today: workspace.today, submit: "Continue", title: Route::Date.title() };
    let done = move |date: Option<NaiveDate>| {
        date.map_or(Ok(()), |date| accept(workspace, date))?;
        workspace.aware.set(DateAnswer { typed: typed.get_untracked(), passed: true, date });
        browser::go(&Route::Result.href());
        Ok(())
    };
    columns([
        date_form(setup, |_| nothing(), done),
        paragraph("If you do not know the date, leave it empty and continue. The result will say how to count it."),
    ])
}

fn question() -> DateQuestion {
    DateQuestion {
        id: "aware".to_string(),
        name_prefix: Some("aware".to_string()),
        legend: Legend::heading(format!("{DATE_QUESTION} (optional)"), "Self-check: date"),
        hint: Some("The time limit for notifying runs from this day. For example, 27 6 2025 or 27 Jun 2025".to_string()),
        ..DateQuestion::default()
    }
}
