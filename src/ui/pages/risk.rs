//! What to do when a child is at risk now. The guide itself tells nobody.

use super::{bullets, paragraph, prose, subheading};
use crate::ui::publisher::{CHILDLINE, EMERGENCY, NSPCC, POLICE};
use leptos::prelude::*;

pub fn view() -> AnyView {
    prose(
        "If a child is at risk now",
        view! {
            <div class="app-emergency">
                <p class="govuk-body"><strong>{format!("If a child is in immediate danger, call {EMERGENCY}.")}</strong></p>
            </div>
            {paragraph(format!("If a child may be at risk but it is not an emergency, contact the children’s social care team where the child lives, or the police on {POLICE}. You do not need to be sure."))}
            {subheading("Advice")}
            {bullets(vec![
                format!("NSPCC helpline, for adults worried about a child: {NSPCC}"),
                format!("Childline, for children and young people: {CHILDLINE}"),
            ])}
            {paragraph("This guide has not told anyone. Filling in a self-check is not a referral.")}
        }
        .into_any(),
    )
}

/// The box on the start page and on every result.
pub fn callout() -> AnyView {
    let strong = format!("If this child, or another child, is in immediate danger, call {EMERGENCY}.");
    let rest = " If a child may be at risk but it is not an emergency, contact the children’s social care team where the child lives, or the police on ";
    view! {
        <div class="app-emergency">
            <p class="govuk-body"><strong>{strong}</strong> {rest} {POLICE} ". This guide has not told anyone."</p>
        </div>
    }
    .into_any()
}
