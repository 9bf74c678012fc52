//! Text size and contrast, with a sample that follows the choice.

use super::{columns, heading, paragraph};
use crate::ui::components::radios::{Choice, Question, radios};
use crate::ui::components::{button, fieldset::Legend, form::form, inset_text::inset_text};
use crate::ui::display::{self, Display, TextSize, Theme};
use crate::ui::html::{Html, el, nothing};
use leptos::prelude::*;

pub fn view() -> Html {
    // Natively there is no browser to ask, and the device's own settings are the answer.
    let current = if cfg!(target_arch = "wasm32") { display::read() } else { Display::default() };
    let theme = RwSignal::new(Theme::ALL.iter().position(|it| it.0 == current.theme));
    let text = RwSignal::new(TextSize::ALL.iter().position(|it| it.0 == current.text));
    let saved = RwSignal::new("");
    let save = move || {
        let chosen = Display {
            theme: theme.get_untracked().map_or_else(Theme::default, |at| Theme::ALL[at].0),
            text: text.get_untracked().map_or_else(TextSize::default, |at| TextSize::ALL[at].0),
        };
        display::apply(&chosen);
        saved.set(match display::save(&chosen) {
            true => "Saved on this device.",
            false => "Shown, but not saved: this browser does not keep settings. It lasts until you close the tab.",
        });
    };
    let form = form(
        [
            Html::from(radios(question("theme", "Colours", &Theme::ALL.map(|it| (it.1, it.2, it.3))), theme, nothing())),
            radios(question("text-size", "Text size", &TextSize::ALL.map(|it| (it.1, it.2, it.3))), text, nothing()).into(),
            button::submit("Save", "").into(),
        ],
        save,
    );
    columns([
        heading("Display: text size and contrast"),
        form.into(),
        el("p").class("govuk-body").attr("role", "status").attr("aria-live", "polite").live(move || saved.get()).into(),
        inset_text(paragraph("Sample: Monday 9 June 2025, 5 working days after 2 June 2025.")).into(),
    ])
}

fn question(name: &str, legend: &str, choices: &[(&str, &str, &str)]) -> Question {
    let choice = |(value, text, hint): &(&str, &str, &str)| Choice {
        value: value.to_string(),
        text: text.to_string(),
        hint: if hint.is_empty() { None } else { Some(hint.to_string()) },
        divider: None,
    };
    Question {
        name: name.to_string(),
        id: name.to_string(),
        legend: Some(Legend { text: legend.to_string(), class: "govuk-fieldset__legend--m", ..Legend::default() }),
        choices: choices.iter().map(choice).collect(),
        ..Question::default()
    }
}
