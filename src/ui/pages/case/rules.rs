//! Reading the case under other rules: what that would change, before it is recorded.

use super::super::{bullets, columns, paragraph, subheading};
use super::titled;
use crate::case::{case_file::CaseFile, decision::Decision, event::Event, log::Author, moves::moves};
use crate::document::{
    compare,
    deadlines::moved,
    decision as words,
    entry::{edition_name, event_name},
};
use crate::ui::components::{
    button,
    document_view::blocks,
    fieldset::Legend,
    form::form,
    radios::{Choice, Question, radios},
};
use crate::ui::html::{Html, el, nothing};
use crate::ui::{
    browser,
    route::Route,
    workspace::{Guide, Workspace},
};
use leptos::prelude::*;

pub fn view(workspace: Workspace, file: &CaseFile) -> Html {
    let guides: Vec<Guide> = Guide::all().filter(|guide| guide.procedure.edition.id != *file.edition()).collect();
    let intro = [
        titled(file, "Read this case under other rules"),
        paragraph(format!("It is now read under: {}.", edition_name(file.edition()))),
        paragraph(
            "Everything recorded stays in the case, and so does every result as it was recorded. Dates and reasons are worked out under the other rules from then on. It can be changed back.",
        ),
    ];
    if guides.is_empty() {
        return columns([Html::from(intro), paragraph("This guide holds no other rules.")]);
    }
    let choice = |guide: &Guide| Choice {
        value: guide.procedure.edition.id.to_string(),
        text: compare::name(guide.procedure),
        hint: (!guide.procedure.edition.ended.is_empty()).then(|| guide.procedure.edition.ended.to_string()),
        divider: None,
    };
    let question = Question {
        name: "rules".to_string(),
        id: "rules".to_string(),
        legend: Some(Legend { text: "Under which rules?".to_string(), class: "govuk-fieldset__legend--s", ..Legend::default() }),
        choices: guides.iter().map(choice).collect(),
        ..Question::default()
    };
    let selected = RwSignal::new(Some(0));
    // A position among all, so that no signal of another kind is needed (see `what_if`).
    let own = file.edition().to_string();
    let guide = move |at: usize| Guide::all().filter(|guide| guide.procedure.edition.id != *own).nth(at);
    let other = guide.clone();
    let file = file.clone();
    let change = el("div").id("change").live(move || {
        let guide = selected.get().and_then(&other);
        guide.map_or_else(nothing, |guide| what_changes(workspace, &file, guide))
    });
    let save = move || {
        let Some(guide) = selected.get_untracked().and_then(&guide) else { return };
        workspace.case.record(vec![Event::Ruled { edition: guide.procedure.edition.id.to_string() }]);
        browser::go(&Route::Case.href());
    };
    let form = form(
        [Html::from(radios(question, selected, nothing())), change.into(), button::submit("Read the case under these rules", "").into()],
        save,
    );
    columns([Html::from(intro), form.into()])
}

/// Result, answers, events and dates, each as far as they would be others.
fn what_changes(workspace: Workspace, file: &CaseFile, guide: Guide) -> Html {
    let Guide { procedure, book, holidays } = guide;
    let mut shown = vec![subheading("What the criteria would say")];
    match Guide::edition(file.edition()) {
        None => shown.push(paragraph("The rules in use now are not in this guide, so the results cannot be compared.")),
        Some(of) => {
            let given = file.answers(of.procedure);
            let decision = Decision::taken(of.procedure, of.book, &given, workspace.today);
            let under = decision.under(procedure, book);
            shown.push(blocks(words::result(procedure, &under.outcome)));
            shown.push(blocks(words::differences_if_any(
                of.procedure,
                &decision.under(of.procedure, of.book).outcome,
                procedure,
                &under.outcome,
            )));
            shown.push(subheading("Answers"));
            shown.push(blocks(words::carried(&decision, Some(of.procedure), procedure, &under)));
        }
    }
    let lost: Vec<String> = file.not_carried(procedure).iter().map(|id| event_name(id)).collect();
    shown.push(subheading("Events and dates"));
    if !lost.is_empty() {
        shown.push(paragraph("Nothing would be counted from these, which the other rules do not know:"));
        shown.push(bullets(lost));
    }
    let mut read = file.clone();
    read.log.record(0, Author::default(), Event::Ruled { edition: procedure.edition.id.to_string() });
    let diary = read.diary(procedure, holidays);
    let after = diary.and_then(|diary| diary.deadlines(procedure, holidays)).unwrap_or_default();
    let dates: Vec<String> = moves(&[], &after).iter().map(moved).collect();
    shown.push(match dates.is_empty() {
        true => paragraph("No time limit of the other rules would have a date yet."),
        false => [paragraph("The time limits of the other rules, as far as they have a date:"), bullets(dates)].into(),
    });
    shown.into()
}
