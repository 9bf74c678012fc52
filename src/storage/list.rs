//! The list of cases, which is the proof that no case is missing: rows in order, in pages, and a root that names every page.
//!
//! To add, move or remove a row rewrites one or two pages and the root, and the first page is two reads away however many cases
//! there are. The root knows of each page its first row, how many there are, when it was sealed and its tag: a page that is missing,
//! swapped, or older than it should be is found. Pure: who loads and seals the pages is the `store`.

use super::{
    binary::{Reader, Writer},
    row::{Position, Row},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

/// The first byte of a page, a head and a root.
const VERSION: u8 = 1;
/// A page holds no more rows; one that is split leaves room for others; one with fewer joins the one beside it.
const MOST: usize = 256;
const FILLED: usize = 192;
const LEAST: usize = 64;

/// What the root knows of a page.
#[derive(Clone, PartialEq, Eq)]
pub struct Leaf {
    pub first: Position,
    pub count: u32,
    pub number: u32,
    /// The generation in which it was sealed, and the last bytes of its envelope.
    pub generation: u64,
    pub tag: [u8; 16],
}

#[derive(Clone, PartialEq, Eq, Default)]
pub struct Root {
    pub leaves: Vec<Leaf>,
    /// The number of the next page that is made.
    next: u32,
}

/// Rows that come out of the list and rows that go into it: a row that moves does both.
#[derive(Default)]
pub struct Edit {
    pub out: BTreeSet<Position>,
    pub into: Vec<Row>,
}

impl Root {
    pub fn len(&self) -> usize {
        self.leaves.iter().map(|leaf| leaf.count as usize).sum()
    }

    pub fn is_empty(&self) -> bool {
        self.leaves.is_empty()
    }

    /// The page on which a row stands, or would.
    pub fn leaf_of(&self, position: Position) -> usize {
        self.leaves.partition_point(|leaf| leaf.first <= position).saturating_sub(1)
    }

    /// The pages that an edit rewrites: those of its rows, and one beside each that would become small.
    pub fn touched(&self, edit: &Edit) -> BTreeSet<usize> {
        let mut change: BTreeMap<usize, i64> = BTreeMap::new();
        edit.out.iter().for_each(|position| *change.entry(self.leaf_of(*position)).or_default() -= 1);
        edit.into.iter().for_each(|row| *change.entry(self.leaf_of(row.position())).or_default() += 1);
        change.retain(|leaf, _| *leaf < self.leaves.len());
        let small = |(leaf, change): (&usize, &i64)| {
            let becomes = i64::from(self.leaves[*leaf].count) + change;
            let beside = if *leaf > 0 { leaf - 1 } else { 1 };
            (becomes < LEAST as i64 && beside < self.leaves.len()).then_some(beside)
        };
        change.keys().copied().chain(change.iter().filter_map(small)).collect()
    }

    /// The root after an edit, and the numbers of pages that are no more. `loaded` are the rows of the touched pages; `seal` takes each
    /// page with its number and gives its tag. `None` if a row to come out is not there, or one to go in already is.
    pub fn edited(
        &self,
        edit: Edit,
        mut loaded: BTreeMap<usize, Vec<Row>>,
        generation: u64,
        seal: &mut dyn FnMut(u32, &[Row]) -> [u8; 16],
    ) -> Option<(Root, Vec<u32>)> {
        let (mut root, mut freed, mut missing) = (Root { leaves: Vec::new(), next: self.next }, Vec::new(), edit.out.len());
        let mut into: BTreeMap<usize, Vec<Row>> = BTreeMap::new();
        edit.into.into_iter().for_each(|row| into.entry(self.leaf_of(row.position())).or_default().push(row));
        let mut copied = 0;
        for run in runs(loaded.keys().copied(), self.is_empty()) {
            let mut rows: Vec<Row> = run.clone().filter_map(|leaf| loaded.remove(&leaf)).flatten().collect();
            let before = rows.len();
            rows.retain(|row| !edit.out.contains(&row.position()));
            missing -= before - rows.len();
            // In a list without pages, what goes in goes to the first that is made.
            rows.extend((run.start..run.end.max(run.start + 1)).filter_map(|leaf| into.remove(&leaf)).flatten());
            rows.sort_by_cached_key(Row::position);
            if rows.windows(2).any(|pair| pair[0].position() == pair[1].position()) {
                return None;
            }
            root.leaves.extend_from_slice(&self.leaves[copied..run.start]);
            copied = run.end;
            let mut numbers = self.leaves[run.clone()].iter().map(|leaf| leaf.number);
            for page in evenly(&rows, pages(rows.len(), run.len())) {
                let number = numbers.next().unwrap_or_else(|| root.new_number());
                let leaf = Leaf { first: page[0].position(), count: page.len() as u32, number, generation, tag: seal(number, page) };
                root.leaves.push(leaf);
            }
            freed.extend(numbers);
        }
        root.leaves.extend_from_slice(&self.leaves[copied..]);
        (missing == 0 && into.is_empty()).then_some((root, freed))
    }

    fn new_number(&mut self) -> u32 {
        self.next += 1;
        self.next
    }

    pub fn write(&self) -> Vec<u8> {
        let mut to = Writer(vec![VERSION]);
        to.number(self.next.into());
        to.number(self.leaves.len() as u64);
        for leaf in &self.leaves {
            to.bytes(&leaf.first.0);
            to.number(leaf.count.into());
            to.number(leaf.number.into());
            to.number(leaf.generation);
            to.bytes(&leaf.tag);
        }
        to.0
    }

    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut from = Reader(bytes);
        let (VERSION, next, count) = (from.byte()?, from.small()?, from.number()?) else { return None };
        let mut leaf = || {
            let (first, count, number) = (Position(from.array()?), from.small()?, from.small()?);
            Some(Leaf { first, count, number, generation: from.number()?, tag: from.array()? })
        };
        let leaves = (0..count).map(|_| leaf()).collect::<Option<Vec<Leaf>>>()?;
        from.0.is_empty().then_some(Root { leaves, next })
    }
}

/// Neighbours together. A list without pages is one run of none.
fn runs(leaves: impl Iterator<Item = usize>, empty: bool) -> Vec<Range<usize>> {
    let mut runs = Vec::from_iter(empty.then_some(0..0));
    for leaf in leaves {
        match runs.last_mut() {
            Some(run) if run.end == leaf => run.end += 1,
            _ => runs.push(leaf..leaf + 1),
        }
    }
    runs
}

/// On how many pages rows go that were on so many before.
fn pages(rows: usize, before: usize) -> usize {
    let full = rows.div_ceil(MOST);
    if full <= before { full } else { rows.div_ceil(FILLED) }
}

fn evenly(rows: &[Row], pages: usize) -> impl Iterator<Item = &[Row]> {
    (0..pages).map(move |page| &rows[rows.len() * page / pages..rows.len() * (page + 1) / pages])
}

pub fn write_rows(rows: &[Row]) -> Vec<u8> {
    let mut to = Writer(vec![VERSION]);
    to.number(rows.len() as u64);
    rows.iter().for_each(|row| row.write(&mut to));
    to.0
}

pub fn read_rows(bytes: &[u8]) -> Option<Vec<Row>> {
    let mut from = Reader(bytes);
    let (VERSION, count) = (from.byte()?, from.number()?) else { return None };
    let rows = (0..count).map(|_| Row::read(&mut from)).collect::<Option<Vec<Row>>>()?;
    from.0.is_empty().then_some(rows)
}
