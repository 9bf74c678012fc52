//! An envelope opens in its own place with its own key, and nowhere else.

use crate::support::fill;
use case_review::storage::seal::{Key, Kind, Place, SealError, open, seal};

const STORE: [u8; 16] = [7; 16];
const KEY: Key = Key([9; 32]);

fn place(kind: Kind, key: &[u8], number: u64) -> Place<'_> {
    Place { store: STORE, kind, key, number }
}

fn check(what: &str, text: &[u8], key: &Key, at: &Place, expected: Result<&[u8], SealError>) {
    let envelope = seal(&KEY, &place(Kind::Entry, b"case/1", 3), text, fill);
    let opened = open(key, at, &envelope);
    assert_eq!(opened.as_deref().map(Vec::as_slice), expected.as_ref().copied(), "{what}");
}

#[test]
fn opens_in_its_place_only() {
    let (own, closed) = (place(Kind::Entry, b"case/1", 3), Err(SealError::DoesNotOpen));
    check("itself", b"a note", &KEY, &own, Ok(b"a note"));
    check("nothing", b"", &KEY, &own, Ok(b""));
    check("just a KiB", &[1; 1020], &KEY, &own, Ok(&[1; 1020]));
    check("a byte more", &[1; 1021], &KEY, &own, Ok(&[1; 1021]));
    check("another key", b"a note", &Key([8; 32]), &own, closed);
    check("swapped with another", b"a note", &KEY, &place(Kind::Entry, b"case/2", 3), closed);
    check("moved between name and number", b"a note", &KEY, &place(Kind::Entry, b"\x03case/1", 0), closed);
    check("an older one put back", b"a note", &KEY, &place(Kind::Entry, b"case/1", 4), closed);
    check("another store", b"a note", &KEY, &Place { store: [6; 16], ..own }, closed);
    check("another kind", b"a note", &KEY, &place(Kind::Page, b"case/1", 3), Err(SealError::NotAnEnvelope));
}

#[test]
fn every_flipped_bit_and_every_cut_is_refused() {
    let at = place(Kind::Entry, b"case/1", 3);
    let envelope = seal(&KEY, &at, b"a note", fill);
    for bit in 0..envelope.len() * 8 {
        let mut altered = envelope.clone();
        altered[bit / 8] ^= 1 << (bit % 8);
        assert!(open(&KEY, &at, &altered).is_err(), "bit {bit}");
    }
    for length in 0..envelope.len() {
        assert!(open(&KEY, &at, &envelope[..length]).is_err(), "{length} bytes");
    }
    assert!(open(&KEY, &at, &[&envelope[..], &[0]].concat()).is_err(), "a byte more");
    println!("{} bits flipped, {} cuts, 0 opened", envelope.len() * 8, envelope.len());
}

/// The header of a page says what kind it is: were it not authenticated, changing both would open it.
#[test]
fn a_kind_that_is_relabelled_does_not_open() {
    let mut envelope = seal(&KEY, &place(Kind::Entry, b"case/1", 3), b"a note", fill);
    envelope[3] = Kind::Page as u8;
    assert_eq!(open(&KEY, &place(Kind::Page, b"case/1", 3), &envelope).err(), Some(SealError::DoesNotOpen));
}

#[test]
fn no_two_are_alike_and_length_is_hidden() {
    let at = place(Kind::Entry, b"case/1", 3);
    let [one, other] = [(); 2].map(|()| seal(&KEY, &at, b"a note", fill));
    assert_ne!(one, other);
    let lengths = [0, 1, 500, 1020].map(|length| seal(&KEY, &at, &vec![b'x'; length], fill).len());
    assert_eq!(lengths, [1076; 4]);
}
