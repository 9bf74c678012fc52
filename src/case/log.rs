//! The log of a case: entries that are only ever added, each chained by hash to those that its writer knew.
//!
//! Two people's copies of one case become one by putting their entries together: the order of merging does not matter, and
//! merging twice changes nothing. Entries about the same thing, of which neither writer knew the other's, contradict each other until
//! somebody who knows both records which holds.

use super::{ancestry::Ancestry, event::Event};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use sha2::{Digest, Sha256};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BinaryHeap},
    fmt::Write,
};

/// Random; the same in every copy of the case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct CaseId(pub [u8; 16]);

/// SHA-256 of the case and of the entry as it is stored, which names the entries before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct EntryId(pub [u8; 32]);

/// Who recorded it, as typed at unlock: a role and initials, never a name.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Author {
    pub role: String,
    pub initials: String,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The last entries that the writer knew: none for the first, more than one after a merge.
    pub after: Vec<EntryId>,
    /// Seconds since 1970.
    pub at: i64,
    pub by: Author,
    pub event: Event,
}

/// An entry with the bytes that its id is made from.
#[derive(Clone, PartialEq, Eq)]
pub struct Recorded {
    pub id: EntryId,
    pub entry: Entry,
    pub bytes: Vec<u8>,
}

/// In the order in which this copy received them: an entry stands after those that it names. The rest is derived from that.
#[derive(Clone, PartialEq, Eq)]
pub struct Log {
    pub case: CaseId,
    entries: Vec<Recorded>,
    positions: BTreeMap<EntryId, usize>,
    /// Entries by what they are about.
    slots: BTreeMap<String, Vec<usize>>,
    /// Entries that no other names yet.
    heads: Vec<EntryId>,
    ancestry: Ancestry,
}

/// Why stored bytes are not a log, with the number of the entry from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broken {
    NotReadable(usize),
    /// It names an entry that does not stand before it, or none though it is not the first.
    NotLinked(usize),
    Twice(usize),
}

impl Recorded {
    /// # Errors
    /// Where the bytes are not an entry.
    pub fn read(case: CaseId, bytes: Vec<u8>) -> Result<Self, serde_json::Error> {
        let entry = serde_json::from_slice(&bytes)?;
        let id = Sha256::new().chain_update(b"case-review/entry/1").chain_update(case.0).chain_update(&bytes).finalize();
        Ok(Recorded { id: EntryId(id.into()), entry, bytes })
    }
}

impl Log {
    pub fn new(case: CaseId) -> Self {
        let (positions, slots, heads) = <_>::default();
        Log { case, entries: Vec::new(), positions, slots, heads, ancestry: Ancestry::default() }
    }

    /// Reads what was stored, and verifies the chain.
    ///
    /// # Errors
    /// [`Broken`] at the first entry that does not belong.
    pub fn read(case: CaseId, stored: impl IntoIterator<Item = Vec<u8>>) -> Result<Self, Broken> {
        let mut log = Log::new(case);
        for (at, bytes) in stored.into_iter().enumerate() {
            log.add(Recorded::read(case, bytes).map_err(|_| Broken::NotReadable(at + 1))?)?;
        }
        Ok(log)
    }

    /// What can still be read of a log with gaps: to be shown, not to be added to. An entry after a gap counts as knowing all before it.
    pub fn salvage(case: CaseId, readable: impl IntoIterator<Item = Recorded>) -> Self {
        let mut log = Log::new(case);
        for recorded in readable {
            if log.position(recorded.id).is_none() {
                log.push(recorded);
            }
        }
        log
    }

    /// Puts a verified entry at the end.
    ///
    /// # Errors
    /// [`Broken`] if it does not belong there; the log is as before.
    pub fn add(&mut self, recorded: Recorded) -> Result<(), Broken> {
        let number = self.entries.len() + 1;
        let after = &recorded.entry.after;
        if after.is_empty() != self.entries.is_empty() || after.iter().any(|id| self.position(*id).is_none()) {
            return Err(Broken::NotLinked(number));
        }
        if self.position(recorded.id).is_some() {
            return Err(Broken::Twice(number));
        }
        self.push(recorded);
        Ok(())
    }

    fn push(&mut self, recorded: Recorded) {
        let at = self.entries.len();
        let after = &recorded.entry.after;
        self.ancestry.add(after.iter().map(|id| self.positions.get(id).copied()));
        self.heads.retain(|head| !after.contains(head));
        self.heads.push(recorded.id);
        self.positions.insert(recorded.id, at);
        if let Some(slot) = recorded.entry.event.slot() {
            self.slots.entry(slot).or_default().push(at);
        }
        self.entries.push(recorded);
    }

    fn position(&self, id: EntryId) -> Option<usize> {
        self.positions.get(&id).copied()
    }

