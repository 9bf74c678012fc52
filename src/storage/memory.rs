//! A shelf in memory: for a demonstration in a private window, and for tests, which can make any call fail and alter any byte.

use super::shelf::{Change, Shelf, ShelfError};
use std::{
    cell::RefCell,
    collections::BTreeMap,
    ops::{Bound, Range},
};

/// What a call does instead of what it should.
#[derive(Clone)]
pub struct Failure {
    pub error: ShelfError,
    /// Whether a commit is carried out all the same, as one may be that timed out.
    pub written: bool,
}

/// What was asked of the shelf so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    pub calls: usize,
    pub records_read: usize,
    pub bytes_read: usize,
    pub records_written: usize,
    pub bytes_written: usize,
}

#[derive(Default)]
struct Inside {
    map: BTreeMap<Vec<u8>, Vec<u8>>,
    generation: u64,
    count: Count,
    failures: BTreeMap<usize, Failure>,
}

#[derive(Default)]
pub struct Memory(RefCell<Inside>);

impl Memory {
    /// The n-th call from now on, from 0, fails.
    pub fn fail(&self, n: usize, failure: Failure) {
        let mut inside = self.0.borrow_mut();
        let call = inside.count.calls + n;
        inside.failures.insert(call, failure);
    }

    /// Forgets the failures that are still to come.
    pub fn heal(&self) {
        self.0.borrow_mut().failures.clear();
    }

    /// Changes what lies here behind the store's back.
    pub fn alter<T>(&self, with: impl FnOnce(&mut BTreeMap<Vec<u8>, Vec<u8>>, &mut u64) -> T) -> T {
        let mut inside = self.0.borrow_mut();
        let Inside { map, generation, .. } = &mut *inside;
        with(map, generation)
    }

    pub fn count(&self) -> Count {
        self.0.borrow().count
    }

    fn call<T>(&self, commits: bool, does: impl FnOnce(&mut Inside) -> Result<T, ShelfError>) -> Result<T, ShelfError> {
        let mut inside = self.0.borrow_mut();
        let call = inside.count.calls;
        inside.count.calls += 1;
        let Some(failure) = inside.failures.remove(&call) else { return does(&mut inside) };
        if failure.written && commits {
            does(&mut inside)?;
        }
        Err(failure.error)
    }
}

impl Inside {
    fn read<T>(&mut self, record: impl FnOnce(&Self) -> T, bytes: impl FnOnce(&T) -> (usize, usize)) -> T {
        let read = record(self);
        let (records, bytes) = bytes(&read);
        self.count.records_read += records;
        self.count.bytes_read += bytes;
        read
    }

    fn within(&self, keys: Range<&[u8]>) -> impl Iterator<Item = (&Vec<u8>, &Vec<u8>)> {
        self.map.range::<[u8], _>((Bound::Included(keys.start), Bound::Excluded(keys.end)))
    }
}

impl Shelf for Memory {
    async fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, ShelfError> {
        self.call(false, |inside| Ok(inside.read(|inside| inside.map.get(key).cloned(), |got| (1, got.as_ref().map_or(0, Vec::len)))))
    }

    async fn range(&self, keys: Range<&[u8]>, most: u32) -> Result<Vec<(Vec<u8>, Vec<u8>)>, ShelfError> {
        let size = |got: &Vec<(Vec<u8>, Vec<u8>)>| (got.len(), got.iter().map(|(_, value)| value.len()).sum());
        let copy = |(key, value): (&Vec<u8>, &Vec<u8>)| (key.clone(), value.clone());
        self.call(false, |inside| Ok(inside.read(|inside| inside.within(keys).take(most as usize).map(copy).collect(), size)))
    }

    async fn keys(&self, keys: Range<&[u8]>, most: u32) -> Result<Vec<Vec<u8>>, ShelfError> {
        self.call(false, |inside| Ok(inside.within(keys).take(most as usize).map(|(key, _)| key.clone()).collect()))
    }

    async fn stand(&self, key: &[u8]) -> Result<(u64, Option<Vec<u8>>), ShelfError> {
        let size = |(_, got): &(u64, Option<Vec<u8>>)| (1, got.as_ref().map_or(0, Vec::len));
        self.call(false, |inside| Ok(inside.read(|inside| (inside.generation, inside.map.get(key).cloned()), size)))
    }

    async fn commit(&self, base: u64, change: Change) -> Result<(), ShelfError> {
        self.call(true, |inside| {
            if inside.generation != base {
                return Err(ShelfError::Clash);
            }
            inside.generation += 1;
            for keys in change.deletes {
                let gone: Vec<Vec<u8>> = inside.within(&keys.start..&keys.end).map(|(key, _)| key.clone()).collect();
                gone.iter().for_each(|key| drop(inside.map.remove(key)));
            }
            for (key, value) in change.puts {
                inside.count.records_written += 1;
                inside.count.bytes_written += value.len();
                inside.map.insert(key, value);
            }
            Ok(())
        })
    }

    async fn destroy(&self) -> Result<(), ShelfError> {
        self.call(true, |inside| {
            inside.map.clear();
            inside.generation = 0;
            Ok(())
        })
    }
}
