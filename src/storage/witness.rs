//! What stands outside the store and knows that there was one: a browser that lost it must not look like one that never had any.
//!
//! Nothing of a case is in it. It is written after a change, so that it may lag behind the store but never runs ahead.

use std::fmt::Write;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Witness {
    /// Random; names the store to other tabs.
    pub handle: [u8; 8],
    pub generation: u64,
    pub count: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Testimony {
    /// There is no store and there was none.
    Fresh,
    Agrees,
    /// There was a store, and it is gone.
    StoreLost,
    /// The store is an older one than was seen here, or has fewer cases than it had at the same time.
    StoreOlder,
    /// There is a store that nobody saw: the witness was cleared, or could not be written.
    WitnessLost,
}

/// `store` is its generation and, once it is unlocked, the number of its cases.
pub fn compare(found: Option<&Witness>, store: Option<(u64, Option<u32>)>) -> Testimony {
    match (found, store) {
        (None, None) => Testimony::Fresh,
        (None, Some(_)) => Testimony::WitnessLost,
        (Some(_), None) => Testimony::StoreLost,
        (Some(seen), Some((generation, count))) => {
            let fewer = generation == seen.generation && count.is_some_and(|count| count != seen.count);
            if generation < seen.generation || fewer { Testimony::StoreOlder } else { Testimony::Agrees }
        }
    }
}

impl Witness {
    /// `1.`, the handle in hexadecimal, and both numbers.
    pub fn encode(&self) -> String {
        let mut text = "1.".to_string();
        self.handle.iter().for_each(|byte| write!(text, "{byte:02x}").unwrap_or_default());
        write!(text, ".{}.{}", self.generation, self.count).unwrap_or_default();
        text
    }

    pub fn decode(text: &str) -> Option<Self> {
        let mut parts = text.split('.');
        let ("1", handle, generation, count, None) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?, parts.next()) else {
            return None;
        };
        let handle = u64::from_str_radix(handle, 16).ok()?.to_be_bytes();
        let read = Witness { handle, generation: generation.parse().ok()?, count: count.parse().ok()? };
        (read.encode() == text).then_some(read)
    }
}
