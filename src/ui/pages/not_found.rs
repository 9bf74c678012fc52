//! An address that leads nowhere.

use super::{paragraph, prose};
use crate::ui::route::Route;
use leptos::prelude::*;

pub fn view() -> AnyView {
    prose(
        "Page not found",
        view! {
            {paragraph("There is no page at this address. If you typed it, check that it is right.")}
            <p class="govuk-body"><a class="govuk-link" href=Route::Start.href()>"Go to the start page"</a></p>
        }
        .into_any(),
    )
}
