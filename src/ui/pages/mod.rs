//! One file a page: what it shows, no rule and no reasoning.

pub mod about;
pub mod accessibility;
pub mod cleared;
pub mod data;
pub mod date;
pub mod display;
pub mod not_found;
pub mod question;
pub mod result;
pub mod risk;
pub mod start;

use super::{route::Route, workspace::Workspace};
use crate::calendar::words;
use crate::procedure::edition::Edition;
use leptos::prelude::*;

pub fn view(route: Route, workspace: Workspace) -> AnyView {
    match route {
        Route::Start => start::view(workspace),
        Route::Question(number) => question::view(workspace, number),
        Route::Date => date::view(workspace),
        Route::Result => result::view(workspace),
        Route::Risk => risk::view(),
        Route::Data => data::view(),
        Route::About => about::view(workspace),
        Route::Display => display::view(),
        Route::Accessibility => accessibility::view(),
        Route::Cleared => cleared::view(),
        Route::NotFound => not_found::view(),
    }
}

/// A page of text under one heading.
pub fn prose(heading: &'static str, content: AnyView) -> AnyView {
    view! { {columns(view! { <h1 class="govuk-heading-l" tabindex="-1">{heading}</h1> {content} }.into_any())} }.into_any()
}

/// The measure of every page: two thirds of the width.
pub fn columns(content: AnyView) -> AnyView {
    view! { <div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">{content}</div></div> }.into_any()
}

pub fn paragraph(text: impl Into<String>) -> AnyView {
    view! { <p class="govuk-body">{text.into()}</p> }.into_any()
}

pub fn subheading(text: &'static str) -> AnyView {
    view! { <h2 class="govuk-heading-m">{text}</h2> }.into_any()
}

pub fn bullets(items: Vec<String>) -> AnyView {
    let item = |text: String| view! { <li>{text}</li> };
    view! { <ul class="govuk-list govuk-list--bullet">{items.into_iter().map(item).collect_view()}</ul> }.into_any()
}

/// When a person last checked the rules, in words.
pub fn checked(edition: &Edition) -> String {
    words::from_iso(&edition.checked).map(words::date).unwrap_or_default()
}
