//! Looks at everything: each page, head and entry, and whether there is anything that nothing names.

use super::{
    super::{
        address,
        damage::{Damage, Fault, Part},
        error::StoreError,
        row::Row,
        shelf::Shelf,
    },
    Cursor, Halt, READS, Store,
};
use crate::case::log::CaseId;
use std::{collections::BTreeSet, ops::Range};

/// Keys that are asked for at a time.
const STEP: u32 = 1000;

impl<S: Shelf> Store<S> {
    /// All damage. `progress` hears how many cases have been looked at, of how many, and says whether to go on.
    ///
    /// # Errors
    /// The shelf's; damage is the answer and not an error, but for a root that no longer opens.
    pub async fn check_all(&self, mut progress: impl FnMut(usize, usize) -> bool) -> Result<Vec<Damage>, StoreError> {
        let (mut damage, mut seen, mut cursor) = (Vec::new(), BTreeSet::new(), Cursor::default());
        self.refresh().await?;
        while let Some(listing) = self.rows(&mut cursor).await? {
            damage.extend(listing.damage);
            for row in listing.rows {
                seen.insert(row.case);
                self.check(&row, &mut damage).await?;
            }
            if !progress(seen.len(), self.len()) {
                return Ok(damage);
            }
        }
        for (keys, part) in [(address::HEADS, Part::Head), (address::ENTRIES, Part::Row)] {
            self.strays(keys, part, &mut seen, &mut damage).await?;
        }
        self.stray_pages(&mut damage).await?;
        Ok(damage)
    }

    /// With the row in hand; what does not agree is looked at again as a whole.
    async fn check(&self, row: &Row, damage: &mut Vec<Damage>) -> Result<(), StoreError> {
        let head = self.shelf.get(&address::head(row.case)).await?;
        let agrees = head.and_then(|head| self.sealer.open_head(row.case, &head)).is_some_and(|head| row.agrees(&head));
        let whole = agrees && matches!(self.log(row).await, Ok((_, found)) if found.is_empty());
        if whole { Ok(()) } else { self.look(row.case, damage).await }
    }

    async fn look(&self, case: CaseId, damage: &mut Vec<Damage>) -> Result<(), StoreError> {
        let found = match self.load(case).await {
            Ok(loaded) => loaded.damage,
            Err(StoreError::Damaged(found)) => found,
            Err(StoreError::NoCase) => return Ok(()),
            Err(error) => return Err(error),
        };
        for found in found {
            if !damage.contains(&found) {
                damage.push(found);
            }
        }
        Ok(())
    }

    /// Records of cases that the list did not name.
    async fn strays(
        &self,
        within: Range<&[u8]>,
        part: Part,
        seen: &mut BTreeSet<CaseId>,
        damage: &mut Vec<Damage>,
    ) -> Result<(), StoreError> {
        let mut from = within.start.to_vec();
        loop {
            let keys = self.shelf.keys(&from..within.end, STEP).await?;
            let Some(last) = keys.last() else { return Ok(()) };
            from = address::only(last.clone()).end;
            for key in keys {
                match address::case_of(&key) {
                    Some(case) if seen.insert(case) => self.look(case, damage).await?,
                    Some(_) if part != Part::Head || key.len() == address::head(CaseId::default()).len() => {}
                    _ => damage.push(Damage::list(part, Fault::Extra)),
                }
            }
        }
    }

    async fn stray_pages(&self, damage: &mut Vec<Damage>) -> Result<(), StoreError> {
        let found = self.attempt(READS, async |known| {
            let keys = self.shelf.keys(address::PAGES, u32::MAX).await?;
            let named: BTreeSet<u32> = known.root.leaves.iter().map(|leaf| leaf.number).collect();
            let stray = |key: &Vec<u8>| address::number_of(key).is_none_or(|number| !named.contains(&number));
            let extra =
                |key: &Vec<u8>| Damage::list(Part::Page { number: address::number_of(key).unwrap_or_default(), cases: 0 }, Fault::Extra);
            let strays: Vec<Damage> = keys.iter().filter(|key| stray(key)).map(extra).collect();
            if strays.is_empty() { Ok::<_, Halt>(strays) } else { self.sure(&known, strays).await }
        });
        damage.extend(found.await?);
        Ok(())
    }
}
