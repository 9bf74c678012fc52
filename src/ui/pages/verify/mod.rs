//! Check it yourself: every combination of answers is run here, and the rules can be taken to other programs.

mod run;

use super::{bullets, columns, heading, paragraph, subheading};
use crate::document::{
    dmn,
    survey::{number, sections},
};
use crate::ui::browser;
use crate::ui::components::{button, document_view};
use crate::ui::html::{Html, el, nothing};
use crate::ui::workspace::{Guide, Workspace};
use leptos::prelude::*;
use run::{BUTTON, FOUND, PROGRESS, Phase, Run};

pub fn view(workspace: Workspace) -> Html {
    let guide = workspace.guide();
    let run = Run::new(guide);
    let edition = &guide.procedure.edition;
    let (questions, combinations) = (guide.procedure.facts.len(), number(guide.book.combinations()));
    let status = el("p").class("govuk-body").attr("role", "status").attr("aria-live", "polite").id("said");
    columns([
        heading("Check the rules yourself"),
        paragraph(format!(
            "Run the rules with every combination of answers, on this device. The {questions} questions of “{}” can be answered in {combinations} ways; “not known” is one of the answers.",
            edition.name
        )),
        el("div").class("app-no-print").live(move || start_or_stop(run)).into(),
        el("div").class("app-no-print").live(move || progress(run)).into(),
        status.live(move || run.said.get()).into(),
        el("div").live(move || found(run)).into(),
        subheading("What this shows, and what it does not"),
        bullets([
            "It shows what the rules give in every case, and whether that is what the edition says of itself: in its worked examples, in what it claims of its own rules, and in a headline for every result.",
            "It does not show that the rules say what the procedure says. For that, compare each rule with its paragraph.",
        ]),
        el("div").class("app-no-print").with(take(guide)).into(),
    ])
}

fn take(guide: Guide) -> Html {
    [
        subheading("Take the rules with you"),
        paragraph(
            "A file in DMN 1.3, a standard for decision models, with every question, rule, conclusion and headline, where each is written, and a drawing of what needs what. Other programs open it and work out the same.",
        ),
        button::action("Download for a decision modelling tool", "govuk-button--secondary").on("click", move |_| give_model(guide)).into(),
    ]
    .into()
}

fn start_or_stop(run: Run) -> Html {
    let (text, class) = match run.phase.get() {
        Phase::Ready => ("Start: run every combination", ""),
        Phase::Done => ("Run it again", "govuk-button--secondary"),
        Phase::Stopped => ("Go on", ""),
        Phase::Running => return button::action("Stop", "govuk-button--secondary").id(BUTTON).on("click", move |_| run.stop()).into(),
    };
    button::action(text, class).id(BUTTON).on("click", move |_| run.start()).into()
}

fn progress(run: Run) -> Html {
    if run.phase.get() == Phase::Ready {
        return nothing();
    }
    let label = el("label").class("govuk-label").attr("for", PROGRESS).with("Combinations checked");
    let bar = el("progress").class("app-progress").id(PROGRESS).attr("max", run.guide.book.combinations().to_string());
    [label, bar.attr("value", run.done().to_string())].into()
}

fn found(run: Run) -> Html {
    if run.phase.get() != Phase::Done {
        return nothing();
    }
    let drawn = run.work.with_value(|work| work.as_ref().map(|work| document_view::body(sections(&work.survey))));
    let title = el("h2").class("govuk-heading-m").id(FOUND).attr("tabindex", "-1").with("What was found");
    let verdict = el("div").class("app-outcome").with(title).with(paragraph(el("strong").with(run.verdict())));
    let save = button::action("Download the full table", "govuk-button--secondary").on("click", move |_| run.give_table());
    let note = "The full table has a row for every combination: the answers, where each conclusion stands, and the headline.";
    [Html::from(verdict), drawn.into(), el("div").class("app-no-print").with(paragraph(note)).with(save).into()].into()
}

fn give_model(guide: Guide) {
    let name = format!("{}.dmn", guide.procedure.edition.id);
    browser::download(&name, "application/xml;charset=utf-8", &dmn::file(guide.procedure, guide.book));
}
