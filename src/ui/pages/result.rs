//! What the written criteria say about the answers, and a record of it to print or copy.

use super::{columns, paragraph, question, risk, subheading};
use crate::document::{list, text};
use crate::ui::components::{document_view::{DocumentBody, DocumentHead}, inset_text::InsetText};
use crate::ui::{browser, workspace::Workspace};
use leptos::prelude::*;

const COPY_FIELD: &str = "result-as-text";

pub fn view(workspace: Workspace) -> AnyView {
    let Some(paper) = workspace.result() else { return question::view(workspace, 1) };
    let plain = text::render(&paper);
    let copied: RwSignal<Option<bool>> = RwSignal::new(None);
    let copy = {
        let plain = plain.clone();
        move |_| {
            copied.set(None);
            browser::copy(plain.clone(), move |done| {
                copied.set(Some(done));
                if !done {
                    leptos::prelude::request_animation_frame(|| browser::select(COPY_FIELD));
                }
            });
        }
    };
    let by_hand = move || {
        let plain = plain.clone();
        (copied.get() == Some(false)).then(|| {
            view! {
                <label class="govuk-label" for=COPY_FIELD>"The result as text. Select it and copy it."</label>
                <textarea class="govuk-textarea" id=COPY_FIELD rows="10" readonly {..crate::ui::components::quiet::quiet()}>{plain}</textarea>
            }
        })
    };
    let message = move || match copied.get() {
        None => "",
        Some(true) => "Copied. Paste it where you keep your record.",
        Some(false) => "Your browser did not allow copying. The text is below.",
    };
    let colophon = paper.colophon.clone().into_iter().map(|line| view! { <p class="app-colophon">{line}</p> }).collect_view();
    let sections = paper.sections.clone();
    columns(
        view! {
            <DocumentHead paper/>
            {set_aside(workspace)}
            {risk::callout()}
            <DocumentBody sections/>
            <div class="app-no-print">
                {subheading("Keep a record")}
                <div class="app-actions">
                    <button type="button" class="govuk-button" on:click=|_| browser::print()>"Print or save"</button>
                    <button type="button" class="govuk-button govuk-button--secondary" on:click=copy>"Copy as text"</button>
                </div>
                <p class="govuk-body" role="status" aria-live="polite">{message}</p>
                {by_hand}
                <InsetText>{paragraph("Nothing has been saved. When you close this tab your answers are gone. The record holds no names.")}</InsetText>
            </div>
            {colophon}
        }
        .into_any(),
    )
}

/// Says which earlier answers no longer count, and that they are not lost.
pub fn set_aside(workspace: Workspace) -> Option<AnyView> {
    let facts = &workspace.guide.procedure.facts;
    let parked: Vec<String> = workspace.walk.with(|walk| walk.parked.iter().map(|fact| format!("“{}”", facts[*fact].short)).collect());
    (!parked.is_empty()).then(|| {
        let text = format!(
            "Because you changed an earlier answer, your answers to {} no longer apply and are set aside. If you change it back, they come back.",
            list(&parked, "and")
        );
        view! { <InsetText>{paragraph(text)}</InsetText> }.into_any()
    })
}
