//! What can be recorded of what has happened, with what is recorded already.

use super::super::{bullets, columns, link, paragraph, subheading};
use super::titled;
use crate::case::case_file::CaseFile;
use crate::document::{deadlines::event_date, entry::event_name};
use crate::procedure::{Procedure, time_limit::Event};
use crate::ui::components::summary_list::{Action, Row, summary_list};
use crate::ui::html::{Html, el};
use crate::ui::{route::Route, workspace::Guide};

pub fn view(file: &CaseFile, guide: Guide) -> Html {
    let Guide { procedure, .. } = guide;
    let rows = procedure.events.iter().enumerate().filter(|(_, event)| counts(procedure, event)).map(|(at, event)| row(file, at, event));
    let others = file.not_carried(procedure);
    let others = (!others.is_empty()).then(|| {
        let text = paragraph("Recorded under other rules. These do not know them, and nothing is counted from them:");
        Html::from([subheading("Not used under the rules of this case"), text, bullets(others.iter().map(|id| event_name(id)))])
    });
    columns([
        titled(file, "Record what happened"),
        paragraph(
            "What has happened, or is planned. The time limits are counted from these dates. A correction replaces what was recorded, and the audit trail keeps both.",
        ),
        summary_list(rows.collect(), "app-events").into(),
        others.into(),
        link(Route::CaseNote, "Record something else, as a note"),
        link(Route::CaseCalendar, "Change the bank holidays, or add days on which you are closed"),
    ])
}

/// Whether a time limit starts or ends with it.
fn counts(procedure: &Procedure, event: &Event) -> bool {
    procedure.time_limits.iter().any(|limit| limit.met_by == *event.id || limit.reading.iter().any(|reading| reading.from == *event.id))
}

fn row(file: &CaseFile, at: usize, event: &Event) -> Row {
    let happened = file.happened(&event.id);
    let text = if happened.is_some() { "Change" } else { "Record" };
    let value: Html = match happened {
        None => "Nothing recorded".into(),
        Some(happened) => {
            let role = (!happened.role.is_empty()).then(|| el("p").class("govuk-hint").with(format!("By: {}", happened.role)));
            let note = (!happened.note.is_empty()).then(|| el("p").class("govuk-hint app-said").with(happened.note));
            [event_date(happened.dated).into(), Html::from(role), note.into()].into()
        }
    };
    let action = Action { href: Route::CaseEvent(at + 1).href(), text: text.to_string(), hidden: event.name.to_string() };
    Row { key: event.name.into(), value, actions: vec![action] }
}
