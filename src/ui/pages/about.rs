//! The edition: where it comes from, what it says, its time limits and duties with their force, and where it is silent.

use super::{bullets, columns, paragraph, subheading};
use crate::document::capital;
use crate::procedure::{Procedure, conclusion::Force, duty::Stage};
use crate::ui::components::table::{Cell, Rows, Table};
use crate::ui::workspace::Workspace;
use leptos::prelude::*;

pub fn view(workspace: Workspace) -> AnyView {
    let procedure = &workspace.guide.procedure;
    let edition = &procedure.edition;
    let stage = |stage: Stage| view! { <h3 class="govuk-heading-s">{stage.name()}</h3> {bullets(duties(procedure, stage))} };
    columns(
        view! {
            <h1 class="govuk-heading-l" tabindex="-1">"About this guide and its source"</h1>
            {edition.status.iter().map(|text| paragraph(text.clone())).collect_view()}
            {subheading("What this guide is, and is not")}
            {paragraph(format!("It says what the written criteria say about your answers, and shows the paragraph. It does not decide, refer or notify. {}", edition.decides))}
            {paragraph(format!("Source: {}. Rules version {}, checked {}.", edition.source, edition.version, super::checked(edition)))}
            {subheading("Time limits in the procedure")}
            <Table rows=limits(procedure) class="app-stack app-stack--text"/>
            {subheading("Who does what")}
            {Stage::ALL.map(stage).collect_view()}
            {subheading("Where the procedure is silent or contradicts itself")}
            {bullets(edition.gap.iter().map(|gap| format!("{} ({})", gap.text, cited(&gap.cite))).collect())}
            {subheading("How days are counted")}
            {bullets(vec![
                "The day of the event is not counted.".to_string(),
                "A month ends on the same date of the next month, or on its last day where there is no such date.".to_string(),
                "A working day is a weekday that is not Christmas Day, Boxing Day, Good Friday or a bank holiday. No source defines it for these duties; this is the definition of SI 2006/1738, regulation 2.".to_string(),
                "A date that falls on a closed day is not moved forward. The last working day before it is shown beside it.".to_string(),
            ])}
        }
        .into_any(),
    )
}

fn limits(procedure: &Procedure) -> Rows {
    let cell = |text: String| Cell { text, numeric: false };
    let row = |limit: &crate::procedure::time_limit::TimeLimit| {
        let from = procedure.event(&limit.from).map_or("", |event| &event.starts);
        let also = if limit.also.is_empty() { String::new() } else { format!(", {}", limit.also) };
        let to = if limit.to.is_empty() { String::new() } else { format!(" to {}", limit.to.join(", ")) };
        vec![
            cell(limit.name.clone()),
            cell(format!("{} ({}{also}), from when {from}", limit.period, limit.force.word())),
            cell(format!("{}{to}. Section {}. {}", limit.who, limit.cite, limit.note)),
        ]
    };
    Rows {
        caption: Some("Every time limit in the procedure".to_string()),
        caption_class: "govuk-visually-hidden",
        head: ["Step", "How long", "Who, and what to know"].map(|text| cell(text.to_string())).to_vec(),
        rows: procedure.time_limits.iter().map(row).collect(),
        first_cell_is_header: true,
    }
}

fn duties(procedure: &Procedure, stage: Stage) -> Vec<String> {
    let ours = |force: Force| matches!(force, Force::GoodPractice | Force::CautiousCourse);
    let of_stage = procedure.duties.iter().filter(|duty| duty.stage == stage && !ours(duty.force));
    of_stage.map(|duty| format!("{} {} {} ({})", duty.who, duty.force.word(), duty.does.trim_end_matches('.'), cited(&duty.cite))).collect()
}

fn cited(cite: &str) -> String {
    if cite.starts_with(|c: char| c.is_ascii_digit()) { format!("section {cite}") } else { capital(cite) }
}
