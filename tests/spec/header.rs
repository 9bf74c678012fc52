//! The header of a store: it opens with what it was made for, and refuses what was altered before any work is done.

use crate::support::fill;
use case_review::storage::{
    header::{Header, HeaderError},
    kdf::{Kdf, KdfError},
    recovery::Code,
    seal::{Key, SealError},
};
use sha2::{Digest, Sha256};

const MIB: u32 = 1024;

fn made() -> (Header, Key, Key) {
    let kek = Key([1; 32]);
    let (header, key) = Header::new(&kek, Kdf::new(fill), fill);
    (header, kek, key)
}

fn same(found: Result<Key, SealError>, key: &Key) -> bool {
    found.is_ok_and(|found| found.0 == key.0)
}

#[test]
fn what_new_stores_ask_for() {
    let kdf = Kdf::new(fill);
    assert_eq!((kdf.memory(), kdf.passes(), kdf.lanes(), kdf.salt().len()), (64 * MIB, 3, 1, 16));
    assert_ne!(kdf.salt(), Kdf::new(fill).salt());
    for _ in 0..1000 {
        let header = Header::decode(&Header::new(&Key([1; 32]), Kdf::new(fill), fill).0.encode()).ok().expect("reads");
        assert!(header.kdf().memory() >= 64 * MIB && header.kdf().passes() >= 3);
    }
}

#[test]
fn unlocks_with_the_passphrase_or_the_code_and_nothing_else() {
    let (header, kek, key) = made();
    let (code, other) = (Code::new(fill), Code::new(fill));
    assert!(same(header.unlock(&kek), &key));
    assert!(header.unlock(&Key([2; 32])).is_err());
    assert!(header.unlock_with_code(&code).is_err() && !header.has_recovery());

    let header = header.with_recovery(&key, &code, fill);
    assert!(same(header.unlock_with_code(&code), &key) && same(header.unlock(&kek), &key) && header.has_recovery());
    assert!(header.unlock_with_code(&other).is_err());

    let renewed = header.with_recovery(&key, &other, fill);
    assert!(same(renewed.unlock_with_code(&other), &key) && renewed.unlock_with_code(&code).is_err());
    assert!(renewed.without_recovery().unlock_with_code(&other).is_err());

    let changed = header.rewrap(&key, &Key([3; 32]), Kdf::new(fill), fill);
    assert!(same(changed.unlock(&Key([3; 32])), &key) && changed.unlock(&kek).is_err() && same(changed.unlock_with_code(&code), &key));
    assert_eq!([header.revision(), renewed.revision(), changed.revision()], [2, 3, 3]);
}

#[test]
fn survives_being_written_and_no_alteration_of_it() {
    let (header, kek, key) = made();
    for header in [header.clone(), header.with_recovery(&key, &Code::new(fill), fill)] {
        let bytes = header.encode();
        let read = Header::decode(&bytes).ok().expect("reads");
        assert!(read == header && same(read.unlock(&kek), &key));
        for bit in 0..bytes.len() * 8 {
            let mut altered = bytes.clone();
            altered[bit / 8] ^= 1 << (bit % 8);
            assert!(Header::decode(&altered).err() == Some(HeaderError::Damaged), "bit {bit}");
        }
        for length in 0..bytes.len() {
            assert!(Header::decode(&bytes[..length]).err() == Some(HeaderError::Damaged), "{length} bytes");
        }
    }
}

/// Altered on purpose: with a checksum that agrees.
fn forged(bytes: &[u8], change: impl FnOnce(&mut [u8])) -> Vec<u8> {
    let mut body = bytes[..bytes.len() - 32].to_vec();
    change(&mut body);
    let sum = Sha256::digest(&body);
    [&body[..], &sum].concat()
}

