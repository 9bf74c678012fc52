//! Which rules apply: by place and dates, explained, and changed by a click.

use super::{columns, heading, link, paragraph, subheading};
use crate::calendar::typed_date::TypedDate;
use crate::procedure::{
    choice::{self, Choice as Fitting, Dates, Fit},
    edition::Edition,
};
use crate::ui::components::{
    button,
    date_form::{self, DateForm, Fault, date_form},
    date_input::{DateQuestion, date_input},
    fieldset::Legend,
    inset_text::inset_text,
    radios::{Choice, Question, radios},
};
use crate::ui::html::{Html, el, nothing};
use crate::ui::{
    browser,
    route::Route,
    workspace::{Guide, Workspace},
};
use chrono::NaiveDate;
use leptos::prelude::*;

const AWARE: &str = "known";
const PLACES: [(&str, &str); 4] =
    [("england", "England"), ("wales", "Wales"), ("scotland", "Scotland"), ("northern-ireland", "Northern Ireland")];

pub fn view(workspace: Workspace) -> Html {
    let place = RwSignal::new(Some(0));
    let (happened, known) = (RwSignal::new(TypedDate::default()), RwSignal::new(TypedDate::default()));
    let asked: RwSignal<Option<(usize, Dates)>> = RwSignal::new(None);
    let setup = DateForm {
        question: date("happened", "When did it happen? (optional)"),
        name: "The date of the incident",
        typed: happened,
        today: workspace.today,
        submit: "Show which rules fit",
        title: Route::Edition.title(),
    };
    let more = move |fault: Option<&Fault>| {
        let fault = fault.filter(|fault| fault.field.is_some());
        let question = DateQuestion {
            error: fault.map(|fault| fault.text.clone()),
            at_fault: fault.map(|fault| fault.parts.clone()).unwrap_or_default(),
            ..date(AWARE, "When did the local authority become aware of it? (optional)")
        };
        [Html::from(date_input(question, known, nothing())), radios(places(), place, nothing()).into()].into()
    };
    let done = move |incident: Option<NaiveDate>| {
        let aware = known.with_untracked(|known| date_form::read("The date of awareness", known));
        let aware = aware.map_err(|fault| Fault { field: Some("known-day"), ..fault })?;
        asked.set(Some((place.get_untracked().unwrap_or(0), Dates { incident, aware })));
        browser::focus_when_drawn("fitting");
        Ok(())
    };
    let result = move || match asked.get() {
        Some((0, dates)) => fitting(workspace, "Rules that fit", dates),
        Some((place, _)) => elsewhere(PLACES[place].1),
        None => fitting(workspace, "The rules in this guide", Dates::default()),
    };
    columns([
        heading("Which rules apply"),
        paragraph(
            "The rules changed. Give the dates and the place, and see which were in force. You choose: nothing is decided for you, and you can change it at any time.",
        ),
        date_form(setup, more, done),
        el("div").live(result).into(),
    ])
}

fn date(id: &str, question: &str) -> DateQuestion {
    DateQuestion {
        id: id.to_string(),
        name_prefix: Some(id.to_string()),
        legend: Legend { text: question.to_string(), class: "govuk-fieldset__legend--s", ..Legend::default() },
        hint: Some("For example, 27 6 2019".to_string()),
        ..DateQuestion::default()
    }
}

fn places() -> Question {
    let choice = |(value, text): (&str, &str)| Choice { value: value.to_string(), text: text.to_string(), ..Choice::default() };
    Question {
        name: "place".to_string(),
        id: "place".to_string(),
        legend: Some(Legend { text: "Where did it happen?".to_string(), class: "govuk-fieldset__legend--s", ..Legend::default() }),
        choices: PLACES.map(choice).to_vec(),
        ..Question::default()
    }
}

fn fitting(workspace: Workspace, title: &'static str, dates: Dates) -> Html {
    let editions: Vec<&Edition> = Guide::all().map(|guide| &guide.procedure.edition).collect();
    let choices = choice::choices(&editions, dates, workspace.today);
    let whole = choices.iter().filter(|choice| choice.fit == Fit::Whole).count();
    let remark = match (whole, choices.iter().any(|choice| choice.fit == Fit::Part)) {
        (1, false) => None,
        (0, false) => {
            Some("None of these was in force on that day. Ask your partnership for the text of that time; the nearest here are below.")
        }
        _ => Some("More than one may apply. Check both, and ask your partnership which it used. This guide does not decide between them."),
    };
    let current = workspace.guide().procedure.edition.id;
    let each: Vec<Html> = choices.into_iter().map(|choice| edition(editions[choice.edition], choice, &current)).collect();
    [
        el("h2").class("govuk-heading-m").id("fitting").attr("tabindex", "-1").with(title).into(),
        remark.map(|remark| inset_text(paragraph(remark))).into(),
        each.into(),
        link(Route::Elsewhere, "Wales, Scotland and Northern Ireland"),
    ]
    .into()
}

fn edition(edition: &Edition, choice: Fitting, current: &str) -> Html {
    let name = el("h3").class("govuk-heading-s").with(edition.name);
    let status = if edition.ended.is_empty() { edition.banner } else { edition.ended };
    let link = button::link(format!("Use the rules of {}", edition.version), &Route::Rules(choice.edition).href());
    let in_use = (edition.id == *current).then(|| paragraph(el("strong").with("In use now.")));
    el("div")
        .class("app-edition")
        .with(name)
        .with(paragraph(format!("{} In force {}. {}", choice.reason, choice::in_force(edition), edition.applies)))
        .with(paragraph(status))
        .with(in_use)
        .with(link)
        .into()
}

fn elsewhere(place: &str) -> Html {
    [
        el("h2").class("govuk-heading-m").id("fitting").attr("tabindex", "-1").with(format!("{place} has its own law")).into(),
        paragraph("There are no rules for it in this guide, and none are made up. What is known of them, and whom to ask, is on a page of its own."),
        link(Route::Elsewhere, "Wales, Scotland and Northern Ireland"),
        subheading("If the child normally lived in England"),
        paragraph("A local authority in England may have to notify an incident outside England of a child who is normally resident in its area. Choose England above to see the rules."),
    ]
    .into()
}
