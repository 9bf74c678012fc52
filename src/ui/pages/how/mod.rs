//! How the answer is worked out, drawn from the rules in use: the tree, the table, and every criterion.

mod criteria;

use super::{columns, heading, link, paragraph, subheading, wide};
use crate::document::how::{steps, table_head, table_rows, your_row};
use crate::reasoning::tree::Next;
use crate::ui::components::{
    details::details,
    flow_chart::{flow_chart, flow_list},
    inset_text::inset_text,
    table::{table, text_rows},
};
use crate::ui::html::{Html, el};
use crate::ui::{route::Route, workspace::Workspace};
use leptos::prelude::*;

const TABLE: &str = "Every combination of definite answers";

pub fn view(workspace: Workspace) -> Html {
    let guide = workspace.guide();
    let (procedure, book) = (guide.procedure, guide.book);
    let edition = &procedure.edition;
    let answers = workspace.walk.with_untracked(|walk| walk.answers);
    let (whole, decisions) = (book.tree(true), book.table());
    let drawn = steps(procedure, book, &whole.drawn(book, &answers), &decisions, &answers);
    let every = steps(procedure, book, &whole, &decisions, &answers);
    let ended = (!edition.ended.is_empty()).then(|| inset_text(el("p").class("govuk-body").with(el("strong").with(edition.ended))));
    let yours = if workspace.has_answers() { " Your path has thick lines and the words “your answer”." } else { "" };
    let first = [
        heading("How the answer is worked out"),
        paragraph(format!("This is drawn from the rules in use: {}.", edition.name)),
        ended.into(),
        subheading("The questions, and where each answer leads"),
        paragraph(format!(
            "Answers that lead to the same place stand together. “Not known” is left out unless it leads where another answer leads, or is yours.{yours}"
        )),
    ];
    let rows = text_rows(TABLE, table_head(procedure), table_rows(procedure, &decisions, your_row(&drawn)));
    let last = [
        subheading("The same as a list"),
        flow_list(&drawn),
        details(format!("All {} questions, with every answer that is not known", whole.questions.len()), flow_list(&every)).into(),
        subheading(TABLE),
        paragraph("Each falls into one row. An answer that a row does not name makes no difference to it."),
    ];
    let drawing = matches!(whole.first, Next::Ask(_)).then(|| flow_chart(&drawn));
    let back = workspace.has_answers().then(|| link(workspace.next(), "Go back to your answers"));
    let end = [criteria::view(procedure), back.into(), link(Route::About, "About this guide and its source")];
    [columns(first), wide(drawing), columns(last), wide(table(rows, "app-stack app-rows")), columns(end)].into()
}
