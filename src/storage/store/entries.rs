//! The entries of one case as they are stored: all there, in their places and chained, or what can be read of them and what is wrong.

use super::{
    super::{
        address,
        damage::{Damage, Fault, Part},
        row::Row,
    },
    sealer::Sealer,
};
use crate::case::log::{CaseId, EntryId, Log, Recorded};
use std::collections::BTreeMap;

/// What was stored of a case under its entries' keys.
pub struct Stored {
    case: CaseId,
    /// With which entry stood before each.
    readable: BTreeMap<u32, (EntryId, Recorded)>,
    faults: BTreeMap<u32, Fault>,
}

impl Stored {
    pub fn open(sealer: &Sealer, case: CaseId, records: Vec<(Vec<u8>, Vec<u8>)>) -> Self {
        let (mut readable, mut faults) = (BTreeMap::new(), BTreeMap::new());
        for (key, envelope) in records {
            // A key that no entry has stands for number 0, which no entry has either.
            let number = address::number_of(&key).unwrap_or_default();
            match sealer.open_entry(case, number, &envelope).filter(|_| number > 0) {
                Some(entry) => _ = readable.insert(number, entry),
                None => _ = faults.insert(number, if number > 0 { Fault::DoesNotOpen } else { Fault::Extra }),
            }
        }
        Stored { case, readable, faults }
    }

    /// The number of the last one, readable or not.
    pub fn length(&self) -> u32 {
        let last = |number: Option<&u32>| number.copied().unwrap_or_default();
        last(self.readable.keys().next_back()).max(last(self.faults.keys().next_back()))
    }

    pub fn last(&self) -> Option<EntryId> {
        self.readable.values().next_back().map(|(_, recorded)| recorded.id)
    }

    /// The log, whole, or what can be read of it with what is wrong. `row` says how long it is and what its last entry is.
    pub fn against(mut self, row: &Row) -> (Log, Vec<Damage>) {
        for number in 1..=row.length {
            if !self.readable.contains_key(&number) {
                self.faults.entry(number).or_insert(Fault::Missing);
            }
        }
        for number in self.readable.keys().chain(self.faults.keys()).filter(|number| **number > row.length).copied().collect::<Vec<u32>>() {
            self.faults.insert(number, Fault::Extra);
        }
        self.follow(row);
        if self.faults.is_empty() {
            let mut log = Log::new(self.case);
            let entries = self.readable.values().map(|(_, recorded)| recorded.clone());
            let broken = entries.zip(1..).find_map(|(recorded, number)| log.add(recorded).err().map(|_| number));
            let Some(number) = broken else { return (log, Vec::new()) };
            self.faults.insert(number, Fault::NotTheOne);
        }
        let damage = self.faults.iter().map(|(number, fault)| Damage::of(self.case, self.part(*number, row), *fault)).collect();
        let belongs = |number: &u32| !self.faults.contains_key(number);
        let readable = self.readable.iter().filter(|(number, _)| belongs(number)).map(|(_, (_, recorded))| recorded.clone());
        (Log::salvage(self.case, readable), damage)
    }

    /// Each entry says which one stood before it, and the row says which one is the last.
    fn follow(&mut self, row: &Row) {
        let id = |number: u32| if number == 0 { Some(EntryId::default()) } else { self.readable.get(&number).map(|(_, one)| one.id) };
        let named = |number: u32| if number == row.length { Some(row.last) } else { self.readable.get(&(number + 1)).map(|next| next.0) };
        let wrong = (0..=row.length).filter(|number| matches!((id(*number), named(*number)), (Some(is), Some(named)) if is != named));
        // Number 0 stands for no entry, so what is wrong there is the first.
        let wrong: Vec<u32> = wrong.map(|number| number.max(1)).collect();
        for number in wrong {
            self.faults.entry(number).or_insert(Fault::NotTheOne);
        }
    }

    fn part(&self, number: u32, row: &Row) -> Part {
        let at = |entry: Option<(&u32, &(EntryId, Recorded))>| entry.map(|(_, (_, recorded))| recorded.entry.at);
        let after = at(self.readable.range(..number).next_back());
        let before = at(self.readable.range(number.saturating_add(1)..).next());
        Part::Entry { number, of: row.length, after, before }
    }
}
