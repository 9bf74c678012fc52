//! Backups: a file that holds cases and can be read without this guide. `backup.md` is the specification; a program in another
//! language was written from it and reads the same files (`tests/oracle/backup.py`).
//!
//! Reading takes two steps, because between them the passphrase becomes a key: [`inspect`] looks at lengths and numbers only, and
//! [`Sealed::open`] gives out everything or nothing. What is written has been read back.

mod error;

pub use error::{BackupError, Part};

use super::{
    Fill,
    kdf::{Kdf, KdfError},
    limits, random,
    seal::{self, Key, Kind, Place},
};
use crate::case::log::{CaseId, Log};
use chrono::{Datelike, NaiveDate};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

const MAGIC: [u8; 8] = *b"CRBACKUP";
const VERSION: u8 = 1;
const ID: usize = 9;
const COUNT: usize = ID + 16;
const KDF: usize = COUNT + 4;
const HEAD: usize = KDF + Kdf::LENGTH;
const WRAPPED: usize = 1076;
/// An envelope of the longest case.
const LONGEST: usize = (4 + limits::CASE).next_multiple_of(1024) + 52;

/// A file whose lengths and numbers are in order; of the rest nothing is known.
pub struct Sealed<'a> {
    head: &'a [u8],
    id: [u8; 16],
    kdf: Kdf,
    wrapped: &'a [u8],
    /// The cases, and last the manifest.
    parts: Vec<&'a [u8]>,
}

/// All that a backup holds, verified.
#[derive(Clone, PartialEq, Eq)]
pub struct Opened {
    /// When it was made, in seconds since 1970.
    pub at: i64,
    pub cases: Vec<Log>,
}

/// `kek` is the passphrase's key for this `kdf`; `at` is now, in seconds since 1970.
///
/// # Errors
/// [`BackupError`] where the cases are more, or other, than a backup may hold.
pub fn write(cases: &[Log], at: i64, kek: &Key, kdf: Kdf, fill: Fill) -> Result<Vec<u8>, BackupError> {
    let (id, key) = (random(fill), Key(random(fill)));
    let count = u32::try_from(cases.len()).map_err(|_| BackupError::TooManyCases)?;
    let mut file = [&MAGIC[..], &[VERSION], &id, &count.to_le_bytes(), &kdf.encode()].concat();
    let wrapped = seal::seal(kek, &Place { store: id, kind: Kind::BackupKey, key: &file, number: 0 }, &key.0, fill);
    file.extend_from_slice(&wrapped);
    let mut manifest = at.to_le_bytes().to_vec();
    for (at, log) in cases.iter().enumerate() {
        let mut text = Zeroizing::new(Vec::with_capacity(16 + log.entries().iter().map(|one| 4 + one.bytes.len()).sum::<usize>()));
        text.extend_from_slice(&log.case.0);
        for recorded in log.entries() {
            put(&mut text, &recorded.bytes);
        }
        manifest.extend_from_slice(&line(log, &text));
        put(&mut file, &seal::seal(&key, &place(id, at, cases.len()), &text, fill));
    }
    put(&mut file, &seal::seal(&key, &place(id, cases.len(), cases.len()), &manifest, fill));
    let opened = inspect(&file)?.open(kek)?;
    if opened.cases == cases { Ok(file) } else { Err(BackupError::NotReadBack) }
}

fn put(to: &mut Vec<u8>, bytes: &[u8]) {
    to.extend_from_slice(&(bytes.len() as u32).to_le_bytes());
    to.extend_from_slice(bytes);
}

/// A line of the manifest.
fn line(log: &Log, text: &[u8]) -> Vec<u8> {
    [&log.case.0[..], &(log.entries().len() as u32).to_le_bytes(), &Sha256::digest(text)].concat()
}

fn place(id: [u8; 16], at: usize, count: usize) -> Place<'static> {
    Place { store: id, kind: Kind::Backup, key: if at < count { b"case" } else { b"manifest" }, number: at as u64 }
}

/// Takes what stands first, and leaves the rest.
fn take<'a>(rest: &mut &'a [u8], length: usize) -> Option<&'a [u8]> {
    let (first, others) = rest.split_at_checked(length)?;
    *rest = others;
    Some(first)
}

fn number(rest: &mut &[u8]) -> Option<usize> {
    take(rest, 4)?.first_chunk().map(|bytes| u32::from_le_bytes(*bytes) as usize)
}

