//! What the pages may call.

use crate::plain::Plain;
use case_review::storage::{
    idb::{Found, Idb},
    seal::Key,
    shelf::{Shelf, ShelfError},
};
use js_sys::{Function, Promise, Reflect, Uint8Array};
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::future_to_promise;

const NAME: &str = "case-review";

type Vault = Rc<Plain<Idb>>;

#[derive(Clone, Default)]
struct Held(Rc<RefCell<Option<Vault>>>);

impl Held {
    fn hold(&self, idb: Idb) {
        self.0.replace(Some(Rc::new(Plain { shelf: idb, key: Key([3; 32]), fill })));
    }

    fn get(&self) -> Result<Vault, JsValue> {
        self.0.borrow().clone().ok_or_else(|| "no store is open".into())
    }
}

/// Puts `vault` into the page.
pub fn offer() {
    let held = Held::default();
    let call = Closure::<dyn FnMut(JsValue, JsValue, JsValue, JsValue) -> Promise>::new(move |name: JsValue, a, b, c| {
        let held = held.clone();
        future_to_promise(async move { run(&held, &name.as_string().unwrap_or_default(), a, b, c).await })
    });
    let _ = Reflect::set(&js_sys::global(), &"vault".into(), &call.into_js_value());
}

async fn run(held: &Held, name: &str, a: JsValue, b: JsValue, c: JsValue) -> Result<JsValue, JsValue> {
    let number = |value: &JsValue| value.as_f64().unwrap_or_default() as u32;
    match name {
        "exists" => Ok(Idb::exists(NAME).await.map_err(shelf)?.map_or(JsValue::NULL, JsValue::from)),
        "create" => {
            held.hold(Idb::create(NAME).await.map_err(shelf)?);
            Ok("there".into())
        }
        "open" => match Idb::open(NAME).await.map_err(shelf)? {
            Found::There(idb) => {
                held.hold(idb);
                Ok("there".into())
            }
            Found::Nothing => Ok("nothing".into()),
            Found::Lost => Ok("lost".into()),
        },
        "append" => Ok(held.get()?.append(number(&a), number(&b), c.as_string().unwrap_or_default().as_bytes()).await?.into()),
        "load" => Ok(held.get()?.load(number(&a)).await?.into_iter().map(JsValue::from).collect::<js_sys::Array>().into()),
        "length" => Ok(held.get()?.length(number(&a)).await.map_err(shelf)?.into()),
        "destroy" => {
            held.get()?.shelf.destroy().await.map_err(shelf)?;
            Ok(JsValue::UNDEFINED)
        }
        _ => Err(format!("no call “{name}”").into()),
    }
}

fn shelf(error: ShelfError) -> JsValue {
    format!("{error:?}").into()
}

fn fill(bytes: &mut [u8]) {
    let array = Uint8Array::new_with_length(bytes.len() as u32);
    let crypto = Reflect::get(&js_sys::global(), &"crypto".into()).unwrap_or_default();
    if let Ok(random) = Reflect::get(&crypto, &"getRandomValues".into()).and_then(|random| random.dyn_into::<Function>()) {
        let _ = random.call1(&crypto, &array);
    }
    array.copy_to(bytes);
}
