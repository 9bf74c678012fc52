//! What the binding does not have: strict durability, events as futures with an end to patience, errors by their name.

use crate::storage::shelf::ShelfError;
use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbFactory, IdbKeyRange, IdbRequest, IdbTransaction};

/// Milliseconds. An opening that never settles is common in the field.
const PATIENCE: f64 = 5000.0;

/// # Errors
/// Reading it throws where storage is forbidden; where it is switched off there is none.
pub fn factory() -> Result<IdbFactory, ShelfError> {
    let found = Reflect::get(&js_sys::global(), &"indexedDB".into()).unwrap_or_default();
    if found.is_object() { Ok(found.unchecked_into()) } else { Err(ShelfError::Unavailable) }
}

/// The binding’s own way to ask for durability is not stable yet.
pub fn begin(database: &IdbDatabase, shelf: &str, write: bool) -> Result<IdbTransaction, JsValue> {
    if !write {
        return database.transaction_with_str(shelf);
    }
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    let begun = member(database, "transaction").dyn_into::<Function>()?.call3(database, &shelf.into(), &"readwrite".into(), &options)?;
    Ok(begun.unchecked_into())
}

/// What is not a range is refused by the browser: nothing lies in it.
pub fn key_range(from: &[u8], to: &[u8]) -> Option<IdbKeyRange> {
    let (from, to) = (Uint8Array::from(from), Uint8Array::from(to));
    IdbKeyRange::bound_with_lower_open_and_upper_open(&from, &to, false, true).ok()
}

pub fn bytes(value: &JsValue) -> Vec<u8> {
    Uint8Array::new(value).to_vec()
}

pub fn list(request: &IdbRequest) -> Vec<Vec<u8>> {
    request.result().unwrap_or_default().dyn_into::<Array>().unwrap_or_default().iter().map(|value| bytes(&value)).collect()
}

pub fn member(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}

pub fn once(run: impl FnOnce() + 'static) -> Function {
    Closure::once_into_js(run).unchecked_into()
}

/// The type of the first of these events; `None` if none comes in time.
pub fn first(events: &[(&JsValue, &str)]) -> impl Future<Output = Option<String>> + use<> {
    let event = wait(&mut |settle| {
        for (target, handler) in events {
            let _ = Reflect::set(target, &(*handler).into(), settle);
        }
    });
    async move { member(&event.await, "type").as_string() }
}

/// What `settle` is called with; nothing if that does not happen in time.
pub fn wait(listen: &mut dyn FnMut(&Function)) -> impl Future<Output = JsValue> + use<> {
    let call = |name: &str, arguments: &Array| {
        let function = member(&js_sys::global(), name).dyn_into::<Function>();
        function.and_then(|function| function.apply(&JsValue::UNDEFINED, arguments)).unwrap_or_default()
    };
    let mut timer = JsValue::UNDEFINED;
    let settled = Promise::new(&mut |settle, _| {
        listen(&settle);
        timer = call("setTimeout", &Array::of2(&settle, &PATIENCE.into()));
    });
    async move {
        let value = JsFuture::from(settled).await.unwrap_or_default();
        call("clearTimeout", &Array::of1(&timer));
        value
    }
}

/// The same where nothing can be tried again.
pub fn refusal(error: &JsValue) -> ShelfError {
    match member(error, "name").as_string().unwrap_or_default().as_str() {
        "QuotaExceededError" => ShelfError::Full,
        // The second is what an older Firefox says in a private window.
        "SecurityError" | "InvalidStateError" | "NotAllowedError" => ShelfError::Unavailable,
        "VersionError" => ShelfError::OtherVersion,
        "TimeoutError" => ShelfError::TimedOut,
        "UnknownError" | "AbortError" => ShelfError::Gone,
        name => ShelfError::Refused(name.to_string()),
    }
}
