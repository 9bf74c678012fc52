//! A form that is checked when it is sent: all that is wrong at the top, each beside its field, and nothing that was typed lost.

use crate::ui::browser;
use crate::ui::components::{
    error_summary::{self, Problem, error_summary},
    form::form,
};
use crate::ui::html::{Html, el};
use leptos::prelude::*;

/// What is wrong with a form. Copied freely.
#[derive(Clone, Copy)]
pub struct Faults {
    found: RwSignal<Vec<Problem>>,
    title: StoredValue<String>,
}

/// What is wrong with each field, by its id.
pub struct Wrong(Vec<Problem>);

impl Wrong {
    pub fn with(&self, field: &str) -> Option<String> {
        self.0.iter().find(|problem| problem.field.as_deref() == Some(field)).map(|problem| problem.text.clone())
    }
}

impl Faults {
    /// `title` is the page's.
    pub fn new(title: String) -> Self {
        Faults { found: RwSignal::new(Vec::new()), title: StoredValue::new(title) }
    }

    /// Shows what is wrong and leads to it.
    pub fn show(&self, problems: Vec<Problem>) {
        let Some(title) = self.title.try_get_value() else { return };
        self.found.set(problems);
        browser::set_title(&format!("Error: {title}"));
        browser::focus_when_drawn(error_summary::ID);
    }

    /// One thing, about no field in particular.
    pub fn say(&self, text: impl Into<String>) {
        self.show(vec![Problem { text: text.into(), field: None }]);
    }

    pub fn clear(&self) {
        let Some(title) = self.title.try_get_value() else { return };
        if !self.found.with_untracked(Vec::is_empty) {
            self.found.set(Vec::new());
            browser::set_title(&title);
        }
    }
}

/// What is wrong with a field.
pub fn about(field: &str, text: impl Into<String>) -> Problem {
    Problem { text: text.into(), field: Some(field.to_string()) }
}

/// `check` gives what is wrong, and does what the form is for if that is nothing.
pub fn checked(faults: Faults, draw: impl Fn(&Wrong) -> Html + 'static, check: impl Fn() -> Vec<Problem> + Clone + 'static) -> Html {
    let go_on = move || {
        let found = check();
        if found.is_empty() { faults.clear() } else { faults.show(found) }
    };
    let show = move || {
        let wrong = Wrong(faults.found.get());
        let summary = (!wrong.0.is_empty()).then(|| error_summary(wrong.0.clone()));
        Html::from([Html::from(summary), form(draw(&wrong), go_on.clone()).into()])
    };
    el("div").live(show).into()
}
