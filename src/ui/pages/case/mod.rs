//! The case that is open: what the criteria say, its dates, its timeline, and what can be recorded. Everything shown is read from
//! its log, and every change is one more entry.

pub mod answers;
mod audit;
mod event;
mod overview;
mod record;
mod reference;
mod result;
mod rules;
mod settle;
mod status;

use super::{columns, dates, heading, link, not_found, paragraph, what_if};
use crate::case::case_file::CaseFile;
use crate::document::entry::edition_name;
use crate::ui::html::{Html, el};
use crate::ui::{fresh, route::Route, workspace::Guide, workspace::Workspace};
use leptos::prelude::*;

pub fn view(route: Route, workspace: Workspace) -> Html {
    let Some(file) = untrack(|| workspace.vault.file()) else {
        return columns([heading("No case is open"), link(Route::Cases, "Cases on this device")]);
    };
    let Some(guide) = Guide::edition(file.edition()) else {
        return match route {
            Route::CaseAudit => audit::view(workspace, &file),
            Route::CaseRules => rules::view(workspace, &file),
            _ => without_rules(&file),
        };
    };
    if let Some(why) = fresh::withdrawn(&guide.procedure.edition)
        && !matches!(route, Route::CaseAudit | Route::CaseRules)
    {
        return withdrawn(&file, why);
    }
    if workspace.of_case.with_untracked(|known| !std::ptr::eq(known.procedure, guide.procedure)) {
        workspace.of_case.set(guide);
    }
    match route {
        Route::Case => overview::view(workspace),
        Route::CaseRecord => record::view(&file, guide),
        Route::CaseEvent(number) => event::view(workspace, &file, guide, number),
        Route::CaseCalendar => dates::calendar::view(workspace, workspace.case, route.title()),
        Route::CaseLimit(number) => dates::limit::view(workspace.case, number),
        Route::CaseReference => reference::reference(workspace, &file),
        Route::CaseNote => reference::note(workspace, &file),
        Route::CaseAudit => audit::view(workspace, &file),
        Route::CaseSettle => settle::view(workspace),
        Route::CaseResult => result::view(workspace, &file, guide),
        Route::CaseRules => rules::view(workspace, &file),
        Route::CaseWhatIf => what_if::page(guide, file.answers(guide.procedure), link(Route::Case, "Go back to the case")),
        _ => not_found::view(),
    }
}

/// A case that is read under an edition that the publisher has withdrawn.
fn withdrawn(file: &CaseFile, why: String) -> Html {
    let still = "So no dates and no result are shown. Nothing of the case is lost.";
    columns([titled(file, "The rules of this case have been withdrawn"), paragraph(why), paragraph(still), ways_on()])
}

/// A case that is read under an edition that this build does not carry.
fn without_rules(file: &CaseFile) -> Html {
    columns([
        titled(file, "The rules of this case are not in this guide"),
        paragraph(format!(
            "The case is read under “{}”, which this version of the guide does not hold, so no dates and no result can be shown. Nothing of the case is lost.",
            edition_name(file.edition())
        )),
        ways_on(),
    ])
}

fn ways_on() -> Html {
    let audit = link(Route::CaseAudit, "See every entry of the case");
    [audit, link(Route::CaseRules, "Read it under other rules"), link(Route::CasesBackup, "Back up this case")].into()
}

/// `Case 2025-03`
fn name(file: &CaseFile) -> String {
    match file.reference() {
        "" => "Case without a reference".to_string(),
        reference => format!("Case {reference}"),
    }
}

/// The heading of a page of the case, with the case above it.
fn titled(file: &CaseFile, text: &'static str) -> Html {
    [el("span").class("govuk-caption-l").with(name(file)).into(), heading(text)].into()
}
