//! A form that asks for one date: its fields, the day of the week as it is typed, a button for today, and what is wrong with it.

use super::{
    button,
    date_input::{DateQuestion, date_input},
    error_summary::{self, Problem, error_summary},
    form::form,
};
use crate::calendar::{
    typed_date::{Part, TypedDate},
    words,
};
use crate::ui::browser;
use crate::ui::html::{Html, el};
use chrono::NaiveDate;
use leptos::prelude::*;

/// What is wrong, as a whole sentence, and which fields it is about: a part of the date, or another field of the form by its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub text: String,
    pub parts: Vec<Part>,
    pub field: Option<&'static str>,
}

impl Fault {
    /// About the whole date.
    pub fn date(text: String) -> Self {
        Fault { text, parts: Part::ALL.to_vec(), field: None }
    }
}

pub struct DateForm {
    /// `id` is set on the question; errors begin with `name`.
    pub question: DateQuestion,
    pub name: &'static str,
    pub typed: RwSignal<TypedDate>,
    pub today: NaiveDate,
    pub submit: &'static str,
    /// Of the page, to which “Error:” is put while something is wrong.
    pub title: String,
}

/// `more` stands below the date in the same form, and is told what is wrong with a field of its own. `done` receives the date, or
/// `None` when nothing was typed, and may refuse it.
pub fn date_form(
    setup: DateForm,
    more: impl Fn(Option<&Fault>) -> Html + 'static,
    done: impl Fn(Option<NaiveDate>) -> Result<(), Fault> + Clone + 'static,
) -> Html {
    let DateForm { question, name, typed, today, submit, title } = setup;
    let fault: RwSignal<Option<Fault>> = RwSignal::new(None);
    let title = StoredValue::new(title);
    let go_on = move || match typed.with_untracked(|typed| read(name, typed)).and_then(&done) {
        Ok(()) => fault.set(None),
        Err(found) => {
            fault.set(Some(found));
            browser::set_title(&format!("Error: {}", title.get_value()));
            browser::focus_when_drawn(error_summary::ID);
        }
    };
    // Setting the fault, though it may be none already, draws the form again with what is now in the fields.
    let use_today = move || {
        typed.set(TypedDate::of(today));
        fault.set(None);
        browser::set_title(&title.get_value());
    };
    let draw = move || {
        let fault = fault.get();
        let of_date = fault.as_ref().filter(|fault| fault.field.is_none());
        let question = DateQuestion {
            error: of_date.map(|fault| fault.text.clone()),
            at_fault: of_date.map(|fault| fault.parts.clone()).unwrap_or_default(),
            ..question.clone()
        };
        let summary = fault.as_ref().map(|fault| {
            let part = fault.parts.first().copied().unwrap_or(Part::Day);
            let field = fault.field.map_or_else(|| format!("{}-{}", question.id, part.name()), str::to_string);
            error_summary(vec![Problem { text: fault.text.clone(), field: Some(field) }])
        });
        let button = button::action("Use today’s date", "govuk-button--secondary app-small-button").on("click", move |_| use_today());
        let form = form(
            [date_input(question, typed, [weekday(typed), button.into()]).into(), more(fault.as_ref()), button::submit(submit, "").into()],
            go_on.clone(),
        );
        Html::from([Html::from(summary), form.into()])
    };
    el("div").live(draw).into()
}

/// What stands in the fields, or what is wrong with it in a sentence that begins with their name.
///
/// # Errors
/// If it is not a date.
pub fn read(name: &str, typed: &TypedDate) -> Result<Option<NaiveDate>, Fault> {
    typed.read().map_err(|problem| Fault { text: format!("{name} {problem}"), parts: problem.parts(), field: None })
}

/// The date in words, as it is typed.
fn weekday(typed: RwSignal<TypedDate>) -> Html {
    let line = el("p").class("govuk-body app-weekday").attr("role", "status").attr("aria-live", "polite");
    line.live(move || match typed.with(TypedDate::read) {
        Ok(Some(date)) => words::weekday_and_date(date),
        Ok(None) | Err(_) => String::new(),
    })
    .into()
}
