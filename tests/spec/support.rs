//! What several subjects share.

use case_review::calendar::{closures::Closures, words};
use case_review::case::{
    diary::Diary,
    timeline::{Dated, Timeline},
};
use case_review::{compiled, procedure::Procedure, reasoning::rulebook::Rulebook};
use chrono::NaiveDate;
use std::path::{Path, PathBuf};

pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

pub fn text(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The edition with that id, and its rulebook.
pub fn edition(id: &str) -> (&'static Procedure, &'static Rulebook) {
    let found = compiled::PROCEDURES.iter().zip(compiled::RULEBOOKS).find(|(procedure, _)| procedure.edition.id == id);
    found.unwrap_or_else(|| panic!("no edition {id}"))
}

pub fn cumbria() -> (&'static Procedure, &'static Rulebook) {
    edition("cumbria_scr_2019")
}

/// Every file below a folder whose name ends so, in order.
pub fn files(folder: impl AsRef<Path>, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.expect("a readable folder").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

pub fn date(text: &str) -> NaiveDate {
    words::from_iso(text).unwrap_or_else(|| panic!("{text} is not a date"))
}

/// A diary in England and Wales with these events; `~` before a date means planned.
pub fn diary(events: &[(&str, &str)]) -> Diary {
    let mut diary = Diary::new("england-and-wales", Closures::default(), compiled::BANK_HOLIDAYS).expect("a known division");
    diary.timeline = timeline(events);
    diary
}

fn timeline(events: &[(&str, &str)]) -> Timeline {
    events.iter().fold(Timeline::default(), |timeline, (event, day)| {
        let planned = day.starts_with('~');
        timeline.dated(event, Dated { date: date(day.trim_start_matches('~')), planned })
    })
}

pub fn england() -> (&'static Procedure, &'static Rulebook) {
    edition("england_practice_reviews")
}

/// Every edition that the build carries.
pub fn editions() -> impl Iterator<Item = (&'static Procedure, &'static Rulebook)> {
    compiled::PROCEDURES.iter().zip(compiled::RULEBOOKS)
}

/// Random enough for tests, and the same in each run: a counter through SHA-256, one for each thread.
pub fn fill(bytes: &mut [u8]) {
    use sha2::{Digest, Sha256};
    thread_local! { static COUNT: std::cell::Cell<u64> = const { std::cell::Cell::new(0) } }
    for chunk in bytes.chunks_mut(32) {
        let count = COUNT.replace(COUNT.get() + 1);
        chunk.copy_from_slice(&Sha256::digest(count.to_le_bytes())[..chunk.len()]);
    }
}

/// A number below the limit; a little uneven, which is nothing to tests.
pub fn below(limit: usize) -> usize {
    let mut bytes = [0; 8];
    fill(&mut bytes);
    (u64::from_le_bytes(bytes) % limit as u64) as usize
}

/// The key for a passphrase, as `src/bin/argon.rs` makes it.
pub fn derive(passphrase: &str, kdf: &case_review::storage::kdf::Kdf) -> case_review::storage::seal::Key {
    let params = argon2::Params::new(kdf.memory(), kdf.passes(), kdf.lanes(), Some(32)).expect("within limits");
    let argon = argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, params.clone());
    let mut key = [0; 32];
    let mut blocks = vec![argon2::Block::new(); params.block_count()];
    argon.hash_password_into_with_memory(passphrase.as_bytes(), kdf.salt(), &mut key, &mut blocks).expect("a key");
    case_review::storage::seal::Key(key)
}
