//! How much work stands between a passphrase and its key. Read from files that anybody could have written, so a [`Kdf`] exists only
//! within limits: too little work would be a downgrade, too much would hang the browser.
//!
//! `alg u8 = 1 (Argon2id, version 0x13) | memory u32 in KiB | passes u32 | lanes u32 | salt 16 bytes`, numbers little-endian.

use super::{Fill, random};
use std::{fmt, ops::RangeInclusive};

const ARGON2ID: u8 = 1;
const MEMORY: RangeInclusive<u32> = 19 * 1024..=256 * 1024;
const PASSES: RangeInclusive<u32> = 1..=10;
const LANES: RangeInclusive<u32> = 1..=4;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kdf {
    memory: u32,
    passes: u32,
    lanes: u32,
    salt: [u8; 16],
}

/// Found before any work is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KdfError {
    /// Not a way of making keys that is known here.
    Unknown,
    /// Less work than this guide ever asks for: somebody made guessing cheaper.
    TooLittle,
    TooMuch,
}

impl Kdf {
    pub const LENGTH: usize = 29;

    /// What new stores and backups ask for: 64 MiB, three passes, one lane, and salt of their own.
    pub fn new(fill: Fill) -> Self {
        Kdf { memory: 64 * 1024, passes: 3, lanes: 1, salt: random(fill) }
    }

    /// # Errors
    /// Where the numbers are outside the limits.
    pub fn with(memory: u32, passes: u32, lanes: u32, salt: [u8; 16]) -> Result<Self, KdfError> {
        let numbers = [(memory, MEMORY), (passes, PASSES), (lanes, LANES)];
        if numbers.iter().any(|(number, limits)| number > limits.end()) {
            return Err(KdfError::TooMuch);
        }
        if numbers.iter().any(|(number, limits)| number < limits.start()) {
            return Err(KdfError::TooLittle);
        }
        Ok(Kdf { memory, passes, lanes, salt })
    }

    /// KiB.
    pub fn memory(&self) -> u32 {
        self.memory
    }

    pub fn passes(&self) -> u32 {
        self.passes
    }

    pub fn lanes(&self) -> u32 {
        self.lanes
    }

    pub fn salt(&self) -> &[u8] {
        &self.salt
    }

    pub fn encode(&self) -> [u8; Self::LENGTH] {
        let mut bytes = [ARGON2ID; Self::LENGTH];
        for (at, number) in [self.memory, self.passes, self.lanes].into_iter().enumerate() {
            bytes[1 + 4 * at..][..4].copy_from_slice(&number.to_le_bytes());
        }
        bytes[13..].copy_from_slice(&self.salt);
        bytes
    }

    /// # Errors
    /// [`KdfError`].
    pub fn decode(bytes: &[u8; Self::LENGTH]) -> Result<Self, KdfError> {
        if bytes[0] != ARGON2ID {
            return Err(KdfError::Unknown);
        }
        let [memory, passes, lanes] = [1, 5, 9].map(|at| u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]));
        let mut salt = [0; 16];
        salt.copy_from_slice(&bytes[13..]);
        Kdf::with(memory, passes, lanes, salt)
    }
}

impl fmt::Display for KdfError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(match self {
            KdfError::Unknown => "It makes its key from the passphrase in a way that this version of the guide does not know.",
            KdfError::TooLittle => {
                "It makes its key from the passphrase with less work than this guide allows, so it may have been altered."
            }
            KdfError::TooMuch => {
                "It asks for more work to make its key than this guide allows, so it may have been altered. Nothing was tried."
            }
        })
    }
}