    /// The one way to change a case.
    pub fn record(&mut self, at: i64, by: Author, event: Event) {
        let entry = Entry { after: self.heads.clone(), at, by, event };
        // Writing texts and numbers to memory does not fail.
        let bytes = serde_json::to_vec(&entry).unwrap_or_default();
        if let Ok(recorded) = Recorded::read(self.case, bytes) {
            self.push(recorded);
        }
    }

    pub fn entries(&self) -> &[Recorded] {
        &self.entries
    }

    pub fn last(&self) -> Option<&Recorded> {
        self.entries.last()
    }

    /// The same in every copy, whoever merged what first: an entry after those that it names, else the earlier first.
    pub fn in_order(&self) -> Vec<&Recorded> {
        let before = |at: usize| self.entries[at].entry.after.iter().filter_map(|id| self.position(*id));
        let key = |at: usize| Reverse((self.entries[at].entry.at, self.entries[at].id, at));
        let mut waits: Vec<usize> = (0..self.entries.len()).map(|at| before(at).count()).collect();
        let mut named_by = vec![Vec::new(); waits.len()];
        (0..waits.len()).for_each(|at| before(at).for_each(|before| named_by[before].push(at)));
        let mut ready: BinaryHeap<_> = (0..waits.len()).filter(|at| waits[*at] == 0).map(key).collect();
        let mut order = Vec::with_capacity(waits.len());
        while let Some(Reverse((_, _, at))) = ready.pop() {
            order.push(&self.entries[at]);
            for later in &named_by[at] {
                waits[*later] -= 1;
                ready.extend((waits[*later] == 0).then(|| key(*later)));
            }
        }
        order
    }

    /// Those of the same slot, in the order of this copy, that no other of them replaced.
    fn holding(&self, about: impl DoubleEndedIterator<Item = usize>) -> Vec<usize> {
        let mut holding: Vec<usize> = Vec::new();
        // What replaces an entry stands after it; and what replaced that one knew the first as well.
        for at in about.rev() {
            if !holding.iter().any(|later| self.ancestry.knew(*later, at)) {
                holding.push(at);
            }
        }
        holding
    }

    fn about(&self, slot: &str) -> impl DoubleEndedIterator<Item = usize> {
        self.slots.get(slot).into_iter().flatten().copied()
    }

    /// What holds in a slot: one entry, none, or several that contradict each other, in the order of [`Log::in_order`].
    pub fn current(&self, slot: &str) -> Vec<&Recorded> {
        let mut current: Vec<&Recorded> = self.holding(self.about(slot)).into_iter().map(|at| &self.entries[at]).collect();
        current.sort_unstable_by_key(|recorded| (recorded.entry.at, recorded.id));
        current
    }

    /// What an entry replaced: those of its slot that held when it was written.
    pub fn replaced(&self, id: EntryId) -> Vec<&Recorded> {
        let Some(at) = self.position(id) else { return Vec::new() };
        let Some(slot) = self.entries[at].entry.event.slot() else { return Vec::new() };
        let known = self.about(&slot).filter(|before| self.ancestry.knew(at, *before));
        self.holding(known).into_iter().rev().map(|before| &self.entries[before]).collect()
    }

    /// Entries that contradict each other, slot by slot.
    pub fn conflicts(&self) -> Vec<Vec<&Recorded>> {
        let contested = |slot: &String| Some(self.current(slot)).filter(|current| current.len() > 1 && differ(current));
        self.slots.keys().filter_map(contested).collect()
    }

    /// The entries of another copy of the same case that this one has not, in an order in which they can be added.
    pub fn missing_from(&self, other: &Log) -> Vec<Recorded> {
        other.entries.iter().filter(|recorded| self.position(recorded.id).is_none()).cloned().collect()
    }

    /// Takes in another copy of the same case.
    ///
    /// # Errors
    /// [`Broken`] if it is another case, or not a whole log.
    pub fn merge(&mut self, other: &Log) -> Result<usize, Broken> {
        if self.case != other.case || (!self.entries.is_empty() && self.entries.first() != other.entries.first()) {
            return Err(Broken::NotLinked(1));
        }
        let missing = self.missing_from(other);
        let count = missing.len();
        missing.into_iter().try_for_each(|recorded| self.add(recorded))?;
        Ok(count)
    }
}

/// The same said twice is no contradiction.
fn differ(current: &[&Recorded]) -> bool {
    current.windows(2).any(|pair| pair[0].entry.event != pair[1].entry.event)
}

impl Serialize for EntryId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&hex(&self.0))
    }
}

impl<'de> Deserialize<'de> for EntryId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let bytes: Option<Vec<u8>> = (0..text.len()).step_by(2).map(|at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok()).collect();
        bytes.and_then(|bytes| bytes.try_into().ok()).map(EntryId).ok_or_else(|| D::Error::custom("not an id"))
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").unwrap_or_default();
        text
    })
}
