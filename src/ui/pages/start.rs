//! What this is for, what it is not, and the way in. The same page is sent as HTML, so that it shows before anything runs.

use super::{columns, paragraph, risk};
use crate::ui::components::{button::ButtonLink, inset_text::InsetText};
use crate::ui::{route::Route, workspace::Workspace};
use leptos::prelude::*;

pub fn view(workspace: Workspace) -> AnyView {
    let edition = &workspace.guide.procedure.edition;
    columns(
        view! {
            <h1 class="govuk-heading-l" tabindex="-1">"Check an incident against the written criteria"</h1>
            {paragraph("Use this when a child has died or been seriously harmed, to see whether the incident is notifiable and whether it must be reviewed, why, and by when to act.")}
            {paragraph("It takes about 3 minutes. You do not need names, and nothing is saved or sent.")}
            <InsetText>
                <p class="govuk-body"><strong>{edition.ended.clone()}</strong> " " {edition.banner.clone()}</p>
                <p class="govuk-body"><a class="govuk-link" href=Route::About.href()>"About this guide and its source"</a></p>
            </InsetText>
            {risk::callout()}
            <ButtonLink text="Start" href=Route::Question(1).href() start=true/>
            {paragraph("You will be asked what happened to the child, and whether abuse or neglect is known or suspected. “Not known yet” is always an answer.")}
        }
        .into_any(),
    )
}
