//! Everything that is done to the document and the window. Does nothing, quietly, where the browser has not what it takes.

use js_sys::{Array, Object, Reflect, Uint8Array};
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Blob, BlobPropertyBag, ClipboardItem, Document, Element, Event, HtmlAnchorElement, HtmlElement, HtmlInputElement, HtmlTextAreaElement,
    Storage, Url, Window,
};

fn window() -> Option<Window> {
    web_sys::window()
}

pub fn document() -> Option<Document> {
    window()?.document()
}

/// Whether the browser has something, by its name.
pub fn knows(name: &str) -> bool {
    Reflect::has(&js_sys::global(), &name.into()).unwrap_or(false)
}

/// Where storage is switched off, asking for it is refused, or there is none.
pub fn local_storage() -> Option<Storage> {
    window()?.local_storage().ok().flatten()
}

pub fn hash() -> String {
    window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

pub fn go(hash: &str) {
    if let Some(window) = window() {
        window.location().set_hash(hash).unwrap_or_default();
    }
}

/// Changes the address without a new entry in the history.
pub fn replace_hash(hash: &str) {
    let history = window().and_then(|window| window.history().ok());
    if let Some(history) = history {
        history.replace_state_with_url(&JsValue::NULL, "", Some(hash)).unwrap_or_default();
    }
}

pub fn on_hash_change(mut arrived: impl FnMut(String) + 'static) {
    let listener = Closure::<dyn FnMut()>::new(move || arrived(hash()));
    if let Some(window) = window() {
        window.add_event_listener_with_callback("hashchange", listener.as_ref().unchecked_ref()).unwrap_or_default();
    }
    listener.forget();
}

pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// The first element of the page that was sent; what stands before it is for browsers without scripts.
pub fn shell() -> Option<Element> {
    let first = document()?.body()?.first_element_child()?;
    if first.tag_name() == "NOSCRIPT" { first.next_element_sibling() } else { Some(first) }
}

/// Removes the page that was sent, to draw another.
pub fn clear_shell() {
    if let Some(body) = document().and_then(|document| document.body()) {
        body.set_text_content(None);
    }
}

/// Says to style sheets and tests that the controls work.
pub fn mark_ready() {
    set_root("data-ready", Some(""));
}

/// Sets or removes an attribute of the root element.
pub fn set_root(name: &str, value: Option<&str>) {
    let root = document().and_then(|document| document.document_element());
    if let Some(root) = root {
        match value {
            Some(value) => root.set_attribute(name, value).unwrap_or_default(),
            None => root.remove_attribute(name).unwrap_or_default(),
        }
    }
}

/// Sets an attribute of the element with that id.
pub fn set_attribute(id: &str, name: &str, value: &str) {
    if let Some(element) = by_id(id) {
        element.set_attribute(name, value).unwrap_or_default();
    }
}

fn by_id(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

/// Moves the focus, and brings what the control belongs to into view: its label or legend, not only itself.
pub fn focus_id(id: &str) {
    let Some(element) = by_id(id) else { return };
    let group = element.closest("fieldset").ok().flatten().unwrap_or_else(|| element.clone());
    group.scroll_into_view();
    if let Ok(element) = element.dyn_into::<HtmlElement>() {
        element.focus().unwrap_or_default();
    }
}

/// Moves the focus to what is about to be drawn.
pub fn focus_when_drawn(id: &'static str) {
    when_drawn(Box::new(move || focus_id(id)));
}

/// After a change of page: the top of it, with the focus on its heading. Waits until the new page is drawn.
pub fn focus_heading() {
    when_drawn(Box::new(|| {
        if let Some(window) = window() {
            window.scroll_to_with_x_and_y(0.0, 0.0);
        }
        let heading = document().and_then(|document| document.query_selector("h1").ok().flatten());
        if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
            heading.focus().unwrap_or_default();
        }
    }));
}

/// In the next frame. Boxed, so that there is one such function: were there one for each caller, the linker could give one of the
/// second part's to a caller of the first (`.ci/split.mjs`).
pub fn when_drawn(then: Box<dyn FnOnce()>) {
    leptos::prelude::request_animation_frame(then);
}

/// What stands in the field that an event came from, of one line or of more.
pub fn typed_text(event: &Event) -> String {
    let value = event.target().and_then(|target| Reflect::get(&target, &"value".into()).ok());
    value.and_then(|value| value.as_string()).unwrap_or_default()
}

/// The value of the choice that an event came from; empty if it came from none.
pub fn chosen_value(event: &Event) -> String {
    field_property(event, "value").and_then(|value| value.as_string()).unwrap_or_default()
}

/// Whether the box that an event came from is ticked.
pub fn is_ticked(event: &Event) -> bool {
    field_property(event, "checked").is_some_and(|value| value.is_truthy())
}

fn field_property(event: &Event, name: &str) -> Option<JsValue> {
    Reflect::get(event.target()?.as_ref(), &name.into()).ok()
}

/// An attribute of the root element, such as what the publisher has set in `index.html`.
pub fn root_attribute(name: &str) -> Option<String> {
    // Natively there is no document to ask.
    cfg!(target_arch = "wasm32").then(document)??.document_element()?.get_attribute(name)
}

/// Says a sentence to screen readers without moving the focus.
pub fn announce(text: &str) {
    if let Some(region) = by_id("announcement") {
        region.set_text_content(Some(text));
    }
}

pub fn print() {
    if let Some(window) = window() {
        window.print().unwrap_or_default();
    }
}

/// Selects the text of a field that is about to be drawn, so that it can be copied by hand.
pub fn select_when_drawn(id: &'static str) {
    when_drawn(Box::new(move || {
        if let Some(field) = by_id(id).and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok()) {
            field.focus().unwrap_or_default();
            field.select();
        }
    }));
}

