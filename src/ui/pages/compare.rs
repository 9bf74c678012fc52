//! Compare: two editions, or two versions of one, over what both ask, and the reader's own answers under both.

use super::{columns, heading, link, paragraph, wide};
use crate::case::decision::Decision;
use crate::document::{compare as words, decision};
use crate::reasoning::compare::{Comparison, Side};
use crate::ui::components::{
    button,
    details::details,
    document_view::{blocks, body},
    fieldset::Legend,
    form::form,
    radios::{Choice, Question, radios},
    side_by_side::side_by_side,
};
use crate::ui::html::{Html, el, nothing};
use crate::ui::{browser, route::Route, workspace::Guide, workspace::Workspace};
use leptos::prelude::*;

/// The id of what was compared, to which the focus moves.
const COMPARED: &str = "compared";

pub fn view(workspace: Workspace) -> Html {
    page(workspace, Guide::all().collect())
}

/// The page over these editions; the tests give it others than those of the build.
pub fn page(workspace: Workspace, guides: Vec<Guide>) -> Html {
    let current = workspace.guide();
    let own = guides.iter().position(|guide| guide.procedure.edition.id == current.procedure.edition.id).unwrap_or(0);
    let intro = [
        heading("Compare two sets of rules"),
        paragraph(
            "See which answers lead to another result under another set of rules, and what each says about your own. Nothing is decided or changed here.",
        ),
    ];
    let Some(other) = (0..guides.len()).find(|at| *at != own) else {
        let one = format!("This guide holds one set of rules: {}. There is no other to compare it with.", words::name(current.procedure));
        return columns([intro.into(), paragraph(one), link(Route::WhatIf, "What if an answer were different?")]);
    };
    let selected = [own, other].map(|at| RwSignal::new(Some(at)));
    let pressed = RwSignal::new(false);
    let compare = move || {
        pressed.set(true);
        browser::focus_when_drawn(COMPARED);
    };
    let choices = ["first", "second"].map(|name| question(name, &guides));
    let [first, second] = choices;
    let fields = side_by_side([radios(first, selected[0], nothing()), radios(second, selected[1], nothing())]);
    let choice = form([Html::from(fields), button::submit("Compare", "").into()], compare);
    let drawn = el("div").live(move || {
        pressed.track();
        draw(workspace, selected.map(|at| guides[at.get_untracked().unwrap_or(own)]))
    });
    [columns(intro), wide([Html::from(choice), drawn.into(), link(Route::WhatIf, "What if an answer were different?")])].into()
}

fn question(name: &str, guides: &[Guide]) -> Question {
    let choice = |guide: &Guide| Choice {
        value: format!("{}-{}", guide.procedure.edition.id, guide.procedure.edition.version),
        text: words::name(guide.procedure),
        ..Choice::default()
    };
    let text = if name == "first" { "Set of rules A" } else { "Set of rules B" };
    Question {
        name: name.to_string(),
        id: name.to_string(),
        legend: Some(Legend { text: text.to_string(), class: "govuk-fieldset__legend--s", ..Legend::default() }),
        choices: guides.iter().map(choice).collect(),
        class: "govuk-radios--small",
        ..Question::default()
    }
}

fn draw(workspace: Workspace, guides: [Guide; 2]) -> Html {
    let title = |text: &'static str| el("h2").class("govuk-heading-m").id(COMPARED).attr("tabindex", "-1").with(text);
    if std::ptr::eq(guides[0].procedure, guides[1].procedure) {
        return [title("Choose two").into(), paragraph("A and B are the same set of rules. Choose another for one of them.")].into();
    }
    let comparison = Comparison::of(guides.map(|guide| Side { procedure: guide.procedure, book: guide.book }));
    let mut sections = words::sections(&comparison);
    let headlines = if sections.len() > 2 { sections.pop() } else { None };
    let headlines = headlines.map(|section| details(section.heading, blocks(section.blocks)));
    el("div")
        .class("app-sides")
        .with(title("Your answers under both"))
        .with(own(workspace, guides))
        .with(body(sections))
        .with(headlines)
        .into()
}

/// The answers of this tab, as they were given, under their own edition and under the others.
fn own(workspace: Workspace, guides: [Guide; 2]) -> Html {
    let answers = workspace.walk.with_untracked(|walk| walk.answers);
    if !workspace.has_answers() {
        return [paragraph("You have not answered anything in this tab."), link(Route::Start, "Check an incident")].into();
    }
    let Guide { procedure, book, .. } = workspace.current.get_untracked();
    let decision = Decision::taken(procedure, book, &answers, workspace.today);
    let mut shown = vec![decision::recorded(procedure, &decision)];
    let mut differences = Vec::new();
    let outcome = decision.under(procedure, book).outcome;
    for guide in guides.into_iter().filter(|guide| !std::ptr::eq(guide.procedure, procedure)) {
        let under = decision.under(guide.procedure, guide.book);
        differences.extend(decision::differences(procedure, &outcome, guide.procedure, &under.outcome));
        shown.push(decision::under(&decision, procedure, guide.procedure, &under));
    }
    let note = "Your answers and their result stay as they are. The other set of rules is shown beside them and replaces nothing.";
    [side_by_side(shown.into_iter().map(blocks)).into(), blocks(differences), paragraph(note)].into()
}
