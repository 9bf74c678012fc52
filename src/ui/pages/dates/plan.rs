//! Try a date: to have something happen on a day, by when must everything before it be, and what would follow. Changes nothing.

use super::super::{columns, heading, minor_heading, paragraph};
use crate::calendar::{typed_date::TypedDate, words};
use crate::case::plan::{self, Step};
use crate::document::deadlines::{Schedule, terms};
use crate::procedure::time_limit::TimeLimit;
use crate::ui::components::{
    date_form::{DateForm, Fault, date_form},
    date_input::DateQuestion,
    fieldset::Legend,
    inset_text::inset_text,
    radios::{Choice, Question, radios},
    table::{table, text_rows},
};
use crate::ui::html::{Html, el, nothing};
use crate::ui::{browser, route::Route, workspace::Workspace};
use chrono::NaiveDate;
use leptos::prelude::*;

const EVENT: &str = "what";

pub fn view(workspace: Workspace) -> Html {
    let events = workspace.guide().procedure.events;
    let selected: RwSignal<Option<usize>> = RwSignal::new(None);
    let typed = RwSignal::new(TypedDate::default());
    let tried: RwSignal<Option<(usize, NaiveDate)>> = RwSignal::new(None);
    let setup = DateForm {
        question: DateQuestion {
            id: "try".to_string(),
            name_prefix: Some("try".to_string()),
            legend: Legend { text: "On which day?".to_string(), class: "govuk-fieldset__legend--s", ..Legend::default() },
            hint: Some("For example, 27 6 2027".to_string()),
            ..DateQuestion::default()
        },
        name: "The date to try",
        typed,
        today: workspace.today,
        submit: "Work it out",
        title: Route::DatesPlan.title(),
    };
    let more = move |fault: Option<&Fault>| {
        let choice = |event: &crate::procedure::time_limit::Event| Choice {
            value: event.id.to_string(),
            text: event.name.to_string(),
            ..Choice::default()
        };
        let question = Question {
            name: EVENT.to_string(),
            id: EVENT.to_string(),
            legend: Some(Legend { text: "What happens on it?".to_string(), class: "govuk-fieldset__legend--s", ..Legend::default() }),
            error: fault.filter(|fault| fault.field.is_some()).map(|fault| fault.text.clone()),
            choices: events.iter().map(choice).collect(),
            class: "govuk-radios--small",
            ..Question::default()
        };
        radios(question, selected, nothing()).into()
    };
    let done = move |date: Option<NaiveDate>| {
        let date = date.ok_or_else(|| Fault::date("Enter the date to try".to_string()))?;
        let missing = || Fault { text: "Select what happens on that day".to_string(), parts: Vec::new(), field: Some(EVENT) };
        tried.set(Some((selected.get_untracked().ok_or_else(missing)?, date)));
        browser::set_title(&Route::DatesPlan.title());
        browser::focus_when_drawn("tried");
        Ok(())
    };
    let result = move || {
        let (event, date) = tried.get()?;
        workspace.diary.with(|schedule| result(schedule, event, date))
    };
    columns([
        heading("Try a date"),
        paragraph("See by when everything before it must happen, and what would follow. This changes none of your dates."),
        date_form(setup, more, done),
        el("div").live(result).into(),
    ])
}

fn result(schedule: &Schedule, event: usize, date: NaiveDate) -> Html {
    let (procedure, days) = (schedule.procedure, schedule.days);
    let chosen = |limit: &TimeLimit| schedule.diary.chosen(limit).map(|reading| reading.to_string());
    let name = procedure.events.all()[event].name;
    let before = plan::backwards(procedure, event, date, &chosen, days);
    let after = plan::forwards(procedure, event, date, &chosen, days);
    let title = format!("{name}: {}", words::weekday_and_date(date));
    let back = format!("At the latest, for {}", words::date(date));
    let note = "Each step takes all the time that the procedure gives it; where its words can be read in more than one way, the cautious reading is used unless you have chosen one. Where the procedure sets no time between two events, they are put on the same day. Dates are literal: act on the last working day before one on which you are closed.";
    let source = schedule.calendar();
    [
        el("h2").class("govuk-heading-m").id("tried").attr("tabindex", "-1").with(title).into(),
        if before.is_empty() { nothing() } else { steps(&back, "Latest date", before) },
        if after.is_empty() { nothing() } else { steps("What would then follow", "Date", after) },
        inset_text([paragraph(note), paragraph(source)]).into(),
    ]
    .into()
}

fn steps(title: &str, head: &str, steps: Vec<Step>) -> Html {
    let row = |step: Step| {
        let date = match step.date {
            Ok(date) => words::weekday_and_date(date),
            Err(error) => format!("Cannot be counted: {error}"),
        };
        let by = step.limit.map_or_else(
            || "No time limit; the order of events".to_string(),
            |limit| format!("{}: {} ({})", limit.name, limit.period, terms(limit)),
        );
        vec![step.event.name.to_string(), date, by]
    };
    let head = ["Event", head, "Because of"].map(str::to_string).to_vec();
    let rows = text_rows(title.to_string(), head, steps.into_iter().map(row).collect());
    [minor_heading(title.to_string()), table(rows, "app-stack").into()].into()
}
