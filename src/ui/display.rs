//! Text size and contrast: the only thing that this guide keeps on the device, and only when the reader saves it.

use super::browser;
use gloo_storage::{LocalStorage, Storage};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    #[default]
    Device,
    Dark,
    Contrast,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TextSize {
    #[default]
    Standard,
    Large,
    Larger,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Display {
    pub theme: Theme,
    pub text: TextSize,
}

/// The keys in local storage; the page “Your data on this device” names them.
pub const THEME_KEY: &str = "case-review.theme";
pub const TEXT_KEY: &str = "case-review.text";

impl Theme {
    pub const ALL: [(Theme, &str, &str, &str); 3] = [
        (Theme::Device, "device", "Use my device’s settings", "Light or dark, as your device is set"),
        (Theme::Dark, "dark", "Dark", "Light text on a dark page"),
        (Theme::Contrast, "contrast", "High visibility", "Yellow text on black"),
    ];
}

impl TextSize {
    pub const ALL: [(TextSize, &str, &str, &str); 3] = [
        (TextSize::Standard, "standard", "Standard", ""),
        (TextSize::Large, "large", "Large", ""),
        (TextSize::Larger, "larger", "Larger", ""),
    ];
}

/// What was saved, or the device's own settings.
pub fn read() -> Display {
    if !available() {
        return Display::default();
    }
    let stored = |key: &str| LocalStorage::raw().get_item(key).ok().flatten();
    let theme = stored(THEME_KEY).and_then(|word| Theme::ALL.iter().find(|(_, known, ..)| *known == word).map(|it| it.0));
    let text = stored(TEXT_KEY).and_then(|word| TextSize::ALL.iter().find(|(_, known, ..)| *known == word).map(|it| it.0));
    Display { theme: theme.unwrap_or_default(), text: text.unwrap_or_default() }
}

/// Keeps the choice; the default is kept as nothing at all. Says whether the browser took it.
pub fn save(display: &Display) -> bool {
    let keep = |key: &str, word: Option<&str>| match word {
        Some(word) => LocalStorage::raw().set_item(key, word).is_ok(),
        None => LocalStorage::raw().remove_item(key).is_ok(),
    };
    available() && keep(THEME_KEY, theme_word(display)) && keep(TEXT_KEY, text_word(display))
}

/// Shows the choice on the page.
pub fn apply(display: &Display) {
    browser::set_root("data-theme", theme_word(display));
    browser::set_root("data-text", text_word(display));
}

fn theme_word(display: &Display) -> Option<&'static str> {
    Theme::ALL.iter().find(|it| it.0 == display.theme && it.0 != Theme::default()).map(|it| it.1)
}

fn text_word(display: &Display) -> Option<&'static str> {
    TextSize::ALL.iter().find(|it| it.0 == display.text && it.0 != TextSize::default()).map(|it| it.1)
}

/// Storage can be switched off, and asking for it can then be refused.
fn available() -> bool {
    browser::local_storage().is_some()
}
