//! Deadlines: from the dates of a case to every date that follows, each with its account.

pub mod calendar;
pub mod event;
pub mod keep;
pub mod limit;
pub mod plan;

use super::{cases, columns, heading, link, paragraph, subheading, wide};
use crate::case::{deadlines::Deadline, oddities::oddities, status::Status, timeline::Dated};
use crate::document::capital;
use crate::document::deadlines::{self, Line, Schedule, event_date, owed, status_words, terms};
use crate::procedure::time_limit::Event;
use crate::ui::components::{
    inset_text::inset_text,
    summary_list::{Action, Row, summary_list},
    warning_text::warning_text,
};
use crate::ui::html::{Element, Html, el, nothing};
use crate::ui::{diary::OpenDiary, route::Route, workspace::Workspace};
use leptos::prelude::*;

pub fn view(workspace: Workspace) -> Html {
    let diary = workspace.diary;
    el("div").live(move || diary.with(|schedule| draw(schedule, diary, workspace))).into()
}

fn draw(schedule: &Schedule, diary: OpenDiary, workspace: Workspace) -> Html {
    let edition = &schedule.procedure.edition;
    let used = !schedule.diary.timeline.is_empty();
    let colophon = deadlines::colophon(schedule.procedure, schedule.today);
    let colophon: Vec<Html> = colophon.into_iter().map(|line| el("p").class("app-colophon").with(line).into()).collect();
    let first = [
        heading("Work out deadlines"),
        paragraph(
            "Give the dates of what has happened, or is planned. Every time limit of the procedure is counted from them, and each date shows how.",
        ),
        inset_text(super::status(edition)).into(),
        moved(diary),
        next(schedule),
        odd(schedule),
    ];
    let across =
        [subheading("What has happened, or is planned"), events(schedule), subheading("Deadlines"), list(schedule, Route::DatesLimit)];
    let last = [
        el("p").class("govuk-body").id("calendar-used").with(schedule.calendar()).into(),
        el("div")
            .class("app-no-print")
            .with(link(Route::DatesCalendar, "Change the bank holidays, or add days on which you are closed"))
            .with(link(Route::DatesPlan, "Try a date: plan backwards, or see what would follow"))
            .into(),
        if used { keep::view(diary) } else { nothing() },
        if used { cases::keep::offer(workspace) } else { nothing() },
        colophon.into(),
    ];
    [columns(first), wide(across), columns(last)].into()
}

/// What the last change moved, old and new.
pub fn moved(diary: OpenDiary) -> Html {
    let say = move || {
        let title = el("h2").class("govuk-heading-s").with("What your change moved");
        let moved = diary.moved.get();
        (!moved.is_empty()).then(|| inset_text([Html::from(title), super::bullets(moved)]))
    };
    el("div").class("app-no-print").attr("role", "status").id("moved").live(say).into()
}

/// The next thing to do.
fn next(schedule: &Schedule) -> Html {
    let next = schedule.next();
    let caption = el("span").class("govuk-caption-m").with("Next");
    next.map(|text| el("div").class("app-outcome").id("next").with(caption).with(el("p").class("govuk-body").with(el("strong").with(text))))
        .into()
}

/// What is odd about the dates, each as a warning.
pub fn odd(schedule: &Schedule) -> Html {
    let found = oddities(schedule.procedure, &schedule.diary.timeline, schedule.days, schedule.today);
    found.iter().map(|oddity| warning_text(oddity.to_string())).collect::<Vec<_>>().into()
}

fn events(schedule: &Schedule) -> Html {
    let row = |(at, (event, dated)): (usize, (&Event, Option<Dated>))| {
        let text = if dated.is_some() { "Change" } else { "Add date" };
        let hidden = format!("{}{}", if dated.is_some() { "the date: " } else { "" }, event.name);
        Row {
            key: event.name.into(),
            value: dated.map_or_else(|| "No date".to_string(), event_date).into(),
            actions: vec![Action { href: Route::DatesEvent(at + 1).href(), text: text.to_string(), hidden }],
        }
    };
    summary_list(schedule.events().into_iter().enumerate().map(row).collect(), "app-events").into()
}

/// Every time limit: what, by when in each reading, and where it stands. `account` is the page on which each is counted.
pub fn list(schedule: &Schedule, account: fn(usize) -> Route) -> Html {
    let headers = ["Time limit", "By", "Status"].map(|text| el("th").attr("scope", "col").class("govuk-table__header").with(text));
    let head = el("thead").class("govuk-table__head").with(el("tr").class("govuk-table__row").each(headers));
    let rows = schedule.deadlines.iter().enumerate().map(|(at, deadline)| row(schedule, account(at + 1), deadline));
    let caption = el("caption").class("govuk-table__caption govuk-visually-hidden").with("Every time limit of the procedure");
    let body = el("tbody").class("govuk-table__body").each(rows);
    el("table").class("govuk-table app-stack app-deadlines").id("deadlines").with(caption).with(head).with(body).into()
}

fn row<'a>(schedule: &Schedule<'a>, account: Route, deadline: &Deadline<'a>) -> Element {
    let limit = deadline.limit;
    let status = schedule.status(deadline);
    let what = el("th")
        .attr("scope", "row")
        .class("govuk-table__header")
        .with(limit.name)
        .with(el("span").class("app-deadlines__terms").with(format!("{}. {}", owed(limit), capital(&terms(limit)))));
    let link = el("a").class("govuk-link").attr("href", account.href()).with("How it is counted");
    let link = link.with(el("span").class("govuk-visually-hidden").with(format!(": {}", limit.name)));
    let by = el("td").class("govuk-table__cell").each(schedule.lines(deadline).into_iter().map(line));
    let by = by.with(el("p").class("app-deadlines__line app-no-print").with(link));
    let status = el("td").class("govuk-table__cell").with(tag(status));
    el("tr").class("govuk-table__row").with(what).with(by).with(status)
}

fn line(line: Line) -> Html {
    let reading = (!line.reading.is_empty()).then(|| el("span").class("app-deadlines__reading").with(line.reading));
    let date = el("span").class("app-deadlines__date").with(line.by);
    let notes = line.notes.into_iter().map(|note| el("span").class("app-deadlines__note").with(note));
    el("p").class("app-deadlines__line").with(reading).with(date).each(notes).into()
}

/// Where a time limit stands, in words; what presses differs by a line at the side as well.
pub fn tag(status: Status) -> Element {
    let class = match status {
        Status::Late { .. } | Status::LastWorkingDayPassed | Status::Done { late: 1.., .. } | Status::Planned { late: 1.., .. } => {
            "app-status app-status--late"
        }
        Status::Due { .. } | Status::Planned { .. } => "app-status app-status--due",
        Status::Done { .. } | Status::CannotStart | Status::NoDate | Status::Keep { .. } | Status::Kept => "app-status",
    };
    el("span").class(class).with(status_words(status))
}
