//! Cases to practise on, one at a time: the reader's answer beside that of the rules, with the reasons. Nothing is kept.

use super::{bullets, columns, heading, link, paragraph};
use crate::document::capital;
use crate::procedure::conclusion::Conclusion;
use crate::reasoning::practice;
use crate::ui::components::{
    button,
    error_summary::{self, Problem, error_summary},
    fieldset::Legend,
    form::form,
    radios::{Choice, Question, radios},
};
use crate::ui::html::{Html, el, nothing};
use crate::ui::{browser, route::Route, workspace::Guide, workspace::Workspace};
use leptos::prelude::*;

pub mod compared;

use compared::{reading, told};

const PLACE: &str = "practice-place";
const LABELS: [&str; 2] = ["Case", "Short case"];

/// How far the reader has come.
#[derive(Clone)]
enum Step {
    Asking { refused: bool },
    Told,
    Done,
}

#[derive(Clone, Copy)]
struct Practice {
    guide: Guide,
    /// 0 for the cases that the edition tells, 1 for the worked examples of its rules.
    set: RwSignal<usize>,
    at: RwSignal<usize>,
    /// What the reader has chosen for each conclusion, by position of [`options`].
    chosen: StoredValue<Vec<RwSignal<Option<usize>>>>,
    /// Cases in which every answer was the same.
    same: RwSignal<usize>,
    step: RwSignal<Step>,
}

pub fn view(workspace: Workspace) -> Html {
    let guide = workspace.guide();
    let first = usize::from(guide.procedure.scenarios.is_empty());
    let chosen = guide.procedure.conclusions.iter().map(|_| RwSignal::new(None)).collect();
    let practice = Practice {
        guide,
        set: RwSignal::new(first),
        at: RwSignal::new(0),
        chosen: StoredValue::new(chosen),
        same: RwSignal::new(0),
        step: RwSignal::new(Step::Asking { refused: false }),
    };
    columns([
        heading("Practice cases"),
        paragraph("Read a case, say what the written criteria make of it, and compare. Nothing is kept, and you can stop at any time."),
        el("div").live(move || practice.draw()).into(),
    ])
}

/// The standings of a conclusion, each with its id and label: its results, what they share, and that it is open.
fn options(conclusion: &Conclusion) -> Vec<(&str, &str)> {
    let results = conclusion.result.iter().map(|it| (&*it.id, &*it.label));
    let either = conclusion.either.iter().map(|it| (&*it.id, &*it.label));
    results.chain(either).chain([("open", &*conclusion.open.label)]).collect()
}

fn cases(guide: Guide, set: usize) -> Vec<practice::Case> {
    if set == 0 { practice::told(guide.procedure) } else { practice::examples(guide.procedure) }
}

impl Practice {
    fn draw(self) -> Html {
        let (set, at, step) = (self.set.get(), self.at.get(), self.step.get());
        let cases = cases(self.guide, set);
        let Some(case) = cases.get(at) else { return link(Route::Start, "Go to the start page") };
        let place = |text: String| el("h2").class("govuk-heading-m").id(PLACE).attr("tabindex", "-1").with(text).into();
        let number = format!("{} {} of {}", LABELS[set], at + 1, cases.len());
        match step {
            Step::Asking { refused } => self.ask(place(number), case, set, refused),
            Step::Told => {
                let next = if at + 1 < cases.len() { "Next case" } else { "Finish" };
                let chosen = self.chosen.with_value(|chosen| chosen.iter().map(|it| it.get_untracked()).collect::<Vec<_>>());
                let (same, html) = told(self.guide, &case.answers, &chosen);
                let verdict = place(match same {
                    true => "The rules give the same answer".to_string(),
                    false => "The rules give another answer".to_string(),
                });
                let go_on = button::action(next, "").on("click", move |_| self.go_on());
                [place_of(number), paragraph(text(case)), verdict, html, go_on.into()].into()
            }
            Step::Done => self.end(place("You have been through all of these".to_string()), cases.len(), set),
        }
    }

