//! The shelf in a browser: one IndexedDB database with one object store.
//!
//! Nothing is awaited inside a transaction, since it would end there: all requests are queued at once, or in the one callback
//! that has read the generation, and the only thing waited for is how the transaction ends. A change is acknowledged when the
//! browser says `complete` of a transaction that it promised to write through (`strict`), and not before. Nothing waits for ever.

use super::shelf::{Change, Shelf, ShelfError};
use browser::{begin, bytes, factory, first, key_range, list, member, once, refusal, wait};
use js_sys::{Array, Function, Math, Uint8Array};
use line::{Line, connect, delete, watch};
use renew::{beside, renew};
use std::{cell::Cell, cell::RefCell, ops::Range, rc::Rc};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction};

mod browser;
mod line;
mod renew;

pub use line::Found;

const SHELF: &str = "shelf";
/// A text, so that it lies in no range of binary keys. The value is `[generation, mark of the change that made it]`.
const GENERATION: &str = "generation";

pub struct Idb {
    name: String,
    line: Rc<RefCell<Line>>,
    /// The browser has been made to begin a new log, which waits for the first change: on a full disk it would end the reading as well.
    renewed: Cell<bool>,
}

type Queued = Result<Vec<IdbRequest>, JsValue>;

enum Failure {
    /// Nothing was changed.
    Known(ShelfError),
    /// The connection is dead.
    Lost,
    /// No answer in time.
    Silent,
}

impl Idb {
    /// Whether there is a database of this name, without making one; `None` where the browser does not tell.
    ///
    /// # Errors
    /// [`ShelfError::Unavailable`]
    pub async fn exists(name: &str) -> Result<Option<bool>, ShelfError> {
        let factory = factory()?;
        let Some(databases) = member(&factory, "databases").dyn_into::<Function>().ok() else { return Ok(None) };
        let Ok(promise) = databases.call0(&factory) else { return Ok(None) };
        // WebKit leaves an empty one of version 0 where the making of one was called off.
        let is = |one: &JsValue| member(one, "name").as_string().as_deref() == Some(name) && member(one, "version").as_f64() > Some(0.0);
        let list = wait(&mut |settle| {
            let _ = member(&promise, "then").dyn_into::<Function>().and_then(|then| then.call2(&promise, settle, settle));
        })
        .await;
        Ok(list.dyn_ref::<Array>().map(|list| list.iter().any(|one| is(&one))))
    }

    /// Opens what is there and never makes anything.
    ///
    /// # Errors
    /// [`ShelfError`]
    pub async fn open(name: &str) -> Result<Found, ShelfError> {
        connect(name, false).await
    }

    /// Opens what is there, or makes it.
    ///
    /// # Errors
    /// [`ShelfError`]
    pub async fn create(name: &str) -> Result<Self, ShelfError> {
        match connect(name, true).await? {
            Found::There(idb) => Ok(idb),
            Found::Nothing | Found::Lost => Err(ShelfError::Gone),
        }
    }

    pub fn close(&self) {
        if let Line::Open(database) = self.line.replace(Line::Closed) {
            database.close();
        }
    }

    async fn connection(&self) -> Result<IdbDatabase, Failure> {
        match &*self.line.borrow() {
            Line::Open(database) => return Ok(database.clone()),
            Line::Taken => return Err(Failure::Known(ShelfError::OtherVersion)),
            Line::Closed => {}
        }
        // If it has vanished in the meantime, a fresh one in its place would be an empty list shown as the truth.
        let Found::There(again) = connect(&self.name, false).await.map_err(Failure::Known)? else { return Err(Failure::Lost) };
        let Line::Open(database) = again.line.replace(Line::Closed) else { return Err(Failure::Lost) };
        watch(&database, &self.line);
        self.line.replace(Line::Open(database.clone()));
        Ok(database)
    }

    /// One transaction, with the requests that `queue` makes at once.
    async fn run(&self, write: bool, queue: impl FnOnce(&IdbTransaction, &IdbObjectStore) -> Queued) -> Result<Vec<IdbRequest>, Failure> {
        if write && !self.renewed.replace(true) {
            renew(&self.name).await;
        }
        let database = self.connection().await?;
        let transaction = begin(&database, SHELF, write).map_err(|error| failure(&error))?;
        if write && member(&transaction, "durability") != "strict" {
            let _ = transaction.abort();
            return Err(Failure::Known(ShelfError::NotDurable));
        }
        let queued = transaction.object_store(SHELF).and_then(|shelf| queue(&transaction, &shelf)).map_err(|error| {
            let _ = transaction.abort();
            failure(&error)
        })?;
        // What is read is there before the transaction has ended; what is written is so only then.
        let good: (&JsValue, &str) = match queued.last() {
            Some(last) if !write => (last, "onsuccess"),
            _ => (&transaction, "oncomplete"),
        };
        match first(&[good, (&transaction, "onabort")]).await.as_deref() {
            Some("abort") => match member(&transaction, "error") {
                // A change that ends without a reason has so far only been seen on a full disk (WebKit).
                none if none.is_null() && write => Err(Failure::Known(ShelfError::Full)),
                // Chromium, where a large value did not fit on the disk: a key that is not one would have been refused at once.
                error if write && member(&error, "name") == "DataError" => Err(Failure::Known(ShelfError::Full)),
                error => Err(failure(&error)),
            },
            Some(_) => Ok(queued),
            None => {
                let _ = transaction.abort();
                Err(Failure::Silent)
            }
        }
    }

    /// Twice, if the connection turns out to be dead.
    async fn read(&self, queue: impl Fn(&IdbObjectStore) -> Queued) -> Result<Vec<IdbRequest>, ShelfError> {
        match self.run(false, |_, shelf| queue(shelf)).await {
            Err(Failure::Lost | Failure::Silent) => self.close(),
            done => return done.map_err(last),
        }
        self.run(false, |_, shelf| queue(shelf)).await.map_err(last)
    }

