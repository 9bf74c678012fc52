//! What the partnership calls a case: never a name.

use super::{form::about, who::unfit};
use crate::ui::components::{
    error_summary::Problem,
    input::{Field, input},
};
use crate::ui::html::Element;
use leptos::prelude::RwSignal;

pub const ID: &str = "reference";
const MOST: usize = 60;

pub fn field(typed: RwSignal<String>, error: Option<String>) -> Element {
    let field = Field {
        id: ID.to_string(),
        name: ID.to_string(),
        label: "Your reference for the case".to_string(),
        hint: Some("For example, 2026-07. No names, addresses or dates of birth".to_string()),
        error,
        class: "govuk-input--width-20",
    };
    input(field, typed)
}

pub fn check(typed: &str) -> Vec<Problem> {
    let wrong = match typed.trim().chars().count() {
        0 => "Enter a reference for the case",
        _ if unfit(typed.trim()) => "The reference must be letters, figures and punctuation only: it has signs in it that do not show",
        1..=MOST => return Vec::new(),
        _ => "The reference must be 60 characters or fewer",
    };
    vec![about(ID, wrong)]
}
