//! What the written criteria say about the answers, and a record of it to print or copy.

use super::{case, cases, columns, link, paragraph, question, risk, subheading};
use crate::case::timeline::Dated;
use crate::document::{list, self_check::AWARE, text};
use crate::ui::components::{button, document_view, inset_text::inset_text, text_area};
use crate::ui::html::{Html, el, nothing};
use crate::ui::{browser, route::Route, workspace::Workspace};
use leptos::prelude::*;

const COPY_FIELD: &str = "result-as-text";

pub fn view(workspace: Workspace) -> Html {
    let Some(paper) = workspace.result() else { return question::view(workspace, 1) };
    let colophon: Vec<Html> = paper.colophon.iter().map(|line| el("p").class("app-colophon").with(line.clone()).into()).collect();
    columns([
        document_view::head(&paper),
        case::answers::bring_back(workspace),
        set_aside(workspace),
        risk::callout(),
        document_view::body(paper.sections.clone()),
        more_dates(workspace),
        elsewhere(),
        el("div").class("app-no-print").with(link(Route::How, "How the answer is worked out")).into(),
        keep(text::render(&paper)),
        cases::keep::offer(workspace),
        colophon.into(),
    ])
}

/// The way to every other date, with the one that was given here.
fn more_dates(workspace: Workspace) -> Html {
    let Some(date) = workspace.aware.with_untracked(|aware| aware.date) else { return nothing() };
    let carry = move |_| workspace.diary.date(AWARE, Some(Dated { date, planned: false }));
    let link = el("a").class("govuk-link").attr("href", Route::Dates.href()).with("See how each date is counted, and work out the others");
    el("p").class("govuk-body app-no-print").with(link.on("click", carry)).into()
}

/// Other answers, and other rules.
fn elsewhere() -> Html {
    let ways = [link(Route::WhatIf, "What if an answer were different?"), link(Route::Compare, "What would another set of rules say?")];
    el("div").class("app-no-print").each(ways).into()
}

/// Print, copy, and what happens to the answers otherwise.
fn keep(plain: String) -> Html {
    let unsaved = paragraph("Nothing has been saved. When you close this tab your answers are gone. The record holds no names.");
    el("div")
        .class("app-no-print")
        .with(subheading("Keep a record"))
        .with(el("div").class("app-actions").with(button::action("Print or save", "").on("click", |_| browser::print())))
        .with(copying("Copy as text", move || plain.clone(), String::new))
        .with(inset_text(unsaved))
        .into()
}

/// A button that copies text, and the text itself where the browser refuses. `rich` is the same as markup, for programs that
/// take it; empty if there is none.
pub fn copying(label: &'static str, plain: impl Fn() -> String + Clone + 'static, rich: impl Fn() -> String + 'static) -> Html {
    let copied: RwSignal<Option<bool>> = RwSignal::new(None);
    let text = plain.clone();
    let copy = move |_| {
        browser::copy(&text(), &rich(), move |done| {
            copied.set(Some(done));
            if !done {
                browser::select_when_drawn(COPY_FIELD);
            }
        });
    };
    let button = button::action(label, "govuk-button--secondary").on("click", copy);
    let message = el("p").class("govuk-body").attr("role", "status").attr("aria-live", "polite").live(move || match copied.get() {
        None => "",
        Some(true) => "Copied. Paste it where you keep your record.",
        Some(false) => "Your browser did not allow copying. The text is below, selected for you to copy.",
    });
    let by_hand = el("div").live(move || match copied.get() {
        Some(false) => text_area::read_only(COPY_FIELD, "The text to copy", plain()),
        None | Some(true) => nothing(),
    });
    [button, message, by_hand].into()
}

/// Says which earlier answers no longer count, and that they are not lost.
pub fn set_aside(workspace: Workspace) -> Html {
    let facts = &workspace.guide().procedure.facts;
    let parked: Vec<String> =
        workspace.walk.with_untracked(|walk| walk.parked.iter().map(|fact| format!("“{}”", facts[*fact].short)).collect());
    let (answers, apply, are) = if parked.len() == 1 { ("answer", "applies", "is") } else { ("answers", "apply", "are") };
    let text = format!(
        "Because you changed an earlier answer, your {answers} to {} no longer {apply} and {are} set aside. If you change it back, nothing is lost.",
        list(&parked, "and")
    );
    (!parked.is_empty()).then(|| inset_text(paragraph(text))).into()
}
