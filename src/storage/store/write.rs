//! Changes of the list and of cases, each in one commit.

use super::{
    super::{
        address,
        damage::Part,
        error::StoreError,
        list::Edit,
        row::Row,
        shelf::{Change, Shelf},
    },
    Halt, Known, Store, TRIES,
};
use crate::case::log::{CaseId, EntryId, Log};
use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

/// A log to be saved, its row, and how long it was when it was loaded (0 for a new case): entries after that are written. Of the row,
/// the id, the length and the last entry are the log's, whatever is said here.
pub struct Save<'a> {
    pub log: &'a Log,
    pub row: Row,
    pub base: u32,
}

/// From so many cases on, which of them are here already is asked once and not one by one.
const MANY: usize = 64;

impl<S: Shelf> Store<S> {
    /// Saves a case: the new entries, its row and the list, all or nothing. Gives the row as it is kept. To save again what was saved
    /// already does nothing.
    ///
    /// # Errors
    /// [`StoreError::Changed`], [`StoreError::Damaged`], [`StoreError::Busy`], or the shelf's.
    pub async fn append(&self, log: &Log, row: Row, base: u32) -> Result<Row, StoreError> {
        let kept = self.append_many(&[Save { log, row, base }]).await?;
        kept.into_iter().next().ok_or(StoreError::NoCase)
    }

    /// Saves many cases at once, all or none.
    ///
    /// # Errors
    /// As [`Store::append`], and [`StoreError::Twice`].
    pub async fn append_many(&self, saves: &[Save<'_>]) -> Result<Vec<Row>, StoreError> {
        if saves.iter().map(|save| save.log.case).collect::<BTreeSet<CaseId>>().len() < saves.len() {
            return Err(StoreError::Twice);
        }
        self.attempt(TRIES, async |known: Rc<Known>| {
            let (mut edit, mut change, mut kept) = (Edit::default(), Change::default(), Vec::new());
            let here = self.here(saves).await?;
            for save in saves {
                let case = save.log.case;
                let old = if here.as_ref().is_none_or(|here| here.contains(&case)) { self.find(&known, case).await? } else { (None, None) };
                let old = match old {
                    (_, Some(damage)) => return Err(damage.into()),
                    (old, None) => old,
                };
                let row = save.row(old.as_ref()).ok_or(StoreError::NoCase)?;
                if save.is_stored(old.as_ref()) {
                    kept.extend(old);
                    continue;
                }
                if !save.follows(old.as_ref()) {
                    return Err(self.changed(case).await.into());
                }
                let before = |number: usize| number.checked_sub(1).map_or(EntryId::default(), |at| save.log.entries()[at].id);
                let new = save.log.entries().iter().enumerate().skip(save.base as usize);
                change.puts.extend(new.map(|(at, one)| self.sealer.seal_entry(case, at as u32 + 1, before(at), &one.bytes)));
                change.puts.push(self.sealer.seal_head(&row));
                edit.out.extend(old.map(|old| old.position()));
                edit.into.push(row.clone());
                kept.push(row);
            }
            if !edit.into.is_empty() {
                self.commit(&known, edit, change).await?;
            }
            Ok(kept)
        })
        .await
    }

    /// Which cases have a head already, where asking for each would take long.
    async fn here(&self, saves: &[Save<'_>]) -> Result<Option<BTreeSet<CaseId>>, Halt> {
        let cases = || saves.iter().map(|save| save.log.case);
        let (Some(first), Some(last), true) = (cases().min(), cases().max(), saves.len() >= MANY) else { return Ok(None) };
        let last = address::only(address::head(last));
        let keys = self.shelf.keys(&address::head(first)..&last.end, u32::MAX).await?;
        Ok(Some(keys.iter().filter_map(|key| address::case_of(key)).collect()))
    }

    async fn changed(&self, case: CaseId) -> StoreError {
        match self.load(case).await {
            Ok(loaded) if loaded.damage.is_empty() => StoreError::Changed(Box::new(loaded)),
            Ok(loaded) => StoreError::Damaged(loaded.damage),
            Err(error) => error,
        }
    }

    /// Removes a case, its entries and its row.
    ///
    /// # Errors
    /// [`StoreError::NoCase`], [`StoreError::Damaged`] where its page of the list is, or the shelf's.
    pub async fn remove(&self, case: CaseId) -> Result<(), StoreError> {
        self.attempt(TRIES, async |known: Rc<Known>| {
            let (row, damage) = self.locate(&known, case).await?;
            let page = damage.iter().any(|damage| matches!(damage.part, Part::Page { .. }));
            match row {
                None if damage.is_empty() => Err(StoreError::NoCase.into()),
                Some(row) if !page => {
                    let edit = Edit { out: [row.position()].into(), into: Vec::new() };
                    let deletes = vec![address::only(address::head(case)), address::entries(case)];
                    self.commit(&known, edit, Change { puts: Vec::new(), deletes }).await
                }
                _ => Err(StoreError::Damaged(damage).into()),
            }
        })
        .await
    }

    /// Notes a backup of cases, each with the length of its log there: one that is longer by now is not backed up. Gives how many are.
    ///
    /// # Errors
    /// The shelf's, or [`StoreError::Busy`].
    pub async fn set_backed_up(&self, cases: &[(CaseId, u32)], minutes: u32) -> Result<usize, StoreError> {
        let lengths: BTreeMap<CaseId, u32> = cases.iter().copied().collect();
        self.attempt(TRIES, async |known: Rc<Known>| {
            let mut edit = Edit::default();
            for leaf in 0..known.root.leaves.len() {
                let rows = self.leaf(&known, leaf).await?.unwrap_or_default();
                edit.into.extend(rows.into_iter().filter(|row| lengths.get(&row.case) == Some(&row.length)));
            }
            edit.into.iter_mut().for_each(|row| row.backed_up = row.backed_up.max(Some(minutes)));
            edit.out = edit.into.iter().map(Row::position).collect();
            let count = edit.into.len();
            if count > 0 {
                self.commit(&known, edit, Change::default()).await?;
            }
            Ok(count)
        })
        .await
    }
}

impl Save<'_> {
    /// The row to be kept. A backup that was noted for a shorter log stays noted, as older than the change.
    fn row(&self, old: Option<&Row>) -> Option<Row> {
        let (log, row) = (self.log, self.row.clone());
        let mut row = Row { case: log.case, length: log.entries().len() as u32, last: log.last()?.id, ..row }.fitted();
        if let Some(old) = old {
            let unchanged = old.length == row.length;
            row.backed_up = old.backed_up.map(|minutes| if unchanged { minutes } else { minutes.min(row.changed.saturating_sub(1)) });
        }
        Some(row)
    }

    /// Whether all of it is there: after a save of which it was not known whether it was written.
    fn is_stored(&self, old: Option<&Row>) -> bool {
        let length = self.log.entries().len();
        old.is_some_and(|old| {
            old.length > self.base && old.length as usize == length && Some(old.last) == self.log.last().map(|last| last.id)
        })
    }

    /// Whether what is kept is what the log was when it was loaded.
    fn follows(&self, old: Option<&Row>) -> bool {
        let base = (self.base as usize).checked_sub(1).map(|at| self.log.entries().get(at).map(|entry| entry.id));
        base == old.map(|old| Some(old.last)) && self.base == old.map_or(0, |old| old.length)
    }
}
