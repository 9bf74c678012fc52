//! The store, unlocked: cases as logs, listed in pages, each save complete or not at all.
//!
//! The root of the list is kept in memory and is sealed for the generation of the shelf, so whatever else lies on the shelf changes
//! through [`Store::create`] and [`Store::write_also`], never beside them. What does not verify is looked at again under the newest root
//! before it is called damaged: another tab may have written in between.
//!
//! `read` gives the list and the cases, `write` changes them, `check` looks at everything, `rebuild` makes the list anew.

mod check;
mod entries;
mod read;
pub mod rebuild;
mod sealer;
mod write;

pub use read::{Cursor, Listing, Loaded};
pub use write::Save;

use super::{
    Fill, address,
    damage::{Damage, Fault, Part},
    error::StoreError,
    list::{Edit, Root},
    row::Row,
    seal::Key,
    shelf::{Change, Shelf, ShelfError},
};
use sealer::{Sealer, tag};
use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

/// How often a save is tried while other tabs write; to read goes on longer, for it disturbs nobody.
const TRIES: usize = 5;
const READS: usize = 50;

pub struct Store<S> {
    shelf: S,
    sealer: Sealer,
    known: RefCell<Rc<Known>>,
}

/// The root as it was last read or written.
struct Known {
    generation: u64,
    tag: [u8; 16],
    root: Root,
    /// The page that was opened last and its place: a change reads it again.
    opened: RefCell<Option<(usize, Vec<Row>)>>,
}

/// Why an attempt did not end.
enum Halt {
    /// Another tab wrote.
    Again,
    Stop(StoreError),
}

impl From<ShelfError> for Halt {
    fn from(error: ShelfError) -> Self {
        if error == ShelfError::Clash { Halt::Again } else { Halt::Stop(error.into()) }
    }
}

impl From<StoreError> for Halt {
    fn from(error: StoreError) -> Self {
        Halt::Stop(error)
    }
}

impl From<Damage> for Halt {
    fn from(damage: Damage) -> Self {
        Halt::Stop(StoreError::Damaged(vec![damage]))
    }
}

impl<S: Shelf> Store<S> {
    /// A store without cases, on a shelf that has none; `also` (the header) is written with it.
    ///
    /// # Errors
    /// [`StoreError::StoreExists`], or the shelf's.
    pub async fn create(shelf: S, id: [u8; 16], key: Key, fill: Fill, mut also: Change) -> Result<Self, StoreError> {
        let sealer = Sealer { id, key, fill };
        let (generation, root) = shelf.stand(address::ROOT).await?;
        if root.is_some() {
            return Err(StoreError::StoreExists);
        }
        let known = Known::write(&sealer, Root::default(), generation + 1, &mut also);
        shelf.commit(generation, also).await?;
        Ok(Store { shelf, sealer, known: RefCell::new(Rc::new(known)) })
    }

    /// Reads the generation and the root.
    ///
    /// # Errors
    /// [`StoreError::NoStore`]; [`StoreError::Damaged`] if the root is, after which [`rebuild::survey`] is the way on; or the shelf's.
    pub async fn open(shelf: S, id: [u8; 16], key: Key, fill: Fill) -> Result<Self, StoreError> {
        let sealer = Sealer { id, key, fill };
        let known = Known::read(&shelf, &sealer).await?;
        Ok(Store { shelf, sealer, known: RefCell::new(Rc::new(known)) })
    }

    pub fn generation(&self) -> u64 {
        self.known().generation
    }

    /// The number of cases.
    pub fn len(&self) -> usize {
        self.known().root.len()
    }

    pub fn is_empty(&self) -> bool {
        self.known().root.is_empty()
    }

    fn known(&self) -> Rc<Known> {
        self.known.borrow().clone()
    }

    fn learn(&self, known: Known) {
        if known.generation > self.generation() {
            self.known.replace(Rc::new(known));
        }
    }

    /// Reads the root again, as when another tab says that it wrote; whether there was something new.
    ///
    /// # Errors
    /// [`StoreError::Older`], or as [`Store::open`].
    pub async fn refresh(&self) -> Result<bool, StoreError> {
        let before = self.generation();
        let found = Known::read(&self.shelf, &self.sealer).await?;
        if found.generation < before {
            return Err(StoreError::Older);
        }
        self.learn(found);
        Ok(self.generation() > before)
    }

