//! One question of the self-check.

use super::columns;
use crate::procedure::fact::{Definition, Fact, FactNote};
use crate::ui::components::{button::Button, details::Details, error_summary::{ErrorSummary, Problem}, fieldset::Legend, radios::{Choice, Question, Radios}};
use crate::ui::{browser, publisher::EMERGENCY, route::Route, workspace::Workspace};
use leptos::prelude::*;

pub fn view(workspace: Workspace, number: usize) -> AnyView {
    let Some(at) = workspace.fact(number) else { return super::result::view(workspace) };
    let fact: &'static Fact = &workspace.guide.procedure.facts[at];
    let selected = RwSignal::new(workspace.answer(at));
    // Counts the attempts to go on without an answer: each one shows the summary afresh and moves the focus to it.
    let refused = RwSignal::new(0);
    let go_on = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match selected.get_untracked() {
            None => {
                refused.update(|count| *count += 1);
                browser::set_title(&format!("Error: {}", Route::Question(number).title()));
            }
            Some(answer) => {
                workspace.give(at, answer);
                browser::go(&workspace.next().href());
            }
        }
    };
    let form = move || {
        let problem = (refused.get() > 0).then(|| missing(fact));
        let summary = problem.clone().map(|text| view! { <ErrorSummary problems=vec![Problem { text, field: Some(fact.id.clone()) }]/> });
        view! {
            {summary}
            <form novalidate autocomplete="off" on:submit=go_on>
                <Radios question=question(fact, number, problem) selected>{fact.definition.iter().map(definition).collect_view()}</Radios>
                <Button text="Continue"/>
            </form>
        }
    };
    columns(
        view! {
            {form}
            {source(fact)}
            <p class="govuk-body">
                <strong>{format!("If a child is in immediate danger, call {EMERGENCY}.")}</strong>
                " Do not wait to finish this self-check. It does not make a referral or tell anyone."
            </p>
        }
        .into_any(),
    )
}

fn question(fact: &Fact, number: usize, error: Option<String>) -> Question {
    let choice = |answer: &crate::procedure::fact::FactAnswer| Choice {
        value: answer.id.clone(),
        text: answer.label.clone(),
        hint: if answer.hint.is_empty() { None } else { Some(answer.hint.clone()) },
        divider: answer.unknown.then(|| "or".to_string()),
    };
    Question {
        name: fact.id.clone(),
        id: fact.id.clone(),
        legend: Some(Legend::heading(fact.question.clone(), format!("Self-check: question {number}"))),
        hint: Some(fact.hint.clone()),
        error,
        choices: fact.answer.iter().map(choice).collect(),
        class: "",
    }
}

/// The same words in the summary and at the field.
fn missing(fact: &Fact) -> String {
    format!("Select an answer to “{}”. If you do not know, select “{}”", fact.question, fact.not_known().map_or("", |answer| &answer.label))
}

fn definition(definition: &'static Definition) -> AnyView {
    let bullet = |text: &'static String| view! { <li>{text.as_str()}</li> };
    let after = (!definition.after.is_empty()).then(|| view! { <p class="govuk-body">{definition.after.as_str()}</p> });
    view! {
        <div class="app-definition">
            <h2 class="govuk-heading-s">{definition.title.as_str()}</h2>
            <p class="govuk-body">{definition.lead.as_str()}</p>
            <ul class="govuk-list govuk-list--bullet">{definition.bullets.iter().map(bullet).collect_view()}</ul>
            {after}
            <p class="app-cite">{format!("Section {}", definition.cite)}</p>
        </div>
    }
    .into_any()
}

fn source(fact: &'static Fact) -> AnyView {
    let note = |note: &'static FactNote| {
        view! {
            <h3 class="govuk-heading-s">{note.title.as_str()}</h3>
            <p class="govuk-body">{note.text.as_str()} " " <span class="app-cite">{format!("(Section {})", note.cite)}</span></p>
        }
    };
    let notes = (!fact.note.is_empty()).then(|| {
        view! { <Details summary="Where the procedure is unclear about this">{fact.note.iter().map(note).collect_view()}</Details> }
    });
    view! {
        {notes}
        <Details summary="Where this question comes from">
            <p class="govuk-body">{fact.source.as_str()} " " <span class="app-cite">{format!("(Section {})", fact.cite)}</span></p>
        </Details>
    }
    .into_any()
}
