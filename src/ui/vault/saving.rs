//! The open case: fetched, changed, saved, and brought together with what other tabs have written.

use super::{
    Saved, Vault,
    session::{Session, say},
};
use crate::calendar::london;
use crate::case::{
    case_file::CaseFile,
    event::Event,
    log::{Author, CaseId, Log},
};
use crate::storage::{error::StoreError, row::Row, store::Loaded};
use crate::ui::tabs::{self, Message};
use crate::ui::{browser, clock, events, random, route::Route, workspace::Guide};
use leptos::prelude::*;
use std::fmt::Write;
use std::rc::Rc;

/// What the list shows of a case.
pub fn row_of(file: &CaseFile) -> Row {
    let guide = Guide::edition(file.edition());
    let next = guide.and_then(|guide| file.next(guide.procedure, guide.holidays));
    let latest = guide.and_then(|guide| Some(file.latest(guide.procedure)?.0.to_string()));
    let last = file.log.last();
    Row {
        case: file.log.case,
        next,
        reference: file.reference().to_string(),
        status: latest.unwrap_or_default(),
        closed: file.closed(),
        conflicts: !file.log.conflicts().is_empty(),
        length: file.log.entries().len() as u32,
        last: last.map(|last| last.id).unwrap_or_default(),
        changed: last.map_or(0, |last| u32::try_from(last.entry.at / 60).unwrap_or(0)),
        backed_up: None,
    }
}

pub fn row_of_log(log: &Log) -> Row {
    row_of(&CaseFile { log: log.clone() })
}

/// A name under which tabs agree who holds a case.
fn name_of(case: CaseId) -> String {
    case.0.iter().fold("case-review ".to_string(), |mut name, byte| {
        write!(name, "{byte:02x}").unwrap_or_default();
        name
    })
}

impl Vault {
    /// Reads a case and opens it.
    pub fn fetch(self, case: CaseId) {
        let Some(session) = self.session() else { return };
        self.busily(
            "Opening the case.",
            Box::pin(async move {
                match session.store.load(case).await {
                    Ok(Loaded { log, row, damage }) => {
                        session.base.set(row.length);
                        let desk = self.desk();
                        desk.damaged.set(!damage.is_empty());
                        let told = damage
                            .iter()
                            .map(|damage| format!("{}{}", damage.sentence(), super::words::between(damage)))
                            .collect::<Vec<_>>();
                        desk.notice
                            .set((!told.is_empty()).then(|| format!("This case is damaged and can only be read. {}", told.join(" "))));
                        self.open(CaseFile { log });
                        self.hold(case, false).await;
                        browser::go(&Route::Case.href());
                    }
                    Err(error) => self.desk().notice.set(Some(say(&error))),
                }
            }),
        );
    }

    async fn hold(self, case: CaseId, take: bool) {
        // Letting go takes the browser a moment, in which it would say that another tab has the case.
        let ours = self.desk().held.borrow().as_ref().is_some_and(|(known, _)| *known == case);
        if ours {
            return;
        }
        self.desk().held.borrow_mut().take();
        let lost = move || {
            self.desk().held.borrow_mut().take();
            self.desk().elsewhere.set(true);
        };
        let held = tabs::hold(&name_of(case), take, lost).await;
        self.desk().elsewhere.set(held.is_none());
        *self.desk().held.borrow_mut() = held.map(|held| (case, held));
    }

    /// The reader wants to write here, and the other tab to read only.
    pub fn take_over(self) {
        let Some(case) = self.open_id() else { return };
        events::spawn(Box::pin(async move {
            self.hold(case, true).await;
            self.changed_elsewhere();
        }));
    }

    pub(super) fn open_id(self) -> Option<CaseId> {
        untrack(|| self.file()).map(|file| file.log.case)
    }

    /// A new case with what is known of it. `told` hears that it is kept, or why not.
    pub fn add(self, edition: String, events: Vec<Event>, told: impl Fn(Result<(), String>) + 'static) {
        let Some(session) = self.session() else { return };
        self.busily(
            "Saving.",
            Box::pin(async move {
                let (mut id, at, by) = (CaseId::default(), clock::seconds(clock::now()), self.by.get_untracked());
                random::fill(&mut id.0);
                let mut file = CaseFile::open(id, at, by.clone(), &edition);
                events.into_iter().for_each(|event| file.log.record(at, by.clone(), event));
                match session.store.append(&file.log, row_of(&file), 0).await {
                    Ok(row) => {
                        session.base.set(row.length);
                        self.desk().draft.set(None);
                        self.desk().held.borrow_mut().take();
                        self.desk().damaged.set(false);
                        self.desk().notice.set(None);
                        self.open(file);
                        self.hold(id, false).await;
                        self.acknowledged(&session);
                        told(Ok(()));
                        browser::go(&Route::Case.href());
                    }
                    Err(error) => told(Err(say(&error))),
                }
            }),
        );
    }

