//! The store while it is unlocked, and how it came to be that.

use super::{Saved, State, Vault, guard, mark};
use crate::case::log::Author;
use crate::storage::{
    error::StoreError,
    header::{Header, HeaderError},
    idb::{Found, Idb},
    kdf::Kdf,
    passphrase,
    recovery::Code,
    seal::Key,
    shelf::{Change, Shelf, ShelfError},
    store::Store,
    witness::{self, Testimony, Witness},
};
use crate::ui::{argon, browser, clock, events, random, route::Route};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::pin::Pin;
use std::rc::Rc;
use zeroize::Zeroizing;

/// The database.
pub const NAME: &str = "case-review";
const DERIVING: &str = "Making the key from the passphrase. This takes a second or two.";
/// A wrong guess costs this many milliseconds at least.
const DELAY: f64 = 1000.0;

/// Dropped when the cases lock, and its key is overwritten with it.
pub struct Session {
    pub store: Store<Idb>,
    pub header: RefCell<Header>,
    pub handle: [u8; 8],
    /// The tab has been told to save again when it has saved.
    pub again: Cell<bool>,
    pub saving: Cell<bool>,
    /// How long the log of the open case was when it was last read or saved.
    pub base: Cell<u32>,
}

pub enum Secret {
    Passphrase(Zeroizing<String>),
    Code(Code),
}

/// What was found without a key.
enum Place {
    Nothing,
    Lost,
    Broken(HeaderError),
    There(Idb, Box<Header>),
}

async fn find() -> Result<Place, ShelfError> {
    if Idb::exists(NAME).await? == Some(false) {
        return Ok(Place::Nothing);
    }
    let idb = match Idb::open(NAME).await? {
        Found::There(idb) => idb,
        Found::Nothing => return Ok(Place::Nothing),
        Found::Lost => return Ok(Place::Lost),
    };
    let (a, (generation, b)) = (idb.get(b"header.a").await?, idb.stand(b"header.b").await?);
    Ok(match Header::choose(a.as_deref(), b.as_deref()) {
        Ok(header) => Place::There(idb, Box::new(header)),
        Err(HeaderError::Missing) if generation == 0 => Place::Nothing,
        Err(error) => Place::Broken(error),
    })
}

impl Vault {
    /// Looks whether cases are kept here. Nothing is made.
    pub fn look(self) {
        // Natively there is no browser to ask.
        if !cfg!(target_arch = "wasm32") {
            return;
        }
        guard::listen(self);
        events::spawn(Box::pin(async move {
            let state = match find().await {
                // Chromium says nothing but “unknown error” where the site may not store data; it then refuses local storage as well.
                Err(ShelfError::Gone) if browser::local_storage().is_none() => State::Unavailable(ShelfError::Unavailable),
                Err(error) => State::Unavailable(error),
                Ok(Place::There(..)) => State::Locked,
                Ok(Place::Broken(error)) => State::Broken(error.to_string()),
                Ok(Place::Lost) => State::Lost,
                Ok(Place::Nothing) => {
                    if mark::is_there() {
                        State::Lost
                    } else {
                        State::Empty
                    }
                }
            };
            self.state.set(state);
            browser::focus_heading();
        }));
    }

    /// Makes the store, unlocked, with a recovery code that is shown next.
    pub fn set_up(self, typed: Zeroizing<String>, by: Author, refused: impl Fn(String) + 'static) {
        self.busily(
            DERIVING,
            Box::pin(async move {
                match self.make(&typed, by).await {
                    Ok(()) => browser::focus_heading(),
                    Err(sentence) => refused(sentence),
                }
            }),
        );
    }

    async fn make(self, typed: &str, by: Author) -> Result<(), String> {
        let kdf = Kdf::new(random::fill);
        let kek = derive(typed, &kdf).await?;
        let (header, key) = Header::new(&kek, kdf, random::fill);
        let code = Code::new(random::fill);
        let header = header.with_recovery(&key, &code, random::fill);
        let idb = Idb::create(NAME).await.map_err(|error| say(&error.into()))?;
        let change = Change { puts: vec![(header.key().to_vec(), header.encode())], deletes: Vec::new() };
        let store = Store::create(idb, header.store(), key, random::fill, change).await.map_err(|error| say(&error))?;
        events::ask_to_persist();
        self.desk().code.set(Some(code.text()));
        self.begin(store, header, by);
        Ok(())
    }

    /// Opens the store, or says why not.
    pub fn unlock(self, secret: Secret, by: Author, refused: impl Fn(String) + 'static) {
        self.busily(
            DERIVING,
            Box::pin(async move {
                let start = clock::milliseconds();
                match self.open_with(secret, by).await {
                    Ok(()) => browser::focus_heading(),
                    Err(sentence) => {
                        let left = DELAY - (clock::milliseconds() - start);
                        if left > 0.0 {
                            events::wait(left as i32).await;
                        }
                        refused(sentence);
                    }
                }
            }),
        );
    }

