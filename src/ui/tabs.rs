//! Other tabs of this guide: what one tells the others, and which of them holds the open case.
//!
//! A message is one of three words and nothing else, so that no page of the same site could learn or say anything by it.

use js_sys::{Function, Object, Promise, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{BroadcastChannel, MessageEvent};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    Lock,
    /// Something was saved.
    Changed,
    /// Everything was wiped.
    Wiped,
}

const WORDS: [(Message, &str); 3] = [(Message::Lock, "lock"), (Message::Changed, "changed"), (Message::Wiped, "wiped")];

impl Message {
    fn word(self) -> &'static str {
        WORDS.iter().find(|(message, _)| *message == self).map_or("", |(_, word)| word)
    }

    fn read(value: &JsValue) -> Option<Message> {
        let word = value.as_string()?;
        WORDS.iter().find(|(_, known)| *known == word).map(|(message, _)| *message)
    }
}

pub struct Tabs(BroadcastChannel);

impl Tabs {
    /// `None` where the browser has no channels: each tab then stands alone.
    pub fn join(mut hear: impl FnMut(Message) + 'static) -> Option<Tabs> {
        let channel = BroadcastChannel::new("case-review").ok()?;
        let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(message) = Message::read(&event.data()) {
                hear(message);
            }
        });
        channel.set_onmessage(Some(listener.into_js_value().unchecked_ref()));
        Some(Tabs(channel))
    }

    pub fn tell(&self, message: Message) {
        self.0.post_message(&message.word().into()).unwrap_or_default();
    }
}

/// Held as long as this is; any other tab that asks for the same name is told that it is held.
pub struct Held(Rc<RefCell<Option<Function>>>);

impl Drop for Held {
    fn drop(&mut self) {
        if let Some(release) = self.0.take() {
            release.call0(&JsValue::NULL).map(|_| ()).unwrap_or_default();
        }
    }
}

/// Asks for a name, or takes it from the tab that holds it. `None` if another has it; where the browser has no locks it is given, and
/// the store itself still lets nothing be overwritten. `lost` is called when another tab takes it.
pub async fn hold(name: &str, take: bool, lost: impl FnOnce() + 'static) -> Option<Held> {
    let release: Rc<RefCell<Option<Function>>> = Rc::default();
    let locks = web_sys::window().and_then(|window| Reflect::get(window.navigator().as_ref(), &"locks".into()).ok());
    let Some(locks) = locks.filter(JsValue::is_object) else { return Some(Held(release)) };
    let request = Reflect::get(&locks, &"request".into()).ok().and_then(|request| request.dyn_into::<Function>().ok());
    let Some(request) = request else { return Some(Held(release)) };
    let options = Object::new();
    Reflect::set(&options, &if take { "steal" } else { "ifAvailable" }.into(), &JsValue::TRUE).unwrap_or_default();
    let told: Rc<RefCell<Option<Function>>> = Rc::default();
    let answer = Promise::new(&mut |resolve, _| drop(told.borrow_mut().replace(resolve)));
    let (tell, kept) = (told.clone(), release.clone());
    let granted = Closure::<dyn FnMut(JsValue) -> JsValue>::new(move |lock: JsValue| {
        if let Some(tell) = tell.take() {
            tell.call1(&JsValue::NULL, &lock.is_object().into()).map(|_| ()).unwrap_or_default();
        }
        // The name is held until this promise is kept.
        if lock.is_object() { Promise::new(&mut |resolve, _| drop(kept.borrow_mut().replace(resolve))).into() } else { JsValue::UNDEFINED }
    });
    let end = request.call3(&locks, &name.into(), &options, &granted.into_js_value()).ok().and_then(|end| end.dyn_into::<Promise>().ok());
    let Some(end) = end else { return Some(Held(release)) };
    let mut lost = Some(lost);
    let tell = told.clone();
    super::events::spawn(Box::pin(async move {
        let ended = JsFuture::from(end).await;
        // Refused before it was granted, the answer is still waited for.
        match (tell.take(), ended) {
            (Some(tell), _) => drop(tell.call1(&JsValue::NULL, &JsValue::FALSE)),
            (None, Err(_)) => lost.take().into_iter().for_each(|lost| lost()),
            (None, Ok(_)) => {}
        }
    }));
    JsFuture::from(answer).await.ok().filter(JsValue::is_truthy).map(|_| Held(release))
}