    /// Writes something that is not a case, such as a new header.
    ///
    /// # Errors
    /// The shelf's, or [`StoreError::Busy`].
    pub async fn write_also(&self, puts: &[(Vec<u8>, Vec<u8>)]) -> Result<(), StoreError> {
        self.attempt(TRIES, async |known| self.commit(&known, Edit::default(), Change { puts: puts.to_vec(), deletes: Vec::new() }).await)
            .await
    }

    /// Tries again, under the newest root, while other tabs write.
    async fn attempt<T>(&self, tries: usize, turn: impl AsyncFn(Rc<Known>) -> Result<T, Halt>) -> Result<T, StoreError> {
        for _ in 0..tries {
            match turn(self.known()).await {
                Ok(done) => return Ok(done),
                Err(Halt::Stop(error)) => return Err(error),
                Err(Halt::Again) => self.refresh().await?,
            };
        }
        Err(StoreError::Busy)
    }

    /// Damage is only what is still wrong under the newest root.
    async fn sure<T>(&self, known: &Known, damage: T) -> Result<T, Halt> {
        self.refresh().await?;
        if self.generation() == known.generation { Ok(damage) } else { Err(Halt::Again) }
    }

    /// The rows of a page, or what is wrong with it.
    async fn leaf(&self, known: &Known, leaf: usize) -> Result<Result<Vec<Row>, Damage>, Halt> {
        let leaf = &known.root.leaves[leaf];
        let envelope = self.shelf.get(&address::page(leaf.number)).await?;
        if let Some(rows) = envelope.as_ref().and_then(|envelope| self.sealer.open_page(leaf, envelope)) {
            return Ok(Ok(rows));
        }
        let fault = if envelope.is_none() { Fault::Missing } else { Fault::DoesNotOpen };
        let damage = Damage::list(Part::Page { number: leaf.number, cases: leaf.count }, fault);
        self.sure(known, damage).await.map(Err)
    }

    /// Writes a change of the list with all that belongs to it.
    async fn commit(&self, known: &Known, edit: Edit, mut change: Change) -> Result<(), Halt> {
        let generation = known.generation + 1;
        let mut loaded = BTreeMap::new();
        for leaf in known.root.touched(&edit) {
            let opened = known.opened.borrow_mut().take_if(|(place, _)| *place == leaf);
            let rows = match opened {
                Some((_, rows)) => rows,
                None => self.leaf(known, leaf).await??,
            };
            loaded.insert(leaf, rows);
        }
        let mut seal = |number: u32, rows: &[Row]| {
            let (key, envelope) = self.sealer.seal_page(number, generation, rows);
            let tag = tag(&envelope);
            change.puts.push((key, envelope));
            tag
        };
        let Some((root, freed)) = known.root.edited(edit, loaded, generation, &mut seal) else {
            return Err(self.sure(known, Damage::list(Part::Root, Fault::NotTheOne)).await?.into());
        };
        change.deletes.extend(freed.into_iter().map(|number| address::only(address::page(number))));
        let next = Known::write(&self.sealer, root, generation, &mut change);
        let tag = next.tag;
        match self.shelf.commit(known.generation, change).await {
            Ok(()) => self.learn(next),
            Err(ShelfError::Clash) => return Err(Halt::Again),
            // Whatever the browser says, what counts is what is there now.
            Err(error) if self.refresh().await.is_err() || self.known().tag != tag => return Err(error.into()),
            Err(_) => {}
        }
        Ok(())
    }
}

impl Known {
    fn write(sealer: &Sealer, root: Root, generation: u64, to: &mut Change) -> Self {
        let envelope = sealer.seal_root(&root, generation);
        let tag = tag(&envelope);
        to.puts.push((address::ROOT.to_vec(), envelope));
        Known { generation, tag, root, opened: RefCell::default() }
    }

    async fn read(shelf: &impl Shelf, sealer: &Sealer) -> Result<Self, StoreError> {
        let (generation, envelope) = shelf.stand(address::ROOT).await?;
        if let Some(root) = envelope.as_ref().and_then(|envelope| sealer.open_root(generation, envelope)) {
            return Ok(Known { generation, tag: tag(&envelope.unwrap_or_default()), root, opened: RefCell::default() });
        }
        let fault = if envelope.is_none() { Fault::Missing } else { Fault::DoesNotOpen };
        let lost = generation == 0 && envelope.is_none();
        Err(if lost { StoreError::NoStore } else { StoreError::Damaged(vec![Damage::list(Part::Root, fault)]) })
    }
}