    /// Adds entries to the open case, in one save. They are on the page at once; `saved` says when they are on the disk.
    #[inline(never)]
    pub(super) fn record_and_save(self, events: Vec<Event>) {
        let (at, by): (i64, Author) = (clock::seconds(clock::now()), self.by.get_untracked());
        let mut file = untrack(|| self.file());
        if let Some(file) = &mut file {
            events.into_iter().for_each(|event| file.log.record(at, by.clone(), event));
        }
        self.put(file);
        self.desk().typed.set(false);
        self.save();
    }

    /// Saves what is not saved yet; also for “Try again”.
    pub fn save(self) {
        let Some(session) = self.session() else { return };
        self.saved.set(Saved::Saving);
        if session.saving.replace(true) {
            return session.again.set(true);
        }
        events::spawn(Box::pin(async move {
            loop {
                session.again.set(false);
                let done = self.save_once(&session).await;
                if let Err(error) = done {
                    self.saved.set(Saved::Not(say(&error)));
                    break;
                }
                if !session.again.get() {
                    self.acknowledged(&session);
                    break;
                }
            }
            session.saving.set(false);
        }));
    }

    async fn save_once(self, session: &Session) -> Result<(), StoreError> {
        // Each turn takes in what another tab wrote meanwhile.
        for _ in 0..5 {
            let Some(file) = untrack(|| self.file()) else { return Ok(()) };
            if session.base.get() as usize >= file.log.entries().len() {
                return Ok(());
            }
            match session.store.append(&file.log, row_of(&file), session.base.get()).await {
                Ok(row) => {
                    session.base.set(row.length);
                    return Ok(());
                }
                Err(StoreError::Changed(loaded)) => self.bring_together(session, *loaded),
                Err(error) => return Err(error),
            }
        }
        Err(StoreError::Busy)
    }

    /// What another tab wrote, with what is here after it. Nothing is lost; what contradicts is for a person to settle.
    fn bring_together(self, session: &Session, loaded: Loaded) {
        let Some(mine) = untrack(|| self.file()).filter(|mine| mine.log.case == loaded.log.case) else { return };
        let before = mine.log.conflicts().len();
        let mut log = loaded.log;
        let news = !mine.log.missing_from(&log).is_empty();
        // Two copies of one case always go together; should they not, what is here stays as it is and is not saved.
        if !loaded.damage.is_empty() || log.merge(&mine.log).is_err() {
            return;
        }
        session.base.set(loaded.row.length);
        let contradicts = log.conflicts().len() > before;
        if news {
            self.put(Some(CaseFile { log }));
        }
        if contradicts {
            browser::go(&Route::CaseSettle.href());
        } else if news {
            self.desk().notice.set(Some("This case was changed in another tab. Both changes are in it now.".to_string()));
        }
    }

    fn acknowledged(self, session: &Rc<Session>) {
        session.testify();
        let moment = london::moment(clock::seconds(clock::now()));
        let time = moment.rsplit_once(", ").map_or("", |(_, time)| time);
        self.saved.set(Saved::At(time.to_string()));
        self.tell(Message::Changed);
    }

    /// Another tab has saved something.
    pub(super) fn changed_elsewhere(self) {
        let Some(session) = self.session() else { return };
        events::spawn(Box::pin(async move {
            if !matches!(session.store.refresh().await, Ok(true)) && !self.desk().elsewhere.get_untracked() {
                return;
            }
            session.testify();
            self.list_again();
            let Some(case) = self.open_id() else { return };
            if let Ok(loaded) = session.store.load(case).await
                && loaded.row.length != session.base.get()
            {
                let unsaved = untrack(|| self.file()).is_some_and(|mine| !loaded.log.missing_from(&mine.log).is_empty());
                self.bring_together(&session, loaded);
                if unsaved {
                    self.save();
                }
            }
        }));
    }
}
