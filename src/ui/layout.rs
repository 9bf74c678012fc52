//! What stands around every page: skip link, header, the standing sentence, back link, main, footer.

use super::components::{back_link::back_link, header::header, skip_link::skip_link};
use super::html::{Html, el, nothing};
use super::{
    browser, pages,
    route::{NAME, Route},
    vault::State,
    workspace::Workspace,
};
use leptos::prelude::*;

const MENU: [(Route, &str); 3] = [(Route::Start, "Self-check"), (Route::Dates, "Deadlines"), (Route::Cases, "Cases")];

const FOOTER: [(Route, &str); 6] = [
    (Route::Risk, "If a child is at risk now"),
    (Route::Data, "Your data on this device"),
    (Route::About, "About this guide and its source"),
    (Route::Practice, "Practice cases"),
    (Route::Display, "Display: text size and contrast"),
    (Route::Accessibility, "Accessibility statement"),
];

pub fn view(workspace: Workspace) -> Html {
    let route = workspace.route;
    let display =
        el("a").class("govuk-link govuk-link--inverse").attr("href", Route::Display.href()).with("Display: text size and contrast");
    let vault = workspace.vault;
    let lock = el("span").class("app-header__lock").live(move || vault.tools.get().map(|draw| draw(vault)));
    let tools = el("div").class("app-header__tools app-no-print").with(lock).with(display);
    let decides = move || workspace.shown().procedure.edition.decides;
    let standing = el("p").with(el("strong").with("Support for your judgement, not a decision. ")).with(el("span").live(decides));
    let back = el("div").class("app-back app-no-print").live(move || {
        let to = workspace.back(route.get())?;
        Some(el("nav").attr("aria-label", "Back").with(back_link(&to.href(), "")))
    });
    let main = el("main").class("govuk-main-wrapper").id("main-content").attr("tabindex", "-1");
    let announcement = el("div").class("govuk-visually-hidden").id("announcement").attr("role", "status").attr("aria-live", "polite");
    [
        skip_link("main-content", "Skip to main content").into(),
        el("header").with(header(NAME, &Route::Start.href(), "app-header", tools)).into(),
        el("section")
            .class("app-ontop app-no-print")
            .attr("aria-label", "What this guide is")
            .with(el("div").class("govuk-width-container").with(standing))
            .into(),
        menu(workspace),
        el("div")
            .class("govuk-width-container")
            .with(back)
            .with(main.live(move || [local_rules(workspace), pages::view(route.get(), workspace)]))
            .into(),
        announcement.into(),
        footer(workspace),
    ]
    .into()
}

/// First on every page, and on what is printed of it, while rules from a file are in use.
fn local_rules(workspace: Workspace) -> Html {
    let Some(notice) = workspace.guide().procedure.edition.notice() else { return nothing() };
    let link = el("a").class("govuk-link app-no-print").attr("href", Route::Local.href()).with("See or stop using them");
    let text = el("p").class("govuk-body").with(el("strong").with(notice)).with(" ").with(link);
    el("section").class("app-local").attr("aria-label", "Local rules").with(text).into()
}

/// The parts of the guide. Not shown during a check, which has its own way on and back.
fn menu(workspace: Workspace) -> Html {
    let link = move |(to, text): (Route, &'static str)| {
        let route = workspace.route.get();
        let here = route == to
            || (to == Route::Dates && route.in_dates())
            || (to == Route::Cases && route.in_cases())
            || (to == Route::Start && matches!(route, Route::Rules(_)));
        let link = el("a").class("govuk-link govuk-link--no-visited-state").attr("href", to.href()).with(text);
        el("li").with(if here { link.attr("aria-current", if route == to { "page" } else { "true" }) } else { link })
    };
    let list = move || {
        let off = workspace.vault.state.get() == State::Off;
        let shown = MENU.into_iter().filter(|(to, _)| !(off && *to == Route::Cases));
        (!workspace.route.get().in_check()).then(|| el("ul").class("govuk-width-container").each(shown.map(link)))
    };
    el("nav").class("app-menu app-no-print").attr("aria-label", "Menu").live(list).into()
}

fn footer(workspace: Workspace) -> Html {
    let link = |(to, text): (Route, &'static str)| {
        el("li").class("govuk-footer__inline-list-item").with(el("a").class("govuk-footer__link").attr("href", to.href()).with(text))
    };
    let clear = el("div").live(move || {
        let route = workspace.route.get();
        let text = if route.in_dates() { "Clear my dates and close" } else { "Clear my answers and close" };
        let button = el("button").attr("type", "button").class("app-clear").with(text).on("click", move |_| clear(workspace));
        (route.in_check() || route.in_dates()).then(|| el("p").with(button))
    });
    let about = move || {
        let edition = &workspace.shown().procedure.edition;
        format!(
            "This guide works only on this device. It sets no cookies, and nothing that you enter is sent anywhere. Rules version {}, checked {}.",
            edition.version,
            pages::checked(edition)
        )
    };
    let inside = el("div")
        .class("govuk-width-container")
        .with(clear)
        .with(el("h2").class("govuk-visually-hidden").with("Help and information"))
        .with(el("ul").class("govuk-footer__inline-list").each(FOOTER.map(link)))
        .with(el("p").class("govuk-body-s").live(about))
        .with(
            el("p")
                .class("govuk-body-s")
                .with("This work can be distressing. Talk to your manager, your safeguarding lead or staff support."),
        );
    el("footer").class("govuk-footer app-no-print").with(inside).into()
}

/// Forgets the answers and the dates, and leaves no way back to them.
fn clear(workspace: Workspace) {
    workspace.clear_all();
    browser::replace_hash(&Route::Cleared.href());
    workspace.route.set(Route::Cleared);
}
