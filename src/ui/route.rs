//! Addresses. Fixed names only: an answer, a date or a reference never stands in an address or a title, because browsers keep both.

use crate::reasoning::questions::Walk;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Route {
    Start,
    /// Counted from 1, by position in the walk. Not by subject: which questions are asked would tell the answers.
    Question(usize),
    Date,
    Result,
    Risk,
    Data,
    About,
    Display,
    Accessibility,
    Cleared,
    NotFound,
}

/// The name of the product, which ends every title.
pub const NAME: &str = "Case Review";

const FIXED: [(Route, &str, &str); 9] = [
    (Route::Start, "#/", "Check an incident against the written criteria"),
    (Route::Date, "#/check/date", "Self-check: date"),
    (Route::Result, "#/check/result", "Self-check: result"),
    (Route::Risk, "#/help/risk", "If a child is at risk now"),
    (Route::Data, "#/data", "Your data on this device"),
    (Route::About, "#/about", "About this guide and its source"),
    (Route::Display, "#/display", "Display: text size and contrast"),
    (Route::Accessibility, "#/accessibility", "Accessibility statement"),
    (Route::Cleared, "#/cleared", "Your answers are cleared"),
];

impl Route {
    /// The page of an address; `None` for a fragment that names a place on the page and no route.
    pub fn parse(hash: &str) -> Option<Route> {
        if hash.is_empty() || hash == "#" {
            return Some(Route::Start);
        }
        if !hash.starts_with("#/") {
            return None;
        }
        if let Some((route, ..)) = FIXED.iter().find(|(_, address, _)| *address == hash) {
            return Some(*route);
        }
        let number = hash.strip_prefix("#/check/").filter(|text| text.len() < 3 && text.bytes().all(|byte| byte.is_ascii_digit()));
        match number.and_then(|text| text.parse().ok()) {
            Some(number) if number > 0 => Some(Route::Question(number)),
            _ => Some(Route::NotFound),
        }
    }

    pub fn href(self) -> String {
        match self {
            Route::Question(number) => format!("#/check/{number}"),
            Route::NotFound => "#/".to_string(),
            fixed => FIXED.iter().find(|(route, ..)| *route == fixed).map_or_else(String::new, |(_, address, _)| address.to_string()),
        }
    }

    pub fn title(self) -> String {
        let page = match self {
            Route::Question(number) => format!("Self-check: question {number}"),
            Route::NotFound => "Page not found".to_string(),
            fixed => FIXED.iter().find(|(route, ..)| *route == fixed).map_or_else(String::new, |(.., title)| title.to_string()),
        };
        format!("{page} – {NAME}")
    }

    /// Whether the page belongs to the self-check and so holds answers.
    pub fn in_check(self) -> bool {
        matches!(self, Route::Question(_) | Route::Date | Route::Result)
    }

    /// The page to show instead, when the answers so far do not lead to this one.
    #[must_use]
    pub fn reachable(self, walk: &Walk, asks_for_date: bool) -> Route {
        let answered = walk.asked.len();
        match (self, walk.next) {
            (Route::Question(number), next) => Route::Question(number.min(answered + usize::from(next.is_some()))),
            (Route::Date | Route::Result, Some(_)) => Route::Question(answered + 1),
            (Route::Date, None) if !asks_for_date => Route::Result,
            (route, _) => route,
        }
    }
}
