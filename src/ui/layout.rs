//! What stands around every page: skip link, header, the two standing sentences, back link, main, footer.

use super::components::{back_link::BackLink, header::Header, skip_link::SkipLink};
use super::{browser, pages, route::{NAME, Route}, workspace::Workspace};
use leptos::prelude::*;

const FOOTER: [(Route, &str); 5] = [
    (Route::Risk, "If a child is at risk now"),
    (Route::Data, "Your data on this device"),
    (Route::About, "About this guide and its source"),
    (Route::Display, "Display: text size and contrast"),
    (Route::Accessibility, "Accessibility statement"),
];

pub fn view(workspace: Workspace) -> impl IntoView {
    let route = workspace.route;
    let edition = &workspace.guide.procedure.edition;
    let back = move || {
        let to = workspace.back(route.get())?;
        Some(view! { <nav aria-label="Back" class="app-no-print"><BackLink href=to.href()/></nav> })
    };
    let link = |(to, text): (Route, &'static str)| {
        view! { <li class="govuk-footer__inline-list-item"><a class="govuk-footer__link" href=to.href()>{text}</a></li> }
    };
    let clear = move || route.get().in_check().then(|| view! { <p><button type="button" class="app-clear" on:click=move |_| clear(workspace)>"Clear my answers and close"</button></p> });
    let year_checked = format!("Rules version {}, checked {}.", edition.version, pages::checked(edition));
    view! {
        <SkipLink target="main-content" text="Skip to main content"/>
        <header>
            <Header name=NAME href=Route::Start.href() class="app-header">
                <div class="app-header__tools app-no-print">
                    <a class="govuk-link govuk-link--inverse" href=Route::Display.href()>"Display: text size and contrast"</a>
                </div>
            </Header>
        </header>
        <section class="app-ontop app-no-print" aria-label="What this guide is">
            <div class="govuk-width-container">
                <p><strong>"Support for your judgement, not a decision."</strong> " " {edition.decides.clone()}</p>
            </div>
        </section>
        <div class="govuk-width-container">
            {back}
            <main class="govuk-main-wrapper" id="main-content" tabindex="-1">{move || pages::view(route.get(), workspace)}</main>
        </div>
        <div class="govuk-visually-hidden" id="announcement" role="status" aria-live="polite"></div>
        <footer class="govuk-footer app-no-print">
            <div class="govuk-width-container">
                {clear}
                <h2 class="govuk-visually-hidden">"Help and information"</h2>
                <ul class="govuk-footer__inline-list">{FOOTER.into_iter().map(link).collect_view()}</ul>
                <p class="govuk-body-s">"This guide works only on this device. It sets no cookies and sends nothing over the network. " {year_checked}</p>
                <p class="govuk-body-s">"This work can be distressing. Talk to your manager, your safeguarding lead or staff support."</p>
            </div>
        </footer>
    }
}

/// Forgets the answers and leaves no way back to them.
fn clear(workspace: Workspace) {
    workspace.clear();
    browser::replace_hash(&Route::Cleared.href());
    workspace.route.set(Route::Cleared);
}
