//! The answers of the case in the self-check, and back: what was changed there becomes entries, and the result a new decision.

use super::super::paragraph;
use super::name;
use crate::calendar::typed_date::TypedDate;
use crate::case::{case_file::CaseFile, decision::Decision, event::Event};
use crate::document::self_check::AWARE;
use crate::procedure::Procedure;
use crate::reasoning::answers::Answers;
use crate::ui::components::{button, inset_text::inset_text};
use crate::ui::html::{Html, el, nothing};
use crate::ui::{
    browser,
    route::Route,
    workspace::{DateAnswer, Guide, Workspace},
};
use leptos::prelude::*;

/// Whether a decision was taken under these rules and on these answers.
pub fn current(decision: &Decision, procedure: &Procedure, given: &Answers) -> bool {
    let edition = &procedure.edition;
    let same = decision.edition == edition.id.as_str() && decision.version == edition.version.as_str();
    same && decision.answers == named(procedure, given)
}

fn named(procedure: &Procedure, given: &Answers) -> Vec<(String, String)> {
    let answer =
        |(at, fact): (usize, &crate::procedure::fact::Fact)| Some((fact.id.to_string(), fact.answer[given.get(at)?].id.to_string()));
    procedure.facts.iter().enumerate().filter_map(answer).collect()
}

/// A button that takes the answers of the case into the self-check.
pub fn begin(file: &CaseFile, workspace: Workspace, text: &'static str) -> Html {
    let Some(guide) = Guide::edition(file.edition()) else { return nothing() };
    let (given, aware) = (file.answers(guide.procedure), file.happened(AWARE).map(|happened| happened.dated.date));
    let replaces = workspace.has_answers().then(|| paragraph("The answers that are now in the self-check of this tab are replaced."));
    let take = move || {
        workspace.choose(guide);
        workspace.clear();
        (0..guide.procedure.facts.len()).for_each(|fact| {
            if let Some(answer) = given.get(fact) {
                workspace.give(fact, answer);
            }
        });
        workspace.aware.set(DateAnswer { typed: aware.map(TypedDate::of).unwrap_or_default(), passed: aware.is_some(), date: aware });
        workspace.for_case.set(true);
        browser::go(&Route::Question(1).href());
    };
    let button = button::action(text, "govuk-button--secondary").on("click", move |_| take());
    el("div").class("app-no-print").with(replaces).with(button).into()
}

/// On the result of a self-check that was begun from the case: the way back with it.
pub fn bring_back(workspace: Workspace) -> Html {
    let file = untrack(|| workspace.vault.file()).filter(|_| workspace.for_case.get_untracked());
    let Some(file) = file else { return nothing() };
    let record = move || {
        workspace.case.record(entries(&file, workspace));
        workspace.clear();
        browser::go(&Route::Case.href());
    };
    let text = "These answers belong to a case. Nothing is recorded there until you say so.";
    let name = untrack(|| workspace.vault.file()).map(|file| name(&file)).unwrap_or_default();
    let button = button::action("Record these answers in the case", "").on("click", move |_| record());
    el("div").class("app-no-print").with(inset_text([paragraph(el("strong").with(name)), paragraph(text), button.into()])).into()
}

/// What the self-check has changed, and its result.
fn entries(file: &CaseFile, workspace: Workspace) -> Vec<Event> {
    let Guide { procedure, book, .. } = workspace.guide();
    let (before, after) = (file.answers(procedure), workspace.walk.with_untracked(|walk| walk.answers));
    let mut events = changed(procedure, &before, &after);
    let (was, date) = (file.happened(AWARE), workspace.aware.with_untracked(|aware| aware.date));
    if let Some(date) = date.filter(|date| was.as_ref().is_none_or(|was| was.dated.date != *date)) {
        let (role, note) = was.map(|was| (was.role, was.note)).unwrap_or_default();
        events.push(Event::Happened { event: AWARE.to_string(), on: Some(date.to_string()), planned: false, role, note });
    }
    events.push(Decision::taken(procedure, book, &after, workspace.today).into());
    events
}

/// An entry for each answer that is another, or is no longer given.
pub fn changed(procedure: &Procedure, before: &Answers, after: &Answers) -> Vec<Event> {
    let facts = procedure.facts.iter().enumerate().filter(|(at, _)| before.get(*at) != after.get(*at));
    facts
        .map(|(at, fact)| Event::Answered {
            fact: fact.id.to_string(),
            answer: after.get(at).map(|answer| fact.answer[answer].id.to_string()),
        })
        .collect()
}
