//! What the pages may call. A case is named by a number, and its entries are notes.

use crate::shared::{ID, generate, key};
use case_review::{
    case::{
        event::Event,
        log::{CaseId, EntryId, Log},
    },
    storage::{
        error::StoreError,
        idb::{Found, Idb},
        row::Row,
        shelf::{Change, Shelf, ShelfError},
        store::{Cursor, Store},
        witness::{self, Witness},
    },
};
use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use std::{cell::RefCell, collections::BTreeMap, rc::Rc};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::future_to_promise;

/// In the tests, time goes by the second from here.
const START: i64 = 1_767_000_000;

struct Vault {
    name: String,
    shelf: Rc<Idb>,
    store: Store<Rc<Idb>>,
    /// As this page last loaded or saved them.
    logs: RefCell<BTreeMap<u32, Log>>,
}

type Held = Rc<RefCell<Option<Rc<Vault>>>>;
type Answer = Result<JsValue, JsValue>;

/// Puts `vault` into the page.
pub fn offer() {
    let held = Held::default();
    let call = Closure::<dyn FnMut(JsValue, JsValue, JsValue, JsValue) -> Promise>::new(move |name: JsValue, a, b, c| {
        let held = held.clone();
        future_to_promise(async move { run(&held, &text(&name), a, b, c).await })
    });
    let _ = Reflect::set(&js_sys::global(), &"vault".into(), &call.into_js_value());
}

async fn run(held: &Held, call: &str, a: JsValue, b: JsValue, c: JsValue) -> Answer {
    match call {
        "exists" => return Ok(Idb::exists(&text(&a)).await.map_err(shelf)?.map_or(JsValue::NULL, JsValue::from)),
        "create" => return hold(held, text(&a), Some(Idb::create(&text(&a)).await.map_err(shelf)?), true).await,
        "open" => {
            return match Idb::open(&text(&a)).await.map_err(shelf)? {
                Found::There(idb) => hold(held, text(&a), Some(idb), false).await,
                Found::Nothing => Ok("nothing".into()),
                Found::Lost => Ok("lost".into()),
            };
        }
        _ => {}
    }
    let vault = held.borrow().clone().ok_or("no store is open")?;
    match call {
        "append" => vault.append(number(&a), number(&b), &text(&c)).await,
        "load" => vault.load(number(&a)).await,
        "check" => {
            let damage = vault.store.check_all(|_, _| true).await.map_err(store)?;
            Ok(damage.iter().map(|damage| JsValue::from(damage.sentence())).collect::<Array>().into())
        }
        "witness" => Ok(vault.witness().encode().into()),
        // As at a start: what was seen, against what is there.
        "testimony" => {
            let store = Some((vault.store.generation(), Some(vault.store.len() as u32)));
            Ok(format!("{:?}", witness::compare(Witness::decode(&text(&a)).as_ref(), store)).into())
        }
        "cases" => Ok((vault.store.len() as u32).into()),
        "page" => {
            let listing = vault.store.page(number(&a) as usize, number(&b) as usize).await.map_err(store)?;
            Ok(listing.rows.into_iter().map(|row| JsValue::from(row.reference)).collect::<Array>().into())
        }
        "search" => vault.search(&text(&a), number(&b) as usize).await,
        "generate" => vault.generate(number(&a), &b.unchecked_into()).await,
        "destroy" => {
            vault.shelf.destroy().await.map_err(shelf)?;
            Ok(vault.name.clone().into())
        }
        _ => Err(format!("no call “{call}”").into()),
    }
}

async fn hold(held: &Held, name: String, idb: Option<Idb>, make: bool) -> Answer {
    let shelf = Rc::new(idb.ok_or("no shelf")?);
    let opened = match Store::open(shelf.clone(), ID, key(), fill).await {
        Err(StoreError::NoStore) if make => Store::create(shelf.clone(), ID, key(), fill, Change::default()).await,
        opened => opened,
    };
    held.replace(Some(Rc::new(Vault { name, shelf, store: opened.map_err(store)?, logs: RefCell::default() })));
    Ok("there".into())
}

impl Vault {
    fn witness(&self) -> Witness {
        Witness { handle: [1; 8], generation: self.store.generation(), count: self.store.len() as u32 }
    }

