//! One question of the self-check.

use super::{bullets, cite, columns, later_page, paragraph, result};
use crate::procedure::fact::{Definition, Fact, FactAnswer, FactNote};
use crate::ui::components::radios::{Choice, Question, radios};
use crate::ui::components::{
    button,
    details::details,
    error_summary::{self, Problem, error_summary},
    fieldset::Legend,
    form::form,
};
use crate::ui::html::{Html, el};
use crate::ui::{browser, publisher::EMERGENCY, route::Route, workspace::Workspace};
use leptos::prelude::*;

pub fn view(workspace: Workspace, number: usize) -> Html {
    let Some(at) = workspace.fact(number) else { return later_page(Route::Result, workspace) };
    let fact: &'static Fact = &workspace.guide().procedure.facts[at];
    let selected = RwSignal::new(workspace.answer(at));
    let refused = RwSignal::new(false);
    let go_on = move || match selected.get_untracked() {
        None => {
            refused.set(true);
            browser::set_title(&format!("Error: {}", Route::Question(number).title()));
            browser::focus_when_drawn(error_summary::ID);
        }
        Some(answer) => {
            workspace.give(at, answer);
            browser::go(&workspace.next().href());
        }
    };
    let form = el("div").live(move || draw(fact, number, selected, refused.get().then(|| missing(fact)), go_on));
    let safety = paragraph([
        el("strong").with(format!("If a child is in immediate danger, call {EMERGENCY}.")).into(),
        Html::from(" Do not wait to finish this self-check. It does not make a referral or tell anyone."),
    ]);
    columns([result::set_aside(workspace), form.into(), source(fact), safety])
}

fn draw(
    fact: &'static Fact,
    number: usize,
    selected: RwSignal<Option<usize>>,
    problem: Option<String>,
    go_on: impl Fn() + 'static,
) -> Html {
    let summary = problem.clone().map(|text| error_summary(vec![Problem { text, field: Some(fact.id.into()) }]));
    let definitions: Vec<Html> = fact.definition.iter().map(definition).collect();
    let form =
        form([Html::from(radios(question(fact, number, problem), selected, definitions)), button::submit("Continue", "").into()], go_on);
    [Html::from(summary), form.into()].into()
}

fn question(fact: &Fact, number: usize, error: Option<String>) -> Question {
    let choice = |answer: &FactAnswer| Choice {
        value: answer.id.into(),
        text: answer.label.into(),
        hint: if answer.hint.is_empty() { None } else { Some(answer.hint.into()) },
        divider: answer.unknown.then(|| "or".to_string()),
    };
    Question {
        name: fact.id.into(),
        id: fact.id.into(),
        legend: Some(Legend::heading(fact.question, format!("Self-check: question {number}"))),
        hint: Some(fact.hint.into()),
        error,
        choices: fact.answer.iter().map(choice).collect(),
        class: "",
    }
}

/// The same words in the summary and at the field.
fn missing(fact: &Fact) -> String {
    format!("Select an answer. If you do not know, select “{}”", fact.not_known().map_or("", |answer| &answer.label))
}

fn definition(definition: &'static Definition) -> Html {
    let after = (!definition.after.is_empty()).then(|| paragraph(definition.after.as_str()));
    el("div")
        .class("app-definition")
        .with(el("h2").class("govuk-heading-s").with(definition.title.as_str()))
        .with(paragraph(definition.lead.as_str()))
        .with(bullets(definition.bullets.iter().copied()))
        .with(after)
        .with(cite(&definition.cite))
        .into()
}

fn source(fact: &'static Fact) -> Html {
    let note = |note: &'static FactNote| -> Html {
        let text: [Html; 3] = [note.text.as_str().into(), " ".into(), cite(&note.cite)];
        [el("h2").class("govuk-heading-s").with(note.title).into(), paragraph(text)].into()
    };
    let notes: Vec<Html> = fact.note.iter().map(note).collect();
    let notes = (!notes.is_empty()).then(|| details("Where the procedure is unclear about this", notes));
    let source: [Html; 3] = [fact.source.as_str().into(), " ".into(), cite(&fact.cite)];
    [notes.into(), Html::from(details("Where this question comes from", paragraph(source)))].into()
}
