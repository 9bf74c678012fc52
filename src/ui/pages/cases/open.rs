//! Around the pages of the open case: whether it is saved, and whether another tab has it.

use crate::ui::components::{button, warning_text::warning_text};
use crate::ui::html::{Html, el, nothing};
use crate::ui::pages::{case, columns, heading, link, paragraph};
use crate::ui::vault::{Saved, Vault};
use crate::ui::{route::Route, workspace::Workspace};
use leptos::prelude::*;

pub fn view(route: Route, workspace: Workspace) -> Html {
    let vault = workspace.vault;
    let reads = matches!(route, Route::Case | Route::CaseAudit | Route::CaseResult);
    let desk = vault.desk();
    let body = match (reads, desk.elsewhere.get(), desk.damaged.get()) {
        (false, true, _) => held(vault),
        (false, _, true) => damaged(vault),
        _ => case::view(route, workspace),
    };
    let kept = (reads && desk.damaged.get()).then(|| sealed(vault));
    let told = el("div").class("app-no-print").live(move || Html::from([notice(vault), saved(vault)]));
    let above: [Html; 2] = [told.into(), el("div").class("app-no-print").with(kept).into()];
    [columns(above), body].into()
}

fn notice(vault: Vault) -> Html {
    let desk = vault.desk();
    let told = desk.notice.get().map(|text| paragraph(el("strong").with(text)));
    let held = desk.elsewhere.get().then(|| {
        let take = el("button").attr("type", "button").class("app-clear").with("Take over here").on("click", move |_| vault.take_over());
        el("p").class("govuk-body").with("This case is open in another tab, and can only be read here. ").with(take)
    });
    el("div").id("told").attr("role", "status").with(told).with(held).into()
}

/// Said only of what the disk has acknowledged.
fn saved(vault: Vault) -> Html {
    let line = el("p").class("govuk-body-s app-saved").id("saved").attr("role", "status").attr("aria-live", "polite");
    match vault.saved.get() {
        Saved::Nothing => nothing(),
        Saved::Saving => line.with("Saving…").into(),
        Saved::At(time) => line.with(format!("Saved {time}")).into(),
        Saved::Not(why) => {
            let again = button::action("Try again", "govuk-button--secondary").on("click", move |_| vault.save());
            let out = button::link("Download a backup of what is on the screen", &Route::CasesBackup.href())
                .class("govuk-button govuk-button--secondary");
            [Html::from(warning_text(format!("Not saved. {why}"))), el("div").class("app-actions").with(again).with(out).into()].into()
        }
    }
}

fn held(vault: Vault) -> Html {
    columns([
        heading("This case is open in another tab"),
        paragraph(
            "To keep two people, or one person in two tabs, from recording the same thing twice, only one tab writes. Here you can read the case.",
        ),
        button::action("Take over here", "").on("click", move |_| vault.take_over()).into(),
        link(Route::Case, "Read the case"),
    ])
}

fn damaged(vault: Vault) -> Html {
    columns([
        heading("Nothing can be recorded in this case"),
        paragraph(
            "A part of it is damaged. What can still be read is shown, and nothing was deleted. To go on with it, restore it from a backup.",
        ),
        link(Route::CasesImport, "Take in a backup"),
        sealed(vault),
        link(Route::Case, "Read what there is"),
    ])
}

/// What is damaged is not thrown away: it may be mended by somebody else.
fn sealed(vault: Vault) -> Html {
    button::action("Download what is stored of this case, sealed", "govuk-button--secondary")
        .on("click", move |_| vault.give_sealed())
        .into()
}
