//! A new passphrase: six random words that are offered, or one of one's own; typed twice, hidden until asked for.

use super::form::{Wrong, about};
use crate::storage::passphrase;
use crate::ui::components::{button, error_summary::Problem, input::Field, secret_input::secret_input};
use crate::ui::html::{Html, el};
use crate::ui::{argon, browser, pages::paragraph, random};
use leptos::prelude::*;
use zeroize::Zeroizing;

const FIRST: &str = "passphrase";
const AGAIN: &str = "passphrase-again";

#[derive(Clone, Copy)]
pub struct NewPassphrase {
    offered: RwSignal<String>,
    first: RwSignal<String>,
    again: RwSignal<String>,
    shown: RwSignal<bool>,
    /// Both fields are drawn again when the offered words are put into them.
    drawn: RwSignal<u32>,
}

impl NewPassphrase {
    pub fn new() -> Self {
        NewPassphrase {
            offered: RwSignal::new(offer()),
            first: RwSignal::new(String::new()),
            again: RwSignal::new(String::new()),
            shown: RwSignal::new(false),
            drawn: RwSignal::new(0),
        }
    }

    pub fn fields(self, wrong: &Wrong) -> Html {
        let (error, error_again) = (wrong.with(FIRST), wrong.with(AGAIN));
        let take = move |_| {
            [self.first, self.again].iter().for_each(|field| field.set(self.offered.get_untracked()));
            self.shown.set(true);
            self.drawn.update(|drawn| *drawn += 1);
            browser::announce("The six words are in both fields. Write them down before you go on.");
        };
        let other = move |_| self.offered.set(offer());
        let words = el("p").class("app-words").id("offered").live(move || self.offered.get());
        let panel = el("div").class("app-offer").with(el("h3").class("govuk-heading-s").with("Six random words for you")).with(words).with(
            el("div")
                .class("app-actions")
                .with(button::action("Use these words", "govuk-button--secondary").on("click", take))
                .with(button::action("Offer other words", "govuk-button--secondary").on("click", other)),
        );
        let fields = el("div").live(move || {
            self.drawn.get();
            let first = Field {
                id: FIRST.to_string(),
                name: FIRST.to_string(),
                label: "Passphrase".to_string(),
                hint: Some("The six words, or one of your own of at least 15 characters".to_string()),
                error: error.clone(),
                class: "",
            };
            let again = Field {
                id: AGAIN.to_string(),
                name: AGAIN.to_string(),
                label: "The passphrase again".to_string(),
                error: error_again.clone(),
                ..Field::default()
            };
            [secret_input(first, self.first, self.shown, Some(vec![AGAIN])), secret_input(again, self.again, self.shown, None)]
        });
        [panel.into(), fields.into(), paragraph("Write it down and keep it where you keep other keys, not beside this computer.")].into()
    }

    pub fn check(&self) -> Vec<Problem> {
        let (first, again) = (self.first.get_untracked(), self.again.get_untracked());
        if let Err(weak) = passphrase::check(&passphrase::prepare(&first, argon::nfkc), &[]) {
            return vec![about(FIRST, weak.to_string())];
        }
        if first == again {
            Vec::new()
        } else {
            vec![about(AGAIN, "The two passphrases are not the same. Type the same one in both fields")]
        }
    }

    pub fn text(&self) -> Zeroizing<String> {
        Zeroizing::new(self.first.get_untracked())
    }
}

fn offer() -> String {
    passphrase::offer(random::fill).to_string()
}
