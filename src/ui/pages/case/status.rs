//! Where the case stands, in a line: its rules, whether it is open, what is next, and whether it is saved. Above it what must be
//! known first.

use super::super::{dates, paragraph};
use crate::calendar::words;
use crate::case::case_file::CaseFile;
use crate::document::deadlines::{Schedule, status};
use crate::ui::components::{inset_text::inset_text, warning_text::warning_text};
use crate::ui::html::{Html, el, nothing};
use crate::ui::{route::Route, vault::Saved, workspace::Workspace};
use leptos::prelude::*;

/// That the edition has ended or could not settle something, and what contradicts.
pub fn first(schedule: &Schedule, file: &CaseFile) -> Html {
    let known: Vec<Html> = status(&schedule.procedure.edition).map(|text| paragraph(el("strong").with(text))).collect();
    let contested = file.log.conflicts().len();
    let link = |text: String| el("a").class("govuk-link").attr("href", Route::CaseSettle.href()).with(text);
    let contested = (contested > 0).then(|| {
        let about = if contested == 1 { "one thing".to_string() } else { format!("{contested} things") };
        warning_text([Html::from(format!("Entries about {about} contradict each other. ")), link("Record which holds".to_string()).into()])
    });
    [Html::from(known), contested.into()].into()
}

/// The line itself.
pub fn line(schedule: &Schedule, file: &CaseFile, workspace: Workspace) -> Html {
    let edition = &schedule.procedure.edition;
    let next = match (file.closed(), schedule.next_due()) {
        (true, _) => "Nothing, the case is closed".into(),
        (false, None) => "Nothing has a date".into(),
        (false, Some((deadline, due))) => {
            let date = due.act_by.map_or(due.date, |act_by| act_by.date);
            let text = format!("{}, by {} ", deadline.limit.name, words::weekday_and_date(date));
            [Html::from(text), dates::tag(schedule.status(deadline)).into()].into()
        }
    };
    let state = if file.closed() { "Closed" } else { "Open" };
    let part = |name: &'static str, value: Html| el("div").with(el("dt").with(name)).with(el("dd").with(value));
    let line = el("dl")
        .class("app-identity")
        .id("case-status")
        .with(part("Case", state.into()))
        .with(part("Next", next))
        .with(part("Rules", format!("{}, version {}", edition.name, edition.version).into()))
        .with(el("div").class("app-no-print").live(move || saved(workspace)));
    [Html::from(line), not_saved(workspace)].into()
}

fn saved(workspace: Workspace) -> [Html; 2] {
    let text = match workspace.vault.saved.get() {
        Saved::Nothing => "No change since it was opened".to_string(),
        Saved::Saving => "Saving".to_string(),
        Saved::At(time) => format!("Last change at {time}, on this device only"),
        Saved::Not(_) => "The last change is not saved".to_string(),
    };
    [el("dt").with("Saved").into(), el("dd").with(text).into()]
}

fn not_saved(workspace: Workspace) -> Html {
    let say = move || match workspace.vault.saved.get() {
        Saved::Not(why) => warning_text(why).into(),
        Saved::Nothing | Saved::Saving | Saved::At(_) => nothing(),
    };
    el("div").class("app-no-print").attr("role", "status").live(say).into()
}

/// What the last entry moved, and that nobody else knows of it.
pub fn told(workspace: Workspace) -> Html {
    let say = move || {
        let moved = workspace.case.moved.get();
        let title = el("h2").class("govuk-heading-s").with("Recorded on this device. Nobody has been told.");
        (!moved.is_empty()).then(|| inset_text([Html::from(title), super::super::bullets(moved)]))
    };
    el("div").class("app-no-print").attr("role", "status").id("moved").live(say).into()
}
