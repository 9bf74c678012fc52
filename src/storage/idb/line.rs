//! A connection, which the browser may close at any time, and how one is come by.

use super::browser::{factory, first, member, once, refusal};
use super::{Idb, SHELF};
use crate::storage::shelf::ShelfError;
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{IdbDatabase, IdbOpenDbRequest};

/// The layout of the database: one object store. What the values mean is not its business.
const LAYOUT: u32 = 1;

/// What is there under a name.
pub enum Found {
    There(Idb),
    Nothing,
    /// The browser itself says that it could not read what was there, and threw it away (Chromium only).
    Lost,
}

/// The connection; the browser may close it at any time.
pub enum Line {
    Open(IdbDatabase),
    Closed,
    /// Another tab asked for the database: to delete it, or for a newer layout.
    Taken,
}

pub async fn connect(name: &str, make: bool) -> Result<Found, ShelfError> {
    let request = factory()?.open_with_u32(name, LAYOUT).map_err(|error| refusal(&error))?;
    let absent = Rc::new(RefCell::new(None));
    let (asked, told) = (request.clone(), absent.clone());
    request.set_onupgradeneeded(Some(
        &Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
            if !make || opened(&asked).and_then(|database| database.create_object_store(SHELF).ok()).is_none() {
                told.replace(Some(if member(&event, "dataLoss") == "total" { Found::Lost } else { Found::Nothing }));
                if let Some(transaction) = asked.transaction() {
                    let _ = transaction.abort();
                }
            }
        })
        .into_js_value()
        .unchecked_into(),
    ));
    let end = settled(&request).await;
    if let Some(absent) = absent.take() {
        return Ok(absent);
    }
    if let (Some("success"), Some(database)) = (end.as_deref(), opened(&request)) {
        let line = Rc::new(RefCell::new(Line::Closed));
        watch(&database, &line);
        line.replace(Line::Open(database));
        return Ok(Found::There(Idb { name: name.to_string(), line, renewed: Cell::default() }));
    }
    // Should it open yet, nobody waits for it, and held open it would block others.
    let late = request.clone();
    request.set_onsuccess(Some(&once(move || opened(&late).iter().for_each(IdbDatabase::close))));
    Err(match end.as_deref() {
        Some("blocked") => ShelfError::OtherVersion,
        Some(_) => refusal(&member(&request, "error")),
        None => ShelfError::TimedOut,
    })
}

pub fn watch(database: &IdbDatabase, line: &Rc<RefCell<Line>>) {
    let (closed, own) = (line.clone(), database.clone());
    database.set_onclose(Some(&once(move || {
        let mine = matches!(&*closed.borrow(), Line::Open(open) if *open == own);
        if mine {
            closed.replace(Line::Closed);
        }
    })));
    let (taken, own) = (line.clone(), database.clone());
    database.set_onversionchange(Some(&once(move || {
        own.close();
        taken.replace(Line::Taken);
    })));
}

/// # Errors
/// [`ShelfError::OtherVersion`] while another tab holds it, or the browser's.
pub async fn delete(name: &str) -> Result<(), ShelfError> {
    let request = factory()?.delete_database(name).map_err(|error| refusal(&error))?;
    match settled(&request).await.as_deref() {
        Some("success") => Ok(()),
        Some("blocked") => Err(ShelfError::OtherVersion),
        Some(_) => Err(refusal(&member(&request, "error"))),
        None => Err(ShelfError::TimedOut),
    }
}

pub fn settled(request: &JsValue) -> impl Future<Output = Option<String>> + use<> {
    first(&[(request, "onsuccess"), (request, "onerror"), (request, "onblocked")])
}

pub fn opened(request: &IdbOpenDbRequest) -> Option<IdbDatabase> {
    request.result().ok()?.dyn_into().ok()
}
