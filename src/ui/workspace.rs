//! What the reader has said, in memory only, and what follows from it.

use super::{browser, diary::OpenDiary, route::Route, vault::Vault};
use crate::calendar::{bank_holidays::BankHolidays, typed_date::TypedDate, working_days::WorkingDays};
use crate::compiled;
use crate::document::{Document, self_check};
use crate::kept::Text;
use crate::procedure::Procedure;
use crate::reasoning::{answers::Answers, questions::Walk, rulebook::Rulebook};
use chrono::NaiveDate;
use leptos::prelude::*;

/// An edition, its rules by position, and the calendar.
#[derive(Debug, Clone, Copy)]
pub struct Guide {
    pub procedure: &'static Procedure,
    pub book: &'static Rulebook,
    pub holidays: &'static BankHolidays,
}

/// Where the rules in use come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The build carries them.
    Released,
    /// From a file that the reader loaded, with its digest.
    Local { digest: Text },
}

/// The answer to the optional question about the date of awareness.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DateAnswer {
    /// What stands in the fields, right or wrong.
    pub typed: TypedDate,
    /// The reader has been past the question, with or without a date.
    pub passed: bool,
    pub date: Option<NaiveDate>,
}

/// Copied freely: everything in it is a handle.
#[derive(Clone, Copy)]
pub struct Workspace {
    pub today: NaiveDate,
    /// The edition in use.
    pub current: RwSignal<Guide>,
    pub route: RwSignal<Route>,
    given: RwSignal<Answers>,
    pub aware: RwSignal<DateAnswer>,
    pub walk: Memo<Walk>,
    pub diary: OpenDiary,
    pub vault: Vault,
    /// The dates of the case that is open.
    pub case: OpenDiary,
    /// The edition of that case, once one of its pages has been drawn.
    pub of_case: RwSignal<Guide>,
    /// The self-check was begun from the case, to take its answers back there.
    pub for_case: RwSignal<bool>,
}

impl Guide {
    /// Every edition that the build carries.
    pub fn all() -> impl Iterator<Item = Guide> {
        let editions = compiled::PROCEDURES.iter().zip(compiled::RULEBOOKS);
        editions.map(|(procedure, book)| Guide { procedure, book, holidays: compiled::BANK_HOLIDAYS })
    }

    /// The edition with that id.
    pub fn edition(id: &str) -> Option<Guide> {
        Guide::all().find(|guide| guide.procedure.edition.id == *id)
    }

    /// The edition in force, for an incident of today; an ended one only if there is no other. `None` if the build carries none.
    pub fn load() -> Option<Guide> {
        Guide::all().find(|guide| guide.procedure.edition.in_force.to.is_empty()).or_else(|| Guide::all().next())
    }

    pub fn origin(&self) -> Origin {
        let digest = self.procedure.edition.local;
        if digest.is_empty() { Origin::Released } else { Origin::Local { digest } }
    }

    /// The calendar of the edition's division; `None` if the edition names a division that the table lacks.
    pub fn days(&self) -> Option<WorkingDays<'static>> {
        self.holidays.working_days(&self.procedure.edition.division).ok()
    }
}

impl Workspace {
    pub fn new(guide: Guide, today: NaiveDate) -> Self {
        let (current, given) = (RwSignal::new(guide), RwSignal::new(Answers::NONE));
        let walk = Memo::new(move |_| current.get().book.walk(&given.get()));
        let (route, aware, vault) = (RwSignal::new(Route::Start), RwSignal::new(DateAnswer::default()), Vault::new());
        let (diary, case) = (OpenDiary::new(current, today, None), OpenDiary::new(current, today, Some(vault)));
        let (of_case, for_case) = (RwSignal::new(guide), RwSignal::new(false));
        Workspace { today, current, route, given, aware, walk, diary, vault, case, of_case, for_case }
    }

    /// The edition in use. What shows it is drawn again when another is chosen.
    pub fn guide(&self) -> Guide {
        self.current.get()
    }

    /// The edition that the page speaks of.
    pub fn shown(&self) -> Guide {
        if self.route.get().in_case() { self.of_case.get() } else { self.guide() }
    }

    /// Takes another edition. Its questions and events are others, so answers and dates to the earlier one are forgotten.
    pub fn choose(&self, guide: Guide) {
        if guide.procedure.edition.id != self.current.with_untracked(|current| current.procedure.edition.id).as_str() {
            self.clear_all();
            self.current.set(guide);
        }
    }

