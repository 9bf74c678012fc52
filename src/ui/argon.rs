//! From a passphrase to a key, in a WebAssembly of its own (`src/bin/argon.rs`): started for one key, zeroed, dropped.

use super::browser;
use crate::storage::{kdf::Kdf, seal::Key};
use js_sys::{
    Array, Function, JsString, Object, Promise, Reflect, Uint8Array,
    WebAssembly::{self, Instance, Memory, Module},
    global,
};
use std::{cell::Cell, fmt, time::Duration};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use zeroize::Zeroizing;

thread_local! {
    static BUSY: Cell<bool> = const { Cell::new(false) };
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeriveError {
    /// Another is being made. Two at once would need twice the memory.
    Busy,
    /// The part of the guide that does it did not load, or is not the one that was built.
    NotLoaded,
    /// The browser would not give the memory.
    Memory,
}

/// Unicode's NFKC, for [`crate::storage::passphrase::prepare`].
pub fn nfkc(text: &str) -> String {
    JsString::from(text).normalize("NFKC").into()
}

/// Blocks the page for as long as the work takes, after a frame in which it can say so.
///
/// # Errors
/// [`DeriveError`].
pub async fn derive(passphrase: &str, kdf: &Kdf) -> Result<Key, DeriveError> {
    if BUSY.replace(true) {
        return Err(DeriveError::Busy);
    }
    let derived = alone(passphrase, kdf).await;
    BUSY.set(false);
    derived
}

async fn alone(passphrase: &str, kdf: &Kdf) -> Result<Key, DeriveError> {
    let module = module().await.map_err(|_| DeriveError::NotLoaded)?;
    let begun = JsFuture::from(WebAssembly::instantiate_module(&module, &Object::new())).await;
    let exports = begun.map_err(|_| DeriveError::Memory)?.unchecked_into::<Instance>().exports();
    painted().await;
    let memory = Reflect::get(&exports, &"memory".into()).map_err(|_| DeriveError::NotLoaded)?.unchecked_into::<Memory>();
    let key = ask(&exports, &memory, passphrase, kdf);
    // What Rust's stack and the key's place still hold, whether it came to a key or not.
    let all = Uint8Array::new(&memory.buffer());
    all.fill(0, 0, all.length());
    key.ok().flatten().ok_or(DeriveError::Memory)
}

/// Kept by `src/ui/boot.js`, so that the store can be unlocked without the server. It holds nothing of a passphrase.
async fn module() -> Result<Module, JsValue> {
    let load = Reflect::get(&global(), &"argon".into())?.dyn_into::<Function>()?;
    let module = JsFuture::from(load.call0(&JsValue::NULL)?.dyn_into::<Promise>()?).await?;
    Ok(module.unchecked_into())
}

/// After the next frame; a tab that is not seen has none, and is not waited for.
async fn painted() {
    let mut wait = |done: Function, _| {
        let later = move |after: u64, done: Function| {
            let call = move || drop(done.call0(&JsValue::NULL));
            leptos::prelude::set_timeout(call, Duration::from_millis(after));
        };
        later(250, done.clone());
        browser::when_drawn(Box::new(move || later(0, done)));
    };
    JsFuture::from(Promise::new(&mut wait)).await.map(drop).unwrap_or_default();
}

fn ask(exports: &Object, memory: &Memory, passphrase: &str, kdf: &Kdf) -> Result<Option<Key>, JsValue> {
    let call = |name: &str, numbers: &[u32]| -> Result<u32, JsValue> {
        let numbers: Array = numbers.iter().map(|number| JsValue::from(*number)).collect();
        let given = Reflect::get(exports, &name.into())?.dyn_into::<Function>()?.apply(&JsValue::NULL, &numbers)?;
        Ok(given.as_f64().unwrap_or_default() as u32)
    };
    let written = Zeroizing::new([passphrase.as_bytes(), kdf.salt()].concat());
    let at = call("room", &[written.len() as u32])?;
    let room = |length: usize| Uint8Array::new_with_byte_offset_and_length(&memory.buffer(), at, length as u32);
    room(written.len()).copy_from(&written);
    let done = call("derive", &[passphrase.len() as u32, kdf.salt().len() as u32, kdf.memory(), kdf.passes(), kdf.lanes()])?;
    let mut key = Key([0; 32]);
    room(key.0.len()).copy_to(&mut key.0);
    Ok((done == 1).then_some(key))
}

impl fmt::Display for DeriveError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(match self {
            DeriveError::Busy => "Your passphrase is being checked already. Wait for it to finish.",
            DeriveError::NotLoaded => {
                "A part of this guide did not load, so the passphrase could not be checked. Reload the page and try again."
            }
            DeriveError::Memory => "There was not enough memory to check the passphrase. Close other tabs and try again.",
        })
    }
}
