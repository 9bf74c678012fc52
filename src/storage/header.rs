//! The store's header: what has to be known before a key is. It lies in clear under two keys in turn, so that a write that was
//! cut off leaves the one before.
//!
//! `"CRST" | version u8 = 1 | revision u64 | store 16 bytes | KDF block | store key under the passphrase's | recoveries u8 (0 or 1) |
//! store key under the recovery code's | SHA-256 of all before`, numbers little-endian. A later version keeps the magic, the place of
//! its version and the checksum. Both wraps are envelopes that belong to this store, and the first to this KDF block, so that
//! neither can be put into another header; the revision is not authenticated, as an old header together with its passphrase is as good
//! as ever. To shut out an old passphrase, the cases are written to a new store.

use super::{
    Fill,
    kdf::{Kdf, KdfError},
    random,
    recovery::Code,
    seal::{self, Key, Kind, Place, SealError},
};
use sha2::{Digest, Sha256};
use std::fmt;

const MAGIC: [u8; 4] = *b"CRST";
const VERSION: u8 = 1;
const WRAPPED: usize = 1076;
const STORE: usize = 13;
const KDF: usize = STORE + 16;
const KEY: usize = KDF + Kdf::LENGTH;
const RECOVERY: usize = KEY + WRAPPED;
const SUM: usize = 32;

#[derive(Clone, PartialEq, Eq)]
pub struct Header {
    revision: u64,
    store: [u8; 16],
    kdf: Kdf,
    wrapped: Vec<u8>,
    recovery: Option<Vec<u8>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeaderError {
    /// There is none: nothing was ever kept here, or all of it is gone.
    Missing,
    /// No copy is whole.
    Damaged,
    /// Written by a later version of this guide.
    Later(u8),
    Work(KdfError),
}

impl Header {
    /// A new store, and its key, which is random and never changes. `kek` is the passphrase's key for this `kdf`.
    pub fn new(kek: &Key, kdf: Kdf, fill: Fill) -> (Self, Key) {
        let (store, key) = (random(fill), Key(random(fill)));
        let wrapped = seal::seal(kek, &by_passphrase(store, &kdf.encode()), &key.0, fill);
        (Header { revision: 1, store, kdf, wrapped, recovery: None }, key)
    }

    pub fn revision(&self) -> u64 {
        self.revision
    }

    pub fn store(&self) -> [u8; 16] {
        self.store
    }

    pub fn kdf(&self) -> &Kdf {
        &self.kdf
    }

    pub fn has_recovery(&self) -> bool {
        self.recovery.is_some()
    }

    /// The key on the shelf under which this revision lies; the one before lies under the other.
    pub fn key(&self) -> &'static [u8] {
        if self.revision % 2 == 1 { b"header.a" } else { b"header.b" }
    }

    /// # Errors
    /// With another passphrase's key, or if the header was altered.
    pub fn unlock(&self, kek: &Key) -> Result<Key, SealError> {
        unwrap(kek, &by_passphrase(self.store, &self.kdf.encode()), &self.wrapped)
    }

    /// # Errors
    /// With another code, if the header was altered, or if no code was ever made.
    pub fn unlock_with_code(&self, code: &Code) -> Result<Key, SealError> {
        let wrapped = self.recovery.as_ref().ok_or(SealError::DoesNotOpen)?;
        unwrap(&code.key(self.store), &by_code(self.store), wrapped)
    }

    /// A change of passphrase: the next revision. `key` is the store's, which `unlock` gave.
    #[must_use]
    pub fn rewrap(&self, key: &Key, kek: &Key, kdf: Kdf, fill: Fill) -> Self {
        let wrapped = seal::seal(kek, &by_passphrase(self.store, &kdf.encode()), &key.0, fill);
        Header { revision: self.revision + 1, kdf, wrapped, ..self.clone() }
    }

    /// The code that was before opens nothing any more.
    #[must_use]
    pub fn with_recovery(&self, key: &Key, code: &Code, fill: Fill) -> Self {
        let recovery = seal::seal(&code.key(self.store), &by_code(self.store), &key.0, fill);
        Header { revision: self.revision + 1, recovery: Some(recovery), ..self.clone() }
    }