    fn ask(self, place: Html, case: &practice::Case, set: usize, refused: bool) -> Html {
        let conclusions = &self.guide.procedure.conclusions;
        let fields = |at: usize| self.chosen.with_value(|chosen| chosen[at]);
        let missing = |at: usize| refused && fields(at).with_untracked(Option::is_none);
        let summary = refused.then(|| {
            let problem = |at: usize| Problem { text: wanting(&conclusions[at]), field: Some(conclusions[at].id.into()) };
            error_summary((0..conclusions.len()).filter(|at| missing(*at)).map(problem).collect())
        });
        let questions = conclusions.iter().enumerate();
        let questions = questions.map(|(at, it)| Html::from(radios(question(it, missing(at)), fields(at), nothing())));
        let questions: Vec<Html> = questions.chain([button::submit("Compare with the rules", "").into()]).collect();
        let known = (set == 1).then(|| {
            let lead = "Known so far. Nothing else has been asked.";
            Html::from([paragraph(lead), bullets(reading(self.guide, &case.answers))])
        });
        [Html::from(summary), place, paragraph(text(case)), known.into(), form(questions, move || self.compare()).into()].into()
    }

    fn compare(self) {
        let chosen = self.chosen.with_value(|chosen| chosen.iter().map(|it| it.get_untracked()).collect::<Vec<_>>());
        if chosen.contains(&None) {
            self.step.set(Step::Asking { refused: true });
            browser::set_title(&format!("Error: {}", Route::Practice.title()));
            return browser::focus_when_drawn(error_summary::ID);
        }
        if let Some(case) = cases(self.guide, self.set.get_untracked()).get(self.at.get_untracked())
            && told(self.guide, &case.answers, &chosen).0
        {
            self.same.update(|same| *same += 1);
        }
        self.arrive(Step::Told);
    }

    fn go_on(self) {
        self.chosen.with_value(|chosen| chosen.iter().for_each(|it| it.set(None)));
        let next = self.at.get_untracked() + 1;
        if next < cases(self.guide, self.set.get_untracked()).len() {
            self.at.set(next);
            self.arrive(Step::Asking { refused: false });
        } else {
            self.arrive(Step::Done);
        }
    }

    fn arrive(self, step: Step) {
        self.step.set(step);
        browser::set_title(&Route::Practice.title());
        browser::focus_when_drawn(PLACE);
    }

    fn end(self, place: Html, count: usize, set: usize) -> Html {
        let more = move |_| {
            self.set.set(1);
            self.at.set(0);
            self.same.set(0);
            self.arrive(Step::Asking { refused: false });
        };
        let examples = practice::examples(self.guide.procedure).len();
        let go_on = (set == 0 && examples > 0).then(|| {
            let lead = "The rules are tested by worked examples, each of which gives a few answers and leaves the others unasked.";
            let text = format!("Go on with {examples} short cases");
            Html::from([paragraph(lead), button::action(text, "govuk-button--secondary").on("click", more).into()])
        });
        let count = format!("Your answers were the same as those of the rules in {} of {count} cases.", self.same.get_untracked());
        let differ = "Where they differed, the paragraph beside each reason says what the written words rest on. They are not the only thing that a partnership looks at.";
        [place, paragraph(count), paragraph(differ), go_on.into(), link(Route::Start, "Go to the start page")].into()
    }
}

fn text(case: &practice::Case) -> String {
    let text = capital(&case.text);
    if text.ends_with('.') { text } else { format!("{text}.") }
}

fn place_of(number: String) -> Html {
    el("p").class("govuk-caption-m").with(number).into()
}

fn wanting(conclusion: &Conclusion) -> String {
    format!("{}: select what the criteria say. If that is open, select “{}”", conclusion.name, conclusion.open.label)
}

fn question(conclusion: &Conclusion, missing: bool) -> Question {
    let choice = |(id, label): (&str, &str)| Choice {
        value: id.to_string(),
        text: label.to_string(),
        hint: None,
        divider: (id == "open").then(|| "or".to_string()),
    };
    Question {
        name: conclusion.id.into(),
        id: conclusion.id.into(),
        legend: Some(Legend { text: conclusion.name.into(), class: "govuk-fieldset__legend--s", ..Legend::default() }),
        error: missing.then(|| wanting(conclusion)),
        choices: options(conclusion).into_iter().map(choice).collect(),
        ..Question::default()
    }
}