    /// The last change: its number and its mark. Before the first one the number is 0.
    async fn changed(&self) -> Result<(u64, f64), ShelfError> {
        Ok(self.read(|shelf| Ok(vec![shelf.get(&GENERATION.into())?])).await?.first().map(generation).unwrap_or_default())
    }

    /// The change is queued behind the question which generation it is, so that it need not wait for the answer: if it is another
    /// one, nothing of it stands.
    async fn write(&self, base: u64, mark: f64, change: &Change) -> Result<(), Failure> {
        let clash = Rc::new(Cell::new(false));
        let told = clash.clone();
        let result = self.run(true, move |transaction, shelf| {
            let current = shelf.get(&GENERATION.into())?;
            let (transaction, asked) = (transaction.clone(), current.clone());
            current.set_onsuccess(Some(&once(move || {
                told.set(generation(&asked).0 != base);
                if told.get() {
                    let _ = transaction.abort();
                } else if let Ok(commit) = member(&transaction, "commit").dyn_into::<Function>() {
                    // A tab that is frozen before the browser does it by itself would block all others.
                    let _ = commit.call0(&transaction);
                }
            })));
            put(shelf, base, mark, change)?;
            Ok(vec![current])
        });
        match result.await {
            Err(_) if clash.get() => Err(Failure::Known(ShelfError::Clash)),
            done => done.map(|_| ()),
        }
    }
}

impl Drop for Idb {
    fn drop(&mut self) {
        self.close();
    }
}

impl Shelf for Idb {
    async fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, ShelfError> {
        Ok(self.read(|shelf| Ok(vec![shelf.get(&Uint8Array::from(key))?])).await?.first().and_then(value))
    }

    async fn range(&self, keys: Range<&[u8]>, most: u32) -> Result<Vec<(Vec<u8>, Vec<u8>)>, ShelfError> {
        let Some(range) = key_range(keys.start, keys.end).filter(|_| most > 0) else { return Ok(Vec::new()) };
        let both = self
            .read(|shelf| Ok(vec![shelf.get_all_keys_with_key_and_limit(&range, most)?, shelf.get_all_with_key_and_limit(&range, most)?]));
        let mut lists = both.await?.into_iter().map(|request| list(&request));
        Ok(lists.next().into_iter().flatten().zip(lists.next().into_iter().flatten()).collect())
    }

    async fn keys(&self, keys: Range<&[u8]>, most: u32) -> Result<Vec<Vec<u8>>, ShelfError> {
        let Some(range) = key_range(keys.start, keys.end).filter(|_| most > 0) else { return Ok(Vec::new()) };
        let found = self.read(|shelf| Ok(vec![shelf.get_all_keys_with_key_and_limit(&range, most)?])).await?;
        Ok(found.first().map(list).unwrap_or_default())
    }

    async fn stand(&self, key: &[u8]) -> Result<(u64, Option<Vec<u8>>), ShelfError> {
        let both = self.read(|shelf| Ok(vec![shelf.get(&GENERATION.into())?, shelf.get(&Uint8Array::from(key))?])).await?;
        Ok((both.first().map(generation).unwrap_or_default().0, both.get(1).and_then(value)))
    }

    async fn commit(&self, base: u64, change: Change) -> Result<(), ShelfError> {
        let mark = Math::random();
        match self.write(base, mark, &change).await {
            Err(Failure::Lost | Failure::Silent) => self.close(),
            done => return done.map_err(last),
        }
        // Whether it was written is known once another transaction has come after it.
        match self.changed().await? {
            (_, found) if found == mark => Ok(()),
            (now, _) if now == base => self.write(base, mark, &change).await.map_err(last),
            (now, _) if now == base + 1 => Err(ShelfError::Clash),
            _ => Err(ShelfError::TimedOut),
        }
    }

    async fn destroy(&self) -> Result<(), ShelfError> {
        self.close();
        let _ = delete(&beside(&self.name)).await;
        delete(&self.name).await
    }
}

fn value(request: &IdbRequest) -> Option<Vec<u8>> {
    request.result().ok().filter(|value| !value.is_undefined()).map(|value| bytes(&value))
}

fn put(shelf: &IdbObjectStore, base: u64, mark: f64, change: &Change) -> Result<(), JsValue> {
    for range in change.deletes.iter().filter_map(|range| key_range(&range.start, &range.end)) {
        shelf.delete(&range)?;
    }
    for (key, value) in &change.puts {
        shelf.put_with_key(&Uint8Array::from(&value[..]), &Uint8Array::from(&key[..]))?;
    }
    shelf.put_with_key(&Array::of2(&((base + 1) as f64).into(), &mark.into()), &GENERATION.into())?;
    Ok(())
}

/// The record of the last change; a mark is never negative.
fn generation(request: &IdbRequest) -> (u64, f64) {
    let found: Array = request.result().unwrap_or_default().dyn_into().unwrap_or_default();
    (found.get(0).as_f64().unwrap_or_default() as u64, found.get(1).as_f64().unwrap_or(-1.0))
}

/// By the name of a `DOMException` in a transaction; its message is never kept.
fn failure(error: &JsValue) -> Failure {
    match member(error, "name").as_string().as_deref() {
        None | Some("InvalidStateError" | "UnknownError" | "AbortError") => Failure::Lost,
        Some(_) => Failure::Known(refusal(error)),
    }
}

fn last(failure: Failure) -> ShelfError {
    match failure {
        Failure::Known(error) => error,
        Failure::Lost => ShelfError::Gone,
        Failure::Silent => ShelfError::TimedOut,
    }
}
