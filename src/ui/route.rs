//! Addresses. Fixed names only: an answer, a date or a reference never stands in an address or a title, because browsers keep both.

use crate::compiled::PROCEDURES;
use crate::reasoning::questions::Walk;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Route {
    Start,
    /// The start page with an edition, by position among those of the build; its address names the edition.
    Rules(usize),
    /// Counted from 1, by position in the walk. Not by subject: which questions are asked would tell the answers.
    Question(usize),
    Date,
    Result,
    /// Deadlines: the overview, and its pages, counted from 1 in the order of the edition.
    Dates,
    DatesEvent(usize),
    DatesLimit(usize),
    DatesCalendar,
    DatesPlan,
    /// Which rules apply, how they work, and what they make of other answers.
    Edition,
    Elsewhere,
    How,
    Verify,
    Compare,
    WhatIf,
    /// Cases kept on this device: the list, and what is done with all of them.
    Cases,
    CasesSetUp,
    CasesUnlock,
    CasesAdd,
    CasesBackup,
    CasesImport,
    CasesWipe,
    /// The case that is open, which no address names, and its pages.
    Case,
    CaseRecord,
    CaseEvent(usize),
    CaseCalendar,
    CaseLimit(usize),
    CaseReference,
    CaseNote,
    CaseAudit,
    CaseSettle,
    CaseResult,
    CaseRules,
    CaseWhatIf,
    Practice,
    /// Rules from a file.
    Local,
    Risk,
    Data,
    About,
    Display,
    Accessibility,
    Cleared,
    NotFound,
}

const RULES: &str = "#/rules/";

type Numbered = fn(usize) -> Route;

/// Pages that are counted.
const NUMBERED: [(Numbered, &str, &str); 5] = [
    (Route::Question, "#/check/", "Self-check: question "),
    (Route::DatesEvent, "#/dates/event/", "Deadlines: date of event "),
    (Route::DatesLimit, "#/dates/limit/", "Deadlines: account of date "),
    (Route::CaseEvent, "#/case/record/", "Case: record event "),
    (Route::CaseLimit, "#/case/limit/", "Case: account of date "),
];

/// The name of the product, which ends every title.
pub const NAME: &str = "Case Review";

