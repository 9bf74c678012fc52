//! The audit trail of the case, to read, print and take away.

use super::super::columns;
use super::super::wide;
use crate::case::case_file::CaseFile;
use crate::document::{audit_trail, csv};
use crate::ui::components::{button, document_view};
use crate::ui::html::{Html, el};
use crate::ui::{browser, workspace::Workspace};

pub fn view(workspace: Workspace, file: &CaseFile) -> Html {
    let paper = audit_trail::paper(file, workspace.today);
    let rows = audit_trail::rows(file);
    let actions = el("div")
        .class("app-actions app-no-print")
        .with(button::action("Print or save", "").on("click", |_| browser::print()))
        .with(button::action("Download for a spreadsheet", "govuk-button--secondary").on("click", move |_| {
            browser::download("audit-trail.csv", "text/csv;charset=utf-8", &csv::file(&rows));
        }));
    let colophon = paper.colophon.iter().map(|line| el("p").class("app-colophon").with(line.clone()));
    let colophon: Vec<_> = colophon.collect();
    [
        columns([document_view::head(&paper), actions.into()]),
        wide(el("div").class("app-audit").with(document_view::body(paper.sections.clone()))),
        columns(colophon),
    ]
    .into()
}
