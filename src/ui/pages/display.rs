//! Text size and contrast, with a sample that follows the choice.

use super::{columns, paragraph};
use crate::ui::components::{button::Button, fieldset::Legend, inset_text::InsetText, radios::{Choice, Question, Radios}};
use crate::ui::display::{self, Display, TextSize, Theme};
use leptos::prelude::*;

pub fn view() -> AnyView {
    // Natively there is no browser to ask, and the device's own settings are the answer.
    let current = if cfg!(target_arch = "wasm32") { display::read() } else { Display::default() };
    let theme = RwSignal::new(Theme::ALL.iter().position(|it| it.0 == current.theme));
    let text = RwSignal::new(TextSize::ALL.iter().position(|it| it.0 == current.text));
    let saved = RwSignal::new(String::new());
    let chosen = move || Display {
        theme: theme.get().map_or_else(Theme::default, |at| Theme::ALL[at].0),
        text: text.get().map_or_else(TextSize::default, |at| TextSize::ALL[at].0),
    };
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let chosen = chosen();
        display::apply(&chosen);
        let kept = display::save(&chosen);
        saved.set(if kept { "Saved on this device.".to_string() } else { "Shown, but not saved: this browser does not keep settings. It lasts until you close the tab.".to_string() });
    };
    columns(
        view! {
            <h1 class="govuk-heading-l" tabindex="-1">"Display: text size and contrast"</h1>
            <form novalidate autocomplete="off" on:submit=save>
                <Radios question=question("theme", "Colours", &Theme::ALL.map(|it| (it.1, it.2, it.3))) selected=theme/>
                <Radios question=question("text-size", "Text size", &TextSize::ALL.map(|it| (it.1, it.2, it.3))) selected=text/>
                <Button text="Save"/>
            </form>
            <p class="govuk-body" role="status" aria-live="polite">{move || saved.get()}</p>
            <InsetText>{paragraph("Sample: Monday 9 June 2025, 5 working days after 2 June 2025.")}</InsetText>
        }
        .into_any(),
    )
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