    /// Goes where an address leads, or to the nearest page that the answers allow.
    pub fn arrive(&self, hash: &str) {
        let Some(wanted) = Route::parse(hash) else { return };
        if let Route::Rules(at) = wanted
            && let Some(guide) = Guide::all().nth(at)
        {
            self.choose(guide);
        }
        let route = self.walk.with_untracked(|walk| wanted.reachable(walk, self.asks_for_date(walk)));
        if route != wanted && route != Route::NotFound {
            browser::replace_hash(&route.href());
        }
        // What a change moved is told on the page of the change and on the overview, and is old news anywhere else.
        if route != Route::Dates && route != self.route.get_untracked() {
            self.diary.moved.set(Vec::new());
        }
        if route != Route::Case && route != self.route.get_untracked() {
            self.case.moved.set(Vec::new());
        }
        self.route.set(route);
    }

    /// The fact that a page asks for: the `number`th of the walk, counted from 1.
    pub fn fact(&self, number: usize) -> Option<usize> {
        self.walk.with_untracked(|walk| walk.asked.get(number - 1).copied().or(walk.next))
    }

    pub fn answer(&self, fact: usize) -> Option<usize> {
        self.given.with_untracked(|given| given.get(fact))
    }

    pub fn has_answers(&self) -> bool {
        self.given.get_untracked() != Answers::NONE
    }

    /// Whether answers or dates would be lost with the tab.
    pub fn would_lose(&self) -> bool {
        self.has_answers() || self.diary.is_used()
    }

    /// Later answers stay as given: those that no longer apply are parked by the walk, and come back if this is undone.
    pub fn give(&self, fact: usize, answer: usize) {
        self.given.update(|given| *given = given.with(fact, answer));
    }

    /// Where to go after an answer: the first question still to ask, the date if it would date anything, or the result.
    pub fn next(&self) -> Route {
        self.walk.with_untracked(|walk| match walk.next {
            Some(_) => Route::Question(walk.asked.len() + 1),
            None if self.asks_for_date(walk) && !self.aware.with_untracked(|aware| aware.passed) => Route::Date,
            None => Route::Result,
        })
    }

    /// One page back in the journey.
    pub fn back(&self, route: Route) -> Option<Route> {
        let answered = self.walk.with_untracked(|walk| walk.asked.len());
        match route {
            Route::Question(1) => Some(Route::Start),
            Route::Question(number) => Some(Route::Question(number - 1)),
            Route::Date => Some(Route::Question(answered)),
            Route::Result if self.walk.with_untracked(|walk| self.asks_for_date(walk)) => Some(Route::Date),
            Route::Result => Some(Route::Question(answered)),
            Route::DatesEvent(_) | Route::DatesLimit(_) | Route::DatesCalendar | Route::DatesPlan => Some(Route::Dates),
            Route::Case
            | Route::CasesSetUp
            | Route::CasesUnlock
            | Route::CasesAdd
            | Route::CasesBackup
            | Route::CasesImport
            | Route::CasesWipe => Some(Route::Cases),
            Route::CaseEvent(_) | Route::CaseCalendar => Some(Route::CaseRecord),
            inside if inside.in_case() => Some(Route::Case),
            Route::Start | Route::Rules(_) | Route::Dates | Route::Cases => None,
            // A page of information in the middle of a check leads back into it.
            _ if self.has_answers() => Some(self.next()),
            _ => Some(Route::Start),
        }
    }

    /// The result as paper; `None` while a question is open.
    pub fn result(&self) -> Option<Document> {
        let guide = self.guide();
        let days = guide.days()?;
        self.walk.with_untracked(|walk| {
            let check = self_check::SelfCheck {
                procedure: guide.procedure,
                book: guide.book,
                walk,
                days: &days,
                aware: self.aware.with_untracked(|aware| aware.date),
                today: self.today,
            };
            walk.next.is_none().then(|| self_check::result(&check))
        })
    }

    /// Forgets every answer.
    pub fn clear(&self) {
        self.given.set(Answers::NONE);
        self.aware.set(DateAnswer::default());
        self.for_case.set(false);
    }

    /// Forgets every answer and every date.
    pub fn clear_all(&self) {
        self.clear();
        self.diary.clear();
    }

    fn asks_for_date(&self, walk: &Walk) -> bool {
        let guide = self.current.get_untracked();
        walk.next.is_none() && self_check::asks_for_date(guide.procedure, guide.book, walk)
    }
}
