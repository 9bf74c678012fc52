//! An envelope: bytes that only the holder of the key can read, in the one place that they were sealed for.
//!
//! `"CR" | suite u8 | kind u8 | salt 32 bytes | AES-256-GCM(padded text) | tag 16 bytes`. Every envelope has a key of its own,
//! HKDF-SHA256 of the store's key with the salt, so that the nonce of zeros is used once. The store, the kind, the key under which
//! it lies and a number (its generation) are authenticated with it: an envelope put elsewhere, or an older one put back, does not open.
//! The text is `length u32 little-endian | bytes | zeros` up to a whole number of KiB, which hides how long a note is.

use super::Fill;
use aes_gcm::{Aes256Gcm, KeyInit, Nonce, aead::AeadInPlace};
use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

const MAGIC: [u8; 2] = *b"CR";
const AES_256_GCM: u8 = 1;
const SALT: usize = 32;
const TAG: usize = 16;
const HEAD: usize = 4 + SALT;
const STEP: usize = 1024;

/// Forgotten when it goes.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct Key(pub [u8; 32]);

/// What an envelope holds. The numbers are stored: never change one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
    /// The store's own key, under the key from a passphrase or from a recovery code.
    StoreKey = 1,
    /// One entry of a log.
    Entry = 2,
    /// A page of the list.
    Page = 3,
    /// The list of pages.
    Root = 4,
    /// A backup's key, and a part of its contents.
    BackupKey = 5,
    Backup = 6,
    /// The row of one case, found by its id.
    Head = 7,
}

/// Where an envelope belongs.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    /// The store's random name, or the backup's.
    pub store: [u8; 16],
    pub kind: Kind,
    pub key: &'a [u8],
    pub number: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SealError {
    /// Too short, or not an envelope of a suite known here.
    NotAnEnvelope,
    /// Altered, put elsewhere, or sealed with another key.
    DoesNotOpen,
}

impl Place<'_> {
    fn authenticated(&self, head: &[u8]) -> Vec<u8> {
        [head, &self.store, &self.number.to_le_bytes(), self.key].concat()
    }
}

fn cipher(key: &Key, salt: &[u8]) -> Aes256Gcm {
    let mut own = Zeroizing::new([0; 32]);
    // 32 bytes are far below what HKDF can give.
    Hkdf::<Sha256>::new(Some(salt), &key.0).expand(b"case-review/envelope/1", own.as_mut()).unwrap_or_default();
    Aes256Gcm::new(own.as_ref().into())
}

/// An envelope of a whole number of KiB and 52 bytes.
pub fn seal(key: &Key, place: &Place, text: &[u8], fill: Fill) -> Vec<u8> {
    let padded = (4 + text.len()).next_multiple_of(STEP);
    let mut envelope = Vec::with_capacity(HEAD + padded + TAG);
    envelope.extend_from_slice(&MAGIC);
    envelope.extend_from_slice(&[AES_256_GCM, place.kind as u8]);
    envelope.resize(HEAD, 0);
    fill(&mut envelope[4..HEAD]);
    let cipher = cipher(key, &envelope[4..HEAD]);
    let authenticated = place.authenticated(&envelope);
    envelope.extend_from_slice(&(text.len() as u32).to_le_bytes());
    envelope.extend_from_slice(text);
    envelope.resize(HEAD + padded, 0);
    // It fails for texts of more than 64 GiB only; an envelope without its tag does not open.
    if let Ok(tag) = cipher.encrypt_in_place_detached(&Nonce::default(), &authenticated, &mut envelope[HEAD..]) {
        envelope.extend_from_slice(&tag);
    }
    envelope
}

/// # Errors
/// [`SealError`]; nothing of the text is given then.
pub fn open(key: &Key, place: &Place, envelope: &[u8]) -> Result<Zeroizing<Vec<u8>>, SealError> {
    let body = envelope.len().checked_sub(HEAD + TAG).filter(|body| *body >= STEP).ok_or(SealError::NotAnEnvelope)?;
    if envelope[..4] != [MAGIC[0], MAGIC[1], AES_256_GCM, place.kind as u8] {
        return Err(SealError::NotAnEnvelope);
    }
    let (head, rest) = envelope.split_at(HEAD);
    let (sealed, tag) = rest.split_at(body);
    let mut text = Zeroizing::new(sealed.to_vec());
    cipher(key, &head[4..])
        .decrypt_in_place_detached(&Nonce::default(), &place.authenticated(head), &mut text, tag.into())
        .map_err(|_| SealError::DoesNotOpen)?;
    let length = u32::from_le_bytes([text[0], text[1], text[2], text[3]]) as usize;
    if 4 + length > text.len() {
        return Err(SealError::DoesNotOpen);
    }
    text.drain(..4);
    text.truncate(length);
    Ok(text)
}
