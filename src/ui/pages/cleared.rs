//! After “Clear my answers and close”.

use super::{paragraph, prose};
use crate::ui::route::Route;
use leptos::prelude::*;

pub fn view() -> AnyView {
    prose(
        "Your answers are cleared",
        view! {
            {paragraph("Nothing was saved or sent. You can close this tab. The Back button will not bring your answers back.")}
            {paragraph("This guide has not told anyone about the incident.")}
            <p class="govuk-body"><a class="govuk-link" href=Route::Start.href()>"Go to the start page"</a></p>
        }
        .into_any(),
    )
}
