//! The edition: where it comes from, what it says, its time limits and duties with their force, and where it is silent.

use super::{bullets, columns, heading, link, minor_heading, paragraph, subheading};
use crate::document::{
    capital, cited,
    deadlines::{basis, owed},
    unverified,
};
use crate::procedure::{Procedure, conclusion::Force, duty::Stage, time_limit::TimeLimit};
use crate::ui::components::document_view::body;
use crate::ui::components::table::{Rows, table, text_rows};
use crate::ui::html::Html;
use crate::ui::route::Route;
use crate::ui::workspace::Workspace;

pub fn view(workspace: Workspace) -> Html {
    let procedure = &workspace.guide().procedure;
    let edition = &procedure.edition;
    let stage = |stage: Stage| -> Html { [minor_heading(stage.name()), bullets(duties(procedure, stage))].into() };
    let status: Vec<Html> = edition.status.iter().map(|text| paragraph(text.as_str())).collect();
    columns([
        heading("About this guide and its source"),
        status.into(),
        subheading("What this guide is, and is not"),
        paragraph(format!(
            "It says what the written criteria say about your answers, and shows the paragraph. It does not decide, refer or notify. {}",
            edition.decides
        )),
        paragraph(format!("Source: {}. Rules version {}, checked {}.", edition.source, edition.version, super::checked(edition))),
        link(Route::Verify, "Check the rules yourself"),
        link(Route::Compare, "Compare two sets of rules"),
        link(Route::WhatIf, "What if: answers side by side"),
        link(Route::How, "How the answer is worked out"),
        subheading("Time limits in the procedure"),
        table(limits(procedure), "app-stack").into(),
        subheading("Who does what"),
        Stage::ALL.map(stage).into(),
        subheading("Where the procedure is silent or contradicts itself"),
        bullets(edition.gap.iter().map(|gap| format!("{} ({})", gap.text, cited(&gap.cite)))),
        body(unverified(procedure).into_iter().collect()),
        subheading("How days are counted"),
        bullets([
            "The day of the event is not counted.",
            "A month ends on the same date of the next month, or on its last day where there is no such date.",
            "A working day is a weekday that is not Christmas Day, Boxing Day, Good Friday or a bank holiday. No source defines it for these duties; this is the definition of SI 2006/1738, regulation 2.",
            "A date that falls on a closed day is not moved forward. The last working day before it is shown beside it.",
        ]),
        bullets(
            workspace.guide().holidays.divisions.iter().map(|division| format!("Bank holidays in {}: {}.", division.name, division.source)),
        ),
        subheading("For training"),
        link(Route::Practice, "Practise on cases, beside the answers of the rules"),
        subheading("For publishers of rules"),
        link(Route::Local, "Load rules from a file"),
    ])
}

fn limits(procedure: &Procedure) -> Rows {
    let row = |limit: &TimeLimit| {
        let from = procedure.event(&limit.from).map_or("", |event| &event.starts);
        let also = if limit.also.is_empty() { String::new() } else { format!(", {}", limit.also) };
        vec![
            limit.name.into(),
            format!("{} ({}{also}), from when {from}", limit.period, limit.force.word()),
            format!("{}. {}. {}", owed(limit), capital(&basis(limit)), limit.note),
        ]
    };
    let head = ["Step", "How long", "Who, and what to know"].map(str::to_string).to_vec();
    text_rows("Every time limit in the procedure", head, procedure.time_limits.iter().map(row).collect())
}

fn duties(procedure: &Procedure, stage: Stage) -> Vec<String> {
    let ours = |force: Force| matches!(force, Force::GoodPractice | Force::CautiousCourse);
    let of_stage = procedure.duties.iter().filter(|duty| duty.stage == stage && !ours(duty.force));
    of_stage.map(|duty| format!("{} {} {} ({})", duty.who, duty.force.word(), duty.does.trim_end_matches('.'), cited(&duty.cite))).collect()
}
