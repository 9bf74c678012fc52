//! “Keep this as a case”: what was answered and dated goes along, so that nothing is typed twice.

use crate::case::{decision::Decision, event::Event, timeline::Dated};
use crate::document::self_check::AWARE;
use crate::ui::components::button;
use crate::ui::html::{Html, el, nothing};
use crate::ui::pages::{paragraph, subheading};
use crate::ui::vault::{State, desk::Draft};
use crate::ui::{browser, route::Route, workspace::Workspace};
use leptos::prelude::*;

/// Nothing where the publisher has switched saving off.
pub fn offer(workspace: Workspace) -> Html {
    let draw = move || {
        if workspace.vault.state.get() == State::Off {
            return nothing();
        }
        let keep = button::action("Keep this as a case", "govuk-button--secondary").on("click", move |_| {
            workspace.vault.carry.set(true);
            browser::go(&Route::CasesAdd.href());
        });
        [
            subheading("Work on it over time"),
            paragraph("If you are responsible for the case, this browser can keep it, locked with a passphrase: its answers, dates and deadlines, and who recorded what."),
            el("div").class("app-actions").with(keep).into(),
        ]
        .into()
    };
    el("div").class("app-no-print").live(move || -> Html { draw() }).into()
}

/// Lays what was asked for on the desk: when the page is opened, since what a case is made of is not there before.
pub fn carry(workspace: Workspace) {
    if workspace.vault.carry.get_untracked() {
        workspace.vault.carry.set(false);
        workspace.vault.desk().draft.set(Some(draft(workspace)));
    }
}

/// The answers, the dates, how days are counted, the readings in use, and the result as it stands.
pub fn draft(workspace: Workspace) -> Draft {
    let guide = workspace.current.get_untracked();
    let procedure = guide.procedure;
    let (mut events, mut holds) = (Vec::new(), vec![format!("The rules: {}", procedure.edition.name)]);
    let (answers, settled) = workspace.walk.with_untracked(|walk| (walk.answers, walk.next.is_none()));
    let given = procedure.facts.iter().enumerate().filter_map(|(at, fact)| Some((fact, &fact.answer[answers.get(at)?])));
    for (fact, answer) in given {
        events.push(Event::Answered { fact: fact.id.to_string(), answer: Some(answer.id.to_string()) });
    }
    count(&mut holds, events.len(), "answer", "answers");

    let aware = workspace.aware.with_untracked(|aware| aware.date);
    let diary = untrack(|| workspace.diary.get());
    let of_check = aware.map(|date| (AWARE.to_string(), Dated { date, planned: false }));
    let known = |event: &str| diary.as_ref().and_then(|diary| diary.timeline.get(event));
    let mut dates = 0;
    for event in procedure.events.all() {
        let dated = known(&event.id).or_else(|| of_check.as_ref().filter(|(id, _)| event.id == *id.as_str()).map(|(_, dated)| *dated));
        let Some(Dated { date, planned }) = dated else { continue };
        dates += 1;
        let (event, on) = (event.id.to_string(), Some(date.to_string()));
        events.push(Event::Happened { event, on, planned, role: String::new(), note: String::new() });
    }
    count(&mut holds, dates, "date", "dates");

    if let Some(diary) = &diary {
        let closures: Vec<(String, String)> =
            diary.closures().all().iter().map(|closure| (closure.date.to_string(), closure.by.clone())).collect();
        if !closures.is_empty() || diary.division() != procedure.edition.division.as_str() {
            count(&mut holds, closures.len(), "day on which you are closed", "days on which you are closed");
            events.push(Event::Counted { division: diary.division().to_string(), closures });
        }
        for limit in procedure.time_limits.all() {
            if let Some(reading) = diary.chosen(limit) {
                events.push(Event::Read { limit: limit.id.to_string(), reading: Some(reading.to_string()) });
            }
        }
    }
    if settled {
        let decision = Decision::taken(procedure, guide.book, &answers, workspace.today);
        holds.push(format!("What the criteria say today: {}", decision.title));
        events.push(decision.into());
    }
    Draft { edition: procedure.edition.id.to_string(), events, holds }
}

fn count(holds: &mut Vec<String>, number: usize, one: &str, several: &str) {
    match number {
        0 => {}
        1 => holds.push(format!("1 {one}")),
        more => holds.push(format!("{more} {several}")),
    }
}
