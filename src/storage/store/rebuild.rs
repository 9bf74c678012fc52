//! The list made anew from heads and entries, where the root or a page of it is damaged. In two steps, so that a person sees what
//! it will be before it is written: what was put back from earlier cannot be told from what is new without the list.

use super::{
    super::{
        Fill, address,
        damage::{Damage, Fault, Part},
        error::StoreError,
        list::{Edit, Root},
        row::Row,
        seal::Key,
        shelf::{Change, Shelf},
    },
    Known, Store,
    entries::Stored,
    sealer::{Sealer, tag},
};
use crate::case::log::{CaseId, Log};
use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    ops::Range,
    rc::Rc,
};

/// What the list would be.
pub struct Survey {
    pub rows: Vec<Row>,
    pub damage: Vec<Damage>,
    generation: u64,
}

const STEP: u32 = 1000;

/// Reads every head and entry and writes nothing. `describe` gives the row of a log whose head is lost. When cases were backed up stood
/// in the list alone: they count as not backed up.
///
/// # Errors
/// The shelf's.
pub async fn survey<S: Shelf>(
    shelf: &S,
    id: [u8; 16],
    key: &Key,
    fill: Fill,
    describe: impl Fn(&Log) -> Row,
    mut progress: impl FnMut(usize, usize) -> bool,
) -> Result<Survey, StoreError> {
    let sealer = Sealer { id, key: key.clone(), fill };
    let (generation, _) = shelf.stand(address::ROOT).await?;
    let mut cases = BTreeSet::new();
    for keys in [address::HEADS, address::ENTRIES] {
        collect(shelf, keys, &mut cases).await?;
    }
    let mut survey = Survey { rows: Vec::new(), damage: Vec::new(), generation };
    for (at, case) in cases.iter().enumerate() {
        let head = shelf.get(&address::head(*case)).await?;
        let row = head.as_ref().and_then(|head| sealer.open_head(*case, head));
        let keys = address::entries(*case);
        let records = shelf.range(&keys.start..&keys.end, u32::MAX).await?;
        let open = || Stored::open(&sealer, *case, records.clone());
        survey.take(*case, row, open, &describe, if head.is_none() { Fault::Missing } else { Fault::DoesNotOpen });
        if !progress(at + 1, cases.len()) {
            break;
        }
    }
    Ok(survey)
}

impl Survey {
    fn take(&mut self, case: CaseId, head: Option<Row>, open: impl Fn() -> Stored, describe: impl Fn(&Log) -> Row, fault: Fault) {
        let found = head.as_ref().map(|head| open().against(head).1);
        if let (Some(head), Some([])) = (&head, found.as_deref()) {
            return self.rows.push(head.clone());
        }
        // By the entries alone: where they are whole, the head is what is wrong.
        let stored = open();
        let (length, last) = (stored.length(), stored.last());
        let alone = last.map(|last| {
            let row = |log: &Log| Row { case, length, last, ..describe(log) }.fitted();
            let (log, damage) = open().against(&Row { case, length, last, ..blank(case) });
            (row(&log), damage)
        });
        match (head, found, alone) {
            (head, _, Some((row, damage))) if damage.is_empty() && head.as_ref().is_none_or(|head| head.length < row.length) => {
                self.damage.push(Damage::of(case, Part::Head, if head.is_some() { Fault::NotTheOne } else { fault }));
                self.rows.push(row);
            }
            (Some(head), found, _) => {
                self.damage.extend(found.into_iter().flatten());
                self.rows.push(head);
            }
            (None, _, alone) => {
                self.damage.push(Damage::of(case, Part::Head, fault));
                self.damage.extend(alone.iter().flat_map(|(_, damage)| damage.clone()));
                self.rows.extend(alone.map(|(row, _)| row));
            }
        }
    }
}

fn blank(case: CaseId) -> Row {
    let (reference, status) = <_>::default();
    Row {
        case,
        next: None,
        reference,
        status,
        closed: false,
        conflicts: false,
        length: 0,
        last: <_>::default(),
        changed: 0,
        backed_up: None,
    }
}

async fn collect<S: Shelf>(shelf: &S, within: Range<&[u8]>, cases: &mut BTreeSet<CaseId>) -> Result<(), StoreError> {
    let mut from = within.start.to_vec();
    loop {
        let keys = shelf.keys(&from..within.end, STEP).await?;
        let Some(last) = keys.last() else { return Ok(()) };
        from = address::only(last.clone()).end;
        cases.extend(keys.iter().filter_map(|key| address::case_of(key)));
    }
}

impl<S: Shelf> Store<S> {
    /// Writes the list of a survey, and the heads, in place of those that are there. Entries stay as they are.
    ///
    /// # Errors
    /// The shelf's; [`crate::storage::shelf::ShelfError::Clash`] if anything was written since the survey.
    pub async fn rebuild_list(shelf: S, id: [u8; 16], key: Key, fill: Fill, survey: Survey) -> Result<Self, StoreError> {
        let sealer = Sealer { id, key, fill };
        let generation = survey.generation + 1;
        let mut change = Change { puts: Vec::new(), deletes: vec![address::PAGES.start.to_vec()..address::PAGES.end.to_vec()] };
        change.puts.extend(survey.rows.iter().map(|row| sealer.seal_head(row)));
        let mut seal = |number: u32, rows: &[Row]| {
            let (key, envelope) = sealer.seal_page(number, generation, rows);
            let tag = tag(&envelope);
            change.puts.push((key, envelope));
            tag
        };
        let edit = Edit { out: BTreeSet::new(), into: survey.rows };
        let (root, _) = Root::default().edited(edit, BTreeMap::new(), generation, &mut seal).unwrap_or_default();
        let known = Known::write(&sealer, root, generation, &mut change);
        shelf.commit(survey.generation, change).await?;
        Ok(Store { shelf, sealer, known: RefCell::new(Rc::new(known)) })
    }
}
