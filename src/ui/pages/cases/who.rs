//! Who records: a role and initials, which stand beside every entry of the audit trail.

use super::form::{Wrong, about};
use crate::case::log::Author;
use crate::ui::components::{
    error_summary::Problem,
    input::{Field, input},
};
use crate::ui::html::Html;
use leptos::prelude::*;

/// As it is typed.
#[derive(Clone, Copy)]
pub struct Who {
    role: RwSignal<String>,
    initials: RwSignal<String>,
}

impl Who {
    pub fn new() -> Self {
        Who { role: RwSignal::new(String::new()), initials: RwSignal::new(String::new()) }
    }

    pub fn fields(&self, wrong: &Wrong) -> Html {
        let role = Field {
            id: "role".to_string(),
            name: "role".to_string(),
            label: "Your role".to_string(),
            hint: Some("It stands beside what you record. For example, business manager".to_string()),
            error: wrong.with("role"),
            class: "govuk-input--width-20",
        };
        let initials = Field {
            id: "initials".to_string(),
            name: "initials".to_string(),
            label: "Your initials".to_string(),
            hint: Some("Not your name".to_string()),
            error: wrong.with("initials"),
            class: "govuk-input--width-5",
        };
        [input(role, self.role), input(initials, self.initials)].into()
    }

    pub fn author(&self) -> Author {
        let tidy = |text: RwSignal<String>| text.get_untracked().trim().to_string();
        Author { role: tidy(self.role), initials: tidy(self.initials) }
    }

    pub fn check(&self) -> Vec<Problem> {
        let Author { role, initials } = self.author();
        let role = match role.chars().count() {
            0 => Some("Enter your role"),
            _ if unfit(&role) => Some("Your role must be letters, figures and punctuation only"),
            1..=60 => None,
            _ => Some("Your role must be 60 characters or fewer"),
        };
        let initials = match initials.chars().count() {
            0 => Some("Enter your initials"),
            _ if unfit(&initials) => Some("Your initials must be letters only"),
            1..=6 => None,
            _ => Some("Your initials must be 6 characters or fewer"),
        };
        role.map(|text| about("role", text)).into_iter().chain(initials.map(|text| about("initials", text))).collect()
    }
}

/// Signs that would not show, or would turn the text around them.
pub fn unfit(text: &str) -> bool {
    text.chars().any(|sign| {
        sign.is_control() || matches!(sign, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    })
}
