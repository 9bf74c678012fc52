//! What tests of the store share: a way to wait, randomness that repeats, shelves that take turns, and synthetic cases.

pub mod generate;

use case_review::storage::{
    error::StoreError,
    memory::Memory,
    seal::Key,
    shelf::{Change, Shelf, ShelfError},
    store::Store,
};
use std::{
    cell::Cell,
    ops::Range,
    pin::{Pin, pin},
    rc::Rc,
    task::{Context, Poll, Waker},
};

pub const ID: [u8; 16] = *b"a store in tests";

pub fn key() -> Key {
    Key([7; 32])
}

/// SplitMix64.
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub fn below(&mut self, most: usize) -> usize {
        (self.next() % most as u64) as usize
    }
}

/// Never the same twice on a thread, and the same in each run.
pub fn fill(bytes: &mut [u8]) {
    thread_local!(static STATE: Cell<u64> = const { Cell::new(1) });
    let mut random = Random(STATE.get());
    bytes.chunks_mut(8).for_each(|chunk| chunk.copy_from_slice(&random.next().to_le_bytes()[..chunk.len()]));
    STATE.set(random.0);
}

pub fn wait<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    loop {
        if let Poll::Ready(done) = future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return done;
        }
    }
}

/// Lets several go on by turns, at each call of the shelf another.
pub fn by_turns(mut futures: Vec<Pin<Box<dyn Future<Output = ()> + '_>>>, seed: u64) {
    let mut random = Random(seed);
    while !futures.is_empty() {
        let turn = random.below(futures.len());
        if futures[turn].as_mut().poll(&mut Context::from_waker(Waker::noop())).is_ready() {
            drop(futures.remove(turn));
        }
    }
}

pub fn shelf() -> Rc<Memory> {
    Rc::default()
}

pub fn create<S: Shelf>(shelf: S) -> Store<S> {
    wait(Store::create(shelf, ID, key(), fill, Change::default())).expect("a store")
}

pub fn open<S: Shelf>(shelf: S) -> Result<Store<S>, StoreError> {
    wait(Store::open(shelf, ID, key(), fill))
}

/// A shelf at which each call waits once.
pub struct Turns(pub Rc<Memory>);

async fn turn() {
    let mut waited = false;
    std::future::poll_fn(|_| if std::mem::replace(&mut waited, true) { Poll::Ready(()) } else { Poll::Pending }).await;
}

impl Shelf for Turns {
    async fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, ShelfError> {
        turn().await;
        self.0.get(key).await
    }

    async fn range(&self, keys: Range<&[u8]>, most: u32) -> Result<Vec<(Vec<u8>, Vec<u8>)>, ShelfError> {
        turn().await;
        self.0.range(keys, most).await
    }

    async fn keys(&self, keys: Range<&[u8]>, most: u32) -> Result<Vec<Vec<u8>>, ShelfError> {
        turn().await;
        self.0.keys(keys, most).await
    }

    async fn stand(&self, key: &[u8]) -> Result<(u64, Option<Vec<u8>>), ShelfError> {
        turn().await;
        self.0.stand(key).await
    }

    async fn commit(&self, base: u64, change: Change) -> Result<(), ShelfError> {
        turn().await;
        self.0.commit(base, change).await
    }

    async fn destroy(&self) -> Result<(), ShelfError> {
        self.0.destroy().await
    }
}
