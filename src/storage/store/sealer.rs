//! The store's records and their envelopes: what is sealed for which place, and what has to be so for it to open.

use super::super::{
    Fill, address,
    list::{Leaf, Root, read_rows, write_rows},
    row::Row,
    seal::{self, Key, Kind, Place},
};
use crate::case::log::{CaseId, EntryId, Recorded};
use zeroize::Zeroizing;

pub struct Sealer {
    pub id: [u8; 16],
    pub key: Key,
    pub fill: Fill,
}

/// The first byte of an entry's text.
const VERSION: u8 = 1;

impl Sealer {
    fn place<'a>(&self, kind: Kind, key: &'a [u8], number: u64) -> Place<'a> {
        Place { store: self.id, kind, key, number }
    }

    fn seal(&self, kind: Kind, key: &[u8], number: u64, text: &[u8]) -> Vec<u8> {
        seal::seal(&self.key, &self.place(kind, key, number), text, self.fill)
    }

    fn open(&self, kind: Kind, key: &[u8], number: u64, envelope: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        seal::open(&self.key, &self.place(kind, key, number), envelope).ok()
    }

    /// With the entry before it as it is stored, so that none can be exchanged for one that once lay in the same place.
    pub fn seal_entry(&self, case: CaseId, number: u32, before: EntryId, bytes: &[u8]) -> (Vec<u8>, Vec<u8>) {
        let key = address::entry(case, number);
        let text = Zeroizing::new([&[VERSION], &before.0[..], bytes].concat());
        let envelope = self.seal(Kind::Entry, &key, number.into(), &text);
        (key, envelope)
    }

    /// The entry, and which one stood before it.
    pub fn open_entry(&self, case: CaseId, number: u32, envelope: &[u8]) -> Option<(EntryId, Recorded)> {
        let text = self.open(Kind::Entry, &address::entry(case, number), number.into(), envelope)?;
        let (before, bytes) = text.strip_prefix(&[VERSION])?.split_first_chunk()?;
        Some((EntryId(*before), Recorded::read(case, bytes.to_vec()).ok()?))
    }

    pub fn seal_head(&self, row: &Row) -> (Vec<u8>, Vec<u8>) {
        let key = address::head(row.case);
        let text = Zeroizing::new(write_rows(&[Row { backed_up: None, ..row.clone() }]));
        let envelope = self.seal(Kind::Head, &key, 0, &text);
        (key, envelope)
    }

    pub fn open_head(&self, case: CaseId, envelope: &[u8]) -> Option<Row> {
        let rows = read_rows(&self.open(Kind::Head, &address::head(case), 0, envelope)?)?;
        rows.into_iter().next().filter(|row| row.case == case)
    }

    pub fn seal_page(&self, number: u32, generation: u64, rows: &[Row]) -> (Vec<u8>, Vec<u8>) {
        let key = address::page(number);
        let envelope = self.seal(Kind::Page, &key, generation, &Zeroizing::new(write_rows(rows)));
        (key, envelope)
    }

    /// Only the very page that the root names.
    pub fn open_page(&self, leaf: &Leaf, envelope: &[u8]) -> Option<Vec<Row>> {
        if tag(envelope) != leaf.tag {
            return None;
        }
        let rows = read_rows(&self.open(Kind::Page, &address::page(leaf.number), leaf.generation, envelope)?)?;
        Some(rows).filter(|rows| rows.len() == leaf.count as usize)
    }

    pub fn seal_root(&self, root: &Root, generation: u64) -> Vec<u8> {
        self.seal(Kind::Root, address::ROOT, generation, &Zeroizing::new(root.write()))
    }

    pub fn open_root(&self, generation: u64, envelope: &[u8]) -> Option<Root> {
        Root::read(&self.open(Kind::Root, address::ROOT, generation, envelope)?)
    }
}

/// The last bytes of an envelope, which no other envelope shares.
pub fn tag(envelope: &[u8]) -> [u8; 16] {
    envelope.last_chunk().copied().unwrap_or_default()
}
