//! What if: scenarios beside the answers of the self-check. They are copies, and live as long as this page is shown.

use super::{columns, heading, link, paragraph, wide};
use crate::document::what_if;
use crate::reasoning::answers::{Answers, MOST_FACTS};
use crate::ui::components::{
    button,
    document_view::blocks,
    fieldset::Legend,
    radios::{Choice, Question, radios},
    side_by_side::side_by_side,
};
use crate::ui::html::{Html, el, nothing};
use crate::ui::{browser, route::Route, workspace::Guide, workspace::Workspace};
use leptos::prelude::*;

/// One scenario: for each fact its answer, beginning with the one that was given, and whether the other answers lead to it.
///
/// Signals of two plain kinds only, which the first page has as well: others would make the first part of the build larger.
#[derive(Clone, Copy)]
pub struct Scenario {
    letter: &'static str,
    guide: Guide,
    given: Answers,
    pub answers: [RwSignal<Option<usize>>; MOST_FACTS],
    asked: [RwSignal<bool>; MOST_FACTS],
}

pub fn view(workspace: Workspace) -> Html {
    let given = workspace.walk.with_untracked(|walk| walk.answers);
    let way = if workspace.has_answers() { (workspace.next(), "Go back to your answers") } else { (Route::Start, "Check an incident") };
    page(workspace.guide(), given, [link(way.0, way.1), link(Route::Compare, "Compare with another set of rules")].into())
}

/// Scenarios beside these answers. `ways` are the links at the top.
pub fn page(guide: Guide, given: Answers, ways: Html) -> Html {
    let scenarios = ["A", "B"].map(|letter| Scenario::new(letter, guide, given));
    let more = RwSignal::new(false);
    let answered = el("section").attr("aria-labelledby", "answered").with(title("answered", "As answered".to_string()));
    let answered = answered.with(blocks(what_if::answered(guide.procedure, guide.book, &given)));
    let add = move || {
        more.set(true);
        browser::focus_when_drawn("what-if-b");
    };
    let second = el("div").live(move || match more.get() {
        true => scenarios[1].view(),
        false => button::action("Add a second scenario", "govuk-button--secondary").on("click", move |_| add()).into(),
    });
    [
        columns([
            heading("What if: answers side by side"),
            paragraph("Try other answers and see what they would lead to. Your own answers stay as they are, and the scenarios are gone when you leave this page."),
            ways,
        ]),
        wide(side_by_side([Html::from(answered), scenarios[0].view(), second.into()])),
    ]
    .into()
}

impl Scenario {
    pub fn new(letter: &'static str, guide: Guide, given: Answers) -> Self {
        let facts: [usize; MOST_FACTS] = std::array::from_fn(|fact| fact);
        let known = |fact: usize| if fact < guide.procedure.facts.len() { given.get(fact) } else { None };
        let answers = facts.map(|fact| RwSignal::new(known(fact)));
        Scenario { letter, guide, given, answers, asked: facts.map(|_| RwSignal::new(false)) }
    }

    /// The answers now; whoever reads them is told of a change.
    fn now(&self) -> Answers {
        self.answers.iter().enumerate().fold(Answers::NONE, |all, (fact, answer)| match answer.get() {
            Some(answer) => all.with(fact, answer),
            None => all,
        })
    }

    /// What the answers lead to. Shows and hides questions as well, each only when that changes, so that the focus stays.
    fn result(&self) -> Html {
        let Guide { procedure, book, .. } = self.guide;
        let now = self.now();
        let walk = book.walk(&now);
        for (fact, asked) in self.asked.iter().enumerate() {
            let wanted = walk.asked.contains(&fact) || walk.next == Some(fact);
            if asked.get_untracked() != wanted {
                asked.set(wanted);
            }
        }
        blocks(what_if::scenario(procedure, book, &self.given, &now))
    }

    /// Back to the answers that were given; every question is drawn again.
    fn set_back(&self) {
        for fact in 0..self.guide.procedure.facts.len() {
            self.answers[fact].set(self.given.get(fact));
            self.asked[fact].set(false);
        }
        browser::announce("Set back to your answers.");
    }

    pub fn view(self) -> Html {
        let id = format!("what-if-{}", self.letter.to_ascii_lowercase());
        el("section")
            .attr("aria-labelledby", id.clone())
            .with(title(&id, format!("What if {}", self.letter)))
            .with(el("div").attr("role", "status").attr("aria-live", "polite").live(move || self.result()))
            .each((0..self.guide.procedure.facts.len()).map(|fact| self.fact(fact)))
            .with(
                button::action(format!("Set {} back to your answers", self.letter), "govuk-button--secondary")
                    .on("click", move |_| self.set_back()),
            )
            .into()
    }

    /// The answers to one question, while the other answers lead to it.
    fn fact(self, at: usize) -> Html {
        let draw = move || match self.asked[at].get() {
            true => radios(self.question(at), self.answers[at], nothing()).into(),
            false => nothing(),
        };
        el("div").live(draw).into()
    }

    fn question(self, at: usize) -> Question {
        let fact = &self.guide.procedure.facts[at];
        let id = format!("{}-{}", self.letter.to_ascii_lowercase(), fact.id);
        let given =
            self.given.get(at).map_or_else(|| "Not answered".to_string(), |answer| format!("Answered: {}", fact.answer[answer].label));
        let choice = |answer: &crate::procedure::fact::FactAnswer| Choice {
            value: answer.id.to_string(),
            text: answer.label.to_string(),
            ..Choice::default()
        };
        Question {
            name: id.clone(),
            id,
            legend: Some(Legend { text: fact.question.to_string(), class: "govuk-fieldset__legend--s", ..Legend::default() }),
            hint: Some(given),
            choices: fact.answer.iter().map(choice).collect(),
            class: "govuk-radios--small",
            ..Question::default()
        }
    }
}

fn title(id: &str, text: String) -> Html {
    el("h2").class("govuk-heading-m").id(id.to_string()).attr("tabindex", "-1").with(text).into()
}
