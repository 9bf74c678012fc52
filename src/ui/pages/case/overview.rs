//! The page of the case: all that is known of it, on one sheet.

use super::super::{bullets, columns, dates, link, paragraph, subheading, wide};
use super::{answers, name, status};
use crate::case::case_file::CaseFile;
use crate::case::event::Event;
use crate::document::{
    deadlines::{Schedule, colophon},
    timeline::marks,
};
use crate::ui::components::{
    button,
    timeline::{timeline, timeline_list},
};
use crate::ui::html::{Html, el, nothing};
use crate::ui::{browser, route::Route, workspace::Workspace};

const OTHERS: [(Route, &str); 8] = [
    (Route::CaseReference, "Change the reference"),
    (Route::CaseNote, "Add a note"),
    (Route::CaseCalendar, "Change the bank holidays, or add days on which you are closed"),
    (Route::CaseWhatIf, "What if an answer were different?"),
    (Route::CaseRules, "Read this case under other rules"),
    (Route::CaseAudit, "Audit trail: every entry, who made it and when"),
    (Route::CasesBackup, "Back up this case"),
    (Route::CasesWipe, "Wipe this case"),
];

pub fn view(workspace: Workspace) -> Html {
    let draw = move || {
        let file = workspace.vault.file()?;
        workspace.case.with(|schedule| draw(schedule, &file, workspace))
    };
    el("div").live(draw).into()
}

fn draw(schedule: &Schedule, file: &CaseFile, workspace: Workspace) -> Html {
    let marks = marks(schedule);
    let first = [
        el("h1").class("govuk-heading-l").attr("tabindex", "-1").with(name(file)).into(),
        status::told(workspace),
        status::first(schedule, file),
    ];
    let actions = el("div").class("app-actions app-no-print").with(button::link("Record what happened", &Route::CaseRecord.href()));
    let drawing = if marks.is_empty() {
        paragraph("Nothing has a date yet. Record when the local authority learned of the incident: the time limits are counted from it.")
    } else {
        timeline(&marks, schedule.today).into()
    };
    let across = [
        status::line(schedule, file, workspace),
        actions.into(),
        drawing,
        subheading("Deadlines"),
        dates::list(schedule, Route::CaseLimit),
        el("p").class("govuk-body").id("calendar-used").with(schedule.calendar()).into(),
        dates::odd(schedule),
    ];
    // The list comes first for those who read in order, and stands to the right where there is room.
    let happened = el("div").with(subheading("What has happened, and what is due")).with(timeline_list(&marks, schedule.today));
    let happened = if marks.is_empty() { nothing() } else { happened.class("app-case__aside").into() };
    let rest = [
        criteria(schedule, file, workspace),
        el("div")
            .class("app-no-print")
            .with(subheading("Take the dates with you"))
            .with(dates::keep::ways(workspace.case, Route::CaseLimit))
            .into(),
        others(file, workspace),
    ];
    let colophon = colophon(schedule.procedure, schedule.today).into_iter().map(|line| el("p").class("app-colophon").with(line));
    let both = el("div").class("app-case").with(happened).with(el("div").class("app-case__main").with(rest)).into();
    [columns(first), wide(across), both, columns(colophon.collect::<Vec<_>>())].into()
}

/// What was last recorded of the criteria, with its answers, and the way to the reasons.
fn criteria(schedule: &Schedule, file: &CaseFile, workspace: Workspace) -> Html {
    let title = subheading("What the written criteria say");
    let Some(decision) = file.decisions().pop() else {
        let none = paragraph("The questions about the criteria have not been answered for this case.");
        return [title, none, answers::begin(file, workspace, "Answer the questions")].into();
    };
    let blocks = crate::document::decision::taken(&decision);
    let given = file.answers(schedule.procedure);
    let same = answers::current(&decision, schedule.procedure, &given);
    let note =
        (!same).then(|| paragraph("The rules or the answers in use now are others. The page of the reasons shows both, side by side."));
    let more = el("div").class("app-no-print").with(link(Route::CaseResult, "The reasons, what is not settled, and what would change it"));
    [
        title,
        crate::ui::components::document_view::blocks(blocks),
        note.into(),
        more.into(),
        answers::begin(file, workspace, "Answer the questions again"),
    ]
    .into()
}

fn others(file: &CaseFile, workspace: Workspace) -> Html {
    let closed = file.closed();
    let text = if closed { "Open the case again" } else { "Close the case" };
    let hint = if closed {
        "Nothing more is to be done, so no date is shown as the next."
    } else {
        "Once nothing more is to be done. It stays here, and can be opened again."
    };
    let close = button::action(text, "govuk-button--secondary").on("click", move |_| {
        workspace.case.record(vec![Event::Closed { closed: !closed }]);
        browser::focus_when_drawn("moved");
    });
    let way = |(route, text): (Route, &'static str)| el("a").class("govuk-link").attr("href", route.href()).with(text);
    el("div")
        .class("app-no-print")
        .with(subheading("More about this case"))
        .with(bullets(OTHERS.map(way)))
        .with(paragraph(hint))
        .with(close)
        .into()
}