    async fn open_with(self, secret: Secret, by: Author) -> Result<(), String> {
        let (idb, header) = match find().await {
            Ok(Place::There(idb, header)) => (idb, header),
            Ok(Place::Broken(error)) => return Err(error.to_string()),
            Ok(Place::Nothing | Place::Lost) => {
                self.state.set(State::Lost);
                return Ok(());
            }
            Err(error) => return Err(say(&error.into())),
        };
        let key: Key = match &secret {
            Secret::Passphrase(typed) => header.unlock(&derive(typed, header.kdf()).await?).map_err(|_| {
                "That passphrase does not open the cases kept here. Use “Show” to check what you typed, then try again".to_string()
            })?,
            Secret::Code(code) => header
                .unlock_with_code(code)
                .map_err(|_| "That recovery code belongs to other cases, not to those kept here. Check it against your copy".to_string())?,
        };
        match Store::open(idb, header.store(), key.clone(), random::fill).await {
            Ok(store) => {
                let found = mark::read();
                let testimony = witness::compare(found.as_ref(), Some((store.generation(), Some(store.len() as u32))));
                if testimony == Testimony::StoreOlder {
                    let older = "What this browser keeps is older than what was seen here last, as if it had been put back from a copy. Compare it with your last backup.";
                    self.desk().notice.set(Some(older.to_string()));
                }
                self.begin(store, *header, by);
                Ok(())
            }
            Err(StoreError::Damaged(_)) => self.mend(*header, key, by).await,
            Err(error) => Err(say(&error)),
        }
    }

    /// The list cannot be read: it is made anew from the cases, and every damage is named.
    async fn mend(self, header: Header, key: Key, by: Author) -> Result<(), String> {
        let idb = match Idb::open(NAME).await {
            Ok(Found::There(idb)) => idb,
            _ => return Err(say(&StoreError::Shelf(ShelfError::Gone))),
        };
        let survey =
            crate::storage::store::rebuild::survey(&idb, header.store(), &key, random::fill, super::saving::row_of_log, |_, _| true);
        let survey = survey.await.map_err(|error| say(&error))?;
        let damage = survey.damage.len();
        let store = Store::rebuild_list(idb, header.store(), key, random::fill, survey).await.map_err(|error| say(&error))?;
        let told = format!(
            "The list of cases was damaged and has been made anew from the cases themselves; {damage} damaged parts were found. Compare it with your last backup."
        );
        self.desk().notice.set(Some(told));
        self.begin(store, header, by);
        Ok(())
    }

    fn begin(self, store: Store<Idb>, header: Header, by: Author) {
        let mut handle = mark::read().map_or([0; 8], |witness| witness.handle);
        if handle == [0; 8] {
            random::fill(&mut handle);
        }
        let session =
            Session { store, header: RefCell::new(header), handle, again: Cell::new(false), saving: Cell::new(false), base: Cell::new(0) };
        session.testify();
        *self.desk().session.borrow_mut() = Some(Rc::new(session));
        self.by.set(by);
        self.saved.set(Saved::Nothing);
        guard::watch(self);
        self.tools.set(Some(guard::tools));
        self.state.set(State::Unlocked);
    }

    pub(super) fn session(self) -> Option<Rc<Session>> {
        self.desk().session.borrow().clone()
    }

    /// The recovery code was written down.
    pub fn code_kept(self) {
        self.desk().code.set(None);
        browser::focus_heading();
        if self.desk().draft.with_untracked(Option::is_none) && browser::hash() == Route::CasesSetUp.href() {
            browser::go(&Route::Cases.href());
        }
    }

    /// It was not wanted: then there is none.
    pub fn code_declined(self) {
        let Some(session) = self.session() else { return };
        self.busily(
            "Removing the recovery code.",
            Box::pin(async move {
                let header = session.header.borrow().without_recovery();
                match session.store.write_also(&[(header.key().to_vec(), header.encode())]).await {
                    Ok(()) => {
                        session.header.replace(header);
                        session.testify();
                    }
                    Err(error) => self.desk().notice.set(Some(say(&error))),
                }
                self.code_kept();
            }),
        );
    }

    /// Says what is being done until it is.
    pub(super) fn busily(self, what: &'static str, work: Pin<Box<dyn Future<Output = ()>>>) {
        let desk = self.desk();
        if desk.busy.with_untracked(Option::is_some) {
            return;
        }
        desk.busy.set(Some(what));
        events::spawn(Box::pin(async move {
            // Drawn before the work begins, which may hold the page up.
            events::wait(30).await;
            work.await;
            desk.busy.set(None);
        }));
    }
}

impl Session {
    /// Writes down outside the store what it holds.
    pub fn testify(&self) {
        let (generation, count) = (self.store.generation(), self.store.len() as u32);
        mark::write(&Witness { handle: self.handle, generation, count });
    }
}

pub async fn derive(typed: &str, kdf: &Kdf) -> Result<Key, String> {
    argon::derive(&passphrase::prepare(typed, argon::nfkc), kdf).await.map_err(|error| error.to_string())
}

/// What happened and the way on.
pub fn say(error: &StoreError) -> String {
    format!("{} {}", error.sentence(), error.advice())
}
