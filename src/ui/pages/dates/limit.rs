//! One time limit: each of its readings with the account of every day, drawn and as a list, and the choice between them.

use super::super::{columns, not_found, paragraph};
use crate::case::deadlines::Deadline;
use crate::document::{Document, Section, account, deadlines::Schedule};
use crate::kept::Text;
use crate::procedure::time_limit::{Reading, TimeLimit};
use crate::ui::components::{
    button, document_view,
    fieldset::Legend,
    radios::{Choice, Question, radios},
    strip_calendar::strip_calendar,
};
use crate::ui::html::{Html, el, nothing};
use crate::ui::{browser, diary::OpenDiary};
use leptos::prelude::*;

pub fn view(diary: OpenDiary, number: usize) -> Html {
    let limits = untrack(|| diary.guide()).map(|guide| guide.procedure.time_limits.all());
    let Some(limit) = limits.and_then(|limits| limits.get(number - 1)) else { return not_found::view() };
    let head = untrack(|| diary.with(|schedule| document_view::head(&paper(schedule, &schedule.deadlines[number - 1]))));
    let counted = move || diary.with(|schedule| draw(schedule, &schedule.deadlines[number - 1], diary, number - 1));
    let choice = untrack(|| diary.get()).map(|now| choice(limit, now.chosen(limit), diary));
    columns([Html::from(head), choice.into(), el("div").live(counted).into()])
}

fn paper(schedule: &Schedule, deadline: &Deadline) -> Document {
    account::paper(schedule.procedure, deadline, schedule.days, schedule.today)
}

fn draw(schedule: &Schedule, deadline: &Deadline, diary: OpenDiary, at: usize) -> Html {
    let paper = paper(schedule, deadline);
    let in_use = schedule.lines(deadline).into_iter().map(|line| {
        let reading = if line.reading.is_empty() { String::new() } else { format!("{}. ", line.reading) };
        paragraph(format!("{reading}{}. {}", line.by, line.notes.join(" ")))
    });
    let in_use = el("div").id("in-use").each(in_use);
    // The readings come first and in order; the last section is about all of them.
    let section = |(at, section): (usize, &Section)| {
        let drawing = deadline.readings.get(at).and_then(|counted| account::of(counted, schedule.days));
        document_view::section(section.clone(), drawing.map(|account| strip_calendar(&account)).into())
    };
    let has_date = deadline.readings.iter().any(|counted| counted.state.due().is_some());
    let out = el("div")
        .class("app-actions app-no-print")
        .with(button::action("Print or save", "").on("click", |_| browser::print()))
        .with(button::action("Add to calendar", "govuk-button--secondary").on("click", move |_| diary.give_calendar(Some(at))));
    let colophon: Vec<Html> = paper.colophon.iter().map(|line| el("p").class("app-colophon").with(line.clone()).into()).collect();
    [
        in_use.into(),
        paper.sections.iter().enumerate().map(section).collect::<Vec<_>>().into(),
        if has_date { out.into() } else { nothing() },
        colophon.into(),
    ]
    .into()
}

/// Which reading the reader uses. None is chosen until they do.
fn choice(limit: &'static TimeLimit, chosen: Option<Text>, diary: OpenDiary) -> Html {
    let readings: Vec<&'static Reading> = limit.reading.all().iter().filter(|reading| !reading.period.is_empty()).collect();
    if readings.len() < 2 {
        return nothing();
    }
    let selected = RwSignal::new(Some(chosen.and_then(|id| readings.iter().position(|it| it.id == *id.as_str())).map_or(0, |at| at + 1)));
    let option = |value: &str, text: String, hint: Option<String>| Choice { value: value.to_string(), text, hint, divider: None };
    let mut choices = vec![option("none", "No choice: use the earliest date".to_string(), Some("The cautious reading".to_string()))];
    choices.extend(readings.iter().map(|it| option(&it.id, it.name.to_string(), None)));
    let question = Question {
        name: "reading".to_string(),
        id: "reading".to_string(),
        legend: Some(Legend {
            text: "Which reading do you use?".to_string(),
            class: "govuk-fieldset__legend--s",
            ..Legend::default()
        }),
        hint: Some("The words can be read in more than one way, and this guide does not decide. Your choice is shown as yours; the others stay in sight".to_string()),
        choices,
        ..Question::default()
    };
    let save = button::action("Use this reading", "govuk-button--secondary").on("click", move |_| {
        let reading = selected.get_untracked().and_then(|at| at.checked_sub(1)).and_then(|at| readings.get(at).map(|it| it.id));
        diary.choose(limit, reading);
        browser::announce("Saved. The dates are shown in this reading.");
    });
    el("div").class("app-no-print").with(radios(question, selected, nothing())).with(save).into()
}