#[test]
fn a_forged_header_is_refused_or_does_not_unlock() {
    let (header, kek, key) = made();
    let header = header.with_recovery(&key, &Code::new(fill), fill);
    let bytes = header.encode();
    let mut opened = Vec::new();
    for byte in 0..bytes.len() - 32 {
        if let Ok(read) = Header::decode(&forged(&bytes, |body| body[byte] ^= 1)) {
            opened.extend(read.unlock(&kek).is_ok().then_some(byte));
        }
    }
    // The revision is known not to be bound; the wrap by the code is not asked here.
    assert!(opened.iter().all(|byte| (5..13).contains(byte) || *byte > 1134), "{opened:?}");
    // The wrap of one store in the header of another.
    let (other, ..) = made();
    let swapped = forged(&bytes, |body| body[58..1134].copy_from_slice(&other.encode()[58..1134]));
    assert_eq!(Header::decode(&swapped).ok().map(|read| read.unlock(&kek).is_err()), Some(true));
}

#[test]
fn work_outside_the_limits_is_refused_before_any() {
    let check = |memory, passes, lanes, expected: Option<KdfError>| {
        let bytes = made().0.encode();
        let forged = forged(&bytes, |body| {
            for (at, number) in [(30, memory), (34, passes), (38, lanes)] {
                body[at..at + 4].copy_from_slice(&u32::to_le_bytes(number));
            }
        });
        assert_eq!(Header::decode(&forged).err(), expected.map(HeaderError::Work), "{memory} {passes} {lanes}");
        assert_eq!(Kdf::with(memory, passes, lanes, [0; 16]).err(), expected, "{memory} {passes} {lanes}");
    };
    check(64 * MIB, 3, 1, None);
    check(19 * MIB, 1, 1, None);
    check(256 * MIB, 10, 4, None);
    check(19 * MIB - 1, 3, 1, Some(KdfError::TooLittle));
    check(0, 3, 1, Some(KdfError::TooLittle));
    check(64 * MIB, 0, 1, Some(KdfError::TooLittle));
    check(64 * MIB, 3, 0, Some(KdfError::TooLittle));
    check(256 * MIB + 1, 3, 1, Some(KdfError::TooMuch));
    check(u32::MAX, 1, 1, Some(KdfError::TooMuch));
    check(64 * MIB, 11, 1, Some(KdfError::TooMuch));
    check(64 * MIB, u32::MAX, 1, Some(KdfError::TooMuch));
    check(64 * MIB, 3, 5, Some(KdfError::TooMuch));
    check(0, u32::MAX, 0, Some(KdfError::TooMuch));
    let unknown = forged(&made().0.encode(), |body| body[29] = 2);
    assert_eq!(Header::decode(&unknown).err(), Some(HeaderError::Work(KdfError::Unknown)));
}

#[test]
fn of_two_the_newer_that_is_whole() {
    let (old, _, key) = made();
    let new = old.rewrap(&key, &Key([3; 32]), Kdf::new(fill), fill);
    let (one, two) = (old.encode(), new.encode());
    let later = forged(&one, |body| body[4] = 9);
    let weak = forged(&two, |body| body[30..34].fill(0));
    let cut = &two[..500];
    let check = |a: Option<&[u8]>, b: Option<&[u8]>, expected: Result<u64, HeaderError>| {
        assert_eq!(Header::choose(a, b).map(|header| header.revision()), expected);
        assert_eq!(Header::choose(b, a).map(|header| header.revision()), expected);
    };
    check(Some(&one), Some(&two), Ok(2));
    check(Some(&one), None, Ok(1));
    check(Some(&one), Some(cut), Ok(1));
    check(Some(&one), Some(&weak), Ok(1));
    check(Some(&one), Some(&later), Err(HeaderError::Later(9)));
    check(Some(&weak), None, Err(HeaderError::Work(KdfError::TooLittle)));
    check(Some(&weak), Some(cut), Err(HeaderError::Work(KdfError::TooLittle)));
    check(Some(cut), None, Err(HeaderError::Damaged));
    check(Some(cut), Some(cut), Err(HeaderError::Damaged));
    check(None, None, Err(HeaderError::Missing));
    assert_eq!([old.key(), new.key()], [b"header.a", b"header.b"]);
}