/// Puts text on the clipboard and says whether it is there; with `rich` markup beside it, if there is any, for programs that
/// take tables. Browsers refuse on a page that is not served securely.
pub fn copy(plain: &str, rich: &str, done: impl FnOnce(bool) + 'static) {
    let navigator = window().map(|window| window.navigator());
    let clipboard = navigator.filter(|navigator| Reflect::get(navigator, &"clipboard".into()).is_ok_and(|it| !it.is_undefined()));
    let Some(clipboard) = clipboard.map(|navigator| navigator.clipboard()) else { return done(false) };
    let item = clipboard_item(plain, rich).map(|item| clipboard.write(&Array::of1(&item)));
    let promise = item.unwrap_or_else(|| clipboard.write_text(plain));
    spawn_local(async move { done(JsFuture::from(promise).await.is_ok()) });
}

fn clipboard_item(plain: &str, rich: &str) -> Option<ClipboardItem> {
    if rich.is_empty() {
        return None;
    }
    let kinds = Object::new();
    for (kind, text) in [("text/plain", plain), ("text/html", rich)] {
        Reflect::set(&kinds, &kind.into(), &blob(kind, text)?.into()).ok()?;
    }
    ClipboardItem::new_with_record_from_str_to_blob_promise(&kinds).ok()
}

fn blob(kind: &str, text: &str) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options).ok()
}

/// Hands the reader a file. It is made here and goes to their own disk.
pub fn download(name: &str, kind: &str, text: &str) {
    hand_over(name, blob(kind, text));
}

/// The same with bytes.
pub fn download_bytes(name: &str, bytes: &[u8]) {
    let options = BlobPropertyBag::new();
    options.set_type("application/octet-stream");
    let parts = Array::of1(&Uint8Array::from(bytes).into());
    hand_over(name, Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok());
}

fn hand_over(name: &str, file: Option<Blob>) {
    let address = file.and_then(|file| Url::create_object_url_with_blob(&file).ok());
    let link = document().and_then(|document| document.create_element("a").ok()).and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    if let (Some(address), Some(link)) = (address, link) {
        link.set_href(&address);
        link.set_download(name);
        link.click();
        // The browser has begun to read the file by then.
        leptos::prelude::set_timeout(move || Url::revoke_object_url(&address).unwrap_or_default(), Duration::from_secs(10));
    }
}

/// What came of asking for a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Chosen {
    Nothing,
    TooLarge,
    /// It was moved, changed or locked since it was chosen.
    Unreadable,
    Bytes(Vec<u8>),
}

/// Reads the file that was chosen in a field, if it is small enough. It goes nowhere else, and its name is not looked at.
pub fn read_file(id: &str, most: usize, done: impl FnOnce(Chosen) + 'static) {
    let field = by_id(id).and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
    let Some(file) = field.and_then(|field| field.files()?.get(0)) else { return done(Chosen::Nothing) };
    if file.size() > most as f64 {
        return done(Chosen::TooLarge);
    }
    spawn_local(async move {
        let bytes = JsFuture::from(file.array_buffer()).await;
        done(bytes.map_or(Chosen::Unreadable, |bytes| Chosen::Bytes(Uint8Array::new(&bytes).to_vec())));
    });
}

/// Some letters and figures that no other tab has.
pub fn random() -> String {
    format!("{:x}", (js_sys::Math::random() * 9e15) as u64)
}
