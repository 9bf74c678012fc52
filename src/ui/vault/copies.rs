//! Backups: made, looked into, and taken in. Nothing here replaces anything: copies of a case are put together.

use super::{
    Vault,
    saving::row_of_log,
    session::{Session, derive, say},
};
use crate::calendar::london;
use crate::case::log::{CaseId, Log};
use crate::storage::{
    backup::{self, BackupError},
    error::StoreError,
    kdf::Kdf,
    store::{Cursor, Save},
};
use crate::ui::tabs::Message;
use crate::ui::{browser, clock, random};
use leptos::prelude::*;
use std::rc::Rc;
use zeroize::Zeroizing;

/// How a case in a backup stands to what is kept here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Difference {
    New,
    Same,
    /// So many entries that are not here.
    More(usize),
    /// The same, of which so many things contradict what is here.
    Contradicts(usize, usize),
    /// The same id, and another case: it cannot be put together.
    Other,
}

impl Difference {
    pub fn sentence(self) -> String {
        let entries = |count: usize| if count == 1 { "1 entry that is".to_string() } else { format!("{count} entries that are") };
        match self {
            Difference::New => "A case that is not kept here".to_string(),
            Difference::Same => "Nothing that is not kept here already".to_string(),
            Difference::More(count) => format!("Has {} not kept here", entries(count)),
            Difference::Contradicts(count, things) => {
                let things = if things == 1 { "1 thing".to_string() } else { format!("{things} things") };
                format!("Has {} not kept here, and contradicts what is kept about {things}. Both stay, for you to settle", entries(count))
            }
            Difference::Other => "Cannot be put together with the case of that name that is kept here, and is left out".to_string(),
        }
    }
}

/// What a backup holds, beside what is kept here.
#[derive(Clone, PartialEq, Eq)]
pub struct Preview {
    pub made: String,
    /// Reference and difference of each case.
    pub cases: Vec<(String, Difference)>,
}

/// What would be taken in.
pub struct Incoming {
    cases: Vec<Log>,
}

/// A log put together from both copies, and how long the one here was.
struct Together {
    log: Log,
    base: u32,
}

const WRONG: &str = "That passphrase does not open this backup. It may have another one than you unlock with here";

impl Vault {
    /// Hands over a backup of every case, or of the open one alone.
    pub fn back_up(self, only_open: bool, typed: Zeroizing<String>, refused: impl Fn(String) + 'static) {
        let Some(session) = self.session() else { return };
        self.busily("Making the backup. This takes a moment.", Box::pin(async move {
            match self.make_backup(&session, only_open, &typed).await {
                Ok((count, damaged)) => {
                    self.desk().typed.set(false);
                    let cases = if count == 1 { "1 case".to_string() } else { format!("{count} cases") };
                    let mut said = format!("The backup was handed to your browser and holds {cases}. Find it in your downloads, move it to a safe place, and check it there.");
                    if damaged > 0 {
                        said.push_str(" Parts of what is kept are damaged: of those it holds only what can still be read, and they do not count as backed up.");
                    }
                    self.desk().notice.set(Some(said));
                    browser::focus_heading();
                }
                Err(sentence) => refused(sentence),
            }
        }));
    }

    async fn make_backup(self, session: &Session, only_open: bool, typed: &str) -> Result<(usize, usize), String> {
        let open = untrack(|| self.file());
        let (cases, damaged) = match open {
            Some(file) if only_open => (vec![file.log], usize::from(self.desk().damaged.get_untracked())),
            _ => every_log(session).await.map_err(|error| say(&error))?,
        };
        if cases.is_empty() {
            return Err("There are no cases to back up yet".to_string());
        }
        let kdf = Kdf::new(random::fill);
        let kek = derive(typed, &kdf).await?;
        let now = clock::seconds(clock::now());
        let file = backup::write(&cases, now, &kek, kdf, random::fill).map_err(|error| error.to_string())?;
        browser::download_bytes(&backup::name(clock::today(), random::fill), &file);
        let lengths: Vec<(CaseId, u32)> = cases.iter().map(|log| (log.case, log.entries().len() as u32)).collect();
        let minutes = u32::try_from(now / 60).unwrap_or(0);
        session
            .store
            .set_backed_up(&lengths, minutes)
            .await
            .map_err(|error| format!("The backup was made, but the list could not note it. {}", say(&error)))?;
        session.testify();
        self.tell(Message::Changed);
        Ok((cases.len(), damaged))
    }

    /// Hands over everything that is stored of the open case as it lies there, sealed: for somebody who may be able to mend what is damaged.
    /// Each record is its key and its bytes, each after its length in four bytes, the smallest first.
    pub fn give_sealed(self) {
        let (Some(session), Some(file)) = (self.session(), untrack(|| self.file())) else { return };
        self.busily(
            "Reading what is stored.",
            Box::pin(async move {
                match session.store.sealed(file.log.case).await {
                    Ok(records) => {
                        let framed = |bytes: &[u8]| [&(bytes.len() as u32).to_le_bytes(), bytes].concat();
                        let file: Vec<u8> = records.iter().flat_map(|(key, bytes)| [framed(key), framed(bytes)].concat()).collect();
                        browser::download_bytes(&format!("case-review-sealed-{}.bin", browser::random()), &file);
                    }
                    Err(error) => self.desk().notice.set(Some(say(&error))),
                }
            }),
        );
    }

