//! Dates to take away: into a calendar, a spreadsheet, a case note, or on paper.

use super::super::{paragraph, result, subheading};
use crate::document::text;
use crate::ui::components::{
    button,
    input::{Field, input},
};
use crate::ui::html::{Html, el};
use crate::ui::{browser, diary::OpenDiary, route::Route};
use leptos::prelude::*;

pub fn view(diary: OpenDiary) -> Html {
    let field = Field {
        id: "reference".to_string(),
        name: "reference".to_string(),
        label: "Your reference (optional)".to_string(),
        hint: Some("It stands before each entry. Do not type names, addresses or dates of birth".to_string()),
        class: "govuk-input--width-20",
        ..Field::default()
    };
    el("div")
        .class("app-no-print")
        .with(subheading("Take the dates with you"))
        .with(input(field, diary.reference))
        .with(ways(diary, Route::DatesLimit))
        .with(paragraph("Nothing has been saved. When you close this tab your dates are gone."))
        .into()
}

/// The ways to take them, with the reference that the diary has.
pub fn ways(diary: OpenDiary, account: fn(usize) -> Route) -> Html {
    let actions = el("div")
        .class("app-actions")
        .with(button::action("Add all dates to your calendar", "").on("click", move |_| diary.give_calendar(None)))
        .with(button::action("Download for a spreadsheet", "govuk-button--secondary").on("click", move |_| diary.give_table()))
        .with(button::action("Print or save", "govuk-button--secondary").on("click", |_| browser::print()));
    let plain = move || {
        let (reference, _) = diary.named();
        untrack(|| diary.with(|schedule| text::render(&schedule.paper(reference.trim())))).unwrap_or_default()
    };
    let table = move || diary.with(|schedule| super::list(schedule, account).text()).unwrap_or_default();
    [
        actions.into(),
        result::copying("Copy the table", plain, move || untrack(table)),
        paragraph("Dates that are met are left out of the calendar file. If a date changes later, take the file again; if your calendar then shows it twice, delete the older entry."),
    ]
    .into()
}
