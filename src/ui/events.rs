//! What happens to the window and the page as a whole: touches, leaving, coming back, and time passing.

use std::{pin::Pin, time::Duration};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Event, KeyboardEvent, PageTransitionEvent};

/// Listens for as long as the page lives.
pub fn on(event: &str, listener: impl FnMut(Event) + 'static) {
    let listener = Closure::<dyn FnMut(Event)>::wrap(Box::new(listener)).into_js_value();
    if let Some(window) = web_sys::window() {
        // In the phase before the page's own listeners, which could keep an event to themselves.
        window.add_event_listener_with_callback_and_bool(event, listener.unchecked_ref(), true).unwrap_or_default();
    }
}

/// Whether an event is the key with that code together with Alt and Shift and nothing else.
pub fn is_chord(event: &Event, code: &str) -> bool {
    let key = event.dyn_ref::<KeyboardEvent>();
    key.is_some_and(|key| key.code() == code && key.alt_key() && key.shift_key() && !key.ctrl_key() && !key.meta_key())
}

/// Whether an event happens inside what a selector finds.
pub fn is_within(event: &Event, selector: &str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.closest(selector).ok().flatten().is_some())
}

/// Whether the page comes back as it was when it was left, and not loaded anew.
pub fn comes_back(event: &Event) -> bool {
    event.dyn_ref::<PageTransitionEvent>().is_some_and(PageTransitionEvent::persisted)
}

pub fn is_hidden() -> bool {
    web_sys::window()
        .and_then(|window| window.document())
        .is_some_and(|document| js_sys::Reflect::get(document.as_ref(), &"hidden".into()).is_ok_and(|hidden| hidden.is_truthy()))
}

/// Empties the page and loads it anew, so that nothing of it stays in memory.
pub fn reload() {
    super::browser::clear_shell();
    if let Some(window) = web_sys::window() {
        window.location().reload().unwrap_or_default();
    }
}

/// Leaves for a page of this guide's folder, without a way back.
pub fn leave(page: &str) {
    super::browser::clear_shell();
    if let Some(window) = web_sys::window() {
        window.location().replace(page).unwrap_or_default();
    }
}

/// Begins something that takes its time. Boxed, so that there is one such function and its work stays in the part of the program
/// that it was written for (`.ci/split.mjs`).
pub fn spawn(work: Pin<Box<dyn Future<Output = ()>>>) {
    wasm_bindgen_futures::spawn_local(work);
}

pub async fn wait(milliseconds: i32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds).map(|_| ()).unwrap_or_default();
        }
    });
    JsFuture::from(promise).await.map(|_| ()).unwrap_or_default();
}

pub fn every(time: Duration, does: impl FnMut() + 'static) {
    let does = Closure::<dyn FnMut()>::wrap(Box::new(does)).into_js_value();
    if let Some(window) = web_sys::window() {
        let time = time.as_millis() as i32;
        window.set_interval_with_callback_and_timeout_and_arguments_0(does.unchecked_ref(), time).map(|_| ()).unwrap_or_default();
    }
}

/// Asks the browser not to throw away what is kept when it runs short of space. It may refuse.
pub fn ask_to_persist() {
    let navigator = web_sys::window().map(|window| JsValue::from(window.navigator()));
    let storage = navigator.and_then(|navigator| js_sys::Reflect::get(&navigator, &"storage".into()).ok()).filter(JsValue::is_object);
    let ask = storage.as_ref().and_then(|storage| js_sys::Reflect::get(storage, &"persist".into()).ok());
    if let (Some(storage), Some(ask)) = (storage, ask.and_then(|ask| ask.dyn_into::<js_sys::Function>().ok())) {
        let Ok(promise) = ask.call0(&storage) else { return };
        spawn(Box::pin(async move {
            if let Ok(promise) = promise.dyn_into::<js_sys::Promise>() {
                JsFuture::from(promise).await.map(|_| ()).unwrap_or_default();
            }
        }));
    }
}