    #[must_use]
    pub fn without_recovery(&self) -> Self {
        Header { revision: self.revision + 1, recovery: None, ..self.clone() }
    }

    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = [&MAGIC[..], &[VERSION], &self.revision.to_le_bytes(), &self.store, &self.kdf.encode(), &self.wrapped].concat();
        bytes.push(self.recovery.is_some().into());
        bytes.extend(self.recovery.iter().flatten());
        bytes.extend_from_slice(&Sha256::digest(&bytes));
        bytes
    }

    /// # Errors
    /// [`HeaderError`]; nothing was derived.
    pub fn decode(bytes: &[u8]) -> Result<Self, HeaderError> {
        let body = bytes.len().checked_sub(SUM).filter(|body| *body > MAGIC.len()).ok_or(HeaderError::Damaged)?;
        let (body, sum) = bytes.split_at(body);
        if !body.starts_with(&MAGIC) || Sha256::digest(body)[..] != *sum {
            return Err(HeaderError::Damaged);
        }
        if body[4] != VERSION {
            return Err(HeaderError::Later(body[4]));
        }
        let recovery = match body.get(RECOVERY..) {
            Some([0]) => None,
            Some([1, wrapped @ ..]) if wrapped.len() == WRAPPED => Some(wrapped.to_vec()),
            _ => return Err(HeaderError::Damaged),
        };
        let kdf = Kdf::decode(&part(&body[KDF..])).map_err(HeaderError::Work)?;
        let (revision, store) = (u64::from_le_bytes(part(&body[5..])), part(&body[STORE..]));
        Ok(Header { revision, store, kdf, wrapped: body[KEY..RECOVERY].to_vec(), recovery })
    }

    /// The newer of the two that is whole; what lies under `header.a` and `header.b`.
    ///
    /// # Errors
    /// Where neither can be used, the reason of the one that came nearer. A header of a later version is never passed over.
    pub fn choose(a: Option<&[u8]>, b: Option<&[u8]>) -> Result<Self, HeaderError> {
        let read = |bytes: Option<&[u8]>| bytes.map_or(Err(HeaderError::Missing), Header::decode);
        match (read(a), read(b)) {
            (Err(HeaderError::Later(version)), _) | (_, Err(HeaderError::Later(version))) => Err(HeaderError::Later(version)),
            (Ok(a), Ok(b)) => Ok(if a.revision >= b.revision { a } else { b }),
            (Ok(one), Err(_)) | (Err(_), Ok(one)) => Ok(one),
            (Err(HeaderError::Missing), Err(other)) | (Err(other), Err(HeaderError::Missing)) => Err(other),
            (Err(HeaderError::Work(error)), _) | (_, Err(HeaderError::Work(error))) => Err(HeaderError::Work(error)),
            (Err(error), _) => Err(error),
        }
    }
}

fn by_passphrase(store: [u8; 16], kdf: &[u8]) -> Place<'_> {
    Place { store, kind: Kind::StoreKey, key: kdf, number: 0 }
}

fn by_code(store: [u8; 16]) -> Place<'static> {
    Place { store, kind: Kind::StoreKey, key: b"recovery", number: 1 }
}

fn unwrap(key: &Key, place: &Place, wrapped: &[u8]) -> Result<Key, SealError> {
    let text = seal::open(key, place, wrapped)?;
    text.as_slice().try_into().map(Key).map_err(|_| SealError::DoesNotOpen)
}

/// The first bytes, of which there are enough.
fn part<const N: usize>(bytes: &[u8]) -> [u8; N] {
    bytes.first_chunk().copied().unwrap_or([0; N])
}

impl fmt::Display for HeaderError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            HeaderError::Missing => f.write_str("No saved cases were found in this browser."),
            HeaderError::Damaged => {
                f.write_str("The start of the saved cases is damaged, so they cannot be opened. Restore them from a backup.")
            }
            HeaderError::Later(version) => {
                write!(f, "The saved cases were written by a later version of this guide (format {version}). Reload the page to use it.")
            }
            HeaderError::Work(error) => write!(f, "The start of the saved cases cannot be used. {error}"),
        }
    }
}
