//! Logs of sealed entries on a shelf, without a list.

use case_review::storage::{
    Fill,
    seal::{Key, Kind, Place, open, seal},
    shelf::{Change, Shelf, ShelfError},
};

const STORE: [u8; 16] = [7; 16];

pub struct Plain<S> {
    pub shelf: S,
    pub key: Key,
    pub fill: Fill,
}

fn entry(case: u32, number: u32) -> Vec<u8> {
    [b"e", &case.to_be_bytes()[..], &number.to_be_bytes()[..]].concat()
}

fn place(key: &[u8], number: u64) -> Place<'_> {
    Place { store: STORE, kind: Kind::Entry, key, number }
}

impl<S: Shelf> Plain<S> {
    pub async fn length(&self, case: u32) -> Result<u32, ShelfError> {
        Ok(self.shelf.keys(&entry(case, 1)..&entry(case, u32::MAX), u32::MAX).await?.len() as u32)
    }

    /// Adds to a case that has so many entries.
    pub async fn append(&self, case: u32, length: u32, text: &[u8]) -> Result<u32, String> {
        for _ in 0..20 {
            let generation = self.shelf.generation().await.map_err(|error| format!("{error:?}"))?;
            if self.length(case).await.map_err(|error| format!("{error:?}"))? != length {
                return Err("Changed".into());
            }
            let key = entry(case, length + 1);
            let value = seal(&self.key, &place(&key, u64::from(length) + 1), text, self.fill);
            match self.shelf.commit(generation, Change { puts: vec![(key, value)], deletes: Vec::new() }).await {
                Err(ShelfError::Clash) => {}
                done => return done.map(|()| length + 1).map_err(|error| format!("{error:?}")),
            }
        }
        Err("Busy".into())
    }

    /// The texts of a case, or which of them does not open.
    pub async fn load(&self, case: u32) -> Result<Vec<String>, String> {
        let found = self.shelf.range(&entry(case, 1)..&entry(case, u32::MAX), u32::MAX).await.map_err(|error| format!("{error:?}"))?;
        let numbered = found.iter().zip(1_u64..);
        let texts = numbered
            .map(|((key, value), number)| open(&self.key, &place(key, number), value).map_err(|error| format!("{number}: {error:?}")));
        texts.map(|text| text.map(|text| String::from_utf8_lossy(&text).into_owned())).collect()
    }
}
