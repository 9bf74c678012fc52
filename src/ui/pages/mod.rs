//! One file a page: what it shows, no rule and no reasoning.

pub mod about;
pub mod accessibility;
pub mod case;
pub mod cases;
pub mod cleared;
pub mod compare;
pub mod data;
pub mod date;
pub mod dates;
pub mod display;
pub mod edition;
pub mod elsewhere;
pub mod how;
pub mod local;
pub mod not_found;
pub mod practice;
pub mod question;
pub mod result;
pub mod risk;
pub mod start;
pub mod verify;
pub mod what_if;

use super::fresh;
use super::html::{Html, el};
use super::{route::Route, workspace::Workspace};
use crate::calendar::words;
use crate::document::{capital, cited};
use crate::procedure::edition::Edition;

pub fn view(route: Route, workspace: Workspace) -> Html {
    match route {
        Route::Start | Route::Rules(_) => start::view(workspace),
        Route::Question(number) => question::view(workspace, number),
        // Drawn without a change of address, so it may not have to wait.
        Route::Cleared => cleared::view(),
        later => later_page(later, workspace),
    }
}

/// What the first questions do not need: the build puts it into a second file, loaded after them (`.ci/split.mjs`).
#[inline(never)]
fn later_page(route: Route, workspace: Workspace) -> Html {
    if let Some(why) = fresh::withdrawn(&workspace.guide().procedure.edition).filter(|_| route.concludes()) {
        return fresh::refusal(why);
    }
    let page = match route {
        Route::Date => date::view(workspace),
        Route::Result => result::view(workspace),
        Route::Dates => dates::view(workspace),
        Route::DatesEvent(number) => dates::event::view(workspace, number),
        Route::DatesLimit(number) => dates::limit::view(workspace.diary, number),
        Route::DatesCalendar => dates::calendar::view(workspace, workspace.diary, route.title()),
        Route::DatesPlan => dates::plan::view(workspace),
        Route::Edition => edition::view(workspace),
        Route::Elsewhere => elsewhere::view(),
        Route::How => how::view(workspace),
        Route::Verify => verify::view(workspace),
        Route::Compare => compare::view(workspace),
        Route::WhatIf => what_if::view(workspace),
        cases if cases.in_cases() => cases::view(cases, workspace),
        Route::Practice => practice::view(workspace),
        Route::Local => local::view(workspace),
        Route::Risk => risk::view(),
        Route::Data => data::view(workspace),
        Route::About => about::view(workspace),
        Route::Display => display::view(),
        Route::Accessibility => accessibility::view(),
        _ => not_found::view(),
    };
    [fresh::notice(workspace), page].into()
}

/// The measure of every page: two thirds of the width.
pub fn columns(content: impl Into<Html>) -> Html {
    el("div").class("govuk-grid-row").with(el("div").class("govuk-grid-column-two-thirds").with(content)).into()
}

/// The whole width, for what is read across.
pub fn wide(content: impl Into<Html>) -> Html {
    el("div").class("govuk-grid-row").with(el("div").class("govuk-grid-column-full").with(content)).into()
}

/// The heading of a page, which takes the focus when the page is opened.
pub fn heading(text: &'static str) -> Html {
    el("h1").class("govuk-heading-l").attr("tabindex", "-1").with(text).into()
}

pub fn subheading(text: &'static str) -> Html {
    el("h2").class("govuk-heading-m").with(text).into()
}

pub fn minor_heading(text: impl Into<Html>) -> Html {
    el("h3").class("govuk-heading-s").with(text).into()
}

pub fn paragraph(text: impl Into<Html>) -> Html {
    el("p").class("govuk-body").with(text).into()
}

pub fn bullets<T: Into<Html>>(items: impl IntoIterator<Item = T>) -> Html {
    el("ul").class("govuk-list govuk-list--bullet").each(items.into_iter().map(|item| el("li").with(item))).into()
}

/// A paragraph that is a link to another page.
pub fn link(route: Route, text: &'static str) -> Html {
    paragraph(el("a").class("govuk-link").attr("href", route.href()).with(text))
}

/// `(Section 1.2)`, smaller.
pub fn cite(section: &str) -> Html {
    el("span").class("app-cite").with(format!("({})", capital(&cited(section)))).into()
}

/// Which rules are in use, and what must be known of them: that they have ended, if they have.
pub fn status(edition: &Edition) -> Html {
    let which = if edition.ended.is_empty() { format!("{}.", edition.name) } else { edition.ended.to_string() };
    el("p").class("govuk-body").with(el("strong").with(which)).with(" ").with(edition.banner).into()
}

/// When a person last checked the rules, in words.
pub fn checked(edition: &Edition) -> String {
    words::from_iso(&edition.checked).map(words::date).unwrap_or_default()
}