    /// Opens a backup and compares it. `refused` is told whether it is about the passphrase.
    pub fn look_into(self, bytes: Vec<u8>, typed: Zeroizing<String>, refused: impl Fn(bool, String) + 'static) {
        let Some(session) = self.session() else { return };
        let desk = self.desk();
        self.busily(
            "Opening the backup. This takes a second or two.",
            Box::pin(async move {
                match compare(&session, &bytes, &typed).await {
                    Ok((preview, incoming)) => {
                        *desk.incoming.borrow_mut() = Some(incoming);
                        desk.preview.set(Some(preview));
                        browser::focus_when_drawn("found");
                    }
                    Err((passphrase, sentence)) => refused(passphrase, sentence),
                }
            }),
        );
    }

    /// Puts what was looked into together with what is kept, all at once or not at all.
    pub fn take_in(self) {
        let (Some(session), Some(incoming)) = (self.session(), self.desk().incoming.borrow_mut().take()) else { return };
        self.busily(
            "Taking it in.",
            Box::pin(async move {
                let desk = self.desk();
                match put_in(&session, &incoming.cases).await {
                    Ok(count) => {
                        desk.preview.set(None);
                        let said = match count {
                            0 => "Nothing was changed: everything in the backup is kept here already.".to_string(),
                            1 => "1 case was added or brought up to date. Nothing was removed.".to_string(),
                            more => format!("{more} cases were added or brought up to date. Nothing was removed."),
                        };
                        desk.notice.set(Some(said));
                        session.testify();
                        self.tell(Message::Changed);
                        self.read_again(&session).await;
                        browser::focus_heading();
                    }
                    Err(error) => {
                        *desk.incoming.borrow_mut() = Some(incoming);
                        desk.notice.set(Some(format!("Nothing was taken in. {}", say(&error))));
                    }
                }
            }),
        );
    }

    /// The open case, if it has grown.
    async fn read_again(self, session: &Rc<Session>) {
        let Some(case) = self.open_id() else { return };
        if let Ok(loaded) = session.store.load(case).await {
            session.base.set(loaded.row.length);
            self.put(Some(crate::case::case_file::CaseFile { log: loaded.log }));
        }
    }
}

/// Every case, and how many of them are damaged: of those what can be read.
async fn every_log(session: &Session) -> Result<(Vec<Log>, usize), StoreError> {
    let (mut cursor, mut logs, mut damaged) = (Cursor::default(), Vec::new(), 0);
    while let Some(part) = session.store.rows(&mut cursor).await? {
        damaged += part.damage.len();
        for row in part.rows {
            let loaded = session.store.load(row.case).await?;
            damaged += usize::from(!loaded.damage.is_empty());
            logs.extend(loaded.log.last().is_some().then_some(loaded.log));
        }
    }
    Ok((logs, damaged))
}

async fn compare(session: &Session, bytes: &[u8], typed: &str) -> Result<(Preview, Incoming), (bool, String)> {
    let about_file = |error: BackupError| {
        (error == BackupError::DoesNotOpen, if error == BackupError::DoesNotOpen { WRONG.to_string() } else { error.to_string() })
    };
    let sealed = backup::inspect(bytes).map_err(about_file)?;
    let kek = derive(typed, sealed.kdf()).await.map_err(|sentence| (true, sentence))?;
    let opened = sealed.open(&kek).map_err(about_file)?;
    let mut cases = Vec::new();
    // A case without an entry says nothing, and there is nothing of it to keep.
    let told: Vec<Log> = opened.cases.into_iter().filter(|log| log.last().is_some()).collect();
    for log in &told {
        let reference = row_of_log(log).reference;
        let difference = match session.store.load(log.case).await {
            Ok(loaded) => difference(&loaded.log, log),
            Err(StoreError::NoCase) => Difference::New,
            Err(error) => return Err((false, say(&error))),
        };
        cases.push((if reference.is_empty() { "Without a reference".to_string() } else { reference }, difference));
    }
    Ok((Preview { made: london::moment(opened.at), cases }, Incoming { cases: told }))
}

fn difference(here: &Log, there: &Log) -> Difference {
    let mut together = here.clone();
    match together.merge(there) {
        Err(_) => Difference::Other,
        Ok(0) => Difference::Same,
        Ok(count) => match together.conflicts().len().saturating_sub(here.conflicts().len()) {
            0 => Difference::More(count),
            things => Difference::Contradicts(count, things),
        },
    }
}

async fn put_in(session: &Session, incoming: &[Log]) -> Result<usize, StoreError> {
    let mut changed: Vec<Together> = Vec::new();
    for log in incoming {
        match session.store.load(log.case).await {
            Err(StoreError::NoCase) => changed.push(Together { log: log.clone(), base: 0 }),
            Err(error) => return Err(error),
            Ok(loaded) if !loaded.damage.is_empty() => return Err(StoreError::Damaged(loaded.damage)),
            Ok(loaded) => {
                let mut together = loaded.log;
                if together.merge(log).is_ok_and(|count| count > 0) {
                    changed.push(Together { log: together, base: loaded.row.length });
                }
            }
        }
    }
    let saves: Vec<Save> = changed.iter().map(|one| Save { log: &one.log, row: row_of_log(&one.log), base: one.base }).collect();
    if saves.is_empty() { Ok(0) } else { session.store.append_many(&saves).await.map(|kept| kept.len()) }
}
