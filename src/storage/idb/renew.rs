//! A log of the browser's that a crash may have cut off is left behind before anything is saved.

use super::browser::{factory, member};
use super::line::{delete, opened, settled};
use js_sys::{Function, Reflect};
use wasm_bindgen::JsCast;

/// Chromium goes on writing behind the record that a crash has cut off. At the start after that it takes the place for damage and throws
/// away all that the site keeps: saves that were acknowledged, and long before. Whenever any database is deleted it writes out what stands
/// in the log and begins a new one, so an empty one is made for that and deleted.
///
/// Only where the browser could tell of such a loss: the others do not have it. If it fails nothing is worse than before, and what the
/// disk or the browser has against it is said at the next save.
pub async fn renew(name: &str) {
    let Some(kind) = member(&js_sys::global(), "IDBVersionChangeEvent").dyn_into::<Function>().ok() else { return };
    if !Reflect::has(&member(&kind, "prototype"), &"dataLoss".into()).unwrap_or_default() {
        return;
    }
    let name = beside(name);
    let Some(request) = factory().ok().and_then(|factory| factory.open(&name).ok()) else { return };
    let _ = settled(&request).await;
    if let Some(database) = opened(&request) {
        database.close();
    }
    let _ = delete(&name).await;
}

/// The empty one stays if the browser is killed at that very moment: until the next change, or the wiping.
pub fn beside(name: &str) -> String {
    format!("{name}-empty")
}