/// Looks at what is not sealed, before any work is done: whether it is a backup, whole, and within limits.
///
/// # Errors
/// [`BackupError`].
pub fn inspect(bytes: &[u8]) -> Result<Sealed<'_>, BackupError> {
    if bytes.len() > limits::FILE {
        return Err(BackupError::TooLarge);
    }
    if !bytes.starts_with(&MAGIC) {
        return Err(if MAGIC.starts_with(bytes) { BackupError::EndsEarly(Part::Start) } else { BackupError::NotABackup });
    }
    let early = BackupError::EndsEarly;
    match bytes.get(MAGIC.len()) {
        None => return Err(early(Part::Start)),
        Some(&VERSION) => {}
        Some(other) => return Err(BackupError::Later(*other)),
    }
    let mut rest = bytes;
    let head = take(&mut rest, HEAD).ok_or(early(Part::Start))?;
    let kdf = head[KDF..].first_chunk().map_or(Err(KdfError::Unknown), Kdf::decode).map_err(BackupError::Work)?;
    let count = number(&mut &head[COUNT..]).filter(|count| *count <= limits::CASES).ok_or(BackupError::TooManyCases)?;
    let mut id = [0; 16];
    id.copy_from_slice(&head[ID..COUNT]);
    let wrapped = take(&mut rest, WRAPPED).ok_or(early(Part::Start))?;
    let mut parts = Vec::with_capacity(count + 1);
    for at in 0..=count {
        let part = if at < count { Part::Case(at + 1) } else { Part::End };
        let length = number(&mut rest).ok_or(early(part))?;
        if length > LONGEST {
            return Err(if at < count { BackupError::CaseTooLarge(at + 1) } else { BackupError::Altered(part) });
        }
        parts.push(take(&mut rest, length).ok_or(early(part))?);
    }
    if rest.is_empty() { Ok(Sealed { head, id, kdf, wrapped, parts }) } else { Err(BackupError::GoesOn) }
}

impl Sealed<'_> {
    /// What to make the key with.
    pub fn kdf(&self) -> &Kdf {
        &self.kdf
    }

    /// How many cases the file says it holds.
    pub fn count(&self) -> usize {
        self.parts.len() - 1
    }

    /// # Errors
    /// [`BackupError`]; nothing is given out then.
    pub fn open(&self, kek: &Key) -> Result<Opened, BackupError> {
        let lock = Place { store: self.id, kind: Kind::BackupKey, key: self.head, number: 0 };
        let key = seal::open(kek, &lock, self.wrapped).map_err(|_| BackupError::DoesNotOpen)?;
        let key = Key(key.as_slice().try_into().map_err(|_| BackupError::DoesNotOpen)?);
        let mut cases: Vec<Log> = Vec::with_capacity(self.count());
        let mut expected = Vec::new();
        for (at, envelope) in self.parts[..self.count()].iter().enumerate() {
            let altered = BackupError::Altered(Part::Case(at + 1));
            let text = seal::open(&key, &place(self.id, at, self.count()), envelope).map_err(|_| altered)?;
            let log = case(&text, at + 1)?;
            if cases.iter().any(|known| known.case == log.case) {
                return Err(BackupError::Twice(at + 1));
            }
            expected.extend_from_slice(&line(&log, &text));
            cases.push(log);
        }
        let altered = BackupError::Altered(Part::End);
        let end = self.parts.last().ok_or(altered)?;
        let manifest = seal::open(&key, &place(self.id, self.count(), self.count()), end).map_err(|_| altered)?;
        match manifest.split_first_chunk() {
            Some((at, lines)) if lines == expected => Ok(Opened { at: i64::from_le_bytes(*at), cases }),
            _ => Err(altered),
        }
    }
}

fn case(text: &[u8], number_of_case: usize) -> Result<Log, BackupError> {
    if text.len() > limits::CASE {
        return Err(BackupError::CaseTooLarge(number_of_case));
    }
    let altered = BackupError::Altered(Part::Case(number_of_case));
    let (id, mut rest) = text.split_first_chunk().ok_or(altered)?;
    let mut stored = Vec::new();
    while !rest.is_empty() {
        let length = number(&mut rest).ok_or(altered)?;
        stored.push(take(&mut rest, length).ok_or(altered)?.to_vec());
    }
    limits::log(CaseId(*id), stored).map_err(|(entry, why)| BackupError::Entry { case: number_of_case, entry, why })
}

/// `case-review-backup-20250602-kqzt.crbackup`: nothing of a case. The letters tell two of one day apart, and make no words.
pub fn name(today: NaiveDate, fill: Fill) -> String {
    const LETTERS: [char; 16] = ['b', 'c', 'd', 'f', 'g', 'h', 'j', 'k', 'm', 'n', 'p', 'q', 'r', 't', 'v', 'z'];
    let letters: String = random::<4>(fill).iter().map(|byte| LETTERS[usize::from(byte % 16)]).collect();
    format!("case-review-backup-{}{:02}{:02}-{letters}.crbackup", today.year(), today.month(), today.day())
}
