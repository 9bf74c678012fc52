//! The list in its order, and a case with the proof that nothing of it is missing.

use super::{
    super::{
        address,
        damage::{Damage, Fault, Part},
        error::StoreError,
        row::{Position, Row},
        shelf::Shelf,
    },
    Halt, Known, READS, Store,
    entries::Stored,
};
use crate::case::log::{CaseId, Log};

/// A part of the list. Where a page is damaged, its rows are absent.
#[derive(Default)]
pub struct Listing {
    pub rows: Vec<Row>,
    pub damage: Vec<Damage>,
}

/// A case. Where it is damaged, the log is what can still be read, in which nothing can be recorded.
pub struct Loaded {
    pub log: Log,
    pub row: Row,
    pub damage: Vec<Damage>,
}

/// How far the list has been read: it goes on after the same row, even if others came and went meanwhile.
#[derive(Clone, Copy, Default)]
pub struct Cursor(Option<Position>);

/// More entries than the row counts are not read beyond this many.
const EXTRA: u32 = 64;

impl<S: Shelf> Store<S> {
    /// So many rows from a place in the list, from 0.
    ///
    /// # Errors
    /// The shelf's; never for damage.
    pub async fn page(&self, at: usize, count: usize) -> Result<Listing, StoreError> {
        let turn = async |known: std::rc::Rc<Known>| {
            let (mut listing, mut skip, mut left) = (Listing::default(), at, count);
            for (leaf, held) in known.root.leaves.iter().map(|leaf| leaf.count as usize).enumerate() {
                let take = held.saturating_sub(skip).min(left);
                if take > 0 {
                    match self.leaf(&known, leaf).await? {
                        Ok(rows) => listing.rows.extend(rows.into_iter().skip(skip).take(take)),
                        Err(damage) => listing.damage.push(damage),
                    }
                }
                (skip, left) = (skip.saturating_sub(held), left - take);
            }
            Ok(listing)
        };
        self.attempt(READS, turn).await
    }

    /// The next page of the list, to search, filter or sort it without holding all of it; `None` after the last.
    ///
    /// # Errors
    /// The shelf's; never for damage.
    pub async fn rows(&self, cursor: &mut Cursor) -> Result<Option<Listing>, StoreError> {
        let from = cursor.0;
        let turn = async |known: std::rc::Rc<Known>| {
            let leaves = &known.root.leaves;
            let mut leaf = from.map_or(0, |from| known.root.leaf_of(from));
            while leaf < leaves.len() {
                let next = leaves.get(leaf + 1).map_or(Position([0xff; 21]), |next| next.first);
                match self.leaf(&known, leaf).await? {
                    Err(damage) if from < Some(next) => return Ok(Some((next, Listing { rows: Vec::new(), damage: vec![damage] }))),
                    Err(_) => {}
                    Ok(mut rows) => {
                        rows.retain(|row| Some(row.position()) > from);
                        if let Some(last) = rows.last() {
                            return Ok(Some((last.position(), Listing { rows, damage: Vec::new() })));
                        }
                    }
                }
                leaf += 1;
            }
            Ok(None)
        };
        let found = self.attempt(READS, turn).await?;
        Ok(found.map(|(last, listing)| {
            cursor.0 = Some(last);
            listing
        }))
    }

    /// A case by its id, whole, or what can still be read of it.
    ///
    /// # Errors
    /// [`StoreError::NoCase`]; [`StoreError::Damaged`] where not even its row can be found; or the shelf's.
    pub async fn load(&self, case: CaseId) -> Result<Loaded, StoreError> {
        self.attempt(READS, async |known| self.load_under(&known, case).await).await
    }

    async fn load_under(&self, known: &Known, case: CaseId) -> Result<Loaded, Halt> {
        let (row, mut damage) = self.locate(known, case).await?;
        let Some(row) = row else { return Err(if damage.is_empty() { StoreError::NoCase } else { StoreError::Damaged(damage) }.into()) };
        let (log, found) = self.log(&row).await?;
        if !found.is_empty() {
            damage.extend(self.sure(known, found).await?);
        }
        Ok(Loaded { log, row, damage })
    }

    /// The entries of a case, against its row.
    pub(super) async fn log(&self, row: &Row) -> Result<(Log, Vec<Damage>), Halt> {
        let keys = address::entries(row.case);
        let records = self.shelf.range(&keys.start..&keys.end, row.length.saturating_add(EXTRA)).await?;
        Ok(Stored::open(&self.sealer, row.case, records).against(row))
    }

    /// Everything that lies under a case's keys, sealed as it is: a copy to keep where something is damaged.
    ///
    /// # Errors
    /// The shelf's.
    pub async fn sealed(&self, case: CaseId) -> Result<Vec<(Vec<u8>, Vec<u8>)>, StoreError> {
        let (head, entries) = (address::only(address::head(case)), address::entries(case));
        let mut records = self.shelf.range(&head.start..&head.end, 1).await?;
        records.extend(self.shelf.range(&entries.start..&entries.end, u32::MAX).await?);
        Ok(records)
    }

    /// The row of a case by its head, without reading the list: the row, nothing, or the head's own word where its page is damaged.
    pub(super) async fn find(&self, known: &Known, case: CaseId) -> Result<(Option<Row>, Option<Damage>), Halt> {
        let Some(envelope) = self.shelf.get(&address::head(case)).await? else { return Ok((None, None)) };
        let wrong = async |fault: Fault| Ok((None, Some(self.sure(known, Damage::of(case, Part::Head, fault)).await?)));
        let Some(head) = self.sealer.open_head(case, &envelope) else { return wrong(Fault::DoesNotOpen).await };
        if known.root.is_empty() {
            return wrong(Fault::Extra).await;
        }
        let leaf = known.root.leaf_of(head.position());
        let rows = match self.leaf(known, leaf).await? {
            Err(damage) => return Ok((Some(head), Some(damage))),
            Ok(rows) => rows,
        };
        let found = rows.iter().find(|row| row.agrees(&head)).cloned();
        known.opened.replace(Some((leaf, rows)));
        match found {
            Some(row) => Ok((Some(row), None)),
            None => wrong(Fault::NotTheOne).await,
        }
    }

    /// The row of a case by all means: where its head does not lead to it, the list is read through.
    pub(super) async fn locate(&self, known: &Known, case: CaseId) -> Result<(Option<Row>, Vec<Damage>), Halt> {
        let (row, damage) = self.find(known, case).await?;
        let mut damage: Vec<Damage> = damage.into_iter().collect();
        if row.is_some() {
            return Ok((row, damage));
        }
        for leaf in 0..known.root.leaves.len() {
            match self.leaf(known, leaf).await? {
                Err(page) => damage.push(page),
                Ok(rows) => {
                    if let Some(row) = rows.into_iter().find(|row| row.case == case) {
                        damage = if damage.is_empty() { vec![Damage::of(case, Part::Head, Fault::Missing)] } else { damage };
                        return Ok((Some(row), self.sure(known, damage).await?));
                    }
                }
            }
        }
        let keys = address::entries(case);
        if damage.is_empty() && !self.shelf.keys(&keys.start..&keys.end, 1).await?.is_empty() {
            damage.push(self.sure(known, Damage::of(case, Part::Row, Fault::Missing)).await?);
        }
        Ok((None, damage))
    }
}