const FIXED: [(Route, &str, &str); 37] = [
    (Route::Start, "#/", "Check an incident against the written criteria"),
    (Route::Date, "#/check/date", "Self-check: date"),
    (Route::Result, "#/check/result", "Self-check: result"),
    (Route::Dates, "#/dates", "Work out deadlines"),
    (Route::DatesCalendar, "#/dates/calendar", "Deadlines: which days count"),
    (Route::DatesPlan, "#/dates/plan", "Deadlines: try a date"),
    (Route::Edition, "#/edition", "Which rules apply"),
    (Route::Elsewhere, "#/elsewhere", "Wales, Scotland and Northern Ireland"),
    (Route::How, "#/how", "How the answer is worked out"),
    (Route::Verify, "#/verify", "Check the rules yourself"),
    (Route::Compare, "#/compare", "Compare two sets of rules"),
    (Route::WhatIf, "#/what-if", "What if: answers side by side"),
    (Route::Cases, "#/cases", "Cases on this device"),
    (Route::CasesSetUp, "#/cases/set-up", "Cases: keep cases on this device"),
    (Route::CasesUnlock, "#/cases/unlock", "Cases: unlock"),
    (Route::CasesAdd, "#/cases/add", "Cases: add a case"),
    (Route::CasesBackup, "#/cases/backup", "Cases: back up"),
    (Route::CasesImport, "#/cases/import", "Cases: check or take in a backup"),
    (Route::CasesWipe, "#/cases/wipe", "Cases: wipe"),
    (Route::Case, "#/case", "Case"),
    (Route::CaseRecord, "#/case/record", "Case: record what happened"),
    (Route::CaseCalendar, "#/case/calendar", "Case: which days count"),
    (Route::CaseReference, "#/case/reference", "Case: reference"),
    (Route::CaseNote, "#/case/note", "Case: add a note"),
    (Route::CaseAudit, "#/case/audit", "Case: audit trail"),
    (Route::CaseSettle, "#/case/settle", "Case: entries that contradict each other"),
    (Route::CaseResult, "#/case/result", "Case: what the written criteria say"),
    (Route::Practice, "#/practice", "Practice cases"),
    (Route::Local, "#/local", "Load rules from a file"),
    (Route::CaseRules, "#/case/rules", "Case: read it under other rules"),
    (Route::CaseWhatIf, "#/case/what-if", "Case: what if"),
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
        if let Some(id) = hash.strip_prefix(RULES) {
            let edition = PROCEDURES.iter().position(|procedure| procedure.edition.id == *id);
            return Some(edition.map_or(Route::NotFound, Route::Rules));
        }
        let numbered = NUMBERED.iter().find_map(|(route, address, _)| {
            let number = hash.strip_prefix(address).filter(|text| text.len() < 3 && text.bytes().all(|byte| byte.is_ascii_digit()))?;
            number.parse().ok().filter(|number| *number > 0).map(route)
        });
        Some(numbered.unwrap_or(Route::NotFound))
    }

    /// Its number and what stands before it in the address and the title, for a page that is counted.
    fn numbered(self) -> Option<(usize, &'static str, &'static str)> {
        let (number, at) = match self {
            Route::Question(number) => (number, 0),
            Route::DatesEvent(number) => (number, 1),
            Route::DatesLimit(number) => (number, 2),
            Route::CaseEvent(number) => (number, 3),
            Route::CaseLimit(number) => (number, 4),
            _ => return None,
        };
        Some((number, NUMBERED[at].1, NUMBERED[at].2))
    }

    pub fn href(self) -> String {
        if let Some((number, address, _)) = self.numbered() {
            return format!("{address}{number}");
        }
        match self {
            Route::Rules(at) => PROCEDURES.get(at).map_or_else(String::new, |procedure| format!("{RULES}{}", procedure.edition.id)),
            Route::NotFound => "#/".to_string(),
            fixed => FIXED.iter().find(|(route, ..)| *route == fixed).map_or_else(String::new, |(_, address, _)| address.to_string()),
        }
    }

    pub fn title(self) -> String {
        if let Some((number, _, title)) = self.numbered() {
            return format!("{title}{number} – {NAME}");
        }
        let page = match self {
            Route::Rules(_) => FIXED[0].2.to_string(),
            Route::NotFound => "Page not found".to_string(),
            fixed => FIXED.iter().find(|(route, ..)| *route == fixed).map_or_else(String::new, |(.., title)| title.to_string()),
        };
        format!("{page} – {NAME}")
    }

    /// Whether the page belongs to the self-check and so holds answers.
    pub fn in_check(self) -> bool {
        matches!(self, Route::Question(_) | Route::Date | Route::Result)
    }

    /// Whether the page belongs to the deadlines.
    pub fn in_dates(self) -> bool {
        matches!(self, Route::Dates | Route::DatesEvent(_) | Route::DatesLimit(_) | Route::DatesCalendar | Route::DatesPlan)
    }

    /// Whether the page says what the rules in use make of answers or dates.
    pub fn concludes(self) -> bool {
        matches!(self, Route::Result | Route::WhatIf) || self.in_dates()
    }

    /// Whether the page is one of the kept cases, and so asks for the passphrase while they are locked.
    pub fn in_cases(self) -> bool {
        let of_all = matches!(
            self,
            Route::Cases
                | Route::CasesSetUp
                | Route::CasesUnlock
                | Route::CasesAdd
                | Route::CasesBackup
                | Route::CasesImport
                | Route::CasesWipe
        );
        of_all || self.in_case()
    }

    /// Whether the page belongs to the case that is open.
    pub fn in_case(self) -> bool {
        matches!(
            self,
            Route::Case
                | Route::CaseRecord
                | Route::CaseEvent(_)
                | Route::CaseCalendar
                | Route::CaseLimit(_)
                | Route::CaseReference
                | Route::CaseNote
                | Route::CaseAudit
                | Route::CaseSettle
                | Route::CaseResult
                | Route::CaseRules
                | Route::CaseWhatIf
        )
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
