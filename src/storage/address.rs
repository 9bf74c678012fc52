//! Under which keys a store lies on its shelf: `r` the root, `p` a page, `h` a head, `e` an entry. What begins otherwise is not the store's.

use crate::case::log::CaseId;
use std::ops::Range;

pub const ROOT: &[u8] = b"r";
pub const PAGES: Range<&[u8]> = b"p"..b"q";
pub const HEADS: Range<&[u8]> = b"h"..b"i";
pub const ENTRIES: Range<&[u8]> = b"e"..b"f";

pub fn page(number: u32) -> Vec<u8> {
    [b"p", &number.to_be_bytes()[..]].concat()
}

pub fn head(case: CaseId) -> Vec<u8> {
    [b"h", &case.0[..]].concat()
}

/// Numbered from 1.
pub fn entry(case: CaseId, number: u32) -> Vec<u8> {
    [b"e", &case.0[..], &number.to_be_bytes()].concat()
}

/// All entries of a case, of whatever number.
pub fn entries(case: CaseId) -> Range<Vec<u8>> {
    [b"e", &case.0[..]].concat()..[b"e", &case.0[..], &[0xff; 5]].concat()
}

/// Exactly this key.
pub fn only(key: Vec<u8>) -> Range<Vec<u8>> {
    let next = [&key[..], &[0]].concat();
    key..next
}

/// The case of a head or of an entry.
pub fn case_of(key: &[u8]) -> Option<CaseId> {
    Some(CaseId(key.get(1..17)?.try_into().ok()?))
}

/// The number of an entry or of a page; `None` for a key that no entry and no page has.
pub fn number_of(key: &[u8]) -> Option<u32> {
    let (rest, number) = key.split_last_chunk()?;
    Some(u32::from_be_bytes(*number)).filter(|_| rest.len() == if key[0] == b'p' { 1 } else { 17 })
}
