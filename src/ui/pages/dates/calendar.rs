//! Which days count: the bank holidays of a division, and days on which the reader's own office is closed.

use super::super::{columns, heading, paragraph};
use crate::calendar::{closures::Closure, typed_date::TypedDate, words};
use crate::kept::Text;
use crate::ui::components::{
    button,
    date_form::{DateForm, Fault, date_form},
    date_input::DateQuestion,
    fieldset::Legend,
    form::form,
    input::{Field, input},
    radios::{Choice, Question, radios},
};
use crate::ui::html::{Html, el, nothing};
use crate::ui::{browser, diary::OpenDiary, workspace::Workspace};
use leptos::prelude::*;

const BY: &str = "closed-by";
const CLOSED: &str = "closed-days";

pub fn view(workspace: Workspace, diary: OpenDiary, title: String) -> Html {
    columns([
        heading("Which days count"),
        super::moved(diary),
        division(workspace, diary),
        el("h2").class("govuk-heading-m").id(CLOSED).attr("tabindex", "-1").with("Days on which you are closed").into(),
        paragraph(
            "Such as the days between Christmas and New Year. They are not bank holidays, and no source says that they stop a clock: every date is also shown without them.",
        ),
        el("div").live(move || closed(diary)).into(),
        add(workspace, diary, title),
    ])
}

fn division(workspace: Workspace, diary: OpenDiary) -> Html {
    let divisions = workspace.guide().holidays.divisions;
    let Some(now) = untrack(|| diary.get()) else { return nothing() };
    let selected = RwSignal::new(divisions.iter().position(|division| division.id == *now.division().as_str()));
    let known = |day| workspace.guide().holidays.date(day).map(words::date).unwrap_or_default();
    let choices = divisions.iter().map(|division| Choice {
        value: division.id.to_string(),
        text: division.name.to_string(),
        hint: Some(format!("Known here from {} to {}. {}", known(division.from), known(division.known_to), division.source)),
        divider: None,
    });
    let question = Question {
        name: "division".to_string(),
        id: "division".to_string(),
        legend: Some(Legend { text: "Bank holidays".to_string(), class: "govuk-fieldset__legend--m", ..Legend::default() }),
        choices: choices.collect(),
        ..Question::default()
    };
    let save = move || {
        let chosen: Option<Text> = selected.get_untracked().and_then(|at| divisions.get(at)).map(|division| division.id);
        if let (Some(chosen), Some(now)) = (chosen, untrack(|| diary.get())) {
            diary.count(chosen, now.closures().clone());
        }
    };
    form([Html::from(radios(question, selected, nothing())), button::submit("Count with these", "").into()], save).into()
}

/// The days so far, each with a way to take it out.
fn closed(diary: OpenDiary) -> Html {
    let Some(now) = diary.get() else { return nothing() };
    let closures = now.closures().clone();
    if closures.all().is_empty() {
        return paragraph("No days so far.");
    }
    let row = |closure: &Closure| {
        let (date, now) = (closure.date, now.clone());
        let text = format!("{}: closed by {}", words::weekday_and_date(date), closure.by);
        let hidden = el("span").class("govuk-visually-hidden").with(format!(" {}", words::weekday_and_date(date)));
        let remove = el("button").attr("type", "button").class("app-clear").with("Remove").with(hidden);
        let remove = remove.on("click", move |_| {
            diary.count(now.division(), now.closures().clone().without(date));
            browser::focus_id(CLOSED);
        });
        el("li").with(text).with(" ").with(remove)
    };
    el("ul").class("govuk-list govuk-list--bullet govuk-list--spaced").id("closed-so-far").each(closures.all().iter().map(row)).into()
}

fn add(workspace: Workspace, diary: OpenDiary, title: String) -> Html {
    let (typed, by) = (RwSignal::new(TypedDate::default()), RwSignal::new(String::new()));
    let question = DateQuestion {
        id: "closed".to_string(),
        name_prefix: Some("closed".to_string()),
        legend: Legend { text: "Add a day".to_string(), class: "govuk-fieldset__legend--s", ..Legend::default() },
        hint: Some("For example, 29 12 2026".to_string()),
        ..DateQuestion::default()
    };
    let setup = DateForm { question, name: "The closed day", typed, today: workspace.today, submit: "Add the day", title };
    let done = move |date: Option<chrono::NaiveDate>| {
        let date = date.ok_or_else(|| Fault::date("Enter the day on which you are closed".to_string()))?;
        let who = by.get_untracked().trim().to_string();
        if who.is_empty() {
            return Err(Fault { text: "Enter who is closed on that day".to_string(), parts: Vec::new(), field: Some(BY) });
        }
        let Some(now) = untrack(|| diary.get()) else { return Ok(()) };
        diary.count(now.division(), now.closures().clone().with(Closure { date, by: who }));
        typed.set(TypedDate::default());
        browser::focus_id(CLOSED);
        Ok(())
    };
    let more = move |fault: Option<&Fault>| {
        let field = Field {
            id: BY.to_string(),
            name: BY.to_string(),
            label: "Closed by".to_string(),
            hint: Some("An office or organisation, such as “the council”. Do not type names of people".to_string()),
            error: fault.filter(|fault| fault.field == Some(BY)).map(|fault| fault.text.clone()),
            class: "govuk-input--width-20",
        };
        input(field, by).into()
    };
    date_form(setup, more, done)
}