    /// Adds a note to a case that has `base` entries.
    async fn append(&self, case: u32, base: u32, note: &str) -> Answer {
        let known = self.logs.borrow_mut().remove(&case);
        let mut log = match known {
            Some(log) if log.entries().len() == base as usize => log,
            _ if base == 0 => Log::new(id(case)),
            _ => self.store.load(id(case)).await.map_err(store)?.log,
        };
        log.record(START + i64::from(base), generate::author(), Event::Noted { note: note.to_string() });
        let row = self.store.append(&log, row(&log, case), base).await.map_err(store)?;
        self.logs.borrow_mut().insert(case, log);
        Ok(row.length.into())
    }

    /// The notes of a case.
    async fn load(&self, case: u32) -> Answer {
        let loaded = self.store.load(id(case)).await.map_err(store)?;
        if !loaded.damage.is_empty() {
            return Err(store(StoreError::Damaged(loaded.damage)));
        }
        let notes = loaded
            .log
            .entries()
            .iter()
            .map(|one| if let Event::Noted { note } = &one.entry.event { note.as_str().into() } else { JsValue::NULL });
        let notes = notes.collect::<Array>();
        self.logs.borrow_mut().insert(case, loaded.log);
        Ok(notes.into())
    }

    /// The first references that hold a word, with how many rows were read for them.
    async fn search(&self, word: &str, most: usize) -> Answer {
        let (mut cursor, mut read, found) = (Cursor::default(), 0_u32, Array::new());
        while let Some(listing) = self.store.rows(&mut cursor).await.map_err(store)? {
            for row in listing.rows {
                read += 1;
                if row.reference.contains(word) {
                    found.push(&row.reference.into());
                }
            }
            if found.length() as usize >= most {
                break;
            }
        }
        Ok(Array::of2(&found, &read.into()).into())
    }

    /// So many synthetic cases; `told` hears how many are there.
    async fn generate(&self, count: u32, told: &Function) -> Answer {
        let mut made = 0;
        for batch in generate::batches(1, count, 1000) {
            self.store.append_many(&generate::saves(&batch)).await.map_err(store)?;
            made += batch.len() as u32;
            told.call1(&JsValue::UNDEFINED, &made.into())?;
        }
        Ok(made.into())
    }
}

fn id(case: u32) -> CaseId {
    let mut id = [0xca; 16];
    id[12..].copy_from_slice(&case.to_be_bytes());
    CaseId(id)
}

fn row(log: &Log, case: u32) -> Row {
    Row {
        case: log.case,
        next: None,
        reference: format!("case {case}"),
        status: String::new(),
        closed: false,
        conflicts: false,
        length: 0,
        last: EntryId::default(),
        changed: (START / 60) as u32,
        backed_up: None,
    }
}

fn number(value: &JsValue) -> u32 {
    value.as_f64().unwrap_or_default() as u32
}

fn text(value: &JsValue) -> String {
    value.as_string().unwrap_or_else(|| "case-review".to_string())
}

fn shelf(error: ShelfError) -> JsValue {
    format!("{error:?}").into()
}

/// One word, and which parts are damaged.
fn store(error: StoreError) -> JsValue {
    match error {
        StoreError::Shelf(error) => shelf(error),
        StoreError::Damaged(damage) => {
            format!("Damaged: {}", damage.iter().map(|damage| damage.sentence()).collect::<Vec<_>>().join(" ")).into()
        }
        StoreError::Changed(_) => "Changed".into(),
        StoreError::Busy => "Busy".into(),
        StoreError::NoCase => "NoCase".into(),
        StoreError::Twice => "Twice".into(),
        StoreError::NoStore => "NoStore".into(),
        StoreError::StoreExists => "StoreExists".into(),
        StoreError::Older => "Older".into(),
    }
}

fn fill(bytes: &mut [u8]) {
    let array = Uint8Array::new_with_length(bytes.len() as u32);
    let crypto = Reflect::get(&js_sys::global(), &"crypto".into()).unwrap_or_default();
    if let Ok(random) = Reflect::get(&crypto, &"getRandomValues".into()).and_then(|random| random.dyn_into::<Function>()) {
        let _ = random.call1(&crypto, &array);
    }
    array.copy_to(bytes);
}
