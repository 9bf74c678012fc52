//! What the written criteria say of the case: as it was recorded, never worked out again, and what the rules in use say now.

use super::super::{columns, link, paragraph, subheading, wide};
use super::{answers, titled};
use crate::case::{case_file::CaseFile, decision::Decision};
use crate::document::{
    Answered, Block, Document, Section, decision as words,
    self_check::{self, AWARE, SelfCheck},
};
use crate::ui::components::{button, document_view, document_view::blocks, side_by_side::side_by_side};
use crate::ui::html::{Html, el, nothing};
use crate::ui::{
    browser,
    route::Route,
    workspace::{Guide, Workspace},
};

pub fn view(workspace: Workspace, file: &CaseFile, guide: Guide) -> Html {
    let given = file.answers(guide.procedure);
    let (decision, paper) = (file.decisions().pop(), paper(workspace, file, guide));
    let same = decision.as_ref().is_some_and(|decision| answers::current(decision, guide.procedure, &given));
    let compared = match &decision {
        None => paragraph("No result has been recorded for this case."),
        Some(decision) if same => blocks(words::taken(decision)),
        Some(decision) => both(decision, file, guide),
    };
    let now = Decision::taken(guide.procedure, guide.book, &given, workspace.today);
    let record = button::action("Record what the rules in use say now", "").on("click", move |_| {
        workspace.case.record(vec![now.clone().into()]);
        browser::go(&Route::Case.href());
    });
    let record = if same || paper.is_none() { nothing() } else { el("div").class("app-no-print").with(record).into() };
    let open =
        "The answers recorded so far do not lead to a result under the rules in use. Answer the questions, and record them in the case.";
    let reasons = match paper {
        Some(paper) => reasons(paper, same),
        None => paragraph(open),
    };
    [
        columns([titled(file, "What the written criteria say"), subheading("What was recorded")]),
        if same || decision.is_none() { columns(compared) } else { wide(compared) },
        columns([
            record,
            answers::begin(file, workspace, "Answer the questions again"),
            reasons,
            el("div")
                .class("app-no-print")
                .with(link(Route::CaseRules, "Read this case under other rules"))
                .with(link(Route::CaseWhatIf, "What if an answer were different?"))
                .into(),
            el("div")
                .class("app-actions app-no-print")
                .with(button::action("Print or save", "govuk-button--secondary").on("click", |_| browser::print()))
                .into(),
        ]),
    ]
    .into()
}

/// The decision as it was taken, beside what is said now.
fn both(decision: &Decision, file: &CaseFile, guide: Guide) -> Html {
    let Guide { procedure, book, .. } = guide;
    let under = decision.under(procedure, book);
    let mut differ = Vec::new();
    if let Some(of) = Guide::edition(&decision.edition).filter(|of| of.procedure.edition.version == *decision.version.as_str()) {
        differ = words::differences_if_any(of.procedure, &decision.under(of.procedure, of.book).outcome, procedure, &under.outcome);
    }
    let current = file.answers(procedure);
    let changed = (under.answers != current).then(|| {
        let carried =
            "Answers were changed after this was recorded. The columns show the answers of then; the reasons below use those of now.";
        paragraph(carried)
    });
    let note = paragraph("What was recorded stays as it is. What the rules in use say stands beside it and replaces nothing.");
    [
        side_by_side([blocks(words::taken(decision)), blocks(words::now(decision, procedure, &under))]).into(),
        blocks(differ),
        changed.map_or_else(nothing, Into::into),
        note,
    ]
    .into()
}

/// The answers of the case as the self-check puts them on paper; `None` while they lead to no result.
fn paper(workspace: Workspace, file: &CaseFile, guide: Guide) -> Option<Document> {
    let days = guide.days()?;
    let walk = guide.book.walk(&file.answers(guide.procedure));
    let aware = file.happened(AWARE).map(|happened| happened.dated.date);
    let check = SelfCheck { procedure: guide.procedure, book: guide.book, walk: &walk, days: &days, aware, today: workspace.today };
    walk.next.is_none().then(|| self_check::result(&check))
}

/// Its sections, without the links by which a self-check is changed.
fn reasons(paper: Document, same: bool) -> Html {
    let title = if same { "The reasons" } else { "The reasons under the rules in use" };
    let warnings = paper.warnings.iter().map(|text| crate::ui::components::warning_text::warning_text(text.clone()));
    let warnings: Vec<_> = warnings.collect();
    let summary: Vec<Html> = paper.summary.iter().cloned().map(paragraph).collect();
    let colophon: Vec<_> = paper.colophon.iter().map(|line| el("p").class("app-colophon").with(line.clone())).collect();
    [
        el("h2").class("govuk-heading-m").with(title).into(),
        paragraph(el("strong").with(paper.title.clone())),
        summary.into(),
        warnings.into(),
        document_view::body(paper.sections.into_iter().map(plain).collect()),
        colophon.into(),
    ]
    .into()
}

fn plain(section: Section) -> Section {
    let block = |block: Block| match block {
        Block::Answers(answers) => {
            let row = |Answered { question, answer, note, .. }: Answered| {
                let answer = if note.is_empty() { answer } else { format!("{answer}. {note}") };
                vec![question, answer]
            };
            let headers = ["Question", "Answer"].map(str::to_string).to_vec();
            Block::Table { caption: "Answers of the case".to_string(), headers, rows: answers.into_iter().map(row).collect() }
        }
        other => other,
    };
    let heading = if section.heading == "Your answers" { "The answers of the case".to_string() } else { section.heading };
    Section { heading, blocks: section.blocks.into_iter().map(block).collect() }
}
